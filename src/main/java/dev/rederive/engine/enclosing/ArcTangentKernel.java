package dev.rederive.engine.enclosing;

import java.math.BigInteger;

/**
 * atan of one positive dyadic number, W = precision + 16 bits behind the point.
 *
 * <p>u = min(x, 1/x), t = j/32 next to u, z = (u&minus;t)/(1+ut), |z| &le; 2^-6(1+2^-30); atan u =
 * atan t + atan z, and atan x = &pi;/2 &minus; atan(1/x) for x &gt; 1. Small x (j = 0) keep their
 * relative precision.
 */
final class ArcTangentKernel {
  private static final int STEPS = 32;
  private static final int TABLE_GUARD = 16;
  private static final int ARGUMENT_BITS = 11;

  /** atan(z)/z: t off by 2 units at most and s &lt; 0.34, remainder below 1: under 4 units. */
  private static final int SERIES_ERROR = 4;

  private final int precision;
  private final int bits;
  private final BigInteger halfPi;
  private final PowerSeries series;
  private final BigInteger[] table;

  ArcTangentKernel(int precision) {
    this.precision = precision;
    this.bits = precision + 16;
    this.halfPi = FixedPointConstants.pi(bits).shiftRight(1);
    this.series = PowerSeries.oddReciprocals(bits, ARGUMENT_BITS);
    this.table = table(bits + TABLE_GUARD);
  }

  /**
   * atan(j/32), off by at most one unit of 2^-W after the guard is cut: atan(j/32) &minus;
   * atan((j&minus;1)/32) = atan(32 / (1024 + j(j&minus;1))), a sum of at most 32 series of at most
   * W/10 + 2 terms with errors below 3 units each; the guard grows with W beyond 1000.
   */
  private static BigInteger[] table(int wide) {
    int extra = Math.max(0, 32 - Integer.numberOfLeadingZeros(wide) - 10) + 4;
    int length = wide + extra;
    BigInteger[] sums = new BigInteger[STEPS + 1];
    sums[0] = BigInteger.ZERO;
    for (int j = 1; j <= STEPS; j++) {
      BigInteger numerator = BigInteger.valueOf(STEPS * STEPS);
      BigInteger denominator = BigInteger.valueOf((STEPS * STEPS + j * (j - 1L)) * STEPS);
      BigInteger above = numerator.multiply(numerator);
      BigInteger below = denominator.multiply(denominator);
      BigInteger power = numerator.shiftLeft(length).divide(denominator);
      BigInteger sum = BigInteger.ZERO;
      for (long i = 1; power.signum() > 0; i += 2) {
        BigInteger term = power.divide(BigInteger.valueOf(i));
        sum = (i & 2) == 0 ? sum.add(term) : sum.subtract(term);
        power = power.multiply(above).divide(below);
      }
      sums[j] = sums[j - 1].add(sum);
    }
    for (int j = 0; j <= STEPS; j++) {
      sums[j] = sums[j].shiftRight(TABLE_GUARD + extra);
    }
    return sums;
  }

  /** An enclosure of atan x for x &gt; 0, a few units wide in the last of the precision's bits. */
  Interval atan(Dyadic x) {
    if (x.top() > bits + 4) {
      // 0 < pi/2 - atan x < 1/x < 2^-(W+3): less than one unit; halfPi is off by 2.
      return Interval.around(halfPi, 3, -bits, precision);
    }
    boolean inverse = x.top() > 0 && x.compareTo(Dyadic.ONE) > 0;
    double approximate = x.toDouble();
    int j = (int) Math.rint(STEPS * (inverse ? 1 / approximate : approximate));
    if (j == 0 && !inverse) {
      BigInteger z = x.mantissa();
      BigInteger ratio = ratio(z, -x.exponent());
      BigInteger error = BigInteger.valueOf(SERIES_ERROR);
      long exponent = x.exponent() - bits;
      return Interval.between(
          Dyadic.round(z.multiply(ratio.subtract(error)), exponent, precision, Rounding.DOWN),
          Dyadic.round(z.multiply(ratio.add(error)), exponent, precision, Rounding.UP));
    }
    // x = p/q; the exponent is moderate here in either direction.
    BigInteger p = x.mantissa().shiftLeft((int) Math.max(0, x.exponent()));
    BigInteger q = BigInteger.ONE.shiftLeft((int) Math.max(0, -x.exponent()));
    BigInteger over = inverse ? q : p;
    BigInteger under = inverse ? p : q;
    BigInteger step = BigInteger.valueOf(j);
    BigInteger numerator = over.shiftLeft(5).subtract(step.multiply(under));
    BigInteger denominator = under.shiftLeft(5).add(step.multiply(over));
    BigInteger z = numerator.abs().shiftLeft(bits).divide(denominator);
    // Units of 2^-W: z is off by 1; the series by 4 times |z| < 1/60, and its product's floor 1;
    // the
    // table by 1 and its cut 1; pi/2 by 2: below 8 together.
    BigInteger value = z.multiply(ratio(z, bits)).shiftRight(bits);
    value = table[j].add(numerator.signum() < 0 ? value.negate() : value);
    return Interval.around(inverse ? halfPi.subtract(value) : value, 8, -bits, precision);
  }

  /** atan(z)/z for z &middot; 2^-scale. */
  private BigInteger ratio(BigInteger z, long scale) {
    return series.alternatingSum(Dyadic.shiftRight(z.multiply(z), 2 * scale - bits, Rounding.DOWN));
  }
}
