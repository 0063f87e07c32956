package dev.rederive.network.function;

/** The hyperbolic tangent, whose derivative is 1 − out². */
public record Tanh() implements ElementwiseActivation {

  @Override
  public String name() {
    return "tanh";
  }

  @Override
  public double value(double net) {
    return Math.tanh(net);
  }

  @Override
  public double derivative(double net, double out) {
    return 1 - out * out;
  }
}
