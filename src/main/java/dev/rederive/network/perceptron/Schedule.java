package dev.rederive.network.perceptron;

/** When training changes the weights. */
public enum Schedule {
  /** Once for each pass over the samples, by the gradient over all of them. */
  BATCH,
  /** After every sample, by the gradient at that sample, in the order given. */
  PER_SAMPLE
}
