package dev.rederive.meaning.notation;

import dev.rederive.latex.Chain;
import dev.rederive.latex.Notation;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NotationText;
import dev.rederive.meaning.name.Notations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Orders of derivatives in brackets: {@code f^{(3)}(x)} is {@code f'''(x)} where the document
 * defines {@code f(x)} by a formula, unless that formula is itself made of {@code f^{(1)}}, {@code
 * f^{(2)}}: those are the layers of a composition.
 */
public final class DerivativeOrders {
  private static final int HIGHEST = 9;

  private final Set<String> functions = new HashSet<>();

  /**
   * @param equations the chains of the document that begin with an equality
   */
  public static DerivativeOrders of(List<Chain> equations) {
    DerivativeOrders result = new DerivativeOrders();
    Map<String, Boolean> composed = new HashMap<>();
    for (Chain equation : equations) {
      String function = defined(equation.sides().get(0));
      if (function == null) {
        continue;
      }
      boolean layers = equation.sides().stream().skip(1).anyMatch(side -> hasLayer(side, function));
      composed.merge(function, layers, Boolean::logicalOr);
    }
    composed.forEach(
        (function, layers) -> {
          if (!layers) {
            result.functions.add(function);
          }
        });
    return result;
  }

  /** The f of {@code f(x)} with one name in the bracket, else null. */
  private static String defined(Notation left) {
    if (!(left instanceof Notation.Juxtaposition product)
        || product.factors().size() != 2
        || !(product.factors().get(1) instanceof Notation.Fenced bracket)
        || !bracket.open().equals("(")
        || bracket.items().size() != 1
        || Name.of(bracket.items().get(0)) == null) {
      return null;
    }
    Name name = Name.of(product.factors().get(0));
    boolean plain = name != null && name.slots().isEmpty() && name.primes() == 0;
    return plain && name.power() == null ? name.base() : null;
  }

  private static boolean hasLayer(Notation side, String function) {
    boolean[] found = {false};
    Notations.walk(
        side,
        part ->
            found[0] |=
                part instanceof Notation.Script script
                    && order(script) > 0
                    && NotationText.of(script.base()).equals(function));
    return found[0];
  }

  /** The number in the bracketed superscript, 0 if there is nothing of the kind. */
  private static int order(Notation.Script script) {
    return script.sub() == null
            && script.primes() == 0
            && script.sup() instanceof Notation.Fenced fenced
            && fenced.open().equals("(")
            && fenced.items().size() == 1
            && fenced.items().get(0) instanceof Notation.Numeral numeral
            && numeral.digits().matches("[1-" + HIGHEST + "]")
        ? numeral.digits().charAt(0) - '0'
        : 0;
  }

  /** The notation with such orders as primes. */
  public Notation rewrite(Notation notation) {
    if (notation == null || functions.isEmpty()) {
      return notation;
    }
    Notation mapped = Notations.map(notation, this::rewrite);
    if (!(mapped instanceof Notation.Juxtaposition product)) {
      return mapped;
    }
    List<Notation> factors = new ArrayList<>(product.factors());
    for (int k = 0; k + 1 < factors.size(); k++) {
      if (factors.get(k) instanceof Notation.Script script
          && order(script) > 0
          && functions.contains(NotationText.of(script.base()))
          && factors.get(k + 1) instanceof Notation.Fenced) {
        factors.set(
            k, new Notation.Script(script.base(), null, null, order(script), script.span()));
      }
    }
    return new Notation.Juxtaposition(factors, product.span());
  }
}
