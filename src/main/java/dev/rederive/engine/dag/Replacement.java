package dev.rederive.engine.dag;

import java.util.HashMap;
import java.util.Map;

/** Replaces nodes throughout a formula, inside definitions and under derivatives too. */
public final class Replacement {
  private final Dag dag;
  private final Map<Integer, Integer> replaced = new HashMap<>();

  /**
   * @param by what to put for which node; the new node of a root under ∂ must be a variable or named
   *     node
   */
  public Replacement(Dag dag, Map<Integer, Integer> by) {
    this.dag = dag;
    replaced.putAll(by);
  }

  public int apply(int root) {
    Integer known = replaced.get(root);
    if (known != null) {
      return known;
    }
    Cone cone = Cone.of(dag, root);
    for (int k = 0; k < cone.size(); k++) {
      int node = cone.node(k);
      if (replaced.containsKey(node)) {
        continue;
      }
      int count = dag.childCount(node);
      int[] children = new int[count];
      boolean same = true;
      for (int c = 0; c < count; c++) {
        children[c] = replaced.get(dag.child(node, c));
        same &= children[c] == dag.child(node, c);
      }
      replaced.put(node, same ? node : dag.rebuild(node, children));
    }
    return replaced.get(root);
  }
}
