package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.latex.RelationSign;
import dev.rederive.math.Choice;
import dev.rederive.math.Decimals;
import dev.rederive.math.Expr;
import dev.rederive.math.Relation;
import dev.rederive.math.function.ElementaryFunctions;
import dev.rederive.meaning.index.Ranges;
import dev.rederive.meaning.name.DerivativeNotation;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NotUnderstood;
import dev.rederive.meaning.name.Vocabulary;
import dev.rederive.meaning.notation.SlashScope;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** Reads notation as formulas: everything but names, which {@link NameReader} decides. */
public final class FormulaReader {
  private final Ranges ranges;
  private final Vocabulary vocabulary;
  private final Symbols symbols;
  private final NameReader names;
  private final ReductionReader reductions;
  private final Factorials factorials;
  private final FunctionReader functions;
  private final DerivativeReader derivatives;

  /** The vectors and matrices of the document; null while it has none. */
  private ArrayMeaning arrays;

  private Differentials differentials;

  public FormulaReader(Vocabulary vocabulary, Ranges ranges, Symbols symbols) {
    this.vocabulary = vocabulary;
    this.ranges = ranges;
    this.symbols = symbols;
    this.names = new NameReader(this, vocabulary, ranges, symbols);
    this.derivatives = new DerivativeReader(this, symbols);
    this.factorials = new Factorials(this);
    this.functions = new FunctionReader(this, symbols);
    this.reductions = new ReductionReader(this, vocabulary, ranges, symbols);
  }

  public NameReader names() {
    return names;
  }

  public void differentials(Differentials found) {
    differentials = found;
  }

  public Differentials differentials() {
    return differentials;
  }

  public void arrays(ArrayMeaning found) {
    arrays = found;
  }

  /** The vectors and matrices of the document, or null if it has none. */
  public ArrayMeaning arrays() {
    return arrays;
  }

  /** Whether vectors or matrices stand in a notation. */
  public boolean hasArrays(Notation notation) {
    return arrays != null && arrays.concernsWhole(notation, null);
  }

  /** Likewise in a relation that may be read for itself. */
  public boolean hasArrays(Notation notation, Context context) {
    return arrays != null && arrays.concernsWhole(notation, context);
  }

  ReductionReader reductions() {
    return reductions;
  }

  /**
   * The formula a notation means.
   *
   * @throws NotUnderstood with the span that stopped it
   */
  public Expr read(Notation notation, Context context) {
    if (notation instanceof Notation.Numeral numeral) {
      return number(numeral);
    }
    if (arrays != null && arrays.concerns(notation, context)) {
      return arrays.number(notation, context);
    }
    Name name = vocabulary.name(notation);
    if (name != null) {
      return names.read(name, context);
    }
    if (notation instanceof Notation.Juxtaposition product) {
      return product(product.factors(), context);
    } else if (notation instanceof Notation.Sum sum) {
      return sum(sum, context);
    } else if (notation instanceof Notation.Binary binary) {
      return binary(binary, context);
    } else if (notation instanceof Notation.Fraction fraction) {
      return fraction(fraction, context);
    } else if (notation instanceof Notation.Script script) {
      return script(script, context);
    } else if (notation instanceof Notation.Root root) {
      Expr degree = root.degree() == null ? Expr.Number.of(2) : read(root.degree(), context);
      return new Expr.Power(
          read(root.radicand(), context), new Expr.Divide(Expr.Number.of(1), degree));
    } else if (notation instanceof Notation.Fenced fenced) {
      return fenced(fenced, context);
    } else if (notation instanceof Notation.Applied applied) {
      return functions.read(applied, context);
    } else if (notation instanceof Notation.BigOperator operator) {
      return reductions.read(operator, context);
    } else if (notation instanceof Notation.Evaluated bar) {
      return evaluated(bar, context);
    } else if (notation instanceof Notation.Cases cases) {
      return cases(cases, context);
    } else if (notation instanceof Notation.Factorial factorial) {
      return factorials.factorial(factorial, context);
    } else if (notation instanceof Notation.Binomial binomial) {
      return factorials.binomial(binomial, context);
    }
    throw notUnderstood(notation);
  }

