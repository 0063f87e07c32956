package dev.rederive.network.perceptron;

/**
 * Steps down a gradient, with momentum: Δw(t) = −ε ∂E/∂w(t) + α Δw(t−1), then w ← w + Δw (Rumelhart,
 * Hinton and Williams 1986, formulas 8 and 9). Remembers its last step, so one belongs to one run.
 */
public final class GradientDescent {
  private final MultiLayerPerceptron network;
  private final double learningRate;
  private final double momentum;
  private final Updated updated;
  private final ParameterGradients change;

  /**
   * A descent that has not moved yet: Δw(0) = 0.
   *
   * @param network is changed by {@link #step}
   * @param learningRate ε, the length of a step per unit of gradient
   * @param momentum α, the share of the last step that is repeated; 0 for plain descent
   */
  public GradientDescent(
      MultiLayerPerceptron network, double learningRate, double momentum, Updated updated) {
    this.network = network;
    this.learningRate = learningRate;
    this.momentum = momentum;
    this.updated = updated;
    this.change = ParameterGradients.zero(network);
  }

  /** One step. The gradient is the one at the network's present weights. */
  public void step(ParameterGradients gradient) {
    for (int l = 1; l <= network.depth(); l++) {
      for (int to = 0; to < network.width(l); to++) {
        step(network.weights[l][to], gradient.dWeights()[l][to], change.dWeights()[l][to]);
      }
      switch (updated) {
        case WEIGHTS -> {}
        case WEIGHTS_AND_BIASES ->
            step(network.biases[l], gradient.dBiases()[l], change.dBiases()[l]);
      }
    }
  }

  private void step(double[] values, double[] slopes, double[] changes) {
    for (int i = 0; i < values.length; i++) {
      changes[i] = -learningRate * slopes[i] + momentum * changes[i];
      values[i] += changes[i];
    }
  }
}
