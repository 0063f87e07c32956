package dev.rederive.engine.modular;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.engine.modular.Network.Activation;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NetworkIdentityTest {
  private static void proved(Activation activation, int... widths) {
    long start = System.nanoTime();
    Formula f = new Formula();
    int[] differences = new Network(f, activation, widths).differences();
    long built = System.nanoTime();
    ModularResult result = ModularIdentityTest.test(f.dag, differences, 1, 1_000_000_000L);
    long end = System.nanoTime();
    System.out.printf(
        Locale.ROOT,
        "%s %s: %d nodes, %d instances, built in %d ms, tested in %.1f ms: %s%n",
        activation,
        Arrays.toString(widths),
        f.dag.size(),
        differences.length,
        (built - start) / 1_000_000,
        (end - built) / 1e6,
        result);
    ModularResult.Equal equal =
        assertInstanceOf(ModularResult.Equal.class, result, result.toString());
    assertTrue(equal.errorBits() <= -100, result.toString());
  }

  @Test
  void smallNetworks() {
    proved(Activation.SIGMOID, 1, 1, 1);
    proved(Activation.SIGMOID, 2, 3, 2);
    proved(Activation.TANH, 2, 3, 2);
    proved(Activation.RELU, 2, 3, 2);
    proved(Activation.RELU, 4, 16, 3);
    proved(Activation.SIGMOID, 16, 16, 8);
    proved(Activation.SIGMOID, 16, 16, 8);
  }

  @Test
  void twentyLayers() {
    int[] widths = new int[21];
    Arrays.fill(widths, 8);
    proved(Activation.SIGMOID, widths);
    proved(Activation.TANH, widths);
    proved(Activation.LINEAR, widths);
    proved(Activation.SIGMOID, widths);
  }

  @Test
  void anImageClassifier() {
    proved(Activation.SIGMOID, 784, 100, 10);
    proved(Activation.SIGMOID, 784, 100, 10);
  }

  @Test
  void oneWrongInstanceIsNotProved() {
    for (long seed = 1; seed <= 50; seed++) {
      Formula f = new Formula();
      int[] differences = new Network(f, Activation.SIGMOID, 2, 3, 2).differences();
      int wrong = (int) (seed % differences.length);
      differences[wrong] = f.sum(differences[wrong], f.variable("x0"));
      ModularResult result = ModularIdentityTest.test(f.dag, differences, seed, 1_000_000_000L);
      assertInstanceOf(ModularResult.Silent.class, result);
    }
  }
}
