package dev.rederive.network;

/**
 * One array of numbers in a network, by the name of its role: {@code weights 1}, {@code out 2}, {@code
 * loss}. A vector is one row, a single number one row of one column; what exists for each sample or
 * each step of time has a row for each.
 *
 * @param kind who gives its numbers
 * @param from the lower end of the interval its numbers usually lie in, where random ones are drawn
 * @param to the upper end
 */
public record Part(String name, Kind kind, int rows, int columns, double from, double to) {

  /** Who gives the numbers of a part. */
  public enum Kind {
    /** Whoever trains it: weights, biases and the like. */
    PARAMETER,
    /** The data: inputs, initial states, constants. */
    INPUT,
    /** The data: what the outputs are compared with. */
    TARGET,
    /**
     * Whatever stands behind the network: the derivative of a loss, which the network does not know,
     * with respect to each of its outputs.
     */
    UPSTREAM,
    /** The network itself. */
    COMPUTED
  }

  public Part {
    if (rows < 0 || columns < 0) {
      throw new IllegalArgumentException(name + " of " + rows + " by " + columns);
    }
  }

  /** Weights of a layer, small enough that their sums do not saturate what follows. */
  public static Part weights(String name, int to, int from) {
    double size = 2 / Math.sqrt(Math.max(1, from));
    return new Part(name, Kind.PARAMETER, to, from, -size, size);
  }

  /** Other parameters: biases, scales. */
  public static Part parameters(String name, int count) {
    return new Part(name, Kind.PARAMETER, 1, count, -1, 1);
  }

  public static Part input(String name, int rows, int columns) {
    return new Part(name, Kind.INPUT, rows, columns, -1, 1);
  }

  /** A constant above 0. */
  public static Part positive(String name) {
    return new Part(name, Kind.INPUT, 1, 1, 0, 1);
  }

  /** Between 0 and 1, where every loss is defined. */
  public static Part target(String name, int rows, int columns) {
    return new Part(name, Kind.TARGET, rows, columns, 0, 1);
  }

  public static Part upstream(String name, int rows, int columns) {
    return new Part(name, Kind.UPSTREAM, rows, columns, -1, 1);
  }

  public static Part computed(String name, int rows, int columns) {
    return new Part(name, Kind.COMPUTED, rows, columns, -1, 1);
  }

  /** Whether its numbers are given from outside. */
  public boolean isTold() {
    return kind != Kind.COMPUTED;
  }

  public int count() {
    return rows * columns;
  }
}
