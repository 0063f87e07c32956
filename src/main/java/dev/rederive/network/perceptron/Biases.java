package dev.rederive.network.perceptron;

/** How the neurons of a layer get their biases. */
public enum Biases {
  /** No bias at all. */
  NONE,
  /** One bias that enters every neuron of the layer; its gradient is the sum over them. */
  SHARED,
  /** Each neuron has a bias of its own. */
  PER_NEURON;

  /** How many biases a layer of that width has. */
  int count(int width) {
    return switch (this) {
      case NONE -> 0;
      case SHARED -> 1;
      case PER_NEURON -> width;
    };
  }
}
