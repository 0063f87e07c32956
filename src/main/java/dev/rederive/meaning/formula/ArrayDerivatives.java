package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.math.Differential;
import dev.rederive.math.Expr;
import dev.rederive.math.FunctionSymbol;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Quantity;
import dev.rederive.math.Range;
import dev.rederive.math.array.ArrayExpr;
import dev.rederive.math.array.Layout;
import dev.rederive.math.array.Shape;
import dev.rederive.meaning.name.DerivativeNotation;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NameUse;
import dev.rederive.meaning.name.NotUnderstood;
import dev.rederive.meaning.name.NotationText;
import dev.rederive.meaning.name.Typeface;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** Reads derivatives of and by arrays: fractions, gradients, chains of them. */
final class ArrayDerivatives {
  private final ArrayReader reader;
  private final ArrayAlgebra algebra;
  private final LayoutChoice layout;

  ArrayDerivatives(ArrayReader reader, ArrayAlgebra algebra, LayoutChoice layout) {
    this.reader = reader;
    this.algebra = algebra;
    this.layout = layout;
  }

  ArrayExpr differentiate(DerivativeNotation derivative, Span span, Context context) {
    if (derivative.of() == null) {
      throw new NotUnderstood("a differential operator without a function", span);
    }
    List<Notation> variables = derivative.variables();
    Elsewhere elsewhere =
        variables.size() == 1 ? elsewhere(derivative.of(), variables.get(0), context) : null;
    ArrayExpr result =
        elsewhere == null ? reader.read(derivative.of(), context) : elsewhere.function();
    for (int k = variables.size() - 1; k >= 0; k--) {
      ArrayExpr variable = reader.read(variables.get(k), context);
      boolean transposed = variable instanceof ArrayExpr.Transpose;
      ArrayExpr by = transposed ? ((ArrayExpr.Transpose) variable).of() : variable;
      if (by instanceof ArrayExpr.Inverse inverse && inverse.of() instanceof ArrayExpr.Whole of) {
        result = byInverse(result, of, transposed && k == 0, span);
      } else if (power(by) != null) {
        result = byPower(result, power(by), variables.get(k), span, context);
      } else {
        ArrayExpr root = root(by, variables.get(k));
        result = algebra.derivative(result, root, transposed && k == 0, layout.layout(), span);
      }
      noteLayout(result, context);
    }
    return elsewhere == null ? result : elsewhere.put(result);
  }

  /**
   * A vector times the derivative of a vector that no layout prints, {@code \delta \, \partial (W
   * x)/\partial W}: the sum over the elements of what is differentiated, shaped like the variable; null
   * if the factor is no such derivative.
   *
   * @param chain whether any derivative of a vector counts, as where {@code \partial L/\partial z}
   *     stands before {@code \partial z/\partial h}
   */
  ArrayExpr contracted(ArrayExpr weights, Notation factor, boolean chain, Context context) {
    DerivativeNotation link =
        factor instanceof Notation.Fraction fraction ? DerivativeNotation.of(fraction) : null;
    if (link == null
        || link.of() == null
        || link.variables().size() != 1
        || !weights.shape().isVector()) {
      return null;
    }
    ArrayExpr of = reader.read(link.of(), context);
    Notation variable = link.variables().get(0);
    ArrayExpr by = reader.read(variable, context);
    if (!of.shape().isVector()
        || !(by.shape().isMatrix() || chain && by.shape().isColumn())
        || !algebra.fits(of.shape().axes(), weights.shape().axes())) {
      return null;
    }
    ArrayExpr root = root(by, variable);
    if (algebra.isFinding()) {
      return new ArrayExpr.Derivative(
          new ArrayExpr.Scalar(Expr.Number.of(7)), root, false, root.shape());
    }
    Range axis = of.shape().axes().get(0);
    String letter = context.freshLink();
    reader.symbols().useSize(axis.lower());
    reader.symbols().useSize(axis.upper());
    context.note("a vector times a derivative of a vector is summed over what is differentiated");
    ArrayExpr derivative =
        algebra.derivative(element(of, letter), root, false, layout.layout(), factor.span());
    noteLayout(derivative, context);
    return new ArrayExpr.Over(
        Expr.Reduction.Kind.SUM,
        letter,
        axis.lower(),
        axis.upper(),
        List.of(),
        new ArrayExpr.Scale(element(weights, letter), derivative));
  }

