package dev.rederive.engine.enclosing;

import java.math.BigInteger;

/**
 * A polynomial with positive coefficients in fixed point, summed by Horner's rule.
 *
 * <p>Coefficients are floors (error below one unit of 2^-bits each), every product is a floor (again
 * below one unit). With an argument t in [0, tMax], off by at most dt units, and partial sums beyond
 * the constant term of at most s, the error of the sum is at most (2 + s &middot; dt) / (1 &minus;
 * tMax) units, plus the remainder of the series.
 */
final class PowerSeries {
  private final int bits;
  private final BigInteger[] coefficients;

  private PowerSeries(int bits, BigInteger[] coefficients) {
    this.bits = bits;
    this.coefficients = coefficients;
  }

  /**
   * 1/n! for n = 0, 1, …; up to the first N for which t^N / N! is below 2^-(bits+1) for all t &le;
   * 2^-argumentBits. As the terms at least halve from there on, the remainder is below 2^-bits.
   */
  static PowerSeries exponential(int bits, int argumentBits) {
    int count = 2;
    for (int gained = 0; gained <= bits + 1; count++) {
      gained += argumentBits + floorLog2(count);
    }
    return factorials(bits, count, 0, 1);
  }

  /** 1/(2n)! in t = x&sup2; &le; 0.62: the cosine's series without its signs. */
  static PowerSeries cosine(int bits) {
    return factorials(bits, circularTerms(bits), 0, 2);
  }

  /** 1/(2n+1)! in t = x&sup2; &le; 0.62: the series of sin(x)/x without its signs. */
  static PowerSeries sine(int bits) {
    return factorials(bits, circularTerms(bits), 1, 2);
  }

  private static int circularTerms(int bits) {
    int count = 1;
    for (int gained = 0; gained <= bits + 1; count++) {
      gained += floorLog2(2 * count - 1) + floorLog2(2 * count);
    }
    return count;
  }

  /** 1/(2n+1) in t = z&sup2; &le; 2^-argumentBits: atan(z)/z and artanh(z)/z without signs. */
  static PowerSeries oddReciprocals(int bits, int argumentBits) {
    int count = (bits + 1) / argumentBits + 2;
    BigInteger one = BigInteger.ONE.shiftLeft(bits);
    BigInteger[] coefficients = new BigInteger[count];
    for (int n = 0; n < count; n++) {
      coefficients[n] = one.divide(BigInteger.valueOf(2L * n + 1));
    }
    return new PowerSeries(bits, coefficients);
  }

  private static PowerSeries factorials(int bits, int count, int first, int step) {
    BigInteger one = BigInteger.ONE.shiftLeft(bits);
    BigInteger factorial = BigInteger.ONE;
    BigInteger[] coefficients = new BigInteger[count];
    int reached = 1;
    for (int n = 0; n < count; n++) {
      for (; reached <= first + step * n; reached++) {
        factorial = factorial.multiply(BigInteger.valueOf(reached));
      }
      coefficients[n] = one.divide(factorial);
    }
    return new PowerSeries(bits, coefficients);
  }

  private static int floorLog2(int n) {
    return 31 - Integer.numberOfLeadingZeros(n);
  }

  /** &Sigma; c_n t^n. */
  BigInteger sum(BigInteger t) {
    if (t.signum() == 0) {
      return coefficients[0];
    }
    BigInteger value = coefficients[coefficients.length - 1];
    for (int n = coefficients.length - 2; n >= 0; n--) {
      value = value.multiply(t).shiftRight(bits).add(coefficients[n]);
    }
    return value;
  }

  /** &Sigma; (&minus;1)^n c_n t^n. */
  BigInteger alternatingSum(BigInteger t) {
    if (t.signum() == 0) {
      return coefficients[0];
    }
    BigInteger value = coefficients[coefficients.length - 1];
    for (int n = coefficients.length - 2; n >= 0; n--) {
      value = coefficients[n].subtract(value.multiply(t).shiftRight(bits));
    }
    return value;
  }
}
