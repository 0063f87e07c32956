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

  /** The doubles nearest to the values. */
  private final double[] nearest;

  private Map<Atom, BigFraction> byAtom;

  /**
   * @param nodes variable nodes, ascending; shared between points
   * @param values their values, in the same order
   * @param nearest the doubles nearest to them
   */
  Point(Dag dag, int[] nodes, BigFraction[] values, double[] nearest) {
    this.dag = dag;
    this.nodes = nodes;
    this.values = values;
    this.nearest = nearest;
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

  /** The nearest doubles of some variable nodes, all of which it must have, in the order given. */
  public double[] doubles(int[] variables) {
    double[] result = new double[variables.length];
    int place = 0;
    for (int k = 0; k < variables.length; k++) {
      place = place(variables[k], place);
      result[k] = nearest[place];
    }
    return result;
  }

  /** The values of some variable nodes, in the order given; null where the point has none. */
  public BigFraction[] values(int[] variables) {
    BigFraction[] result = new BigFraction[variables.length];
    int place = 0;
    for (int k = 0; k < variables.length; k++) {
      int found = place(variables[k], place);
      result[k] = found < 0 ? null : values[found];
      place = found < 0 ? place : found;
    }
    return result;
  }

  /**
   * The place of a node, or a negative number.
   *
   * @param from where to look first: nodes mostly come in ascending order, as they are kept here
   */
  private int place(int node, int from) {
    int place = from;
    while (place < nodes.length && nodes[place] < node) {
      place++;
    }
    boolean found = place < nodes.length && nodes[place] == node;
    return found ? place : Arrays.binarySearch(nodes, node);
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
    double[] doubles = nearest.clone();
    int place = Arrays.binarySearch(nodes, node);
    changed[place] = value;
    doubles[place] = Numbers.nearest(value);
    return new Point(dag, nodes, changed, doubles);
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
