package dev.rederive.engine.modular;

import dev.rederive.engine.dag.Derivatives;

/** A fully connected network with squared error, built by loops, and its textbook gradient. */
final class Network {
  /** What each unit does with its weighted sum. */
  enum Activation {
    SIGMOID,
    TANH,
    RELU,
    LINEAR
  }

  final Formula f;
  private final int[][][] weights;
  private final int[][] biases;
  private final int[][] nets;
  private final int[][] outputs;
  private final int[] targets;
  private final Activation activation;
  final int error;

  Network(Formula f, Activation activation, int... widths) {
    this.f = f;
    this.activation = activation;
    int layers = widths.length;
    weights = new int[layers][][];
    biases = new int[layers][];
    nets = new int[layers][];
    outputs = new int[layers][];
    outputs[0] = new int[widths[0]];
    for (int i = 0; i < widths[0]; i++) {
      outputs[0][i] = f.variable("x" + i);
    }
    for (int l = 1; l < layers; l++) {
      weights[l] = new int[widths[l]][widths[l - 1]];
      biases[l] = new int[widths[l]];
      nets[l] = new int[widths[l]];
      outputs[l] = new int[widths[l]];
      for (int j = 0; j < widths[l]; j++) {
        int[] terms = new int[widths[l - 1] + 1];
        for (int i = 0; i < widths[l - 1]; i++) {
          weights[l][j][i] = f.variable("w" + l + "_" + j + "_" + i);
          terms[i] = f.product(weights[l][j][i], outputs[l - 1][i]);
        }
        biases[l][j] = f.variable("b" + l + "_" + j);
        terms[widths[l - 1]] = biases[l][j];
        nets[l][j] = f.named("net" + l + "_" + j, f.sum(terms));
        outputs[l][j] = f.named("out" + l + "_" + j, activate(nets[l][j]));
      }
    }
    int last = layers - 1;
    targets = new int[widths[last]];
    int[] squares = new int[widths[last]];
    for (int j = 0; j < widths[last]; j++) {
      targets[j] = f.variable("t" + j);
      squares[j] = f.product(f.fraction(1, 2), f.power(f.minus(targets[j], outputs[last][j]), 2));
    }
    error = f.named("E", f.sum(squares));
  }

  private int activate(int net) {
    return switch (activation) {
      case SIGMOID -> f.sigmoid(net);
      case TANH -> f.tanh(net);
      case RELU -> f.max(net, f.number(0));
      case LINEAR -> net;
    };
  }

  private int slope(int l, int j) {
    int out = outputs[l][j];
    return switch (activation) {
      case SIGMOID -> f.product(out, f.minus(f.number(1), out));
      case TANH -> f.minus(f.number(1), f.power(out, 2));
      case RELU -> f.product(f.fraction(1, 2), f.sum(f.number(1), f.sign(nets[l][j])));
      case LINEAR -> f.number(1);
    };
  }

  /** The derivative by every weight and bias minus backpropagation's formula for it. */
  int[] differences() {
    int layers = weights.length;
    int[][] deltas = new int[layers][];
    for (int l = layers - 1; l > 0; l--) {
      int width = nets[l].length;
      deltas[l] = new int[width];
      for (int j = 0; j < width; j++) {
        int above;
        if (l == layers - 1) {
          above = f.minus(outputs[l][j], targets[j]);
        } else {
          int[] terms = new int[deltas[l + 1].length];
          for (int k = 0; k < terms.length; k++) {
            terms[k] = f.product(deltas[l + 1][k], weights[l + 1][k][j]);
          }
          above = f.sum(terms);
        }
        deltas[l][j] = f.named("delta" + l + "_" + j, f.product(above, slope(l, j)));
      }
    }
    int count = 0;
    for (int l = 1; l < layers; l++) {
      count +=
          nets[l].length * (nets[l - 1] == null ? outputs[0].length + 1 : nets[l - 1].length + 1);
    }
    Derivatives derivatives = new Derivatives(f.dag);
    int[] differences = new int[count];
    int next = 0;
    for (int l = 1; l < layers; l++) {
      for (int j = 0; j < nets[l].length; j++) {
        differences[next++] = f.minus(derivatives.derivative(error, biases[l][j]), deltas[l][j]);
        for (int i = 0; i < outputs[l - 1].length; i++) {
          differences[next++] =
              f.minus(
                  derivatives.derivative(error, weights[l][j][i]),
                  f.product(deltas[l][j], outputs[l - 1][i]));
        }
      }
    }
    return differences;
  }
}
