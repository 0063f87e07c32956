package dev.rederive.engine.enclosing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.engine.Evidence.Outcome;
import dev.rederive.engine.Finding;
import dev.rederive.engine.Formulas;
import dev.rederive.engine.dag.Op;
import dev.rederive.engine.dag.RoundedNumber;
import dev.rederive.engine.sampling.Condition;
import dev.rederive.engine.sampling.Instance;
import dev.rederive.engine.sampling.Question;
import dev.rederive.math.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class EnclosingEngineTest {
  private final Formulas f = new Formulas();
  private final EnclosingEngine engine = new EnclosingEngine();
  private final int x = f.variable("x");
  private final int y = f.variable("y");
  private final int zero = f.dag.zero;
  private final int one = f.dag.one;

  private void assertOutcome(Outcome expected, Question question) {
    Finding finding = engine.examine(question);
    assertEquals(
        expected, finding.evidence().outcome(), finding + " " + finding.evidence().detail());
    assertEquals(expected == Outcome.UNEQUAL, finding.witness() != null);
  }

  @Test
  void identitiesAgree() {
    assertOutcome(
        Outcome.EQUAL,
        f.claim(
            f.power(f.sum(x, y), 2),
            f.sum(f.power(x, 2), f.product(f.number(2, 1), x, y), f.power(y, 2))));
    assertOutcome(Outcome.EQUAL, f.claim(f.sum(f.power(f.sin(x), 2), f.power(f.cos(x), 2)), one));
    assertOutcome(Outcome.EQUAL, f.claim(f.minus(f.exp(f.ln(x)), x), zero));
    int s = f.sigmoid(x);
    assertOutcome(Outcome.EQUAL, f.claim(f.derivative(s, x), f.product(s, f.minus(one, s))));
  }

  @Test
  void tinyDifferencesAreRefuted() {
    assertOutcome(Outcome.UNEQUAL, f.claim(f.sum(x, f.number("0.00000000000000000001")), x));
    int tiny = f.dag.constant(new BigFraction(10).pow(-300));
    assertOutcome(Outcome.UNEQUAL, f.claim(f.sum(x, tiny), x));
    assertOutcome(Outcome.UNEQUAL, f.claim(f.product(f.exp(f.number(-1000, 1)), x), zero));
    assertOutcome(Outcome.UNEQUAL, f.claim(f.product(tiny, x), zero));
  }

  @Test
  void aPolynomialWithSmallRootsIsNotZero() {
    int product =
        f.product(
            x,
            f.minus(x, f.number(1, 2)),
            f.minus(x, one),
            f.minus(x, f.number(2, 1)),
            f.sum(x, one));
    assertOutcome(Outcome.UNEQUAL, f.claim(product, zero));
  }

  @Test
  void aWitnessIsShortAndShowsBothSides() {
    Finding finding =
        engine.examine(f.claim(f.power(f.sum(x, y), 2), f.sum(f.power(x, 2), f.power(y, 2))));
    assertEquals(2, finding.witness().at().size());
    for (BigFraction value : finding.witness().at().values()) {
      assertTrue(value.toString().length() <= 2, finding.witness().toString());
    }
    assertNotEquals(finding.witness().left(), finding.witness().right());
  }

  @Test
  void rareRegionsAreMet() {
    // False only for x < 0, for |x| < 1, for large x.
    assertOutcome(Outcome.UNEQUAL, f.claim(f.root(f.power(x, 2)), x));
    assertOutcome(
        Outcome.UNEQUAL, f.claim(f.abs(f.minus(f.power(x, 2), one)), f.minus(f.power(x, 2), one)));
    int atan = f.dag.unary(Op.ATAN, x);
    int atanInverse = f.dag.unary(Op.ATAN, f.over(one, x));
    assertOutcome(
        Outcome.UNEQUAL, f.claim(f.sum(atan, atanInverse), f.product(f.number(1, 2), f.dag.pi())));
    assertOutcome(
        Outcome.UNEQUAL, f.claim(f.abs(f.minus(x, f.number(9, 1))), f.minus(f.number(9, 1), x)));
  }

  @Test
  void aNaturalAssumptionIsNamed() {
    int atan = f.dag.unary(Op.ATAN, x);
    int atanInverse = f.dag.unary(Op.ATAN, f.over(one, x));
    Question question = f.claim(f.sum(atan, atanInverse), f.product(f.number(1, 2), f.dag.pi()));
    Finding finding = engine.examine(question);
    assertEquals("x > 0", engine.savedBy(question, finding.witness()).orElseThrow().text());
    Question hopeless = f.claim(f.product(x, y), f.sum(x, y));
    assertTrue(engine.savedBy(hopeless, engine.examine(hopeless).witness()).isEmpty());
    Question product = f.claim(f.sum(f.ln(x), f.ln(y)), f.ln(f.product(x, y)));
    assertOutcome(Outcome.EQUAL, product);
    Question roots = f.claim(f.root(f.power(f.product(x, y), 2)), f.product(x, f.abs(y)));
    assertEquals(
        "x > 0", engine.savedBy(roots, engine.examine(roots).witness()).orElseThrow().text());
  }

  @Test
  void inequalities() {
    int squares = f.sum(f.power(x, 2), f.power(y, 2));
    int twice = f.product(f.number(2, 1), x, y);
    assertOutcome(Outcome.EQUAL, f.claim(squares, Relation.GREATER_OR_EQUAL, twice));
    assertOutcome(Outcome.UNEQUAL, f.claim(squares, Relation.LESS, twice));
    assertOutcome(
        Outcome.EQUAL, f.claim(f.sum(x, y), Relation.LESS_OR_EQUAL, f.sum(y, f.exp(f.ln(x)))));
    assertOutcome(
        Outcome.UNEQUAL, f.claim(x, Relation.GREATER, zero, new Condition(y, Relation.GREATER, x)));
    assertOutcome(
        Outcome.EQUAL,
        f.claim(y, Relation.GREATER, zero, new Condition(y, Relation.GREATER, f.abs(x))));
  }

  @Test
  void equationsAmongTheAssumptions() {
    Condition total = new Condition(f.sum(x, y), Relation.EQUAL, one);
    assertOutcome(Outcome.EQUAL, f.claim(f.product(x, y), f.product(x, f.minus(one, x)), total));
    assertOutcome(Outcome.UNEQUAL, f.claim(f.product(x, y), f.product(x, f.minus(one, x))));
  }

  @Test
  void definedNowhereIsSilence() {
    assertOutcome(Outcome.SILENT, f.claim(f.over(x, f.minus(f.abs(x), f.abs(x))), one));
    assertOutcome(Outcome.SILENT, f.claim(f.ln(f.dag.negate(f.power(x, 2))), x));
  }

  @Test
  void claimsWithoutVariablesNeedOnePoint() {
    assertOutcome(Outcome.EQUAL, f.claim(f.exp(f.ln(f.number(2, 1))), f.number(2, 1)));
    assertOutcome(
        Outcome.UNEQUAL, f.claim(f.sum(f.number("0.1"), f.number("0.2")), f.number("0.4")));
  }

  @Test
  void roundedDecimalsMeet() {
    int third =
        f.dag.rounded(
            new RoundedNumber(
                Formulas.fraction("0.3333325"), Formulas.fraction("0.3333335"), "0.333333"));
    assertOutcome(Outcome.EQUAL, f.claim(f.product(x, third), f.over(x, f.number(3, 1))));
    assertOutcome(Outcome.UNEQUAL, f.claim(f.product(x, third), f.product(x, f.number("0.3334"))));
  }

  @Test
  void oneWrongInstanceOfAFamilyIsNamed() {
    List<Instance> instances = new ArrayList<>();
    for (int k = 1; k <= 5; k++) {
      int v = f.variable("v" + k);
      int wrong = k == 4 ? f.sum(v, one) : v;
      instances.add(f.instance("i = " + k, f.product(v, y), f.product(wrong, y)));
    }
    Question family = new Question(f.dag, Relation.EQUAL, instances, List.of(), Map.of(), 3);
    Finding finding = engine.examine(family);
    assertEquals("i = 4", finding.witness().instance());
    assertEquals(2, finding.witness().at().size());
  }

  @Test
  void instancesThatShareNoPointHaveTheirOwn() {
    List<Instance> instances =
        List.of(
            f.instance("i = 1", f.exp(f.ln(x)), x),
            f.instance("i = 2", f.exp(f.ln(f.dag.negate(x))), f.dag.negate(x)));
    Question family = new Question(f.dag, Relation.EQUAL, instances, List.of(), Map.of(), 3);
    assertOutcome(Outcome.EQUAL, family);
  }

  @Test
  void valuesToManyDigits() {
    Interval value =
        EnclosingEngine.enclose(f.dag, f.exp(x), Map.of(Formulas.atom("x"), BigFraction.ONE), 50);
    assertTrue(
        value.toDecimal(50).startsWith("2.718281828459045235360287471352662497757247093699"));
    assertEquals(
        null,
        EnclosingEngine.enclose(
            f.dag, f.ln(x), Map.of(Formulas.atom("x"), BigFraction.MINUS_ONE), 10));
    assertNotNull(value);
  }
}
