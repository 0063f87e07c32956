package dev.rederive.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.check.comparison.NetworkSketch;
import dev.rederive.engine.floating.FiniteDifferences.StepError;
import dev.rederive.source.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommentatorTest {
  private static DocumentCommentary comment(String text) {
    try (Checker checker = new Checker(CheckSettings.DEFAULT);
        Commentator commentator = new Commentator(CheckSettings.DEFAULT)) {
      Report report = checker.check(List.of(new Source("a.md", text)), (done, total) -> {});
      return commentator.comment(report).get(0);
    }
  }

  private static double least(StepCurve curve) {
    return curve.errors().stream().mapToDouble(StepError::relativeError).min().orElseThrow();
  }

  @Test
  void theErrorOfARightDerivativeFallsWithTheStepThatOfAWrongOneDoesNot() {
    DocumentCommentary commentary =
        comment("$$f(x) = e^{x} x$$\n\n$$f'(x) = e^x (x + 1)$$\n\n$$f'(x) = e^x x$$\n");
    StepCurve right = commentary.relations().get(1).steps();
    StepCurve wrong = commentary.relations().get(2).steps();
    assertEquals(StepCurve.Against.OTHER_SIDE, right.against());
    assertTrue(least(right) < 1e-8, right.toString());
    assertTrue(right.errors().get(0).relativeError() > 1e-3, right.toString());
    assertTrue(least(wrong) > 1e-3, wrong.toString());
    assertNull(commentary.relations().get(0).steps());
  }

  @Test
  void aDerivativeInsideAFormulaIsComparedWithTheChainRule() {
    DocumentCommentary commentary =
        comment("$$y = \\sin(x)$$\n\n$$2 \\frac{\\partial y}{\\partial x} = 2 \\cos(x)$$\n");
    StepCurve curve = commentary.relations().get(1).steps();
    assertEquals(StepCurve.Against.CHAIN_RULE, curve.against());
    assertEquals("\\frac{\\partial y}{\\partial x}", curve.derivative());
    assertTrue(least(curve) < 1e-8, curve.toString());
  }

  @Test
  void theReadingAndTheDefinitionsAreLatexToo() {
    DocumentCommentary commentary = comment("$$f(x) = x^2$$\n\n$$\\sum_{i=1}^{3} f(x) = 3 x^2$$\n");
    RelationCommentary claim = commentary.relations().get(1);
    assertEquals("\\sum_{i = 1}^{3} f\\left(x\\right) = 3 \\cdot {x}^{2}", claim.reading());
    UsedDefinition used = claim.explanation().uses().get(0);
    assertEquals(1, used.place().line());
    assertEquals("f(x) = {x}^{2}", used.latex());
  }

  @Test
  void aRepeatedUpdateHasItsCourse() {
    DocumentCommentary commentary =
        comment(
            """
            $E = w^2$, $w = 1.0$

            $$w \\leftarrow w - 0.25 \\frac{\\partial E}{\\partial w}$$

            <!-- rederive: repeat 10 -->

            $$E = 0.00000095$$
            """);
    RunCurve run = commentary.relations().get(3).run();
    assertEquals("E", run.quantity());
    assertEquals(10, run.steps());
    assertEquals(11, run.samples().size());
    assertEquals(1.0, run.samples().get(0).value());
    assertEquals(0.25, run.samples().get(1).value());
    assertEquals(Math.pow(0.25, 10), run.samples().get(10).value());
  }

  @Test
  void aBoundNetworkIsDrawnWithWhatAClaimDifferentiatesBy() {
    DocumentCommentary commentary =
        comment(
            """
            <!-- rederive: network
            layers 2-1
            activation sigmoid
            loss E
            inputs x_1, x_2
            targets t
            weights 1: v_1, v_2
            out 1: y
            -->
            $$y = \\frac{1}{1 + e^{-v_1 x_1 - v_2 x_2}}, \\quad E = \\frac12 (t - y)^2$$

            $$\\frac{\\partial E}{\\partial v_2} = (y - t) y (1 - y) x_2$$
            """);
    assertEquals(1, commentary.networks().size());
    NetworkSketch sketch = commentary.relations().get(2).network();
    assertNotNull(sketch);
    assertEquals(2, sketch.layers().get(0).width());
    assertEquals(
        List.of(new NetworkSketch.Highlight(NetworkSketch.Kind.WEIGHT, 1, 0, 1, "v_{2}")),
        sketch.highlights());
  }
}