  private static ArrayExpr element(ArrayExpr vector, String letter) {
    List<IndexExpr> index = List.of(IndexExpr.letter(letter));
    return vector.shape().isRow()
        ? new ArrayExpr.Element(vector, List.of(), index)
        : new ArrayExpr.Element(vector, index, List.of());
  }

  /** A power of one number, {@code \sigma^2}; else null. */
  private static Expr.Power power(ArrayExpr by) {
    return by instanceof ArrayExpr.Scalar scalar
            && scalar.value() instanceof Expr.Power power
            && power.base() instanceof Expr.Ref
            && power.exponent() instanceof Expr.Number
        ? power
        : null;
  }

  /** {@code \partial/\partial \sigma^2}: the derivative by σ over that of σ² by σ. */
  private ArrayExpr byPower(
      ArrayExpr of, Expr.Power power, Notation variable, Span span, Context context) {
    Expr.Ref base = (Expr.Ref) power.base();
    String text = NotationText.of(variable);
    context.note(
        "the derivative by " + text + " is that by " + base + " over that of " + text + " itself");
    ArrayExpr root = new ArrayExpr.Scalar(base);
    ArrayExpr derivative = algebra.derivative(of, root, false, layout.layout(), span);
    Expr factor = new Expr.Divide(Expr.Number.of(1), new Expr.Derivative(power, base));
    return algebra.product(new ArrayExpr.Scalar(factor), derivative, span);
  }

  /** {@code \partial/\partial A^{-1}}: by a matrix of its own, of which A is the inverse. */
  private ArrayExpr byInverse(ArrayExpr of, ArrayExpr.Whole matrix, boolean transposed, Span span) {
    ArrayExpr own =
        new ArrayExpr.Whole(
            new Quantity(
                matrix.quantity().name() + "^{-1}",
                matrix.quantity().axes(),
                matrix.quantity().version()),
            matrix.slots(),
            matrix.shape());
    ArrayExpr inTerms = new ArrayExpr.At(of, List.of(matrix), List.of(new ArrayExpr.Inverse(own)));
    return new ArrayExpr.At(
        algebra.derivative(inTerms, own, transposed, layout.layout(), span),
        List.of(own),
        List.of(new ArrayExpr.Inverse(matrix)));
  }

  /**
   * A function that is differentiated at a place that is not its variable: {@code \nabla_\theta
   * J(\theta_t)}.
   *
   * @param function the function of the variable
   * @param put from its derivative to that at the place
   */
  private record Elsewhere(ArrayExpr function, ArrayExpr by, UnaryOperator<ArrayExpr> at) {
    ArrayExpr put(ArrayExpr derivative) {
      return at.apply(derivative);
    }
  }

