package dev.rederive.network.perceptron;

/**
 * A quantity the network computes, or its input. Layers count from 1, the first one that computes;
 * neurons and inputs count from 0.
 */
public sealed interface Node extends Root {

  /** An input of the network. */
  record Input(int index) implements Node {}

  /** The weighted sum, bias included, that enters a neuron. */
  record Net(int layer, int index) implements Node {}

  /** What a neuron sends on: its activation at its net input. */
  record Out(int layer, int index) implements Node {}

  /** The share E_j of output neuron j in the error. */
  record OutputError(int index) implements Node {}

  /** The error E of the sample, the sum of the output errors. */
  record TotalError() implements Node {}
}
