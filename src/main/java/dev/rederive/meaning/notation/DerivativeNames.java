package dev.rederive.meaning.notation;

import dev.rederive.latex.Notation;
import dev.rederive.meaning.name.DerivativeNotation;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NotationText;
import dev.rederive.meaning.name.Notations;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Derivatives of names by names, each as a name of its own, for a relation that is read for itself:
 * what its names depend on is not known there, so that {@code \frac{dy}{dx}} may be anything, and is
 * the same wherever the relation has it.
 */
public final class DerivativeNames {
  private DerivativeNames() {}

  /** The notation with such names; other derivatives are left as they are. */
  public static Notation name(Notation notation) {
    if (notation == null) {
      return null;
    }
    if (notation instanceof Notation.Fraction fraction) {
      Notation named = named(DerivativeNotation.of(fraction), fraction);
      if (named != null) {
        return named;
      }
    }
    if (notation instanceof Notation.Juxtaposition product) {
      return product(product);
    }
    if (notation instanceof Notation.Fraction lone && isHalf(lone)) {
      return new Notation.Unread("a differential above and none below", lone.span());
    }
    return Notations.map(notation, DerivativeNames::name);
  }

  private static Notation product(Notation.Juxtaposition product) {
    List<Notation> factors = new ArrayList<>();
    for (int k = 0; k < product.factors().size(); k++) {
      Notation factor = product.factors().get(k);
      Notation next = k + 1 < product.factors().size() ? product.factors().get(k + 1) : null;
      Notation there = next == null ? null : evaluated(factor, next);
      k += there == null ? 0 : 1;
      factors.add(there == null ? name(factor) : there);
    }
    return factors.size() == 1
        ? factors.get(0)
        : new Notation.Juxtaposition(factors, product.span());
  }

  /** {@code \frac{df}{dx}(x_0)}: the derivative at a place that is a name. */
  private static Notation evaluated(Notation factor, Notation next) {
    DerivativeNotation derivative =
        factor instanceof Notation.Fraction fraction ? DerivativeNotation.of(fraction) : null;
    if (derivative == null || derivative.of() == null || Name.of(derivative.of()) == null) {
      return null;
    }
    Span span = derivative.of().span().union(next.span());
    Notation call = new Notation.Juxtaposition(List.of(derivative.of(), next), span);
    return text(call, new ArrayList<>()) == null
        ? null
        : named(
            new DerivativeNotation(call, derivative.variables(), derivative.rest()),
            (Notation.Fraction) factor);
  }

  /** {@code \frac{df}{z}}. */
  private static boolean isHalf(Notation.Fraction fraction) {
    return DerivativeNotation.of(fraction) == null
        && fraction.numerator() instanceof Notation.Juxtaposition above
        && above.factors().size() == 2
        && DerivativeNotation.isSign(above.factors().get(0))
        && Name.of(above.factors().get(1)) != null
        && Name.of(fraction.denominator()) != null;
  }

  private static Notation named(DerivativeNotation derivative, Notation.Fraction fraction) {
    if (derivative == null || derivative.of() == null) {
      return null;
    }
    List<Notation> indices = new ArrayList<>();
    String above = text(derivative.of(), indices);
    if (above == null) {
      return null;
    }
    String sign = sign(fraction.numerator());
    int order = derivative.variables().size();
    StringBuilder text = new StringBuilder(sign + (order > 1 ? "^" + order : "") + above + "/");
    for (Notation variable : derivative.variables()) {
      Name by = Name.of(variable);
      if (by == null || !isPlain(by)) {
        return null;
      }
      text.append(sign).append(by.base());
      indices.addAll(subscript(by));
    }
    Notation word = new Notation.Word(text.toString(), fraction.span());
    if (indices.isEmpty()) {
      return word;
    }
    Notation sub =
        indices.size() == 1 ? indices.get(0) : new Notation.Sequence(indices, fraction.span());
    return new Notation.Script(word, sub, null, 0, fraction.span());
  }

  /**
   * What is differentiated without its indices, a name or a call of one with names, {@code C(p_n)}.
   *
   * @param indices takes the indices
   * @return null if it is anything else
   */
  private static String text(Notation of, List<Notation> indices) {
    Name name = Name.of(of);
    if (name != null && isPlain(name)) {
      indices.addAll(subscript(name));
      return name.base();
    }
    if (!(of instanceof Notation.Juxtaposition call)
        || call.factors().size() != 2
        || Name.of(call.factors().get(0)) == null
        || !(call.factors().get(1) instanceof Notation.Fenced bracket)
        || !bracket.open().equals("(")) {
      return null;
    }
    String function = text(call.factors().get(0), indices);
    List<String> arguments = new ArrayList<>();
    for (Notation item : bracket.items()) {
      arguments.add(Name.of(item) == null ? null : text(item, indices));
    }
    return function == null || arguments.contains(null)
        ? null
        : function + "(" + String.join(",", arguments) + ")";
  }

  private static boolean isPlain(Name name) {
    return name.power() == null && name.slots().stream().noneMatch(Name.Slot::superscript);
  }

  private static List<Notation> subscript(Name name) {
    return name.slots().stream().map(Name.Slot::notation).toList();
  }

  /** {@code d} or {@code \partial}. */
  private static String sign(Notation numerator) {
    Notation first =
        numerator instanceof Notation.Juxtaposition product ? product.factors().get(0) : numerator;
    Notation base = first instanceof Notation.Script script ? script.base() : first;
    return NotationText.of(base).equals("\\partial") ? "∂" : "d";
  }
}
