package dev.rederive.meaning.index;

import dev.rederive.latex.Chain;
import dev.rederive.latex.Notation;
import dev.rederive.meaning.name.Binder;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NotUnderstood;
import dev.rederive.meaning.name.Notations;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A letter that counts in one place, {@code \sum_{n=1}^{N} x_n}, and is how many there are in
 * another, {@code \frac{1}{n} \sum_{i=1}^{n} y_i}: two things of one name. In a relation in which
 * nothing binds it and nothing has it for an index, it is the size, written in italics to tell it
 * from the index.
 */
public final class SizeLetters {
  private final Set<String> bound = new HashSet<>();

  private SizeLetters() {}

  /** The letters that sums of a document bind. */
  public static SizeLetters of(List<Notation> all) {
    SizeLetters found = new SizeLetters();
    all.forEach(notation -> Notations.walk(notation, part -> addBound(part, found.bound)));
    return found;
  }

  private static void addBound(Notation part, Set<String> letters) {
    if (part instanceof Notation.BigOperator operator) {
      try {
        Binder.of(operator).forEach(binder -> letters.add(binder.letter()));
      } catch (NotUnderstood unreadable) {
        return; // the relation it stands in will say so
      }
    }
  }

  /** The chain with its sizes told apart from indices of the same name. */
  public Chain tellApart(Chain chain) {
    Set<String> sizes = new HashSet<>();
    Set<String> indices = new HashSet<>();
    for (Notation side : chain.sides()) {
      Notations.walk(
          side,
          part -> {
            addBound(part, indices);
            if (part instanceof Notation.BigOperator operator
                && Binder.letter(operator.upper()) != null) {
              sizes.add(Binder.letter(operator.upper()));
            }
            Name name = Name.of(part);
            if (name != null) {
              name.slots().forEach(slot -> addLetters(slot.notation(), indices));
            }
          });
    }
    sizes.retainAll(bound);
    sizes.removeAll(indices);
    if (sizes.isEmpty() || !chain.conditions().isEmpty()) {
      return chain;
    }
    UnaryOperator<Notation> mark = notation -> mark(notation, sizes);
    return new Chain(
        chain.sides().stream().map(mark).toList(), chain.signs(), chain.conditions(), chain.span());
  }

  private static void addLetters(Notation slot, Set<String> letters) {
    Notations.walk(
        slot,
        part -> {
          if (Binder.letter(part) != null) {
            letters.add(Binder.letter(part));
          }
        });
  }

  private static Notation mark(Notation notation, Set<String> sizes) {
    if (notation instanceof Notation.Symbol symbol && sizes.contains(symbol.name())) {
      return new Notation.Accent("mathit", symbol, symbol.span());
    }
    return notation == null ? null : Notations.map(notation, part -> mark(part, sizes));
  }
}
