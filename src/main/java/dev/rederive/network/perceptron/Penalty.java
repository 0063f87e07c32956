package dev.rederive.network.perceptron;

/** What the penalty on large weights multiplies the sum of their squares by. */
public enum Penalty {
  /** No penalty. */
  NONE,
  /** λ, as in ridge regression. */
  WHOLE,
  /** λ/2. */
  HALF,
  /** λ/m for m samples. */
  MEAN,
  /** λ/(2m) for m samples. */
  HALF_MEAN;

  /** The factor on λ. */
  public double factor(int samples) {
    return switch (this) {
      case NONE -> 0;
      case WHOLE -> 1;
      case HALF -> 0.5;
      case MEAN -> 1.0 / samples;
      case HALF_MEAN -> 0.5 / samples;
    };
  }
}
