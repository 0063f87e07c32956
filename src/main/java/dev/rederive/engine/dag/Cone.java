package dev.rederive.engine.dag;

import java.util.Arrays;
import java.util.BitSet;

/** The nodes that some roots depend on, roots included, in ascending order. */
public final class Cone {
  private final int[] nodes;

  private Cone(int[] nodes) {
    this.nodes = nodes;
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
    return new Cone(seen.stream().toArray());
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
    return Arrays.binarySearch(nodes, node);
  }
}
