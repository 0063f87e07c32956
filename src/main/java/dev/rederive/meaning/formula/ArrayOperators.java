package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.latex.RelationSign;
import dev.rederive.math.Expr;
import dev.rederive.math.Quantity;
import dev.rederive.math.array.ArrayExpr;
import dev.rederive.math.array.Shape;
import dev.rederive.math.function.ElementaryFunction;
import dev.rederive.math.function.ElementaryFunctions;
import dev.rederive.meaning.name.DerivativeNotation;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NotUnderstood;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads operations on arrays: products, norms, traces, known functions, matrices written out. */
final class ArrayOperators {
  /** Operators that only make sense with arrays. */
  static final Set<String> OWN = Set.of("tr", "diag", "vec", "softmax", "nabla", "det", "prod");

  private final ArrayReader reader;
  private final ArrayAlgebra algebra;
  private final ArrayDerivatives derivatives;
  private final ArrayNorms norms;
  private final ArrayBlocks blocks;

  ArrayOperators(
      ArrayReader reader, ArrayAlgebra algebra, ArrayNames names, ArrayDerivatives derivatives) {
    this.reader = reader;
    this.algebra = algebra;
    this.blocks = new ArrayBlocks(reader, algebra, names);
    this.derivatives = derivatives;
    this.norms = new ArrayNorms(reader, algebra, this);
  }

  /** {@code \\|x\\|_2^2} and its like. */
  ArrayExpr norm(Notation.Fenced fenced, Notation sub, Notation sup, Context context) {
    return norms.norm(fenced, sub, sup, context);
  }

  /** A matrix that is written out. */
  ArrayExpr matrix(Notation.Matrix matrix, Context context) {
    return blocks.matrix(matrix, context);
  }

  ArrayExpr binary(Notation.Binary binary, Context context) {
    DerivativeNotation derivative = DerivativeNotation.of(binary);
    if (derivative != null) {
      if (!derivative.rest().isEmpty()) {
        throw new NotUnderstood("what follows the derivative: a factor?", binary.span());
      }
      return derivatives.differentiate(derivative, binary.span(), context);
    }
    ArrayExpr left = reader.read(binary.left(), context);
    if (binary.operator() == Notation.Operator.DOT) {
      boolean chain = left.shape().isColumn() && DerivativeNotation.isLink(binary);
      ArrayExpr contracted = derivatives.contracted(left, binary.right(), chain, context);
      if (contracted != null) {
        return contracted;
      }
    }
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

  /** See {@link ArrayDerivatives#contracted}. */
  ArrayExpr contracted(ArrayExpr weights, Notation factor, boolean chain, Context context) {
    return derivatives.contracted(weights, factor, chain, context);
  }

  ArrayExpr fraction(Notation.Fraction fraction, Context context) {
    DerivativeNotation derivative = DerivativeNotation.of(fraction);
    if (derivative != null) {
      return derivatives.differentiate(derivative, fraction.span(), context);
    }
    return algebra.quotient(
        reader.read(fraction.numerator(), context),
        reader.read(fraction.denominator(), context),
        fraction.span(),
        context);
  }

  /** {@code \left. f \right|_{\mathbf{x} = \mathbf{a}}}. */
  ArrayExpr evaluated(Notation.Evaluated bar, Context context) {
    if (bar.upper() != null || bar.lower() == null) {
      throw new NotUnderstood("an evaluation bar with two limits is not read yet", bar.span());
    }
    ArrayExpr body = reader.read(bar.body(), context);
    List<Notation> items =
        bar.lower() instanceof Notation.Sequence sequence ? sequence.items() : List.of(bar.lower());
    List<ArrayExpr> variables = new ArrayList<>();
    List<ArrayExpr> values = new ArrayList<>();
    for (Notation item : items) {
      if (item instanceof Notation.Related related
          && related.sign().kind() == RelationSign.Kind.EQUAL) {
        variables.add(derivatives.root(reader.read(related.left(), context), related.left()));
        values.add(reader.read(related.right(), context));
      } else if (!(item instanceof Notation.Related)
          && body instanceof ArrayExpr.Derivative derivative) {
        variables.add(derivative.by());
        values.add(reader.read(item, context));
      } else {
        throw new NotUnderstood("it is not clear what is evaluated where", item.span());
      }
      int last = variables.size() - 1;
      values.set(last, filled(values.get(last), variables.get(last).shape(), item.span()));
    }
    return new ArrayExpr.At(body, variables, values);
  }

  /** A value of a shape; the number 0 may stand for an array of zeros. */
  private ArrayExpr filled(ArrayExpr value, Shape shape, Span span) {
    if (value instanceof ArrayExpr.Scalar scalar
        && scalar.value() instanceof Expr.Number number
        && number.value().isZero()) {
      return shape.isScalar() ? value : new ArrayExpr.Constant(number, shape);
    }
    if (!algebra.fits(value.shape(), shape)) {
      throw new NotUnderstood(
          algebra.shape(value.shape()) + " put in for " + algebra.shape(shape), span);
    }
    return value;
  }

  ArrayExpr fenced(Notation.Fenced fenced, Context context) {
    String open = fenced.open();
    if (open.equals("||")) {
      return norm(fenced, null, null, context);
    }
    if (open.equals("langle") && fenced.items().size() == 2) {
      ArrayExpr left = inner(fenced.items().get(0), context);
      ArrayExpr right = inner(fenced.items().get(1), context);
      if (left.shape().isScalar() && right.shape().isScalar() && reader.isForItself()) {
        throw new NotUnderstood("an inner product of numbers", fenced.span());
      }
      if (left.shape().isScalar() != right.shape().isScalar()) {
        throw new NotUnderstood(
            "an inner product of "
                + algebra.shape(left.shape())
                + " and "
                + algebra.shape(right.shape()),
            fenced.span());
      }
      ArrayExpr product = algebra.product(ArrayReader.transpose(left), right, fenced.span());
      return product.shape().isScalar() ? product : new ArrayExpr.Trace(product);
    }
    if (isList(fenced)) {
      return blocks.column(fenced, context);
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

  /** {@code \langle x, g^2 \rangle}: only the squares of all elements fit there. */
  private ArrayExpr inner(Notation item, Context context) {
    Name name = Name.of(item);
    if (name == null || !(name.power() instanceof Notation.Numeral power)) {
      return reader.read(item, context);
    }
    ArrayExpr whole =
        reader.whole(name.withoutPower(), reader.resolve(name.withoutPower()), context);
    if (!whole.shape().isVector()) {
      return reader.read(item, context);
    }
    context.note("a power of a vector in an inner product is taken element by element");
    return powered(whole, power, item.span(), context);
  }

  /** {@code (x_1, x_2)}: more than one formula in brackets. */
  static boolean isList(Notation notation) {
    return notation instanceof Notation.Fenced list
        && (list.open().equals("(") || list.open().equals("["))
        && list.items().size() > 1
        && list.items().stream()
            .noneMatch(
                item -> item instanceof Notation.Ellipsis || item instanceof Notation.Sequence);
  }

  /** A superscript on a number, if any. */
  ArrayExpr powered(ArrayExpr base, Notation sup, Span span, Context context) {
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
      return derivatives.gradient(applied, context);
    }
    if (applied.operator().equals("prod")) {
      return derivatives.chain(applied, context);
    }
    if (applied.operator().equals(Differentials.OPERATOR)) {
      return derivatives.differential(applied, context);
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
    if (arguments.isEmpty()) {
      throw new NotUnderstood("\\" + applied.operator() + " without an argument", span);
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
}
