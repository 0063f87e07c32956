package dev.rederive.engine.enclosing;

/**
 * Products and sums of numbers whose mantissas fit in two words, rounded to at most as many bits: by
 * far most enclosures are of 128 bits, and arbitrary-precision integers cost several times as much.
 * Everything is worked out exactly in four words, least significant last, and rounded once.
 */
final class TwoWords {
  private static final long HALF = 0xFFFF_FFFFL;

  /** The longest shift after which a mantissa still fits in four words with a bit to spare. */
  static final int FARTHEST = 127;

  private TwoWords() {}

  /** a &middot; b, both short and not 0, rounded to at most {@value Dyadic#SHORT} bits. */
  static Dyadic multiply(Dyadic a, Dyadic b, int precision, Rounding direction) {
    long a1 = a.upper();
    long a0 = a.lower();
    long b1 = b.upper();
    long b0 = b.lower();
    int sign = a.signum() * b.signum();
    long exponent = a.exponent() + b.exponent();
    long w0 = a0 * b0;
    long w1 = high(a0, b0);
    if ((a1 | b1) == 0) {
      return round(sign, 0, 0, w1, w0, exponent, precision, direction);
    }
    long cross = a1 * b0;
    long crossHigh = high(a1, b0);
    w1 += cross;
    crossHigh += carry(w1, cross);
    long other = a0 * b1;
    long otherHigh = high(a0, b1);
    w1 += other;
    otherHigh += carry(w1, other);
    long w3 = high(a1, b1);
    long w2 = a1 * b1 + crossHigh;
    w3 += carry(w2, crossHigh);
    w2 += otherHigh;
    w3 += carry(w2, otherHigh);
    return round(sign, w3, w2, w1, w0, exponent, precision, direction);
  }

  /**
   * a + b, both short and not 0, rounded to at most {@value Dyadic#SHORT} bits. Their exponents must
   * not be farther apart than {@value #FARTHEST}.
   */
  static Dyadic add(Dyadic a, Dyadic b, int precision, Rounding direction) {
    if (a.exponent() < b.exponent()) {
      return add(b, a, precision, direction);
    }
    int gap = (int) (a.exponent() - b.exponent());
    long a3 = 0;
    long a2 = 0;
    long a1 = a.upper();
    long a0 = a.lower();
    if (gap >= 64) {
      a2 = a1;
      a1 = a0;
      a0 = 0;
    }
    int rest = gap & 63;
    if (rest != 0) {
      a3 = a2 >>> (64 - rest);
      a2 = a2 << rest | a1 >>> (64 - rest);
      a1 = a1 << rest | a0 >>> (64 - rest);
      a0 <<= rest;
    }
    long b1 = b.upper();
    long b0 = b.lower();
    long exponent = b.exponent();
    if (a.signum() == b.signum()) {
      long w0 = a0 + b0;
      long w1 = a1 + carry(w0, b0);
      long over = w1 == 0 && a1 != 0 ? 1 : 0;
      w1 += b1;
      over += carry(w1, b1);
      long w2 = a2 + over;
      long w3 = a3 + (w2 == 0 && over != 0 ? 1 : 0);
      return round(a.signum(), w3, w2, w1, w0, exponent, precision, direction);
    }
    boolean larger = (a3 | a2) != 0 || compare(a1, a0, b1, b0) >= 0;
    if (!larger) {
      long w0 = b0 - a0;
      long w1 = b1 - a1 - borrow(b0, a0);
      return round(b.signum(), 0, 0, w1, w0, exponent, precision, direction);
    }
    long w0 = a0 - b0;
    long lent = borrow(a0, b0);
    long w1 = a1 - lent;
    long under = lent != 0 && a1 == 0 ? 1 : 0;
    under += borrow(w1, b1);
    w1 -= b1;
    long w2 = a2 - under;
    long w3 = a3 - (under != 0 && a2 == 0 ? 1 : 0);
    return round(a.signum(), w3, w2, w1, w0, exponent, precision, direction);
  }

  /** The order of two magnitudes of two words. */
  static int compare(long a1, long a0, long b1, long b0) {
    return a1 == b1 ? Long.compareUnsigned(a0, b0) : Long.compareUnsigned(a1, b1);
  }

  /** How many bits a magnitude has. */
  static int length(long upper, long lower) {
    return upper != 0
        ? 128 - Long.numberOfLeadingZeros(upper)
        : 64 - Long.numberOfLeadingZeros(lower);
  }

  private static Dyadic round(
      int sign,
      long w3,
      long w2,
      long w1,
      long w0,
      long exponent,
      int precision,
      Rounding direction) {
    int length = (w3 | w2) != 0 ? 128 + length(w3, w2) : length(w1, w0);
    int excess = length - precision;
    if (excess <= 0) {
      return Dyadic.ofWords(sign, w1, w0, exponent, direction);
    }
    // Whole words first, then the bits inside one.
    int words = excess >>> 6;
    long v2 = words == 0 ? w2 : words == 1 ? w3 : 0;
    long v1 = words == 0 ? w1 : words == 1 ? w2 : words == 2 ? w3 : 0;
    long v0 = words == 0 ? w0 : words == 1 ? w1 : words == 2 ? w2 : w3;
    long lost = (words > 0 ? w0 : 0) | (words > 1 ? w1 : 0) | (words > 2 ? w2 : 0);
    int rest = excess & 63;
    long upper = v1;
    long lower = v0;
    if (rest != 0) {
      lower = v0 >>> rest | v1 << (64 - rest);
      upper = v1 >>> rest | v2 << (64 - rest);
      lost |= v0 << (64 - rest);
    }
    long scale = exponent + excess;
    if (lost != 0 && (direction == Rounding.UP) == (sign > 0)) {
      lower++;
      if (lower == 0 && ++upper == 0) {
        upper = Long.MIN_VALUE; // 2^128 is 2^127 · 2
        scale++;
      }
    }
    return Dyadic.ofWords(sign, upper, lower, scale, direction);
  }

  /** 1 if a sum without sign is smaller than what was added, which is one too many for a word. */
  private static long carry(long sum, long added) {
    return Long.compareUnsigned(sum, added) < 0 ? 1 : 0;
  }

  private static long borrow(long from, long taken) {
    return Long.compareUnsigned(from, taken) < 0 ? 1 : 0;
  }

  /** The upper word of a product without sign. */
  private static long high(long x, long y) {
    long x0 = x & HALF;
    long x1 = x >>> 32;
    long y0 = y & HALF;
    long y1 = y >>> 32;
    long low = x1 * y0 + (x0 * y0 >>> 32);
    long middle = x0 * y1 + (low & HALF);
    return x1 * y1 + (low >>> 32) + (middle >>> 32);
  }
}
