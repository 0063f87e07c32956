package dev.rederive.engine.floating;

/**
 * A number and how far it may be off.
 *
 * @param error an estimate of the absolute error, not a bound; infinite where nothing is known
 */
record Estimate(double value, double error) {
  static final Estimate UNKNOWN = new Estimate(Double.NaN, Double.POSITIVE_INFINITY);
}
