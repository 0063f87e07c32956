package dev.rederive.engine.enclosing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalArithmeticTest {
  private static final int ROUNDS = 400;

  private static BigFraction fraction(Random random) {
    int size = 1 + random.nextInt(90);
    BigInteger numerator = new BigInteger(size, random);
    BigInteger denominator = new BigInteger(1 + random.nextInt(90), random).add(BigInteger.ONE);
    BigFraction value = new BigFraction(numerator, denominator);
    return random.nextBoolean() ? value : value.negate();
  }

  /** A point, a narrow or a wide interval, and a fraction inside it. */
  private record Sample(Interval interval, BigFraction inside) {}

  private static Sample sample(IntervalArithmetic arithmetic, Random random) {
    BigFraction a = fraction(random);
    return switch (random.nextInt(3)) {
      case 0 -> new Sample(arithmetic.constant(a), a);
      case 1 -> {
        BigFraction width = new BigFraction(BigInteger.ONE, BigInteger.TWO.pow(random.nextInt(99)));
        yield new Sample(arithmetic.range(a, a.add(width)), a.add(width.multiply(2).divide(7)));
      }
      default -> {
        BigFraction b = fraction(random);
        BigFraction low = a.compareTo(b) < 0 ? a : b;
        BigFraction high = a.compareTo(b) < 0 ? b : a;
        BigFraction inside = low.add(high.subtract(low).multiply(random.nextInt(11)).divide(10));
        yield new Sample(arithmetic.range(low, high), inside);
      }
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 24, 53, 110, 333})
  void exactResultsOfRationalOperationsLieInside(int precision) {
    Random random = new Random(precision);
    IntervalArithmetic arithmetic = new IntervalArithmetic(precision);
    for (int i = 0; i < ROUNDS; i++) {
      Sample a = sample(arithmetic, random);
      Sample b = sample(arithmetic, random);
      BigFraction x = a.inside();
      BigFraction y = b.inside();
      assertTrue(a.interval().contains(x));
      assertTrue(arithmetic.add(a.interval(), b.interval()).contains(x.add(y)));
      assertTrue(arithmetic.subtract(a.interval(), b.interval()).contains(x.subtract(y)));
      assertTrue(arithmetic.multiply(a.interval(), b.interval()).contains(x.multiply(y)));
      assertTrue(arithmetic.abs(a.interval()).contains(x.abs()));
      Interval inverse = arithmetic.reciprocal(a.interval());
      assertEquals(a.interval().containsZero(), inverse == null);
      if (inverse != null) {
        assertTrue(inverse.contains(x.reciprocal()));
        assertEquals(x.signum(), a.interval().certainSign());
        assertTrue(arithmetic.sign(a.interval()).contains(new BigFraction(x.signum())));
      }
      int n = random.nextInt(9) - 4;
      Interval power = arithmetic.power(a.interval(), new BigFraction(n));
      if (power != null) {
        assertTrue(power.contains(x.pow(n)), () -> a + " to the " + n);
      } else {
        assertTrue(n < 0 && a.interval().containsZero());
      }
      Interval root = arithmetic.power(arithmetic.abs(a.interval()), new BigFraction(1, 2));
      assertTrue(arithmetic.multiply(root, root).contains(x.abs()));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 53, 110, 500})
  void pointResultsAreNarrow(int precision) {
    Random random = new Random(precision);
    IntervalArithmetic arithmetic = new IntervalArithmetic(precision);
    for (int i = 0; i < ROUNDS; i++) {
      // Few bits, so that the argument is a point.
      long mantissa = random.nextInt(1 << 15) + 1;
      BigFraction x = new BigFraction(mantissa, 1L << random.nextInt(31));
      Interval a = arithmetic.constant(x);
      assertTrue(a.isPoint());
      narrow(arithmetic.ln(a), precision, "ln " + x);
      narrow(arithmetic.sin(a), precision, "sin " + x);
      narrow(arithmetic.cos(a), precision, "cos " + x);
      narrow(arithmetic.atan(a), precision, "atan " + x);
      narrow(arithmetic.exp(a), precision, "exp " + x);
      narrow(arithmetic.power(a, new BigFraction(1, 3)), precision, "cube root " + x);
      narrow(arithmetic.power(a, new BigFraction(-5, 2)), precision, x + "^(-5/2)");
      narrow(arithmetic.power(a, new BigFraction(-71)), precision, x + "^(-71)");
    }
  }

  private static void narrow(Interval value, int precision, String what) {
    assertTrue(value.correctBits() >= precision - 3, () -> what + ": " + value.correctBits());
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 17, 24, 25, 26, 27, 53, 110, 111, 500})
  void squareRootsAreTheNearestOnEitherSide(int precision) {
    Random random = new Random(precision);
    for (int i = 0; i < ROUNDS; i++) {
      BigInteger root = new BigInteger(precision, random).setBit(precision - 1);
      Dyadic square = Dyadic.exact(root.multiply(root), 2L * random.nextInt(99) - 99 + 1);
      Dyadic down = Dyadic.squareRoot(square, precision, Rounding.DOWN);
      assertEquals(0, down.compareTo(Dyadic.squareRoot(square, precision, Rounding.UP)));
      assertEquals(root, down.mantissa().shiftRight(down.mantissa().bitLength() - precision));
      for (int off = -1; off <= 1; off += 2) {
        BigInteger near = root.multiply(root).add(BigInteger.valueOf(off));
        Interval enclosure =
            Interval.between(
                Dyadic.squareRoot(Dyadic.exact(near, 0), precision, Rounding.DOWN),
                Dyadic.squareRoot(Dyadic.exact(near, 0), precision, Rounding.UP));
        // One unit apart, with the root on its own side of the number that is almost its square.
        assertTrue(enclosure.contains(new BigFraction(root)));
        assertFalse(enclosure.isPoint());
        assertTrue(enclosure.correctBits() >= precision - 2);
      }
    }
  }

  @Test
  void higherPrecisionNarrowsAndStaysInside() {
    Random random = new Random(5);
    for (int i = 0; i < 100; i++) {
      BigFraction x = new BigFraction(random.nextInt(1 << 20) + 1, 1 << 14);
      Interval[] previous = null;
      for (int precision = 32; precision <= 1024; precision *= 2) {
        IntervalArithmetic arithmetic = new IntervalArithmetic(precision);
        Interval a = arithmetic.constant(x);
        Interval[] now = {
          arithmetic.exp(a),
          arithmetic.ln(a),
          arithmetic.sin(a),
          arithmetic.cos(a),
          arithmetic.atan(a),
          arithmetic.power(a, new BigFraction(2, 3)),
          arithmetic.pi()
        };
        for (int k = 0; previous != null && k < now.length; k++) {
          // Two enclosures of one number meet; the finer one is far narrower than the coarser.
          assertTrue(now[k].meets(previous[k]), "function " + k + " of " + x + " at " + precision);
          assertTrue(now[k].relativeWidth() < previous[k].relativeWidth());
        }
        previous = now;
      }
    }
  }

  @Test
  void whatIsNotDefinedIsNull() {
    IntervalArithmetic arithmetic = new IntervalArithmetic(64);
    Interval zero = arithmetic.integer(0);
    Interval minusOne = arithmetic.integer(-1);
    Interval around = arithmetic.range(new BigFraction(-1), new BigFraction(1));
    Interval fromZero = arithmetic.range(BigFraction.ZERO, BigFraction.ONE);
    assertNull(arithmetic.reciprocal(zero));
    assertNull(arithmetic.reciprocal(around));
    assertNull(arithmetic.reciprocal(fromZero));
    assertNull(arithmetic.ln(zero));
    assertNull(arithmetic.ln(minusOne));
    assertNull(arithmetic.ln(fromZero));
    assertNull(arithmetic.sign(zero));
    assertNull(arithmetic.sign(around));
    assertNull(arithmetic.power(zero, new BigFraction(-1)));
    assertNull(arithmetic.power(minusOne, new BigFraction(1, 3)));
    assertNull(arithmetic.power(around, new BigFraction(1, 2)));
    assertNull(arithmetic.power(zero, new BigFraction(-1, 2)));
    assertEquals(arithmetic.integer(0), arithmetic.power(zero, new BigFraction(2, 3)));
    assertEquals(arithmetic.integer(1), arithmetic.power(zero, BigFraction.ZERO));
    assertEquals(
        arithmetic.integer(-8), arithmetic.power(arithmetic.integer(-2), new BigFraction(3)));
    assertEquals(
        arithmetic.integer(3), arithmetic.power(arithmetic.integer(9), new BigFraction(1, 2)));
    assertEquals(
        arithmetic.range(BigFraction.ZERO, BigFraction.ONE),
        arithmetic.power(around, new BigFraction(2)));
    assertEquals(fromZero, arithmetic.power(fromZero, new BigFraction(1, 2)));
  }

  @Test
  void sumsOfNumbersFarApartStayOnTheRightSide() {
    IntervalArithmetic arithmetic = new IntervalArithmetic(64);
    Interval one = arithmetic.integer(1);
    Interval tiny = arithmetic.power(arithmetic.integer(2), new BigFraction(-100_000_000));
    Interval sum = arithmetic.add(one, tiny);
    assertFalse(sum.certainlyLess(BigFraction.ONE));
    assertTrue(sum.contains(BigFraction.ONE));
    assertTrue(sum.high().compareTo(BigFraction.ONE) > 0);
    assertTrue(sum.relativeWidth() < 1e-18);
    Interval difference = arithmetic.subtract(one, tiny);
    assertTrue(difference.low().compareTo(BigFraction.ONE) < 0);
    assertEquals(0, difference.high().compareTo(BigFraction.ONE));
    Interval left = arithmetic.subtract(arithmetic.add(tiny, one), one);
    assertTrue(left.containsZero() && left.high().compareTo(tiny.high()) > 0);
  }

  @Test
  void tooLargeIsNullAndTooSmallIsNotZero() {
    IntervalArithmetic arithmetic = new IntervalArithmetic(64);
    Interval billion = arithmetic.integer(1_000_000_000);
    assertNull(arithmetic.exp(billion));
    assertNull(arithmetic.power(billion, new BigFraction(1_000_000_000)));
    assertNull(arithmetic.exp(arithmetic.power(billion, new BigFraction(1000))));
    Interval small = arithmetic.exp(arithmetic.integer(-700_000_000));
    assertEquals(1, small.certainSign());
    assertTrue(small.correctBits() > 58);
    Interval vanishing = arithmetic.exp(arithmetic.negate(billion));
    assertTrue(vanishing.containsZero());
    assertFalse(vanishing.isPoint());
    Interval sigmoid = arithmetic.reciprocal(arithmetic.add(arithmetic.integer(1), vanishing));
    assertTrue(sigmoid.contains(BigFraction.ONE));
    Interval hugePower =
        arithmetic.power(
            arithmetic.constant(new BigFraction(999, 1000)), new BigFraction(10_000_000));
    assertEquals(1, hugePower.certainSign());
    Interval never =
        arithmetic.power(
            arithmetic.constant(new BigFraction(1, 2)), new BigFraction(BigInteger.TEN.pow(30)));
    assertTrue(never.containsZero() && !never.isPoint());
    assertNotNull(arithmetic.multiply(vanishing, vanishing));
  }
}
