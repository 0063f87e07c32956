package dev.rederive.network.perceptron;

import dev.rederive.network.function.Activation;
import dev.rederive.network.function.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * A fully connected feed-forward network together with its loss. Its shape is fixed, its weights
 * and biases can be set; they start at zero.
 */
public final class MultiLayerPerceptron {
  private final int inputs;
  private final List<Layer> layers;
  private final Loss loss;

  /** weights[layer][to][from]; layer 0 is the input and has none. */
  final double[][][] weights;

  /** biases[layer][neuron], or biases[layer][0] for a shared one; layer 0 has none. */
  final double[][] biases;

  /**
   * A network with all weights and biases zero.
   *
   * @param inputs how many numbers go in, at least 1
   * @param layers the computing layers from the first to the output layer, at least one
   * @param loss what is minimised
   */
  public MultiLayerPerceptron(int inputs, List<Layer> layers, Loss loss) {
    if (inputs < 1 || layers.isEmpty()) {
      throw new IllegalArgumentException("a network needs an input and a layer");
    }
    this.inputs = inputs;
    this.layers = List.copyOf(layers);
    this.loss = Objects.requireNonNull(loss);
    weights = new double[layers.size() + 1][][];
    biases = new double[layers.size() + 1][];
    weights[0] = new double[0][];
    biases[0] = new double[0];
    for (int l = 1; l <= layers.size(); l++) {
      weights[l] = new double[width(l)][width(l - 1)];
      biases[l] = new double[layer(l).biases().count(width(l))];
    }
  }

  /** A network of the make of another one that uses these weights and biases themselves, no copies. */
  MultiLayerPerceptron(MultiLayerPerceptron make, double[][][] weights, double[][] biases) {
    this.inputs = make.inputs;
    this.layers = make.layers;
    this.loss = make.loss;
    this.weights = weights;
    this.biases = biases;
  }

  /**
   * A network whose layers all have the same activation and the same kind of biases.
   *
   * @param widths the number of inputs, then the width of every layer: 2, 2, 2 for a 2-2-2 network
   */
  public static MultiLayerPerceptron uniform(
      int[] widths, Activation activation, Biases biases, Loss loss) {
    List<Layer> layers = new ArrayList<>();
    for (int l = 1; l < widths.length; l++) {
      layers.add(new Layer(widths[l], activation, biases));
    }
    return new MultiLayerPerceptron(widths[0], layers, loss);
  }

  /** How many layers compute; the output layer has this number. */
  public int depth() {
    return layers.size();
  }

  /** The number of neurons in a layer, or of inputs for layer 0. */
  public int width(int layer) {
    return layer == 0 ? inputs : layer(layer).width();
  }

  /** The make of a layer, from 1. */
  public Layer layer(int layer) {
    return layers.get(layer - 1);
  }

  public Loss loss() {
    return loss;
  }

  /** Whether this network has that parameter or node. */
  public boolean has(Root root) {
    if (root instanceof Parameter.Weight w) {
      return computes(w.layer()) && within(w.to(), w.layer()) && within(w.from(), w.layer() - 1);
    } else if (root instanceof Parameter.Bias b) {
      return computes(b.layer()) && b.index() >= 0 && b.index() < biases[b.layer()].length;
    } else if (root instanceof Node.Input i) {
      return within(i.index(), 0);
    } else if (root instanceof Node.Net n) {
      return computes(n.layer()) && within(n.index(), n.layer());
    } else if (root instanceof Node.Out o) {
      return computes(o.layer()) && within(o.index(), o.layer());
    } else if (root instanceof Node.OutputError e) {
      return within(e.index(), depth());
    }
    return root instanceof Node.TotalError;
  }

  private boolean computes(int layer) {
    return layer >= 1 && layer <= depth();
  }

  private boolean within(int index, int layer) {
    return index >= 0 && index < width(layer);
  }

  /** Throws {@link IllegalArgumentException} if this network has no such parameter or node. */
  void require(Root root) {
    if (!has(root)) {
      throw new IllegalArgumentException("no " + root + " in this network");
    }
  }

