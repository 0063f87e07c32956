package dev.rederive.network;

import java.util.Random;

/** What is added to the numbers of a forward pass while it runs, before anything uses them. */
interface Perturbation {

  /** Leaves everything alone. */
  Perturbation NONE = (part, row, values) -> {};

  /**
   * @param values a row that has just been computed; changed in place
   */
  void computed(String part, int row, double[] values);

  /** Adds a number to one element. */
  record Nudge(Element element, double by) implements Perturbation {
    @Override
    public void computed(String part, int row, double[] values) {
      if (row == element.row() && part.equals(element.part())) {
        values[element.column()] += by;
      }
    }
  }

  /**
   * Moves every computed value by up to one unit in its last place, at random. How far a result moves
   * under it shows how much of the result is rounding, cancellation and saturated outputs included
   * (Vignes' stochastic arithmetic).
   */
  record Jitter(Random random) implements Perturbation {
    @Override
    public void computed(String part, int row, double[] values) {
      for (int i = 0; i < values.length; i++) {
        values[i] =
            switch (random.nextInt(3)) {
              case 0 -> Math.nextDown(values[i]);
              case 1 -> Math.nextUp(values[i]);
              default -> values[i];
            };
      }
    }
  }
}
