package dev.rederive.network.function;

import java.util.List;
import java.util.Optional;

/** The error of one sample, as a sum of one error E_j for each output neuron. */
public interface Loss {

  /** The name by which {@link #named} finds this loss. */
  String name();

  /**
   * The share of each output neuron in the error.
   *
   * @param target what the neurons should have said
   * @param out what they said
   * @return a new array
   */
  double[] outputErrors(double[] target, double[] out);

  /**
   * Carries derivatives with respect to the output errors back to the outputs.
   *
   * @param dErrors the derivative of some quantity with respect to each output error
   * @return a new array, the derivative of that quantity with respect to each output
   */
  double[] pullBack(double[] target, double[] out, double[] dErrors);

  /** The loss of that name; common abbreviations ("mse", "bce", "sse") are understood. */
  static Optional<Loss> named(String name) {
    String canonical =
        switch (name) {
          case "sse" -> "squared-error";
          case "mse" -> "mean-squared-error";
          case "bce" -> "binary-cross-entropy";
          default -> name;
        };
    return all().stream().filter(loss -> loss.name().equals(canonical)).findFirst();
  }

  /** Every loss this package knows. */
  static List<Loss> all() {
    return List.of(
        new HalfSquaredError(),
        new SquaredError(),
        new MeanSquaredError(),
        new BinaryCrossEntropy(),
        new CrossEntropy(),
        new SoftmaxCrossEntropy());
  }
}
