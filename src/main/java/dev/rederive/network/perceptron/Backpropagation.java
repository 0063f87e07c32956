package dev.rederive.network.perceptron;

/**
 * Backpropagation, derived by hand: one walk from a node back to the inputs gives the derivatives of
 * that node with respect to every quantity before it (Rumelhart, Hinton and Williams 1986, formulas
 * 4 to 7).
 */
public final class Backpropagation {
  private Backpropagation() {}

  /** The derivatives of the error E. */
  public static Gradients of(MultiLayerPerceptron network, ForwardPass pass) {
    return of(network, pass, new Node.TotalError());
  }

  /**
   * The derivatives of any node.
   *
   * @param network the network, unchanged since the pass was made
   * @param pass where the derivatives are taken
   * @param node what is differentiated
   * @throws IllegalArgumentException if the network has no such node
   */
  public static Gradients of(MultiLayerPerceptron network, ForwardPass pass, Node node) {
    network.require(node);
    int depth = network.depth();
    double[][] dNet = new double[depth + 1][];
    double[][] dOut = new double[depth + 1][];
    dNet[0] = new double[0];
    for (int l = 0; l <= depth; l++) {
      dOut[l] = new double[network.width(l)];
    }
    double dTotal = node instanceof Node.TotalError ? 1 : 0;

    // The error is the sum of the output errors.
    double[] output = pass.outputs();
    double[] dErrors = new double[output.length];
    for (int j = 0; j < output.length; j++) {
      dErrors[j] = dTotal;
    }
    if (node instanceof Node.OutputError e) {
      dErrors[e.index()] = 1;
    }
    dOut[depth] = network.loss().pullBack(pass.target(), output, dErrors);

    ParameterGradients parameters = ParameterGradients.zero(network);
    for (int l = depth; l >= 1; l--) {
      if (node instanceof Node.Out o && o.layer() == l) {
        dOut[l][o.index()] = 1;
      }
      dNet[l] = network.layer(l).activation().pullBack(pass.net()[l], pass.out()[l], dOut[l]);
      if (node instanceof Node.Net n && n.layer() == l) {
        dNet[l][n.index()] = 1;
      }
      throughWeights(network, pass, l, dNet[l], parameters, dOut[l - 1]);
    }
    if (node instanceof Node.Input i) {
      dOut[0][i.index()] = 1;
    }
    return new Gradients(parameters, dNet, dOut, dErrors, dTotal);
  }

  /** net_to = Σ_from w_{to,from} out_from + b: from dNet to the weights, biases and outputs. */
  private static void throughWeights(
      MultiLayerPerceptron network,
      ForwardPass pass,
      int layer,
      double[] dNet,
      ParameterGradients parameters,
      double[] dOutBefore) {
    double[] outBefore = pass.out()[layer - 1];
    for (int to = 0; to < dNet.length; to++) {
      double[] weights = network.weights[layer][to];
      double[] dWeights = parameters.dWeights()[layer][to];
      for (int from = 0; from < outBefore.length; from++) {
        dWeights[from] = dNet[to] * outBefore[from];
        dOutBefore[from] += dNet[to] * weights[from];
      }
      switch (network.layer(layer).biases()) {
        case NONE -> {}
        case SHARED -> parameters.dBiases()[layer][0] += dNet[to];
        case PER_NEURON -> parameters.dBiases()[layer][to] = dNet[to];
      }
    }
  }
}
