package dev.rederive.meaning.notation;

import dev.rederive.latex.Chain;
import dev.rederive.latex.Notation;
import dev.rederive.math.Choice;
import dev.rederive.meaning.name.Binder;
import dev.rederive.meaning.name.Ledger;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NotUnderstood;
import dev.rederive.meaning.name.Notations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sums that are not written: where a document declares it, an index that stands twice in a product
 * and nowhere in the relation just once is summed over. Undeclared, it is a free index.
 */
public final class ImpliedSums {
  private final boolean declared;
  private final Ledger ledger;

  public ImpliedSums(boolean declared, Ledger ledger) {
    this.declared = declared;
    this.ledger = ledger;
  }

  /** The chain with such sums written. */
  public Chain write(Chain chain) {
    Set<String> once = new HashSet<>();
    Set<String> repeated = new HashSet<>();
    for (Notation side : chain.sides()) {
      for (Notation term : terms(side)) {
        counts(term).forEach((letter, count) -> (count == 1 ? once : repeated).add(letter));
      }
    }
    repeated.removeAll(once);
    if (chain.signs().isEmpty() || repeated.isEmpty()) {
      return chain;
    }
    return declared || ledger.isOtherwise(Choice.SUMMATION)
        ? new Chain(
            chain.sides().stream().map(side -> sum(side, repeated)).toList(),
            chain.signs(),
            chain.conditions(),
            chain.span())
        : chain;
  }

  private static List<Notation> terms(Notation side) {
    return side instanceof Notation.Sum sum
        ? sum.terms().stream().map(Notation.Term::value).toList()
        : List.of(side);
  }

  private Notation sum(Notation side, Set<String> repeated) {
    if (side instanceof Notation.Sum sum) {
      List<Notation.Term> terms = new ArrayList<>();
      for (Notation.Term term : sum.terms()) {
        terms.add(new Notation.Term(term.sign(), sum(term.value(), repeated)));
      }
      return new Notation.Sum(terms, sum.span());
    }
    Set<String> here = new LinkedHashSet<>(counts(side).keySet());
    here.retainAll(repeated);
    Notation body = side;
    for (String letter : here) {
      ledger.note(side.span(), letter + " stands twice and is summed over");
      Notation bound = new Notation.Symbol(letter, side.span());
      body = new Notation.BigOperator("sum", bound, null, body, side.span());
    }
    return body;
  }

  /** How often each letter stands as an index in a product; in a sum, in the term with most. */
  private static Map<String, Integer> counts(Notation notation) {
    Map<String, Integer> counts = new HashMap<>();
    if (notation instanceof Notation.Sum sum) {
      for (Notation.Term term : sum.terms()) {
        counts(term.value()).forEach((letter, count) -> counts.merge(letter, count, Math::max));
      }
      return counts;
    }
    Name name = notation instanceof Notation.Script ? Name.of(notation) : null;
    if (name != null) {
      boolean squared = name.power() instanceof Notation.Numeral;
      for (Name.Slot slot : name.slots()) {
        letters(slot.notation())
            .forEach(letter -> counts.merge(letter, squared ? 2 : 1, Integer::sum));
      }
      return counts;
    }
    for (Notation part : Notations.parts(notation)) {
      counts(part).forEach((letter, count) -> counts.merge(letter, count, Integer::sum));
    }
    if (notation instanceof Notation.BigOperator operator) {
      try {
        Binder.of(operator).forEach(binder -> counts.remove(binder.letter()));
      } catch (NotUnderstood unreadable) {
        return Map.of(); // the statement it stands in will say so
      }
    }
    return counts;
  }

  /** Up to three different letters in a row; more are a word. */
  private static List<String> letters(Notation slot) {
    List<Notation> items =
        slot instanceof Notation.Juxtaposition product ? product.factors() : List.of(slot);
    List<String> letters = new ArrayList<>();
    for (Notation item : items) {
      String letter = Binder.letter(item);
      if (letter == null || Character.isUpperCase(letter.charAt(0))) {
        return List.of();
      }
      letters.add(letter);
    }
    boolean word = letters.size() > 3;
    return word ? List.of() : letters;
  }
}
