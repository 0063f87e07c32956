package dev.rederive.latex;

import dev.rederive.latex.Token.Kind;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Functions written without a backslash: {@code sin x}, {@code max(0, x)}. Letters side by side that
 * spell one, with nothing but their argument next to them, are its name; {@code sinx} and {@code s
 * i n} are letters.
 */
final class SpelledFunctions {
  private static final int LONGEST = 6;
  private static final Set<String> NAMES =
      Set.of(
          "exp", "ln", "log", "sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh",
          "coth", "arcsin", "arccos", "arctan", "max", "min");
  private static final Set<String> BRACKETED = Set.of("max", "min", "sec", "cot", "csc");

  private SpelledFunctions() {}

  /** The tokens with every such run made the function's command. */
  static List<Token> name(List<Token> tokens) {
    List<Token> named = new ArrayList<>(tokens.size());
    int at = 0;
    while (at < tokens.size()) {
      int end = at;
      StringBuilder run = new StringBuilder();
      while (end < tokens.size()
          && tokens.get(end).is(Kind.LETTER)
          && (end == at || !tokens.get(end).spaced())
          && run.length() <= LONGEST) {
        run.append(tokens.get(end++).text());
      }
      if (NAMES.contains(run.toString()) && isApplied(tokens, end, run.toString())) {
        Span span = tokens.get(at).span().union(tokens.get(end - 1).span());
        named.add(new Token(Kind.COMMAND, run.toString(), span, tokens.get(at).spaced()));
        at = end;
        continue;
      }
      int next = Math.max(end, at + 1);
      named.addAll(tokens.subList(at, next));
      at = next;
    }
    return named;
  }

  /** Whether an argument follows; a power may stand between. */
  private static boolean isApplied(List<Token> tokens, int from, String name) {
    int at = from;
    if (at + 1 < tokens.size() && tokens.get(at).is(Kind.SUP)) {
      if (!tokens.get(at + 1).is(Kind.DIGIT)) {
        return false;
      }
      at += 2;
    }
    if (at >= tokens.size()) {
      return false;
    }
    Token next = tokens.get(at);
    boolean bracket = next.isCharacter("(") || next.is(Kind.LEFT, "(");
    if (bracket || BRACKETED.contains(name)) {
      return bracket;
    }
    return switch (next.kind()) {
      case LETTER -> next.spaced() || at > from;
      case DIGIT, WORD -> true;
      case COMMAND ->
          next.text().equals("frac")
              || next.text().equals("sqrt")
              || Functions.isSymbol(next.text())
              || Functions.accent(next.text()) != null;
      default -> false;
    };
  }
}
