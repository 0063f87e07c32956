package dev.rederive.check.comparison;

import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.dag.Dag;
import dev.rederive.network.Element;
import dev.rederive.network.ImplementedNetwork;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * An implemented network and which node of the document's graph is which number of it.
 *
 * @param told graph node to the weight, bias or input it names
 * @param computed graph node to the number it names that the network computes
 * @param data what the network is told beside: the node that says it of each target and each
 *     upstream derivative
 * @param unnamed parts the document does not name, with the number that stands everywhere in them
 * @param valueless nodes of which only derivatives are compared: a loss that the network knows by its
 *     upstream derivatives alone
 */
record BoundNetwork(
    Dag dag,
    ImplementedNetwork network,
    Map<Integer, Element> told,
    Map<Integer, Element> computed,
    Map<Element, Integer> data,
    Map<String, Double> unnamed,
    Set<Integer> valueless) {

  /** The number of the network that a node names, or null. */
  Element element(int node) {
    Element element = told.get(node);
    return element != null ? element : computed.get(node);
  }

  boolean isTold(int node) {
    return told.containsKey(node);
  }

  /** The nodes of everything the network is told: what has to be known before a forward pass. */
  int[] toldNodes() {
    return IntStream.concat(
            told.keySet().stream().mapToInt(node -> node),
            data.values().stream().mapToInt(node -> node))
        .toArray();
  }

  /** How the document calls a bound node. */
  Atom name(int node) {
    return dag.atom(node);
  }

  int parameterCount() {
    return network.parts().stream()
        .filter(part -> part.isTold())
        .mapToInt(part -> part.count())
        .sum();
  }
}
