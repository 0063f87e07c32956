package dev.rederive.engine.modular;

/**
 * Bounds on a quotient of polynomials with integer coefficients: the denominator is a product of
 * {@link Denominators}, the numerator's degree is at most {@code degree} plus that of the
 * denominator, and its height at most {@code height} plus that of the denominator. Both numbers can
 * be negative; both behave like valuations, so that only sums need to look at denominators.
 */
record Size(long degree, long height, int denominator) {
  /** Heights are in units of 2^-16 bit. */
  static final long BIT = 1 << 16;

  static final Size ONE = new Size(0, 0, 0);
  static final Size INDETERMINATE = new Size(1, 0, 0);

  Size times(Denominators denominators, Size other) {
    if (this == ONE) {
      return other;
    }
    return new Size(
        Math.addExact(degree, other.degree),
        Math.addExact(height, other.height),
        denominators.times(denominator, other.denominator));
  }

  /** A power; the exponent is not negative. */
  Size raised(Denominators denominators, long exponent) {
    if (exponent == 1) {
      return this;
    }
    return new Size(
        Math.multiplyExact(degree, exponent),
        Math.multiplyExact(height, exponent),
        denominators.raised(denominator, exponent));
  }

  /** The numerator as a divisor. */
  int divisor(Denominators denominators) {
    return denominators.divisor(
        Math.addExact(degree, denominators.degree(denominator)),
        Math.addExact(height, denominators.height(denominator)));
  }

  /**
   * The reciprocal.
   *
   * @param divisor what {@link #divisor} gave for this size
   */
  Size reciprocal(Denominators denominators, int divisor) {
    // 1/(N/q) = q/N, and N counts as large as its divisor was declared.
    return new Size(
        denominators.degree(denominator) - denominators.degree(divisor),
        denominators.height(denominator) - denominators.height(divisor),
        divisor);
  }

  /**
   * An n-th root r of N/q as ρ/q, where ρ^n = N q^(n−1) is integral over the polynomials: degree
   * and height of ρ are weights for which replacing ρ^n never raises a bound.
   */
  Size root(int n) {
    return new Size(-Math.floorDiv(-degree, n), -Math.floorDiv(-height, n), denominator);
  }

  static Size sum(Denominators denominators, Size... terms) {
    long degree = Long.MIN_VALUE;
    long[] heights = new long[terms.length];
    int[] parts = new int[terms.length];
    for (int k = 0; k < terms.length; k++) {
      degree = Math.max(degree, terms[k].degree);
      heights[k] = terms[k].height;
      parts[k] = terms[k].denominator;
    }
    return new Size(
        degree, heightOfSum(heights, heights.length), denominators.join(parts, parts.length));
  }

  /** log2 of a sum of powers of two, rounded upwards. */
  static long heightOfSum(long[] heights, int count) {
    long largest = Long.MIN_VALUE;
    for (int k = 0; k < count; k++) {
      largest = Math.max(largest, heights[k]);
    }
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += heights[k] == largest ? 1 : Math.pow(2, (heights[k] - largest) / (double) BIT);
    }
    // Two units cover the rounding of the sum, the power and the logarithm.
    return sum == 1
        ? largest + (count > 1 ? 1 : 0)
        : Math.addExact(largest, (long) Math.ceil(Math.log(sum) / Math.log(2) * BIT) + 2);
  }

  /** A bound for either of two. */
  Size cover(Denominators denominators, Size other) {
    return new Size(
        Math.max(degree, other.degree),
        Math.max(height, other.height),
        denominators.join(denominator, other.denominator));
  }

  /** A bound on the degrees of numerator and denominator. */
  long totalDegree(Denominators denominators) {
    return Math.addExact(Math.max(0, degree), denominators.degree(denominator));
  }

  /** A bound on the heights of numerator and denominator. */
  long totalHeight(Denominators denominators) {
    return Math.addExact(Math.max(0, height), denominators.height(denominator));
  }
}
