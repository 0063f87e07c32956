package dev.rederive.network.perceptron;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.network.function.HalfSquaredError;
import dev.rederive.network.function.Identity;
import dev.rederive.network.perceptron.Parameter.Bias;
import dev.rederive.network.perceptron.Parameter.Weight;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GradientDescentTest {
  private static final Weight W = new Weight(1, 0, 0);
  private static final Bias B = new Bias(1, 0);

  private static MultiLayerPerceptron linearUnit(double weight, double bias) {
    MultiLayerPerceptron unit =
        MultiLayerPerceptron.uniform(
            new int[] {1, 1}, new Identity(), Biases.PER_NEURON, new HalfSquaredError());
    unit.set(W, weight);
    unit.set(B, bias);
    return unit;
  }

  private static List<Sample> line() {
    return List.of(
        new Sample(new double[] {1}, new double[] {3}),
        new Sample(new double[] {2}, new double[] {5}));
  }

  /** Two steps written out for y = w x + b at one sample, x = 2, t = 1. */
  @Test
  void momentumRepeatsAShareOfTheLastStep() {
    double w = 0.5;
    double b = 0.25;
    double epsilon = 0.1;
    double alpha = 0.9;
    double residual = w * 2 + b - 1;
    double dw = -epsilon * residual * 2;
    double db = -epsilon * residual;
    w += dw;
    b += db;
    residual = w * 2 + b - 1;
    dw = -epsilon * residual * 2 + alpha * dw;
    db = -epsilon * residual + alpha * db;
    w += dw;
    b += db;

    List<Sample> samples = List.of(new Sample(new double[] {2}, new double[] {1}));
    MultiLayerPerceptron start = linearUnit(0.5, 0.25);
    MultiLayerPerceptron moved =
        Training.batch(epsilon).withMomentum(alpha).run(start, samples, 2).network();
    assertEquals(w, moved.get(W), 1e-15);
    assertEquals(b, moved.get(B), 1e-15);
    double without = Training.batch(epsilon).run(start, samples, 2).network().get(W);
    assertTrue(Math.abs(without - w) > 1e-3, "momentum must make a difference");
    assertEquals(0.5, start.get(W), 0, "the start is not changed");
  }

  @Test
  void batchUsesTheOldWeightsForEverySample() {
    MultiLayerPerceptron moved = Training.batch(0.1).run(linearUnit(0, 0), line(), 1).network();
    assertEquals(0.1 * (3 * 1 + 5 * 2), moved.get(W), 1e-15);
    assertEquals(0.1 * (3 + 5), moved.get(B), 1e-15);
  }

  @Test
  void perSampleUsesTheNewWeightsForTheNext() {
    MultiLayerPerceptron moved = Training.perSample(0.1).run(linearUnit(0, 0), line(), 1).network();
    // After the first sample w = b = 0.3, so the second is off by 5 − 0.9.
    assertEquals(0.3 + 0.1 * 4.1 * 2, moved.get(W), 1e-15);
    assertEquals(0.3 + 0.1 * 4.1, moved.get(B), 1e-15);
  }

  @Test
  void averagingDividesByTheNumberOfSamples() {
    Training.Result sum = Training.batch(0.1).run(linearUnit(0, 0), line(), 1);
    Training.Result mean =
        Training.batch(0.2).over(Averaging.MEAN).run(linearUnit(0, 0), line(), 1);
    assertEquals(17, sum.errors()[0], 1e-15);
    assertEquals(8.5, mean.errors()[0], 1e-15);
    assertEquals(sum.network().get(W), mean.network().get(W), 1e-15);
  }

  @Test
  void biasesStayWhereOnlyWeightsAreUpdated() {
    MultiLayerPerceptron moved =
        Training.batch(0.1).updating(Updated.WEIGHTS).run(linearUnit(0, 0.5), line(), 3).network();
    assertEquals(0.5, moved.get(B), 0);
    assertNotEquals(0, moved.get(W));
  }

  @Test
  void theErrorCurveFallsToTheFit() {
    Training.Result result = Training.batch(0.2).run(linearUnit(0, 0), line(), 2000);
    for (int t = 1; t < 50; t++) {
      assertTrue(result.errors()[t] < result.errors()[t - 1]);
    }
    assertEquals(2, result.network().get(W), 1e-10);
    assertEquals(1, result.network().get(B), 1e-10);
    assertEquals(0, result.finalError(), 1e-20);
  }

  @Test
  void aSeedFixesTheStart() {
    MultiLayerPerceptron one = WorkedExample.network(Biases.PER_NEURON);
    MultiLayerPerceptron two = WorkedExample.network(Biases.PER_NEURON);
    one.initialise(new Random(11), 0.5);
    two.initialise(new Random(11), 0.5);
    assertArrayEquals(values(one), values(two));
    two.initialise(new Random(12), 0.5);
    assertNotEquals(one.get(W), two.get(W));
    for (double value : values(one)) {
      assertTrue(Math.abs(value) < 0.5);
    }
  }

  private static double[] values(MultiLayerPerceptron network) {
    return network.parameters().stream().mapToDouble(network::get).toArray();
  }
}