  /**
   * The function and the place if a call is differentiated elsewhere than at its variable.
   *
   * @param variable what it is differentiated by; null for the argument of the function, whatever
   *     it is called
   */
  private Elsewhere elsewhere(Notation of, Notation variable, Context context) {
    if (reader.isForItself()
        || !(of instanceof Notation.Juxtaposition call)
        || !reader.kinds().isCall(call)) {
      return null;
    }
    Name name = Name.of(call.factors().get(0));
    Name by = variable == null ? null : Name.of(variable);
    if (variable != null && by == null || name.primes() > 0) {
      return null;
    }
    NameUse function = reader.resolve(name);
    Notation.Fenced bracket = (Notation.Fenced) call.factors().get(1);
    List<NameUse> declared = reader.symbols().dependencies(function.name());
    if (declared != null) {
      return ofDefined(name, function, bracket, declared, by, context);
    }
    boolean known =
        reader.kinds().isDefined(function.name()) || reader.kinds().isElementwise(function.name());
    if (known || bracket.items().size() != 1) {
      return null;
    }
    Name argument = Name.of(bracket.items().get(0));
    if (by == null ? argument != null : argument == null || !isOtherOf(by, argument)) {
      return null;
    }
    ArrayExpr place = reader.read(bracket.items().get(0), context);
    ArrayExpr root =
        by == null ? fresh(function, place) : root(reader.read(variable, context), variable);
    if (!algebra.fits(root.shape(), place.shape())) {
      return null;
    }
    ArrayExpr value = reader.calls().opaque(function, List.of(root), context);
    return new Elsewhere(value, root, d -> new ArrayExpr.At(d, List.of(root), List.of(place)));
  }

  private Elsewhere ofDefined(
      Name name,
      NameUse function,
      Notation.Fenced bracket,
      List<NameUse> declared,
      Name by,
      Context context) {
    if (reader.calls().isAsDeclared(function, bracket)
        || declared.size() != bracket.items().size()) {
      return null;
    }
    NameUse variable = by == null ? null : reader.resolve(by);
    boolean own =
        by == null
            ? declared.size() == 1
            : declared.stream().anyMatch(d -> Context.key(d).equals(Context.key(variable)));
    if (!own) {
      return null;
    }
    ArrayExpr root = reader.named(by == null ? declared.get(0) : variable, context);
    return new Elsewhere(
        reader.whole(name, function, context),
        root,
        d -> reader.calls().at(d, function, bracket, context));
  }

  /** Whether the argument is the variable at another index or with a mark: θ and θ_t. */
  private boolean isOtherOf(Name by, Name argument) {
    NameUse one = reader.resolve(by.withoutPower());
    NameUse other = reader.resolve(argument.withoutPower());
    return by.power() == null
        && !Context.key(one).equals(Context.key(other))
        && Typeface.bare(by.base()).equals(Typeface.bare(argument.base()));
  }

  /** A variable that a function is differentiated by where its argument is a formula. */
  private ArrayExpr fresh(NameUse function, ArrayExpr place) {
    Shape shape = place.shape();
    Quantity own = new Quantity("argument of " + function.name(), shape.axes(), 1);
    return shape.isScalar()
        ? new ArrayExpr.Scalar(Expr.Ref.scalar(own))
        : new ArrayExpr.Whole(own, List.of(), shape);
  }

  private void noteLayout(ArrayExpr derivative, Context context) {
    if (derivative instanceof ArrayExpr.Derivative d
        && !d.by().shape().isScalar()
        && !layout.reason().isEmpty()) {
      context.note(layout.layout().words() + ", " + layout.reason());
    }
  }

  /** What one can differentiate by: a name or an element of one. */
  ArrayExpr root(ArrayExpr by, Notation variable) {
    if (by instanceof ArrayExpr.Element element && element.of() instanceof ArrayExpr.Whole whole) {
      List<IndexExpr> subscripts = new ArrayList<>(whole.slots());
      subscripts.addAll(element.row());
      subscripts.addAll(element.column());
      return new ArrayExpr.Scalar(new Expr.Ref(whole.quantity(), subscripts));
    }
    boolean name =
        by instanceof ArrayExpr.Whole
            || by instanceof ArrayExpr.Vec vec && isWholeOrTransposed(vec.of())
            || by instanceof ArrayExpr.Scalar scalar
                && (scalar.value() instanceof Expr.Ref || algebra.isFinding());
    if (!name) {
      throw new NotUnderstood(
          "a derivative with respect to something that is not a name", variable.span());
    }
    return by;
  }

  private static boolean isWholeOrTransposed(ArrayExpr array) {
    return (array instanceof ArrayExpr.Transpose transpose ? transpose.of() : array)
        instanceof ArrayExpr.Whole;
  }

