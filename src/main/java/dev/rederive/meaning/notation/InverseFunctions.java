package dev.rederive.meaning.notation;

import dev.rederive.latex.Chain;
import dev.rederive.latex.Notation;
import dev.rederive.math.Choice;
import dev.rederive.meaning.name.Ledger;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NotationText;
import dev.rederive.meaning.name.Notations;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code f^{-1}(x)} where f is defined with an argument: the inverse function, a name of its own. It
 * means what the document defines it to be; where that is nothing, f undoes it and nothing else is
 * known.
 */
public final class InverseFunctions {
  private final Set<String> functions = new HashSet<>();
  private final Set<String> defined = new HashSet<>();
  private final Ledger ledger;

  private InverseFunctions(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * @param equations the chains of the document that begin with an equality
   */
  public static InverseFunctions of(List<Chain> equations, Ledger ledger) {
    InverseFunctions found = new InverseFunctions(ledger);
    for (Chain equation : equations) {
      if (equation.sides().get(0) instanceof Notation.Juxtaposition left
          && left.factors().size() == 2
          && isList(left.factors().get(1))) {
        Notation head = left.factors().get(0);
        Notation base = base(head);
        if (base != null) {
          found.defined.add(NotationText.of(base));
        } else if (Name.of(head) != null) {
          found.functions.add(NotationText.of(head));
        }
      }
    }
    return found;
  }

  private static boolean isList(Notation notation) {
    return notation instanceof Notation.Fenced bracket
        && bracket.open().equals("(")
        && bracket.items().stream().allMatch(item -> Name.of(item) != null);
  }

  /** The f of {@code f^{-1}}, or null. */
  private static Notation base(Notation notation) {
    boolean inverse =
        notation instanceof Notation.Script script
            && script.primes() == 0
            && script.sub() == null
            && script.sup() instanceof Notation.Sum sum
            && sum.terms().size() == 1
            && sum.terms().get(0).sign() == Notation.Sign.MINUS
            && NotationText.of(sum).equals("-1");
    Notation base = inverse ? ((Notation.Script) notation).base() : null;
    return base != null && Name.of(base) != null ? base : null;
  }

  /** The notation with such inverses made names, or taken away where they undo. */
  public Notation name(Notation notation) {
    if (notation == null || functions.isEmpty() && defined.isEmpty()) {
      return notation;
    }
    if (notation instanceof Notation.Juxtaposition product) {
      return product(product);
    }
    Notation mapped = Notations.map(notation, this::name);
    if (mapped instanceof Notation.Script script
        && script.base() instanceof Notation.Fenced bracket
        && bracket.items().size() == 1
        && isDefined(base(bracket.items().get(0)))) {
      // (f^{-1})' is its derivative.
      Notation word = word(bracket.items().get(0));
      return new Notation.Script(word, script.sub(), script.sup(), script.primes(), script.span());
    }
    return mapped;
  }

  private Notation product(Notation.Juxtaposition product) {
    List<Notation> factors = product.factors();
    List<Notation> named = new ArrayList<>();
    for (int k = 0; k < factors.size(); k++) {
      Notation factor = factors.get(k);
      Notation next = k + 1 < factors.size() ? factors.get(k + 1) : null;
      Notation base = base(factor);
      if (!(next instanceof Notation.Fenced bracket) || !bracket.open().equals("(")) {
        named.add(name(factor));
      } else if (undone(factor, bracket) != null) {
        named.add(
            new Notation.Fenced("(", List.of(name(undone(factor, bracket))), ")", next.span()));
        k++;
      } else if (base != null && isInverse(base)) {
        note(base, factor.span());
        named.add(isDefined(base) ? word(factor) : unknown(base, factor));
      } else {
        named.add(name(factor));
      }
    }
    if (named.size() == 1 && named.get(0) instanceof Notation.Fenced bracket) {
      return new Notation.Fenced(bracket.open(), bracket.items(), bracket.close(), product.span());
    }
    return named.size() == 1 ? named.get(0) : new Notation.Juxtaposition(named, product.span());
  }

  private static Notation unknown(Notation base, Notation inverse) {
    String reason = "the document gives no formula for the inverse of " + NotationText.of(base);
    return new Notation.Unread(reason, inverse.span());
  }

  private boolean isDefined(Notation base) {
    return base != null && defined.contains(NotationText.of(base));
  }

  private boolean isInverse(Notation base) {
    return (functions.contains(NotationText.of(base)) || isDefined(base))
        && !ledger.isOtherwise(Choice.INVERSE);
  }

  private void note(Notation base, Span place) {
    String f = NotationText.of(base);
    ledger.note(place, f + "^{-1}(…) is the inverse function of " + f + ", not 1/" + f + "(…)");
  }

  private static Notation.Word word(Notation inverse) {
    return new Notation.Word(NotationText.of(base(inverse)) + "^{-1}", inverse.span());
  }

  /** The y of {@code f(f^{-1}(y))}, whatever f is; of {@code f^{-1}(f(x))} not every f gives x. */
  private Notation undone(Notation outer, Notation.Fenced bracket) {
    if (bracket.items().size() != 1
        || !(bracket.items().get(0) instanceof Notation.Juxtaposition inner)
        || inner.factors().size() != 2
        || !(inner.factors().get(1) instanceof Notation.Fenced argument)
        || argument.items().size() != 1) {
      return null;
    }
    Notation base = base(inner.factors().get(0));
    boolean undo =
        base != null
            && Name.of(outer) != null
            && NotationText.of(base).equals(NotationText.of(outer))
            && functions.contains(NotationText.of(base))
            && !isDefined(base)
            && isInverse(base);
    return undo ? argument.items().get(0) : null;
  }
}
