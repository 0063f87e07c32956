package dev.rederive.mutation;

import dev.rederive.math.Expr;
import org.hipparchus.fraction.BigFraction;

/** Exact numbers in formulas, however they are written. */
final class Numbers {
  static final BigFraction TWO = BigFraction.TWO;
  static final BigFraction HALF = BigFraction.ONE_HALF;

  private Numbers() {}

  /** The value of a whole number or a fraction of whole numbers; null for anything else. */
  static BigFraction exact(Expr expr) {
    if (expr instanceof Expr.Number number) {
      return number.digits() == null ? number.value() : null;
    } else if (expr instanceof Expr.Negate negate) {
      BigFraction value = exact(negate.operand());
      return value == null ? null : value.negate();
    } else if (expr instanceof Expr.Divide divide) {
      BigFraction numerator = exact(divide.numerator());
      BigFraction denominator = exact(divide.denominator());
      return numerator == null || denominator == null || denominator.equals(BigFraction.ZERO)
          ? null
          : numerator.divide(denominator);
    }
    return null;
  }

  static boolean is(Expr expr, BigFraction value) {
    return value.equals(exact(expr));
  }

  static boolean isTwoOrHalf(Expr expr) {
    return is(expr, TWO) || is(expr, HALF);
  }

  static Expr of(BigFraction value) {
    return new Expr.Number(value, null);
  }
}
