package dev.rederive;

import java.util.List;
import java.util.Random;

/**
 * Pairs of a claim that holds and one that nearly does: wrong by a sign, a factor, an index, an
 * exponent, a transposition, by very little, or true for positive numbers, at small integers or at
 * size 1 only. Every claim stands for itself under {@link #DEFINITIONS}.
 */
final class NearIdentities {
  /** What the claims speak about. */
  static final String DEFINITIONS =
      String.join(
          "\n\n",
          "Let $i = 1, \\dots, n$ and $j = 1, \\dots, m$.",
          "$$s = \\frac{1}{1 + e^{-u}}$$",
          "$$z_j = \\sum_{i=1}^{n} W_{ij} v_i + \\beta_j$$",
          "$$\\rho_j = \\frac{1}{1 + e^{-z_j}}$$",
          "$$F = \\frac12 \\sum_{j=1}^{m} (\\tau_j - \\rho_j)^2$$",
          "$$g = e^{-r^2} \\cos(3r)$$",
          "\n");

  /** One claim that holds and one that does not. */
  record Pair(String holds, String fails) {}

  private final Random random;

  NearIdentities(Random random) {
    this.random = random;
  }

  Pair next() {
    return switch (random.nextInt(12)) {
      case 0 -> polynomial();
      case 1 -> quotient();
      case 2 -> exponential();
      case 3 -> sigmoid();
      case 4 -> network();
      case 5 -> positiveOnly();
      case 6 -> smallIntegersOnly();
      case 7 -> sizeOneOnly();
      case 8 -> tiny();
      case 9 -> derivative();
      case 10 -> trigonometric();
      default -> logarithmic();
    };
  }

