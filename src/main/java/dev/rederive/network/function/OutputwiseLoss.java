package dev.rederive.network.function;

/** A loss whose error E_j depends on the target and the output of neuron j alone. */
public interface OutputwiseLoss extends Loss {

  /**
   * The share E_j of one output neuron in the error.
   *
   * @param target what the neuron should have said
   * @param out what it said
   * @param outputs how many output neurons there are, for the losses that average over them
   */
  double outputError(double target, double out, int outputs);

  /** ∂E_j/∂out_j, with the arguments of {@link #outputError}. */
  double slope(double target, double out, int outputs);

  @Override
  default double[] outputErrors(double[] target, double[] out) {
    double[] errors = new double[out.length];
    for (int j = 0; j < out.length; j++) {
      errors[j] = outputError(target[j], out[j], out.length);
    }
    return errors;
  }

  @Override
  default double[] pullBack(double[] target, double[] out, double[] dErrors) {
    double[] dOut = new double[out.length];
    for (int j = 0; j < out.length; j++) {
      // A slope may be infinite where nothing is asked of it.
      dOut[j] = dErrors[j] == 0 ? 0 : dErrors[j] * slope(target[j], out[j], out.length);
    }
    return dOut;
  }
}
