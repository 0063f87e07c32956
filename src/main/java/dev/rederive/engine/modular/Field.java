package dev.rederive.engine.modular;

import java.math.BigInteger;
import java.util.SplittableRandom;

/**
 * The integers modulo an odd prime below 2^62. A residue is a {@code long} in Montgomery form, from
 * 0 to p &minus; 1; the form is linear, so negation, order and equality are those of the residues
 * up to a fixed permutation.
 *
 * <p>P. L. Montgomery, Modular multiplication without trial division, Math. Comp. 44 (1985).
 */
final class Field {
  final long prime;
  private final long inverseOfPrime;
  private final long square;
  private final long cube;
  final long one;

  Field(long prime) {
    this.prime = prime;
    long inverse = prime;
    for (int i = 0; i < 5; i++) {
      inverse *= 2 - prime * inverse;
    }
    inverseOfPrime = inverse;
    BigInteger p = BigInteger.valueOf(prime);
    one = BigInteger.ONE.shiftLeft(64).mod(p).longValueExact();
    square = BigInteger.ONE.shiftLeft(128).mod(p).longValueExact();
    cube = BigInteger.ONE.shiftLeft(192).mod(p).longValueExact();
  }

  long add(long a, long b) {
    long sum = a + b - prime;
    return sum + (prime & (sum >> 63));
  }

  long subtract(long a, long b) {
    long difference = a - b;
    return difference + (prime & (difference >> 63));
  }

  long negate(long a) {
    return a == 0 ? 0 : prime - a;
  }

  long multiply(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    long q = a * b * inverseOfPrime;
    // The unsigned high word of q·p, from the signed one.
    long result = high - (Math.multiplyHigh(q, prime) + (prime & (q >> 63)));
    return result + (prime & (result >> 63));
  }

  /** a^exponent, exponent &ge; 0. */
  long power(long a, long exponent) {
    long result = one;
    long factor = a;
    for (long e = exponent; e > 0; e >>= 1) {
      if ((e & 1) != 0) {
        result = multiply(result, factor);
      }
      factor = multiply(factor, factor);
    }
    return result;
  }

  /** 1/a for a &ne; 0, by Euclid's algorithm. */
  long inverse(long a) {
    long r0 = prime;
    long r1 = a;
    long s0 = 0;
    long s1 = 1;
    while (r1 != 0) {
      long q = r0 / r1;
      long r = r0 - q * r1;
      r0 = r1;
      r1 = r;
      long s = s0 - q * s1;
      s0 = s1;
      s1 = s;
    }
    return multiply(s0 < 0 ? s0 + prime : s0, cube);
  }

  long of(long value) {
    return multiply(Math.floorMod(value, prime), square);
  }

  long of(BigInteger value) {
    return value.bitLength() < 64
        ? of(value.longValue())
        : of(value.mod(BigInteger.valueOf(prime)).longValue());
  }

  /** A uniform residue other than 0. */
  long random(SplittableRandom random) {
    while (true) {
      long bits = random.nextLong() >>> 2;
      if (bits > 0 && bits < prime) {
        return bits;
      }
    }
  }
}
