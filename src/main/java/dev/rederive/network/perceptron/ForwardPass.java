package dev.rederive.network.perceptron;

import dev.rederive.network.function.Loss;

/**
 * What the network computed for one sample.
 *
 * @param net net[layer][j], the net input of each neuron; net[0] is empty
 * @param out out[layer][j], the output of each neuron; out[0] is the input
 * @param target what the outputs were compared with
 * @param outputErrors the share E_j of each output neuron
 * @param totalError the error E of the sample
 */
public record ForwardPass(
    double[][] net, double[][] out, double[] target, double[] outputErrors, double totalError) {

  /** The outputs of the last layer. */
  public double[] outputs() {
    return out[out.length - 1];
  }

  /** The value of a node; throws {@link IndexOutOfBoundsException} if there is no such node. */
  public double value(Node node) {
    if (node instanceof Node.Input i) {
      return out[0][i.index()];
    } else if (node instanceof Node.Net n) {
      return net[n.layer()][n.index()];
    } else if (node instanceof Node.Out o) {
      return out[o.layer()][o.index()];
    } else if (node instanceof Node.OutputError e) {
      return outputErrors[e.index()];
    }
    return totalError;
  }

  /** The layers' values for an input; the errors are still to be computed. */
  static ForwardPass layers(MultiLayerPerceptron network, double[] input, PassObserver observer) {
    MultiLayerPerceptron.requireLength(input.length, network.width(0));
    int depth = network.depth();
    double[][] net = new double[depth + 1][];
    double[][] out = new double[depth + 1][];
    net[0] = new double[0];
    out[0] = input.clone();
    for (int l = 1; l <= depth; l++) {
      Biases kind = network.layer(l).biases();
      double[] bias = network.biases[l];
      net[l] = new double[network.width(l)];
      for (int to = 0; to < net[l].length; to++) {
        double[] row = network.weights[l][to];
        double sum =
            switch (kind) {
              case NONE -> 0;
              case SHARED -> bias[0];
              case PER_NEURON -> bias[to];
            };
        for (int from = 0; from < row.length; from++) {
          sum += row[from] * out[l - 1][from];
        }
        net[l][to] = sum;
      }
      observer.net(l, net[l]);
      out[l] = network.layer(l).activation().activate(net[l]);
      observer.out(l, out[l]);
    }
    return new ForwardPass(net, out, new double[0], new double[0], Double.NaN);
  }

  /** This pass with its errors against a target. */
  ForwardPass compare(Loss loss, double[] target, PassObserver observer) {
    double[] errors = loss.outputErrors(target, outputs());
    observer.outputErrors(errors);
    double sum = 0;
    for (double error : errors) {
      sum += error;
    }
    return new ForwardPass(net, out, target.clone(), errors, observer.totalError(sum));
  }

  /** How far this pass is from the nearest point at which an activation has no derivative. */
  public double distanceToKink(MultiLayerPerceptron network) {
    double distance = Double.POSITIVE_INFINITY;
    for (int l = 1; l <= network.depth(); l++) {
      distance = Math.min(distance, network.layer(l).activation().distanceToKink(net[l]));
    }
    return distance;
  }
}
