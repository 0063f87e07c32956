package dev.rederive.network.perceptron;

/**
 * One example to learn from.
 *
 * @param input one number for each input of the network
 * @param target one number for each output neuron
 */
public record Sample(double[] input, double[] target) {}
