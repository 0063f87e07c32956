package dev.rederive.engine.lowering;

import dev.rederive.engine.dag.Dag;
import dev.rederive.math.Expr;
import dev.rederive.math.ExprParts;
import dev.rederive.math.IndexExpr;
import java.util.Set;
import java.util.function.ToIntBiFunction;
import org.hipparchus.fraction.BigFraction;

/**
 * A sum or product whose terms are rational numbers once the letter has a value. It is worked out in
 * halves, so that long fractions are put together as late as possible, and leaves one node behind
 * instead of one per term.
 */
final class ConstantReduction {
  private static final int LARGEST_EXPONENT = 64;

  /** Numbers up to this length cost what any other operation does. */
  private static final int SHORT_BITS = 128;

  private final Expr.Reduction reduction;
  private final Set<Integer> excluded;
  private final Scope scope;
  private final Dag dag;
  private final ToIntBiFunction<IndexExpr, Scope> index;

  /**
   * @param index the value of an index expression in a scope
   */
  ConstantReduction(
      Expr.Reduction reduction,
      Set<Integer> excluded,
      Scope scope,
      Dag dag,
      ToIntBiFunction<IndexExpr, Scope> index) {
    this.reduction = reduction;
    this.excluded = excluded;
    this.scope = scope;
    this.dag = dag;
    this.index = index;
  }

  /** Whether a body is made of exact numbers and index letters, by the four operations alone. */
  static boolean fits(Expr body) {
    if (body instanceof Expr.Number number) {
      return !number.isRounded();
    } else if (body instanceof Expr.Power power) {
      return fits(power.base())
          && power.exponent() instanceof Expr.Number number
          && !number.isRounded()
          && number.value().getDenominator().bitLength() == 1
          && number.value().getNumerator().bitLength() < 31
          && Math.abs(number.value().getNumeratorAsInt()) <= LARGEST_EXPONENT;
    }
    boolean arithmetic =
        body instanceof Expr.IndexValue
            || body instanceof Expr.Negate
            || body instanceof Expr.Add
            || body instanceof Expr.Multiply
            || body instanceof Expr.Divide;
    return arithmetic && ExprParts.of(body).stream().allMatch(ConstantReduction::fits);
  }

  /** The value over a range, or null if a term is not defined. */
  BigFraction value(int low, int high) {
    boolean sum = reduction.kind() == Expr.Reduction.Kind.SUM;
    if (low > high) {
      return sum ? BigFraction.ZERO : BigFraction.ONE;
    }
    if (low == high) {
      dag.spend(1);
      return excluded.contains(low)
          ? value(1, 0)
          : term(reduction.body(), scope.bind(reduction.letter(), low));
    }
    int middle = low + (high - low) / 2;
    BigFraction left = value(low, middle);
    BigFraction right = left == null ? null : value(middle + 1, high);
    return right == null ? null : sum ? add(left, right) : multiply(left, right);
  }

  private BigFraction term(Expr expr, Scope at) {
    if (expr instanceof Expr.Number number) {
      return number.value();
    } else if (expr instanceof Expr.IndexValue value) {
      return new BigFraction(index.applyAsInt(value.index(), at));
    } else if (expr instanceof Expr.Negate negate) {
      BigFraction operand = term(negate.operand(), at);
      return operand == null ? null : operand.negate();
    } else if (expr instanceof Expr.Divide divide) {
      BigFraction numerator = term(divide.numerator(), at);
      BigFraction denominator = term(divide.denominator(), at);
      return numerator == null || denominator == null || denominator.isZero()
          ? null
          : numerator.divide(denominator);
    } else if (expr instanceof Expr.Power power) {
      BigFraction base = term(power.base(), at);
      int exponent = ((Expr.Number) power.exponent()).value().getNumeratorAsInt();
      return base == null || base.isZero() && exponent <= 0 ? null : base.pow(exponent);
    }
    boolean sum = expr instanceof Expr.Add;
    BigFraction total = sum ? BigFraction.ZERO : BigFraction.ONE;
    for (Expr part : ExprParts.of(expr)) {
      BigFraction value = term(part, at);
      if (value == null) {
        return null;
      }
      total = sum ? add(total, value) : multiply(total, value);
    }
    return total;
  }

  private BigFraction add(BigFraction a, BigFraction b) {
    charge(a, b);
    return a.add(b);
  }

  private BigFraction multiply(BigFraction a, BigFraction b) {
    if (isWhole(a) && isWhole(b)) {
      // Nothing to put into lowest terms, and long numbers are not multiplied digit by digit.
      double words = Math.max(0, length(a) + length(b) - SHORT_BITS) / 32.0;
      dag.spend(1 + (long) (Math.pow(words, 1.5) / 4));
      return new BigFraction(a.getNumerator().multiply(b.getNumerator()));
    }
    charge(a, b);
    return a.multiply(b);
  }

  /** Putting fractions into lowest terms takes time like the square of their length. */
  private void charge(BigFraction a, BigFraction b) {
    long bits = Math.max(length(a), length(b)) - SHORT_BITS;
    dag.spend(bits <= 0 ? 1 : 1 + (bits / 32) * (bits / 32));
  }

  private static boolean isWhole(BigFraction value) {
    return value.getDenominator().bitLength() == 1;
  }

  private static long length(BigFraction value) {
    return (long) value.getNumerator().bitLength() + value.getDenominator().bitLength();
  }
}
