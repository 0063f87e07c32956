package dev.rederive.latex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.source.Span;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileFormulasTest {
  private static final String[] SOUP = {
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "\\{",
    "\\}",
    "|",
    "\\|",
    "_",
    "^",
    "'",
    "&",
    "\\\\",
    "+",
    "-",
    "=",
    "<",
    ",",
    ";",
    ".",
    "!",
    ":",
    "x",
    "w",
    "E",
    "1",
    "2",
    "0.5",
    " ",
    "\n",
    "%",
    "\\frac",
    "\\partial",
    "\\sum",
    "\\sqrt",
    "\\hat",
    "\\left",
    "\\right",
    "\\left(",
    "\\right)",
    "\\left.",
    "\\right|",
    "\\begin{align}",
    "\\end{align}",
    "\\begin{cases}",
    "\\end{cases}",
    "\\begin{bmatrix}",
    "\\end{bmatrix}",
    "\\begin",
    "\\text{if }",
    "\\text",
    "\\mathrm{out}",
    "\\mathbf",
    "\\sin",
    "\\max",
    "\\cdot",
    "\\quad",
    "\\ldots",
    "\\stackrel",
    "\\overset",
    "\\underbrace",
    "\\substack",
    "\\over",
    "\\choose",
    "\\foo",
    "\\in",
    "\\ne",
    "\\forall",
    "#1",
    "\\newcommand",
    "\\def",
    "\\pdv",
    "\\operatorname",
    "²",
    "∂",
    "，",
    "中",
    "\\mid",
    "/",
    "*",
    "\\middle|",
    "\\intertext{a}",
    "$",
    "\\",
    "\ud835"
  };

  private static final String[] FORMULAS = {
    "\\frac{\\partial E}{\\partial w_5} = -(t_{o1} - out_{o1}) \\cdot out_{o1}(1 - out_{o1})",
    "\\begin{aligned} \\delta_j &= \\left.\\frac{df}{dx}\\right|_{x=0} \\\\ &+ \\sum_{k \\in K}"
        + " \\delta_k w_{kj} \\\\ &\\approx 0.25, \\quad \\text{if } |x| \\le 1 \\end{aligned}",
    "f(x) = \\begin{cases} \\sqrt[3]{x} & \\text{for $x > 0$} \\\\ e^{-x^2} & \\text{otherwise}"
        + " \\end{cases}",
    "\\underbrace{\\hat{y}_i}_{\\text{guess}} \\stackrel{!}{=} \\max\\{0, \\mathbf{w}^\\top x\\}"
  };

  private static void check(String latex) {
    List<Chain> chains = LatexParserTest.parse(latex);
    for (Chain chain : chains) {
      assertEquals(chain.signs().size() + 1, chain.sides().size(), latex);
      inside(chain.span(), latex);
      for (Notation side : chain.sides()) {
        inside(side.span(), latex);
      }
      for (RelationSign sign : chain.signs()) {
        inside(sign.span(), latex);
      }
      assertFalse(NotationPrinter.print(chain).isEmpty());
    }
  }

  private static void inside(Span span, String latex) {
    assertTrue(span.end() <= latex.length() && span.length() > 0, () -> span + " in " + latex);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void answersTokenSoup(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 1500; round++) {
      StringBuilder latex = new StringBuilder();
      int length = 1 + random.nextInt(40);
      for (int i = 0; i < length; i++) {
        latex.append(SOUP[random.nextInt(SOUP.length)]);
      }
      check(latex.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void answersDamagedFormulas(long seed) {
    Random random = new Random(seed);
    for (String formula : FORMULAS) {
      for (int cut = 1; cut < formula.length(); cut++) {
        check(formula.substring(0, cut));
        int at = random.nextInt(formula.length());
        check(formula.substring(0, at) + formula.substring(Math.min(formula.length(), at + 2)));
        String token = SOUP[random.nextInt(SOUP.length)];
        check(formula.substring(0, at) + token + formula.substring(at));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "}",
        "(",
        ")",
        "[",
        "\\{",
        "|",
        "\\|",
        "||",
        "x^{",
        "x_",
        "'",
        "\\frac",
        "\\frac{",
        "\\sqrt{",
        "\\sqrt[",
        "\\hat",
        "\\hat{",
        "-",
        "+",
        "=",
        ",",
        "\\\\",
        "&",
        "\\sin ",
        "\\sum ",
        "\\left(",
        "\\right)",
        "\\begin{cases}",
        "\\end{cases}",
        "\\begin{align}",
        "\\text{",
        "\\text{a",
        "\\mathrm{",
        "a=",
        "a,",
        "(a=\\\\",
        "x!",
        "\\stackrel{",
        "\\overset{a}{",
        "\\newcommand{",
        "\\def\\a{",
        "a/",
        "a\\cdot ",
        "{a\\over ",
        "\\substack{",
        "\\pdv{",
        "1{,}",
        "\\max_{",
        "\\left.",
        "|_",
        "\\underbrace{",
        "\\quad",
        "\\ldots,",
        "\\text{if }",
        "\\forall",
        "²",
        "中",
        "%\n",
        "\\",
        "\\mathbf{",
        "{\\bf ",
        "\\arg",
        "x_{a|",
        "(|",
        "[(",
        "\\begin{array}{"
      })
  void answersLongRepetitionsAtOnce(String piece) {
    String latex = piece.repeat(20_000);
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> check(latex));
  }

  @Test
  void tenThousandBracesAreNoNesting() {
    String nested = "{".repeat(10_000) + "x" + "}".repeat(10_000);
    assertEquals("a = x", LatexParserTest.read("a = " + nested));
  }

  @Test
  void deepNestingIsUnreadWithItsReason() {
    String nested = "\\sqrt{".repeat(10_000) + "x" + "}".repeat(10_000);
    assertEquals(
        "unread(nested deeper than 200 levels) = b", LatexParserTest.read(nested + " = b"));
    assertEquals(
        "unread(nested deeper than 200 levels) = b",
        LatexParserTest.read("(".repeat(10_000) + "x" + ")".repeat(10_000) + " = b"));
  }
}