  private int digit() {
    return 2 + random.nextInt(8);
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** The true side, once as it is and once broken. */
  private Pair pair(String left, String right, String... wrong) {
    return new Pair(left + " = " + right, left + " = " + pick(wrong));
  }

  private Pair polynomial() {
    int a = digit();
    int b = digit();
    String left = "(" + a + "x + " + b + "y)^2 (x - y)";
    String square = a * a + "x^2 + " + 2 * a * b + "xy + " + b * b + "y^2";
    return pair(
        left,
        "(" + square + ")(x - y)",
        "(" + square + ")(y - x)",
        "(" + a * a + "x^2 + " + a * b + "xy + " + b * b + "y^2)(x - y)",
        "(" + a * a + "x^3 + " + 2 * a * b + "xy + " + b * b + "y^2)(x - y)",
        "(" + square + ")(x - y) + " + a);
  }

  private Pair quotient() {
    int a = digit();
    String left = "\\frac{1}{x - " + a + "} - \\frac{1}{x + " + a + "}";
    return pair(
        left,
        "\\frac{" + 2 * a + "}{x^2 - " + a * a + "}",
        "\\frac{" + 2 * a + "}{x^2 + " + a * a + "}",
        "\\frac{" + a + "}{x^2 - " + a * a + "}",
        "\\frac{" + 2 * a + "}{x - " + a * a + "}",
        "-\\frac{" + 2 * a + "}{x^2 - " + a * a + "}");
  }

  private Pair exponential() {
    int a = digit();
    int b = 10 + digit();
    return pair(
        "e^{" + a + "x} e^{-" + b + "x + y}",
        "e^{y} e^{" + (a - b) + "x}",
        "e^{y} e^{" + (b - a) + "x}",
        "e^{y} + e^{" + (a - b) + "x}",
        "e^{-y} e^{" + (a - b) + "x}",
        "e^{y} e^{" + (a - b - 1) + "x}");
  }

  private Pair sigmoid() {
    return switch (random.nextInt(3)) {
      case 0 ->
          pair(
              "\\frac{\\partial s}{\\partial u}",
              "s (1 - s)",
              "s (1 + s)",
              "-s (1 - s)",
              "s (1 - s^2)",
              "2 s (1 - s)",
              "1 - s^2");
      case 1 ->
          pair(
              "\\frac{\\partial^2 s}{\\partial u^2}",
              "s (1 - s)(1 - 2s)",
              "s (1 - s)(1 - s)",
              "s (1 - s)(2s - 1)",
              "s (1 - s)");
      default ->
          pair(
              "\\tanh(x)",
              "\\frac{e^{2x} - 1}{e^{2x} + 1}",
              "\\frac{e^{x} - 1}{e^{x} + 1}",
              "\\frac{1 - e^{2x}}{e^{2x} + 1}",
              "\\frac{e^{2x} - 1}{e^{2x} - 2}");
    };
  }

  private Pair network() {
    String delta = "(\\rho_j - \\tau_j) \\rho_j (1 - \\rho_j)";
    return switch (random.nextInt(3)) {
      case 0 ->
          pair(
              "\\frac{\\partial F}{\\partial W_{ij}}",
              delta + " v_i",
              "-" + delta + " v_i",
              delta,
              "2 " + delta + " v_i",
              "(\\rho_j - \\tau_j) v_i",
              "(\\rho_j - \\tau_j) \\rho_j (1 + \\rho_j) v_i",
              "(\\rho_j - \\tau_j)^2 \\rho_j (1 - \\rho_j) v_i",
              delta + " v_i^2");
      case 1 ->
          pair(
              "\\frac{\\partial F}{\\partial v_i}",
              "\\sum_{j=1}^{m} W_{ij} " + delta,
              "\\sum_{j=1}^{m} " + delta,
              "-\\sum_{j=1}^{m} W_{ij} " + delta,
              "\\sum_{j=1}^{m} W_{ij}^2 " + delta,
              "m W_{i1} (\\rho_1 - \\tau_1) \\rho_1 (1 - \\rho_1)");
      default ->
          pair(
              "\\frac{\\partial F}{\\partial \\beta_j}",
              delta,
              "-" + delta,
              "\\frac12 " + delta,
              delta + " \\beta_j",
              "\\rho_j - \\tau_j");
    };
  }

  private Pair positiveOnly() {
    return switch (random.nextInt(4)) {
      case 0 -> pair("\\sqrt{x^2}", "|x|", "x", "-x");
      case 1 -> pair("\\sqrt{x^4}", "x^2", "x", "-x^2");
      case 2 -> pair("|x y|", "|x| |y|", "x y", "|x| y");
      default ->
          new Pair(
              "\\arctan x + \\arctan(-x) = 0", "\\arctan x + \\arctan\\frac1x = \\frac{\\pi}{2}");
    };
  }

  private Pair smallIntegersOnly() {
    StringBuilder zeros = new StringBuilder();
    int most = 3 + random.nextInt(9);
    for (int k = -most; k <= most; k++) {
      zeros.append(k == 0 ? "x" : k < 0 ? "(x + " + -k + ")" : "(x - " + k + ")");
    }
    return new Pair("x + " + zeros + " = " + zeros + " + x", "x + " + zeros + " = x");
  }

  private Pair sizeOneOnly() {
    return switch (random.nextInt(3)) {
      case 0 -> new Pair("\\sum_{i=1}^{n} q = n q", "\\sum_{i=1}^{n} q = q");
      case 1 ->
          new Pair(
              "\\sum_{i=1}^{n} a_i \\sum_{j=1}^{m} b_j = \\sum_{i=1}^{n} \\sum_{j=1}^{m} a_i b_j",
              "\\sum_{i=1}^{n} a_i^2 = (\\sum_{i=1}^{n} a_i)^2");
      default -> new Pair("\\prod_{i=1}^{n} q = q^n", "\\prod_{i=1}^{n} q = n q");
    };
  }

  /** Wrong by far less than a double, or a handful of them, can tell. */
  private Pair tiny() {
    String little =
        pick("10^{-20}", "10^{-40}", "e^{-1000}", "e^{-200} y", "10^{-25} x", "2^{-300}");
    return switch (random.nextInt(3)) {
      case 0 -> new Pair("x + " + little + " = " + little + " + x", "x + " + little + " = x");
      case 1 ->
          new Pair(
              "e^x e^{y} = e^{x + y}",
              "e^x e^{y} = e^{x + y} (1 + " + pick("10^{-20}", "e^{-99}") + ")");
      default ->
          new Pair("\\sin(2x) = 2 \\sin x \\cos x", "\\sin(2x) = 2 \\sin x \\cos x + " + little);
    };
  }

  private Pair derivative() {
    int n = digit();
    return switch (random.nextInt(3)) {
      case 0 ->
          pair(
              "\\frac{\\partial}{\\partial x} (x^{" + n + "} e^{x})",
              "x^{" + (n - 1) + "} (" + n + " + x) e^{x}",
              "x^{" + n + "} (" + n + " + x) e^{x}",
              "x^{" + (n - 1) + "} (" + n + " - x) e^{x}",
              n + " x^{" + (n - 1) + "} e^{x}");
      case 1 ->
          pair(
              "\\frac{\\partial g}{\\partial r}",
              "-2 r g - 3 e^{-r^2} \\sin(3r)",
              "-2 r g + 3 e^{-r^2} \\sin(3r)",
              "-2 r g - e^{-r^2} \\sin(3r)",
              "-r g - 3 e^{-r^2} \\sin(3r)",
              "-2 r g - 3 e^{-r^2} \\cos(3r)");
      default ->
          pair(
              "\\frac{\\partial}{\\partial x} \\ln(x^2 + " + n + ")",
              "\\frac{2x}{x^2 + " + n + "}",
              "\\frac{x}{x^2 + " + n + "}",
              "\\frac{2x}{x^2 - " + n + "}",
              "\\frac{2}{x^2 + " + n + "}");
    };
  }

  private Pair trigonometric() {
    return switch (random.nextInt(3)) {
      case 0 ->
          pair(
              "\\cos(x + y)",
              "\\cos x \\cos y - \\sin x \\sin y",
              "\\cos x \\cos y + \\sin x \\sin y",
              "\\sin x \\cos y - \\cos x \\sin y");
      case 1 -> pair("\\cos(2x)", "1 - 2 \\sin^2 x", "1 - \\sin^2 x", "2 \\sin^2 x - 1");
      default ->
          pair("\\sin^2 x - \\cos^2 x", "-\\cos(2x)", "\\cos(2x)", "-\\cos x", "1 - \\cos^2 x");
    };
  }

  private Pair logarithmic() {
    List<Pair> pairs =
        List.of(
            pair(
                "\\ln(x^2 + 1) + \\ln(y^2 + 1)", "\\ln((x^2 + 1)(y^2 + 1))", "\\ln(x^2 + y^2 + 2)"),
            pair(
                "\\ln(1 + e^x)",
                "x + \\ln(1 + e^{-x})",
                "x - \\ln(1 + e^{-x})",
                "\\ln(1 + e^{-x})"),
            pair("\\ln(e^{x})", "x", "-x", "x + 10^{-20}", "|x|"));
    return pairs.get(random.nextInt(pairs.size()));
  }
}
