package dev.rederive.check.comparison;

import dev.rederive.engine.lowering.Lowering;
import dev.rederive.math.NetworkBinding;
import dev.rederive.network.Element;
import dev.rederive.network.function.Activation;
import dev.rederive.network.function.Identity;
import dev.rederive.network.function.Loss;
import dev.rederive.network.perceptron.Averaging;
import dev.rederive.network.perceptron.Biases;
import dev.rederive.network.perceptron.Layer;
import dev.rederive.network.perceptron.MultiLayerPerceptron;
import dev.rederive.network.perceptron.Penalty;
import dev.rederive.network.perceptron.SampledPerceptron;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Builds the perceptron a binding describes and finds the document's nodes for its parts. */
final class PerceptronReader {
  private static final Map<String, Averaging> AVERAGINGS =
      Map.of("sum", Averaging.SUM, "mean", Averaging.MEAN);
  private static final Map<String, Penalty> PENALTIES =
      Map.of(
          "whole", Penalty.WHOLE,
          "half", Penalty.HALF,
          "mean", Penalty.MEAN,
          "half-mean", Penalty.HALF_MEAN);

  private final NetworkBinding binding;
  private final Lowering lowering;
  private final BoundNames names;
  private final int depth;
  private final List<Integer> widths = new ArrayList<>();
  private final List<Layer> layers = new ArrayList<>();
  private final List<Grid> weights = new ArrayList<>();
  private final List<Grid> biases = new ArrayList<>();

  PerceptronReader(NetworkBinding binding, Lowering lowering) {
    this.binding = LayerIndex.expanded(binding, lowering);
    this.lowering = lowering;
    this.depth = this.binding.widths().size() - 1;
    this.names = new BoundNames(this.binding, lowering, "samples");
  }

  BoundNetwork read() {
    if (depth < 1) {
      throw new Malformed("a network needs inputs and at least one layer");
    }
    requireKnownLayers();
    Grid inputs = names.grid("inputs");
    if (inputs == null) {
      throw new Malformed("inputs: the directive does not name them");
    }
    width(0, "inputs", inputs.width());
    for (int l = 1; l <= depth; l++) {
      readLayer(l);
    }
    MultiLayerPerceptron make = new MultiLayerPerceptron(widths.get(0), layers, loss());
    Penalty penalty =
        names.has("penalty") ? choice("penalty", PENALTIES, Penalty.WHOLE) : Penalty.NONE;
    SampledPerceptron network =
        new SampledPerceptron(
            make, inputs.height(), choice("averaging", AVERAGINGS, Averaging.SUM), penalty);
    return bind(network, inputs);
  }

  private void requireKnownLayers() {
    for (String role : binding.symbols().keySet()) {
      int space = role.indexOf(' ');
      if (space >= 0) {
        String label = role.substring(space + 1);
        int layer = label.matches("\\d{1,6}") ? Integer.parseInt(label) : 0;
        if (layer < 1 || layer > depth) {
          throw new Malformed(role + ": the layers that compute are 1 to " + depth);
        }
      }
    }
  }

  private <T> T choice(String setting, Map<String, T> known, T otherwise) {
    String said = binding.settings().get(setting);
    if (said == null) {
      return otherwise;
    }
    T chosen = known.get(said);
    if (chosen == null) {
      throw new Malformed(
          "unknown "
              + setting
              + " \""
              + said
              + "\"; known are "
              + known.keySet().stream().sorted().collect(Collectors.joining(", ")));
    }
    return chosen;
  }

  private Loss loss() {
    String name = binding.settings().getOrDefault("loss", "half-squared-error");
    return Loss.named(name)
        .orElseThrow(
            () ->
                new Malformed(
                    "unknown loss \""
                        + name
                        + "\"; known are "
                        + Loss.all().stream().map(Loss::name).collect(Collectors.joining(", "))));
  }

  private void readLayer(int l) {
    String role = "weights " + l;
    Grid rows = names.weights(role, l == 1 ? "inputs" : "out " + (l - 1));
    if (widths.get(l - 1) == 1 && rows.height() == 1 && rows.width() > 1) {
      // One name per neuron where only one signal comes in.
      rows = rows.turned();
    }
    width(l, role, rows.height());
    for (List<Integer> row : rows.rows()) {
      requireCount(role, row.size(), widths.get(l - 1), "connections into each neuron");
    }
    weights.add(rows);
    Grid bias = names.grid("biases " + l);
    biases.add(bias);
    layers.add(new Layer(widths.get(l), activation(l), biases(l, bias)));
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
    List<String> given =
        List.of(binding.settings().getOrDefault("activation", "sigmoid").split("\\s*,\\s*"));
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

  private Biases biases(int layer, Grid bias) {
    if (bias == null) {
      return Biases.NONE;
    }
    List<Integer> nodes = bias.rows().get(0);
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

  private BoundNetwork bind(SampledPerceptron network, Grid inputs) {
    Bindings bindings = new Bindings(lowering.dag(), network, (a, b) -> same(network, a, b));
    bindings.bind("inputs", inputs);
    for (int l = 1; l <= depth; l++) {
      bindings.bind("weights " + l, weights.get(l - 1));
      Grid bias = biases.get(l - 1);
      boolean shared = layers.get(l - 1).biases() == Biases.SHARED;
      bindings.bind("biases " + l, shared ? new Grid(List.of(List.of(bias.node(0, 0)))) : bias);
      bindings.bind("net " + l, perSample(network, "net " + l, widths.get(l)));
      bindings.bind("out " + l, perSample(network, "out " + l, widths.get(l)));
    }
    bindings.bind("errors", perSample(network, "errors", widths.get(depth)));
    bindings.bind("costs", perSample(network, "costs", 1));
    bindings.bind("loss", names.grid("loss"));
    bindings.bind("penalty", names.grid("penalty"));
    Grid targets = perSample(network, "targets", widths.get(depth));
    if (targets == null && (names.has("loss") || names.has("errors") || names.has("costs"))) {
      throw new Malformed("the directive names a loss but no targets");
    }
    bindings.bind("targets", targets);
    // Targets nobody named do not matter; a half is inside the domain of every loss.
    bindings.otherwise("targets", 0.5);
    return bindings.whole();
  }

  /** A list of names without the index of the samples names one output of each. */
  private Grid perSample(SampledPerceptron network, String role, int width) {
    Grid grid = names.grid(role);
    boolean list = grid != null && grid.height() == 1 && grid.width() == network.samples();
    return list && width == 1 && network.samples() > 1 ? grid.turned() : grid;
  }

  /** What has one value by construction may have one name. */
  private boolean same(SampledPerceptron network, Element a, Element b) {
    if (a.part().equals("errors") && (b.part().equals("loss") || b.part().equals("costs"))) {
      return widths.get(depth) == 1 && (b.part().equals("costs") || isPlainSum(network));
    }
    if (a.part().equals("costs") && b.part().equals("loss")) {
      return isPlainSum(network);
    }
    return a.part().startsWith("net ")
        && b.part().equals("out " + a.part().substring(4))
        && a.row() == b.row()
        && a.column() == b.column()
        && layers.get(Integer.parseInt(a.part().substring(4)) - 1).activation() instanceof Identity;
  }

  private static boolean isPlainSum(SampledPerceptron network) {
    return network.samples() == 1 && !network.isPenalised();
  }
}
