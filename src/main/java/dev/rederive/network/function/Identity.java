package dev.rederive.network.function;

/** A linear unit: the output is the net input. */
public record Identity() implements ElementwiseActivation {

  @Override
  public String name() {
    return "identity";
  }

  @Override
  public double value(double net) {
    return net;
  }

  @Override
  public double derivative(double net, double out) {
    return 1;
  }
}
