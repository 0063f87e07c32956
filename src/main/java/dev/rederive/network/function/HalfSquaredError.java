package dev.rederive.network.function;

/** E = Σ_j ½ (target_j − out_j)². */
public record HalfSquaredError() implements OutputwiseLoss {

  @Override
  public String name() {
    return "half-squared-error";
  }

  @Override
  public double outputError(double target, double out, int outputs) {
    return 0.5 * (target - out) * (target - out);
  }

  @Override
  public double slope(double target, double out, int outputs) {
    return -(target - out);
  }
}
