package dev.rederive.network.function;

/** E = 1/n Σ_j (target_j − out_j)², the mean over the n output neurons. */
public record MeanSquaredError() implements OutputwiseLoss {

  @Override
  public String name() {
    return "mean-squared-error";
  }

  @Override
  public double outputError(double target, double out, int outputs) {
    return (target - out) * (target - out) / outputs;
  }

  @Override
  public double slope(double target, double out, int outputs) {
    return -2 * (target - out) / outputs;
  }
}
