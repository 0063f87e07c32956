package dev.rederive.document;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.source.Source;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileDocumentsTest {
  private static final String[] SOUP = {
    "$",
    "$$",
    "`",
    "```",
    "~~~",
    "```math",
    "\n",
    "\n\n",
    "\r\n",
    "    ",
    "\t",
    "> ",
    "- ",
    "1. ",
    "# ",
    "===",
    "---",
    "|",
    "\\",
    "\\[",
    "\\]",
    "\\(",
    "\\)",
    "\\begin{align}",
    "\\end{align}",
    "\\begin{verbatim}",
    "<",
    "<!--",
    "-->",
    "<!-- rederive: ",
    "% rederive: a",
    "<script>",
    "<script type=\"math/tex\">",
    "</script>",
    "<pre>",
    "<a href=\"",
    ">",
    "](",
    ")",
    "[x]: ",
    "\\newcommand{",
    "\\def\\a{",
    "}",
    "{",
    "a",
    "5",
    " ",
    "中",
    "\ufeff",
    "\\section{",
    "\\verb|",
    "%",
    "\u0000",
    ".. math::",
    ".. math:: a\n   :label: b\n\n",
    ":math:`",
    "::\n\n",
    ".. rederive: ",
    ":::{math}",
    "{math}`",
    "\\\\(",
    "\\\\)",
    "\\ensuremath{",
    "\\iffalse",
    "\ud835"
  };

  private static void check(String text) {
    for (String path : new String[] {"a.md", "a.tex", "a.rst"}) {
      int last = 0;
      for (DocumentItem item : Documents.read(new Source(path, text)).items()) {
        assertTrue(item.span().start() >= last, "items out of order");
        assertTrue(item.span().end() <= text.length(), "an item beyond the text");
        last = item.span().start();
        if (item instanceof DocumentItem.MathFragment math) {
          assertTrue(math.content().start() >= math.span().start(), "content before its fragment");
          assertTrue(math.content().end() <= math.span().end(), "content after its fragment");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void answersSoup(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 1500; round++) {
      StringBuilder text = new StringBuilder();
      int length = 1 + random.nextInt(60);
      for (int i = 0; i < length; i++) {
        text.append(SOUP[random.nextInt(SOUP.length)]);
      }
      String whole = text.toString();
      assertTimeoutPreemptively(Duration.ofSeconds(20), () -> check(whole));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$",
        "$$",
        "$a",
        "$a ",
        "$$a\n\n",
        "`",
        "`a``b",
        "``` a\n",
        "```\n",
        "~~~",
        "> ",
        "> > ",
        "- ",
        "1. ",
        "#",
        "# ",
        "|",
        "| $a ",
        "\\",
        "\\[",
        "\\[\n\n",
        "\\(",
        "\\begin{align}",
        "\\begin{align}\n\n",
        "\\end{align}",
        "<",
        "<a ",
        "<a:",
        "<a\n",
        "<!--",
        "<!--\n\n",
        "<pre>",
        "<script>",
        "</",
        "](",
        "](a",
        "[a]:",
        "\\newcommand{",
        "\\def",
        "\\def\\a",
        "\\let",
        "\n\n    $a$",
        "a\n===\n",
        "a\n",
        "%",
        "% rederive: a\n",
        "\\section{",
        "\\verb|",
        "\\(x\\) ",
        "<!-- rederive: a -->",
        "$x$ ",
        "rederive:\n"
      })
  void answersLongRepetitionsAtOnce(String piece) {
    String text = piece.repeat(30_000);
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> check(text));
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> check("<!-- rederive: a\n" + text + "\n-->"));
  }
}
