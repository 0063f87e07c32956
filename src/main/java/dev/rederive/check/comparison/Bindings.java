package dev.rederive.check.comparison;

import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.dag.Cone;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Derivatives;
import dev.rederive.engine.dag.Replacement;
import dev.rederive.math.Quantity;
import dev.rederive.network.Element;
import dev.rederive.network.ImplementedNetwork;
import dev.rederive.network.Part;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/** Collects which node is which number of a network, and refuses what cannot be. */
final class Bindings {
  private final Dag dag;
  private final ImplementedNetwork network;

  /** Numbers that are the same by construction, so that one name may stand for both. */
  private final BiPredicate<Element, Element> same;

  private final Map<Integer, Element> told = new LinkedHashMap<>();
  private final Map<Integer, Element> computed = new LinkedHashMap<>();
  private final Map<Element, Integer> data = new LinkedHashMap<>();
  private final Map<String, Double> unnamed = new HashMap<>();
  private final Set<Integer> valueless = new HashSet<>();
  private final Set<String> named = new HashSet<>();

  Bindings(Dag dag, ImplementedNetwork network, BiPredicate<Element, Element> same) {
    this.dag = dag;
    this.network = network;
    this.same = same;
  }

  /** Binds a part; a null grid leaves it unnamed. */
  void bind(String part, Grid grid) {
    if (grid == null) {
      return;
    }
    Part shape = part(part);
    requireShape(shape, grid);
    named.add(part);
    for (int row = 0; row < shape.rows(); row++) {
      for (int column = 0; column < shape.columns(); column++) {
        Element element = new Element(part, row, column);
        int node = grid.node(row, column);
        switch (shape.kind()) {
          case PARAMETER, INPUT -> bind(node, element, told);
          case COMPUTED -> bind(node, element, computed);
          case TARGET, UPSTREAM -> data.put(element, node);
        }
      }
    }
  }

  private Part part(String name) {
    return network.part(name).orElseThrow(() -> new Malformed("the network has no " + name));
  }

  private static void requireShape(Part part, Grid grid) {
    if (grid.height() == part.rows() && grid.width() == part.columns()) {
      return;
    }
    if (part.rows() == 1 && grid.height() == 1) {
      throw new Malformed(
          part.name() + ": " + grid.width() + " named, but there are " + part.columns());
    }
    throw new Malformed(
        part.name()
            + ": "
            + grid.height()
            + " by "
            + grid.width()
            + " named, but there are "
            + part.rows()
            + " by "
            + part.columns());
  }

  private void bind(int node, Element element, Map<Integer, Element> where) {
    if (!dag.isAtom(node)) {
      throw new Malformed("only names of quantities can be bound");
    }
    Element before = told.getOrDefault(node, computed.get(node));
    if (before == null) {
      where.put(node, element);
    } else if (!before.equals(element) && !same.test(before, element)) {
      throw new Malformed(
          dag.atom(node) + " is bound to two parts of the network, which has no way to tie them");
    }
  }

  /** The number that stands everywhere in a part that the document does not name. */
  void otherwise(String part, double value) {
    if (!named.contains(part)) {
      unnamed.put(part, value);
    }
  }

  /**
   * Lets the document say what the network cannot know: the derivative of the document's loss with
   * respect to each output, with everything else that the network computes held fixed.
   *
   * @param loss the document's loss
   * @param outputs upstream part to the part it belongs to; between them all that the loss may see
   */
  void upstream(Grid loss, Map<String, String> outputs) {
    bind("loss", loss);
    int whole = loss.node(0, 0);
    valueless.add(whole);
    Map<Integer, Integer> cut = new HashMap<>();
    Map<Integer, Integer> back = new HashMap<>();
    Map<Integer, Integer> cutOf = new HashMap<>();
    computed.forEach(
        (node, element) -> {
          if (outputs.containsValue(element.part())) {
            Atom atom = new Atom(Quantity.scalar("upstream[" + node + "]"), List.of(), 0);
            int variable = dag.variable(atom);
            cut.put(node, variable);
            back.put(variable, node);
            cutOf.put(node, variable);
          }
        });
    Derivatives derivatives = new Derivatives(dag);
    int top = new Replacement(dag, cut).apply(derivatives.expand(whole));
    requireBehind(whole, top);
    Replacement restore = new Replacement(dag, back);
    outputs.forEach(
        (upstream, output) ->
            computed.forEach(
                (node, element) -> {
                  if (element.part().equals(output)) {
                    int slope = derivatives.derivative(top, cutOf.get(node));
                    data.put(
                        new Element(upstream, element.row(), element.column()),
                        restore.apply(slope));
                  }
                }));
  }

  private void requireBehind(int loss, int top) {
    Cone cone = Cone.of(dag, top);
    for (int k = 0; k < cone.size(); k++) {
      int node = cone.node(k);
      if (node != loss && (told.containsKey(node) || computed.containsKey(node))) {
        throw new Malformed(
            dag.atom(loss)
                + " depends on "
                + dag.atom(node)
                + " by another way than through the outputs of the network");
      }
    }
  }

  BoundNetwork whole() {
    for (Part part : network.parts()) {
      boolean given =
          named.contains(part.name())
              || unnamed.containsKey(part.name())
              || part.kind() == Part.Kind.UPSTREAM
              || part.count() == 0;
      if (part.isTold() && !given) {
        throw new Malformed(part.name() + ": the directive does not name them");
      }
    }
    BoundNetwork bound = new BoundNetwork(dag, network, told, computed, data, unnamed, valueless);
    requireIndependent(bound);
    return bound;
  }

  /** The network holds its weights, biases and inputs fixed; so must the document. */
  private void requireIndependent(BoundNetwork bound) {
    Set<Integer> all = new HashSet<>(told.keySet());
    all.addAll(computed.keySet());
    data.forEach(
        (element, node) -> {
          if (part(element.part()).kind() == Part.Kind.TARGET) {
            all.add(node);
          }
        });
    Set<Integer> fixed = new HashSet<>(all);
    fixed.removeAll(computed.keySet());
    for (int node : fixed) {
      if (dag.childCount(node) == 0) {
        continue;
      }
      Cone cone = Cone.of(dag, node);
      for (int k = 0; k < cone.size(); k++) {
        if (cone.node(k) != node && all.contains(cone.node(k))) {
          throw new Malformed(
              dag.atom(node)
                  + " depends on "
                  + dag.atom(cone.node(k))
                  + ", which the network does not know of");
        }
      }
    }
  }
}
