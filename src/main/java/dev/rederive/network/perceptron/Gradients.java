package dev.rederive.network.perceptron;

/**
 * The derivatives of one node with respect to everything it may depend on.
 *
 * @param parameters those with respect to weights and biases
 * @param dNet dNet[layer][j]; dNet[0] is empty
 * @param dOut dOut[layer][j]; dOut[0] belongs to the inputs
 * @param dOutputErrors those with respect to the output errors E_j
 * @param dTotalError that with respect to the error E: 1 if E is the node, otherwise 0
 */
public record Gradients(
    ParameterGradients parameters,
    double[][] dNet,
    double[][] dOut,
    double[] dOutputErrors,
    double dTotalError) {

  /** dInput[i], the derivatives with respect to the inputs. */
  public double[] dInput() {
    return dOut[0];
  }

  /** The derivative with respect to one root, which must be one of the network's. */
  public double by(Root root) {
    if (root instanceof Parameter parameter) {
      return parameters.by(parameter);
    } else if (root instanceof Node.Input i) {
      return dOut[0][i.index()];
    } else if (root instanceof Node.Net n) {
      return dNet[n.layer()][n.index()];
    } else if (root instanceof Node.Out o) {
      return dOut[o.layer()][o.index()];
    } else if (root instanceof Node.OutputError e) {
      return dOutputErrors[e.index()];
    }
    return dTotalError;
  }
}
