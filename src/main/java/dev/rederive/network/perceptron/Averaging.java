package dev.rederive.network.perceptron;

/** How the errors of several samples become one. */
public enum Averaging {
  /** They are added up, as in Rumelhart, Hinton and Williams (1986), formula 3. */
  SUM,
  /** They are added up and divided by the number of samples. */
  MEAN;

  /** The factor on the sum over that many samples. */
  double factor(int samples) {
    return switch (this) {
      case SUM -> 1;
      case MEAN -> 1.0 / samples;
    };
  }
}
