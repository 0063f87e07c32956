package dev.rederive.engine.dag;

import java.util.Arrays;

/** The nodes that some roots depend on, roots included, in ascending order. */
public final class Cone {
  /** A table of places is kept if at least one in so many of the numbers it spans is a node. */
  private static final int SPARSEST = 8;

  private final int[] nodes;
  private final int first;

  /** Place plus one of each node from the first to the last, 0 for others; null if too sparse. */
  private final int[] places;

  private Cone(int[] nodes) {
    this.nodes = nodes;
    this.first = nodes.length == 0 ? 0 : nodes[0];
    int span = nodes.length == 0 ? 0 : nodes[nodes.length - 1] - first + 1;
    this.places = span <= SPARSEST * (long) nodes.length ? new int[span] : null;
    if (places != null) {
      for (int k = 0; k < nodes.length; k++) {
        places[nodes[k] - first] = k + 1;
      }
    }
  }

  public static Cone of(Dag dag, int... roots) {
    return above(dag, 0, roots);
  }

  /** Only the nodes whose numbers are at least the given one; all that depends on it is there. */
  static Cone above(Dag dag, int least, int... roots) {
    int highest = least - 1;
    for (int root : roots) {
      highest = Math.max(highest, root);
    }
    long[] marks = new long[((highest - least) >> 6) + 1];
    for (int root : roots) {
      if (root >= least) {
        marks[(root - least) >> 6] |= 1L << (root - least);
      }
    }
    // Children have smaller numbers: one pass downwards meets every node after all its parents.
    int count = 0;
    for (int word = marks.length - 1; word >= 0; word--) {
      long done = 0;
      for (long open = marks[word]; open != 0; open = marks[word] & ~done) {
        long bit = Long.highestOneBit(open);
        done |= bit;
        count++;
        dag.markChildren(least + (word << 6) + Long.numberOfTrailingZeros(bit), least, marks);
      }
    }
    int[] nodes = new int[count];
    int next = 0;
    for (int word = 0; word < marks.length; word++) {
      for (long rest = marks[word]; rest != 0; rest &= rest - 1) {
        nodes[next++] = least + (word << 6) + Long.numberOfTrailingZeros(rest);
      }
    }
    return new Cone(nodes);
  }

  public int size() {
    return nodes.length;
  }

  /** The k-th node in ascending order. */
  public int node(int k) {
    return nodes[k];
  }

  /** The position of a node, or a negative number. */
  public int indexOf(int node) {
    if (places == null) {
      return Arrays.binarySearch(nodes, node);
    }
    int at = node - first;
    return at < 0 || at >= places.length ? -1 : places[at] - 1;
  }
}
