package dev.rederive.meaning.notation;

import dev.rederive.latex.Notation;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.Notations;
import dev.rederive.meaning.name.Transposes;
import dev.rederive.meaning.name.Typeface;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code \mathbf{x}^\top(t)} is the transpose of the vector {@code \mathbf{x}(t)}: nobody puts a single
 * name in brackets to multiply by it.
 */
public final class TransposedCalls {
  private TransposedCalls() {}

  /** The notation with the transpose behind the bracket. */
  public static Notation rewrite(Notation notation) {
    if (notation == null) {
      return null;
    }
    Notation mapped = Notations.map(notation, TransposedCalls::rewrite);
    if (!(mapped instanceof Notation.Juxtaposition product)) {
      return mapped;
    }
    List<Notation> factors = new ArrayList<>(product.factors());
    for (int k = factors.size() - 2; k >= 0; k--) {
      if (factors.get(k) instanceof Notation.Script script
          && script.sub() == null
          && script.primes() == 0
          && Transposes.isTranspose(script.sup())
          && isVector(script.base())
          && isArgument(factors.get(k + 1))) {
        Notation bracket = factors.remove(k + 1);
        Notation call =
            new Notation.Juxtaposition(
                List.of(script.base(), bracket), script.span().union(bracket.span()));
        Notation whole = new Notation.Fenced("(", List.of(call), ")", call.span());
        factors.set(k, new Notation.Script(whole, null, script.sup(), 0, call.span()));
      }
    }
    return factors.size() == 1
        ? factors.get(0)
        : new Notation.Juxtaposition(factors, product.span());
  }

  private static boolean isVector(Notation base) {
    Name name = Name.of(base);
    return name != null && Typeface.isBold(name.base()) && !Typeface.isCapital(name.base());
  }

  /** A plain name alone. */
  private static boolean isArgument(Notation next) {
    Name name =
        next instanceof Notation.Fenced bracket
                && bracket.open().equals("(")
                && bracket.items().size() == 1
            ? Name.of(bracket.items().get(0))
            : null;
    return name != null && name.power() == null && !Typeface.isBold(name.base());
  }
}
