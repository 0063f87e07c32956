package dev.rederive.engine.floating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.engine.Evidence.Outcome;
import dev.rederive.engine.Finding;
import dev.rederive.engine.Formulas;
import dev.rederive.engine.dag.Op;
import dev.rederive.engine.dag.OpaqueFunction;
import dev.rederive.engine.sampling.Point;
import dev.rederive.engine.sampling.Question;
import dev.rederive.engine.sampling.Sampler;
import dev.rederive.math.Relation;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiniteDifferencesTest {
  private final Formulas f = new Formulas();
  private final FiniteDifferences engine = new FiniteDifferences();
  private final int x = f.variable("x");
  private final int y = f.variable("y");
  private final int one = f.dag.one;

  private Finding examine(int left, int right) {
    return engine.examine(f.claim(left, right));
  }

  private void assertAgrees(int left, int right) {
    Finding finding = examine(left, right);
    assertEquals(Outcome.EQUAL, finding.evidence().outcome(), finding.toString());
    assertTrue(finding.evidence().maxRelativeError() < 1e-5, finding.toString());
  }

  private void assertContradicted(int left, int right) {
    Finding finding = examine(left, right);
    assertEquals(Outcome.UNEQUAL, finding.evidence().outcome(), finding.toString());
  }

  /** The right derivative agrees; 1 % more, the wrong sign and a missing factor are contradicted. */
  private void assertDerivative(int u, int v, int right) {
    int left = f.derivative(u, v);
    assertAgrees(left, right);
    assertContradicted(left, f.product(f.number("1.01"), right));
    assertContradicted(left, f.dag.negate(right));
    assertContradicted(left, f.sum(right, f.number("0.01")));
  }

  @Test
  void elementaryFunctions() {
    int two = f.number(2, 1);
    assertDerivative(f.power(x, 2), x, f.product(two, x));
    assertDerivative(f.exp(x), x, f.exp(x));
    assertDerivative(f.ln(x), x, f.over(one, x));
    assertDerivative(f.sin(f.product(x, y)), x, f.product(y, f.cos(f.product(x, y))));
    assertDerivative(f.root(x), x, f.over(f.number(1, 2), f.root(x)));
    assertDerivative(
        f.root(f.minus(one, f.power(x, 2))),
        x,
        f.dag.negate(f.over(x, f.root(f.minus(one, f.power(x, 2))))));
    int s = f.sigmoid(x);
    assertDerivative(s, x, f.product(s, f.minus(one, s)));
  }

  @Test
  void kinksPolesSteepAndFlat() {
    assertAgrees(f.derivative(f.abs(x), x), f.over(x, f.abs(x)));
    int relu = f.dag.select(Relation.GREATER, x, f.dag.zero, x, f.dag.zero);
    int step = f.dag.select(Relation.GREATER, x, f.dag.zero, one, f.dag.zero);
    assertAgrees(f.derivative(relu, x), step);
    int pole = f.over(one, f.minus(x, f.number("0.3")));
    assertAgrees(f.derivative(pole, x), f.dag.negate(f.power(pole, 2)));
    int steep = f.exp(f.product(f.number(50, 1), x));
    assertAgrees(f.derivative(steep, x), f.product(f.number(50, 1), steep));
    assertContradicted(f.derivative(steep, x), f.product(f.number("50.5"), steep));
    int sharp = f.sigmoid(f.product(f.number(200, 1), x));
    Finding finding =
        examine(f.derivative(sharp, x), f.product(f.number(200, 1), sharp, f.minus(one, sharp)));
    assertTrue(finding.evidence().outcome() != Outcome.UNEQUAL, finding.toString());
    int fast = f.sin(f.product(f.number(300, 1), x));
    assertAgrees(
        f.derivative(fast, x), f.product(f.number(300, 1), f.cos(f.product(f.number(300, 1), x))));
  }

  @Test
  void aSaturatedUnitIsNotContradicted() {
    int shifted = f.sigmoid(f.sum(x, f.number(45, 1)));
    Finding finding = examine(f.derivative(shifted, x), f.product(shifted, f.minus(one, shifted)));
    assertTrue(finding.evidence().outcome() != Outcome.UNEQUAL, finding.toString());
  }

  @Test
  void aNamedRootKeepsItsValueAndForgetsItsDefinition() {
    int net = f.named("net", f.product(x, y));
    int out = f.named("out", f.sigmoid(net));
    int error = f.named("E", f.product(f.number(1, 2), f.power(f.minus(out, y), 2)));
    int slope = f.product(out, f.minus(one, out));
    assertAgrees(f.derivative(error, out), f.minus(out, y));
    assertAgrees(f.derivative(error, net), f.product(f.minus(out, y), slope));
    assertContradicted(f.derivative(error, net), f.minus(out, y));
    assertAgrees(
        f.derivative(error, x),
        f.product(f.derivative(error, out), f.derivative(out, net), f.derivative(net, x)));
    assertAgrees(f.derivative(net, out), f.dag.zero);
    assertContradicted(f.derivative(error, x), f.dag.zero);
    // y enters the error twice: through net and as the target.
    assertContradicted(
        f.derivative(error, y),
        f.product(f.derivative(error, out), f.derivative(out, net), f.derivative(net, y)));
  }

  @Test
  void secondDerivatives() {
    int u = f.product(f.power(x, 3), f.exp(y));
    int second = f.derivative(f.derivative(u, x), x);
    assertAgrees(second, f.product(f.number(6, 1), x, f.exp(y)));
    assertContradicted(second, f.product(f.number("6.06"), x, f.exp(y)));
    int mixed = f.derivative(f.derivative(u, x), y);
    assertAgrees(mixed, f.product(f.number(3, 1), f.power(x, 2), f.exp(y)));
    assertContradicted(mixed, f.product(f.number("3.03"), f.power(x, 2), f.exp(y)));
  }

  @Test
  void aDerivativeThatVanishesIdentically() {
    int constant = f.sum(f.power(f.sin(x), 2), f.power(f.cos(x), 2));
    assertAgrees(f.derivative(constant, x), f.dag.zero);
    assertContradicted(f.derivative(constant, x), f.number("0.001"));
  }

  @Test
  void functionsNobodyDefined() {
    OpaqueFunction g = new OpaqueFunction("g", List.of(0));
    int u = f.dag.opaque(g, f.product(x, y));
    int slope = f.dag.opaque(g.differentiate(0), f.product(x, y));
    assertDerivative(u, x, f.product(y, slope));
  }

  @Test
  void withoutADerivativeItIsSilent() {
    assertEquals(Outcome.SILENT, examine(f.power(x, 2), f.product(x, x)).evidence().outcome());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void randomFormulas(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int u = formula(random, 5);
    int exact = f.derivatives.derivative(u, x);
    int left = f.derivative(u, x);
    Finding right = examine(left, exact);
    assertTrue(right.evidence().outcome() != Outcome.UNEQUAL, right.toString());
    if (right.evidence().outcome() == Outcome.EQUAL && exact != f.dag.zero) {
      assertContradicted(left, f.product(f.number("1.01"), exact));
    }
  }

  private int formula(SplittableRandom random, int depth) {
    if (depth == 0) {
      return switch (random.nextInt(3)) {
        case 0 -> x;
        case 1 -> y;
        default -> f.number(random.nextInt(1, 30), 10);
      };
    }
    int a = formula(random, depth - 1);
    return switch (random.nextInt(9)) {
      case 0, 1 -> f.sum(a, formula(random, depth - 1));
      case 2, 3 -> f.product(a, formula(random, depth - 1));
      case 4 -> f.sigmoid(a);
      case 5 -> f.sin(a);
      case 6 -> f.ln(f.sum(one, f.power(a, 2)));
      case 7 -> f.dag.unary(Op.ATAN, a);
      default -> f.over(a, f.sum(f.number(2, 1), f.cos(formula(random, depth - 1))));
    };
  }

  @Test
  void theErrorFallsWithTheStepAndRisesAgain() {
    int left = f.derivative(f.exp(x), x);
    Question question = f.claim(left, f.exp(x));
    Point point = Sampler.of(question, question.instances()).draw(1).points().get(0);
    List<FiniteDifferences.StepError> series =
        FiniteDifferences.errorAgainstStep(f.dag, left, f.exp(x), point);
    double best =
        series.stream().mapToDouble(FiniteDifferences.StepError::relativeError).min().orElseThrow();
    assertTrue(best < 1e-8);
    assertTrue(series.get(0).relativeError() > 1e-2);
    assertTrue(series.get(series.size() - 1).relativeError() > 1e-5);
    assertEquals(Map.of(), question.pinned());
  }
}
