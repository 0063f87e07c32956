package dev.rederive.network.perceptron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.network.Estimate;
import dev.rederive.network.FiniteDifferences;
import dev.rederive.network.function.Activation;
import dev.rederive.network.function.ElementwiseActivation;
import dev.rederive.network.function.HalfSquaredError;
import dev.rederive.network.function.Loss;
import dev.rederive.network.function.OutputwiseLoss;
import dev.rederive.network.function.Sigmoid;
import dev.rederive.network.function.SquaredError;
import dev.rederive.network.function.Tanh;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A comparison that passes whatever it is given would be worthless; these must not pass. */
class BrokenOnPurposeTest {

  /** A sigmoid whose derivative is off by a relative error. */
  private record WrongSigmoid(double error) implements ElementwiseActivation {
    @Override
    public String name() {
      return "wrong sigmoid";
    }

    @Override
    public double value(double net) {
      return new Sigmoid().value(net);
    }

    @Override
    public double derivative(double net, double out) {
      return out * (1 - out) * (1 + error);
    }
  }

  /** The gradient of the squared error without its factor 2. */
  private record WrongLoss() implements OutputwiseLoss {
    @Override
    public String name() {
      return "wrong loss";
    }

    @Override
    public double outputError(double target, double out, int outputs) {
      return (target - out) * (target - out);
    }

    @Override
    public double slope(double target, double out, int outputs) {
      return out - target;
    }
  }

  private static long disagreements(MultiLayerPerceptron network, int seed) {
    RandomNetworks drawn = RandomNetworks.drawn(network, new Random(seed));
    return DerivativeComparison.all(network, drawn.input(), drawn.target(), new Node.TotalError())
        .stream()
        .filter(comparison -> !comparison.agrees())
        .count();
  }

  private static MultiLayerPerceptron with(Activation hidden, Loss loss) {
    return new MultiLayerPerceptron(
        2,
        List.of(
            new Layer(3, hidden, Biases.PER_NEURON), new Layer(2, new Sigmoid(), Biases.SHARED)),
        loss);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void wrongDerivativeOfAnActivation(int seed) {
    // All that lies before the hidden outputs: 6 weights, 3 biases, 2 inputs, 3 net inputs.
    assertEquals(14, disagreements(with(new WrongSigmoid(0.01), new HalfSquaredError()), seed));
    assertEquals(14, disagreements(with(new WrongSigmoid(1e-6), new HalfSquaredError()), seed));
    assertEquals(0, disagreements(with(new WrongSigmoid(0), new HalfSquaredError()), seed));
  }

  @Test
  void wrongSlopeOfALoss() {
    assertEquals(0, disagreements(with(new Sigmoid(), new SquaredError()), 1));
    // Everything but the output errors and the error itself: 12 weights, 4 biases, 2 inputs, 10
    // net inputs and outputs.
    assertEquals(28, disagreements(with(new Sigmoid(), new WrongLoss()), 1));
  }

  @Test
  void weightsChangedAfterTheForwardPass() {
    RandomNetworks drawn =
        RandomNetworks.drawn(with(new Tanh(), new HalfSquaredError()), new Random(2));
    Parameter by = new Parameter.Weight(1, 0, 0);
    double before = Backpropagation.of(drawn.network(), drawn.pass()).by(by);
    drawn.network().set(new Parameter.Weight(2, 0, 0), 0.123);
    Estimate after =
        GradientCheck.derivative(
            drawn.network(), drawn.input(), drawn.target(), new Node.TotalError(), by);
    assertFalse(after.admits(before));
    assertTrue(after.admits(Backpropagation.of(drawn.network(), drawn.pass()).by(by)));
  }

  @Test
  void notANumberNeverAgrees() {
    Node error = new Node.TotalError();
    assertFalse(new DerivativeComparison(error, error, Double.NaN, new Estimate(1, 1)).agrees());
    Estimate nowhere = FiniteDifferences.extrapolate(step -> Double.NaN, 0, 0.125, 0);
    assertFalse(new DerivativeComparison(error, error, 1, nowhere).agrees());
  }
}
