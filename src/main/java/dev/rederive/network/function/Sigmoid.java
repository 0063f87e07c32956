package dev.rederive.network.function;

/** The logistic function 1 / (1 + e^−net), whose derivative is out (1 − out). */
public record Sigmoid() implements ElementwiseActivation {

  @Override
  public String name() {
    return "sigmoid";
  }

  @Override
  public double value(double net) {
    return 1 / (1 + Math.exp(-net));
  }

  @Override
  public double derivative(double net, double out) {
    return out * (1 - out);
  }
}
