package dev.rederive.network;

/**
 * A perturbation added to one node while a forward pass runs, after the node has been computed and
 * before anything uses it.
 */
record Nudge(Node node, double by) {

  /** Leaves everything alone. */
  static final Nudge NONE = new Nudge(null, 0);

  void input(double[] input) {
    if (node instanceof Node.Input i) {
      input[i.index()] += by;
    }
  }

  void net(int layer, double[] net) {
    if (node instanceof Node.Net n && n.layer() == layer) {
      net[n.index()] += by;
    }
  }

  void out(int layer, double[] out) {
    if (node instanceof Node.Out o && o.layer() == layer) {
      out[o.index()] += by;
    }
  }

  void outputErrors(double[] errors) {
    if (node instanceof Node.OutputError e) {
      errors[e.index()] += by;
    }
  }

  double totalError(double error) {
    return node instanceof Node.TotalError ? error + by : error;
  }
}
