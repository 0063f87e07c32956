package dev.rederive.network.function;

/** An activation that treats each neuron by itself: out_j = f(net_j). */
public interface ElementwiseActivation extends Activation {

  /** f(net). */
  double value(double net);

  /**
   * f'(net).
   *
   * @param net where the derivative is taken
   * @param out f(net), which many derivatives are cheapest to write in
   */
  double derivative(double net, double out);

  @Override
  default double[] activate(double[] net) {
    double[] out = new double[net.length];
    for (int j = 0; j < net.length; j++) {
      out[j] = value(net[j]);
    }
    return out;
  }

  @Override
  default double[] pullBack(double[] net, double[] out, double[] dOut) {
    double[] dNet = new double[net.length];
    for (int j = 0; j < net.length; j++) {
      dNet[j] = dOut[j] * derivative(net[j], out[j]);
    }
    return dNet;
  }
}
