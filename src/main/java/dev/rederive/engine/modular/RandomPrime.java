package dev.rederive.engine.modular;

import java.util.SplittableRandom;

/**
 * A random prime p between 2^61 and 2^62 with p &equiv; 1 modulo a given number, and the roots of
 * unity and power residues that come with it.
 *
 * <p>There are at least 2^55/φ(modulus) such primes for the small moduli asked for here: 5.4·10^16
 * primes lie in the range, and the residue classes share them evenly (Bennett, Martin, O'Bryant,
 * Rechnitzer, Explicit bounds for primes in arithmetic progressions, 2018). The few whose p
 * &minus; 1 has too many small factors and is passed over here are covered by the slack of 1.5 in
 * that count.
 */
final class RandomPrime {
  /** Bases for which the Miller-Rabin test is exact below 3.3·10^24 (Sorenson, Webster 2015). */
  private static final int[] BASES = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37};

  final Field field;

  /** The part of p &minus; 1 made of the primes of the modulus, and its cofactor. */
  private final long smooth;

  private final long cofactor;

  /** The powers of an element of order {@link #smooth}. */
  private final long[] powers;

  RandomPrime(SplittableRandom random, int modulus) {
    int step = modulus % 2 == 0 ? modulus : 2 * modulus;
    long rest;
    long found;
    do {
      long low = (1L << 61) / step + 1;
      long high = ((1L << 62) - 1) / step;
      long candidate;
      do {
        candidate = random.nextLong(low, high) * step + 1;
      } while (!isPrime(candidate));
      found = candidate;
      rest = found - 1;
      for (int q = 2; q <= step; q++) {
        if (step % q == 0 && isSmallPrime(q)) {
          while (rest % q == 0) {
            rest /= q;
          }
        }
      }
    } while ((found - 1) / rest > 64L * step);
    field = new Field(found);
    cofactor = rest;
    smooth = (found - 1) / rest;
    powers = new long[(int) smooth];
    do {
      long generator = field.power(field.random(random), cofactor);
      powers[0] = field.one;
      for (int k = 1; k < smooth; k++) {
        powers[k] = field.multiply(powers[k - 1], generator);
        if (powers[k] == field.one) {
          powers[1] = 0;
          break;
        }
      }
    } while (smooth > 1 && powers[1] == 0);
  }

  private static boolean isSmallPrime(int q) {
    for (int d = 2; d * d <= q; d++) {
      if (q % d == 0) {
        return false;
      }
    }
    return true;
  }

  /** A primitive root of unity; n divides the modulus. */
  long rootOfUnity(int n) {
    return powers[n == 1 ? 0 : (int) (smooth / n)];
  }

  /** One n-th root of a residue other than 0, or &minus;1 if it has none; n divides the modulus. */
  long root(long residue, int n) {
    // The group is the product of the smooth part, small enough to look through, and a part whose
    // order is prime to n, where taking roots is a power.
    long inSmooth = field.power(residue, multiplyModulo(cofactor, inverse(cofactor, smooth)));
    int logarithm = 0;
    while (powers[logarithm] != inSmooth) {
      logarithm++;
    }
    if (logarithm % n != 0) {
      return -1;
    }
    long inCofactor = field.power(residue, multiplyModulo(smooth, inverse(smooth, cofactor)));
    return field.multiply(powers[logarithm / n], field.power(inCofactor, inverse(n, cofactor)));
  }

  /** a·b modulo p &minus; 1. */
  private long multiplyModulo(long a, long b) {
    // a divides p − 1 and b is below (p − 1)/a: the product does not overflow.
    return a * b;
  }

  private static long inverse(long a, long modulus) {
    if (modulus == 1) {
      return 0;
    }
    return java.math.BigInteger.valueOf(a)
        .modInverse(java.math.BigInteger.valueOf(modulus))
        .longValueExact();
  }

  static boolean isPrime(long n) {
    if (n < 2) {
      return false;
    }
    for (int base : BASES) {
      if (n % base == 0) {
        return n == base;
      }
    }
    Field ring = new Field(n);
    long odd = n - 1;
    int twos = Long.numberOfTrailingZeros(odd);
    odd >>= twos;
    long minusOne = ring.negate(ring.one);
    for (int base : BASES) {
      long x = ring.power(ring.of(base), odd);
      boolean passes = x == ring.one || x == minusOne;
      for (int k = 1; k < twos && !passes; k++) {
        x = ring.multiply(x, x);
        passes = x == minusOne;
      }
      if (!passes) {
        return false;
      }
    }
    return true;
  }
}