  private static NotUnderstood notUnderstood(Notation notation) {
    String reason;
    if (notation instanceof Notation.Unread unread) {
      reason = unread.reason();
    } else if (notation instanceof Notation.Prose prose) {
      reason = "running text in a formula: \"" + prose.text() + "\"";
    } else if (notation instanceof Notation.Matrix) {
      reason = "a matrix where a number is needed";
    } else if (notation instanceof Notation.Ellipsis) {
      reason = "an ellipsis leaves the formula open";
    } else if (notation instanceof Notation.Sequence) {
      reason = "a list is no formula";
    } else if (notation instanceof Notation.Symbol symbol) {
      reason = "\\" + symbol.name() + " has no meaning here";
    } else {
      reason = "this notation has no meaning here";
    }
    return new NotUnderstood(reason, notation.span());
  }

  private static Expr number(Notation.Numeral numeral) {
    String digits = numeral.digits();
    if (digits.length() > 10_000) {
      throw new NotUnderstood("a number of more than 10,000 digits", numeral.span());
    }
    return digits.contains(".")
        ? new Expr.Number(Decimals.value(digits), digits)
        : new Expr.Number(new BigFraction(new BigInteger(digits)), null);
  }

  private Expr sum(Notation.Sum sum, Context context) {
    List<Expr> terms = new ArrayList<>();
    for (Notation.Term term : sum.terms()) {
      if (term.sign() == Notation.Sign.PLUS_MINUS) {
        throw new NotUnderstood("± says two things at once", sum.span());
      }
      Expr value = read(term.value(), context);
      terms.add(term.sign() == Notation.Sign.MINUS ? new Expr.Negate(value) : value);
    }
    return terms.size() == 1 ? terms.get(0) : new Expr.Add(terms);
  }

  private Expr binary(Notation.Binary binary, Context context) {
    DerivativeNotation derivative = DerivativeNotation.of(binary);
    if (derivative != null) {
      return slashDerivative(derivative, binary, context);
    }
    return switch (binary.operator()) {
      case DOT, TIMES, HADAMARD -> {
        // \frac{d}{dx} \cdot f reaches as far as the product does.
        if (binary.left() instanceof Notation.Fraction fraction) {
          DerivativeNotation operator = DerivativeNotation.of(fraction);
          if (operator != null && operator.of() == null) {
            yield derivatives.differentiate(read(binary.right(), context), operator, context);
          }
        }
        yield times(read(binary.left(), context), read(binary.right(), context));
      }
      case SLASH -> quotient(binary, context);
      case CIRC -> throw new NotUnderstood("∘ is not read yet", binary.span());
      case KRONECKER -> throw new NotUnderstood("⊗ is not read yet", binary.span());
    };
  }

  /** {@code \Delta a / 2x} is Δa/(2x), {@code 1/2 x} is half of x: see {@link SlashScope}. */
  private Expr quotient(Notation.Binary slash, Context context) {
    SlashScope scope = SlashScope.of(slash, factors -> names.leadingUnit(factors, context));
    if (scope == null) {
      return new Expr.Divide(read(slash.left(), context), read(slash.right(), context));
    }
    boolean all = scope.takesAll() != symbols.ledger.isOtherwise(Choice.SLASH);
    context.note(scope.reading(all));
    if (all) {
      return new Expr.Divide(read(slash.left(), context), read(slash.right(), context));
    }
    Expr quotient = new Expr.Divide(read(slash.left(), context), product(scope.divisor(), context));
    return times(quotient, product(scope.rest(), context));
  }

  static Expr times(Expr left, Expr right) {
    List<Expr> factors = new ArrayList<>();
    if (left instanceof Expr.Multiply product) {
      factors.addAll(product.factors());
    } else {
      factors.add(left);
    }
    factors.add(right);
    return new Expr.Multiply(factors);
  }

