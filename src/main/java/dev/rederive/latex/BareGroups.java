package dev.rederive.latex;

import dev.rederive.latex.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Braces are invisible: {@code {a + b} c} shows a + bc. A group that stands where an operand begins
 * and carries no script is opened; one that a command or a script may want as its argument stays.
 */
final class BareGroups {
  private static final Set<String> BEFORE =
      Set.of("+", "-", "=", "<", ">", ",", ";", "(", "[", "*");

  private BareGroups() {}

  static List<Token> open(List<Token> tokens) {
    int[] match = Brackets.braces(tokens);
    boolean[] gone = new boolean[tokens.size()];
    Token previous = null;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (gone[i]) {
        continue;
      }
      if (token.is(Kind.OPEN)
          && match[i] > i
          && (holdsSign(tokens, i, match[i], previous) || addsTerm(tokens, i, match[i]))) {
        gone[i] = true;
        gone[match[i]] = true;
        continue;
      }
      if (token.is(Kind.OPEN) && match[i] > i && startsOperand(previous)) {
        if (!carries(tokens, match[i]) && !holdsInfix(tokens, i, match)) {
          gone[i] = true;
          gone[match[i]] = true;
          continue;
        }
      }
      previous = token;
    }
    List<Token> kept = new ArrayList<>(tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      if (!gone[i]) {
        kept.add(tokens.get(i));
      }
    }
    return kept;
  }

  /** {@code a {=} b}, {@code w {:=} 1}: braces around a relation sign alone. */
  private static boolean holdsSign(List<Token> tokens, int open, int close, Token previous) {
    if (close == open + 1 || close > open + 4 || previous == null) {
      return false;
    }
    boolean argument =
        previous.is(Kind.SUB)
            || previous.is(Kind.SUP)
            || (previous.is(Kind.COMMAND) && !Functions.isSymbol(previous.text()));
    Signs.Found sign = argument ? null : Signs.at(tokens, open + 1, close);
    return sign != null && sign.next() == close && !afterArgument(tokens, open);
  }

  /** {@code \stackrel{def}{=}}: the sign is what the command before wants. */
  private static boolean afterArgument(List<Token> tokens, int open) {
    if (!tokens.get(open - 1).is(Kind.CLOSE)) {
      return false;
    }
    int depth = 0;
    for (int i = open - 1; i >= 0 && i > open - 40; i--) {
      if (tokens.get(i).is(Kind.CLOSE)) {
        depth++;
      } else if (tokens.get(i).is(Kind.OPEN) && --depth == 0) {
        return i > 0 && tokens.get(i - 1).is(Kind.COMMAND);
      }
    }
    return true;
  }

  /** {@code a {- b}}, as under a stroke: a term of the sum around it, as it is printed. */
  private static boolean addsTerm(List<Token> tokens, int open, int close) {
    if (open == 0 || close < open + 3 || !isTermSign(tokens.get(open + 1))) {
      return false;
    }
    Token before = tokens.get(open - 1);
    boolean operand =
        before.is(Kind.LETTER)
            || before.is(Kind.DIGIT)
            || before.is(Kind.CLOSE)
            || before.isCharacter(")")
            || before.isCharacter("]")
            || before.is(Kind.COMMAND) && Functions.isSymbol(before.text());
    return operand && !carries(tokens, close) && !isArgument(tokens, open);
  }

  private static boolean isTermSign(Token token) {
    return token.isCharacter("+") || token.isCharacter("-");
  }

  /** Whether a group is what a command before it, with other arguments perhaps, wants. */
  private static boolean isArgument(List<Token> tokens, int open) {
    Token before = tokens.get(open - 1);
    boolean unbraced =
        open > 1
            && (before.is(Kind.LETTER) || before.is(Kind.DIGIT))
            && tokens.get(open - 2).is(Kind.COMMAND)
            && !Functions.isSymbol(tokens.get(open - 2).text()); // \frac1{-x}
    return unbraced || afterArgument(tokens, open);
  }

  private static boolean carries(List<Token> tokens, int close) {
    int after = close + 1;
    return after < tokens.size()
        && (tokens.get(after).is(Kind.SUB)
            || tokens.get(after).is(Kind.SUP)
            || tokens.get(after).is(Kind.PRIME)
            || tokens.get(after).isCharacter("!"));
  }

  private static boolean startsOperand(Token previous) {
    if (previous == null) {
      return true;
    }
    return switch (previous.kind()) {
      case ROW, ALIGN, LEFT, BEGIN -> true;
      case CHARACTER -> BEFORE.contains(previous.text());
      case COMMAND -> Signs.isRelation(previous.text()) || previous.text().equals("cdot");
      default -> false;
    };
  }

  /** {@code {n \choose k}} and {@code {a \over b}} need their braces. */
  private static boolean holdsInfix(List<Token> tokens, int open, int[] match) {
    // Only the start of a group is searched: these forms are short when people write them.
    int limit = Math.min(match[open], open + 60);
    for (int i = open + 1; i < limit; i++) {
      if (tokens.get(i).is(Kind.OPEN) && match[i] > i) {
        i = match[i];
      } else if (tokens.get(i).isCommand("choose") || tokens.get(i).isCommand("over")) {
        return true;
      }
    }
    return false;
  }
}
