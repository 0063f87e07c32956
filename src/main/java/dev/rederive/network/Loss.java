package dev.rederive.network;

import java.util.List;
import java.util.Optional;

/**
 * The error of one sample: the sum over the output neurons of an error E_j that depends on the
 * target and the output of neuron j alone.
 */
public interface Loss {

  /** The name by which {@link #named} finds this loss. */
  String name();

  /**
   * The share E_j of one output neuron in the error.
   *
   * @param target what the neuron should have said
   * @param out what it said
   * @param outputs how many output neurons there are, for the losses that average over them
   */
  double outputError(double target, double out, int outputs);

  /** ∂E_j/∂out_j, with the arguments of {@link #outputError}. */
  double slope(double target, double out, int outputs);

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
        new CrossEntropy());
  }
}
