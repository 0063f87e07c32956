package dev.rederive.latex;

import dev.rederive.latex.Token.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Which bracket closes which, found in one pass. */
final class Brackets {
  private static final Map<String, String> CLOSING =
      Map.ofEntries(
          Map.entry("(", ")"),
          Map.entry("[", "]"),
          Map.entry("{", "}"),
          Map.entry("langle", "rangle"),
          Map.entry("lfloor", "rfloor"),
          Map.entry("lceil", "rceil"),
          Map.entry("lvert", "rvert"),
          Map.entry("lVert", "rVert"));

  private Brackets() {}

  /** For each brace the index of its partner, −1 for everything else. */
  static int[] braces(List<Token> tokens) {
    int[] match = new int[tokens.size()];
    Arrays.fill(match, -1);
    int[] stack = new int[tokens.size()];
    int depth = 0;
    for (int i = 0; i < match.length; i++) {
      if (tokens.get(i).is(Kind.OPEN)) {
        stack[depth++] = i;
      } else if (tokens.get(i).is(Kind.CLOSE) && depth > 0) {
        int open = stack[--depth];
        match[open] = i;
        match[i] = open;
      }
    }
    return match;
  }

  /**
   * For each opening bracket of any sort the index of its partner and the other way round, −1 for
   * what has none. Round and square brackets may close each other: half-open intervals. A pair that
   * spans both a row's end and a relation sign is taken for two mistakes, so that an unclosed
   * bracket costs only its own side.
   */
  static int[] all(List<Token> tokens) {
    int[] match = new int[tokens.size()];
    Arrays.fill(match, -1);
    int[] stack = new int[tokens.size()];
    boolean[] row = new boolean[tokens.size() + 1];
    boolean[] sign = new boolean[tokens.size() + 1];
    // Counts of what is open, so that a close without an open never searches the stack.
    int[] open = new int[Kind.values().length];
    int depth = 0;
    for (int i = 0; i < match.length; i++) {
      Token token = tokens.get(i);
      if (opens(token) != null) {
        open[token.kind().ordinal()]++;
        stack[depth++] = i;
        row[depth] = false;
        sign[depth] = false;
      } else if (closes(token) != null) {
        int partner = depth - 1;
        if (isHard(token) && open[partnerKind(token).ordinal()] == 0) {
          partner = -1;
        } else if (isHard(token)) {
          while (partner >= 0 && !fits(tokens.get(stack[partner]), token)) {
            partner--;
          }
        } else if (partner >= 0 && !fits(tokens.get(stack[partner]), token)) {
          partner = -1;
        }
        if (partner >= 0) {
          boolean torn = !isHard(token) && row[partner + 1] && sign[partner + 1];
          if (!torn) {
            match[stack[partner]] = i;
            match[i] = stack[partner];
          }
          while (depth > partner) {
            open[tokens.get(stack[--depth]).kind().ordinal()]--;
          }
        }
      } else if (token.is(Kind.ROW)) {
        row[depth] = true;
      } else if (Signs.isRelation(token)) {
        sign[depth] = true;
      }
    }
    return match;
  }

  /** Braces, environments and {@code \left} must balance; a lone parenthesis yields to them. */
  private static boolean isHard(Token token) {
    return token.is(Kind.CLOSE) || token.is(Kind.END) || token.is(Kind.RIGHT);
  }

  private static Kind partnerKind(Token close) {
    return close.is(Kind.CLOSE) ? Kind.OPEN : close.is(Kind.END) ? Kind.BEGIN : Kind.LEFT;
  }

  private static boolean fits(Token open, Token close) {
    if (close.is(Kind.CLOSE)) {
      return open.is(Kind.OPEN);
    }
    if (close.is(Kind.END)) {
      return open.is(Kind.BEGIN);
    }
    if (close.is(Kind.RIGHT)) {
      return open.is(Kind.LEFT);
    }
    if (isHard(open) || open.is(Kind.OPEN) || open.is(Kind.BEGIN) || open.is(Kind.LEFT)) {
      return false;
    }
    String name = opens(open);
    String end = closes(close);
    boolean plain = name.equals("(") || name.equals("[");
    return CLOSING.get(name).equals(end) || (plain && (end.equals(")") || end.equals("]")));
  }

  /** The name of what the token opens, or null. */
  static String opens(Token token) {
    return switch (token.kind()) {
      case OPEN, BEGIN, LEFT -> token.text();
      case CHARACTER -> token.text().equals("(") || token.text().equals("[") ? token.text() : null;
      case COMMAND -> CLOSING.containsKey(token.text()) ? token.text() : null;
      default -> null;
    };
  }

  /** The name of what the token closes, or null. */
  static String closes(Token token) {
    return switch (token.kind()) {
      case CLOSE, END, RIGHT -> token.text();
      case CHARACTER -> token.text().equals(")") || token.text().equals("]") ? token.text() : null;
      case COMMAND -> CLOSING.containsValue(token.text()) ? token.text() : null;
      default -> null;
    };
  }

  /** The delimiter that may follow {@code \left}, under its one name, or null. */
  static String delimiter(Token token) {
    if (token.is(Kind.CHARACTER)) {
      return switch (token.text()) {
        case "(", ")", "[", "]", "|", ".", "/" -> token.text();
        case "<" -> "langle";
        case ">" -> "rangle";
        default -> null;
      };
    }
    if (!token.is(Kind.COMMAND)) {
      return null;
    }
    return switch (token.text()) {
      case "{", "}", "langle", "rangle", "lfloor", "rfloor", "lceil", "rceil" -> token.text();
      case "lbrace" -> "{";
      case "rbrace" -> "}";
      case "lbrack" -> "[";
      case "rbrack" -> "]";
      case "vert", "lvert", "rvert" -> "|";
      case "|", "Vert", "lVert", "rVert", "parallel" -> "||";
      case "backslash" -> "/";
      default -> null;
    };
  }
}