  /** {@code dX}: a change of X as free as X, or what follows from the changes of what X is made of. */
  ArrayExpr differential(Notation.Applied applied, Context context) {
    ArrayExpr of = reader.read(applied.argument(), context);
    if (algebra.isFinding()) {
      return of;
    }
    Differentials differentials = reader.formulas().differentials();
    if (of instanceof ArrayExpr.Whole whole && differentials.isFree(whole.quantity())) {
      return new ArrayExpr.Whole(
          Differential.change(whole.quantity()), whole.slots(), whole.shape());
    }
    return new ArrayExpr.Differential(
        of,
        differentials.changing(
            Differentials.quantities(of),
            variable -> Differentials.quantity(reader.read(variable, context)),
            applied.span(),
            context));
  }

  /** {@code \nabla_W L}, shaped like W; {@code \nabla_x^2 f}, the Hessian. */
  ArrayExpr gradient(Notation.Applied nabla, Context context) {
    ArrayExpr partials = partials(nabla, context);
    if (partials != null) {
      return partials;
    }
    Elsewhere elsewhere = elsewhere(nabla.argument(), nabla.sub(), context);
    ArrayExpr of =
        elsewhere == null ? reader.read(nabla.argument(), context) : elsewhere.function();
    ArrayExpr by = elsewhere == null ? variable(nabla, context) : elsewhere.by();
    boolean vector = of.shape().isVector() && by.shape().isVector();
    if (vector) {
      context.note("the gradient of a vector is the matrix of its derivatives");
    }
    ArrayExpr first =
        algebra.derivative(
            of, by, false, vector ? layout.layout() : Layout.DENOMINATOR, nabla.span());
    if (vector) {
      noteLayout(first, context);
    }
    ArrayExpr result = nabla.sup() == null ? first : second(nabla, first, by, context);
    return elsewhere == null ? result : elsewhere.put(result);
  }

