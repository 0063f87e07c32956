package dev.rederive.check.comparison;

import dev.rederive.engine.dag.Cone;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.lowering.Lowering;
import dev.rederive.engine.lowering.Unresolved;
import dev.rederive.math.NetworkBinding;
import dev.rederive.network.Activation;
import dev.rederive.network.Biases;
import dev.rederive.network.Identity;
import dev.rederive.network.Layer;
import dev.rederive.network.Loss;
import dev.rederive.network.MultiLayerPerceptron;
import dev.rederive.network.Node;
import dev.rederive.network.Parameter;
import dev.rederive.network.Root;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Builds the network a binding describes and finds the document's nodes for its parts. */
final class BindingReader {
  private final NetworkBinding binding;
  private final Dag dag;
  private final BoundNames names;
  private final int depth;
  private final List<List<List<Integer>>> weights = new ArrayList<>();
  private final List<List<Integer>> biases = new ArrayList<>();
  private final List<Integer> widths = new ArrayList<>();
  private final List<Layer> layers = new ArrayList<>();
  private final Map<Integer, Root> roots = new LinkedHashMap<>();

  private BindingReader(NetworkBinding binding, Lowering lowering) {
    this.binding = binding;
    this.dag = lowering.dag();
    this.names = new BoundNames(binding, lowering);
    this.depth = binding.widths().size() - 1;
  }

  /**
   * The network of a binding.
   *
   * @throws Malformed if no network fits the names
   * @throws Unresolved if the document leaves a size or a definition open
   */
  static BoundNetwork read(NetworkBinding binding, Lowering lowering) {
    return new BindingReader(binding, lowering).read();
  }

  private BoundNetwork read() {
    if (depth < 1) {
      throw new Malformed("a network needs inputs and at least one layer");
    }
    requireKnownRoles();
    readLayers();
    Loss loss =
        Loss.named(binding.loss())
            .orElseThrow(
                () ->
                    new Malformed(
                        "unknown loss \""
                            + binding.loss()
                            + "\"; known are "
                            + Loss.all().stream()
                                .map(Loss::name)
                                .collect(Collectors.joining(", "))));
    MultiLayerPerceptron shape = new MultiLayerPerceptron(widths.get(0), layers, loss);
    bindAll();
    List<Integer> targets = names.vector("targets");
    if (targets == null && (names.has("loss") || names.has("errors"))) {
      throw new Malformed("the directive names a loss but no targets");
    }
    if (targets != null) {
      requireCount("targets", targets.size(), widths.get(depth), "output neurons");
    }
    List<Integer> known = targets == null ? List.of() : List.copyOf(targets);
    BoundNetwork network = new BoundNetwork(dag, shape, roots, known);
    requireIndependent(network);
    return network;
  }

  private void requireKnownRoles() {
    for (String role : binding.symbols().keySet()) {
      int space = role.indexOf(' ');
      if (space >= 0) {
        int layer = Integer.parseInt(role.substring(space + 1));
        if (layer < 1 || layer > depth) {
          throw new Malformed(role + ": the layers that compute are 1 to " + depth);
        }
      }
    }
  }

  private void readLayers() {
    List<Integer> inputs = names.vector("inputs");
    if (inputs == null) {
      throw new Malformed("inputs: the directive does not name them");
    }
    width(0, "inputs", inputs.size());
    for (int l = 1; l <= depth; l++) {
      String role = "weights " + l;
      List<List<Integer>> rows = names.matrix(role, l == 1 ? "inputs" : "out " + (l - 1));
      if (widths.get(l - 1) == 1 && rows.size() == 1 && rows.get(0).size() > 1) {
        // One name per neuron where only one signal comes in.
        rows = rows.get(0).stream().map(List::of).toList();
      }
      width(l, role, rows.size());
      for (List<Integer> row : rows) {
        requireCount(role, row.size(), widths.get(l - 1), "connections into each neuron");
      }
      weights.add(rows);
      List<Integer> bias = names.vector("biases " + l);
      biases.add(bias);
      layers.add(new Layer(widths.get(l), activation(l), biases(l, bias)));
    }
  }

  private void width(int layer, String role, int found) {
    Integer declared = binding.widths().get(layer);
    String what = layer == 0 ? "inputs of the network" : "neurons of layer " + layer;
    if (declared != null) {
      requireCount(role, found, declared, what);
    }
    if (found < 1) {
      throw new Malformed(role + ": there are none");
    }
    widths.add(found);
  }

