package dev.rederive.meaning.formula;

import dev.rederive.math.Expr;
import dev.rederive.math.Quantity;
import dev.rederive.math.Range;
import dev.rederive.math.array.ArrayExpr;
import dev.rederive.math.array.ArrayText;
import dev.rederive.math.array.Layout;
import dev.rederive.math.array.Shape;
import dev.rederive.math.function.ElementaryFunctions;
import dev.rederive.meaning.name.NotUnderstood;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Puts array formulas together if their shapes fit; {@link ShapeMismatch} if they do not. */
final class ArrayAlgebra {
  private final Dimensions dimensions;

  /** Who speaks while dimensions are found; null once they are settled. */
  private Dimensions.Voice voice;

  ArrayAlgebra(Dimensions dimensions) {
    this.dimensions = dimensions;
  }

  void voice(Dimensions.Voice speaking) {
    voice = speaking;
  }

  /** Whether dimensions are still being found, so that nothing is read for good. */
  boolean isFinding() {
    return voice != null;
  }

  boolean fits(List<Range> one, List<Range> other) {
    return voice == null ? dimensions.same(one, other) : dimensions.unify(one, other, voice);
  }

  /** Whether two shapes are one; the dimensions may become so by this. */
  boolean fits(Shape one, Shape other) {
    return one.rows().size() == other.rows().size()
        && one.columns().size() == other.columns().size()
        && fits(one.rows(), other.rows())
        && fits(one.columns(), other.columns());
  }

  private boolean wouldFit(List<Range> one, List<Range> other) {
    return dimensions.same(one, other);
  }

  private boolean wouldFit(Shape one, Shape other) {
    return wouldFit(one.rows(), other.rows()) && wouldFit(one.columns(), other.columns());
  }

  ArrayExpr product(ArrayExpr left, ArrayExpr right, Span span) {
    Shape a = left.shape();
    Shape b = right.shape();
    if (left instanceof ArrayExpr.Scalar one && right instanceof ArrayExpr.Scalar other) {
      return new ArrayExpr.Scalar(FormulaReader.times(one.value(), other.value()));
    }
    if (a.isScalar()) {
      return new ArrayExpr.Scale(left, right);
    }
    if (b.isScalar()) {
      return new ArrayExpr.Scale(right, left);
    }
    if (a.columns().size() == b.rows().size() && fits(a.columns(), b.rows())) {
      return new ArrayExpr.Product(left, right);
    }
    String reason =
        text(left)
            + " is "
            + shape(a)
            + " and "
            + text(right)
            + " is "
            + shape(b)
            + ": their product does not exist";
    throw new ShapeMismatch(reason, remedy(left, right), span);
  }

  private String remedy(ArrayExpr left, ArrayExpr right) {
    Shape a = left.shape();
    Shape b = right.shape();
    List<String> fitting = new ArrayList<>();
    if (wouldFit(a.rows(), b.rows())) {
      fitting.add("transposing " + text(left));
    }
    if (wouldFit(a.columns(), b.columns())) {
      fitting.add("transposing " + text(right));
    }
    if (wouldFit(b.columns(), a.rows())) {
      fitting.add("swapping the two factors");
    }
    if (wouldFit(a, b)) {
      fitting.add("⊙ in place of the product");
    }
    return fitting.isEmpty() ? null : String.join(" or ", fitting) + " would fit";
  }

  ArrayExpr hadamard(ArrayExpr left, ArrayExpr right, Span span) {
    if (left.shape().isScalar() || right.shape().isScalar()) {
      return product(left, right, span);
    }
    requireSame(left, right, "cannot be multiplied element by element", span);
    List<ArrayExpr> factors = new ArrayList<>();
    if (left instanceof ArrayExpr.Hadamard product) {
      factors.addAll(product.factors());
    } else {
      factors.add(left);
    }
    factors.add(right);
    return new ArrayExpr.Hadamard(factors, left.shape());
  }

