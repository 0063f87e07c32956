package dev.rederive.engine.enclosing;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.hipparchus.fraction.BigFraction;

/**
 * The number mantissa &middot; 2^exponent. Zero is {@link #ZERO}; otherwise the magnitude lies in
 * [2^(top&minus;1), 2^top].
 *
 * <p>Rounded results keep |top| within {@link #LIMIT}. Beyond it a result that would be too large is
 * {@code null}; one that would be too small becomes 0 or &plusmn;2^&minus;LIMIT, whichever the
 * direction asks for, so a nonzero number is never rounded away from its outward side.
 */
final class Dyadic implements Comparable<Dyadic> {
  /** Bound on |top| of any rounded result. */
  static final long LIMIT = 1L << 30;

  /** Mantissas of at most so many bits are kept in two words, and worked with there. */
  static final int SHORT = 128;

  static final Dyadic ZERO = new Dyadic(BigInteger.ZERO, 0);
  static final Dyadic ONE = new Dyadic(BigInteger.ONE, 0);

  /** Exponents further from 0 than this are not turned into exact fractions. */
  private static final long EXACT_LIMIT = 1L << 22;

  private final int sign;

  /** How many bits the mantissa has, as {@link BigInteger#bitLength} counts them. */
  private final int bits;

  /** The magnitude of a short mantissa, without sign; both 0 if it is not short. */
  private final long upper;

  private final long lower;

  /** Null for a short one until somebody asks for it. */
  private BigInteger mantissa;

  private final long exponent;

  private Dyadic(BigInteger mantissa, long exponent) {
    this.sign = mantissa.signum();
    this.bits = mantissa.bitLength();
    this.mantissa = mantissa;
    this.exponent = exponent;
    // Of negative numbers that many bits hold one more: -2^128.
    boolean fits =
        bits < SHORT || bits == SHORT && (sign > 0 || mantissa.getLowestSetBit() < SHORT);
    this.lower = fits ? mantissa.longValue() * sign : 0;
    this.upper = !fits || bits < 64 ? 0 : mantissa.abs().shiftRight(64).longValue();
  }

  private Dyadic(int sign, long upper, long lower, BigInteger mantissa, long exponent) {
    this.sign = sign;
    this.upper = upper;
    this.lower = lower;
    this.mantissa = mantissa;
    this.exponent = exponent;
    int length = TwoWords.length(upper, lower);
    boolean power = Long.bitCount(upper) + Long.bitCount(lower) == 1;
    this.bits = sign < 0 && power ? length - 1 : length;
  }

  /** sign &middot; (upper &middot; 2^64 + lower) &middot; 2^exponent, bounded as rounded results are. */
  static Dyadic ofWords(int sign, long upper, long lower, long exponent, Rounding direction) {
    if ((upper | lower) == 0) {
      return ZERO;
    }
    Dyadic result = new Dyadic(sign, upper, lower, null, exponent);
    return Math.abs(result.top()) <= LIMIT
        ? result
        : bounded(result.mantissa(), exponent, direction);
  }

  /** Exactly mantissa &middot; 2^exponent. */
  static Dyadic exact(BigInteger mantissa, long exponent) {
    return mantissa.signum() == 0 ? ZERO : new Dyadic(mantissa, exponent);
  }

  static Dyadic powerOfTwo(long exponent) {
    return new Dyadic(BigInteger.ONE, exponent);
  }

  /** mantissa &middot; 2^exponent rounded to {@code precision} bits, or null if too large. */
  static Dyadic round(BigInteger mantissa, long exponent, int precision, Rounding direction) {
    if (mantissa.signum() == 0) {
      return ZERO;
    }
    int excess = mantissa.bitLength() - precision;
    if (excess <= 0) {
      return bounded(mantissa, exponent, direction);
    }
    return bounded(shiftRight(mantissa, excess, direction), exponent + excess, direction);
  }

  /** value / 2^count, rounded to an integer. */
  static BigInteger shiftRight(BigInteger value, long count, Rounding direction) {
    if (count <= 0) {
      return value.shiftLeft(Math.toIntExact(-count));
    }
    if (count > value.bitLength() + 1L) {
      if (direction == Rounding.DOWN) {
        return value.signum() < 0 ? BigInteger.ONE.negate() : BigInteger.ZERO;
      }
      return value.signum() > 0 ? BigInteger.ONE : BigInteger.ZERO;
    }
    BigInteger floor = value.shiftRight((int) count);
    boolean lost = value.signum() != 0 && value.getLowestSetBit() < count;
    return direction == Rounding.UP && lost ? floor.add(BigInteger.ONE) : floor;
  }

  private static Dyadic bounded(BigInteger mantissa, long exponent, Rounding direction) {
    long top = exponent + mantissa.bitLength();
    if (top > LIMIT) {
      return null;
    }
    if (top >= -LIMIT) {
      return new Dyadic(mantissa, exponent);
    }
    if (mantissa.signum() > 0) {
      return direction == Rounding.UP ? powerOfTwo(-LIMIT) : ZERO;
    }
    return direction == Rounding.UP ? ZERO : new Dyadic(BigInteger.ONE.negate(), -LIMIT);
  }

