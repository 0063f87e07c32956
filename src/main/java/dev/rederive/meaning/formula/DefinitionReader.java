package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.math.Definition;
import dev.rederive.math.Expr;
import dev.rederive.math.FunctionDefinition;
import dev.rederive.math.FunctionSymbol;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Quantity;
import dev.rederive.math.Readings;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NameUse;
import dev.rederive.meaning.name.NotUnderstood;
import dev.rederive.meaning.name.Notations;
import dev.rederive.meaning.name.Vocabulary;
import dev.rederive.source.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;

/**
 * Definitions: {@code :=}, or a plain {@code =} whose left side is a name without a meaning yet. The
 * name may have indices or arguments.
 */
public final class DefinitionReader {
  private final Vocabulary vocabulary;
  private final Symbols symbols;
  private final FormulaReader formulas;

  public DefinitionReader(Vocabulary vocabulary, Symbols symbols, FormulaReader formulas) {
    this.vocabulary = vocabulary;
    this.symbols = symbols;
    this.formulas = formulas;
  }

  /**
   * A left side that can be defined.
   *
   * @param arguments the names in brackets after it; null if there are none
   */
  public record Target(Name name, NameUse use, List<NameUse> arguments, Notation.Fenced bracket) {}

  /** A definition that was taken in: what has a meaning now, and which. */
  public record Defined(Expr name, Expr value) {}

