package dev.rederive.meaning.index;

import dev.rederive.latex.Chain;
import dev.rederive.latex.Notation;
import dev.rederive.latex.RelationSign;
import dev.rederive.meaning.name.Binder;
import dev.rederive.meaning.name.NotUnderstood;
import java.util.List;

/**
 * Ranges declared in text: {@code i = 1, \dots, n} and {@code i \in \{1, \dots, n\}}, also among the
 * conditions of a display.
 */
public final class RangeDeclarations {
  /**
   * One declaration.
   *
   * @param binder what it says
   * @param chains how many chains of the passage it is made of, from the one asked for on
   */
  public record Found(Binder binder, int chains) {}

  private RangeDeclarations() {}

  /** The declaration that begins at a chain, or null. */
  public static Found at(List<Chain> chains, int k) {
    Chain chain = chains.get(k);
    if (chain.signs().size() != 1) {
      return null;
    }
    String letter = Binder.letter(chain.sides().get(0));
    Notation right = chain.sides().get(1);
    if (letter == null) {
      return null;
    }
    RelationSign.Kind kind = chain.signs().get(0).kind();
    if (kind == RelationSign.Kind.ELEMENT) {
      Binder set = set(letter, right);
      return set == null ? null : new Found(set, 1);
    }
    if (kind != RelationSign.Kind.EQUAL) {
      return null;
    }
    Binder listed = Binder.listed(letter, right);
    if (listed != null) {
      return new Found(listed, 1);
    }
    // The commas of 1, 2, \dots, n may have made chains of their own.
    for (int next = k + 1; next < chains.size(); next++) {
      Chain lone = chains.get(next);
      if (!lone.signs().isEmpty() || lone.sides().size() != 1) {
        return null;
      }
      if (lone.sides().get(0) instanceof Notation.Ellipsis
          && next + 1 < chains.size()
          && chains.get(next + 1).signs().isEmpty()) {
        Notation last = chains.get(next + 1).sides().get(0);
        return new Found(Binder.ofBounds(letter, right, last), next + 2 - k);
      }
    }
    return null;
  }

  private static Binder set(String letter, Notation set) {
    boolean numbers =
        set instanceof Notation.Accent
            || set instanceof Notation.Script script && script.base() instanceof Notation.Accent;
    return numbers ? null : Binder.ofSet(letter, set);
  }

  /** The declaration a condition makes, or null if it makes none that can be read. */
  public static Binder ofCondition(Notation condition) {
    try {
      return readCondition(condition);
    } catch (NotUnderstood unreadable) {
      return null;
    }
  }

  private static Binder readCondition(Notation condition) {
    if (!(condition instanceof Notation.Related related)) {
      return null;
    }
    String letter = Binder.letter(related.left());
    if (letter == null) {
      return null;
    }
    if (related.sign().kind() == RelationSign.Kind.ELEMENT) {
      return set(letter, related.right());
    }
    return related.sign().kind() == RelationSign.Kind.EQUAL
        ? Binder.listed(letter, related.right())
        : null;
  }
}
