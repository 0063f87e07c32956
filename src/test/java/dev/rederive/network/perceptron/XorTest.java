package dev.rederive.network.perceptron;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.network.function.HalfSquaredError;
import dev.rederive.network.function.Identity;
import dev.rederive.network.function.Sigmoid;
import dev.rederive.network.function.Threshold;
import dev.rederive.network.perceptron.Parameter.Bias;
import dev.rederive.network.perceptron.Parameter.Weight;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What exclusive or asks of a network (Minsky and Papert 1969): a single unit is not enough. */
class XorTest {
  private static final List<Sample> XOR =
      List.of(sample(0, 0, 0), sample(0, 1, 1), sample(1, 0, 1), sample(1, 1, 0));

  private static Sample sample(double a, double b, double target) {
    return new Sample(new double[] {a, b}, new double[] {target});
  }

  private static int rightAnswers(MultiLayerPerceptron network) {
    int right = 0;
    for (Sample sample : XOR) {
      double answer = network.predict(sample.input())[0] > 0.5 ? 1 : 0;
      if (answer == sample.target()[0]) {
        right++;
      }
    }
    return right;
  }

  private static MultiLayerPerceptron sigmoids(int seed, int... widths) {
    MultiLayerPerceptron network =
        MultiLayerPerceptron.uniform(
            widths, new Sigmoid(), Biases.PER_NEURON, new HalfSquaredError());
    network.initialise(new Random(seed), 1);
    return network;
  }

  @Test
  void thresholdUnitsWithStatedWeightsComputeIt() {
    MultiLayerPerceptron network =
        MultiLayerPerceptron.uniform(
            new int[] {2, 2, 1}, new Threshold(), Biases.PER_NEURON, new HalfSquaredError());
    // "one or the other" and "both"; the output unit fires for the first without the second.
    network.setWeights(1, new double[][] {{1, 1}, {1, 1}});
    network.setBiases(1, -0.5, -1.5);
    network.setWeights(2, new double[][] {{1, -1}});
    network.setBiases(2, -0.5);
    for (Sample sample : XOR) {
      assertArrayEquals(sample.target(), network.predict(sample.input()));
    }
    network.setBiases(1, -0.5, -0.5);
    assertTrue(rightAnswers(network) < 4, "two alike hidden units are as good as one");
  }

  @Test
  void threeLayersLearnIt() {
    MultiLayerPerceptron start = sigmoids(1, 2, 2, 1);
    Training.Result batch = Training.batch(0.5).withMomentum(0.9).run(start, XOR, 4000);
    assertEquals(4, rightAnswers(batch.network()));
    assertTrue(batch.finalError() < 0.01, "error " + batch.finalError());
    assertTrue(rightAnswers(start) < 4, "the start must not know it already");
  }

  @Test
  void threeLayersLearnItSampleBySample() {
    Training.Result result = Training.perSample(0.5).run(sigmoids(1, 2, 3, 1), XOR, 8000);
    assertEquals(4, rightAnswers(result.network()));
    assertTrue(result.finalError() < 0.02, "error " + result.finalError());
  }

  @Test
  void singleUnitDoesNotLearnIt() {
    for (int seed = 1; seed <= 5; seed++) {
      Training.Result result = Training.batch(0.5).run(sigmoids(seed, 2, 1), XOR, 5000);
      assertTrue(rightAnswers(result.network()) < 4);
      assertTrue(result.finalError() > 0.4, "error " + result.finalError());
    }
  }

  @Test
  void linearUnitEndsAtItsOnlyStationaryPoint() {
    MultiLayerPerceptron unit =
        MultiLayerPerceptron.uniform(
            new int[] {2, 1}, new Identity(), Biases.PER_NEURON, new HalfSquaredError());
    unit.initialise(new Random(3), 1);
    Training.Result result = Training.batch(0.2).run(unit, XOR, 2000);
    assertEquals(0, result.network().get(new Weight(1, 0, 0)), 1e-12);
    assertEquals(0, result.network().get(new Weight(1, 0, 1)), 1e-12);
    assertEquals(0.5, result.network().get(new Bias(1, 0)), 1e-12);
    assertEquals(0.5, result.finalError(), 1e-12);
  }
}
