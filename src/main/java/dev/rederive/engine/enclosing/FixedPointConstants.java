package dev.rederive.engine.enclosing;

import java.math.BigInteger;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/**
 * &pi; and ln 2 as integers: |value &minus; constant &middot; 2^bits| &le; 1.
 *
 * <p>Each length is computed by itself, never cut from a longer one, so that a value depends on
 * nothing that was asked before. Callers use few lengths (kernel lengths, multiples of 64).
 */
final class FixedPointConstants {
  private static final ConcurrentHashMap<Integer, BigInteger> PI = new ConcurrentHashMap<>();
  private static final ConcurrentHashMap<Integer, BigInteger> LN_2 = new ConcurrentHashMap<>();

  /**
   * Guard bits. Each series below adds at most bits/4 + 20 terms, each off by less than 2 units (one
   * from the power, one from its division); the factors in front add up to at most 48. The total
   * stays below 2^31 units for every length up to 2^23 bits.
   */
  private static final int GUARD = 32;

  private FixedPointConstants() {}

  static BigInteger pi(int bits) {
    return cached(PI, bits, FixedPointConstants::machin);
  }

  static BigInteger ln2(int bits) {
    return cached(LN_2, bits, FixedPointConstants::logarithmOfTwo);
  }

  private static BigInteger cached(
      ConcurrentHashMap<Integer, BigInteger> cache, int bits, IntFunction<BigInteger> compute) {
    BigInteger known = cache.get(bits);
    if (known != null) {
      return known;
    }
    BigInteger value = compute.apply(bits + GUARD).shiftRight(GUARD);
    cache.put(bits, value);
    return value;
  }

  /** &pi; = 16 atan(1/5) &minus; 4 atan(1/239) (Machin 1706). */
  private static BigInteger machin(int bits) {
    return arcTangent(5, bits, -1).shiftLeft(4).subtract(arcTangent(239, bits, -1).shiftLeft(2));
  }

  /** ln 2 = 18 artanh(1/26) &minus; 2 artanh(1/4801) + 8 artanh(1/8749). */
  private static BigInteger logarithmOfTwo(int bits) {
    return times(18, arcTangent(26, bits, 1))
        .subtract(times(2, arcTangent(4801, bits, 1)))
        .add(times(8, arcTangent(8749, bits, 1)));
  }

  private static BigInteger times(long factor, BigInteger value) {
    return BigInteger.valueOf(factor).multiply(value);
  }

  /** artanh(1/q) if sign is 1, atan(1/q) if sign is &minus;1: &Sigma; sign^n q^-(2n+1) / (2n+1). */
  private static BigInteger arcTangent(long q, int bits, int sign) {
    BigInteger square = BigInteger.valueOf(q * q);
    BigInteger power = BigInteger.ONE.shiftLeft(bits).divide(BigInteger.valueOf(q));
    BigInteger sum = BigInteger.ZERO;
    for (long n = 0; power.signum() > 0; n++) {
      BigInteger term = power.divide(BigInteger.valueOf(2 * n + 1));
      sum = sign < 0 && (n & 1) == 1 ? sum.subtract(term) : sum.add(term);
      power = power.divide(square);
    }
    return sum;
  }
}