  /**
   * {@code X} of n rows beside a matrix that is written out with two: that does not fit unless n is
   * 2, and may well be meant.
   *
   * @throws NotUnderstood if the shapes differ by nothing else
   */
  void refuseOpenSizes(Shape left, Shape right, Span span) {
    if (left.rows().size() != right.rows().size()
        || left.columns().size() != right.columns().size()) {
      return;
    }
    Set<String> open = new LinkedHashSet<>();
    for (int k = 0; k < left.axes().size(); k++) {
      Range one = left.axes().get(k);
      Range other = right.axes().get(k);
      if (fits(List.of(one), List.of(other))) {
        continue;
      }
      if (one.upper().isConstant() == other.upper().isConstant()) {
        return;
      }
      Range named = one.upper().isConstant() ? other : one;
      Range number = one.upper().isConstant() ? one : other;
      open.add(Shape.size(named) + " is " + Shape.size(number));
    }
    if (!open.isEmpty()) {
      throw new NotUnderstood(
          "shapes that fit only if "
              + String.join(" and ", open)
              + ", which nothing in the document says",
          span);
    }
  }

  private void requireSame(ArrayExpr left, ArrayExpr right, String what, Span span) {
    if (!fits(left.shape(), right.shape())) {
      refuseOpenSizes(left.shape(), right.shape(), span);
      throw new ShapeMismatch(
          text(left)
              + " is "
              + shape(left.shape())
              + " and "
              + text(right)
              + " is "
              + shape(right.shape())
              + ": they "
              + what,
          wouldFit(left.shape().transposed(), right.shape())
              ? "transposing one of the two would fit"
              : null,
          span);
    }
  }

  /** A sum; scalars in it are added to every element, a lone bias to every row or column. */
  ArrayExpr sum(List<ArrayExpr> terms, Span span, Context context) {
    ArrayExpr first = terms.stream().filter(t -> !t.shape().isScalar()).findFirst().orElse(null);
    if (first == null) {
      return terms.size() == 1 ? terms.get(0) : new ArrayExpr.Sum(terms, Shape.SCALAR);
    }
    for (ArrayExpr term : terms) {
      if (term.shape().isMatrix()) {
        first = term;
        break;
      }
    }
    List<ArrayExpr> fitted = new ArrayList<>();
    for (ArrayExpr term : terms) {
      if (term.shape().isScalar()) {
        if (first.shape().isMatrix() && !isNumber(term) && !isFinding()) {
          throw new NotUnderstood(
              "a scalar added to a matrix: to every element, or times the identity?", span);
        }
        context.note("a scalar is added to every element");
        fitted.add(term);
        continue;
      }
      ArrayExpr same = term == first ? term : broadcast(term, first, context);
      if (same != first) {
        requireSame(first, same, "cannot be added", span);
      }
      fitted.add(same);
    }
    return fitted.size() == 1 ? fitted.get(0) : new ArrayExpr.Sum(fitted, first.shape());
  }

  static boolean isNumber(ArrayExpr term) {
    ArrayExpr value = term instanceof ArrayExpr.Negate negate ? negate.of() : term;
    return value instanceof ArrayExpr.Scalar scalar
        && DefinitionReader.number(scalar.value()) != null;
  }

  /** A bias under a batch: a column beside a matrix of columns, a row beside one of rows. */
  private static ArrayExpr broadcast(ArrayExpr term, ArrayExpr matrix, Context context) {
    ArrayExpr bare = term instanceof ArrayExpr.Negate negate ? negate.of() : term;
    if (!matrix.shape().isMatrix()
        || !term.shape().isVector()
        || !(bare instanceof ArrayExpr.Whole whole)) {
      return term;
    }
    Expr.Number one = Expr.Number.of(1);
    context.note(
        whole.quantity()
            + " is added to every "
            + (term.shape().isColumn() ? "column" : "row")
            + " of a batch");
    return term.shape().isColumn()
        ? new ArrayExpr.Product(
            term, new ArrayExpr.Constant(one, new Shape(List.of(), matrix.shape().columns())))
        : new ArrayExpr.Product(
            new ArrayExpr.Constant(one, new Shape(matrix.shape().rows(), List.of())), term);
  }

  /** A scalar formula at every element of its array arguments, which must have one shape. */
  ArrayExpr each(Expr template, List<Quantity> formals, List<ArrayExpr> arguments, Span span) {
    ArrayExpr first =
        arguments.stream().filter(a -> !a.shape().isScalar()).findFirst().orElse(null);
    if (first == null) {
      return new ArrayExpr.Each(template, formals, arguments, Shape.SCALAR);
    }
    for (ArrayExpr argument : arguments) {
      if (!argument.shape().isScalar() && argument != first) {
        requireSame(first, argument, "do not go together element by element", span);
      }
    }
    return new ArrayExpr.Each(template, formals, arguments, first.shape());
  }

