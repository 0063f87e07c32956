package dev.rederive.network.function;

/** The threshold unit: 1 where the net input is positive, 0 elsewhere. Its derivative is 0 off the jump. */
public record Threshold() implements ElementwiseActivation {

  @Override
  public String name() {
    return "threshold";
  }

  @Override
  public double value(double net) {
    return net > 0 ? 1 : 0;
  }

  @Override
  public double derivative(double net, double out) {
    return 0;
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