  BigInteger mantissa() {
    BigInteger known = mantissa;
    if (known == null) {
      byte[] bytes = ByteBuffer.allocate(16).putLong(upper).putLong(lower).array();
      known = new BigInteger(sign, bytes);
      mantissa = known;
    }
    return known;
  }

  private boolean isShort() {
    return (upper | lower) != 0;
  }

  /** The upper word of the magnitude of a short mantissa. */
  long upper() {
    return upper;
  }

  /** The lower word of the magnitude of a short mantissa. */
  long lower() {
    return lower;
  }

  long exponent() {
    return exponent;
  }

  int signum() {
    return sign;
  }

  /** For a nonzero number: 2^(top&minus;1) &le; |this| &le; 2^top. */
  long top() {
    return exponent + bits;
  }

  Dyadic negate() {
    return isShort()
        ? new Dyadic(-sign, upper, lower, null, exponent)
        : sign == 0 ? this : new Dyadic(mantissa.negate(), exponent);
  }

  Dyadic abs() {
    return signum() < 0 ? negate() : this;
  }

  /** Exactly this &middot; 2^shift. */
  Dyadic scale(long shift) {
    return isShort()
        ? new Dyadic(sign, upper, lower, mantissa, exponent + shift)
        : sign == 0 ? this : new Dyadic(mantissa, exponent + shift);
  }

  Dyadic round(int precision, Rounding direction) {
    return bits <= precision && Math.abs(top()) <= LIMIT
        ? this
        : round(mantissa(), exponent, precision, direction);
  }

  static Dyadic multiply(Dyadic a, Dyadic b, int precision, Rounding direction) {
    if (precision <= SHORT && a.isShort() && b.isShort()) {
      return TwoWords.multiply(a, b, precision, direction);
    }
    return round(
        a.mantissa().multiply(b.mantissa()), a.exponent + b.exponent, precision, direction);
  }

  /** a + b rounded, or null if too large. */
  static Dyadic add(Dyadic a, Dyadic b, int precision, Rounding direction) {
    if (a.signum() == 0) {
      return b.round(precision, direction);
    }
    if (b.signum() == 0) {
      return a.round(precision, direction);
    }
    if (a.top() < b.top()) {
      return add(b, a, precision, direction);
    }
    long gap = a.exponent - b.exponent;
    if (gap > precision + 64L) {
      // b lies far below a. Rounding b itself first, in the same direction and onto a grid finer
      // than the result's, keeps the shift short and the direction right.
      long grid = Math.max(b.exponent, a.top() - precision - 4L);
      BigInteger low = shiftRight(b.mantissa(), grid - b.exponent, direction);
      return sum(a.mantissa(), a.exponent, low, grid, precision, direction);
    }
    boolean near = Math.abs(gap) <= TwoWords.FARTHEST;
    if (precision <= SHORT && near && a.isShort() && b.isShort()) {
      return TwoWords.add(a, b, precision, direction);
    }
    return sum(a.mantissa(), a.exponent, b.mantissa(), b.exponent, precision, direction);
  }

  private static Dyadic sum(
      BigInteger a, long aExponent, BigInteger b, long bExponent, int precision, Rounding way) {
    long gap = aExponent - bExponent;
    if (gap >= 0) {
      BigInteger aligned = gap == 0 ? a : a.shiftLeft(Math.toIntExact(gap));
      return round(aligned.add(b), bExponent, precision, way);
    }
    return round(a.add(b.shiftLeft(Math.toIntExact(-gap))), aExponent, precision, way);
  }

  /** numerator / denominator rounded; the denominator must be positive. */
  static Dyadic quotient(
      BigInteger numerator, BigInteger denominator, int precision, Rounding direction) {
    return quotient(numerator, denominator, 0, precision, direction);
  }

  /** numerator / denominator &middot; 2^exponent rounded; the denominator must be positive. */
  static Dyadic quotient(
      BigInteger numerator,
      BigInteger denominator,
      long exponent,
      int precision,
      Rounding direction) {
    if (numerator.signum() == 0) {
      return ZERO;
    }
    int zeros = denominator.getLowestSetBit();
    if (zeros == denominator.bitLength() - 1) {
      return round(numerator, exponent - zeros, precision, direction);
    }
    int shift = Math.max(0, precision + 1 + denominator.bitLength() - numerator.bitLength());
    BigInteger[] parts = numerator.shiftLeft(shift).divideAndRemainder(denominator);
    BigInteger value = parts[0];
    // divideAndRemainder truncates towards 0: step outwards where that went against the direction.
    if (parts[1].signum() > 0 && direction == Rounding.UP) {
      value = value.add(BigInteger.ONE);
    } else if (parts[1].signum() < 0 && direction == Rounding.DOWN) {
      value = value.subtract(BigInteger.ONE);
    }
    return round(value, exponent - shift, precision, direction);
  }

  /** 1/a rounded; a must not be 0. */
  static Dyadic reciprocal(Dyadic a, int precision, Rounding direction) {
    BigInteger numerator = BigInteger.valueOf(a.signum());
    return quotient(numerator, a.mantissa().abs(), -a.exponent, precision, direction);
  }

