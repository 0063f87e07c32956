package dev.rederive.network.function;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Activations and losses at points where their values are known, and at extreme ones. */
class FunctionsTest {

  @Test
  void namesLeadBackToTheFunctions() {
    for (Activation activation : Activation.all()) {
      assertEquals(Optional.of(activation), Activation.named(activation.name()));
    }
    for (Loss loss : Loss.all()) {
      assertEquals(Optional.of(loss), Loss.named(loss.name()));
    }
    assertEquals(Optional.of(new Sigmoid()), Activation.named("logistic"));
    assertEquals(Optional.of(new Identity()), Activation.named("linear"));
    assertEquals(Optional.of(new MeanSquaredError()), Loss.named("mse"));
    assertTrue(Activation.named("sigmoids").isEmpty());
    assertTrue(Loss.named("").isEmpty());
  }

  @Test
  void values() {
    assertEquals(0.5, new Sigmoid().value(0));
    assertEquals(0.75, new Sigmoid().value(Math.log(3)), 1e-15);
    assertEquals(0.6, new Tanh().value(Math.log(2)), 1e-15);
    assertEquals(Math.log(2), new Softplus().value(0), 1e-15);
    assertEquals(0, new Relu().value(-2));
    assertEquals(0, new Threshold().value(0));
    assertArrayEquals(
        new double[] {0.25, 0.75}, new Softmax().activate(new double[] {0, Math.log(3)}), 1e-15);
  }

  @Test
  void extremes() {
    assertEquals(0, new Sigmoid().value(-1e4));
    assertEquals(1, new Sigmoid().value(1e4));
    assertEquals(1e4, new Softplus().value(1e4));
    assertEquals(0, new Softplus().value(-1e4));
    assertArrayEquals(
        new double[] {0, 0.5, 0.5}, new Softmax().activate(new double[] {-1e4, 1e4, 1e4}));
  }

  @Test
  void losses() {
    assertEquals(0.5, new HalfSquaredError().outputError(1, 2, 4));
    assertEquals(1, new SquaredError().outputError(1, 2, 4));
    assertEquals(0.25, new MeanSquaredError().outputError(1, 2, 4));
    assertEquals(Math.log(2), new BinaryCrossEntropy().outputError(0.3, 0.5, 1), 1e-15);
    assertEquals(2 * Math.log(2), new CrossEntropy().outputError(1, 0.25, 1), 1e-15);
  }

  /** The error straight from the logits is that of the probabilities, where those can still say. */
  @Test
  void crossEntropyFromLogits() {
    double[] logits = {0.3, -1.2, 2};
    double[] target = {0.2, 0.5, 0.3};
    double[] p = new Softmax().activate(logits);
    double[] errors = new SoftmaxCrossEntropy().outputErrors(target, logits);
    for (int k = 0; k < 3; k++) {
      assertEquals(new CrossEntropy().outputError(target[k], p[k], 3), errors[k], 1e-15);
    }
    assertArrayEquals(
        new Softmax()
            .pullBack(logits, p, new CrossEntropy().pullBack(target, p, new double[] {1, 2, 3})),
        new SoftmaxCrossEntropy().pullBack(target, logits, new double[] {1, 2, 3}),
        1e-15);
  }

  @Test
  void logSumExpNeitherOverflowsNorUnderflows() {
    assertEquals(1e4 + Math.log(2), SoftmaxCrossEntropy.logSumExp(new double[] {1e4, 1e4}));
    assertEquals(-1e4, SoftmaxCrossEntropy.logSumExp(new double[] {-1e4, -2e4}));
    assertArrayEquals(
        new double[] {0, 2e4},
        new SoftmaxCrossEntropy().outputErrors(new double[] {0, 1}, new double[] {1e4, -1e4}));
  }
}
