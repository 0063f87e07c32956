package dev.rederive.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TexTest {
  private static String tex(String text) {
    return MarkdownTest.items("a.tex", text);
  }

  @Test
  void readsMathematics() {
    assertEquals("$a | $b | $$c | $$d", tex("$a$ \\(b\\) $$c$$ \\[d\\]"));
    assertEquals("$$\\begin{align}a\\\\b\\end{align}", tex("\\begin{align}a\\\\b\\end{align}"));
    assertEquals("$a \\text{if $b$} c", tex("$a \\text{if $b$} c$"));
    assertEquals("$b", tex("\\$5 \\verb|$a$| $b$"));
    assertEquals("$b", tex("% $a$\n$b$"));
    assertEquals("$b", tex("\\begin{verbatim}$a$\\end{verbatim}$b$"));
    assertEquals("$$a \\\\[2pt] b", tex("\\[a \\\\[2pt] b\\]"));
  }

  @Test
  void readsHeadingsAndDirectives() {
    assertEquals(
        "#1 One | @repeat 10 | #2 Two",
        tex("\\section{One}\n% rederive: repeat 10\n\\subsection*{Two}"));
    assertEquals(
        "$$\\begin{align}\n% rederive: wrong sign\na = b\n\\end{align} | @wrong sign",
        tex("\\begin{align}\n% rederive: wrong sign\na = b\n\\end{align}"));
  }

  @Test
  void thePreambleOnlyDefines() {
    assertEquals(
        "macro \\newcommand{\\x}{$y$} | $b",
        tex("\\newcommand{\\x}{$y$}\n$a$\n\\begin{document}$b$\\end{document}$c$"));
  }

  @Test
  void aBrokenPlaceCostsOnlyItself() {
    assertEquals("!$ is never closed at 1 | $b", tex("$a\n\n$b$"));
    assertEquals("!\\[ is never closed at 1 | $b", tex("\\[a\n\n$b$"));
    assertEquals("!\\begin{equation} is never closed at 1 | $b", tex("\\begin{equation}a\n\n$b$"));
  }
}
