package dev.rederive.engine.sampling;

import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.dag.Dag;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/** An exact value for each of some variables. */
public final class Point {
  private final Dag dag;
  private final int[] nodes;
  private final BigFraction[] values;
  private Map<Atom, BigFraction> byAtom;

  /**
   * @param nodes variable nodes, ascending; shared between points
   * @param values their values, in the same order
   */
  Point(Dag dag, int[] nodes, BigFraction[] values) {
    this.dag = dag;
    this.nodes = nodes;
    this.values = values;
  }

  /** The value of a variable node, or null if the point has none. */
  public BigFraction value(int node) {
    int k = Arrays.binarySearch(nodes, node);
    return k < 0 ? null : values[k];
  }

  /** The value of a variable, or null. */
  public BigFraction value(Atom atom) {
    if (byAtom == null) {
      Map<Atom, BigFraction> map = new HashMap<>();
      for (int k = 0; k < nodes.length; k++) {
        map.put(dag.atom(nodes[k]), values[k]);
      }
      byAtom = map;
    }
    return byAtom.get(atom);
  }

  /** The nearest doubles of some variable nodes, in the order given. */
  public double[] doubles(int[] variables) {
    BigFraction[] exact = values(variables);
    double[] result = new double[variables.length];
    for (int k = 0; k < variables.length; k++) {
      result[k] = Numbers.nearest(exact[k]);
    }
    return result;
  }

  /** The values of some variable nodes, in the order given; null where the point has none. */
  public BigFraction[] values(int[] variables) {
    BigFraction[] result = new BigFraction[variables.length];
    int place = 0;
    for (int k = 0; k < variables.length; k++) {
      // Nodes mostly come in ascending order, as they are kept here.
      while (place < nodes.length && nodes[place] < variables[k]) {
        place++;
      }
      boolean found = place < nodes.length && nodes[place] == variables[k];
      result[k] = found ? values[place] : value(variables[k]);
    }
    return result;
  }

  /** The coordinates of these variable nodes only, in their order. */
  public Map<Atom, BigFraction> restrictedTo(int[] variables) {
    Map<Atom, BigFraction> result = new LinkedHashMap<>();
    for (int node : variables) {
      BigFraction value = value(node);
      if (value != null) {
        result.put(dag.atom(node), value);
      }
    }
    return result;
  }

  /** All coordinates. */
  public Map<Atom, BigFraction> coordinates() {
    return restrictedTo(nodes);
  }

  /** The same point with one coordinate changed. */
  public Point with(int node, BigFraction value) {
    BigFraction[] changed = values.clone();
    changed[Arrays.binarySearch(nodes, node)] = value;
    return new Point(dag, nodes, changed);
  }

  /** How many characters its coordinates take, for choosing the one easiest to check by hand. */
  public int length(int[] variables) {
    int total = 0;
    for (int node : variables) {
      BigFraction value = value(node);
      total += value == null ? 0 : Numbers.text(value).length();
    }
    return total;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Point that
        && Arrays.equals(nodes, that.nodes)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    // The first coordinates tell points apart well enough, however many there are.
    return Arrays.hashCode(values.length <= 32 ? values : Arrays.copyOf(values, 32));
  }

  @Override
  public String toString() {
    return coordinates().toString();
  }
}