  /** The square root of a number that is not negative, rounded; exact roots stay exact. */
  static Dyadic squareRoot(Dyadic a, int precision, Rounding direction) {
    if (a.signum() == 0) {
      return ZERO;
    }
    long shift = Math.max(0, 2L * precision + 2 - a.bits);
    if (((a.exponent - shift) & 1) != 0) {
      shift++;
    }
    BigInteger square = a.mantissa().shiftLeft((int) shift);
    BigInteger root = floorSquareRoot(square);
    if (direction == Rounding.UP && root.multiply(root).compareTo(square) < 0) {
      root = root.add(BigInteger.ONE);
    }
    return round(root, (a.exponent - shift) / 2, precision, direction);
  }

  /**
   * Floor of the square root of a positive integer of at least 64 bits, by Newton steps on leading
   * parts of growing length. After a step at length d the estimate is within 1 of the root of the
   * integer without its last 2(c&minus;d) bits, c = (bits&minus;1)/2; the last step may be one too
   * large. (The JDK's own square root takes full-length steps and is several times slower.)
   */
  private static BigInteger floorSquareRoot(BigInteger n) {
    int c = (n.bitLength() - 1) / 2;
    int level = 0;
    while (c >> level > 25) {
      level++;
    }
    int d = c >> level;
    // At most 52 bits: exact as a double, and its root is within 1.
    long head = n.shiftRight(2 * (c - d)).longValue();
    BigInteger root = BigInteger.valueOf((long) Math.sqrt((double) head));
    while (level > 0) {
      level--;
      int before = d;
      d = c >> level;
      root = root.shiftLeft(d - before - 1).add(n.shiftRight(2 * c - before - d + 1).divide(root));
    }
    return root.multiply(root).compareTo(n) > 0 ? root.subtract(BigInteger.ONE) : root;
  }

  @Override
  public int compareTo(Dyadic other) {
    int sign = signum();
    if (sign != other.signum()) {
      return Integer.compare(sign, other.signum());
    }
    if (sign == 0 || this == other) {
      return 0;
    }
    if (top() != other.top()) {
      return top() > other.top() ? sign : -sign;
    }
    // Equal tops: the exponents differ by at most the longer mantissa.
    long gap = exponent - other.exponent;
    if (gap == 0 && isShort() && other.isShort()) {
      return sign * TwoWords.compare(upper, lower, other.upper, other.lower);
    }
    return gap >= 0
        ? mantissa().shiftLeft(Math.toIntExact(gap)).compareTo(other.mantissa())
        : mantissa().compareTo(other.mantissa().shiftLeft(Math.toIntExact(-gap)));
  }

  /** Compares with a fraction, exactly and without expanding a large exponent. */
  int compareTo(BigFraction other) {
    BigInteger numerator = other.getNumerator();
    if (signum() != numerator.signum() || signum() == 0) {
      return Integer.compare(signum(), numerator.signum());
    }
    BigInteger left = mantissa().multiply(other.getDenominator());
    return new Dyadic(left, exponent).compareTo(new Dyadic(numerator, 0));
  }

  static Dyadic min(Dyadic a, Dyadic b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  static Dyadic max(Dyadic a, Dyadic b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  /** Floor of this &middot; 2^bits. */
  BigInteger fixed(long bits) {
    return shiftRight(mantissa(), -(exponent + bits), Rounding.DOWN);
  }

  /**
   * The exact value.
   *
   * @throws ArithmeticException if the exponent is so far from 0 that the fraction would not fit
   */
  BigFraction toFraction() {
    if (Math.abs(exponent) > EXACT_LIMIT) {
      throw new ArithmeticException("exponent " + exponent + " is too far from 0 for a fraction");
    }
    if (exponent >= 0) {
      return new BigFraction(mantissa().shiftLeft((int) exponent));
    }
    int zeros = (int) Math.min(signum() == 0 ? 0 : mantissa().getLowestSetBit(), -exponent);
    return new BigFraction(
        mantissa().shiftRight(zeros), BigInteger.ONE.shiftLeft((int) (-exponent) - zeros));
  }

  /** A nearby double: relative error below 2^-50, or 0 or infinite where doubles end. */
  double toDouble() {
    if (signum() == 0) {
      return 0;
    }
    int excess = bits - 62;
    long head = excess > 0 ? mantissa().shiftRight(excess).longValue() : mantissa().longValue();
    long power = exponent + Math.max(0, excess);
    int clamped = (int) Math.max(-4000, Math.min(4000, power));
    return Math.scalb((double) head, clamped);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Dyadic that && compareTo(that) == 0;
  }

  @Override
  public int hashCode() {
    if (signum() == 0) {
      return 0;
    }
    int zeros = mantissa().getLowestSetBit();
    return mantissa().shiftRight(zeros).hashCode() * 31 + Long.hashCode(exponent + zeros);
  }

  @Override
  public String toString() {
    return mantissa() + "*2^" + exponent;
  }
}