  /** The target if the notation is a name, a name with indices or a name with arguments. */
  public Target target(Notation left) {
    Name name = vocabulary.name(left);
    if (name != null) {
      NameUse use =
          name.power() == null ? vocabulary.resolve(name) : formulas.names().wholePower(name);
      return use == null ? null : new Target(name, use, null, null);
    }
    if (!(left instanceof Notation.Juxtaposition product) || product.factors().size() != 2) {
      return null;
    }
    Name function = vocabulary.name(product.factors().get(0));
    if (function == null
        || function.power() != null
        || ArrayNotation.isOperator(function)
        || !(product.factors().get(1) instanceof Notation.Fenced bracket)
        || !bracket.open().equals("(")) {
      return null;
    }
    List<NameUse> arguments = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Notation item : bracket.items()) {
      Name argument = vocabulary.name(item);
      NameUse use =
          argument == null
              ? null
              : argument.power() == null
                  ? vocabulary.resolve(argument)
                  : formulas.names().wholePower(argument);
      if (use == null) {
        return null;
      }
      if (!seen.add(Context.key(use))) {
        return null;
      }
      arguments.add(use);
    }
    return new Target(function, vocabulary.resolve(function), arguments, bracket);
  }

  /**
   * Notes in advance which names are functions, for uses before their definition. What has indices
   * too, or is differentiated by, is a quantity that depends on its arguments.
   */
  void announce(Target target, Notation right, Set<String> asRoots) {
    symbols.declareAnnounced(target.use().name());
    if (target.arguments() == null) {
      symbols.declarePlain(target.use().name());
      if (target.use().arity() == 0) {
        symbols.shadow(target.use().name());
      }
      return;
    }
    symbols.declareArity(target.use().name(), target.arguments().size());
    if (symbols.isFunction(target.use().name())) {
      return;
    }
    Set<String> inBody = new HashSet<>();
    Set<String> basesInBody = new HashSet<>();
    collectNames(right, inBody, basesInBody);
    boolean byIndexOnly =
        target.arguments().stream()
            .anyMatch(
                use ->
                    !inBody.contains(Context.key(use))
                        && (basesInBody.contains(use.name())
                            || use.arity() == 0 && vocabulary.isFamily(use.name(), 1)));
    if (byIndexOnly || target.use().arity() > 0 || asRoots.contains(target.use().name())) {
      symbols.declareDependent(target.use().name(), target.arguments());
    } else if (target.use().arity() == 0) {
      symbols.declareFunction(target.use().name(), target.arguments());
    }
  }

  /** The names of a formula, whole: x_j is no x. */
  private void collectNames(Notation formula, Set<String> whole, Set<String> bases) {
    if (formula == null) {
      return;
    }
    Name name = vocabulary.name(formula);
    if (name != null) {
      NameUse use = vocabulary.resolve(name);
      whole.add(Context.key(use));
      bases.add(use.name());
      collectNames(name.power(), whole, bases);
      return;
    }
    Notations.parts(formula).forEach(part -> collectNames(part, whole, bases));
  }

  /** Whether the target already has a meaning. */
  public boolean hasMeaning(Target target, Context context) {
    String name = target.use().name();
    if (target.arguments() != null && target.use().arity() == 0 && symbols.isFunction(name)) {
      return symbols.functions.containsKey(symbols.function(name, target.arguments().size()));
    }
    if (target.use().arity() == 0 && symbols.isFunction(name) || isPrimed(target)) {
      return true; // a bare function name or a derivative: nothing to define
    }
    Expr.Ref ref = element(target, context);
    return ref == null || symbols.covers(ref.quantity(), ref.subscripts());
  }

  /** Whether it is a whole name that could be given a meaning, had it none. */
  public boolean isDefinable(Target target, Context context) {
    if (target.arguments() != null && target.use().arity() == 0) {
      if (symbols.isFunction(target.use().name())) {
        return true;
      }
    } else if (target.use().arity() == 0 && symbols.isFunction(target.use().name())) {
      return false;
    }
    return !isPrimed(target) && element(target, context) != null;
  }

  /** Whether a prime on it differentiates: f', and y'(x) of a y defined without arguments. */
  boolean isPrimed(Target target) {
    String plain = vocabulary.resolve(target.name().unprimed()).name();
    return target.name().primes() > 0
        && (symbols.isFunction(plain) || target.arguments() != null && symbols.isPlain(plain));
  }

  /** {@code \mathbf{x} = [x_1, \dots, x_n]^\top}: no formula, but names for the elements. */
  public boolean namesElements(Target target, Notation right, Context context) {
    if (!isArray(target) || target.arguments() != null) {
      return false;
    }
    Context trial = new Context(context.ordinal, Map.of(), Set.of());
    try {
      return formulas.arrays().namesElements(target.name(), target.use(), right, trial);
    } catch (NotUnderstood unreadable) {
      return false; // defining it will say why
    }
  }

  private boolean isArray(Target target) {
    return formulas.arrays() != null && formulas.arrays().isArray(target.use());
  }

  private Expr.Ref element(Target target, Context context) {
    if (isArray(target)) {
      return formulas.arrays().pattern(target.name(), target.use(), context);
    }
    if (target.arguments() == null) {
      Expr read = formulas.names().read(target.name(), context);
      return read instanceof Expr.Ref ref ? ref : null;
    }
    return symbols.dependencies(target.use().name()) == null
        ? null
        : formulas.names().dependents().dependent(target.use(), target.bracket(), context);
  }

  /**
   * Takes a definition in.
   *
   * @return what it says
   * @throws NotUnderstood if the right side has no meaning; the name is then unknown, not free
   */
  public Defined define(
      Target target, Notation right, Context context, Position place, boolean newVersion) {
    if (target.arguments() != null
        && target.use().arity() == 0
        && symbols.isFunction(target.use().name())) {
      return defineFunction(target, right, context, place, newVersion);
    }
    Expr.Ref element = element(target, context);
    if (element == null) {
      throw new NotUnderstood(
          target.use().name() + " is not a quantity that can be defined", target.name().span());
    }
    Expr body;
    try {
      body =
          isArray(target)
              ? formulas.arrays().body(target.name(), target.use(), right, context)
              : formulas.read(right, context);
    } catch (NotUnderstood unreadable) {
      symbols.define(
          new Definition(
              element.quantity(), element.subscripts(), null, unreadable.getMessage(), place));
      throw unreadable;
    }
    boolean before =
        symbols.hasMeaning(target.use().name())
            || target.arguments() == null && refersTo(body, element);
    if (newVersion && before) {
      symbols.newVersion(target.use().name());
      element = element(target, context);
    }
    if (isForEach(target, element, context)) {
      symbols.hideIndices(target.use().name(), new LinkedHashMap<>(context.letters()));
      element = element(target, context);
    }
    Set<String> letters = new HashSet<>();
    for (IndexExpr index : element.subscripts()) {
      letters.add(index.letter());
    }
    for (String free : context.freeLetters()) {
      if (!letters.contains(free)) {
        String reason = "the index " + free + Readings.BOUND_BY_NOTHING;
        symbols.define(
            new Definition(element.quantity(), element.subscripts(), null, reason, place));
        throw new NotUnderstood(reason, right.span());
      }
    }
    BigFraction value = number(body);
    boolean single = element.subscripts().stream().allMatch(IndexExpr::isConstant);
    if (value != null && single) {
      symbols.give(element, value);
    } else {
      symbols.define(new Definition(element.quantity(), element.subscripts(), body, null, place));
    }
    return new Defined(element, body);
  }

  /** {@code L = -\ln p_c}: a plain name for a formula with a letter that nothing binds. */
  private boolean isForEach(Target target, Expr.Ref element, Context context) {
    return target.arguments() == null
        && target.use().arity() == 0
        && element.subscripts().isEmpty()
        && context.freeLetters().size() == 1
        && !isArray(target)
        && !symbols.hasMeaning(target.use().name());
  }

  /** {@code x := x / 2}, where x had no meaning: the old one is the free variable. */
  private static boolean refersTo(Expr body, Expr.Ref element) {
    boolean[] found = new boolean[1];
    Exprs.walk(body, part -> found[0] |= part.equals(element));
    return found[0];
  }

  private Defined defineFunction(
      Target target, Notation right, Context context, Position place, boolean newVersion) {
    Map<String, Quantity> formals = new LinkedHashMap<>();
    for (NameUse argument : target.arguments()) {
      String plain = argument.name();
      String text = argument.indices().isEmpty() ? plain : plain + "_{" + argument.indices() + "}";
      // A name of its own, so that the document's quantity of this name is not meant by it.
      formals.put(Context.key(argument), new Quantity(text, List.of(), -1));
    }
    Context inner = new Context(context.ordinal, new HashMap<>(formals), Set.of());
    Expr body = null;
    NotUnderstood failure = null;
    try {
      body = formulas.read(right, inner);
      if (!inner.freeLetters().isEmpty()) {
        failure =
            new NotUnderstood(
                "the index " + inner.freeLetters().iterator().next() + " is bound by nothing",
                right.span());
        body = null;
      }
    } catch (NotUnderstood unreadable) {
      failure = unreadable;
    }
    inner.readings.forEach(context::note);
    String name = target.use().name();
    if (newVersion
        && symbols.functions.containsKey(symbols.function(name, target.arguments().size()))) {
      symbols.newVersionOfFunction(name);
    }
    symbols.bareFrom(name, target.arguments());
    FunctionSymbol function = symbols.function(name, target.arguments().size());
    symbols.functions.put(
        function,
        new FunctionDefinition(
            function,
            List.copyOf(formals.values()),
            body,
            failure == null ? null : failure.getMessage(),
            place));
    if (failure != null) {
      throw failure;
    }
    List<Expr> arguments = new ArrayList<>();
    formals.values().forEach(formal -> arguments.add(Expr.Ref.scalar(formal)));
    List<Integer> orders = Collections.nCopies(arguments.size(), 0);
    return new Defined(new Expr.Apply(function, orders, arguments), body);
  }

  /** The value of a formula without names, if it is rational; else null. */
  public static BigFraction number(Expr expr) {
    if (expr instanceof Expr.Number number) {
      return number.value();
    } else if (expr instanceof Expr.Negate negate) {
      BigFraction value = number(negate.operand());
      return value == null ? null : value.negate();
    } else if (expr instanceof Expr.Divide divide) {
      BigFraction above = number(divide.numerator());
      BigFraction below = number(divide.denominator());
      return above == null || below == null || below.isZero() ? null : above.divide(below);
    } else if (expr instanceof Expr.Multiply product) {
      BigFraction value = BigFraction.ONE;
      for (Expr factor : product.factors()) {
        BigFraction next = number(factor);
        if (next == null) {
          return null;
        }
        value = value.multiply(next);
      }
      return value;
    } else if (expr instanceof Expr.Power power
        && power.exponent() instanceof Expr.Number exponent) {
      BigFraction base = number(power.base());
      BigFraction value = exponent.value();
      boolean small =
          value.getDenominator().bitLength() == 1 && value.getNumerator().bitLength() < 8;
      return base == null || !small || base.isZero() ? null : base.pow(value.getNumeratorAsInt());
    } else if (expr instanceof Expr.Power power && power.exponent() instanceof Expr.Negate minus) {
      BigFraction inverse = number(new Expr.Power(power.base(), minus.operand()));
      return inverse == null || inverse.isZero() ? null : inverse.reciprocal();
    }
    return null;
  }
}
