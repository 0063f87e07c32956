package dev.rederive.engine.enclosing;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.hipparchus.fraction.BigFraction;

/** A closed interval between two dyadic numbers; it contains the true value it stands for. */
public final class Interval {
  static final Interval ZERO = new Interval(Dyadic.ZERO, Dyadic.ZERO);
  static final Interval ONE = new Interval(Dyadic.ONE, Dyadic.ONE);

  private final Dyadic low;
  private final Dyadic high;

  private Interval(Dyadic low, Dyadic high) {
    this.low = low;
    this.high = high;
  }

  /** The interval between the ends given, or null if one of them could not be represented. */
  static Interval between(Dyadic low, Dyadic high) {
    return low == null || high == null ? null : new Interval(low, high);
  }

  static Interval point(Dyadic value) {
    return value == null ? null : new Interval(value, value);
  }

  /** (value &plusmn; error) &middot; 2^exponent rounded outwards; null if too large. */
  static Interval around(BigInteger value, long error, long exponent, int precision) {
    BigInteger radius = BigInteger.valueOf(error);
    return between(
        Dyadic.round(value.subtract(radius), exponent, precision, Rounding.DOWN),
        Dyadic.round(value.add(radius), exponent, precision, Rounding.UP));
  }

  Dyadic low() {
    return low;
  }

  Dyadic high() {
    return high;
  }

  /**
   * The lower end, exactly.
   *
   * @throws ArithmeticException if its binary exponent is beyond &plusmn;2^22
   */
  public BigFraction lower() {
    return low.toFraction();
  }

  /**
   * The upper end, exactly.
   *
   * @throws ArithmeticException if its binary exponent is beyond &plusmn;2^22
   */
  public BigFraction upper() {
    return high.toFraction();
  }

  /** The middle as a double; 0 or infinite where doubles end. No rigour claimed. */
  public double middle() {
    double a = low.toDouble();
    double b = high.toDouble();
    return a == b ? a : a / 2 + b / 2;
  }

  /** Whether the interval is a single number. */
  public boolean isPoint() {
    return low == high || low.compareTo(high) == 0;
  }

  /** Whether no number lies in both: the two values certainly differ. */
  public boolean disjoint(Interval other) {
    return certainlyLess(other) || other.certainlyLess(this);
  }

  /** Whether some number lies in both. */
  public boolean meets(Interval other) {
    return !disjoint(other);
  }

  /** Whether every number of {@code other} lies in this interval. */
  public boolean contains(Interval other) {
    return low.compareTo(other.low) <= 0 && other.high.compareTo(high) <= 0;
  }

  public boolean contains(BigFraction value) {
    return low.compareTo(value) <= 0 && high.compareTo(value) >= 0;
  }

  public boolean containsZero() {
    return low.signum() <= 0 && high.signum() >= 0;
  }

  /** 1 if every number is positive, &minus;1 if every one is negative, else 0 (not known). */
  public int certainSign() {
    return low.signum() > 0 ? 1 : high.signum() < 0 ? -1 : 0;
  }

  /** Every number of this is below every number of the other. */
  public boolean certainlyLess(Interval other) {
    return high.compareTo(other.low) < 0;
  }

  /** Every number of this is at most every number of the other. */
  public boolean certainlyAtMost(Interval other) {
    return high.compareTo(other.low) <= 0;
  }

  /** Every number of this is above every number of the other. */
  public boolean certainlyGreater(Interval other) {
    return other.certainlyLess(this);
  }

  /** Every number of this is at least every number of the other. */
  public boolean certainlyAtLeast(Interval other) {
    return other.certainlyAtMost(this);
  }

  /** Every number lies below the fraction. */
  public boolean certainlyLess(BigFraction value) {
    return high.compareTo(value) < 0;
  }

  /** Every number lies above the fraction. */
  public boolean certainlyGreater(BigFraction value) {
    return low.compareTo(value) > 0;
  }

