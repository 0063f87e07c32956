package dev.rederive.engine.enclosing;

import dev.rederive.engine.Arithmetic;
import java.math.BigInteger;
import org.hipparchus.fraction.BigFraction;

/**
 * Interval arithmetic rounded outwards to a number of bits: every result contains f(x) for every x
 * of the arguments.
 *
 * <p>{@code null} means that f is not defined somewhere in the arguments, that they are too wide to
 * tell, or that a result lies beyond 2^(2^30). A result too small is not lost: it becomes an interval
 * from 0 to 2^-(2^30).
 */
public final class IntervalArithmetic implements Arithmetic<Interval> {
  /** Integer exponents with more bits than this are not worked out. */
  private static final int LONGEST_EXPONENT = 256;

  /** A whole number above 2&pi;: an interval as wide takes every value of sine and cosine. */
  private static final Dyadic FULL_TURN = Dyadic.exact(BigInteger.valueOf(7), 0);

  private final int precision;
  private final Kernels kernels;

  /**
   * @param precisionBits bits of every end point, at least 16; 110 give 30 digits with some to spare
   */
  public IntervalArithmetic(int precisionBits) {
    if (precisionBits < 16) {
      throw new IllegalArgumentException("precision below 16 bits: " + precisionBits);
    }
    this.precision = precisionBits;
    this.kernels = Kernels.of(precisionBits);
  }

  public int precision() {
    return precision;
  }

  @Override
  public Interval constant(BigFraction value) {
    Interval between = range(value, value);
    return between == null || !between.isPoint() ? between : Interval.point(between.low());
  }

  /** Exactly the integer if it has no more bits than the precision. */
  public Interval integer(long value) {
    return constant(new BigFraction(value));
  }

  @Override
  public Interval range(BigFraction low, BigFraction high) {
    return Interval.between(
        Dyadic.quotient(low.getNumerator(), low.getDenominator(), precision, Rounding.DOWN),
        Dyadic.quotient(high.getNumerator(), high.getDenominator(), precision, Rounding.UP));
  }

  @Override
  public Interval pi() {
    return kernels.pi();
  }

  @Override
  public Interval add(Interval a, Interval b) {
    return Interval.between(
        Dyadic.add(a.low(), b.low(), precision, Rounding.DOWN),
        Dyadic.add(a.high(), b.high(), precision, Rounding.UP));
  }

  public Interval subtract(Interval a, Interval b) {
    return add(a, negate(b));
  }

  @Override
  public Interval multiply(Interval a, Interval b) {
    int s = a.certainSign();
    int t = b.certainSign();
    // Which ends belong to the lower end of the product, and which to the upper.
    if (s > 0) {
      return between(t > 0 ? a.low() : a.high(), b.low(), t < 0 ? a.low() : a.high(), b.high());
    } else if (s < 0) {
      return between(t < 0 ? a.high() : a.low(), b.high(), t > 0 ? a.high() : a.low(), b.low());
    } else if (t > 0) {
      return between(a.low(), b.high(), a.high(), b.high());
    } else if (t < 0) {
      return between(a.high(), b.low(), a.low(), b.low());
    }
    Dyadic low1 = Dyadic.multiply(a.low(), b.high(), precision, Rounding.DOWN);
    Dyadic low2 = Dyadic.multiply(a.high(), b.low(), precision, Rounding.DOWN);
    Dyadic high1 = Dyadic.multiply(a.low(), b.low(), precision, Rounding.UP);
    Dyadic high2 = Dyadic.multiply(a.high(), b.high(), precision, Rounding.UP);
    if (low1 == null || low2 == null || high1 == null || high2 == null) {
      return null;
    }
    return Interval.between(Dyadic.min(low1, low2), Dyadic.max(high1, high2));
  }

  private Interval between(Dyadic a, Dyadic b, Dyadic c, Dyadic d) {
    return Interval.between(
        Dyadic.multiply(a, b, precision, Rounding.DOWN),
        Dyadic.multiply(c, d, precision, Rounding.UP));
  }

  @Override
  public Interval negate(Interval a) {
    return Interval.between(a.high().negate(), a.low().negate());
  }

  @Override
  public Interval reciprocal(Interval a) {
    if (a.containsZero()) {
      return null;
    }
    return Interval.between(
        Dyadic.reciprocal(a.high(), precision, Rounding.DOWN),
        Dyadic.reciprocal(a.low(), precision, Rounding.UP));
  }

  /** a/b; null if b contains 0. */
  public Interval divide(Interval a, Interval b) {
    Interval inverse = reciprocal(b);
    return inverse == null ? null : multiply(a, inverse);
  }

