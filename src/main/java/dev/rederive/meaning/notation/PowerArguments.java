package dev.rederive.meaning.notation;

import dev.rederive.latex.Chain;
import dev.rederive.latex.Notation;
import dev.rederive.meaning.name.DerivativeNotation;
import dev.rederive.meaning.name.Ledger;
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
 * {@code \ell(\mu, \sigma^2) = …} in a document that also differentiates by σ: the function is one
 * of σ, whose square stands in its bracket. Only where it is never called with anything else.
 */
public final class PowerArguments {
  /** The bracket of each such function, and its text. */
  private final Map<String, Notation.Fenced> brackets = new HashMap<>();

  private final Ledger ledger;

  private PowerArguments(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Looks at all chains of a document. */
  public static PowerArguments of(List<Chain> chains, Ledger ledger) {
    PowerArguments found = new PowerArguments(ledger);
    Set<String> variables = new HashSet<>();
    for (Chain chain : chains) {
      for (Notation side : chain.sides()) {
        Notations.walk(
            side,
            part -> {
              DerivativeNotation derivative = DerivativeNotation.ofAny(part);
              if (derivative != null) {
                derivative.variables().forEach(v -> variables.add(NotationText.of(v)));
              }
            });
      }
    }
    for (Chain chain : chains) {
      if (chain.beginsWithEquality()
          && chain.sides().get(0) instanceof Notation.Juxtaposition call
          && call.factors().size() == 2
          && Name.of(call.factors().get(0)) != null
          && call.factors().get(1) instanceof Notation.Fenced bracket
          && bracket.open().equals("(")
          && bracket.items().stream().allMatch(item -> Name.of(item) != null)
          && bracket.items().stream().anyMatch(item -> isSquareOf(item, variables))) {
        found.brackets.putIfAbsent(NotationText.of(call.factors().get(0)), bracket);
      }
    }
    if (!found.brackets.isEmpty()) {
      chains.forEach(chain -> chain.sides().forEach(found::rejectOthers));
    }
    return found;
  }

  private static boolean isSquareOf(Notation item, Set<String> variables) {
    return item instanceof Notation.Script script
        && script.sup() instanceof Notation.Numeral
        && Name.of(item) != null
        && Name.of(item).power() != null
        && variables.contains(NotationText.of(base(script)));
  }

  private static Notation base(Notation.Script power) {
    return power.sub() == null
        ? power.base()
        : new Notation.Script(power.base(), power.sub(), null, power.primes(), power.span());
  }

  private void rejectOthers(Notation side) {
    Notations.walk(
        side,
        part -> {
          if (part instanceof Notation.Juxtaposition product) {
            for (int k = 0; k + 1 < product.factors().size(); k++) {
              Notation.Fenced own = brackets.get(NotationText.of(product.factors().get(k)));
              if (own != null && isOther(product.factors().get(k + 1), own)) {
                brackets.remove(NotationText.of(product.factors().get(k)));
              }
            }
          }
        });
  }

  private static boolean isOther(Notation next, Notation.Fenced own) {
    return next instanceof Notation.Fenced && !NotationText.of(next).equals(NotationText.of(own));
  }

  /** The notation with the names themselves in the brackets of such functions. */
  public Notation rewrite(Notation notation) {
    if (notation == null || brackets.isEmpty()) {
      return notation;
    }
    if (!(notation instanceof Notation.Juxtaposition product)) {
      return Notations.map(notation, this::rewrite);
    }
    List<Notation> factors = new ArrayList<>();
    for (int k = 0; k < product.factors().size(); k++) {
      Notation factor = product.factors().get(k);
      Notation.Fenced own =
          k == 0 ? null : brackets.get(NotationText.of(product.factors().get(k - 1)));
      factors.add(
          own != null && factor instanceof Notation.Fenced bracket
              ? plain(bracket, product.factors().get(k - 1))
              : rewrite(factor));
    }
    return new Notation.Juxtaposition(factors, product.span());
  }

  private Notation plain(Notation.Fenced bracket, Notation function) {
    List<Notation> items = new ArrayList<>();
    for (Notation item : bracket.items()) {
      boolean square =
          item instanceof Notation.Script script && script.sup() instanceof Notation.Numeral;
      items.add(square ? base((Notation.Script) item) : item);
      if (square) {
        ledger.note(
            bracket.span(),
            NotationText.of(function)
                + " is a function of "
                + NotationText.of(base((Notation.Script) item))
                + ", by which the document differentiates");
      }
    }
    return new Notation.Fenced(bracket.open(), items, bracket.close(), bracket.span());
  }
}
