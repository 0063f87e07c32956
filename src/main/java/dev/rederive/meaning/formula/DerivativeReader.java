package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.math.Expr;
import dev.rederive.math.ExprText;
import dev.rederive.meaning.name.DerivativeNotation;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NotUnderstood;
import dev.rederive.meaning.name.NotationText;
import dev.rederive.meaning.name.Notations;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads derivatives of numbers: by names, by powers of names, by what stands in a bracket. */
final class DerivativeReader {
  private final FormulaReader formulas;
  private final NameReader names;
  private final Symbols symbols;

  DerivativeReader(FormulaReader formulas, Symbols symbols) {
    this.formulas = formulas;
    this.names = formulas.names();
    this.symbols = symbols;
  }

  /** A quotient of differentials with something above. */
  Expr read(DerivativeNotation derivative, Context context) {
    Expr link = link(derivative, context);
    if (link != null) {
      return link;
    }
    Name function = function(derivative.of());
    if (function != null && symbols.arguments(names.function(function)) == null) {
      throw new NotUnderstood(
          "the function " + function.base() + " without arguments", function.span());
    }
    return differentiate(formulas.read(derivative.of(), context), derivative, context);
  }

  /** The derivative of a formula by the variables of an operator. */
  public Expr differentiate(Expr of, DerivativeNotation derivative, Context context) {
    Expr result = of;
    for (int k = derivative.variables().size() - 1; k >= 0; k--) {
      result = differentiate(result, derivative.variables().get(k), context);
    }
    return result;
  }

  private Expr differentiate(Expr of, Notation variable, Context context) {
    Expr by = formulas.read(variable, context);
    if (by instanceof Expr.Ref ref) {
      return new Expr.Derivative(of, ref);
    }
    if (by instanceof Expr.Apply call && of instanceof Expr.Apply outer) {
      Expr partial = byArgument(outer, call);
      if (partial != null) {
        context.note("it is differentiated by what stands in its own bracket");
        return partial;
      }
    }
    Expr.Ref only = onlyName(by);
    if (only == null || !Dependencies.of(symbols, of).quantities().contains(only.quantity())) {
      throw new NotUnderstood(
          "a derivative with respect to something that is not a name", variable.span());
    }
    String text = NotationText.of(variable);
    context.note(
        "the derivative by "
            + text
            + " is that by "
            + ExprText.of(only)
            + " over that of "
            + text
            + " itself");
    return new Expr.Divide(new Expr.Derivative(of, only), new Expr.Derivative(by, only));
  }

  /** {@code \partial h(g(x))/\partial g(x)}; null unless that is one of the arguments. */
  private static Expr byArgument(Expr.Apply outer, Expr.Apply argument) {
    int at = outer.arguments().indexOf(argument);
    if (at < 0 || outer.arguments().lastIndexOf(argument) != at) {
      return null;
    }
    List<Integer> orders = new ArrayList<>(outer.orders());
    orders.set(at, orders.get(at) + 1);
    return new Expr.Apply(outer.function(), orders, outer.arguments());
  }

  /** The one name in a formula that is made of nothing but it and numbers; else null. */
  private static Expr.Ref onlyName(Expr formula) {
    Set<Expr> found = new LinkedHashSet<>();
    Exprs.walk(
        formula,
        part -> {
          if (part instanceof Expr.Ref
              || part instanceof Expr.IndexValue
              || part instanceof Expr.Apply
              || part instanceof Expr.Derivative
              || part instanceof Expr.At
              || part instanceof Expr.Reduction
              || part instanceof Expr.Piecewise) {
            found.add(part);
          }
        });
    return found.size() == 1 && found.iterator().next() instanceof Expr.Ref ref ? ref : null;
  }

  /**
   * A link of the chain rule between functions, {@code \frac{dh}{dg}} where the document has {@code
   * h(g(x))}: {@code h'(g(x))}. Null if h or g is no function, or they are nowhere composed.
   */
  private Expr link(DerivativeNotation derivative, Context context) {
    Name outer = function(derivative.of());
    Name inner =
        derivative.variables().size() == 1 ? function(derivative.variables().get(0)) : null;
    if (outer == null || inner == null) {
      return null;
    }
    Notation.Fenced bracket = symbols.composition(names.function(outer), names.function(inner));
    if (bracket == null) {
      return null;
    }
    Expr call = names.call(outer, bracket, context);
    if (!(call instanceof Expr.Apply apply) || apply.arguments().size() != 1) {
      return null;
    }
    context.note(
        "d"
            + outer.base()
            + "/d"
            + inner.base()
            + " is "
            + outer.base()
            + "' at "
            + NotationText.of(bracket));
    return new Expr.Apply(apply.function(), List.of(apply.orders().get(0) + 1), apply.arguments());
  }

  /** The name of a function that stands without its arguments, or null. */
  private Name function(Notation notation) {
    Name name = Name.of(notation);
    boolean plain = name != null && name.power() == null && name.primes() == 0;
    return plain && names.isFunction(name) ? name : null;
  }

