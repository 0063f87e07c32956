package dev.rederive.check.comparison;

import dev.rederive.engine.lowering.Lowering;
import dev.rederive.engine.lowering.Unresolved;
import dev.rederive.math.NetworkBinding;
import dev.rederive.network.normalisation.BatchNormalisation;
import dev.rederive.network.recurrent.LongShortTermMemory;
import java.util.List;
import java.util.Map;

/** Builds the network a binding describes and finds the document's nodes for its parts. */
final class BindingReader {
  private BindingReader() {}

  /**
   * The network of a binding.
   *
   * @throws Malformed if no network fits the names
   * @throws Unresolved if the document leaves a size or a definition open
   */
  static BoundNetwork read(NetworkBinding binding, Lowering lowering) {
    return switch (binding.kind()) {
      case PERCEPTRON -> new PerceptronReader(binding, lowering).read();
      case BATCH_NORMALISATION -> batchNormalisation(binding, lowering);
      case LSTM -> lstm(binding, lowering);
    };
  }

  private static BoundNetwork batchNormalisation(NetworkBinding binding, Lowering lowering) {
    BoundNames names = new BoundNames(binding, lowering, "samples");
    Grid inputs = required(names, "inputs");
    if (inputs.height() == 1 && binding.settings().get("samples") == null) {
      throw new Malformed("samples: the directive does not say which index counts them");
    }
    BatchNormalisation network = new BatchNormalisation(inputs.height(), inputs.width());
    Bindings bindings = new Bindings(lowering.dag(), network, (a, b) -> false);
    for (String role :
        List.of(
            "inputs",
            "scale",
            "shift",
            "epsilon",
            "mean",
            "variance",
            "deviation",
            "normalised",
            "outputs")) {
      bindings.bind(role, names.grid(role));
    }
    if (names.has("loss")) {
      bindings.upstream(names.grid("loss"), Map.of("upstream", "outputs"));
    }
    bindings.otherwise("scale", 1);
    bindings.otherwise("shift", 0);
    bindings.otherwise("epsilon", 0);
    return bindings.whole();
  }

  private static BoundNetwork lstm(NetworkBinding binding, Lowering lowering) {
    BoundNames names = new BoundNames(binding, lowering, "steps");
    Grid inputs = required(names, "inputs");
    Grid hidden = required(names, "hidden");
    LongShortTermMemory network =
        new LongShortTermMemory(hidden.height(), inputs.width(), hidden.width());
    Bindings bindings = new Bindings(lowering.dag(), network, (a, b) -> false);
    bindings.bind("inputs", inputs);
    for (String gate : LongShortTermMemory.GATES) {
      bindings.bind("weights " + gate, names.weights("weights " + gate, "inputs"));
      bindings.bind("recurrent " + gate, names.weights("recurrent " + gate, ""));
      bindings.bind("biases " + gate, names.grid("biases " + gate));
      bindings.otherwise("biases " + gate, 0);
      bindings.bind("net " + gate, names.grid("net " + gate));
      bindings.bind("out " + gate, names.grid("out " + gate));
    }
    for (String state : List.of("hidden", "cell")) {
      String initial = "initial " + state;
      bindings.bind(initial, names.has(initial) ? names.grid(initial) : names.before(state));
      bindings.otherwise(initial, 0);
      bindings.bind(state, names.grid(state));
    }
    if (names.has("loss")) {
      bindings.upstream(
          names.grid("loss"), Map.of("upstream hidden", "hidden", "upstream cell", "cell"));
    }
    return bindings.whole();
  }

  private static Grid required(BoundNames names, String role) {
    Grid grid = names.grid(role);
    if (grid == null) {
      throw new Malformed(role + ": the directive does not name them");
    }
    return grid;
  }
}
