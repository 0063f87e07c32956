package dev.rederive.meaning.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rederive.source.Source;
import dev.rederive.source.Span;
import org.junit.jupiter.api.Test;

class WrittenSideTest {
  private static String side(String text, String part) {
    int start = text.indexOf(part);
    return WrittenSide.of(new Source("a.md", text), new Span(start, start + part.length()));
  }

  @Test
  void theArgumentsOfACallBelongToIt() {
    assertEquals("2 \\pd{a}{w_{1}}", side("2 \\pd{a}{w_{1}} = 3", "2 \\pd"));
    assertEquals("\\foo[n]{\\}x}", side("\\foo[n]{\\}x}= 3", "\\foo"));
    assertEquals("\\pd{a}{w}", side("\\pd{a}{w} &= 3", "\\pd{a}{w"));
  }

  @Test
  void theFirstOfTwoBarsBelongsToIt() {
    assertEquals(
        "\\left. y \\right|_{x=0}", side("\\left. y \\right|_{x=0} = 3", "y \\right|_{x=0}"));
    assertEquals("\\left.f\\right|_{0}", side("2 = \\left.f\\right|_{0}", "f\\right|_{0}"));
    assertEquals("\\left(a\\right)", side("\\left.\\left(a\\right)", "\\left(a\\right)"));
    assertEquals("\\rightarrow", side("\\left.\\rightarrow", "\\rightarrow"));
    assertEquals("y \\right|", side("x y \\right|", "y \\right|"));
  }

  @Test
  void nothingElseDoes() {
    assertEquals("x", side("x{}= 3", "x"));
    assertEquals("\\alpha", side("\\alpha \\{1\\} = 3", "\\alpha "));
    assertEquals("\\{x", side("\\{x = 3", "\\{x"));
    assertEquals("\\pd", side("\\pd{a = 3", "\\pd"));
  }
}