  static Quantity formal(int k) {
    return new Quantity("·" + (k + 1), List.of(), -1);
  }

  static Expr formalRef(int k) {
    return Expr.Ref.scalar(formal(k));
  }

  ArrayExpr quotient(ArrayExpr above, ArrayExpr below, Span span, Context context) {
    if (below.shape().isScalar()) {
      if (above.shape().isScalar()) {
        return each(
            new Expr.Divide(formalRef(0), formalRef(1)),
            List.of(formal(0), formal(1)),
            List.of(above, below),
            span);
      }
      ArrayExpr factor =
          each(
              new Expr.Divide(Expr.Number.of(1), formalRef(0)),
              List.of(formal(0)),
              List.of(below),
              span);
      return new ArrayExpr.Scale(factor, above);
    }
    if (below.shape().isMatrix()) {
      throw new NotUnderstood("a division by a matrix", span);
    }
    context.note("a quotient of vectors is taken element by element");
    return each(
        new Expr.Divide(formalRef(0), formalRef(1)),
        List.of(formal(0), formal(1)),
        List.of(above, below),
        span);
  }

  /** The array itself if it is square; a name that is asked to be is, unless it was declared not. */
  ArrayExpr square(ArrayExpr of, String operation, Span span) {
    if (of instanceof ArrayExpr.Whole && isFinding() && of.shape().isMatrix()) {
      // Whoever inverts a matrix says that it is square, wherever he says it.
      dimensions.force(of.shape().rows(), of.shape().columns());
    }
    if (of.shape().rows().size() > 1 && !fits(of.shape().rows(), of.shape().columns())) {
      throw new NotUnderstood(operation + " of a Kronecker product of other than squares", span);
    }
    if (of instanceof ArrayExpr.DiagonalOf) {
      throw new NotUnderstood(
          operation + " of the diagonal of a matrix: is a diagonal matrix meant?", span);
    }
    if (!of.shape().isScalar()
        && (!of.shape().isMatrix() || !fits(of.shape().rows(), of.shape().columns()))) {
      throw new ShapeMismatch(
          text(of) + " is " + shape(of.shape()) + ": only a square matrix has " + operation,
          null,
          span);
    }
    if (of.shape().rows().size() > 1 && !operation.equals("a trace")) {
      throw new NotUnderstood(operation + " of a Kronecker product", span);
    }
    return of;
  }

  /** The sum of the squares of all elements. */
  static ArrayExpr squares(ArrayExpr of) {
    return new ArrayExpr.Total(new ArrayExpr.Hadamard(List.of(of, of), of.shape()));
  }

  ArrayExpr root(ArrayExpr of, Span span) {
    Expr half = new Expr.Divide(Expr.Number.of(1), Expr.Number.of(2));
    return each(new Expr.Power(formalRef(0), half), List.of(formal(0)), List.of(of), span);
  }

  ArrayExpr absolute(ArrayExpr of, Span span) {
    return each(
        new Expr.Call(ElementaryFunctions.byTexName("abs"), List.of(formalRef(0))),
        List.of(formal(0)),
        List.of(of),
        span);
  }

  /**
   * A derivative in a layout.
   *
   * @param transposed whether the variable is written transposed, which asks for outputs first
   */
  ArrayExpr derivative(ArrayExpr of, ArrayExpr by, boolean transposed, Layout layout, Span span) {
    Shape a = of.shape();
    Shape b = by.shape();
    if (b.isScalar()) {
      return new ArrayExpr.Derivative(of, by, true, a);
    }
    if (a.isScalar()) {
      boolean row = transposed || layout == Layout.NUMERATOR;
      return new ArrayExpr.Derivative(of, by, row, row ? b.transposed() : b);
    }
    if (!a.isVector() || !b.isVector()) {
      throw new TooManyAxes("a derivative with more than two axes", span);
    }
    boolean outputsFirst = transposed || layout != Layout.DENOMINATOR && !a.isRow();
    return new ArrayExpr.Derivative(
        of,
        by,
        outputsFirst,
        outputsFirst ? new Shape(a.axes(), b.axes()) : new Shape(b.axes(), a.axes()));
  }

  String text(ArrayExpr array) {
    String text = ArrayText.of(array);
    return text.length() <= 60 ? text : text.substring(0, 59) + "…";
  }

  String shape(Shape shape) {
    return new Shape(dimensions.resolve(shape.rows()), dimensions.resolve(shape.columns())).words();
  }
}
