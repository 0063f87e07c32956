package dev.rederive.network.function;

/** E = Σ_j (target_j − out_j)². */
public record SquaredError() implements OutputwiseLoss {

  @Override
  public String name() {
    return "squared-error";
  }

  @Override
  public double outputError(double target, double out, int outputs) {
    return (target - out) * (target - out);
  }

  @Override
  public double slope(double target, double out, int outputs) {
    return -2 * (target - out);
  }
}
