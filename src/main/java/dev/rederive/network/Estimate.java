package dev.rederive.network;

/**
 * A derivative measured by finite differences.
 *
 * @param value the derivative
 * @param error how far the true derivative may be from it: truncation as the extrapolation shows it,
 *     and rounding as the size of the differenced values implies it
 */
public record Estimate(double value, double error) {

  /** Whether anything was measured: false where values were not numbers, or never settled. */
  public boolean settled() {
    return Double.isFinite(value) && Double.isFinite(error);
  }

  /** Whether a derivative found in another way may be the one measured here. */
  public boolean admits(double derivative) {
    return Math.abs(derivative - value) <= error;
  }
}
