package dev.rederive.mutation;

import dev.rederive.math.Decimals;
import dev.rederive.math.Expr;
import dev.rederive.math.Statement;
import java.util.function.DoubleBinaryOperator;

/**
 * Arithmetic with a result printed beside it: {@code 0.138498562 · 0.40 = 0.055399425}. The last
 * digits of the operands may have no influence on the digits printed; to change them says nothing.
 */
final class PrintedResult {
  /** Fewer units than this in the result's last place could be a matter of rounding. */
  private static final double UNITS = 2;

  /** A difference of exactly that many units must not be lost to doubles. */
  private static final double SLACK = 1e-6;

  private PrintedResult() {}

  /**
   * Whether a change in an operand shows in the printed result. Always so if the claim is no
   * arithmetic with a printed result, or if the result itself was changed.
   */
  static boolean shows(Statement.Claim before, Statement.Claim after) {
    boolean leftChanged = !before.left().equals(after.left());
    Expr.Number result = decimal(leftChanged ? before.right() : before.left());
    double was = value(leftChanged ? before.left() : before.right());
    double is = value(leftChanged ? after.left() : after.right());
    if (result == null || Double.isNaN(was) || Double.isNaN(is)) {
      return true;
    }
    double unit = Decimals.unit(result.digits()).doubleValue();
    return Math.abs(is - was) >= (UNITS - SLACK) * unit;
  }

  /** The decimal, its sign taken off; null if the side is something else. */
  private static Expr.Number decimal(Expr side) {
    Expr bare = side instanceof Expr.Negate negate ? negate.operand() : side;
    return bare instanceof Expr.Number number && number.digits() != null ? number : null;
  }

  /** The value of plain arithmetic; not a number if there is anything else in it. */
  private static double value(Expr expr) {
    if (expr instanceof Expr.Number number) {
      return number.value().doubleValue();
    } else if (expr instanceof Expr.Constant constant) {
      return constant.kind() == Expr.Constant.Kind.E ? Math.E : Math.PI;
    } else if (expr instanceof Expr.Negate negate) {
      return -value(negate.operand());
    } else if (expr instanceof Expr.Add add) {
      return fold(add.terms(), 0, Double::sum);
    } else if (expr instanceof Expr.Multiply product) {
      return fold(product.factors(), 1, (a, b) -> a * b);
    } else if (expr instanceof Expr.Divide divide) {
      return value(divide.numerator()) / value(divide.denominator());
    } else if (expr instanceof Expr.Power power) {
      return Math.pow(value(power.base()), value(power.exponent()));
    }
    return Double.NaN;
  }

  private static double fold(Iterable<Expr> parts, double neutral, DoubleBinaryOperator operation) {
    double result = neutral;
    for (Expr part : parts) {
      result = operation.applyAsDouble(result, value(part));
    }
    return result;
  }
}
