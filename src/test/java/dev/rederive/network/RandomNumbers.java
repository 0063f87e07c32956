package dev.rederive.network;

import java.util.Random;

/** Numbers for what a network is told, drawn from a seed, and a forward pass with them. */
public final class RandomNumbers {
  private RandomNumbers() {}

  public static Numbers drawn(ImplementedNetwork network, long seed) {
    Random random = new Random(seed);
    Numbers numbers = Numbers.zero(network.parts());
    for (Part part : network.parts()) {
      if (part.isTold()) {
        for (double[] row : numbers.rows(part.name())) {
          for (int c = 0; c < row.length; c++) {
            row[c] = part.from() + (part.to() - part.from()) * random.nextDouble();
          }
        }
      }
    }
    network.forward(numbers);
    return numbers;
  }
}