  private Expr slashDerivative(
      DerivativeNotation derivative, Notation.Binary binary, Context context) {
    if (derivative.of() == null) {
      throw new NotUnderstood("a differential operator without a function", binary.span());
    }
    Expr value = derivatives.read(derivative, context);
    if (derivative.rest().isEmpty()) {
      return value;
    }
    context.note("what follows the derivative in the slash form is a factor of its own");
    return times(value, product(derivative.rest(), context));
  }

  private Expr fraction(Notation.Fraction fraction, Context context) {
    DerivativeNotation derivative = DerivativeNotation.of(fraction);
    if (derivative != null && !(symbols.hasMeaning("d") && isPlainD(fraction))) {
      if (derivative.of() == null) {
        throw new NotUnderstood("a differential operator without a function", fraction.span());
      }
      return derivatives.read(derivative, context);
    }
    return new Expr.Divide(
        read(fraction.numerator(), context), read(fraction.denominator(), context));
  }

  private static boolean isPlainD(Notation.Fraction fraction) {
    Notation first =
        fraction.numerator() instanceof Notation.Juxtaposition product
            ? product.factors().get(0)
            : fraction.numerator();
    return first instanceof Notation.Symbol symbol && symbol.name().equals("d");
  }

  /** Factors side by side: calls, differential operators and products, left to right. */
  Expr product(List<Notation> factors, Context context) {
    List<Expr> result = new ArrayList<>();
    int k = 0;
    while (k < factors.size()) {
      Notation factor = factors.get(k);
      if (factor instanceof Notation.Fraction fraction) {
        DerivativeNotation operator = DerivativeNotation.of(fraction);
        if (operator != null && operator.of() == null) {
          List<Notation> operand = factors.subList(k + 1, factors.size());
          if (operand.isEmpty()) {
            throw new NotUnderstood("a differential operator without a function", factor.span());
          }
          int end = operand.get(0) instanceof Notation.Fenced ? k + 2 : factors.size();
          result.add(
              derivatives.differentiate(
                  product(factors.subList(k + 1, end), context), operator, context));
          k = end;
          continue;
        }
        if (operator != null && k + 1 < factors.size()) {
          Expr there = derivatives.evaluatedAt(operator, factors.get(k + 1), context);
          if (there != null) {
            result.add(there);
            k += 2;
            continue;
          }
        }
      }
      if (factor instanceof Notation.Symbol symbol && k + 1 < factors.size()) {
        if (symbol.name().equals("nabla")) {
          throw new NotUnderstood("the gradient as a vector is not read yet", factor.span());
        }
      }
      if (k + 1 < factors.size()
          && !context.isIndex("d")
          && differentials.isSign(factor, factors.get(k + 1))) {
        Name called = vocabulary.name(factors.get(k + 1));
        Expr call =
            called != null && k + 2 < factors.size()
                ? names.call(called, factors.get(k + 2), context)
                : null;
        Notation of = factors.get(k + 1);
        result.add(differentials.of(call == null ? read(of, context) : call, of, this, context));
        k += call == null ? 2 : 3;
        continue;
      }
      if (k + 1 < factors.size() && !context.isIndex("d")) {
        differentials.requireName(factor, factors.get(k + 1), false);
      }
      if (factor instanceof Notation.Script script
          && script.primes() > 0
          && k + 1 < factors.size()
          && factors.get(k + 1) instanceof Notation.Fenced place
          && place.items().size() == 1
          && vocabulary.name(factor) == null) {
        result.add(derivatives.primed(script, place, context));
        k += 2;
        continue;
      }
      Name name = vocabulary.name(factor);
      if (name != null && k + 1 < factors.size()) {
        Expr call = names.call(name, factors.get(k + 1), context);
        if (call != null) {
          result.add(call);
          k += 2;
          continue;
        }
      }
      result.add(read(factor, context));
      k++;
    }
    return result.size() == 1 ? result.get(0) : new Expr.Multiply(result);
  }

  private Expr script(Notation.Script script, Context context) {
    if (script.sub() != null || script.primes() > 0 || script.sup() == null) {
      return derivatives.primed(script, null, context);
    }
    Beyond.refuseTranspose(script.sup(), symbols);
    return new Expr.Power(read(script.base(), context), read(script.sup(), context));
  }

