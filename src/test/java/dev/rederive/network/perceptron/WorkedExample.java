package dev.rederive.network.perceptron;

import dev.rederive.network.function.HalfSquaredError;
import dev.rederive.network.function.Sigmoid;
import dev.rederive.network.perceptron.Parameter.Bias;
import dev.rederive.network.perceptron.Parameter.Weight;
import java.util.List;

/** The well-known worked example with two inputs, two hidden and two output neurons (Mazur 2015). */
final class WorkedExample {
  static final Sample SAMPLE = new Sample(new double[] {0.05, 0.10}, new double[] {0.01, 0.99});
  static final double LEARNING_RATE = 0.5;

  /** w_1 to w_8, in the order of their numbers. */
  static final List<Weight> WEIGHTS =
      List.of(
          new Weight(1, 0, 0),
          new Weight(1, 0, 1),
          new Weight(1, 1, 0),
          new Weight(1, 1, 1),
          new Weight(2, 0, 0),
          new Weight(2, 0, 1),
          new Weight(2, 1, 0),
          new Weight(2, 1, 1));

  static final Bias B1 = new Bias(1, 0);
  static final Bias B2 = new Bias(2, 0);

  private WorkedExample() {}

  static MultiLayerPerceptron network(Biases biases) {
    MultiLayerPerceptron network =
        MultiLayerPerceptron.uniform(
            new int[] {2, 2, 2}, new Sigmoid(), biases, new HalfSquaredError());
    double[] values = {.15, .20, .25, .30, .40, .45, .50, .55};
    for (int i = 0; i < values.length; i++) {
      network.set(WEIGHTS.get(i), values[i]);
    }
    for (Parameter parameter : network.parameters()) {
      if (parameter instanceof Bias bias) {
        network.set(bias, bias.layer() == 1 ? .35 : .60);
      }
    }
    return network;
  }
}
