package dev.rederive.meaning;

import dev.rederive.latex.Notation;
import dev.rederive.math.Expr;
import dev.rederive.math.FunctionSymbol;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Quantity;
import dev.rederive.math.Range;
import dev.rederive.math.array.ArrayExpr;
import dev.rederive.math.array.Layout;
import dev.rederive.math.array.Shape;
import dev.rederive.math.function.ElementaryFunction;
import dev.rederive.math.function.ElementaryFunctions;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Reads operations on arrays: products, norms, traces, functions, derivatives. */
final class ArrayOperators {
  /** Operators that only make sense with arrays. */
  static final Set<String> OWN = Set.of("tr", "diag", "vec", "softmax", "nabla", "det", "prod");

  private final ArrayReader reader;
  private final ArrayAlgebra algebra;
  private final ArrayNames names;
  private final LayoutChoice layout;

  ArrayOperators(ArrayReader reader, ArrayAlgebra algebra, ArrayNames names, LayoutChoice layout) {
    this.reader = reader;
    this.algebra = algebra;
    this.names = names;
    this.layout = layout;
  }

  ArrayExpr binary(Notation.Binary binary, Context context) {
    DerivativeNotation derivative = DerivativeNotation.of(binary);
    if (derivative != null) {
      if (!derivative.rest().isEmpty()) {
        throw new NotUnderstood("what follows the derivative: a factor?", binary.span());
      }
      return differentiate(derivative, binary.span(), context);
    }
    ArrayExpr left = reader.read(binary.left(), context);
    ArrayExpr right = reader.read(binary.right(), context);
    boolean scalar = left.shape().isScalar() || right.shape().isScalar();
    switch (binary.operator()) {
      case DOT:
        if (left.shape().isColumn() && right.shape().isColumn()) {
          return algebra.product(ArrayReader.transpose(left), right, binary.span());
        }
        return algebra.product(left, right, binary.span());
      case TIMES:
        if (!scalar && (left.shape().isVector() || right.shape().isVector())) {
          throw new NotUnderstood("× between vectors", binary.span());
        }
        return algebra.product(left, right, binary.span());
      case SLASH:
        return algebra.quotient(left, right, binary.span(), context);
      case HADAMARD:
        return algebra.hadamard(left, right, binary.span());
      case CIRC:
        if (scalar) {
          throw new NotUnderstood("∘ is not read yet", binary.span());
        }
        context.note("∘ is the product element by element");
        return algebra.hadamard(left, right, binary.span());
      default:
        if (!left.shape().isMatrix() || !right.shape().isMatrix()) {
          throw new NotUnderstood("⊗ of vectors", binary.span());
        }
        return new ArrayExpr.Kronecker(left, right);
    }
  }

  ArrayExpr fraction(Notation.Fraction fraction, Context context) {
    DerivativeNotation derivative = DerivativeNotation.of(fraction);
    if (derivative != null) {
      return differentiate(derivative, fraction.span(), context);
    }
    return algebra.quotient(
        reader.read(fraction.numerator(), context),
        reader.read(fraction.denominator(), context),
        fraction.span(),
        context);
  }

  private ArrayExpr differentiate(DerivativeNotation derivative, Span span, Context context) {
    if (derivative.of() == null) {
      throw new NotUnderstood("a differential operator without a function", span);
    }
    ArrayExpr result = reader.read(derivative.of(), context);
    List<Notation> variables = derivative.variables();
    for (int k = variables.size() - 1; k >= 0; k--) {
      ArrayExpr variable = reader.read(variables.get(k), context);
      boolean transposed = variable instanceof ArrayExpr.Transpose;
      ArrayExpr by = transposed ? ((ArrayExpr.Transpose) variable).of() : variable;
      result =
          algebra.derivative(
              result, root(by, variables.get(k)), transposed && k == 0, layout.layout(), span);
      noteLayout(result, context);
    }
    return result;
  }

  private void noteLayout(ArrayExpr derivative, Context context) {
    if (derivative instanceof ArrayExpr.Derivative d
        && !d.by().shape().isScalar()
        && !layout.reason().isEmpty()) {
      context.note(layout.layout().words() + ", " + layout.reason());
    }
  }

  /** What one can differentiate by: a name or an element of one. */
  private ArrayExpr root(ArrayExpr by, Notation variable) {
    if (by instanceof ArrayExpr.Element element && element.of() instanceof ArrayExpr.Whole whole) {
      List<IndexExpr> subscripts = new ArrayList<>(whole.slots());
      subscripts.addAll(element.row());
      subscripts.addAll(element.column());
      return new ArrayExpr.Scalar(new Expr.Ref(whole.quantity(), subscripts));
    }
    boolean name =
        by instanceof ArrayExpr.Whole
            || by instanceof ArrayExpr.Scalar scalar
                && (scalar.value() instanceof Expr.Ref || algebra.isFinding());
    if (!name) {
      throw new NotUnderstood(
          "a derivative with respect to something that is not a name", variable.span());
    }
    return by;
  }

