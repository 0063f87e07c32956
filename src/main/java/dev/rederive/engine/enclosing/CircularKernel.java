package dev.rederive.engine.enclosing;

import java.math.BigInteger;

/**
 * sin and cos of one dyadic number, W = precision + 8 bits behind the point.
 *
 * <p>x = k &pi;/2 + r, |r| &le; &pi;/4 (a little more where rounding decides); sin or cos of r by its
 * Taylor series, by the parity of k.
 */
final class CircularKernel {
  /** Beyond 2^this the argument is not reduced: every result is [&minus;1, 1], which is true. */
  static final int LARGEST_TOP = 1 << 14;

  /**
   * cos: t = r&sup2; is off by at most 2|r|&middot;2 + 1 &lt; 4.2 units (r off by 2), partial sums
   * beyond the first are below 1/2: (2 + 0.5&middot;4.2)/(1 &minus; 0.62) &lt; 10.8, remainder below
   * 1. sin(r)/r: below 1/6, so (2 + 0.7)/0.38 + 1 &lt; 9. Both under 12 units.
   */
  private static final int ERROR = 12;

  private final int precision;
  private final int bits;
  private final PowerSeries sine;
  private final PowerSeries cosine;

  CircularKernel(int precision) {
    this.precision = precision;
    this.bits = precision + 8;
    this.sine = PowerSeries.sine(bits);
    this.cosine = PowerSeries.cosine(bits);
  }

  /**
   * x = quarters &middot; &pi;/2 + r with r in (value &plusmn; error) &middot; 2^exponent.
   */
  private record Reduced(BigInteger quarters, BigInteger value, BigInteger error, long exponent) {
    int quadrant() {
      return quarters.intValue() & 3;
    }
  }

  /** An enclosure of sin(x + shift &pi;/2); shift 0 gives the sine, 1 the cosine. */
  Interval sine(Dyadic x, int shift) {
    if (x.signum() == 0) {
      return shift == 0 ? Interval.ZERO : Interval.ONE;
    }
    if (x.top() > LARGEST_TOP) {
      return Interval.between(Dyadic.ONE.negate(), Dyadic.ONE);
    }
    Reduced reduced = reduce(x, 0);
    // Near a zero of the result r has lost leading bits: reduce again with as many more. A number
    // of
    // so many bits is never closer to a multiple of pi/2 than about its own length, so few rounds
    // do.
    for (int round = 0; round < 3 && ((reduced.quadrant() + shift) & 1) == 0; round++) {
      int known = reduced.value().bitLength() - reduced.error().bitLength();
      if (reduced.error().signum() == 0 || known >= bits) {
        break;
      }
      reduced = reduce(x, bits - known + 64 * round);
    }
    int quadrant = (reduced.quadrant() + shift) & 3;
    Interval value = (quadrant & 1) == 0 ? sineOf(reduced) : cosineOf(reduced);
    return quadrant >= 2 ? Interval.between(value.high().negate(), value.low().negate()) : value;
  }

  private Reduced reduce(Dyadic x, int extra) {
    if (x.top() <= -1) {
      return new Reduced(BigInteger.ZERO, x.mantissa(), BigInteger.ZERO, x.exponent());
    }
    // Rounded up to a multiple of 64 so that few lengths of pi are ever computed.
    int length = (bits + (int) Math.max(0, x.top()) + 8 + extra + 63) & ~63;
    BigInteger pi = FixedPointConstants.pi(length);
    BigInteger twice = x.fixed(length).shiftLeft(1);
    BigInteger k = floorDivide(twice.shiftLeft(1).add(pi), pi.shiftLeft(1));
    // 2x - k pi in units of 2^-length: the floor of x counts twice, pi's own error k times.
    BigInteger rest = twice.subtract(k.multiply(pi));
    BigInteger error = k.abs().add(BigInteger.TWO);
    return new Reduced(k, rest, error, -length - 1L);
  }

  private static BigInteger floorDivide(BigInteger a, BigInteger b) {
    BigInteger[] parts = a.divideAndRemainder(b);
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  /** r&sup2; in fixed point; r is cut to W bits first, so it is off by 2 units with its own error. */
  private BigInteger square(Reduced reduced) {
    BigInteger r =
        Dyadic.shiftRight(reduced.value().abs(), -reduced.exponent() - bits, Rounding.DOWN);
    return r.multiply(r).shiftRight(bits);
  }

  private Interval sineOf(Reduced reduced) {
    BigInteger ratio = sine.alternatingSum(square(reduced));
    Interval factor = Interval.around(ratio, ERROR, -bits, bits);
    BigInteger low = reduced.value().subtract(reduced.error());
    BigInteger high = reduced.value().add(reduced.error());
    // The factor is positive: the smaller one belongs to the end nearer to 0.
    Dyadic least = low.signum() >= 0 ? factor.low() : factor.high();
    Dyadic most = high.signum() >= 0 ? factor.high() : factor.low();
    return Interval.between(
        Dyadic.round(
            low.multiply(least.mantissa()),
            reduced.exponent() + least.exponent(),
            precision,
            Rounding.DOWN),
        Dyadic.round(
            high.multiply(most.mantissa()),
            reduced.exponent() + most.exponent(),
            precision,
            Rounding.UP));
  }

  private Interval cosineOf(Reduced reduced) {
    return Interval.around(cosine.alternatingSum(square(reduced)), ERROR, -bits, precision);
  }

  /**
   * Bounds on floor(x / (&pi;/2)): the first is never above it, the second never below; they differ
   * only where the reduction cannot tell.
   *
   * @return null if x is too large to be reduced
   */
  BigInteger[] quarters(Dyadic x) {
    if (x.signum() == 0) {
      return new BigInteger[] {BigInteger.ZERO, BigInteger.ZERO};
    }
    if (x.top() > LARGEST_TOP) {
      return null;
    }
    Reduced reduced = reduce(x, 0);
    BigInteger below = reduced.quarters().subtract(BigInteger.ONE);
    boolean maybeBelow = reduced.value().compareTo(reduced.error()) < 0;
    boolean maybeAbove = reduced.value().negate().compareTo(reduced.error()) <= 0;
    return new BigInteger[] {
      maybeBelow ? below : reduced.quarters(), maybeAbove ? reduced.quarters() : below
    };
  }
}
