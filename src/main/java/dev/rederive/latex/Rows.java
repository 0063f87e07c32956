package dev.rederive.latex;

import dev.rederive.latex.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Takes away the environments that only arrange rows, so that their rows are the display's. */
final class Rows {
  private Rows() {}

  static List<Token> flatten(List<Token> tokens) {
    int[] match = Brackets.all(tokens);
    boolean[] gone = new boolean[tokens.size()];
    boolean fresh = true;
    int at = 0;
    while (at < tokens.size()) {
      Token token = tokens.get(at);
      int close = match[at];
      if (isLayoutEdge(token) && (close < 0 || token.is(Kind.END))) {
        gone[at++] = true;
      } else if (token.is(Kind.BEGIN) && close > at && opensRows(tokens, match, at, fresh)) {
        gone[at] = true;
        gone[close] = true;
        at++;
        fresh = true;
      } else if (token.is(Kind.END)) {
        at++;
      } else if (isSystem(tokens, match, at, fresh)) {
        gone[at] = true;
        gone[close] = true;
        gone[at + 1] = true;
        gone[close - 1] = true;
        at += 2;
        fresh = true;
      } else {
        fresh = token.is(Kind.ROW) || (fresh && token.is(Kind.ALIGN));
        at = close > at ? close + 1 : at + 1;
      }
    }
    List<Token> kept = new ArrayList<>(tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      if (!gone[i]) {
        kept.add(tokens.get(i));
      }
    }
    return kept;
  }

  private static boolean isLayoutEdge(Token token) {
    return (token.is(Kind.BEGIN) || token.is(Kind.END)) && Layouts.isAlignment(token.text());
  }

  private static boolean opensRows(List<Token> tokens, int[] match, int at, boolean fresh) {
    String name = tokens.get(at).text();
    if (!tokens.get(match[at]).text().equals(name)) {
      return false;
    }
    if (Layouts.isAlignment(name)) {
      return true;
    }
    boolean alone = fresh && endsRow(tokens, match[at] + 1);
    return alone
        && (name.equals("array") || name.equals("cases"))
        && hasRelation(tokens, match, at);
  }

  /** {@code \left\{ \begin{aligned} … \end{aligned} \right.}: a system of equations. */
  private static boolean isSystem(List<Token> tokens, int[] match, int at, boolean fresh) {
    Token token = tokens.get(at);
    int close = match[at];
    if (!token.is(Kind.LEFT, "{") || close < 0 || !tokens.get(close).is(Kind.RIGHT, ".")) {
      return false;
    }
    Token inner = tokens.get(at + 1);
    if (!inner.is(Kind.BEGIN) || match[at + 1] != close - 1) {
      return false;
    }
    boolean alone = fresh && endsRow(tokens, close + 1);
    return alone && hasRelation(tokens, match, at + 1);
  }

  private static boolean endsRow(List<Token> tokens, int from) {
    int at = from;
    while (at < tokens.size()
        && (tokens.get(at).isCharacter(".")
            || tokens.get(at).isCharacter(",")
            || tokens.get(at).is(Kind.ALIGN)
            || tokens.get(at).is(Kind.END)
            || tokens.get(at).isCommand("quad"))) {
      at++;
    }
    return at >= tokens.size() || tokens.get(at).is(Kind.ROW);
  }

  /** Whether relations are aligned here; one in a second cell, a condition, does not count. */
  private static boolean hasRelation(List<Token> tokens, int[] match, int begin) {
    boolean counts = true;
    for (int i = begin + 1; i < match[begin]; i++) {
      Token token = tokens.get(i);
      if (match[i] > i) {
        i = match[i];
      } else if (token.is(Kind.ROW)) {
        counts = true;
      } else if (Signs.isRelation(token)) {
        if (counts || tokens.get(i - 1).is(Kind.ALIGN)) {
          return true;
        }
      } else if (token.is(Kind.ALIGN)) {
        counts = false;
      }
    }
    return false;
  }
}
