package dev.rederive.engine.floating;

import java.util.function.DoubleUnaryOperator;

/**
 * The derivative of a function of one variable by central differences over shrinking steps,
 * extrapolated to step 0 (Richardson), the entry with the least estimated error kept.
 *
 * <p>C. J. F. Ridders, Accurate computation of F'(x) and F'(x) F''(x), Advances in Engineering
 * Software 4 (1982) 75. Here the estimate also counts rounding, |noise|/h.
 */
final class DifferenceQuotient {
  /** No simple fraction, so that no period of the function is met by all steps. */
  private static final double FIRST_STEP = 0.1137;

  private static final double RATIO = 1.6;
  private static final int ROWS = 34;
  private static final int COLUMNS = 8;

  /** Steps that must have been seen before an entry is believed. */
  private static final int LEAST_ROWS = 4;

  private static final double GOOD_ENOUGH = 1e-13;

  private DifferenceQuotient() {}

  /**
   * @param f the function; NaN where it is not defined
   * @param noise how far f's values may be off near x, rounding included
   * @return the derivative at x, or {@link Estimate#UNKNOWN}
   */
  static Estimate at(DoubleUnaryOperator f, double x, double noise) {
    double[] row = new double[COLUMNS];
    double[] above = new double[COLUMNS];
    int rows = 0;
    double step = FIRST_STEP * Math.max(1, Math.abs(x));
    Estimate best = Estimate.UNKNOWN;
    for (int k = 0; k < ROWS; k++, step /= RATIO) {
      double right = x + step;
      double left = x - step;
      double slope = (f.applyAsDouble(right) - f.applyAsDouble(left)) / (right - left);
      if (!Double.isFinite(slope)) {
        rows = 0; // the step reaches beyond the domain
        continue;
      }
      double rounding = noise / step;
      if (rows >= LEAST_ROWS && rounding > best.error()) {
        break; // smaller steps only add noise
      }
      double[] swap = above;
      above = row;
      row = swap;
      row[0] = slope;
      double factor = 1;
      for (int j = 1; j <= Math.min(rows, COLUMNS - 1); j++) {
        factor *= RATIO * RATIO;
        row[j] = row[j - 1] + (row[j - 1] - above[j - 1]) / (factor - 1);
        double truncation =
            Math.max(Math.abs(row[j] - row[j - 1]), Math.abs(row[j] - above[j - 1]));
        double error = 2 * (truncation + rounding);
        if (rows + 1 >= LEAST_ROWS && error < best.error()) {
          best = new Estimate(row[j], error);
        }
      }
      rows++;
      if (best.error() <= GOOD_ENOUGH * Math.abs(best.value())) {
        break;
      }
    }
    return best;
  }
}
