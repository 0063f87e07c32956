package dev.rederive.network.perceptron;

import dev.rederive.network.Estimate;
import java.util.ArrayList;
import java.util.List;

/**
 * One derivative found in two ways.
 *
 * @param of what is differentiated
 * @param by with respect to what
 * @param backpropagated as backpropagation gives it
 * @param measured as finite differences give it
 */
public record DerivativeComparison(Node of, Root by, double backpropagated, Estimate measured) {

  /** Whether the two are within the error of the measurement; false if either is not a number. */
  public boolean agrees() {
    return measured.admits(backpropagated);
  }

  /** The derivatives of one node with respect to every parameter and every node. */
  public static List<DerivativeComparison> all(
      MultiLayerPerceptron network, double[] input, double[] target, Node of) {
    Gradients gradients = Backpropagation.of(network, network.forward(input, target), of);
    List<Root> roots = new ArrayList<>(network.parameters());
    roots.addAll(network.nodes());
    List<DerivativeComparison> comparisons = new ArrayList<>();
    for (Root by : roots) {
      Estimate measured = GradientCheck.derivative(network, input, target, of, by);
      comparisons.add(new DerivativeComparison(of, by, gradients.by(by), measured));
    }
    return comparisons;
  }
}
