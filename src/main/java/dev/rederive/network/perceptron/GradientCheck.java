package dev.rederive.network.perceptron;

import dev.rederive.network.Element;
import dev.rederive.network.Estimate;
import dev.rederive.network.FiniteDifferences;
import dev.rederive.network.Numbers;
import java.util.List;

/** The finite differences of a perceptron, to hold backpropagation against. */
public final class GradientCheck {
  private GradientCheck() {}

  /**
   * The derivative of a node with respect to a parameter or another node.
   *
   * @param network is not changed
   * @param input where the derivative is taken
   * @param target what the outputs are compared with
   * @param of what is differentiated
   * @param by what is perturbed; a node is perturbed on top of its computed value
   * @throws IllegalArgumentException if the network has no such node or parameter
   */
  public static Estimate derivative(
      MultiLayerPerceptron network, double[] input, double[] target, Node of, Root by) {
    network.require(of);
    network.require(by);
    if (of instanceof Node.Input) {
      return new Estimate(of.equals(by) ? 1 : 0, 0);
    }
    SampledPerceptron sampled = SampledPerceptron.single(network);
    Numbers at = sampled.numbers(network, input, target);
    return new FiniteDifferences(sampled, at)
        .derivative(SampledPerceptron.element(of, 0), SampledPerceptron.element(by, 0));
  }

  /** The derivative of the error over several samples with respect to a weight or bias. */
  public static Estimate derivative(
      MultiLayerPerceptron network, List<Sample> samples, Averaging averaging, Parameter by) {
    SampledPerceptron sampled =
        new SampledPerceptron(network, samples.size(), averaging, Penalty.NONE);
    Numbers at = sampled.numbers(network, samples);
    return new FiniteDifferences(sampled, at)
        .derivative(Element.of("loss"), SampledPerceptron.element(by, 0));
  }

  /**
   * (E(w + ε) − E(w − ε)) / 2ε for one step ε, without extrapolation: the gradient check as
   * textbooks print it.
   */
  public static double centralDifference(
      MultiLayerPerceptron network, Sample sample, Parameter by, double epsilon) {
    MultiLayerPerceptron perturbed = network.copy();
    double at = network.get(by);
    perturbed.set(by, at + epsilon);
    double above = perturbed.forward(sample.input(), sample.target()).totalError();
    perturbed.set(by, at - epsilon);
    double below = perturbed.forward(sample.input(), sample.target()).totalError();
    return (above - below) / (2 * epsilon);
  }
}
