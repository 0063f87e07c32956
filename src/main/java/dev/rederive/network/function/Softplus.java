package dev.rederive.network.function;

/** ln(1 + e^net), whose derivative is the logistic function. */
public record Softplus() implements ElementwiseActivation {

  @Override
  public String name() {
    return "softplus";
  }

  @Override
  public double value(double net) {
    return Math.max(net, 0) + Math.log1p(Math.exp(-Math.abs(net)));
  }

  @Override
  public double derivative(double net, double out) {
    return 1 / (1 + Math.exp(-net));
  }
}
