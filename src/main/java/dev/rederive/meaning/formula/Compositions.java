package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.meaning.name.Ledger;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NotationText;
import dev.rederive.meaning.name.Notations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code (f \circ g)(x)} is {@code f(g(x))} where the document calls f or g somewhere; between what
 * is never called, the ring multiplies element by element.
 */
final class Compositions {
  private final Set<String> called = new HashSet<>();
  private final Ledger ledger;

  private Compositions(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Looks at all notations of a document for names in front of brackets. */
  public static Compositions of(List<Notation> all, Ledger ledger) {
    Compositions found = new Compositions(ledger);
    for (Notation notation : all) {
      Notations.walk(notation, found::collect);
    }
    return found;
  }

  private void collect(Notation part) {
    if (part instanceof Notation.Juxtaposition product) {
      List<Notation> factors = product.factors();
      for (int k = 0; k + 1 < factors.size(); k++) {
        if (isBracket(factors.get(k + 1)) && Name.of(factors.get(k)) != null) {
          called.add(NotationText.of(factors.get(k)));
        }
      }
    }
  }

  private static boolean isBracket(Notation notation) {
    return notation instanceof Notation.Fenced bracket && bracket.open().equals("(");
  }

  /** The notation with nested calls for composed functions. */
  Notation nest(Notation notation) {
    if (notation == null) {
      return null;
    }
    Notation mapped = Notations.map(notation, this::nest);
    if (!(mapped instanceof Notation.Juxtaposition product)) {
      return mapped;
    }
    List<Notation> factors = new ArrayList<>();
    for (int k = 0; k < product.factors().size(); k++) {
      Notation factor = product.factors().get(k);
      List<Notation> functions = new ArrayList<>();
      boolean primed =
          factor instanceof Notation.Script script
              && script.primes() > 0
              && script.sub() == null
              && script.sup() == null;
      Notation rings = primed ? ((Notation.Script) factor).base() : factor;
      boolean composed =
          k + 1 < product.factors().size()
              && isBracket(product.factors().get(k + 1))
              && isBracket(rings)
              && ((Notation.Fenced) rings).items().size() == 1
              && collect(((Notation.Fenced) rings).items().get(0), functions)
              && functions.stream().anyMatch(f -> called.contains(NotationText.of(f)));
      if (composed) {
        ledger.note(factor.span(), "∘ composes functions: the document calls one of them");
        Notation.Fenced arguments = (Notation.Fenced) product.factors().get(k + 1);
        List<Notation> call = nested(functions, arguments);
        if (primed) {
          factors.add(primed((Notation.Script) factor, call));
          factors.add(arguments);
        } else {
          factors.addAll(call);
        }
        k++;
      } else {
        factors.add(factor);
      }
    }
    return new Notation.Juxtaposition(factors, product.span());
  }

  /** {@code (f \circ g)'(x)} is {@code (f(g(x)))'} at x. */
  private static Notation primed(Notation.Script script, List<Notation> call) {
    Notation nested = new Notation.Juxtaposition(call, script.base().span());
    return new Notation.Script(
        new Notation.Fenced("(", List.of(nested), ")", script.base().span()),
        null,
        null,
        script.primes(),
        script.span());
  }

  /** The names between rings, outermost first; false unless all are names. */
  private static boolean collect(Notation rings, List<Notation> functions) {
    if (rings instanceof Notation.Binary binary && binary.operator() == Notation.Operator.CIRC) {
      return collect(binary.left(), functions) && collect(binary.right(), functions);
    }
    functions.add(rings);
    Name name = Name.of(rings);
    return name != null && name.power() == null;
  }

  private static List<Notation> nested(List<Notation> functions, Notation.Fenced arguments) {
    Notation.Fenced bracket = arguments;
    for (int k = functions.size() - 1; k > 0; k--) {
      Notation inner =
          new Notation.Juxtaposition(
              List.of(functions.get(k), bracket), functions.get(k).span().union(bracket.span()));
      bracket = new Notation.Fenced("(", List.of(inner), ")", inner.span());
    }
    return List.of(functions.get(0), bracket);
  }
}
