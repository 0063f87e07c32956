package dev.rederive.latex;

import dev.rederive.latex.Token.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * For each bar how many of its sort follow in the same bracket and list item. A bar after an
 * operand opens an absolute value only if the number is odd; one with none to follow separates, as
 * in {@code p(a | b)}.
 */
final class Bars {
  private final int[] following;

  Bars(List<Token> tokens, int[] match) {
    following = new int[tokens.size()];
    int[] group = new int[tokens.size()];
    int[] enclosing = new int[tokens.size() + 1];
    int depth = 0;
    int groups = 1;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (match[i] > i) {
        enclosing[++depth] = groups++;
      } else if (match[i] >= 0) {
        depth = Math.max(0, depth - 1);
      } else if (token.isCharacter(",") || token.isCharacter(";") || Signs.isRelation(token)) {
        enclosing[depth] = groups++;
      }
      group[i] = enclosing[depth];
    }
    Map<Long, Integer> counts = new HashMap<>();
    for (int i = tokens.size() - 1; i >= 0; i--) {
      if (isBar(tokens.get(i))) {
        long key = 2L * group[i] + (tokens.get(i).is(Kind.COMMAND) ? 1 : 0);
        int count = counts.getOrDefault(key, 0);
        following[i] = count;
        counts.put(key, count + 1);
      }
    }
  }

  /** {@code |} or {@code \|}. */
  static boolean isBar(Token token) {
    return token.isCharacter("|") || token.isCommand("|");
  }

  int following(int index) {
    return following[index];
  }
}
