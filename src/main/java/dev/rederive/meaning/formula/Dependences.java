package dev.rederive.meaning.formula;

import dev.rederive.latex.Chain;
import dev.rederive.latex.Notation;
import dev.rederive.latex.RelationSign;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NotationText;

/** {@code L = L(v)}, {@code y = y(x)}: no equation, but a word on what a quantity depends on. */
public final class Dependences {
  private Dependences() {}

  /** Whether a chain begins like that. */
  public static boolean begins(Chain chain) {
    return !chain.signs().isEmpty()
        && chain.signs().get(0).kind() == RelationSign.Kind.EQUAL
        && says(chain.sides().get(0), chain.sides().get(1));
  }

  /** Whether the right side is the left with names in brackets after it. */
  public static boolean says(Notation left, Notation right) {
    Name name = Name.of(left);
    return name != null
        && name.power() == null
        && right instanceof Notation.Juxtaposition call
        && call.factors().size() == 2
        && NotationText.of(call.factors().get(0)).equals(NotationText.of(left))
        && call.factors().get(1) instanceof Notation.Fenced bracket
        && bracket.open().equals("(")
        && bracket.items().stream().allMatch(Dependences::isBareName);
  }

  private static boolean isBareName(Notation item) {
    Name name = Name.of(item);
    return name != null && name.power() == null;
  }
}
