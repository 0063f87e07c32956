package dev.rederive.network.function;

/** e^net_j / Σ_k e^net_k: the outputs are positive, add up to 1, and each depends on every net. */
public record Softmax() implements Activation {

  @Override
  public String name() {
    return "softmax";
  }

  @Override
  public double[] activate(double[] net) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double x : net) {
      largest = Math.max(largest, x);
    }
    double[] out = new double[net.length];
    double sum = 0;
    for (int j = 0; j < net.length; j++) {
      // A common factor cancels; this one keeps exp from overflowing.
      out[j] = Math.exp(net[j] - largest);
      sum += out[j];
    }
    for (int j = 0; j < net.length; j++) {
      out[j] /= sum;
    }
    return out;
  }

  /** ∂out_k/∂net_j = out_k ([j = k] − out_j), so dNet_j = out_j (dOut_j − Σ_k dOut_k out_k). */
  @Override
  public double[] pullBack(double[] net, double[] out, double[] dOut) {
    double mean = 0;
    for (int k = 0; k < net.length; k++) {
      mean += dOut[k] * out[k];
    }
    double[] dNet = new double[net.length];
    for (int j = 0; j < net.length; j++) {
      dNet[j] = out[j] * (dOut[j] - mean);
    }
    return dNet;
  }
}
