package dev.rederive.engine.lowering;

import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.dag.Cone;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import java.util.HashMap;
import java.util.Map;

/**
 * What stands at an evaluation bar is put in after everything under it has been differentiated. If
 * {@code a = \mu} is put into a derivative by {@code x} and {@code \mu} depends on {@code x}, the
 * root has to be kept apart from the {@code x} in {@code \mu}: in the formula another {@code x} of
 * the same value takes its place.
 */
final class HeldRoots {
  private HeldRoots() {}

  /**
   * The roots under the bar that something put in depends on.
   *
   * @param by what is put in for which node
   * @return each with its atom
   */
  static Map<Integer, Atom> of(Dag dag, int body, Map<Integer, Integer> by) {
    Map<Integer, Atom> roots = new HashMap<>();
    Cone values = Cone.of(dag, by.values().stream().mapToInt(value -> value).toArray());
    Cone cone = Cone.of(dag, body);
    for (int k = 0; k < cone.size(); k++) {
      int node = cone.node(k);
      if (dag.op(node) == Op.DERIVATIVE) {
        int root = dag.child(node, 1);
        if (!by.containsKey(root) && values.indexOf(root) >= 0) {
          roots.put(root, dag.atom(root));
        }
      }
    }
    return roots;
  }
}
