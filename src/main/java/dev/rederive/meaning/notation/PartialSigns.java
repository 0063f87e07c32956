package dev.rederive.meaning.notation;

import dev.rederive.latex.Notation;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NotationText;
import dev.rederive.meaning.name.Notations;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Derivatives by a sign with a name under it, {@code \partial_x f(x)}: written as a quotient. Under
 * a letter that counts, {@code \partial_i f}, the sign says which of several, and is left as it is.
 */
public final class PartialSigns {
  private final Set<String> slots = new HashSet<>();

  private PartialSigns() {}

  /** Looks at all notations of a document for the letters that stand as indices. */
  public static PartialSigns of(List<Notation> all) {
    PartialSigns found = new PartialSigns();
    for (Notation notation : all) {
      Notations.walk(
          notation,
          part -> {
            Name name = Name.of(part);
            if (name != null) {
              name.slots().forEach(slot -> found.slots.add(slot.text()));
            }
          });
    }
    return found;
  }

  /** The notation with quotients for such signs. */
  public Notation rewrite(Notation notation) {
    if (notation == null) {
      return null;
    }
    Notation mapped = Notations.map(notation, this::rewrite);
    if (!(mapped instanceof Notation.Juxtaposition product)) {
      return mapped;
    }
    List<Notation> factors = new ArrayList<>(product.factors());
    for (int k = factors.size() - 2; k >= 0; k--) {
      Notation.Script sign = sign(factors.get(k));
      if (sign == null) {
        continue;
      }
      boolean call =
          Name.of(factors.get(k + 1)) != null
              && k + 2 < factors.size()
              && factors.get(k + 2) instanceof Notation.Fenced;
      int end = k + (call ? 3 : 2);
      Notation quotient = quotient(sign, factors.subList(k + 1, end));
      factors.subList(k, end).clear();
      factors.add(k, quotient);
    }
    return factors.size() == 1
        ? factors.get(0)
        : new Notation.Juxtaposition(factors, product.span());
  }

  private Notation.Script sign(Notation factor) {
    boolean sign =
        factor instanceof Notation.Script script
            && script.base() instanceof Notation.Symbol symbol
            && symbol.name().equals("partial")
            && script.sup() == null
            && script.primes() == 0
            && script.sub() != null
            && Name.of(script.sub()) != null
            && !slots.contains(NotationText.of(script.sub()));
    return sign ? (Notation.Script) factor : null;
  }

  private static Notation quotient(Notation.Script sign, List<Notation> of) {
    Span span = sign.span().union(of.get(of.size() - 1).span());
    List<Notation> above = new ArrayList<>();
    above.add(sign.base());
    above.addAll(of);
    return new Notation.Fraction(
        new Notation.Juxtaposition(above, span),
        new Notation.Juxtaposition(List.of(sign.base(), sign.sub()), span),
        span);
  }
}