  ArrayExpr fenced(Notation.Fenced fenced, Context context) {
    String open = fenced.open();
    if (open.equals("||")) {
      return norm(fenced, null, null, context);
    }
    if (open.equals("langle") && fenced.items().size() == 2) {
      ArrayExpr left = reader.read(fenced.items().get(0), context);
      ArrayExpr right = reader.read(fenced.items().get(1), context);
      ArrayExpr product = algebra.product(ArrayReader.transpose(left), right, fenced.span());
      return product.shape().isScalar() ? product : new ArrayExpr.Trace(product);
    }
    if (fenced.items().size() != 1) {
      throw new NotUnderstood("a list in brackets is no formula", fenced.span());
    }
    ArrayExpr inner = reader.read(fenced.items().get(0), context);
    if (open.equals("|")) {
      if (inner.shape().isVector()) {
        throw new NotUnderstood(
            "bars around a vector: its norm, or absolute values?", fenced.span());
      }
      return inner.shape().isScalar()
          ? algebra.absolute(inner, fenced.span())
          : determinant(inner, fenced.span());
    }
    if (open.equals("(") || open.equals("[") || open.equals("{")) {
      return inner;
    }
    throw new NotUnderstood(
        "the brackets " + open + " " + fenced.close() + " are not read yet", fenced.span());
  }

  /** {@code \|x\|_2^2} and its like. */
  ArrayExpr norm(Notation.Fenced fenced, Notation sub, Notation sup, Context context) {
    if (fenced.items().size() != 1) {
      throw new NotUnderstood("a norm of a list", fenced.span());
    }
    ArrayExpr of = reader.read(fenced.items().get(0), context);
    String which = sub == null ? "" : NotationText.of(sub);
    boolean matrix = of.shape().isMatrix();
    if (which.equals("1") && !matrix) {
      ArrayExpr sum = new ArrayExpr.Total(algebra.absolute(of, fenced.span()));
      return powered(sum, sup, fenced.span(), context);
    }
    boolean euclidean = which.isEmpty() || which.equals("F") || which.equals("2") && !matrix;
    if (!euclidean) {
      throw new NotUnderstood(
          "the norm with " + which + " of " + of.shape().words() + " is not read", fenced.span());
    }
    if (matrix && which.isEmpty()) {
      context.note("the norm of a matrix is the Frobenius norm");
    }
    ArrayExpr squares = ArrayAlgebra.squares(of);
    if (sup instanceof Notation.Numeral two && two.digits().equals("2")) {
      return squares;
    }
    return powered(algebra.root(squares, fenced.span()), sup, fenced.span(), context);
  }

  private ArrayExpr powered(ArrayExpr base, Notation sup, Span span, Context context) {
    if (sup == null) {
      return base;
    }
    return algebra.each(
        new Expr.Power(ArrayAlgebra.formalRef(0), ArrayAlgebra.formalRef(1)),
        List.of(ArrayAlgebra.formal(0), ArrayAlgebra.formal(1)),
        List.of(base, reader.read(sup, context)),
        span);
  }

  private ArrayExpr determinant(ArrayExpr of, Span span) {
    return new ArrayExpr.Determinant(algebra.square(of, "a determinant", span));
  }

  ArrayExpr inverse(ArrayExpr of, Span span) {
    if (of.shape().isScalar()) {
      return algebra.each(
          new Expr.Divide(Expr.Number.of(1), ArrayAlgebra.formalRef(0)),
          List.of(ArrayAlgebra.formal(0)),
          List.of(of),
          span);
    }
    return new ArrayExpr.Inverse(algebra.square(of, "an inverse", span));
  }

  ArrayExpr applied(Notation.Applied applied, Context context) {
    if (applied.argument() == null) {
      throw new NotUnderstood("\\" + applied.operator() + " without an argument", applied.span());
    }
    if (applied.operator().equals("nabla")) {
      return gradient(applied, context);
    }
    if (applied.operator().equals("prod")) {
      return chain(applied, context);
    }
    Span span = applied.span();
    List<Notation> items =
        applied.argument() instanceof Notation.Fenced fenced
                && (fenced.open().equals("(")
                    || fenced.open().equals("[")
                    || fenced.open().equals("{"))
            ? fenced.items()
            : List.of(applied.argument());
    List<ArrayExpr> arguments = new ArrayList<>();
    for (Notation item : items) {
      arguments.add(reader.read(item, context));
    }
    ArrayExpr of = arguments.get(0);
    ArrayExpr value =
        switch (applied.operator()) {
          case "tr" -> new ArrayExpr.Trace(algebra.square(of, "a trace", span));
          case "det" -> determinant(of, span);
          case "diag" ->
              of.shape().isVector()
                  ? new ArrayExpr.DiagonalMatrix(of)
                  : new ArrayExpr.DiagonalOf(algebra.square(of, "a diagonal", span));
          case "vec" -> new ArrayExpr.Vec(of);
          case "softmax" -> softmax(of, span);
          default -> function(applied, arguments, context);
        };
    return powered(value, applied.sup(), span, context);
  }

