package dev.rederive.network.perceptron;

/**
 * A number that training changes. Layers count from 1, the first one that computes; neurons, and the
 * inputs of the network, count from 0.
 */
public sealed interface Parameter extends Root {

  /** The layer this parameter belongs to, from 1. */
  int layer();

  /**
   * The weight of the connection into neuron {@code to} of {@code layer} that comes from neuron
   * {@code from} of the layer before, or from that input if {@code layer} is 1.
   */
  record Weight(int layer, int to, int from) implements Parameter {}

  /**
   * A bias of {@code layer}: that of neuron {@code index}, or, where the layer shares one bias, the
   * one with index 0.
   */
  record Bias(int layer, int index) implements Parameter {}
}
