package dev.rederive.math.array;

import dev.rederive.math.Expr;
import dev.rederive.math.ExprParts;
import dev.rederive.math.Range;

/** Which operands of a product are worth a name of their own, and which can have one. */
final class Operands {
  private Operands() {}

  static boolean isPlain(Range range) {
    return range != null && range.lower().letter() == null && range.upper().letter() == null;
  }

  /** Whether an element takes a sum or an inverse to work out. */
  static boolean isWork(ArrayExpr array) {
    if (array instanceof ArrayExpr.Whole || array instanceof ArrayExpr.Scalar) {
      return false;
    }
    if (array instanceof ArrayExpr.Product product) {
      return !product.left().shape().columns().isEmpty()
          || isWork(product.left())
          || isWork(product.right());
    }
    return array instanceof ArrayExpr.Inverse
        || array instanceof ArrayExpr.Determinant
        || array instanceof ArrayExpr.Trace
        || array instanceof ArrayExpr.Total
        || array instanceof ArrayExpr.Over
        || array instanceof ArrayExpr.Rows
        || array instanceof ArrayExpr.Blocks
        || array instanceof ArrayExpr.At
        || ArrayParts.of(array).stream().anyMatch(Operands::isWork);
  }

  /** Whether no formal argument of a function stands in a formula. */
  static boolean isClosed(Expr expr) {
    return !(expr instanceof Expr.Ref ref && ref.quantity().version() <= 0)
        && ExprParts.of(expr).stream().allMatch(Operands::isClosed);
  }
}