  /** Numbers of either interval and what lies between. */
  public Interval hull(Interval other) {
    return new Interval(Dyadic.min(low, other.low), Dyadic.max(high, other.high));
  }

  /** What both share, or null if nothing: two enclosures of one value may be narrowed this way. */
  public Interval intersection(Interval other) {
    return disjoint(other)
        ? null
        : new Interval(Dyadic.max(low, other.low), Dyadic.min(high, other.high));
  }

  /**
   * Bits by which every number of the interval is known, relative to its own size: at least this
   * many, {@link Integer#MAX_VALUE} for a point, 0 if the interval contains 0 or is wider than its
   * smallest number.
   */
  public int correctBits() {
    if (isPoint()) {
      return Integer.MAX_VALUE;
    }
    if (containsZero()) {
      return 0;
    }
    Dyadic width = Dyadic.add(high, low.negate(), 64, Rounding.UP);
    long smallest = Math.min(low.top(), high.top()) - 1;
    return width == null ? 0 : (int) Math.max(0, Math.min(1L << 30, smallest - width.top()));
  }

  /**
   * Upper bound of (upper &minus; lower) / min |x|, as a double: 0 for a point, infinite if the
   * interval contains 0 otherwise. A width below the smallest double is given as that double.
   */
  public double relativeWidth() {
    if (isPoint()) {
      return 0;
    }
    if (containsZero()) {
      return Double.POSITIVE_INFINITY;
    }
    Dyadic width = Dyadic.add(high, low.negate(), 50, Rounding.UP);
    Dyadic least = low.signum() > 0 ? low : high.negate();
    Dyadic inverse = Dyadic.reciprocal(least, 50, Rounding.UP);
    if (width == null || inverse == null) {
      return Double.POSITIVE_INFINITY;
    }
    Dyadic ratio = Dyadic.multiply(width, inverse, 50, Rounding.UP);
    return ratio == null ? Double.POSITIVE_INFINITY : Math.max(Double.MIN_VALUE, ratio.toDouble());
  }

  /**
   * What is certain about a printed decimal.
   *
   * @param printed a decimal such as {@code 0.59327} or {@code 3.5102e-5}
   * @throws NumberFormatException if it is no decimal number
   */
  public DigitAgreement agreement(String printed) {
    return DigitAgreement.of(this, new BigDecimal(printed));
  }

  /** Whether every number of the interval rounds to nearest to the printed decimal, ties both ways. */
  public boolean roundsTo(String printed) {
    return agreement(printed) == DigitAgreement.ROUNDS;
  }

  /**
   * The distance from the printed decimal in units of its last place: an enclosure of
   * |x &minus; printed| / unit.
   *
   * @return null if it cannot be represented
   */
  public Interval distanceInUnits(String printed) {
    BigDecimal value = new BigDecimal(printed);
    IntervalArithmetic arithmetic = new IntervalArithmetic(64);
    // Subtract with as many bits as the operands have: the difference may be far smaller than they.
    int bits = 64 + value.unscaledValue().bitLength() + low.mantissa().bitLength();
    Interval difference =
        new IntervalArithmetic(bits)
            .subtract(this, new IntervalArithmetic(bits).constant(DigitAgreement.fraction(value)));
    return difference == null
        ? null
        : arithmetic.multiply(
            arithmetic.abs(difference),
            arithmetic.constant(DigitAgreement.fraction(value.ulp()).reciprocal()));
  }

  /**
   * The value in decimal, correct digits only: exact if short enough, else the leading digits all
   * numbers share followed by an ellipsis; where the digits turn over (0.4999 to 0.5001) the rounded
   * value and a bound; else the interval itself.
   *
   * @param digits at most this many significant digits, at least 1
   */
  public String toDecimal(int digits) {
    return IntervalDecimal.print(this, digits);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Interval that && low.equals(that.low) && high.equals(that.high);
  }

  @Override
  public int hashCode() {
    return 31 * low.hashCode() + high.hashCode();
  }

  @Override
  public String toString() {
    return toDecimal(20);
  }
}