  /** a^exponent; a^0 is 1 for every a, 0^0 included. */
  @Override
  public Interval power(Interval a, BigFraction exponent) {
    BigInteger numerator = exponent.getNumerator();
    if (exponent.getDenominator().equals(BigInteger.ONE)) {
      return integerPower(a, numerator);
    }
    if (a.low().signum() < 0 || (numerator.signum() < 0 && a.low().signum() == 0)) {
      return null;
    }
    if (exponent.getDenominator().equals(BigInteger.TWO)) {
      // Guard bits for the power that follows; a square root alone needs none.
      int wide = precision + (numerator.equals(BigInteger.ONE) ? 0 : numerator.bitLength() + 8);
      Interval root =
          Interval.between(
              Dyadic.squareRoot(a.low(), wide, Rounding.DOWN),
              Dyadic.squareRoot(a.high(), wide, Rounding.UP));
      return integerPower(root, numerator);
    }
    if (a.low().signum() > 0) {
      return rationalPower(a, exponent);
    }
    Interval highest =
        a.high().signum() == 0 ? Interval.ZERO : rationalPower(Interval.point(a.high()), exponent);
    return highest == null ? null : Interval.between(Dyadic.ZERO, highest.high());
  }

  /** exp(exponent &middot; ln a) for a &gt; 0. a occurs once, so nothing is lost to dependence. */
  private Interval rationalPower(Interval a, BigFraction exponent) {
    // |exponent ln a| < 2^32 where the result can be represented: 40 bits more keep its fraction.
    IntervalArithmetic wide = new IntervalArithmetic(precision + 40);
    Interval product = wide.multiply(wide.ln(a), wide.constant(exponent));
    return product == null ? null : round(wide.exp(product));
  }

  /** The same enclosure, its ends rounded outwards to this precision. */
  public Interval round(Interval a) {
    return a == null
        ? null
        : Interval.between(
            a.low().round(precision, Rounding.DOWN), a.high().round(precision, Rounding.UP));
  }

  private Interval integerPower(Interval a, BigInteger n) {
    if (n.signum() == 0) {
      return Interval.ONE;
    }
    if (n.signum() > 0) {
      return integerPower(a, n, precision);
    }
    // a^-n first: 1/a first would round an exact base. A few bits more, as another rounding
    // follows.
    Interval positive = a.containsZero() ? null : integerPower(a, n.negate(), precision + 8);
    return positive == null ? null : reciprocal(positive);
  }

  private static Interval integerPower(Interval a, BigInteger n, int bits) {
    if (n.bitLength() > LONGEST_EXPONENT) {
      return null;
    }
    // An even power depends on |a| alone: no smaller than 0, or than that of the end nearer to 0.
    boolean even = !n.testBit(0);
    Dyadic low = even && a.containsZero() ? Dyadic.ZERO : a.low();
    Dyadic high = a.high();
    if (even && (a.high().signum() < 0 || a.low().negate().compareTo(high) > 0)) {
      high = a.low().negate();
      low = a.high().signum() < 0 ? a.high().negate() : Dyadic.ZERO;
    }
    return Interval.between(power(low, n, bits, Rounding.DOWN), power(high, n, bits, Rounding.UP));
  }

  /**
   * x^n by squaring, every step rounded in one direction: a lower bound of the magnitude squared
   * stays a lower bound. Each of the steps is off by 2^(1&minus;wide) relative to its value, which n
   * multiplies at most: below 2^-bits together.
   */
  private static Dyadic power(Dyadic x, BigInteger n, int bits, Rounding direction) {
    if (x.signum() < 0) {
      Dyadic magnitude = power(x.negate(), n, bits, direction.opposite());
      return magnitude == null ? null : magnitude.negate();
    }
    int wide = bits + n.bitLength() + 4;
    Dyadic value = x;
    for (int bit = n.bitLength() - 2; bit >= 0 && value != null; bit--) {
      value = Dyadic.multiply(value, value, wide, direction);
      if (value != null && n.testBit(bit)) {
        value = Dyadic.multiply(value, x, wide, direction);
      }
    }
    return value == null ? null : value.round(bits, direction);
  }

  /** The width of a narrow interval (so that its square does not show), else null. */
  private Dyadic narrowWidth(Interval a) {
    if (a.isPoint()) {
      return Dyadic.ZERO;
    }
    Dyadic width = Dyadic.add(a.high(), a.low().negate(), 32, Rounding.UP);
    return width != null && width.top() < -precision / 2 - 2 ? width : null;
  }

  @Override
  public Interval exp(Interval a) {
    ExponentialKernel kernel = kernels.exponential();
    Interval first = kernel.exp(a.low());
    if (first == null || a.isPoint()) {
      return first;
    }
    Dyadic width = narrowWidth(a);
    if (width != null) {
      // exp(a + w) <= exp(a) (1 + w + w^2) for 0 <= w <= 1.
      Dyadic growth =
          Dyadic.add(width, Dyadic.multiply(width, width, 32, Rounding.UP), 40, Rounding.UP);
      return Interval.between(first.low(), grown(first.high(), growth));
    }
    Interval last = kernel.exp(a.high());
    return last == null ? null : Interval.between(first.low(), last.high());
  }

