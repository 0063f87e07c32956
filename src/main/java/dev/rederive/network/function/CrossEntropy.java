package dev.rederive.network.function;

/** E = −Σ_j target_j ln out_j, the companion of softmax; needs positive outputs. */
public record CrossEntropy() implements OutputwiseLoss {

  @Override
  public String name() {
    return "cross-entropy";
  }

  @Override
  public double outputError(double target, double out, int outputs) {
    return -target * Math.log(out);
  }

  @Override
  public double slope(double target, double out, int outputs) {
    return -target / out;
  }
}