  private ArrayExpr softmax(ArrayExpr of, Span span) {
    if (!of.shape().isVector()) {
      throw new NotUnderstood("a softmax of " + of.shape().words(), span);
    }
    ArrayExpr exp = call("exp", of, span);
    ArrayExpr factor =
        algebra.each(
            new Expr.Divide(Expr.Number.of(1), ArrayAlgebra.formalRef(0)),
            List.of(ArrayAlgebra.formal(0)),
            List.of(new ArrayExpr.Total(exp)),
            span);
    return new ArrayExpr.Scale(factor, exp);
  }

  private ArrayExpr call(String function, ArrayExpr of, Span span) {
    return algebra.each(
        new Expr.Call(ElementaryFunctions.byTexName(function), List.of(ArrayAlgebra.formalRef(0))),
        List.of(ArrayAlgebra.formal(0)),
        List.of(of),
        span);
  }

  /** A known function of arrays works element by element. */
  private ArrayExpr function(Notation.Applied applied, List<ArrayExpr> arguments, Context context) {
    String name = applied.operator().equals("log") ? "ln" : applied.operator();
    ElementaryFunction function = ElementaryFunctions.byTexName(name);
    if (function == null || applied.sub() != null) {
      throw new NotUnderstood(
          "the operator \\" + applied.operator() + " is not read for arrays", applied.span());
    }
    if (!function.takes(arguments.size())) {
      throw new NotUnderstood(
          "\\" + applied.operator() + " does not take " + arguments.size() + " arguments",
          applied.span());
    }
    Shape shape = arguments.get(0).shape();
    if (!algebra.isFinding()
        && shape.isMatrix()
        && shape.isSquare()
        && Set.of("exp", "ln").contains(name)) {
      throw new NotUnderstood(
          "\\" + applied.operator() + " of a square matrix: element by element, or a series?",
          applied.span());
    }
    List<Quantity> formals = new ArrayList<>();
    List<Expr> refs = new ArrayList<>();
    for (int k = 0; k < arguments.size(); k++) {
      formals.add(ArrayAlgebra.formal(k));
      refs.add(ArrayAlgebra.formalRef(k));
    }
    return algebra.each(new Expr.Call(function, refs), formals, arguments, applied.span());
  }

  /** {@code \nabla_W L}, shaped like W; {@code \nabla_x^2 f}, the Hessian. */
  private ArrayExpr gradient(Notation.Applied nabla, Context context) {
    ArrayExpr of = reader.read(nabla.argument(), context);
    Notation variable = nabla.sub() != null ? nabla.sub() : argument(nabla.argument());
    ArrayExpr by =
        variable != null
            ? root(reader.read(variable, context), variable)
            : onlyArgument(nabla.argument(), context);
    if (by == null) {
      throw new NotUnderstood("it is not clear what the gradient is taken by", nabla.span());
    }
    if (!of.shape().isScalar()) {
      throw new NotUnderstood("a gradient of " + of.shape().words(), nabla.span());
    }
    ArrayExpr first = algebra.derivative(of, by, false, Layout.DENOMINATOR, nabla.span());
    if (nabla.sup() == null) {
      return first;
    }
    if (!(nabla.sup() instanceof Notation.Numeral two) || !two.digits().equals("2")) {
      throw new NotUnderstood("a power of ∇", nabla.span());
    }
    context.note("∇² is the matrix of second derivatives");
    return algebra.derivative(first, by, false, Layout.NUMERATOR, nabla.span());
  }

