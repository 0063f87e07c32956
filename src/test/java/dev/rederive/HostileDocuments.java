package dev.rederive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Malformed and hostile documents, each from its seed alone. What would swallow the rest of a
 * document by the rules of its format (a code fence without end, say) is left out, so that every
 * document can end in {@link #SANE} relations that have to be judged as if nothing stood before
 * them.
 */
public final class HostileDocuments {
  /** The end of every document: a buffer for what a directive left open, a true and a false one. */
  static final String SANE =
      "\n\n# The end\n\n$$1 + 1 = 2$$\n\n$$\\psi + 8128 \\psi = 8129 \\psi$$\n\n"
          + "$$\\psi + 8128 \\psi = 8130 \\psi$$\n";

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
    ".",
    "!",
    ":",
    "x",
    "y",
    "w",
    "E",
    "f",
    "i",
    "n",
    "0",
    "1",
    "2",
    "0.5",
    " ",
    "\n",
    "\n\n",
    "\\frac",
    "\\frac{a}{b}",
    "\\partial",
    "\\frac{\\partial E}{\\partial w}",
    "\\sum",
    "\\sum_{i=1}^{n}",
    "\\prod_{k=1}^{3}",
    "\\sqrt",
    "\\sqrt{x}",
    "\\hat",
    "\\left(",
    "\\right)",
    "\\left.",
    "\\right|_{x=0}",
    "\\begin{align}",
    "\\end{align}",
    "\\begin{cases}",
    "\\end{cases}",
    "\\text{if }",
    "\\mathrm{out}",
    "\\sin",
    "\\exp",
    "\\ln",
    "\\max",
    "\\cdot",
    "\\quad",
    "\\ldots",
    "\\underbrace",
    "\\foo",
    "\\in",
    "\\ne",
    "\\le",
    "\\approx",
    ":=",
    "\\leftarrow",
    "\\mathbb{R}",
    "$",
    "$$",
    "\\[",
    "\\]",
    "\\(",
    "\\)",
    "w_{ij}",
    "x_i",
    "f(x)",
    "f'(x)",
    "e^x",
    "e^{x}",
    "/",
    "*",
    "\\top",
    "²",
    "∂",
    "，",
    "中",
    "א",
    "ب",
    "\u202e",
    "\u0000",
    "\ud835",
    "\udc00",
    "\ufffe",
    "\u200d",
    "\\tag{1}",
    "\\label{a}",
    "- ",
    "> ",
    "## ",
    "1. ",
    "<!-- rederive: given x = 2 -->",
    "<!-- rederive: sizes n = 2 -->",
    "<!-- rederive: define -->",
    "<!-- rederive: claim -->",
    "<!-- rederive: wrong -->",
    "<!-- rederive: skip -->",
    "<!-- rederive: assume x > 0 -->",
    "<!-- rederive: nonsense -->",
    "<!-- rederive: repeat 3 -->",
    "<!-- rederive: function f -->",
    "\\infty",
    "\\pm",
    "\\nabla",
    "\\dot",
    "\\over",
    "\\int"
  };

  /** Single relations that try to run away; {@code #} is replaced by a random number. */
  private static final String[] BOMBS = {
    "10^{10^{10}} = x",
    "10^{10^{10}} = 10^{10^{10}} + 1",
    "x^{x^{x^{x}}} = x^{x^{x^{x^x}}}",
    "\\sum_{i=1}^{1000000000} x_i = y",
    "\\sum_{i=1}^{1000000000} i = 500000000500000000",
    "\\sum_{i=1}^{10^9} \\sum_{j=1}^{10^9} x_i y_j = 0",
    "\\sum_{i=1}^{#} \\sum_{j=1}^{#} \\sum_{k=1}^{#} x_i y_j z_k = 0",
    "\\prod_{i=1}^{100000} (x + i) = 0",
    "\\prod_{i=1}^{#} (x_i + y_i) = \\prod_{i=1}^{#} y_i",
    "e^{e^{e^{e^{9}}}} = 1",
    "e^{e^{e^{e^{9}}}} = e^{e^{e^{e^{9}}}} + 1",
    "\\sin(10^{1000000}) = 0",
    "\\sin(10^{1000000} x) = \\cos(10^{99999} x)",
    "\\ln(10^{1000000}) = 1000000 \\ln 10",
    "x^{1000000} = x^{999999} x",
    "x^{10^{9}} - x^{10^{9}} = 0",
    "(x + y)^{1000} = (y + x)^{1000}",
    "(x + y + z)^{#} = x",
    "2^{#} = 3^{#}",
    "2^{-1000000000} = 0",
    "0.5^{#} = 0",
    "1/0 = 2/0",
    "\\frac{1}{x - x} = 1",
    "0^0 = 1",
    "0^{-1} = 0",
    "x^{-x^{-x^{-x}}} = 0",
    "f(x) = f(x + 1)",
    "f(x) = f(f(x))",
    "f(n) = n f(n - 1)",
    "a = a + 1",
    "a = b, \\quad b = a",
    "a_1 = a_2, \\quad a_2 = a_3, \\quad a_3 = a_1",
    "h_t = h_{t-1} + h_{t+1}",
    "h_t = 2 h_t",
    "h_i = \\sum_j h_j",
    "s_n = \\sum_{i=1}^{n} s_i",
    "g(x) = g'(x)",
    "x := x + 1 := x + 2",
    "x_{#} = x_{99999999999999999999}",
    "x_{-1} = x_{0}",
    "x_{10^{10}} = 1",
    "x_{\\sum} = 1",
    "w_{i_{j_{k_{l_{m}}}}} = 1",
    "w_{i^{i^{i}}} = w",
    "x_{1.5} = x_{e}",
    "\\frac{\\partial^{1000} }{\\partial x^{1000}} x^{1000} = 0",
    "\\frac{\\partial^{#} y}{\\partial x^{#}} = 0",
    "\\frac{d}{dx} x^{x^{x^{x}}} = x",
    "\\frac{\\partial}{\\partial x} \\frac{\\partial}{\\partial x} \\frac{\\partial}{\\partial x}"
        + " e^{\\sin(e^{\\sin x})} = 0",
    "\\frac{\\partial x}{\\partial 3} = 1",
    "\\frac{\\partial}{\\partial} = \\frac{d}{d}",
    "\\frac{\\partial E}{\\partial E} = 1",
    "\\sqrt[1000000]{x} = x",
    "\\sqrt[0]{x} = 1",
    "\\sqrt[x]{x} = x^{1/x}",
    "\\log_0 x = 1",
    "\\log_1 x = 1",
    "\\ln(-1) = 0",
    "\\ln 0 = 0",
    "\\tan(\\pi/2) = 0",
    "\\max_{i} x_i = x",
    "\\max() = 0",
    "|{|{|x|}|}| = |x|",
    "\\lfloor x \\rfloor = x",
    "1000000! = 1",
    "x! = x",
    "x!!!! = 24",
    "\\binom{1000000}{500000} = 1",
    "0.1234567890123456789012345678901234567890 = x",
    "1e1000000 = x",
    "9^{9^{9^{9}}} \\le 1",
    "1 < 2 < 3 < 2",
    "x < x",
    "x \\ne x",
    "e^x > 0",
    "\\forall x : x = x",
    "\\sum_{i \\ne i} x_i = 0",
    "\\sum_{i=5}^{1} x_i = 0",
    "\\sum_{i=1}^{i} x_i = x_1",
    "\\sum_{i=1}^{n} \\sum_{i=1}^{n} x_i = n \\sum_i x_i",
    "\\sum_{i=1}^{\\infty} 2^{-i} = 1",
    "\\sum_{i=-1000000000}^{1000000000} i = 0",
    "\\sum_{x \\in X} \\sum_{y \\in Y} x = 0",
    "\\sum_{i_1} \\sum_{i_2} \\sum_{i_3} \\sum_{i_4} \\sum_{i_5} \\sum_{i_6} \\sum_{i_7}"
        + " x_{i_1 i_2 i_3 i_4 i_5 i_6 i_7} = 0",
    "x_{abcdefgh} = x_{hgfedcba}",
    "w \\leftarrow w^2",
    "w \\leftarrow 2 w + e^{w}",
    "w \\leftarrow w / (w - w)",
    "w \\leftarrow v, \\quad v \\leftarrow e^w",
    "w = 1.00000",
    "y \\approx 0.5",
    "e^{-1000} \\approx 0",
    "e^{-10^{9}} x = 0",
    "e^{10^{9}} x = 0",
    "\\tanh(10^{9}) = 1",
    "\\sigma(-10^{6}) = 0",
    "x + 10^{-20} = x",
    "x + 10^{-100000} = x",
    "\\frac{\\partial}{\\partial x} f(f(f(f(f(f(x)))))) = 0",
    "\\int_0^1 x dx = 1/2",
    "\\lim_{x \\to 0} x = 0",
    "A^{-1} A = I",
    "\\det A = 0",
    "x = \\pm x",
    "א + ב = ב + א",
    "中 + x = x",
    "\u202ex = y\u202c",
    "x\u0000 = y",
    "\ud835 = \udc00",
    "😀 = 😀",
    "x = x = x = x"
  };

  private static final String[] DIRECTIVES = {
    "repeat 999999999",
    "repeat 10",
    "repeat -1",
    "repeat x",
    "sizes n = 1000000",
    "sizes n = 999999999999",
    "sizes n = 0",
    "sizes n = -3, m = 2",
    "sizes = ",
    "sizes n = n",
    "sizes n = 100000, m = 100000",
    "given x = 10^{10^{10}}",
    "given x = y, y = x",
    "given",
    "given x = 1/0",
    "assume x > x",
    "assume x > 0, x < 0",
    "assume \\sum_i y_i = 1",
    "assume x^x^x = 2",
    "assume",
    "function",
    "function f, g, x",
    "layout denominator",
    "layout sideways",
    "wrong",
    "wrong on purpose",
    "skip",
    "define",
    "claim",
    "frobnicate 3",
    "network",
    "network 2-2-2",
    "network layers 2, 999999999, 2",
    "network layers",
    "",
    "\u0000"
  };

  private final Random random;
  private final StringBuilder text = new StringBuilder();

  private HostileDocuments(long seed) {
    this.random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
  }

  /** The document of that seed; the same on every machine. */
  public static String of(long seed) {
    HostileDocuments document = new HostileDocuments(seed);
    switch ((int) (seed % 5)) {
      case 0 -> document.soup();
      case 1 -> document.mutated();
      case 2 -> document.bombs();
      case 3 -> document.shapes();
      default -> document.mixture();
    }
    return harmless(document.text.toString()) + SANE;
  }

  private String pick(String[] from) {
    return from[random.nextInt(from.length)];
  }

  private void soup() {
    int blocks = 1 + random.nextInt(5);
    for (int b = 0; b < blocks; b++) {
      boolean display = random.nextInt(3) > 0;
      text.append(display ? "\n\n$$" : "");
      int length = 1 + random.nextInt(40);
      for (int k = 0; k < length; k++) {
        text.append(pick(SOUP)).append(random.nextInt(3) == 0 ? " " : "");
      }
      text.append(display && random.nextInt(8) > 0 ? "$$\n\n" : "\n\n");
    }
  }

  private void bombs() {
    int count = 1 + random.nextInt(4);
    for (int k = 0; k < count; k++) {
      if (random.nextInt(3) == 0) {
        text.append("\n\n<!-- rederive: ").append(pick(DIRECTIVES)).append(" -->\n");
      }
      boolean inline = random.nextInt(8) == 0;
      String bomb = pick(BOMBS).replace("#", Long.toString(number()));
      text.append(inline ? "Text $" + bomb + "$ text.\n" : "\n\n$$" + bomb + "$$\n\n");
    }
  }

  /** A number of any size, small ones as likely as large ones. */
  private long number() {
    return 1 + (long) Math.pow(10, 12 * random.nextDouble());
  }

  /** Lines out of a real write-up with characters deleted, doubled, swapped and cut. */
  private void mutated() {
    String original = pick(WriteUps.TEXTS);
    int start = original.indexOf('\n', random.nextInt(original.length()));
    int end = Math.min(original.length(), start + 200 + random.nextInt(1200));
    StringBuilder copy = new StringBuilder(original.substring(Math.max(start, 0), end));
    int changes = 1 + random.nextInt(12);
    for (int k = 0; k < changes && copy.length() > 2; k++) {
      int at = random.nextInt(copy.length() - 1);
      switch (random.nextInt(6)) {
        case 0 -> copy.deleteCharAt(at);
        case 1 -> copy.insert(at, copy.charAt(at));
        case 2 -> {
          char other = copy.charAt(at + 1);
          copy.setCharAt(at + 1, copy.charAt(at));
          copy.setCharAt(at, other);
        }
        case 3 -> copy.insert(at, pick(SOUP));
        case 4 -> copy.insert(at, "{}$^_\\&=".charAt(random.nextInt(8)));
        default -> copy.setCharAt(at, (char) random.nextInt(0x250));
      }
    }
    text.append(copy);
  }

  /** One thing very often or very deep. */
  private void shapes() {
    int often = (int) Math.pow(10, 1 + 2.7 * random.nextDouble());
    int few = 1 + often / 10;
    String deep =
        switch (random.nextInt(20)) {
          case 0 -> "{".repeat(often) + "x" + "}".repeat(often) + " = x";
          case 1 -> "{".repeat(often) + "x = x";
          case 2 -> "x" + "}".repeat(often) + " = x";
          case 3 -> "(".repeat(often) + "x" + ")".repeat(often) + " = x";
          case 4 -> "x" + "^{x".repeat(often) + "}".repeat(often) + " = 0";
          case 5 -> "x" + "_{i".repeat(often) + "}".repeat(often) + " = 0";
          case 6 -> "\\frac{1}{1 + ".repeat(few) + "x" + "}".repeat(few) + " = x";
          case 7 -> "\\sqrt{x + ".repeat(few) + "x" + "}".repeat(few) + " = x";
          case 8 -> "\\sin(".repeat(few) + "x" + ")".repeat(few) + " = \\cos x";
          case 9 -> "e^{".repeat(few) + "x" + "}".repeat(few) + " = 1";
          case 10 -> "x" + " + x".repeat(often) + " = " + (often + 1) + "x";
          case 11 -> "x" + " = x".repeat(often);
          case 12 -> "x" + " y".repeat(often) + " = x y^{" + often + "}";
          case 13 -> "(x + 1)".repeat(often) + " = (x + 1)^{" + often + "}";
          case 14 -> "\\sum_{i=1}^{3} ".repeat(few) + "x_i = 0";
          case 15 -> "\\frac{\\partial}{\\partial x} ".repeat(few) + "e^{x^2} = 0";
          case 16 -> "x'" + "'".repeat(often) + " = 0";
          case 17 -> "-".repeat(often) + "x = x";
          case 18 -> "\\left(".repeat(few) + "x" + "\\right.".repeat(few) + " = x";
          default -> "9".repeat(often) + " = " + "9".repeat(often) + "." + "9".repeat(few);
        };
    if (random.nextInt(4) > 0) {
      text.append("$$").append(deep).append("$$\n");
      return;
    }
    // Thousands of relations, and names defined through each other.
    int relations = 1 + often / 5;
    for (int k = 1; k <= relations; k++) {
      switch (random.nextInt(3)) {
        case 0 -> text.append("$$q_{" + k + "} = q_{" + (k + 1) + "} + x$$\n\n");
        case 1 -> text.append("$$q_{" + k + "} = q_{" + (k - 1) + "} q_{" + (k - 1) + "}$$\n\n");
        default -> text.append("Here $x_{" + k + "} = " + k + "$ and\n");
      }
    }
  }

  private void mixture() {
    mutated();
    bombs();
    soup();
  }

  /** Takes out what may swallow the rest of a document by the rules of Markdown. */
  private static String harmless(String hostile) {
    String text = hostile;
    text = text.replace("```", "``").replace("~~~", "~~");
    text = text.replaceAll("(?i)<(script|pre|style|textarea|\\?|!\\[)", "($1");
    // A comment that was broken open, or a declaration such as <!x.
    text = text.replaceAll("<!--(?! rederive: [^<>]*-->)", "(--");
    return text.replaceAll("<!(?!--)", "(!");
  }

  /** The shipped write-ups and the test cases. */
  private static final class WriteUps {
    static final String[] TEXTS = texts();

    private static String[] texts() {
      List<String> texts = new ArrayList<>();
      for (String root : List.of("derivations", "src/test/resources/cases")) {
        try (Stream<Path> files = Files.walk(Path.of(root))) {
          for (Path file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
            String text = Files.readString(file);
            if (text.length() > 400) {
              texts.add(text);
            }
          }
        } catch (IOException problem) {
          throw new UncheckedIOException(problem);
        }
      }
      return texts.toArray(new String[0]);
    }
  }
}
