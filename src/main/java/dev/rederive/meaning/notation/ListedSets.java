package dev.rederive.meaning.notation;

import dev.rederive.latex.Notation;
import dev.rederive.latex.RelationSign;
import dev.rederive.meaning.name.Binder;
import dev.rederive.meaning.name.Notations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sums over a set that is written out, {@code \sum_{a \in \{f, g\}} W_a}: a term for each of its
 * members. What stands for them is no index, and {@code W_f} and {@code W_g} are no elements of one
 * array.
 */
public final class ListedSets {
  private ListedSets() {}

  /** The notation with such sums written out. */
  public static Notation writeOut(Notation notation) {
    Notation mapped = Notations.map(notation, ListedSets::writeOut);
    if (!(mapped instanceof Notation.BigOperator sum)
        || !sum.operator().equals("sum")
        || sum.upper() != null
        || sum.body() == null
        || !(sum.lower() instanceof Notation.Related member)
        || member.sign().kind() != RelationSign.Kind.ELEMENT) {
      return mapped;
    }
    String letter = Binder.letter(member.left());
    List<Notation> members = members(member.right());
    if (letter == null || members == null) {
      return mapped;
    }
    List<Notation.Term> terms = new ArrayList<>();
    for (Notation one : members) {
      Notation value = replaced(sum.body(), letter, one);
      terms.add(new Notation.Term(Notation.Sign.PLUS, value));
    }
    return new Notation.Sum(terms, sum.span());
  }

  /** The members of a set of different letters; null if it is another set. */
  private static List<Notation> members(Notation set) {
    if (!(set instanceof Notation.Fenced braces) || !braces.open().equals("{")) {
      return null;
    }
    List<Notation> items = braces.items();
    if (items.size() == 1 && items.get(0) instanceof Notation.Sequence sequence) {
      items = sequence.items();
    }
    Set<String> letters = new HashSet<>();
    for (Notation item : items) {
      String letter = Binder.letter(item);
      if (letter == null || !letters.add(letter)) {
        return null;
      }
    }
    return items.size() < 2 ? null : items;
  }

  private static Notation replaced(Notation notation, String letter, Notation by) {
    if (notation == null || notation instanceof Notation.Accent) {
      return notation;
    }
    if (letter.equals(Binder.letter(notation))) {
      return by;
    }
    return Notations.map(notation, part -> replaced(part, letter, by));
  }
}
