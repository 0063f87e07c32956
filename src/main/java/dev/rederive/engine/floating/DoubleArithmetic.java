package dev.rederive.engine.floating;

import dev.rederive.engine.Arithmetic;
import org.hipparchus.fraction.BigFraction;

/** Doubles. A result that is not finite is {@code null}. */
public final class DoubleArithmetic implements Arithmetic<Double> {
  private static final BigFraction HALF = new BigFraction(1, 2);
  private static final BigFraction THIRD = new BigFraction(1, 3);

  private static Double finite(double value) {
    return Double.isFinite(value) ? Double.valueOf(value) : null;
  }

  @Override
  public Double constant(BigFraction value) {
    return finite(value.doubleValue());
  }

  @Override
  public Double range(BigFraction low, BigFraction high) {
    return constant(low.add(high).divide(2));
  }

  @Override
  public Double pi() {
    return Math.PI;
  }

  @Override
  public Double add(Double a, Double b) {
    return finite(a + b);
  }

  @Override
  public Double multiply(Double a, Double b) {
    return finite(a * b);
  }

  @Override
  public Double negate(Double a) {
    return -a;
  }

  @Override
  public Double reciprocal(Double a) {
    return finite(1 / a);
  }

  @Override
  public Double power(Double a, BigFraction exponent) {
    boolean integer = exponent.getDenominator().bitLength() == 1;
    if (!integer && a < 0) {
      return null;
    }
    if (exponent.equals(HALF)) {
      return Math.sqrt(a);
    }
    if (exponent.equals(THIRD)) {
      return Math.cbrt(a);
    }
    double rounded = exponent.doubleValue();
    if (a < 0 && exponent.getNumerator().bitLength() > 53) {
      // The rounded exponent may have lost its parity.
      double magnitude = Math.pow(-a, rounded);
      return finite(exponent.getNumerator().testBit(0) ? -magnitude : magnitude);
    }
    return finite(Math.pow(a, rounded));
  }

  @Override
  public Double exp(Double a) {
    return finite(Math.exp(a));
  }

  @Override
  public Double ln(Double a) {
    return finite(Math.log(a));
  }

  @Override
  public Double sin(Double a) {
    return finite(Math.sin(a));
  }

  @Override
  public Double cos(Double a) {
    return finite(Math.cos(a));
  }

  @Override
  public Double atan(Double a) {
    return finite(Math.atan(a));
  }

  @Override
  public Double abs(Double a) {
    return Math.abs(a);
  }

  @Override
  public Double sign(Double a) {
    return a == 0 ? null : Double.valueOf(Math.signum(a));
  }
}
