package dev.rederive.network.perceptron;

import java.util.List;

/**
 * The derivatives of one quantity with respect to every weight and bias.
 *
 * @param dWeights dWeights[layer][to][from]; dWeights[0] is empty
 * @param dBiases dBiases[layer][index], a single entry where the layer shares one bias
 */
public record ParameterGradients(double[][][] dWeights, double[][] dBiases) {

  /** All zero, in the shape of a network. */
  static ParameterGradients zero(MultiLayerPerceptron network) {
    double[][][] dWeights = new double[network.depth() + 1][][];
    double[][] dBiases = new double[network.depth() + 1][];
    dWeights[0] = new double[0][];
    dBiases[0] = new double[0];
    for (int l = 1; l <= network.depth(); l++) {
      dWeights[l] = new double[network.width(l)][network.width(l - 1)];
      dBiases[l] = new double[network.biases[l].length];
    }
    return new ParameterGradients(dWeights, dBiases);
  }

  /** The gradient of the error over several samples. */
  public static ParameterGradients of(
      MultiLayerPerceptron network, List<Sample> samples, Averaging averaging) {
    ParameterGradients sum = zero(network);
    double factor = averaging.factor(samples.size());
    for (Sample sample : samples) {
      ForwardPass pass = network.forward(sample.input(), sample.target());
      sum.add(factor, Backpropagation.of(network, pass).parameters());
    }
    return sum;
  }

  /** The derivative with respect to one weight or bias. */
  public double by(Parameter parameter) {
    if (parameter instanceof Parameter.Weight w) {
      return dWeights[w.layer()][w.to()][w.from()];
    }
    Parameter.Bias b = (Parameter.Bias) parameter;
    return dBiases[b.layer()][b.index()];
  }

  private void add(double factor, ParameterGradients other) {
    for (int l = 1; l < dWeights.length; l++) {
      for (int to = 0; to < dWeights[l].length; to++) {
        for (int from = 0; from < dWeights[l][to].length; from++) {
          dWeights[l][to][from] += factor * other.dWeights[l][to][from];
        }
      }
      for (int j = 0; j < dBiases[l].length; j++) {
        dBiases[l][j] += factor * other.dBiases[l][j];
      }
    }
  }
}
