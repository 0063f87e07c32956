package dev.rederive.check.comparison;

import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.dag.Dag;
import dev.rederive.network.MultiLayerPerceptron;
import dev.rederive.network.Node;
import dev.rederive.network.Parameter;
import dev.rederive.network.Root;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An implemented network and which node of the document's graph is which part of it.
 *
 * @param shape a network of the right make; its weights say nothing
 * @param roots graph node to the part of the network it names
 * @param targets the graph nodes the outputs are compared with; empty if the document names none
 */
record BoundNetwork(
    Dag dag, MultiLayerPerceptron shape, Map<Integer, Root> roots, List<Integer> targets) {

  /** What the network is told: its weights, biases and inputs. */
  static boolean isTold(Root root) {
    return root instanceof Parameter || root instanceof Node.Input;
  }

  /** The nodes of weights, biases, inputs and targets: what has to be known before a forward pass. */
  int[] told() {
    int[] inner =
        roots.entrySet().stream()
            .filter(entry -> isTold(entry.getValue()))
            .mapToInt(Map.Entry::getKey)
            .toArray();
    int[] all = java.util.Arrays.copyOf(inner, inner.length + targets.size());
    for (int k = 0; k < targets.size(); k++) {
      all[inner.length + k] = targets.get(k);
    }
    return all;
  }

  /** The nodes of what the network computes, in its own order. */
  Map<Integer, Node> computed() {
    Map<Integer, Node> result = new LinkedHashMap<>();
    roots.forEach(
        (node, root) -> {
          if (!isTold(root)) {
            result.put(node, (Node) root);
          }
        });
    return result;
  }

  /** How the document calls a bound node. */
  Atom name(int node) {
    return dag.atom(node);
  }

  int parameterCount() {
    int count = 0;
    for (int l = 1; l <= shape.depth(); l++) {
      count += shape.width(l) * (shape.width(l - 1) + 1);
    }
    return count;
  }
}
