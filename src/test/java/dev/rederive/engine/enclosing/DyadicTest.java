package dev.rederive.engine.enclosing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arithmetic in two words against the same with integers of any length. */
class DyadicTest {
  private static final int[] PRECISIONS = {16, 32, 63, 64, 65, 100, 127, 128, 129, 256};

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void roundsProductsAndSumsAsIntegersOfAnyLengthDo(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int k = 0; k < 20_000; k++) {
      Dyadic a = number(random);
      Dyadic b = number(random);
      int precision = PRECISIONS[random.nextInt(PRECISIONS.length)];
      for (Rounding way : Rounding.values()) {
        assertThat(Dyadic.multiply(a, b, precision, way))
            .as("%s * %s to %d bits, %s", a, b, precision, way)
            .isEqualTo(
                Dyadic.round(
                    a.mantissa().multiply(b.mantissa()),
                    a.exponent() + b.exponent(),
                    precision,
                    way));
        Dyadic sum = Dyadic.add(a, b, precision, way);
        Dyadic nearest = sum(a, b, precision, way);
        // Of numbers far apart the smaller is rounded first: outwards, but perhaps one place more.
        boolean far = Math.abs(a.exponent() - b.exponent()) > precision + 64;
        assertThat(far && isOutside(sum, nearest, way) ? nearest : sum)
            .as("%s + %s to %d bits, %s", a, b, precision, way)
            .isEqualTo(nearest);
      }
      assertThat(Integer.signum(a.compareTo(b)))
          .as("%s against %s", a, b)
          .isEqualTo(exactDifference(a, b).signum());
      assertThat(a.negate()).isEqualTo(Dyadic.exact(a.mantissa().negate(), a.exponent()));
    }
  }

  /** The least number from which on the mantissa of a result has another length. */
  @ParameterizedTest
  @ValueSource(ints = {1, -1})
  void carriesIntoAThirdWord(int sign) {
    BigInteger ones = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);
    Dyadic all = Dyadic.exact(ones.multiply(BigInteger.valueOf(sign)), 0);
    Dyadic little = Dyadic.exact(BigInteger.valueOf(sign), -1);
    Rounding away = sign > 0 ? Rounding.UP : Rounding.DOWN;
    assertThat(Dyadic.add(all, little, 128, away))
        .isEqualTo(Dyadic.exact(BigInteger.valueOf(sign).shiftLeft(128), 0));
    assertThat(Dyadic.add(all, little, 128, away.opposite())).isEqualTo(all);
    assertThat(Dyadic.add(all, all.negate(), 128, away)).isEqualTo(Dyadic.ZERO);
  }

  private static boolean isOutside(Dyadic sum, Dyadic nearest, Rounding way) {
    return way == Rounding.UP ? sum.compareTo(nearest) >= 0 : sum.compareTo(nearest) <= 0;
  }

  private static Dyadic sum(Dyadic a, Dyadic b, int precision, Rounding way) {
    long exponent = Math.min(a.exponent(), b.exponent());
    return Dyadic.round(exactDifference(a, b.negate()), exponent, precision, way);
  }

  /** In units of the smaller exponent. */
  private static BigInteger exactDifference(Dyadic a, Dyadic b) {
    long exponent = Math.min(a.exponent(), b.exponent());
    BigInteger left = a.mantissa().shiftLeft((int) (a.exponent() - exponent));
    return left.subtract(b.mantissa().shiftLeft((int) (b.exponent() - exponent)));
  }

  /** Short, long, near a power of two, or one of few, so that some are equal or cancel. */
  private static Dyadic number(SplittableRandom random) {
    int bits = random.nextInt(1, 140);
    BigInteger mantissa = new BigInteger(bits, new java.util.Random(random.nextLong()));
    switch (random.nextInt(5)) {
      case 0 -> mantissa = BigInteger.ONE.shiftLeft(bits);
      case 1 -> mantissa = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
      case 2 -> mantissa = BigInteger.ONE.shiftLeft(bits).add(BigInteger.ONE);
      case 3 -> mantissa = BigInteger.valueOf(random.nextInt(4));
      default -> {}
    }
    return Dyadic.exact(
        random.nextBoolean() ? mantissa : mantissa.negate(), random.nextInt(-150, 150));
  }
}
