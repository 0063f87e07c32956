package dev.rederive.network.perceptron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.network.Estimate;
import dev.rederive.network.function.CrossEntropy;
import dev.rederive.network.function.HalfSquaredError;
import dev.rederive.network.function.Relu;
import dev.rederive.network.function.Sigmoid;
import dev.rederive.network.function.Softmax;
import dev.rederive.network.perceptron.Parameter.Bias;
import dev.rederive.network.perceptron.Parameter.Weight;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Backpropagation against finite differences, which share nothing but the forward pass. */
class BackpropagationTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(
      ints = {
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24
      })
  void everyNodeByEveryRoot(int seed) {
    RandomNetworks drawn = RandomNetworks.drawn(seed);
    for (Node of : drawn.network().nodes()) {
      for (DerivativeComparison comparison :
          DerivativeComparison.all(drawn.network(), drawn.input(), drawn.target(), of)) {
        assertTrue(comparison.agrees(), () -> "seed " + seed + ": " + comparison);
        double scale = Math.max(1, Math.abs(comparison.backpropagated()));
        assertTrue(
            comparison.measured().error() < 1e-6 * scale,
            () -> "seed " + seed + ", too coarse to mean anything: " + comparison);
      }
    }
  }

  /** Many more networks, by their error alone; saturated outputs and near kinks are among them. */
  @Test
  void theErrorOfManyNetworks() {
    int compared = 0;
    for (int seed = 100; seed < 400; seed++) {
      RandomNetworks drawn = RandomNetworks.drawn(seed);
      if (drawn.pass().distanceToKink(drawn.network()) == 0) {
        continue;
      }
      for (DerivativeComparison comparison :
          DerivativeComparison.all(
              drawn.network(), drawn.input(), drawn.target(), new Node.TotalError())) {
        assertTrue(comparison.agrees(), "seed " + seed + ": " + comparison);
        compared++;
      }
    }
    assertTrue(compared > 10_000, compared + " compared");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void severalSamples(int seed) {
    RandomNetworks drawn = RandomNetworks.drawn(seed);
    Random random = new Random(seed);
    int inputs = drawn.input().length;
    List<Sample> samples =
        List.of(
            new Sample(drawn.input(), drawn.target()),
            new Sample(random.doubles(inputs, -2, 2).toArray(), drawn.target()),
            new Sample(random.doubles(inputs, -2, 2).toArray(), drawn.target()));
    for (Averaging averaging : Averaging.values()) {
      ParameterGradients gradients = ParameterGradients.of(drawn.network(), samples, averaging);
      for (Parameter by : drawn.network().parameters()) {
        Estimate measured = GradientCheck.derivative(drawn.network(), samples, averaging, by);
        assertTrue(
            measured.admits(gradients.by(by)), () -> by + ": " + gradients.by(by) + measured);
      }
    }
  }

  @Test
  void errorTermsOfSigmoidNetworksFollowTheTextbookRecursion() {
    RandomNetworks drawn =
        RandomNetworks.drawn(
            MultiLayerPerceptron.uniform(
                new int[] {3, 4, 2}, new Sigmoid(), Biases.PER_NEURON, new HalfSquaredError()),
            new Random(7));
    ForwardPass pass = drawn.pass();
    Gradients gradients = Backpropagation.of(drawn.network(), pass);
    double[] delta = new double[2];
    for (int k = 0; k < 2; k++) {
      double y = pass.outputs()[k];
      delta[k] = (drawn.target()[k] - y) * y * (1 - y);
      assertEquals(-delta[k], gradients.by(new Node.Net(2, k)), 1e-15);
    }
    for (int j = 0; j < 4; j++) {
      double a = pass.out()[1][j];
      double sum = 0;
      for (int k = 0; k < 2; k++) {
        sum += delta[k] * drawn.network().get(new Weight(2, k, j));
      }
      assertEquals(-a * (1 - a) * sum, gradients.by(new Node.Net(1, j)), 1e-15);
      assertEquals(-a * (1 - a) * sum * drawn.input()[1], gradients.by(new Weight(1, j, 1)), 1e-15);
      assertEquals(-a * (1 - a) * sum, gradients.by(new Bias(1, j)), 1e-15);
    }
  }

  @Test
  void softmaxWithCrossEntropyGivesOutMinusTarget() {
    RandomNetworks drawn =
        RandomNetworks.drawn(
            new MultiLayerPerceptron(
                2, List.of(new Layer(3, new Softmax(), Biases.PER_NEURON)), new CrossEntropy()),
            new Random(5));
    double[] oneHot = {0, 1, 0};
    ForwardPass pass = drawn.network().forward(drawn.input(), oneHot);
    Gradients gradients = Backpropagation.of(drawn.network(), pass);
    for (int j = 0; j < 3; j++) {
      assertEquals(pass.outputs()[j] - oneHot[j], gradients.by(new Node.Net(1, j)), 1e-15);
    }
  }

  /** What does not lie before a node has no influence on it; a node is its own identity. */
  @Test
  void laterNodesHaveNoInfluence() {
    RandomNetworks drawn = RandomNetworks.drawn(4);
    MultiLayerPerceptron network = drawn.network();
    Node first = new Node.Net(1, 0);
    Gradients gradients = Backpropagation.of(network, drawn.pass(), first);
    assertEquals(1, gradients.by(first));
    assertEquals(0, gradients.by(new Node.Out(1, 0)));
    assertEquals(0, gradients.by(new Node.OutputError(0)));
    assertEquals(0, gradients.by(new Node.TotalError()));
  }

  @Test
  void unknownNodesAreRefused() {
    MultiLayerPerceptron network = WorkedExample.network(Biases.SHARED);
    assertFalse(network.has(new Bias(1, 1)), "a shared bias has index 0 only");
    assertFalse(network.has(new Node.Net(0, 0)));
    assertFalse(network.has(new Node.Out(3, 0)));
    assertFalse(network.has(new Weight(1, 0, 2)));
    assertTrue(network.has(new Weight(2, 1, 1)));
    ForwardPass pass = network.forward(WorkedExample.SAMPLE.input(), WorkedExample.SAMPLE.target());
    assertThrows(
        IllegalArgumentException.class,
        () -> Backpropagation.of(network, pass, new Node.Out(2, 2)));
    assertThrows(IllegalArgumentException.class, () -> network.predict(new double[3]));
  }

  @Test
  void distanceToKink() {
    MultiLayerPerceptron network =
        MultiLayerPerceptron.uniform(
            new int[] {1, 2}, new Relu(), Biases.PER_NEURON, new HalfSquaredError());
    network.setWeights(1, new double[][] {{1}, {-2}});
    ForwardPass pass = network.forward(new double[] {0.25}, new double[] {0, 0});
    assertEquals(0.25, pass.distanceToKink(network));
    MultiLayerPerceptron smooth = WorkedExample.network(Biases.NONE);
    assertEquals(
        Double.POSITIVE_INFINITY,
        smooth.forward(new double[2], new double[2]).distanceToKink(smooth));
  }
}
