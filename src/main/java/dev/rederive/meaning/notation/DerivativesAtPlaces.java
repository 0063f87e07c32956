package dev.rederive.meaning.notation;

import dev.rederive.latex.Notation;
import dev.rederive.meaning.name.DerivativeNotation;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NotationText;
import dev.rederive.meaning.name.Notations;
import java.util.ArrayList;
import java.util.List;

/**
 * A list in brackets behind a derivative, {@code \frac{\partial u}{\partial t}(t, x)}, says where it
 * is evaluated: written as the derivative of the call, {@code \frac{\partial u(t, x)}{\partial t}}.
 * In {@code \frac{\partial f}{\partial u}(u(a, b), v(a, b))} it is by the argument that u gives.
 */
public final class DerivativesAtPlaces {
  private DerivativesAtPlaces() {}

  /** The notation with such brackets inside of their derivatives. */
  public static Notation rewrite(Notation notation) {
    if (notation == null) {
      return null;
    }
    Notation mapped = Notations.map(notation, DerivativesAtPlaces::rewrite);
    if (!(mapped instanceof Notation.Juxtaposition product)) {
      return mapped;
    }
    List<Notation> factors = new ArrayList<>(product.factors());
    for (int k = factors.size() - 2; k >= 0; k--) {
      if (isBracket(factors.get(k)) && isBracket(factors.get(k + 1))) {
        Notation only = ((Notation.Fenced) factors.get(k)).items().get(0);
        DerivativeNotation derivative =
            only instanceof Notation.Fraction fraction ? DerivativeNotation.of(fraction) : null;
        if (derivative != null && derivative.of() != null && Name.of(derivative.of()) != null) {
          factors.set(k, only); // (\partial_i f)(x)
        }
      }
      Notation inside = inside(factors.get(k), factors.get(k + 1));
      if (inside != null) {
        factors.remove(k + 1);
        factors.set(k, inside);
      }
    }
    return factors.size() == 1
        ? factors.get(0)
        : new Notation.Juxtaposition(factors, product.span());
  }

  private static boolean isBracket(Notation factor) {
    return factor instanceof Notation.Fenced bracket
        && bracket.open().equals("(")
        && !bracket.items().isEmpty();
  }

  /** The derivative of the call; null if the bracket does not name what is differentiated by. */
  private static Notation inside(Notation derivative, Notation next) {
    DerivativeNotation quotient =
        derivative instanceof Notation.Fraction fraction ? DerivativeNotation.of(fraction) : null;
    Name function = quotient == null || quotient.of() == null ? null : Name.of(quotient.of());
    if (function == null
        || function.power() != null
        || !(next instanceof Notation.Fenced bracket)
        || !bracket.open().equals("(")
        || bracket.items().size() < 2) {
      return null;
    }
    Notation.Fraction fraction = (Notation.Fraction) derivative;
    List<Notation> below =
        new ArrayList<>(((Notation.Juxtaposition) fraction.denominator()).factors());
    for (Notation variable : quotient.variables()) {
      Notation argument = argument(variable, bracket.items());
      if (argument == null) {
        return null;
      }
      if (argument != variable) {
        if (quotient.variables().size() > 1) {
          return null;
        }
        below.set(below.size() - 1, argument);
      }
    }
    List<Notation> above =
        new ArrayList<>(((Notation.Juxtaposition) fraction.numerator()).factors());
    above.add(bracket);
    return new Notation.Fraction(
        new Notation.Juxtaposition(above, fraction.span().union(bracket.span())),
        new Notation.Juxtaposition(below, fraction.denominator().span()),
        fraction.span().union(bracket.span()));
  }

  /** The variable if it stands in the list, or the one call of a function that goes by its name. */
  private static Notation argument(Notation variable, List<Notation> items) {
    String text = NotationText.of(variable);
    if (items.stream().anyMatch(item -> stands(variable, item))) {
      return variable;
    }
    List<Notation> calls =
        items.stream()
            .filter(
                item ->
                    item instanceof Notation.Juxtaposition call
                        && call.factors().size() == 2
                        && call.factors().get(1) instanceof Notation.Fenced
                        && NotationText.of(call.factors().get(0)).equals(text))
            .toList();
    return calls.size() == 1 ? calls.get(0) : null;
  }

  /** Whether an argument is the variable, or the array of which it is an element. */
  private static boolean stands(Notation variable, Notation item) {
    Name element = Name.of(variable);
    Name whole = Name.of(item);
    boolean isElement =
        element != null
            && whole != null
            && whole.slots().isEmpty()
            && whole.power() == null
            && element.base().equals(whole.base());
    return isElement || NotationText.of(item).equals(NotationText.of(variable));
  }
}
