package dev.rederive.engine.modular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FieldTest {
  private final SplittableRandom random = new SplittableRandom(5);

  @Test
  void agreesWithBigIntegers() {
    for (int modulus : new int[] {1, 2, 3, 4, 6, 12, 24}) {
      for (int k = 0; k < 10; k++) {
        RandomPrime prime = new RandomPrime(random, modulus);
        Field field = prime.field;
        BigInteger p = BigInteger.valueOf(field.prime);
        assertTrue(p.isProbablePrime(60) && p.bitLength() == 62);
        assertEquals(0, (field.prime - 1) % modulus);
        for (int i = 0; i < 100; i++) {
          BigInteger a = new BigInteger(200, new java.util.Random(i));
          long b = random.nextLong();
          long x = field.of(a);
          long y = field.of(b);
          assertEquals(field.of(a.add(BigInteger.valueOf(b))), field.add(x, y));
          assertEquals(field.of(a.subtract(BigInteger.valueOf(b))), field.subtract(x, y));
          assertEquals(field.of(a.multiply(BigInteger.valueOf(b))), field.multiply(x, y));
          assertEquals(field.of(a.modPow(BigInteger.valueOf(i), p)), field.power(x, i));
          assertEquals(field.one, field.multiply(y, field.inverse(y)));
          assertEquals(field.of(a.negate()), field.negate(x));
        }
      }
    }
  }

  @Test
  void rootsAndRootsOfUnity() {
    for (int k = 0; k < 50; k++) {
      RandomPrime prime = new RandomPrime(random, 12);
      Field field = prime.field;
      for (int n : new int[] {2, 3, 4, 6, 12}) {
        long unity = prime.rootOfUnity(n);
        assertEquals(field.one, field.power(unity, n));
        for (int d = 1; d < n; d++) {
          assertNotEquals(field.one, field.power(unity, d));
        }
        long x = field.random(random);
        long root = prime.root(field.power(x, n), n);
        assertEquals(field.power(x, n), field.power(root, n));
        boolean residue = field.power(x, (field.prime - 1) / n) == field.one;
        assertEquals(residue, prime.root(x, n) >= 0);
      }
    }
  }

  @Test
  void smallPrimes() {
    for (long n = 2; n < 3000; n++) {
      assertEquals(BigInteger.valueOf(n).isProbablePrime(50), RandomPrime.isPrime(n), "" + n);
    }
  }
}
