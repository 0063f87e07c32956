package dev.rederive.network.perceptron;

/** Which parameters training changes. */
public enum Updated {
  /** The weights; the biases keep their values. */
  WEIGHTS,
  /** Weights and biases alike. */
  WEIGHTS_AND_BIASES
}
