package dev.rederive.engine.enclosing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Random;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElementaryFunctionsTest {
  private static final int ROUNDS = 300;

  /** An argument of any size from 2^-40 to 2^12, with up to {@code bits} bits. */
  private static BigFraction argument(Random random, int bits) {
    BigInteger mantissa = new BigInteger(bits, random).setBit(bits - 1);
    int top = random.nextInt(53) - 40;
    BigFraction value =
        top >= bits
            ? new BigFraction(mantissa.shiftLeft(top - bits))
            : new BigFraction(mantissa, BigInteger.ONE.shiftLeft(bits - top));
    return random.nextBoolean() ? value : value.negate();
  }

  private static void assertRefines(Interval coarse, Interval fine, String what) {
    assertTrue(coarse.contains(fine), () -> what + ": " + coarse + " does not contain " + fine);
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 30, 53, 110, 200, 700})
  void muchHigherPrecisionLiesInside(int precision) {
    Random random = new Random(1000 + precision);
    IntervalArithmetic coarse = new IntervalArithmetic(precision);
    IntervalArithmetic fine = new IntervalArithmetic(2 * precision + 150);
    for (int i = 0; i < ROUNDS; i++) {
      BigFraction x = argument(random, 1 + random.nextInt(precision));
      Interval a = coarse.constant(x);
      Interval b = fine.constant(x);
      assertTrue(a.isPoint() && b.isPoint());
      assertRefines(coarse.exp(a), fine.exp(b), "exp " + x);
      assertRefines(coarse.sin(a), fine.sin(b), "sin " + x);
      assertRefines(coarse.cos(a), fine.cos(b), "cos " + x);
      assertRefines(coarse.atan(a), fine.atan(b), "atan " + x);
      assertRefines(coarse.ln(coarse.abs(a)), fine.ln(fine.abs(b)), "ln " + x);
      BigFraction exponent = new BigFraction(random.nextInt(19) - 9, 1 + random.nextInt(7));
      assertRefines(
          coarse.power(coarse.abs(a), exponent),
          fine.power(fine.abs(b), exponent),
          x + "^" + exponent);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 53, 110, 300})
  void valuesInsideTheArgumentHaveValuesInsideTheResult(int precision) {
    Random random = new Random(2000 + precision);
    IntervalArithmetic coarse = new IntervalArithmetic(precision);
    IntervalArithmetic fine = new IntervalArithmetic(3 * precision + 150);
    for (int i = 0; i < ROUNDS; i++) {
      BigFraction x = argument(random, 1 + random.nextInt(precision));
      BigFraction width =
          new BigFraction(
              BigInteger.valueOf(1 + random.nextInt(9)),
              BigInteger.TWO.pow(random.nextInt(precision + 30)));
      Interval a = coarse.range(x, x.add(width));
      BigFraction inside = x.add(width.multiply(random.nextInt(17)).divide(16));
      Interval b = fine.constant(inside);
      String what = a + " at " + inside;
      assertRefines(coarse.exp(a), fine.exp(b), "exp " + what);
      assertRefines(coarse.sin(a), fine.sin(b), "sin " + what);
      assertRefines(coarse.cos(a), fine.cos(b), "cos " + what);
      assertRefines(coarse.atan(a), fine.atan(b), "atan " + what);
      if (a.certainSign() > 0) {
        assertRefines(coarse.ln(a), fine.ln(b), "ln " + what);
        assertRefines(
            coarse.power(a, new BigFraction(-2, 3)),
            fine.power(b, new BigFraction(-2, 3)),
            "power of " + what);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 53, 110, 400})
  void identitiesHold(int precision) {
    Random random = new Random(3000 + precision);
    IntervalArithmetic arithmetic = new IntervalArithmetic(precision);
    for (int i = 0; i < ROUNDS; i++) {
      Interval a = arithmetic.constant(argument(random, 12));
      Interval b = arithmetic.constant(argument(random, 12));
      Interval product = arithmetic.multiply(arithmetic.exp(a), arithmetic.exp(b));
      assertTrue(product.meets(arithmetic.exp(arithmetic.add(a, b))));
      assertTrue(arithmetic.ln(arithmetic.exp(a)).contains(a));
      assertTrue(arithmetic.exp(arithmetic.ln(arithmetic.abs(a))).contains(arithmetic.abs(a)));
      Interval sine = arithmetic.sin(a);
      Interval cosine = arithmetic.cos(a);
      Interval squares =
          arithmetic.add(arithmetic.multiply(sine, sine), arithmetic.multiply(cosine, cosine));
      assertTrue(squares.contains(BigFraction.ONE));
      Interval sum =
          arithmetic.add(
              arithmetic.multiply(sine, arithmetic.cos(b)),
              arithmetic.multiply(cosine, arithmetic.sin(b)));
      assertTrue(sum.meets(arithmetic.sin(arithmetic.add(a, b))));
      Interval angle = arithmetic.atan(a);
      assertTrue(
          arithmetic.divide(arithmetic.sin(angle), arithmetic.cos(angle)).contains(a),
          () -> "tan atan " + a);
      Interval cube = arithmetic.power(arithmetic.abs(a), new BigFraction(3));
      assertTrue(arithmetic.power(cube, new BigFraction(1, 3)).meets(arithmetic.abs(a)));
    }
    Interval four = arithmetic.integer(4);
    Interval pi = arithmetic.multiply(four, arithmetic.atan(arithmetic.integer(1)));
    assertTrue(pi.meets(arithmetic.pi()));
    assertTrue(arithmetic.sin(arithmetic.pi()).containsZero());
    assertTrue(arithmetic.cos(arithmetic.pi()).contains(new BigFraction(-1)));
  }

  private static final MathContext SIXTY = new MathContext(60);

  /** atan x by plain decimal arithmetic: shares nothing with the kernels. */
  private static BigDecimal arcTangentSeries(BigDecimal x) {
    BigDecimal square = x.multiply(x, SIXTY).negate();
    BigDecimal power = x;
    BigDecimal sum = BigDecimal.ZERO;
    for (int n = 1; n < 500; n += 2) {
      sum = sum.add(power.divide(BigDecimal.valueOf(n), SIXTY), SIXTY);
      power = power.multiply(square, SIXTY);
    }
    return sum;
  }

  private static void assertDigits(Interval value, BigDecimal expected) {
    BigDecimal printed = expected.round(new MathContext(50));
    assertTrue(
        value.roundsTo(printed.toPlainString()), () -> value.toDecimal(55) + " for " + printed);
  }

  @Test
  void knownConstantsToFiftyDigits() {
    IntervalArithmetic arithmetic = new IntervalArithmetic(220);
    BigDecimal e = BigDecimal.ZERO;
    BigDecimal term = BigDecimal.ONE;
    for (int n = 1; n < 60; n++) {
      e = e.add(term, SIXTY);
      term = term.divide(BigDecimal.valueOf(n), SIXTY);
    }
    assertDigits(arithmetic.exp(arithmetic.integer(1)), e);
    BigDecimal half = new BigDecimal("0.5");
    BigDecimal atanHalf = arcTangentSeries(half);
    assertDigits(arithmetic.atan(arithmetic.constant(new BigFraction(1, 2))), atanHalf);
    BigDecimal third = BigDecimal.ONE.divide(BigDecimal.valueOf(3), SIXTY);
    // pi/4 = atan 1/2 + atan 1/3 (Euler).
    assertDigits(
        arithmetic.pi(),
        atanHalf.add(arcTangentSeries(third)).multiply(BigDecimal.valueOf(4), SIXTY));
    BigDecimal ln2 = BigDecimal.ZERO;
    BigDecimal power = BigDecimal.ONE;
    for (int n = 1; n < 250; n++) {
      power = power.multiply(half);
      ln2 = ln2.add(power.divide(BigDecimal.valueOf(n), SIXTY), SIXTY);
    }
    assertDigits(arithmetic.ln(arithmetic.integer(2)), ln2);
    assertEquals("3.1415926535897932384…", arithmetic.pi().toDecimal(20));
    assertEquals("2.7182818284590452353…", arithmetic.exp(arithmetic.integer(1)).toDecimal(20));
  }

  @Test
  void extremaInsideTheArgumentAreIncluded() {
    IntervalArithmetic arithmetic = new IntervalArithmetic(80);
    Interval around = arithmetic.range(new BigFraction(1), new BigFraction(2));
    Interval sine = arithmetic.sin(around);
    assertTrue(sine.contains(BigFraction.ONE));
    assertTrue(sine.meets(arithmetic.sin(arithmetic.integer(1))));
    assertTrue(sine.certainlyGreater(new BigFraction(84, 100)));
    Interval cosine = arithmetic.cos(arithmetic.range(new BigFraction(3), new BigFraction(7, 2)));
    assertTrue(cosine.contains(new BigFraction(-1)));
    assertTrue(cosine.certainlyLess(new BigFraction(-9, 10)));
    assertTrue(
        arithmetic
            .cos(arithmetic.range(new BigFraction(-1, 10), new BigFraction(1, 10)))
            .contains(BigFraction.ONE));
    Interval all = arithmetic.sin(arithmetic.range(new BigFraction(0), new BigFraction(5)));
    assertTrue(all.contains(BigFraction.ONE) && all.contains(new BigFraction(-1)));
    Interval monotone = arithmetic.sin(arithmetic.range(new BigFraction(-1), new BigFraction(1)));
    assertTrue(monotone.certainlyLess(new BigFraction(85, 100)));
    assertTrue(monotone.certainlyGreater(new BigFraction(-85, 100)));
    Interval wide = arithmetic.cos(arithmetic.range(new BigFraction(-1000), new BigFraction(1000)));
    assertTrue(wide.contains(BigFraction.ONE) && wide.contains(new BigFraction(-1)));
  }

  @Test
  void hostileArgumentsEndAndStayTrue() {
    IntervalArithmetic coarse = new IntervalArithmetic(64);
    IntervalArithmetic fine = new IntervalArithmetic(400);
    // Doubles next to multiples of pi/2: leading bits of the remainder cancel.
    for (double x :
        new double[] {
          0x1.921fb54442d18p1,
          0x1.921fb54442d18p0,
          5.319372648326541e255,
          6381956970095103.0 * 0x1p797,
          1e22,
          1e300,
          Double.MIN_VALUE,
          -Double.MAX_VALUE
        }) {
      BigFraction exact = new BigFraction(x);
      Interval a = coarse.constant(exact);
      Interval sine = coarse.sin(a);
      Interval cosine = coarse.cos(a);
      assertTrue(sine.correctBits() > 58 && cosine.correctBits() > 58, () -> "at " + x);
      assertTrue(sine.contains(fine.sin(fine.constant(exact))));
      assertTrue(cosine.contains(fine.cos(fine.constant(exact))));
      assertTrue(coarse.atan(a).contains(fine.atan(fine.constant(exact))));
    }
    Interval giant = coarse.power(coarse.integer(10), new BigFraction(100_000_000));
    assertTrue(coarse.sin(giant).contains(BigFraction.ZERO));
    assertTrue(coarse.atan(giant).meets(coarse.divide(coarse.pi(), coarse.integer(2))));
    assertTrue(coarse.ln(giant).correctBits() > 55);
    Interval dwarf = coarse.reciprocal(giant);
    assertEquals(1, coarse.sin(dwarf).certainSign());
    assertEquals(1, coarse.atan(dwarf).certainSign());
    assertTrue(coarse.cos(dwarf).contains(BigFraction.ONE));
    assertTrue(
        coarse.exp(dwarf).contains(BigFraction.ONE)
            || coarse.exp(dwarf).low().compareTo(BigFraction.ONE) == 0);
    assertTrue(coarse.exp(coarse.negate(dwarf)).correctBits() > 58);
    Interval nearOne = coarse.add(coarse.integer(1), coarse.constant(new BigFraction(1, 1L << 60)));
    assertTrue(coarse.ln(nearOne).correctBits() > 58);
    assertNotNull(coarse.power(giant, new BigFraction(-1, 3)));
    Interval far = coarse.range(new BigFraction(-1_000_000), new BigFraction(1));
    assertEquals(1, coarse.exp(far).certainSign());
  }
}
