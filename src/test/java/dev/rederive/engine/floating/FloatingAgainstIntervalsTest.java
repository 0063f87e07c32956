package dev.rederive.engine.floating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.engine.Arithmetic;
import dev.rederive.engine.enclosing.Interval;
import dev.rederive.engine.enclosing.IntervalArithmetic;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import java.util.function.Function;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Floating results lie within a stated relative distance of rigorous enclosures. */
class FloatingAgainstIntervalsTest {
  private static final IntervalArithmetic EXACT = new IntervalArithmetic(250);

  private static <T> void compare(
      String what, T value, Function<T, BigDecimal> decimal, Interval enclosure, int bits) {
    assertTrue(value != null, () -> what + " is null");
    BigDecimal exact = decimal.apply(value);
    BigFraction fraction =
        exact.scale() <= 0
            ? new BigFraction(exact.toBigIntegerExact())
            : new BigFraction(exact.unscaledValue(), BigInteger.TEN.pow(exact.scale()));
    Interval difference = EXACT.abs(EXACT.subtract(EXACT.constant(fraction), enclosure));
    Interval allowed =
        EXACT.multiply(
            EXACT.abs(enclosure),
            EXACT.constant(new BigFraction(BigInteger.ONE, BigInteger.TWO.pow(bits))));
    assertTrue(
        difference.certainlyAtMost(allowed),
        () -> what + ": " + exact.toEngineeringString() + " for " + enclosure.toDecimal(40));
  }

  private static <T> void compareAll(
      Arithmetic<T> arithmetic, Function<T, BigDecimal> decimal, int bits, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 3000; i++) {
      // Every argument is a double, so that both number systems start from the same numbers.
      double x = random.nextGaussian() * Math.pow(10, random.nextInt(5) - 2);
      double y = random.nextGaussian() * Math.pow(10, random.nextInt(5) - 2);
      BigFraction exactX = new BigFraction(x);
      T a = arithmetic.constant(exactX);
      T b = arithmetic.constant(new BigFraction(y));
      Interval p = EXACT.constant(exactX);
      Interval q = EXACT.constant(new BigFraction(y));
      String at = " at " + x + ", " + y;
      compare("product" + at, arithmetic.multiply(a, b), decimal, EXACT.multiply(p, q), bits);
      compare("1/a" + at, arithmetic.reciprocal(a), decimal, EXACT.reciprocal(p), bits);
      if (Math.abs(x) < 600) {
        compare("exp" + at, arithmetic.exp(a), decimal, EXACT.exp(p), bits - 4);
      }
      compare("atan" + at, arithmetic.atan(a), decimal, EXACT.atan(p), bits - 3);
      T magnitude = arithmetic.abs(a);
      Interval size = EXACT.abs(p);
      compare("ln" + at, arithmetic.ln(magnitude), decimal, EXACT.ln(size), bits - 5);
      for (BigFraction e :
          new BigFraction[] {
            new BigFraction(1, 2), new BigFraction(1, 3), new BigFraction(-3, 2),
            new BigFraction(7), new BigFraction(-2), new BigFraction(5, 7)
          }) {
        compare(
            "power " + e + at,
            arithmetic.power(magnitude, e),
            decimal,
            EXACT.power(size, e),
            bits - 6);
      }
      // Near a zero of sine and cosine only the distance from it in units of 1 is promised.
      Interval one = EXACT.integer(1);
      compare(
          "2 + sin" + at,
          arithmetic.add(arithmetic.constant(new BigFraction(2)), arithmetic.sin(a)),
          decimal,
          EXACT.add(EXACT.add(one, one), EXACT.sin(p)),
          bits - 3);
      compare(
          "2 + cos" + at,
          arithmetic.add(arithmetic.constant(new BigFraction(2)), arithmetic.cos(a)),
          decimal,
          EXACT.add(EXACT.add(one, one), EXACT.cos(p)),
          bits - 3);
    }
    compare("pi", arithmetic.pi(), decimal, EXACT.pi(), bits);
  }

  @Test
  void doublesAgree() {
    compareAll(new DoubleArithmetic(), BigDecimal::new, 52, 1);
  }

  @Test
  void doubleDoublesAgree() {
    compareAll(new DoubleDoubleArithmetic(), DoubleDouble::toBigDecimal, 102, 2);
  }

  @Test
  void sumsOfPairsKeepTheirDigitsThroughCancellation() {
    DoubleDoubleArithmetic arithmetic = new DoubleDoubleArithmetic();
    Random random = new Random(3);
    for (int i = 0; i < 2000; i++) {
      BigFraction x = new BigFraction(new BigInteger(100, random), BigInteger.ONE.shiftLeft(100));
      DoubleDouble a = arithmetic.constant(x);
      DoubleDouble b = DoubleDouble.of(a.high() + (random.nextBoolean() ? Math.ulp(a.high()) : 0));
      BigDecimal exact = a.toBigDecimal().subtract(b.toBigDecimal());
      assertEquals(0, exact.compareTo(a.subtract(b).toBigDecimal()));
    }
  }

  private static <T> void checkUndefined(Arithmetic<T> arithmetic) {
    T zero = arithmetic.constant(BigFraction.ZERO);
    T minusOne = arithmetic.constant(new BigFraction(-1));
    T huge = arithmetic.constant(new BigFraction(1e300));
    assertNull(arithmetic.reciprocal(zero));
    assertNull(arithmetic.ln(zero));
    assertNull(arithmetic.ln(minusOne));
    assertNull(arithmetic.sign(zero));
    assertNull(arithmetic.power(minusOne, new BigFraction(1, 3)));
    assertNull(arithmetic.power(minusOne, new BigFraction(1, 2)));
    assertNull(arithmetic.power(zero, new BigFraction(-1)));
    assertNull(arithmetic.power(zero, new BigFraction(-1, 2)));
    assertNull(arithmetic.multiply(huge, huge));
    assertNull(arithmetic.exp(huge));
    assertEquals(minusOne, arithmetic.power(minusOne, new BigFraction(3)));
    assertEquals(
        minusOne,
        arithmetic.power(minusOne, new BigFraction(BigInteger.TWO.pow(70).add(BigInteger.ONE))));
    assertEquals(arithmetic.constant(BigFraction.ONE), arithmetic.power(zero, BigFraction.ZERO));
  }

  @Test
  void whatIsNotDefinedIsNull() {
    checkUndefined(new DoubleArithmetic());
    checkUndefined(new DoubleDoubleArithmetic());
  }
}
