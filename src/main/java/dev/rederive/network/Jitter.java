package dev.rederive.network;

import java.util.Random;

/**
 * Moves every computed value by up to one unit in its last place, at random. How far a result moves
 * under it shows how much of the result is rounding, cancellation and saturated outputs included
 * (Vignes' stochastic arithmetic).
 */
record Jitter(Random random) implements Perturbation {

  @Override
  public void input(double[] input) {}

  @Override
  public void net(int layer, double[] net) {
    move(net);
  }

  @Override
  public void out(int layer, double[] out) {
    move(out);
  }

  @Override
  public void outputErrors(double[] errors) {
    move(errors);
  }

  @Override
  public double totalError(double error) {
    return moved(error);
  }

  private void move(double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = moved(values[i]);
    }
  }

  private double moved(double value) {
    return switch (random.nextInt(3)) {
      case 0 -> Math.nextDown(value);
      case 1 -> Math.nextUp(value);
      default -> value;
    };
  }
}
