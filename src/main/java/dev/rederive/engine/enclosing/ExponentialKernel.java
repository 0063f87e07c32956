package dev.rederive.engine.enclosing;

import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * exp of one dyadic number, in fixed point with W = precision + 8 bits behind the point.
 *
 * <p>x = k ln 2 + j/128 + r with 0 &le; r &lt; 1/128; exp x = 2^k &middot; T_j &middot; exp r, T_j =
 * exp(j/128) from a table filled on demand.
 */
final class ExponentialKernel {
  private static final int TABLE_BITS = 7;
  private static final int REDUCTION_GUARD = 40;
  private static final int TABLE_GUARD = 16;

  /**
   * Units of 2^-W by which the product T_j &middot; exp r may be off. r: the floor of x and the error
   * of k ln 2 (|k| &lt; 2^32 units 40 bits below W) and the cut to W bits, under 2 units. Horner: (2
   * + 1.01&middot;2)/(1 &minus; 2^-7) &lt; 4.1, remainder below 1: 5.1. Times T_j &le; 2: 10.2; T_j
   * itself off by at most 2, times exp r &lt; 1.01: 2.1; the floor of the product: 1.
   */
  private static final int ERROR = 16;

  private final int precision;
  private final int bits;
  private final BigInteger ln2;
  private final PowerSeries series;

  /** For the table, made when its first entry is asked for; the same whoever makes it. */
  private volatile PowerSeries wideSeries;

  private final AtomicReferenceArray<BigInteger> table =
      new AtomicReferenceArray<>((1 << TABLE_BITS) + 1);

  ExponentialKernel(int precision) {
    this.precision = precision;
    this.bits = precision + 8;
    this.ln2 = FixedPointConstants.ln2(bits + REDUCTION_GUARD);
    this.series = PowerSeries.exponential(bits, TABLE_BITS);
  }

  /**
   * An enclosure of exp x, a few units wide in the last of the precision's bits; null if too large;
   * from 0 to the smallest positive number if too small.
   */
  Interval exp(Dyadic x) {
    if (x.signum() == 0) {
      return Interval.ONE;
    }
    if (x.top() > 32) {
      return x.signum() > 0
          ? null
          : Interval.between(Dyadic.ZERO, Dyadic.powerOfTwo(-Dyadic.LIMIT));
    }
    int reduction = bits + REDUCTION_GUARD;
    BigInteger fixed = x.fixed(reduction);
    // A double estimate of k is off by at most one; the two loops settle it.
    long k = (long) Math.floor(x.toDouble() / Math.log(2));
    BigInteger rest = k == 0 ? fixed : fixed.subtract(ln2.multiply(BigInteger.valueOf(k)));
    while (rest.signum() < 0) {
      rest = rest.add(ln2);
      k--;
    }
    while (rest.compareTo(ln2) >= 0) {
      rest = rest.subtract(ln2);
      k++;
    }
    int j = rest.shiftRight(reduction - TABLE_BITS).intValue();
    BigInteger r = rest.shiftRight(REDUCTION_GUARD);
    if (j > 0) {
      r = r.subtract(BigInteger.valueOf(j).shiftLeft(bits - TABLE_BITS));
    }
    BigInteger value = series.sum(r);
    if (j > 0) {
      value = value.multiply(tableEntry(j)).shiftRight(bits);
    }
    return Interval.around(value, ERROR, k - bits, precision);
  }

  /**
   * exp(j/128), j &lt; 128, off by at most 2 units: the argument is exact, Horner's error with tMax =
   * 0.7 is below 7 and the remainder below 1 unit of 2^-(W+16).
   */
  private BigInteger tableEntry(int j) {
    BigInteger known = table.get(j);
    if (known == null) {
      int wide = bits + TABLE_GUARD;
      BigInteger argument = BigInteger.valueOf(j).shiftLeft(wide - TABLE_BITS);
      if (wideSeries == null) {
        wideSeries = PowerSeries.exponential(wide, 0);
      }
      known = wideSeries.sum(argument).shiftRight(TABLE_GUARD);
      table.set(j, known);
    }
    return known;
  }
}