  private Dyadic grown(Dyadic value, Dyadic growth) {
    Dyadic more = Dyadic.multiply(value, growth, precision, Rounding.UP);
    return more == null ? null : Dyadic.add(value, more, precision, Rounding.UP);
  }

  @Override
  public Interval ln(Interval a) {
    if (a.low().signum() <= 0) {
      return null;
    }
    LogarithmKernel kernel = kernels.logarithm();
    Interval first = kernel.ln(a.low());
    if (a.isPoint()) {
      return first;
    }
    Dyadic width = Dyadic.add(a.high(), a.low().negate(), 40, Rounding.UP);
    if (width != null && width.top() - a.low().top() < -precision / 2 - 4) {
      // ln(a + w) <= ln a + w/a.
      Dyadic inverse = Dyadic.reciprocal(a.low(), 40, Rounding.UP);
      Dyadic growth = inverse == null ? null : Dyadic.multiply(width, inverse, 40, Rounding.UP);
      if (growth != null) {
        return Interval.between(
            first.low(), Dyadic.add(first.high(), growth, precision, Rounding.UP));
      }
    }
    return Interval.between(first.low(), kernel.ln(a.high()).high());
  }

  @Override
  public Interval sin(Interval a) {
    return sine(a, 0);
  }

  @Override
  public Interval cos(Interval a) {
    return sine(a, 1);
  }

  /** sin(a + shift &pi;/2). */
  private Interval sine(Interval a, int shift) {
    CircularKernel kernel = kernels.circular();
    if (a.isPoint()) {
      return clamp(kernel.sine(a.low(), shift));
    }
    Dyadic width = narrowWidth(a);
    if (width != null) {
      // |sin'| <= 1: the value in the middle, give or take half the width.
      Dyadic middle = Dyadic.add(a.low(), a.high(), precision, Rounding.DOWN).scale(-1);
      Interval value = kernel.sine(middle, shift);
      // The middle was rounded: by less than a unit of its last place, counted here once more.
      Dyadic offCentre =
          Dyadic.max(
              Dyadic.add(a.high(), middle.negate(), 32, Rounding.UP),
              Dyadic.add(middle, a.low().negate(), 32, Rounding.UP));
      return clamp(
          Interval.between(
              Dyadic.add(value.low(), offCentre.negate(), precision, Rounding.DOWN),
              Dyadic.add(value.high(), offCentre, precision, Rounding.UP)));
    }
    Interval whole = Interval.between(Dyadic.ONE.negate(), Dyadic.ONE);
    Dyadic span = Dyadic.add(a.high(), a.low().negate(), 32, Rounding.UP);
    if (span == null || span.compareTo(FULL_TURN) >= 0) {
      return whole;
    }
    BigInteger[] from = kernel.quarters(a.low());
    BigInteger[] to = kernel.quarters(a.high());
    if (from == null || to == null) {
      return whole;
    }
    Interval ends = kernel.sine(a.low(), shift).hull(kernel.sine(a.high(), shift));
    // Every multiple j pi/2 that may lie inside; where j + shift is odd it is an extremum.
    int count = Math.min(8, to[1].subtract(from[0]).intValueExact());
    for (int i = 1; i <= count; i++) {
      int quadrant = (from[0].intValue() + i + shift) & 3;
      if (quadrant == 1) {
        ends = ends.hull(Interval.ONE);
      } else if (quadrant == 3) {
        ends = ends.hull(Interval.point(Dyadic.ONE.negate()));
      }
    }
    return clamp(ends);
  }

  private static Interval clamp(Interval value) {
    return Interval.between(
        Dyadic.max(value.low(), Dyadic.ONE.negate()), Dyadic.min(value.high(), Dyadic.ONE));
  }

  @Override
  public Interval atan(Interval a) {
    Interval first = atan(a.low());
    return a.isPoint() ? first : Interval.between(first.low(), atan(a.high()).high());
  }

  private Interval atan(Dyadic x) {
    if (x.signum() == 0) {
      return Interval.ZERO;
    }
    Interval magnitude = kernels.arcTangent().atan(x.abs());
    return x.signum() < 0 ? negate(magnitude) : magnitude;
  }

  @Override
  public Interval abs(Interval a) {
    if (a.low().signum() >= 0) {
      return a;
    }
    if (a.high().signum() <= 0) {
      return negate(a);
    }
    return Interval.between(Dyadic.ZERO, Dyadic.max(a.low().negate(), a.high()));
  }

  @Override
  public Interval sign(Interval a) {
    return switch (a.certainSign()) {
      case 1 -> Interval.ONE;
      case -1 -> Interval.point(Dyadic.ONE.negate());
      default -> null;
    };
  }

  @Override
  public String toString() {
    return "intervals of " + precision + " bits";
  }
}
