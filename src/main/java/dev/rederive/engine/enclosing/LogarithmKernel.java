package dev.rederive.engine.enclosing;

import java.math.BigInteger;

/**
 * ln of one positive dyadic number, W = precision + 16 bits behind the point.
 *
 * <p>x = 2^k f with 3/4 &le; f &lt; 3/2, t = (64+j)/64 next to f, z = (f&minus;t)/(f+t), |z| &lt;
 * 2^-7.2; ln x = k ln 2 + ln t + 2 artanh z. Where k = j = 0 the result is the last term alone, with
 * all its relative precision.
 */
final class LogarithmKernel {
  private static final int STEPS = 64;
  private static final int FIRST = -16;
  private static final int LAST = 32;
  private static final int TABLE_GUARD = 16;
  private static final int ARGUMENT_BITS = 14;

  /** artanh(z)/z: t off by 2 units at most and s &lt; 0.34, remainder below 1: under 4 units. */
  private static final int SERIES_ERROR = 4;

  private final int precision;
  private final int bits;
  private final int constantBits;
  private final BigInteger ln2;
  private final PowerSeries series;
  private final BigInteger[] table;

  LogarithmKernel(int precision) {
    this.precision = precision;
    this.bits = precision + 16;
    this.constantBits = bits + 40;
    this.ln2 = FixedPointConstants.ln2(constantBits);
    this.series = PowerSeries.oddReciprocals(bits, ARGUMENT_BITS);
    this.table = table(bits + TABLE_GUARD);
  }

  /**
   * ln((64+j)/64), off by at most one unit of 2^-W before the guard is cut: a sum of at most 32
   * series 2 artanh(1/q), q &ge; 95, each of at most W/13 + 3 terms off by 2 units at most. That is
   * below 2^16 units up to W = 6000, and the guard grows with W.
   */
  private static BigInteger[] table(int wide) {
    int extra = Math.max(0, 32 - Integer.numberOfLeadingZeros(wide) - 10);
    int length = wide + extra;
    BigInteger[] sums = new BigInteger[LAST - FIRST + 1];
    sums[-FIRST] = BigInteger.ZERO;
    for (int j = 1; j <= LAST; j++) {
      sums[j - FIRST] = sums[j - 1 - FIRST].add(step(STEPS + j, length));
    }
    for (int j = -1; j >= FIRST; j--) {
      sums[j - FIRST] = sums[j + 1 - FIRST].subtract(step(STEPS + j + 1, length));
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] = sums[i].shiftRight(TABLE_GUARD + extra);
    }
    return sums;
  }

  /** ln(n/(n&minus;1)) = 2 artanh(1/(2n&minus;1)). */
  private static BigInteger step(int n, int length) {
    BigInteger q = BigInteger.valueOf(2L * n - 1);
    BigInteger square = q.multiply(q);
    BigInteger power = BigInteger.ONE.shiftLeft(length + 1).divide(q);
    BigInteger sum = BigInteger.ZERO;
    for (long i = 1; power.signum() > 0; i += 2) {
      sum = sum.add(power.divide(BigInteger.valueOf(i)));
      power = power.divide(square);
    }
    return sum;
  }

  /** An enclosure of ln x, a few units wide in the last of the precision's bits. */
  Interval ln(Dyadic x) {
    BigInteger m = x.mantissa();
    int length = m.bitLength();
    // f = m / 2^scale in [1/2, 1), or doubled to stay in [3/4, 3/2).
    int scale = length;
    if (length == 1 || !m.testBit(length - 2)) {
      scale--;
    }
    long k = x.exponent() + scale;
    BigInteger head = length > 40 ? m.shiftRight(length - 40) : m.shiftLeft(40 - length);
    double f = head.longValue() / (scale == length ? 0x1p40 : 0x1p39);
    int j = (int) Math.rint((f - 1) * STEPS);
    // (f - t) / (f + t) = (64 m - (64+j) 2^scale) / (64 m + (64+j) 2^scale)
    BigInteger left = m.shiftLeft(6);
    BigInteger right = BigInteger.valueOf(STEPS + j).shiftLeft(scale);
    BigInteger difference = left.subtract(right);
    BigInteger sum = left.add(right);
    int sign = difference.signum();
    BigInteger y = BigInteger.ZERO;
    BigInteger yHigh = BigInteger.ZERO;
    int shift = bits + 1;
    if (sign != 0) {
      shift += sum.bitLength() - difference.bitLength();
      // z in [Z, Z+1) 2^-shift, and Z has W bits or more.
      BigInteger z = difference.abs().shiftLeft(shift).divide(sum);
      BigInteger square =
          Dyadic.shiftRight(z.multiply(z), 2L * shift - bits, Rounding.DOWN); // off by 2 at most
      BigInteger ratio = series.sum(square);
      BigInteger error = BigInteger.valueOf(SERIES_ERROR);
      y = z.multiply(ratio.subtract(error));
      yHigh = z.add(BigInteger.ONE).multiply(ratio.add(error));
    }
    // 2 artanh z lies in sign [y, yHigh] 2^(1-shift-bits).
    long exponent = 1L - shift - bits;
    if (k == 0 && j == 0) {
      BigInteger low = sign < 0 ? yHigh.negate() : y;
      BigInteger high = sign < 0 ? y.negate() : yHigh;
      return Interval.between(
          Dyadic.round(low, exponent, precision, Rounding.DOWN),
          Dyadic.round(high, exponent, precision, Rounding.UP));
    }
    // Now |ln x| > 2^-7.1. Errors in units of 2^-W: |k| < 2^32 units of ln 2 forty bits further
    // down,
    // its cut 1, the table 1 + the cut, y below 2: at most 6.
    BigInteger value = Dyadic.shiftRight(y, -exponent - bits, Rounding.DOWN);
    if (sign < 0) {
      value = value.negate();
    }
    value = value.add(table[j - FIRST]);
    if (k != 0) {
      value = value.add(ln2.multiply(BigInteger.valueOf(k)).shiftRight(constantBits - bits));
    }
    return Interval.around(value, 8, -bits, precision);
  }
}
