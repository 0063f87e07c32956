package dev.rederive.engine.symbolic;

import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * A question up to the names in it: nodes, atoms and unknown functions are numbered by first
 * appearance, so that two claims which differ in names only are one question.
 */
final class Question {
  private final Dag dag;
  private final int limit;
  private final StringBuilder key = new StringBuilder();
  private final Map<Integer, Integer> numbers = new HashMap<>();
  private final Map<String, Integer> functions = new HashMap<>();

  private Question(Dag dag, int limit) {
    this.dag = dag;
    this.limit = limit;
  }

  /** The canonical text of the nodes and everything they depend on; null beyond so many nodes. */
  static String key(Dag dag, int limit, int... roots) {
    Question question = new Question(dag, limit);
    for (int root : roots) {
      if (!question.write(root)) {
        return null;
      }
    }
    return question.key.toString();
  }

  private boolean write(int node) {
    Integer number = numbers.get(node);
    if (number != null) {
      key.append(number).append(' ');
      return true;
    }
    if (numbers.size() >= limit) {
      return false;
    }
    numbers.put(node, numbers.size());
    Op op = dag.op(node);
    key.append(op);
    switch (op) {
      case CONSTANT -> key.append(dag.constantValue(node));
      case ROUNDED -> key.append(dag.rounded(node));
      case POWER -> key.append(dag.exponent(node));
      case SELECT -> key.append(dag.relation(node));
      case OPAQUE ->
          key.append(functions.computeIfAbsent(dag.opaque(node).name(), unused -> functions.size()))
              .append(dag.opaque(node).orders());
      default -> {}
    }
    int count = dag.childCount(node);
    key.append('(');
    for (int k = 0; k < count; k++) {
      if (!write(dag.child(node, k))) {
        return false;
      }
    }
    key.append(')');
    return true;
  }

  /** Whether a node depends on more than so many nodes. */
  static boolean isLarger(Dag dag, int root, int limit) {
    BitSet seen = new BitSet();
    int[] stack = new int[limit + 1];
    int depth = 0;
    int found = 1;
    stack[depth++] = root;
    seen.set(root);
    while (depth > 0) {
      int node = stack[--depth];
      for (int k = dag.childCount(node) - 1; k >= 0; k--) {
        int child = dag.child(node, k);
        if (!seen.get(child)) {
          seen.set(child);
          if (++found > limit) {
            return true;
          }
          stack[depth++] = child;
        }
      }
    }
    return false;
  }
}
