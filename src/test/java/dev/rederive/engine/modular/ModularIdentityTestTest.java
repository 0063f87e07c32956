package dev.rederive.engine.modular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.engine.Evidence;
import dev.rederive.engine.dag.Derivatives;
import dev.rederive.engine.dag.RoundedNumber;
import dev.rederive.math.Relation;
import java.math.BigInteger;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class ModularIdentityTestTest {
  private final Formula f = new Formula();
  private final int x = f.variable("x");
  private final int y = f.variable("y");
  private final int z = f.variable("z");
  private final int one = f.number(1);
  private final int two = f.number(2);

  private void proved(int left, int right) {
    for (long seed = 1; seed <= 5; seed++) {
      ModularResult result = f.test(left, right, seed);
      ModularResult.Equal equal =
          assertInstanceOf(ModularResult.Equal.class, result, result.toString());
      assertTrue(equal.errorBits() <= -100, result.toString());
      assertTrue(equal.trials() >= 2 && equal.trials() <= 8, result.toString());
    }
  }

  private void notProved(int left, int right) {
    for (long seed = 1; seed <= 200; seed++) {
      assertInstanceOf(ModularResult.Silent.class, f.test(left, right, seed));
    }
  }

  private void silent(String reason, int left, int right) {
    ModularResult result = f.test(left, right, 1);
    String said = assertInstanceOf(ModularResult.Silent.class, result).reason();
    assertTrue(said.contains(reason), said);
  }

  @Test
  void rational() {
    proved(f.power(f.sum(x, y), 2), f.sum(f.power(x, 2), f.product(two, x, y), f.power(y, 2)));
    proved(
        f.minus(f.over(one, f.minus(x, y)), f.over(one, f.sum(x, y))),
        f.over(f.product(two, y), f.minus(f.power(x, 2), f.power(y, 2))));
    notProved(f.power(f.sum(x, y), 2), f.sum(f.power(x, 2), f.product(x, y), f.power(y, 2)));
    notProved(f.over(x, y), f.over(y, x));
    notProved(x, f.negate(x));
    notProved(x, f.product(two, x));
    notProved(f.power(x, 2), f.power(x, 3));
    notProved(
        f.product(x, f.minus(x, f.fraction(1, 2)), f.minus(x, one), f.minus(x, two), f.sum(x, one)),
        f.number(0));
    int tiny = f.dag.constant(new BigFraction(BigInteger.ONE, BigInteger.TEN.pow(20)));
    notProved(f.sum(x, tiny), x);
    silent(
        "residues",
        f.over(
            one, f.minus(f.power(f.sum(x, one), 2), f.sum(f.power(x, 2), f.product(two, x), one))),
        x);
  }

  /** A sign or a condition has two sides, whatever the quantity is made of: both are looked at. */
  @Test
  void signsOfWhatIsNotRational() {
    int[] quantities = {
      f.sin(x),
      f.cos(f.sum(x, y)),
      f.ln(x),
      f.atan(x),
      f.call("f", x),
      f.minus(f.exp(x), f.exp(f.negate(x))),
      f.sum(f.sin(x), f.call("f", f.sin(y))),
      f.minus(f.sqrt(x), f.exp(y))
    };
    for (int u : quantities) {
      proved(f.power(f.abs(u), 2), f.power(u, 2));
      notProved(f.abs(u), u);
      notProved(f.abs(u), f.negate(u));
      notProved(f.sqrt(f.power(u, 2)), u);
      notProved(f.sqrt(f.power(u, 2)), f.negate(u));
      notProved(f.select(Relation.GREATER, u, f.number(0), one, two), one);
      notProved(f.select(Relation.GREATER, u, f.number(0), one, two), two);
      notProved(f.select(Relation.EQUAL, u, x, one, two), two);
      notProved(f.abs(f.sum(f.abs(u), u)), f.number(0));
    }
  }

  @Test
  void exponentials() {
    proved(f.product(f.exp(x), f.exp(y)), f.exp(f.sum(x, y)));
    proved(f.power(f.exp(f.over(x, two)), 6), f.exp(f.product(f.number(3), x)));
    proved(f.product(f.exp(one), f.exp(x)), f.exp(f.sum(x, one)));
    proved(
        f.exp(f.power(f.minus(x, y), 2)),
        f.product(
            f.exp(f.sum(f.power(x, 2), f.power(y, 2))), f.exp(f.product(f.number(-2), x, y))));
    int s = f.sigmoid(x);
    proved(f.exp(f.product(y, s)), f.exp(f.product(y, f.over(f.exp(x), f.sum(one, f.exp(x))))));
    proved(f.exp(f.over(x, f.minus(y, z))), f.power(f.exp(f.over(x, f.minus(z, y))), -1));
    proved(
        f.exp(f.negate(f.over(f.power(f.minus(x, y), 2), f.product(two, f.power(z, 2))))),
        f.exp(f.product(f.fraction(-1, 2), f.power(f.over(f.minus(x, y), z), 2))));
    proved(f.exp(f.product(two, f.ln(x))), f.power(x, 2));
    proved(f.exp(f.product(f.fraction(1, 2), f.ln(x))), f.sqrt(x));
    int quotient = f.over(f.minus(f.power(x, 2), f.power(y, 2)), f.minus(x, y));
    proved(f.exp(quotient), f.exp(f.sum(x, y)));
    proved(f.tanh(quotient), f.minus(f.product(two, f.sigmoid(f.product(two, f.sum(x, y)))), one));
    notProved(f.exp(quotient), f.exp(f.minus(x, y)));
    notProved(f.product(f.exp(x), f.exp(y)), f.exp(f.product(x, y)));
    notProved(f.product(f.exp(f.number(-1000)), x), f.number(0));
    notProved(f.exp(f.power(x, 2)), f.power(f.exp(x), 2));
    notProved(f.exp(f.sum(x, one)), f.exp(x));
  }

  @Test
  void logarithmsOfProductsThatAreWrittenAsSums() {
    int square = f.sum(f.power(x, 2), f.product(two, x, y), f.power(y, 2));
    int difference = f.minus(f.power(x, 2), f.power(y, 2));
    int plus = f.sum(x, y);
    int minus = f.minus(x, y);
    proved(f.ln(difference), f.sum(f.ln(plus), f.ln(minus)));
    proved(f.sum(f.ln(plus), f.ln(minus)), f.ln(difference));
    proved(f.ln(square), f.product(two, f.ln(plus)));
    proved(f.product(two, f.ln(plus)), f.ln(square));
    proved(f.minus(f.ln(square), f.ln(difference)), f.minus(f.ln(plus), f.ln(minus)));
    proved(
        f.ln(f.minus(f.product(f.number(4), x, z), f.product(f.number(4), y, z))),
        f.sum(f.ln(f.number(4)), f.ln(minus), f.ln(z)));
    proved(
        f.ln(f.minus(f.power(f.sum(x, one), 2), f.power(x, 2))),
        f.ln(f.sum(f.product(two, x), one)));
    notProved(f.ln(difference), f.sum(f.ln(plus), f.ln(plus)));
    notProved(f.ln(f.sum(f.power(x, 2), f.power(y, 2))), f.sum(f.ln(plus), f.ln(minus)));
    notProved(f.ln(square), f.ln(plus));
    notProved(f.ln(plus), f.sum(f.ln(x), f.ln(y)));
    notProved(
        f.ln(f.minus(f.product(f.number(4), x, z), f.product(f.number(4), y, z))),
        f.sum(f.ln(f.number(2)), f.ln(minus), f.ln(z)));
  }

  @Test
  void sigmoidAndTanh() {
    Derivatives derivatives = new Derivatives(f.dag);
    int s = f.named("s", f.sigmoid(x));
    proved(derivatives.expand(f.dag.derivative(s, x)), f.product(s, f.minus(one, s)));
    notProved(derivatives.expand(f.dag.derivative(s, x)), f.product(s, f.sum(one, s)));
    proved(f.minus(one, s), f.sigmoid(f.negate(x)));
    int t = f.tanh(x);
    proved(derivatives.expand(f.dag.derivative(t, x)), f.minus(one, f.power(t, 2)));
    proved(f.tanh(x), f.minus(f.product(two, f.sigmoid(f.product(two, x))), one));
    proved(f.tanh(f.sum(x, y)), f.over(f.sum(t, f.tanh(y)), f.sum(one, f.product(t, f.tanh(y)))));
    notProved(derivatives.expand(f.dag.derivative(t, x)), f.minus(one, t));
    int softplus = f.ln(f.sum(one, f.exp(x)));
    proved(derivatives.expand(f.dag.derivative(softplus, x)), s);
  }

  @Test
  void softmaxJacobian() {
    int[] exponents = new int[4];
    int[] z = new int[4];
    for (int i = 0; i < 4; i++) {
      z[i] = f.variable("z" + i);
      exponents[i] = f.exp(z[i]);
    }
    int total = f.sum(exponents);
    int[] outputs = new int[4];
    for (int i = 0; i < 4; i++) {
      outputs[i] = f.named("y" + i, f.over(exponents[i], total));
    }
    Derivatives derivatives = new Derivatives(f.dag);
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        int delta = f.number(i == j ? 1 : 0);
        int derivative = derivatives.expand(f.dag.derivative(outputs[i], z[j]));
        proved(derivative, f.product(outputs[i], f.minus(delta, outputs[j])));
        notProved(derivative, f.product(outputs[i], f.minus(delta, outputs[(j + 1) % 4])));
      }
    }
    proved(f.sum(outputs), one);
  }

  @Test
  void logarithms() {
    proved(
        f.ln(f.product(f.exp(x), f.power(y, 2), f.number(6))),
        f.sum(x, f.product(two, f.ln(f.abs(y))), f.ln(two), f.ln(f.number(3))));
    proved(f.ln(f.over(x, y)), f.minus(f.ln(x), f.ln(y)));
    int softplus = f.ln(f.sum(one, f.exp(x)));
    proved(softplus, f.sum(x, f.ln(f.sum(one, f.exp(f.negate(x))))));
    int s = f.sigmoid(x);
    proved(f.ln(f.over(s, f.minus(one, s))), x);
    proved(
        f.negate(f.sum(f.product(y, f.ln(s)), f.product(f.minus(one, y), f.ln(f.minus(one, s))))),
        f.minus(softplus, f.product(x, y)));
    int shifted = f.sum(f.exp(f.minus(x, z)), f.exp(f.minus(y, z)));
    proved(f.ln(f.sum(f.exp(x), f.exp(y))), f.sum(z, f.ln(shifted)));
    notProved(f.ln(f.sum(x, y)), f.sum(f.ln(x), f.ln(y)));
    notProved(f.ln(two), f.fraction(693147, 1000000));
    notProved(softplus, f.sum(x, f.ln(f.sum(one, f.exp(x)))));
    notProved(f.ln(f.power(x, 2)), f.product(f.number(3), f.ln(x)));
    notProved(f.ln(f.sum(one, x)), f.ln(x));
  }

  @Test
  void angles() {
    proved(f.sin(f.sum(x, y)), f.sum(f.product(f.sin(x), f.cos(y)), f.product(f.cos(x), f.sin(y))));
    proved(f.sum(f.power(f.sin(x), 2), f.power(f.cos(x), 2)), one);
    int quarter = f.product(f.fraction(1, 2), f.dag.pi());
    proved(f.sin(f.sum(x, quarter)), f.cos(x));
    proved(f.cos(f.dag.pi()), f.number(-1));
    proved(f.sin(f.product(f.fraction(1, 6), f.dag.pi())), f.fraction(1, 2));
    proved(f.sin(f.product(two, x)), f.product(two, f.sin(x), f.cos(x)));
    notProved(f.sin(f.sum(x, y)), f.sum(f.sin(x), f.sin(y)));
    notProved(f.cos(f.sum(x, quarter)), f.sin(x));
    notProved(f.cos(x), f.sin(x));
    notProved(f.dag.pi(), f.fraction(22, 7));
    proved(f.atan(f.negate(x)), f.negate(f.atan(x)));
    notProved(f.sum(f.atan(x), f.atan(f.over(one, x))), quarter);
  }

  @Test
  void rootsAndSigns() {
    proved(f.power(f.sqrt(x), 2), x);
    proved(f.sqrt(f.power(x, 2)), f.abs(x));
    proved(f.power(f.abs(x), 2), f.power(x, 2));
    proved(f.abs(f.product(x, y)), f.product(f.abs(x), f.abs(y)));
    proved(f.sqrt(f.number(8)), f.product(two, f.sqrt(two)));
    proved(f.product(f.sign(x), x), f.abs(x));
    proved(f.product(f.power(x, new BigFraction(1, 3)), f.power(x, new BigFraction(2, 3))), x);
    proved(f.sum(f.max(x, y), f.minus(x, f.max(x, y))), x);
    proved(f.sum(f.max(x, y), f.negate(f.max(f.negate(x), f.negate(y)))), f.sum(x, y));
    proved(f.abs(f.sum(one, f.exp(x))), f.sum(one, f.exp(x)));
    proved(
        f.over(one, f.sum(f.sqrt(x), f.sqrt(y))),
        f.over(f.minus(f.sqrt(x), f.sqrt(y)), f.minus(x, y)));
    notProved(f.sqrt(f.power(x, 2)), x);
    notProved(f.sqrt(f.power(x, 2)), f.negate(x));
    notProved(f.abs(x), x);
    notProved(f.max(x, y), x);
    notProved(f.sqrt(f.sum(f.power(x, 2), f.power(y, 2))), f.sum(x, y));
    notProved(f.sqrt(f.power(f.sum(x, y), 2)), f.sum(x, y));
    notProved(f.sqrt(f.sum(f.power(x, 2), f.product(two, x), one)), f.sum(x, one));
    notProved(f.exp(f.sqrt(f.sum(f.power(x, 2), f.product(two, x), one))), f.exp(f.sum(x, one)));
    notProved(f.sqrt(two), f.fraction(141421356, 100000000));
    notProved(f.power(x, new BigFraction(1, 3)), f.power(x, new BigFraction(2, 3)));
  }

  @Test
  void conditions() {
    int zero = f.number(0);
    int relu = f.select(Relation.GREATER, x, zero, x, zero);
    proved(f.select(Relation.LESS, x, zero, f.negate(x), x), f.abs(x));
    proved(f.power(relu, 2), f.product(x, relu));
    proved(relu, f.select(Relation.LESS_OR_EQUAL, x, zero, zero, x));
    proved(relu, f.select(Relation.LESS, f.negate(x), zero, x, zero));
    notProved(relu, x);
    notProved(relu, f.select(Relation.LESS, x, zero, x, zero));
    proved(f.select(Relation.LESS, one, two, x, y), x);
  }

  @Test
  void undefinedFunctions() {
    Derivatives derivatives = new Derivatives(f.dag);
    int inner = f.call("g", x);
    int outer = f.call("f", f.product(two, inner), y);
    int derivative = derivatives.expand(f.dag.derivative(outer, x));
    int other = f.call("f", f.sum(inner, inner), y);
    proved(outer, other);
    proved(derivative, derivatives.expand(f.dag.derivative(other, x)));
    notProved(outer, f.call("f", y, f.product(two, inner)));
    notProved(derivative, derivatives.expand(f.dag.derivative(outer, y)));
  }

  @Test
  void silenceSaysWhy() {
    int rounded = f.dag.rounded(new RoundedNumber(new BigFraction(1), new BigFraction(2), "1.5"));
    silent("rounded decimal", f.product(rounded, x), f.product(x, rounded, one, y));
    silent("outside the class", f.power(x, new BigFraction(1, 7)), y);
    silent("residue not zero", x, y);
    int difference = f.minus(f.power(f.sum(x, y), 2), f.product(x, y));
    ModularResult poor = ModularIdentityTest.test(f.dag, new int[] {difference}, 1, 3);
    assertEquals(new ModularResult.Silent("exceeds the work budget"), poor);
    int huge =
        f.product(
            f.power(f.sum(x, y), 1L << 38),
            f.minus(f.power(f.sum(x, one), 2), f.sum(f.power(x, 2), f.product(two, x), one)));
    assertInstanceOf(
        ModularResult.Silent.class,
        f.test(f.power(f.sum(x, huge), 1L << 38), f.power(x, 1L << 38), 1));
    assertEquals(Evidence.Outcome.SILENT, poor.evidence().outcome());
    assertEquals(Evidence.Outcome.EQUAL, f.test(x, x, 1).evidence().outcome());
    silent("outside the class", f.power(f.abs(f.sum(x, y)), new BigFraction(1, 7)), x);
  }

  @Test
  void everyInstanceCounts() {
    int[] all = new int[100];
    for (int k = 0; k < 100; k++) {
      all[k] =
          f.minus(
              f.product(x, f.sum(y, f.number(k))),
              f.sum(f.product(x, y), f.product(x, f.number(k))));
    }
    assertInstanceOf(ModularResult.Equal.class, ModularIdentityTest.test(f.dag, all, 7, 1 << 30));
    all[63] = f.minus(x, y);
    assertInstanceOf(ModularResult.Silent.class, ModularIdentityTest.test(f.dag, all, 7, 1 << 30));
  }

  @Test
  void sameSeedSameAnswer() {
    int left = f.sin(f.sum(x, y));
    int right = f.sum(f.product(f.sin(x), f.cos(y)), f.product(f.cos(x), f.sin(y)));
    assertEquals(f.test(left, right, 42), f.test(left, right, 42));
  }
}
