package dev.rederive.network.perceptron;

import dev.rederive.network.function.Activation;
import java.util.Objects;

/**
 * The make of one computing layer.
 *
 * @param width how many neurons it has, at least 1
 * @param activation what its neurons do with their net input
 * @param biases how they get their biases
 */
public record Layer(int width, Activation activation, Biases biases) {
  public Layer {
    Objects.requireNonNull(activation);
    Objects.requireNonNull(biases);
    if (width < 1) {
      throw new IllegalArgumentException("a layer needs at least one neuron, not " + width);
    }
  }
}
