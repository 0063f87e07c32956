package dev.rederive.network.perceptron;

/**
 * Sees each value of a forward pass after it has been computed and before anything uses it, and may
 * change it. The arrays are changed in place.
 */
interface PassObserver {

  /** Leaves everything alone. */
  PassObserver NONE =
      new PassObserver() {
        @Override
        public void net(int layer, double[] net) {}

        @Override
        public void out(int layer, double[] out) {}

        @Override
        public void outputErrors(double[] errors) {}

        @Override
        public double totalError(double error) {
          return error;
        }
      };

  void net(int layer, double[] net);

  void out(int layer, double[] out);

  void outputErrors(double[] errors);

  double totalError(double error);
}
