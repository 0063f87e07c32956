package dev.rederive.network.perceptron;

import java.util.List;

/**
 * How a network is trained.
 *
 * @param learningRate the factor on the gradient
 * @param momentum the share of the last step that is repeated, 0 for none
 * @param schedule when the weights change
 * @param averaging how the samples' errors add up, in the batch gradient and in the error curve
 * @param updated which parameters change
 */
public record Training(
    double learningRate, double momentum, Schedule schedule, Averaging averaging, Updated updated) {

  /** Batch descent on the summed error, without momentum, weights and biases updated. */
  public static Training batch(double learningRate) {
    return new Training(learningRate, 0, Schedule.BATCH, Averaging.SUM, Updated.WEIGHTS_AND_BIASES);
  }

  /** Descent after every sample, without momentum, weights and biases updated. */
  public static Training perSample(double learningRate) {
    return new Training(
        learningRate, 0, Schedule.PER_SAMPLE, Averaging.SUM, Updated.WEIGHTS_AND_BIASES);
  }

  /** The same with momentum. */
  public Training withMomentum(double share) {
    return new Training(learningRate, share, schedule, averaging, updated);
  }

  /** The same with only these parameters changing. */
  public Training updating(Updated parameters) {
    return new Training(learningRate, momentum, schedule, averaging, parameters);
  }

  /** The same on the error averaged, or summed, over the samples. */
  public Training over(Averaging average) {
    return new Training(learningRate, momentum, schedule, average, updated);
  }

  /**
   * What training makes of a network.
   *
   * @param network the trained network
   * @param errors the error over all samples: errors[0] before training, errors[t] after t epochs
   */
  public record Result(MultiLayerPerceptron network, double[] errors) {

    /** The error at the end. */
    public double finalError() {
      return errors[errors.length - 1];
    }
  }

  /**
   * Trains a copy of a network.
   *
   * @param start is not changed
   * @param samples at least one
   * @param epochs how many passes over the samples
   */
  public Result run(MultiLayerPerceptron start, List<Sample> samples, int epochs) {
    if (samples.isEmpty() || epochs < 0) {
      throw new IllegalArgumentException("training needs a sample and a number of epochs");
    }
    MultiLayerPerceptron network = start.copy();
    GradientDescent descent = new GradientDescent(network, learningRate, momentum, updated);
    double[] errors = new double[epochs + 1];
    errors[0] = network.error(samples, averaging);
    for (int epoch = 1; epoch <= epochs; epoch++) {
      switch (schedule) {
        case BATCH -> descent.step(ParameterGradients.of(network, samples, averaging));
        case PER_SAMPLE -> {
          for (Sample sample : samples) {
            descent.step(ParameterGradients.of(network, List.of(sample), averaging));
          }
        }
      }
      errors[epoch] = network.error(samples, averaging);
    }
    return new Result(network, errors);
  }
}
