package dev.rederive.engine.sampling;

import dev.rederive.engine.Arithmetic;
import dev.rederive.engine.Evaluator;
import java.math.BigInteger;
import org.hipparchus.fraction.BigFraction;

/** Exact rationals; what has no rational value that is known is not defined. */
public final class RationalArithmetic implements Arithmetic<BigFraction> {
  /** Larger powers make numbers nobody wants to see. */
  private static final int LARGEST_EXPONENT = 64;

  static final Evaluator.Order<BigFraction> ORDER =
      (left, relation, right) -> {
        int sign = left.compareTo(right);
        return switch (relation) {
          case EQUAL, APPROXIMATE -> sign == 0;
          case NOT_EQUAL -> sign != 0;
          case LESS -> sign < 0;
          case LESS_OR_EQUAL -> sign <= 0;
          case GREATER -> sign > 0;
          case GREATER_OR_EQUAL -> sign >= 0;
        };
      };

  @Override
  public BigFraction constant(BigFraction value) {
    return value;
  }

  @Override
  public BigFraction range(BigFraction low, BigFraction high) {
    return low.add(high).divide(2);
  }

  @Override
  public BigFraction pi() {
    return null;
  }

  @Override
  public BigFraction add(BigFraction a, BigFraction b) {
    return a.add(b);
  }

  @Override
  public BigFraction multiply(BigFraction a, BigFraction b) {
    return a.multiply(b);
  }

  @Override
  public BigFraction negate(BigFraction a) {
    return a.negate();
  }

  @Override
  public BigFraction reciprocal(BigFraction a) {
    return a.isZero() ? null : a.reciprocal();
  }

  @Override
  public BigFraction power(BigFraction a, BigFraction exponent) {
    BigInteger root = exponent.getDenominator();
    if (exponent.getNumerator().bitLength() > 6
        || a.isZero() && exponent.getNumerator().signum() < 0) {
      return null;
    }
    int n = exponent.getNumerator().intValue();
    if (Math.abs(n) > LARGEST_EXPONENT) {
      return null;
    }
    if (root.equals(BigInteger.ONE)) {
      return a.pow(n);
    }
    if (!root.equals(BigInteger.TWO) || a.getNumerator().signum() < 0) {
      return null;
    }
    BigInteger above = a.getNumerator().sqrt();
    BigInteger below = a.getDenominator().sqrt();
    boolean exact =
        above.multiply(above).equals(a.getNumerator())
            && below.multiply(below).equals(a.getDenominator());
    return exact ? new BigFraction(above, below).pow(n) : null;
  }

  @Override
  public BigFraction exp(BigFraction a) {
    return a.isZero() ? BigFraction.ONE : null;
  }

  @Override
  public BigFraction ln(BigFraction a) {
    return a.equals(BigFraction.ONE) ? BigFraction.ZERO : null;
  }

  @Override
  public BigFraction sin(BigFraction a) {
    return a.isZero() ? BigFraction.ZERO : null;
  }

  @Override
  public BigFraction cos(BigFraction a) {
    return a.isZero() ? BigFraction.ONE : null;
  }

  @Override
  public BigFraction atan(BigFraction a) {
    return a.isZero() ? BigFraction.ZERO : null;
  }

  @Override
  public BigFraction abs(BigFraction a) {
    return a.abs();
  }

  @Override
  public BigFraction sign(BigFraction a) {
    return a.isZero() ? null : new BigFraction(a.getNumerator().signum());
  }
}