  /**
   * {@code \frac{df}{dx}(2)} is the derivative at 2 where f is a function and the bracket holds
   * nothing but a number or a name, {@code \frac{dg}{dh}(h(x))} is {@code g'(h(x))}; else null: a
   * product.
   */
  Expr evaluatedAt(DerivativeNotation derivative, Notation next, Context context) {
    Name function = Name.of(derivative.of());
    if (function == null
        || function.power() != null
        || !names.isFunction(function)
            && !names.dependsOnlyOn(function, derivative.variables().get(0))
        || !(next instanceof Notation.Fenced bracket)
        || !bracket.open().equals("(")
        || bracket.items().size() != 1) {
      return null;
    }
    Notation at = bracket.items().get(0);
    Notation variable = derivative.variables().get(0);
    if (function(variable) != null && isCallOf(function(variable), at)) {
      Expr value = names.call(function, bracket, context);
      if (derivative.variables().size() == 1
          && value instanceof Expr.Apply call
          && call.arguments().size() == 1) {
        context.note("the bracket after the derivative of a function is where it is evaluated");
        return new Expr.Apply(call.function(), List.of(call.orders().get(0) + 1), call.arguments());
      }
    }
    Name name = Name.of(at);
    boolean place = at instanceof Notation.Numeral || name != null && name.power() == null;
    if (!place || derivative.variables().stream().anyMatch(v -> !sameText(v, variable))) {
      return null;
    }
    context.note("the bracket after the derivative of a function is where it is evaluated");
    Expr value = differentiate(formulas.read(derivative.of(), context), derivative, context);
    return sameText(at, variable)
        ? value
        : new Expr.At(
            value,
            List.of(
                new Expr.Binding(
                    (Expr.Ref) formulas.read(variable, context), formulas.read(at, context))));
  }

  private static boolean isCallOf(Name function, Notation formula) {
    return formula instanceof Notation.Juxtaposition call
        && call.factors().size() == 2
        && call.factors().get(1) instanceof Notation.Fenced
        && Name.of(call.factors().get(0)) != null
        && Name.of(call.factors().get(0)).base().equals(function.base());
  }

  /**
   * {@code (fg)'}: the derivative of what stands in the bracket by the one argument that its
   * functions have, or by the one name in it.
   *
   * @param place where it is evaluated; null if nothing says so
   */
  Expr primed(Notation.Script script, Notation.Fenced place, Context context) {
    if (script.sub() != null
        || script.sup() != null
        || !(script.base() instanceof Notation.Fenced bracket)
        || bracket.items().size() != 1) {
      throw new NotUnderstood(
          "a subscript or prime on something that is not a name", script.span());
    }
    // Bars are no mere bracket: |x|' is the derivative of |x|.
    boolean plain = bracket.open().equals("(") || bracket.open().equals("[");
    Expr of = formulas.read(plain ? bracket.items().get(0) : bracket, context);
    Expr.Ref variable = primeVariable(of, isAllBare(bracket));
    if (variable == null || symbols.definitions.containsKey(variable.quantity())) {
      throw new NotUnderstood("it is not clear what the prime differentiates by", script.span());
    }
    context.note("the prime on the bracket differentiates by " + ExprText.of(variable));
    Expr value = of;
    for (int k = 0; k < script.primes(); k++) {
      value = new Expr.Derivative(value, variable);
    }
    if (place == null) {
      return value;
    }
    Expr at = formulas.read(place.items().get(0), context);
    return at.equals(variable)
        ? value
        : new Expr.At(value, List.of(new Expr.Binding(variable, at)));
  }

  /** The one argument that all functions in a formula have, or the one name if it calls none. */
  private static Expr.Ref primeVariable(Expr formula, boolean bare) {
    Set<Expr> arguments = new LinkedHashSet<>();
    Set<Expr> names = new LinkedHashSet<>();
    Exprs.walk(
        formula,
        part -> {
          if (part instanceof Expr.Apply call) {
            call.arguments().forEach(argument -> addNames(argument, arguments));
          }
        });
    addNames(formula, names);
    // In (fg)' with f known for a function g is hardly a constant; in (c f(x))' it is one.
    Set<Expr> candidates = arguments.isEmpty() || bare ? names : arguments;
    return candidates.size() == 1 && candidates.iterator().next() instanceof Expr.Ref variable
        ? variable
        : null;
  }

  /** Whether nothing in a bracket is called. */
  private static boolean isAllBare(Notation.Fenced bracket) {
    boolean[] called = {false};
    Notations.walk(bracket.items().get(0), part -> called[0] |= part instanceof Notation.Fenced);
    return !called[0];
  }

  private static void addNames(Expr formula, Set<Expr> found) {
    Exprs.walk(
        formula,
        part -> {
          if (part instanceof Expr.Ref || part instanceof Expr.IndexValue) {
            found.add(part);
          }
        });
  }

  private static boolean sameText(Notation one, Notation other) {
    return NotationText.of(one).equals(NotationText.of(other));
  }
}
