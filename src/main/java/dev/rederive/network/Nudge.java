package dev.rederive.network;

/** Adds a number to one node. */
record Nudge(Node node, double by) implements Perturbation {

  @Override
  public void input(double[] input) {
    if (node instanceof Node.Input i) {
      input[i.index()] += by;
    }
  }

  @Override
  public void net(int layer, double[] net) {
    if (node instanceof Node.Net n && n.layer() == layer) {
      net[n.index()] += by;
    }
  }

  @Override
  public void out(int layer, double[] out) {
    if (node instanceof Node.Out o && o.layer() == layer) {
      out[o.index()] += by;
    }
  }

  @Override
  public void outputErrors(double[] errors) {
    if (node instanceof Node.OutputError e) {
      errors[e.index()] += by;
    }
  }

  @Override
  public double totalError(double error) {
    return node instanceof Node.TotalError ? error + by : error;
  }
}
