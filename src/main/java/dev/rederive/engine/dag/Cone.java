package dev.rederive.engine.dag;

import java.util.Arrays;
import java.util.BitSet;

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
    BitSet seen = new BitSet();
    int[] stack = new int[64];
    int depth = 0;
    for (int root : roots) {
      if (!seen.get(root)) {
        seen.set(root);
        if (depth == stack.length) {
          stack = Arrays.copyOf(stack, 2 * depth);
        }
        stack[depth++] = root;
      }
    }
    while (depth > 0) {
      int node = stack[--depth];
      for (int k = dag.childCount(node) - 1; k >= 0; k--) {
        int child = dag.child(node, k);
        if (!seen.get(child)) {
          seen.set(child);
          if (depth == stack.length) {
            stack = Arrays.copyOf(stack, 2 * depth);
          }
          stack[depth++] = child;
        }
      }
    }
    int[] nodes = new int[seen.cardinality()];
    int next = 0;
    for (int node = seen.nextSetBit(0); node >= 0; node = seen.nextSetBit(node + 1)) {
      nodes[next++] = node;
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
