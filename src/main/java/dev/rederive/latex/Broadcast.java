package dev.rederive.latex;

import dev.rederive.latex.Token.Kind;
import java.util.List;

/** {@code \sigma.(W x + b)}: a function of every element of what stands in the bracket, as in programs. */
final class Broadcast {
  private Broadcast() {}

  /** Whether a point stands right between a name and a bracket with more than a number in it. */
  static boolean isDot(List<Token> tokens, int at) {
    if (!tokens.get(at).isCharacter(".")
        || tokens.get(at).spaced()
        || at == 0
        || at + 2 >= tokens.size()) {
      return false;
    }
    Token before = tokens.get(at - 1);
    Token next = tokens.get(at + 1);
    boolean name =
        before.is(Kind.LETTER)
            || before.is(Kind.WORD)
            || before.is(Kind.CLOSE)
            || before.is(Kind.DIGIT) && at >= 2 && tokens.get(at - 2).is(Kind.SUB)
            || before.is(Kind.COMMAND) && Functions.isSymbol(before.text());
    boolean number = true;
    int inside = at + 2;
    while (inside < tokens.size() && tokens.get(inside).is(Kind.DIGIT)) {
      inside++;
    }
    number = inside < tokens.size() && tokens.get(inside).isCharacter(")");
    return name && next.isCharacter("(") && !next.spaced() && !number;
  }
}
