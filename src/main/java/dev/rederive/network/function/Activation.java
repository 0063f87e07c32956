package dev.rederive.network.function;

import java.util.List;
import java.util.Optional;

/** The function that turns the net inputs of a layer into its outputs. */
public interface Activation {

  /** The name by which {@link #named} finds this activation. */
  String name();

  /**
   * The outputs of a layer.
   *
   * @param net the net input of each neuron
   * @return a new array, one output for each neuron
   */
  double[] activate(double[] net);

  /**
   * Carries derivatives with respect to the outputs back to the net inputs: the product of {@code
   * dOut} with the Jacobian ∂out/∂net.
   *
   * @param net the net input of each neuron
   * @param out the output of each neuron, as {@link #activate} gave it
   * @param dOut the derivative of some quantity with respect to each output
   * @return a new array, the derivative of that quantity with respect to each net input
   */
  double[] pullBack(double[] net, double[] out, double[] dOut);

  /**
   * How far the net inputs are from the nearest point at which this activation has no derivative;
   * infinite where it is smooth.
   */
  default double distanceToKink(double[] net) {
    return Double.POSITIVE_INFINITY;
  }

  /** The activation of that name, an alternative name ("logistic", "linear", "step") included. */
  static Optional<Activation> named(String name) {
    String canonical =
        switch (name) {
          case "logistic" -> "sigmoid";
          case "linear" -> "identity";
          case "step" -> "threshold";
          default -> name;
        };
    return all().stream().filter(activation -> activation.name().equals(canonical)).findFirst();
  }

  /** Every activation this package knows. */
  static List<Activation> all() {
    return List.of(
        new Sigmoid(),
        new Tanh(),
        new Identity(),
        new Relu(),
        new Softplus(),
        new Softmax(),
        new Threshold());
  }
}