  private static void requireCount(String role, int found, int wanted, String what) {
    if (found != wanted) {
      throw new Malformed(role + ": " + found + " named, but there are " + wanted + " " + what);
    }
  }

  private Activation activation(int layer) {
    List<String> given = binding.activation();
    if (given.size() != 1 && given.size() != depth) {
      throw new Malformed(
          "activation: " + given.size() + " named, but there are " + depth + " layers");
    }
    String name = given.get(given.size() == 1 ? 0 : layer - 1);
    return Activation.named(name)
        .orElseThrow(
            () ->
                new Malformed(
                    "unknown activation \""
                        + name
                        + "\"; known are "
                        + Activation.all().stream()
                            .map(Activation::name)
                            .collect(Collectors.joining(", "))));
  }

  private Biases biases(int layer, List<Integer> nodes) {
    if (nodes == null) {
      return Biases.NONE;
    }
    requireCount("biases " + layer, nodes.size(), widths.get(layer), "neurons of layer " + layer);
    int different = new HashSet<>(nodes).size();
    if (different == nodes.size()) {
      return Biases.PER_NEURON;
    }
    if (different == 1) {
      return Biases.SHARED;
    }
    throw new Malformed(
        "biases " + layer + ": shared by some neurons only; the network shares one or none");
  }

  private void bindAll() {
    bindVector("inputs", widths.get(0), "inputs", Node.Input::new);
    for (int l = 1; l <= depth; l++) {
      int layer = l;
      for (int to = 0; to < widths.get(l); to++) {
        for (int from = 0; from < widths.get(l - 1); from++) {
          bind(weights.get(l - 1).get(to).get(from), new Parameter.Weight(l, to, from));
        }
      }
      List<Integer> bias = biases.get(l - 1);
      int count =
          switch (layers.get(l - 1).biases()) {
            case NONE -> 0;
            case SHARED -> 1;
            case PER_NEURON -> bias.size();
          };
      for (int j = 0; j < count; j++) {
        bind(bias.get(j), new Parameter.Bias(l, j));
      }
      String neurons = "neurons of layer " + l;
      bindVector("net " + l, widths.get(l), neurons, j -> new Node.Net(layer, j));
      bindVector("out " + l, widths.get(l), neurons, j -> new Node.Out(layer, j));
    }
    bindVector("errors", widths.get(depth), "output neurons", Node.OutputError::new);
    bindVector("loss", 1, "losses", j -> new Node.TotalError());
  }

  private void bindVector(
      String role, int count, String what, java.util.function.IntFunction<Root> part) {
    List<Integer> nodes = names.vector(role);
    if (nodes != null) {
      requireCount(role, nodes.size(), count, what);
      for (int j = 0; j < nodes.size(); j++) {
        bind(nodes.get(j), part.apply(j));
      }
    }
  }

  private void bind(int node, Root root) {
    if (!dag.isAtom(node)) {
      throw new Malformed("only names of quantities can be bound");
    }
    Root before = roots.putIfAbsent(node, root);
    if (before != null && !before.equals(root) && !same(before, root)) {
      throw new Malformed(
          dag.atom(node) + " is bound to two parts of the network, which has no way to tie them");
    }
  }

  /** A single output error is the loss, and an identity's output is its net input. */
  private boolean same(Root a, Root b) {
    if (a instanceof Node.OutputError && b instanceof Node.TotalError) {
      return widths.get(depth) == 1;
    }
    return a instanceof Node.Net net
        && b instanceof Node.Out out
        && net.layer() == out.layer()
        && net.index() == out.index()
        && layers.get(net.layer() - 1).activation() instanceof Identity;
  }

  /** The network holds its weights, biases and inputs fixed; so must the document. */
  private void requireIndependent(BoundNetwork network) {
    Set<Integer> bound = new HashSet<>(roots.keySet());
    bound.addAll(network.targets());
    for (int node : network.told()) {
      if (dag.childCount(node) == 0) {
        continue;
      }
      Cone cone = Cone.of(dag, node);
      for (int k = 0; k < cone.size(); k++) {
        if (cone.node(k) != node && bound.contains(cone.node(k))) {
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
