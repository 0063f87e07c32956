package dev.rederive.check.comparison;

import dev.rederive.engine.Arithmetic;
import dev.rederive.engine.Evaluator;
import dev.rederive.engine.floating.DoubleArithmetic;
import dev.rederive.math.Relation;
import org.hipparchus.fraction.BigFraction;

/**
 * Doubles with a running error bound: what the operands may be off, carried through the operation,
 * plus the rounding of the operation itself (Higham, Accuracy and Stability of Numerical Algorithms,
 * section 3.3).
 */
final class ApproximateArithmetic implements Arithmetic<Approximate>, Evaluator.Order<Approximate> {
  /** How far {@link Math} may be off, in units of the last place. */
  private static final double FUNCTION_ULPS = 2;

  private final DoubleArithmetic doubles = new DoubleArithmetic();

  private static Approximate checked(Double value, double error) {
    return value == null || !Double.isFinite(value) || !Double.isFinite(error)
        ? null
        : new Approximate(value, error);
  }

  private static Approximate function(double value, double carried) {
    return checked(value, carried + FUNCTION_ULPS * Math.ulp(value));
  }

  @Override
  public Approximate constant(BigFraction value) {
    return Approximate.rounded(value.doubleValue());
  }

  @Override
  public Approximate range(BigFraction low, BigFraction high) {
    double middle = low.add(high).divide(2).doubleValue();
    return new Approximate(middle, high.subtract(low).doubleValue() / 2 + Math.ulp(middle));
  }

  @Override
  public Approximate pi() {
    return Approximate.rounded(Math.PI);
  }

  @Override
  public Approximate add(Approximate a, Approximate b) {
    double sum = a.value() + b.value();
    return checked(sum, a.error() + b.error() + Math.ulp(sum));
  }

  @Override
  public Approximate multiply(Approximate a, Approximate b) {
    double product = a.value() * b.value();
    double carried =
        Math.abs(a.value()) * b.error() + Math.abs(b.value()) * a.error() + a.error() * b.error();
    return checked(product, carried + Math.ulp(product));
  }

  @Override
  public Approximate negate(Approximate a) {
    return new Approximate(-a.value(), a.error());
  }

  @Override
  public Approximate reciprocal(Approximate a) {
    double size = Math.abs(a.value());
    if (size <= a.error()) {
      return null;
    }
    return function(1 / a.value(), a.error() / (size * (size - a.error())));
  }

  @Override
  public Approximate power(Approximate a, BigFraction exponent) {
    Double value = doubles.power(a.value(), exponent);
    if (value == null) {
      return null;
    }
    double n = exponent.doubleValue();
    double low = Math.abs(a.value()) - a.error();
    double high = Math.abs(a.value()) + a.error();
    double carried;
    if (a.error() == 0) {
      carried = 0;
    } else if (n >= 1) {
      carried = n * Math.pow(high, n - 1) * a.error();
    } else if (low > 0) {
      carried = Math.abs(n) * Math.pow(low, n - 1) * a.error();
    } else if (n > 0) {
      carried = Math.pow(high, n);
    } else {
      return null;
    }
    return function(value, carried);
  }

  @Override
  public Approximate exp(Approximate a) {
    double value = Math.exp(a.value());
    return function(value, value * Math.expm1(a.error()));
  }

  @Override
  public Approximate ln(Approximate a) {
    if (a.value() <= a.error()) {
      return null;
    }
    return function(Math.log(a.value()), -Math.log1p(-a.error() / a.value()));
  }

  @Override
  public Approximate sin(Approximate a) {
    return function(Math.sin(a.value()), Math.min(2, a.error()));
  }

  @Override
  public Approximate cos(Approximate a) {
    return function(Math.cos(a.value()), Math.min(2, a.error()));
  }

  @Override
  public Approximate atan(Approximate a) {
    return function(Math.atan(a.value()), a.error());
  }

  @Override
  public Approximate abs(Approximate a) {
    return new Approximate(Math.abs(a.value()), a.error());
  }

  @Override
  public Approximate sign(Approximate a) {
    return Math.abs(a.value()) <= a.error() ? null : new Approximate(Math.signum(a.value()), 0);
  }

  @Override
  public Boolean holds(Approximate left, Relation relation, Approximate right) {
    double gap = left.value() - right.value();
    boolean apart = Math.abs(gap) > left.error() + right.error();
    if (!apart) {
      return null;
    }
    return switch (relation) {
      case EQUAL, APPROXIMATE -> false;
      case NOT_EQUAL -> true;
      case LESS, LESS_OR_EQUAL -> gap < 0;
      case GREATER, GREATER_OR_EQUAL -> gap > 0;
    };
  }
}