  private Expr fenced(Notation.Fenced fenced, Context context) {
    if (fenced.items().size() != 1) {
      throw new NotUnderstood("a list in brackets is no formula", fenced.span());
    }
    Expr inner = null;
    String open = fenced.open();
    if (open.equals("|") && fenced.close().equals("|")) {
      inner = read(fenced.items().get(0), context);
      return new Expr.Call(ElementaryFunctions.byTexName("abs"), List.of(inner));
    }
    if (open.equals("(") && fenced.close().equals(")")
        || open.equals("[") && fenced.close().equals("]")
        || open.equals("{") && fenced.close().equals("}")) {
      return read(fenced.items().get(0), context);
    }
    throw new NotUnderstood(
        "the brackets " + open + " " + fenced.close() + " are not read yet", fenced.span());
  }

  private Expr evaluated(Notation.Evaluated bar, Context context) {
    if (bar.upper() != null || bar.lower() == null) {
      throw new NotUnderstood("an evaluation bar with two limits is not read yet", bar.span());
    }
    Expr body = read(bar.body(), context);
    List<Notation> items =
        bar.lower() instanceof Notation.Sequence sequence ? sequence.items() : List.of(bar.lower());
    List<Expr.Binding> bindings = new ArrayList<>();
    for (Notation item : items) {
      if (item instanceof Notation.Related related
          && related.sign().kind() == RelationSign.Kind.EQUAL
          && read(related.left(), context) instanceof Expr.Ref ref) {
        bindings.add(new Expr.Binding(ref, read(related.right(), context)));
      } else if (!(item instanceof Notation.Related)
          && body instanceof Expr.Derivative derivative) {
        bindings.add(new Expr.Binding(derivative.variable(), read(item, context)));
      } else {
        throw new NotUnderstood("it is not clear what is evaluated where", item.span());
      }
    }
    return new Expr.At(body, bindings);
  }

  /** The pieces of a function; each is a number. */
  Expr cases(Notation.Cases cases, Context context) {
    List<Expr.Branch> branches = new ArrayList<>();
    for (Notation.Case one : cases.cases()) {
      branches.add(
          new Expr.Branch(read(one.value(), context), condition(one.condition(), context)));
    }
    return new Expr.Piecewise(branches);
  }

  /** A condition, or null for "otherwise". */
  Expr.Condition condition(Notation notation, Context context) {
    if (notation == null || notation instanceof Notation.Prose) {
      return null;
    }
    if (notation instanceof Notation.Juxtaposition product) {
      for (Notation factor : product.factors()) {
        if (factor instanceof Notation.Related) {
          return condition(factor, context);
        }
      }
      if (product.factors().stream().allMatch(Notation.Prose.class::isInstance)) {
        return null;
      }
    }
    if (notation instanceof Notation.Fenced bracket
        && bracket.items().size() == 1
        && (bracket.items().get(0) instanceof Notation.Related
            || bracket.items().get(0) instanceof Notation.Prose)) {
      return condition(bracket.items().get(0), context);
    }
    if (notation instanceof Notation.Related related) {
      Relation relation = relation(related.sign().kind());
      if (relation != null && relation != Relation.APPROXIMATE) {
        return new Expr.Condition(
            read(related.left(), context), relation, read(related.right(), context));
      }
    }
    throw new NotUnderstood("a condition that is not a relation", notation.span());
  }

  /** What a sign says, or null for signs that say something else. */
  public static Relation relation(RelationSign.Kind kind) {
    return switch (kind) {
      case EQUAL, DEFINE -> Relation.EQUAL;
      case APPROX -> Relation.APPROXIMATE;
      case LESS -> Relation.LESS;
      case LESS_OR_EQUAL -> Relation.LESS_OR_EQUAL;
      case GREATER -> Relation.GREATER;
      case GREATER_OR_EQUAL -> Relation.GREATER_OR_EQUAL;
      case NOT_EQUAL -> Relation.NOT_EQUAL;
      case UPDATE, ELEMENT, OTHER -> null;
    };
  }
}