  /** The one array that a bare name was defined as a function of, or null. */
  private ArrayExpr onlyArgument(Notation of, Context context) {
    Name name = Name.of(of);
    List<NameUse> arguments =
        name == null ? null : reader.symbols().dependencies(reader.resolve(name).name());
    if (arguments == null || arguments.size() != 1 || arguments.get(0).arity() > 0) {
      return null;
    }
    NameUse only = arguments.get(0);
    context.note("the gradient of " + name.base() + " is taken by " + only.name());
    return reader.whole(
        new Name(only.name(), List.of(), null, only.primes(), of.span()), only, context);
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

  /** A function of the document with an array for an argument. */
  ArrayExpr call(Notation.Juxtaposition call, Context context) {
    Name name = Name.of(call.factors().get(0));
    Notation.Fenced bracket = (Notation.Fenced) call.factors().get(1);
    NameUse use = reader.resolve(name);
    Symbols symbols = reader.symbols();
    String plain = reader.resolve(name.unprimed()).name();
    if (symbols.dependencies(plain) != null) {
      return dependent(name, use, bracket, context);
    }
    String function = symbols.isFunction(use.name()) ? use.name() : plain;
    int primes = function.equals(use.name()) ? 0 : name.primes();
    List<NameUse> formals = symbols.arguments(function);
    boolean elementwise =
        primes > 0
            || !symbols.isNumber(function) && reader.kinds().isElementwise(function)
            || reader.kinds().isDefined(function)
                && formals != null
                && formals.stream().noneMatch(f -> reader.kinds().takesArray(function, f));
    if (!elementwise) {
      return opaque(use, function, bracket, context);
    }
    List<ArrayExpr> arguments = new ArrayList<>();
    List<Quantity> quantities = new ArrayList<>();
    List<Expr> refs = new ArrayList<>();
    for (Notation item : bracket.items()) {
      refs.add(ArrayAlgebra.formalRef(arguments.size()));
      quantities.add(ArrayAlgebra.formal(arguments.size()));
      arguments.add(reader.read(item, context));
    }
    if (primes > 0 && arguments.size() > 1) {
      throw new NotUnderstood("a prime on a function of several arguments", call.span());
    }
    if (formals != null && formals.size() != arguments.size()) {
      throw new NotUnderstood(
          function + " takes " + formals.size() + " arguments, here are " + arguments.size(),
          bracket.span());
    }
    if (!reader.kinds().isDefined(function)) {
      context.note(function + " is applied to every element");
    }
    List<Integer> orders = new ArrayList<>(Collections.nCopies(arguments.size(), 0));
    orders.set(0, primes);
    FunctionSymbol symbol = new FunctionSymbol(function, arguments.size());
    return algebra.each(new Expr.Apply(symbol, orders, refs), quantities, arguments, call.span());
  }

  /** A function nobody defined gives a number, or a vector if its name is one. */
  private ArrayExpr opaque(NameUse use, String function, Notation.Fenced bracket, Context context) {
    if (reader.kinds().isDefined(function)) {
      throw new NotUnderstood(function + " at an argument it is not defined for", bracket.span());
    }
    List<ArrayExpr> arguments = new ArrayList<>();
    for (Notation item : bracket.items()) {
      arguments.add(reader.read(item, context));
    }
    context.note(function + " is any function of all elements of what stands in its brackets");
    Shape shape = reader.symbols().isNumber(function) ? Shape.SCALAR : names.shape(use);
    return new ArrayExpr.Opaque(function, arguments, shape);
  }

  /** {@code f(\mathbf{x})} where f is defined as a formula in x: f itself. */
  private ArrayExpr dependent(Name name, NameUse use, Notation.Fenced bracket, Context context) {
    List<NameUse> declared = reader.symbols().dependencies(use.name());
    boolean same = declared.size() == bracket.items().size();
    for (int k = 0; same && k < declared.size(); k++) {
      Name argument = Name.of(bracket.items().get(k));
      same =
          argument != null
              && argument.power() == null
              && Context.key(reader.resolve(argument)).equals(Context.key(declared.get(k)));
    }
    if (!same) {
      throw new NotUnderstood(
          use.name() + " at other arguments than it is defined with", bracket.span());
    }
    return reader.whole(name, use, context);
  }

  /** {@code prod(∂J/∂o, ∂o/∂W)}: the chain rule over arrays of any shape. */
  private ArrayExpr chain(Notation.Applied prod, Context context) {
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

  /** Numbers written out in rows. */
  ArrayExpr matrix(Notation.Matrix matrix, Context context) {
    List<List<Expr>> rows = new ArrayList<>();
    for (List<Notation> row : matrix.rows()) {
      List<Expr> cells = new ArrayList<>();
      for (Notation cell : row) {
        if (!(reader.read(cell, context) instanceof ArrayExpr.Scalar scalar)) {
          throw new NotUnderstood("a matrix made of blocks", matrix.span());
        }
        cells.add(scalar.value());
      }
      if (!rows.isEmpty() && rows.get(0).size() != cells.size()) {
        throw new NotUnderstood("rows of different lengths", matrix.span());
      }
      rows.add(cells);
    }
    Range down = names.given(rows.size());
    Range across = names.given(rows.get(0).size());
    return new ArrayExpr.Entries(
        rows,
        new Shape(
            rows.size() == 1 ? List.of() : List.of(down),
            rows.get(0).size() == 1 ? List.of() : List.of(across)));
  }
}
