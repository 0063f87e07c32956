package dev.rederive.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rederive.check.DocumentResult;
import dev.rederive.check.Explanation;
import dev.rederive.check.FoundDerivative;
import dev.rederive.check.UsedDefinition;
import dev.rederive.source.Position;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTextTest {
  @Test
  void everythingAboutTheRelationsOfALine() {
    DocumentResult document = Reports.slopes();
    String text =
        ExplanationText.of(
            document.source(),
            List.of(
                new Explanation(document.relations().get(0), List.of(), List.of()),
                new Explanation(
                    document.relations().get(1),
                    List.of(new UsedDefinition(new Position(1, 1), "f(x) = x^2", "f(x) = {x}^{2}")),
                    List.of(
                        new FoundDerivative(
                            "∂(f(x))/∂x", "\\frac{\\partial f}{\\partial x}", "", "2 x")))),
            Palette.PLAIN);
    assertEquals(
        """
        slopes.md:1:11: definition: f(x) = x^2
          1 | For $f(x) = x^2$ the slope is
            |           ^
            left:       f(x)
            right:      x^2
            read as:    f(x) = x^2
            reading:    f is a function

        slopes.md:3:9: refuted: the two sides differ
          3 | $$f'(x) = 3 x$$
            |         ^
            left:       f'(x)
            right:      3 x
            read as:    f'(x) = 3 x
            reading:    f is a function
            uses:       line 1: f(x) = x^2
            derivative: ∂(f(x))/∂x = 2 x
            instance:   j = 1
            at:         x = 0.7, w_{1,2} = -1/3:  left = 1.4, right = 2.1
            hint:       it holds for x = 0
            judged at:  m = 3, n = 2 (6 instances)
            symbolic          silent  no normal form
            finite-difference unequal they differ; 8 points; relative error 0.5
        """,
        text);
  }
}
