package dev.rederive.check.comparison;

/**
 * A double with a bound on how far it may be off.
 *
 * @param error not negative; infinite if nothing is known
 */
record Approximate(double value, double error) {

  /** A number as doubles hold it. */
  static Approximate rounded(double value) {
    return new Approximate(value, Math.ulp(value) / 2);
  }

  boolean settled() {
    return Double.isFinite(value) && Double.isFinite(error);
  }

  /** Whether both may be the same number. */
  boolean meets(Approximate other) {
    return Math.abs(value - other.value) <= error + other.error;
  }
}
