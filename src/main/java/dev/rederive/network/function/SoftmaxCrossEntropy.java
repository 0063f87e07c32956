package dev.rederive.network.function;

/**
 * The cross-entropy of softmax outputs, straight from their logits z: E_j = target_j (ln Σ_k e^z_k −
 * z_j). Nothing overflows, and no logarithm is taken of a probability that has become 0.
 */
public record SoftmaxCrossEntropy() implements Loss {

  @Override
  public String name() {
    return "softmax-cross-entropy";
  }

  @Override
  public double[] outputErrors(double[] target, double[] logits) {
    double whole = logSumExp(logits);
    double[] errors = new double[logits.length];
    for (int j = 0; j < errors.length; j++) {
      errors[j] = target[j] * (whole - logits[j]);
    }
    return errors;
  }

  /** ∂E_j/∂z_k = target_j (p_k − [j = k]) with p the softmax of the logits. */
  @Override
  public double[] pullBack(double[] target, double[] logits, double[] dErrors) {
    double[] p = new Softmax().activate(logits);
    double all = 0;
    for (int j = 0; j < logits.length; j++) {
      all += dErrors[j] * target[j];
    }
    double[] dLogits = new double[logits.length];
    for (int k = 0; k < logits.length; k++) {
      dLogits[k] = all * p[k] - dErrors[k] * target[k];
    }
    return dLogits;
  }

  /** ln Σ_k e^z_k, with the largest term taken out so that no power overflows. */
  public static double logSumExp(double[] logits) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double z : logits) {
      largest = Math.max(largest, z);
    }
    double sum = 0;
    for (double z : logits) {
      sum += Math.exp(z - largest);
    }
    return largest + Math.log(sum);
  }
}
