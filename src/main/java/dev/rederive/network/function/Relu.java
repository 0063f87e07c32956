package dev.rederive.network.function;

/** The rectifier max(0, net); at its kink the derivative is taken to be 0. */
public record Relu() implements ElementwiseActivation {

  @Override
  public String name() {
    return "relu";
  }

  @Override
  public double value(double net) {
    return Math.max(0, net);
  }

  @Override
  public double derivative(double net, double out) {
    return net > 0 ? 1 : 0;
  }

  @Override
  public double distanceToKink(double[] net) {
    double distance = Double.POSITIVE_INFINITY;
    for (double x : net) {
      distance = Math.min(distance, Math.abs(x));
    }
    return distance;
  }
}