  /** Every weight and bias, layer by layer, the weights of a layer before its biases. */
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    for (int l = 1; l <= depth(); l++) {
      for (int to = 0; to < width(l); to++) {
        for (int from = 0; from < width(l - 1); from++) {
          parameters.add(new Parameter.Weight(l, to, from));
        }
      }
      for (int j = 0; j < biases[l].length; j++) {
        parameters.add(new Parameter.Bias(l, j));
      }
    }
    return parameters;
  }

  /** Every node, in the order in which a forward pass meets them. */
  public List<Node> nodes() {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      nodes.add(new Node.Input(i));
    }
    for (int l = 1; l <= depth(); l++) {
      for (int j = 0; j < width(l); j++) {
        nodes.add(new Node.Net(l, j));
      }
      for (int j = 0; j < width(l); j++) {
        nodes.add(new Node.Out(l, j));
      }
    }
    for (int j = 0; j < width(depth()); j++) {
      nodes.add(new Node.OutputError(j));
    }
    nodes.add(new Node.TotalError());
    return nodes;
  }

  /** The value of a weight or bias. */
  public double get(Parameter parameter) {
    require(parameter);
    if (parameter instanceof Parameter.Weight w) {
      return weights[w.layer()][w.to()][w.from()];
    }
    Parameter.Bias b = (Parameter.Bias) parameter;
    return biases[b.layer()][b.index()];
  }

  /** Sets a weight or bias. */
  public void set(Parameter parameter, double value) {
    require(parameter);
    if (parameter instanceof Parameter.Weight w) {
      weights[w.layer()][w.to()][w.from()] = value;
    } else if (parameter instanceof Parameter.Bias b) {
      biases[b.layer()][b.index()] = value;
    }
  }

  /**
   * Sets all weights of a layer.
   *
   * @param rows rows[to][from], one row for each neuron of the layer
   */
  public void setWeights(int layer, double[][] rows) {
    requireLength(rows.length, width(layer));
    for (int to = 0; to < rows.length; to++) {
      requireLength(rows[to].length, width(layer - 1));
      weights[layer][to] = rows[to].clone();
    }
  }

  /** Sets all biases of a layer: one number where it is shared, one for each neuron otherwise. */
  public void setBiases(int layer, double... values) {
    requireLength(values.length, biases[layer].length);
    biases[layer] = values.clone();
  }

  /**
   * Draws every weight and bias uniformly from (−bound, bound).
   *
   * @param random seeded by the caller; the order of the draws is that of {@link #parameters}
   */
  public void initialise(Random random, double bound) {
    for (Parameter parameter : parameters()) {
      set(parameter, bound * (2 * random.nextDouble() - 1));
    }
  }

  /** The outputs for an input. */
  public double[] predict(double[] input) {
    return ForwardPass.layers(this, input, PassObserver.NONE).outputs().clone();
  }

  /** Runs an input through the network, keeping every intermediate value and the errors. */
  public ForwardPass forward(double[] input, double[] target) {
    return forward(input, target, PassObserver.NONE);
  }

  ForwardPass forward(double[] input, double[] target, PassObserver observer) {
    requireLength(target.length, width(depth()));
    return ForwardPass.layers(this, input, observer).compare(loss, target, observer);
  }

  /** The error over several samples. */
  public double error(List<Sample> samples, Averaging averaging) {
    double sum = 0;
    for (Sample sample : samples) {
      sum += forward(sample.input(), sample.target()).totalError();
    }
    return averaging.factor(samples.size()) * sum;
  }

  /** A network of the same make with the same weights and biases, independent of this one. */
  public MultiLayerPerceptron copy() {
    MultiLayerPerceptron copy = new MultiLayerPerceptron(inputs, layers, loss);
    for (int l = 1; l <= depth(); l++) {
      copy.setWeights(l, weights[l]);
      copy.setBiases(l, biases[l]);
    }
    return copy;
  }

  static void requireLength(int actual, int expected) {
    if (actual != expected) {
      throw new IllegalArgumentException(expected + " numbers expected, not " + actual);
    }
  }
}
