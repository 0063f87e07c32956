package dev.rederive.engine.floating;

import java.math.BigDecimal;

/**
 * The unevaluated sum of two doubles, |low| at most half a unit in the last place of high: about 31
 * digits. Algorithms after Dekker (1971) and Hida, Li, Bailey (2001); products by fused
 * multiply-add. Every operation on its own is off by a few units of 2^-104; nothing is proved here.
 *
 * @param high the nearest double
 * @param low the rest
 */
public record DoubleDouble(double high, double low) implements Comparable<DoubleDouble> {
  /** Turns &minus;0 into 0 in either part, so that equal numbers are equal values. */
  public DoubleDouble {
    high += 0.0;
    low += 0.0;
  }

  public static final DoubleDouble ZERO = new DoubleDouble(0, 0);
  public static final DoubleDouble ONE = new DoubleDouble(1, 0);

  public static DoubleDouble of(double value) {
    return new DoubleDouble(value, 0);
  }

  /** The nearest pair, or one with parts that are not finite where doubles end. */
  public static DoubleDouble of(BigDecimal value) {
    double high = value.doubleValue();
    return Double.isInfinite(high)
        ? of(high)
        : new DoubleDouble(high, value.subtract(new BigDecimal(high)).doubleValue());
  }

  /** a + b for |a| &ge; |b|, or a = 0. */
  private static DoubleDouble normalised(double a, double b) {
    double sum = a + b;
    return new DoubleDouble(sum, b - (sum - a));
  }

  /** Exactly a&middot;b, unless it underflows. */
  static DoubleDouble product(double a, double b) {
    double high = a * b;
    return new DoubleDouble(high, Math.fma(a, b, -high));
  }

  public DoubleDouble add(DoubleDouble other) {
    double s = high + other.high;
    double v = s - high;
    double e = (high - (s - v)) + (other.high - v);
    double t = low + other.low;
    double w = t - low;
    double f = (low - (t - w)) + (other.low - w);
    e += t;
    double h = s + e;
    double l = (e - (h - s)) + f;
    return normalised(h, l);
  }

  public DoubleDouble subtract(DoubleDouble other) {
    return add(other.negate());
  }

  public DoubleDouble negate() {
    return new DoubleDouble(-high, -low);
  }

  public DoubleDouble multiply(DoubleDouble other) {
    double h = high * other.high;
    double l = Math.fma(high, other.high, -h);
    return normalised(h, l + (high * other.low + low * other.high));
  }

  public DoubleDouble multiply(double other) {
    double h = high * other;
    return normalised(h, Math.fma(high, other, -h) + low * other);
  }

  /** this &middot; 2^power, exact while it neither overflows nor underflows. */
  public DoubleDouble scale(int power) {
    return new DoubleDouble(Math.scalb(high, power), Math.scalb(low, power));
  }

  public DoubleDouble divide(DoubleDouble other) {
    double q1 = high / other.high;
    DoubleDouble rest = subtract(other.multiply(q1));
    double q2 = rest.high / other.high;
    rest = rest.subtract(other.multiply(q2));
    double q3 = rest.high / other.high;
    return normalised(q1, q2).add(of(q3));
  }

  /** The square root of a number that is not negative (Karp's trick: one step from the double's). */
  public DoubleDouble squareRoot() {
    if (high == 0) {
      return ZERO;
    }
    double root = Math.sqrt(high);
    double correction = subtract(product(root, root)).high / (2 * root);
    return normalised(root, correction);
  }

  public int signum() {
    return high > 0 ? 1 : high < 0 ? -1 : 0;
  }

  public boolean isFinite() {
    return Double.isFinite(high) && Double.isFinite(low);
  }

  public double doubleValue() {
    return high;
  }

  /** The exact sum of both parts. */
  public BigDecimal toBigDecimal() {
    return new BigDecimal(high).add(new BigDecimal(low));
  }

  @Override
  public int compareTo(DoubleDouble other) {
    int order = Double.compare(high, other.high);
    return order != 0 ? order : Double.compare(low, other.low);
  }
}
