package dev.rederive.meaning.notation;

import dev.rederive.latex.Notation;
import dev.rederive.math.Choice;
import dev.rederive.meaning.name.Binder;
import dev.rederive.meaning.name.Ledger;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NotationText;
import dev.rederive.meaning.name.Notations;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Layers written as bare superscripts, {@code a^{l-1}}, {@code w^l_{jk}}, {@code \delta^L}: read as
 * if they had brackets. A letter numbers layers if it stands so on several names, on one of them
 * with a number added or taken away, and nowhere as a number of its own.
 */
public final class LayerSuperscripts {
  private final Map<String, Set<String>> bases = new HashMap<>();
  private final Set<String> shifted = new HashSet<>();
  private final Set<String> numbers = new HashSet<>();
  private final Set<String> layers = new HashSet<>();

  private final Ledger ledger;

  private LayerSuperscripts(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The layer letters of a document, found from all its notations. */
  public static LayerSuperscripts of(List<Notation> all, Ledger ledger) {
    LayerSuperscripts found = new LayerSuperscripts(ledger);
    all.stream().filter(notation -> !isRange(notation)).forEach(found::collect);
    found.bases.forEach(
        (letter, names) -> {
          if (names.size() > 1
              && found.shifted.contains(letter)
              && !found.numbers.contains(letter)) {
            found.layers.add(letter);
          }
        });
    for (String letter : Set.copyOf(found.layers)) {
      String last = letter.equals("\\ell") ? "L" : letter.toUpperCase(java.util.Locale.ROOT);
      if (found.bases.containsKey(last) && !last.equals("T")) {
        found.layers.add(last);
      }
    }
    return found;
  }

  /** A lone letter or a list, as in {@code l = 1, \dots, L}. */
  private static boolean isRange(Notation notation) {
    return Binder.letter(notation) != null
        || Notations.parts(notation).stream().anyMatch(Notation.Ellipsis.class::isInstance);
  }

  private void collect(Notation notation) {
    if (notation == null) {
      return;
    }
    if (notation instanceof Notation.Script script) {
      collect(script.base());
      if (script.sup() != null) {
        superscript(script);
      }
      return; // a letter in a subscript is an index
    }
    if (notation instanceof Notation.Related related) {
      collect(related.right());
      return;
    }
    String letter = Binder.letter(notation);
    if (letter != null) {
      numbers.add(letter);
    }
    Notations.parts(notation).forEach(this::collect);
  }

  private void superscript(Notation.Script script) {
    String letter = letter(script.sup());
    boolean name = Name.of(script.base()) != null;
    if (letter == null || !name) {
      if (letter != null) {
        numbers.add(letter);
      } else if (!(script.sup() instanceof Notation.Fenced)) {
        collect(script.sup());
      }
      return;
    }
    bases.computeIfAbsent(letter, l -> new HashSet<>()).add(NotationText.of(script.base()));
    if (script.sup() instanceof Notation.Sum) {
      shifted.add(letter);
    }
  }

  /** The letter of {@code l}, {@code l+1}, {@code l-1}, or null. */
  private static String letter(Notation sup) {
    if (sup instanceof Notation.Sum sum
        && sum.terms().size() == 2
        && sum.terms().get(0).sign() == Notation.Sign.PLUS
        && sum.terms().get(1).value() instanceof Notation.Numeral) {
      return Binder.letter(sum.terms().get(0).value());
    }
    return Binder.letter(sup);
  }

  /** The notation with brackets around its layers. */
  public Notation bracket(Notation notation) {
    if (notation == null || layers.isEmpty()) {
      return notation;
    }
    Notation mapped = Notations.map(notation, this::bracket);
    if (mapped instanceof Notation.Script script
        && script.sup() != null
        && letter(script.sup()) != null
        && layers.contains(letter(script.sup()))
        && Name.of(script.base()) != null) {
      ledger.isOtherwise(Choice.SUPERSCRIPT);
      ledger.note(script.span(), letter(script.sup()) + " up there counts layers and is no power");
      Notation.Fenced bracket =
          new Notation.Fenced("(", List.of(script.sup()), ")", script.sup().span());
      return new Notation.Script(
          script.base(), script.sub(), bracket, script.primes(), script.span());
    }
    return mapped;
  }
}
