package dev.rederive.network;

/**
 * What is added to the values of a forward pass while it runs: to each value after it has been
 * computed and before anything uses it. The arrays are changed in place.
 */
interface Perturbation {

  /** Leaves everything alone. */
  Perturbation NONE = new Nudge(null, 0);

  void input(double[] input);

  void net(int layer, double[] net);

  void out(int layer, double[] out);

  void outputErrors(double[] errors);

  double totalError(double error);
}
