package dev.rederive.meaning.notation;

import dev.rederive.latex.Notation;
import dev.rederive.meaning.name.Binder;
import dev.rederive.meaning.name.DerivativeNotation;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NotationText;
import dev.rederive.meaning.name.Notations;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Derivatives by a sign with a name under it, {@code \partial_x f(x)}, {@code \nabla_x f} of numbers:
 * written as a quotient. Under a letter that counts or a number, {@code \partial_i f}, the sign says
 * which of several: of the one family that the document differentiates by element by element, {@code
 * \partial f/\partial x_i}. Without such a family it is left as it is.
 */
public final class PartialSigns {
  private final Set<String> slots = new HashSet<>();

  /** The variables with an index that something is differentiated by, by their text without it. */
  private final Map<String, Notation.Script> families = new HashMap<>();

  private PartialSigns() {}

  /** Looks at all notations of a document for the letters that stand as indices. */
  public static PartialSigns of(List<Notation> all) {
    PartialSigns found = new PartialSigns();
    for (Notation notation : all) {
      Notations.walk(
          notation,
          part -> {
            found.collect(DerivativeNotation.ofAny(part));
            if (isSigned(part, "partial")) {
              found.family(((Notation.Script) part).sub());
            }
            Name name = Name.of(part);
            if (name != null) {
              name.slots().forEach(slot -> found.slots.add(slot.text()));
            }
          });
    }
    return found;
  }

  private void collect(DerivativeNotation derivative) {
    if (derivative != null) {
      derivative.variables().forEach(this::family);
    }
  }

  /** {@code x_i}, {@code \theta^j}. */
  private void family(Notation variable) {
    if (variable instanceof Notation.Script script
        && script.primes() == 0
        && (script.sub() == null) != (script.sup() == null)
        && Name.of(script.base()) != null
        && Binder.letter(script.sub() == null ? script.sup() : script.sub()) != null) {
      String place = script.sub() == null ? "^" : "_";
      families.put(NotationText.of(script.base()) + place, script);
    }
  }

  /** The element of the one family that the document differentiates by; null if there are several. */
  private Notation element(Notation index) {
    if (families.size() != 1) {
      return null;
    }
    Notation.Script one = families.values().iterator().next();
    return one.sub() == null
        ? new Notation.Script(one.base(), null, index, 0, index.span())
        : new Notation.Script(one.base(), index, null, 0, index.span());
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
      List<Notation> variables = variables(factors.get(k));
      if (variables == null || !isOperand(factors.get(k + 1))) {
        continue;
      }
      boolean call =
          Name.of(factors.get(k + 1)) != null
              && k + 2 < factors.size()
              && factors.get(k + 2) instanceof Notation.Fenced;
      int end = k + (call ? 3 : 2);
      Notation quotient =
          quotient((Notation.Script) factors.get(k), variables, factors.subList(k + 1, end));
      factors.subList(k, end).clear();
      factors.add(k, quotient);
    }
    return factors.size() == 1
        ? factors.get(0)
        : new Notation.Juxtaposition(factors, product.span());
  }

  /** Not in {@code h(\partial_i, \partial_j)}, where the signs stand for directions. */
  private static boolean isOperand(Notation next) {
    return Name.of(next) != null
        || next instanceof Notation.Fenced
        || next instanceof Notation.Fraction
        || next instanceof Notation.Applied
        || next instanceof Notation.Script
        || next instanceof Notation.BigOperator;
  }

  private static boolean isSigned(Notation factor, String operator) {
    return factor instanceof Notation.Script script
        && script.base() instanceof Notation.Symbol symbol
        && symbol.name().equals(operator)
        && script.sup() == null
        && script.primes() == 0
        && script.sub() != null;
  }

  /** What a sign differentiates by, one entry per order; null if it is none or that is not clear. */
  private List<Notation> variables(Notation factor) {
    if (!isSigned(factor, "partial")) {
      return null;
    }
    Notation sub = ((Notation.Script) factor).sub();
    Name name = Name.of(sub);
    boolean counts =
        sub instanceof Notation.Numeral
            || name != null && name.slots().isEmpty() && slots.contains(NotationText.of(sub));
    if (name != null && !counts) {
      return List.of(sub);
    }
    List<Notation> variables = new ArrayList<>();
    for (Notation index : indices(sub)) {
      Notation element =
          index instanceof Notation.Numeral || Binder.letter(index) != null ? element(index) : null;
      if (element == null) {
        return null;
      }
      variables.add(element);
    }
    return variables;
  }

  private static List<Notation> indices(Notation sub) {
    return sub instanceof Notation.Sequence list
        ? list.items()
        : sub instanceof Notation.Juxtaposition run ? run.factors() : List.of(sub);
  }

  private static Notation quotient(
      Notation.Script sign, List<Notation> variables, List<Notation> of) {
    Span span = sign.span().union(of.get(of.size() - 1).span());
    Notation above = sign.base();
    if (variables.size() > 1) {
      Notation order = new Notation.Numeral(String.valueOf(variables.size()), sign.span());
      above = new Notation.Script(sign.base(), null, order, 0, sign.span());
    }
    List<Notation> numerator = new ArrayList<>(List.of(above));
    numerator.addAll(of);
    List<Notation> denominator = new ArrayList<>();
    for (Notation variable : variables) {
      denominator.add(sign.base());
      denominator.add(variable);
    }
    return new Notation.Fraction(
        new Notation.Juxtaposition(numerator, span),
        new Notation.Juxtaposition(denominator, span),
        span);
  }
}
