package dev.rederive.network.perceptron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.network.Estimate;
import dev.rederive.network.FiniteDifferences;
import dev.rederive.network.function.BinaryCrossEntropy;
import dev.rederive.network.function.Sigmoid;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class FiniteDifferencesTest {

  private static void holds(double exact, double at, DoubleUnaryOperator f, double widest) {
    Estimate estimate =
        FiniteDifferences.extrapolate(step -> f.applyAsDouble(at + step), at, 0.125, 0);
    assertTrue(estimate.admits(exact), () -> estimate + " should admit " + exact);
    assertTrue(estimate.error() <= widest, () -> estimate + " is too vague");
  }

  @Test
  void theErrorEstimateHoldsTheTruthAndIsSmall() {
    holds(Math.E, 1, Math::exp, 1e-11);
    holds(Math.cos(3), 3, Math::sin, 1e-11);
    holds(3e6, 1000, x -> x * x * x, 3e6 * 1e-10);
    holds(0, 0, x -> 5, 1e-12);
    holds(0, 0, x -> 0, 0);
  }

  /** A kink within the first steps must cost accuracy at most, never truth. */
  @Test
  void aKinkNearby() {
    for (double distance : new double[] {0.1, 0.01, 0.001}) {
      holds(0, -distance, x -> Math.max(0, x), 1e-10);
      holds(1, distance, x -> Math.max(0, x), 1e-10);
    }
  }

  @Test
  void aDomainThatEndsNearby() {
    holds(1 / 0.06, 0.06, Math::log, 1e-9);
  }

  @Test
  void oneStepOfTheTextbookCheckIsOffByTheSquareOfTheStep() {
    MultiLayerPerceptron network = WorkedExample.network(Biases.SHARED);
    ForwardPass pass = network.forward(WorkedExample.SAMPLE.input(), WorkedExample.SAMPLE.target());
    Parameter by = WorkedExample.WEIGHTS.get(4);
    double exact = Backpropagation.of(network, pass).by(by);
    double coarse = GradientCheck.centralDifference(network, WorkedExample.SAMPLE, by, 0.2) - exact;
    double fine = GradientCheck.centralDifference(network, WorkedExample.SAMPLE, by, 0.1) - exact;
    assertEquals(4, coarse / fine, 0.05);
    assertEquals(
        exact, GradientCheck.centralDifference(network, WorkedExample.SAMPLE, by, 1e-4), 1e-10);
  }

  /** ln(1 − out) next to out = 1 is mostly rounding; the estimate has to know. */
  @Test
  void aSaturatedOutputWidensTheError() {
    MultiLayerPerceptron unit =
        MultiLayerPerceptron.uniform(
            new int[] {1, 1}, new Sigmoid(), Biases.NONE, new BinaryCrossEntropy());
    Parameter by = new Parameter.Weight(1, 0, 0);
    unit.set(by, 25);
    double[] one = {1};
    double[] zero = {0};
    // E = ln(1 + e^w) exactly, so the derivative is 1 to ten digits.
    Estimate estimate = GradientCheck.derivative(unit, one, zero, new Node.TotalError(), by);
    assertTrue(estimate.admits(1 / (1 + Math.exp(-25))), estimate::toString);
    assertTrue(estimate.error() > 1e-6, estimate::toString);
    assertTrue(estimate.settled());
    unit.set(by, 40);
    assertFalse(GradientCheck.derivative(unit, one, zero, new Node.TotalError(), by).settled());
  }

  @Test
  void theNetworkIsLeftAsItWas() {
    MultiLayerPerceptron network = WorkedExample.network(Biases.SHARED);
    for (Parameter by : network.parameters()) {
      double before = network.get(by);
      GradientCheck.derivative(
          network,
          WorkedExample.SAMPLE.input(),
          WorkedExample.SAMPLE.target(),
          new Node.TotalError(),
          by);
      assertEquals(before, network.get(by), 0);
    }
  }
}
