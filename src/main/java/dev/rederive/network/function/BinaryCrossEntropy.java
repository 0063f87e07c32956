package dev.rederive.network.function;

/** E = −Σ_j (target_j ln out_j + (1 − target_j) ln(1 − out_j)); needs outputs between 0 and 1. */
public record BinaryCrossEntropy() implements OutputwiseLoss {

  @Override
  public String name() {
    return "binary-cross-entropy";
  }

  @Override
  public double outputError(double target, double out, int outputs) {
    return -(target * Math.log(out) + (1 - target) * Math.log1p(-out));
  }

  @Override
  public double slope(double target, double out, int outputs) {
    return (1 - target) / (1 - out) - target / out;
  }
}