  /**
   * {@code \nabla f(x, y)} of a function of several numbers: the column of its derivatives; with a 2
   * above the matrix of the second ones. Else null.
   */
  private ArrayExpr partials(Notation.Applied nabla, Context context) {
    if (nabla.sub() != null
        || nabla.sup() != null && !isTwo(nabla.sup())
        || !(nabla.argument() instanceof Notation.Juxtaposition call)
        || !reader.kinds().isCall(call)
        || !(call.factors().get(1) instanceof Notation.Fenced bracket)
        || bracket.items().size() < 2) {
      return null;
    }
    Name name = Name.of(call.factors().get(0));
    NameUse use = reader.resolve(name);
    List<NameUse> formals = reader.symbols().arguments(use.name());
    int count = bracket.items().size();
    if (name.primes() > 0
        || use.arity() > 0
        || !reader.symbols().isFunction(use.name())
        || reader.symbols().isNumber(use.name()) // p(x | t): by x alone, by t alone, by both?
        || formals != null && formals.size() != count
        || formals == null && !reader.symbols().takes(use.name(), count)) {
      return null;
    }
    List<Expr> arguments = new ArrayList<>();
    for (Notation item : bracket.items()) {
      ArrayExpr argument = reader.read(item, context);
      if (!(argument instanceof ArrayExpr.Scalar scalar)) {
        return null;
      }
      arguments.add(scalar.value());
    }
    boolean again = reader.kinds().isDefinedAgain(use.name(), count, context.ordinal);
    FunctionSymbol function =
        again
            ? new FunctionSymbol(use.name(), count, Quantity.LOCAL)
            : reader.symbols().function(use.name(), count);
    if (again) {
      context.note("the document says several times what " + use.name() + " is: any function here");
    }
    boolean second = nabla.sup() != null;
    context.note(
        second
            ? "it is the matrix of the second derivatives of " + use.name()
            : "the gradient of " + use.name() + " is the column of its derivatives");
    List<List<ArrayExpr>> rows = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      List<ArrayExpr> row = new ArrayList<>();
      for (int m = 0; m < (second ? count : 1); m++) {
        List<Integer> orders = new ArrayList<>(Collections.nCopies(count, 0));
        orders.set(k, 1);
        if (second) {
          orders.set(m, orders.get(m) + 1);
        }
        row.add(new ArrayExpr.Scalar(new Expr.Apply(function, orders, arguments)));
      }
      rows.add(row);
    }
    return new ArrayExpr.Entries(
        rows,
        second
            ? new Shape(List.of(reader.given(count)), List.of(reader.given(count)))
            : Shape.column(reader.given(count)));
  }

  private static boolean isTwo(Notation power) {
    return power instanceof Notation.Numeral two && two.digits().equals("2");
  }

  private ArrayExpr second(Notation.Applied nabla, ArrayExpr first, ArrayExpr by, Context context) {
    if (!isTwo(nabla.sup())) {
      throw new NotUnderstood("a power of ∇", nabla.span());
    }
    context.note("∇² is the matrix of second derivatives");
    return algebra.derivative(first, by, false, Layout.NUMERATOR, nabla.span());
  }

  /** What a gradient is taken by: its subscript, the argument of a call, what a name depends on. */
  private ArrayExpr variable(Notation.Applied nabla, Context context) {
    Notation variable = nabla.sub() != null ? nabla.sub() : argument(nabla.argument());
    if (variable != null) {
      return root(reader.read(variable, context), variable);
    }
    Name name = Name.of(nabla.argument());
    List<NameUse> declared =
        name == null ? null : reader.symbols().dependencies(reader.resolve(name).name());
    NameUse only = reader.kinds().gradientVariable();
    if (only != null && (declared == null || isOneOf(only, declared))) {
      context.note(
          "the gradient is taken by " + only.name() + ", as the others of the document are");
      return reader.named(only, context);
    }
    if (declared == null || declared.size() != 1 || declared.get(0).arity() > 0) {
      throw new NotUnderstood("it is not clear what the gradient is taken by", nabla.span());
    }
    context.note("the gradient of " + name.base() + " is taken by " + declared.get(0).name());
    return reader.named(declared.get(0), context);
  }

  /** Whether a name is one of several arguments. */
  private static boolean isOneOf(NameUse name, List<NameUse> arguments) {
    return arguments.size() > 1
        && arguments.stream().anyMatch(argument -> argument.key().equals(name.key()));
  }

  /** What a function is called with. */
  private Notation argument(Notation of) {
    if (of instanceof Notation.Juxtaposition call
        && call.factors().size() == 2
        && call.factors().get(1) instanceof Notation.Fenced bracket
        && bracket.items().size() == 1
        && Name.of(bracket.items().get(0)) != null) {
      return bracket.items().get(0);
    }
    return null;
  }

  /** {@code prod(∂J/∂o, ∂o/∂W)}: the chain rule over arrays of any shape. */
  ArrayExpr chain(Notation.Applied prod, Context context) {
    List<Notation> items =
        prod.argument() instanceof Notation.Fenced fenced ? fenced.items() : List.of();
    ArrayExpr of = null;
    List<ArrayExpr> links = new ArrayList<>();
    for (Notation item : items) {
      DerivativeNotation link =
          item instanceof Notation.Fraction fraction ? DerivativeNotation.of(fraction) : null;
      if (link == null || link.of() == null || link.variables().size() != 1) {
        throw new NotUnderstood("prod of something that is not a derivative", item.span());
      }
      ArrayExpr above = reader.read(link.of(), context);
      if (of == null) {
        of = above;
      } else if (!algebra.isFinding() && !above.equals(links.get(links.size() - 1))) {
        throw new NotUnderstood("links that do not make a chain", item.span());
      }
      Notation variable = link.variables().get(0);
      links.add(root(reader.read(variable, context), variable));
    }
    if (of == null || !of.shape().isScalar()) {
      throw new NotUnderstood("a chain that does not begin with a number", prod.span());
    }
    return new ArrayExpr.Chain(of, links);
  }
}
