package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.math.Expr;
import dev.rederive.math.array.ArrayExpr;
import dev.rederive.meaning.name.NotUnderstood;
import dev.rederive.meaning.name.NotationText;
import dev.rederive.source.Span;
import java.util.List;
import java.util.Set;

/** Reads norms of vectors and matrices and their powers. */
final class ArrayNorms {
  private final ArrayReader reader;
  private final ArrayAlgebra algebra;
  private final ArrayOperators operators;

  ArrayNorms(ArrayReader reader, ArrayAlgebra algebra, ArrayOperators operators) {
    this.reader = reader;
    this.algebra = algebra;
    this.operators = operators;
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
      return operators.powered(sum, sup, fenced.span(), context);
    }
    boolean frobenius =
        matrix && which.equals("2") && isSquare(sup) && reader.kinds().isTwoNormOfElements();
    if (frobenius) {
      context.note(
          "the norm with 2 of a matrix is the Frobenius norm: the document writes its square as the"
              + " sum over both indices");
    }
    boolean euclidean =
        which.isEmpty() || which.equals("F") || which.equals("2") && !matrix || frobenius;
    if (!euclidean && sub != null && !matrix && !which.contains("infty")) {
      return otherNorm(of, sub, sup, fenced.span(), context);
    }
    if (!euclidean) {
      throw new NotUnderstood(
          "the norm with " + which + " of " + of.shape().words() + " is not read", fenced.span());
    }
    if (matrix && which.isEmpty()) {
      context.note("the norm of a matrix is the Frobenius norm");
    }
    ArrayExpr squares = ArrayAlgebra.squares(of);
    if (isSquare(sup)) {
      return squares;
    }
    return operators.powered(algebra.root(squares, fenced.span()), sup, fenced.span(), context);
  }

  private static boolean isSquare(Notation sup) {
    return sup instanceof Notation.Numeral two && two.digits().equals("2");
  }

  /** {@code \|x\|_A}, whose square is x'Ax, and {@code \|x\|_p} of a vector. */
  private ArrayExpr otherNorm(
      ArrayExpr of, Notation sub, Notation sup, Span span, Context context) {
    if (!of.shape().isVector()) {
      throw new NotUnderstood(
          "the norm with " + text(sub) + " of " + of.shape().words() + " is not read", span);
    }
    ArrayExpr by = reader.read(sub, context);
    if (by.shape().isMatrix()) {
      context.note("the square of the norm with a matrix is the quadratic form with it");
      ArrayExpr column = of.shape().isRow() ? ArrayReader.transpose(of) : of;
      ArrayExpr form =
          algebra.product(algebra.product(ArrayReader.transpose(column), by, span), column, span);
      return isSquare(sup) ? form : operators.powered(algebra.root(form, span), sup, span, context);
    }
    boolean order = sub instanceof Notation.Numeral || Set.of("p", "q").contains(text(sub));
    if (!by.shape().isScalar() || !order) {
      throw new NotUnderstood(
          "the norm with " + text(sub) + " of " + of.shape().words() + " is not read", span);
    }
    ArrayExpr powers = raised(algebra.absolute(of, span), by, span);
    ArrayExpr inverse = operators.inverse(by, span);
    ArrayExpr norm = raised(new ArrayExpr.Total(powers), inverse, span);
    return sup != null && text(sub).equals(text(sup))
        ? new ArrayExpr.Total(powers)
        : operators.powered(norm, sup, span, context);
  }

  private static String text(Notation notation) {
    return NotationText.of(notation);
  }

  private ArrayExpr raised(ArrayExpr base, ArrayExpr exponent, Span span) {
    return algebra.each(
        new Expr.Power(ArrayAlgebra.formalRef(0), ArrayAlgebra.formalRef(1)),
        List.of(ArrayAlgebra.formal(0), ArrayAlgebra.formal(1)),
        List.of(base, exponent),
        span);
  }
}
