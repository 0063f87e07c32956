package dev.rederive.check.comparison;

import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.lowering.Lowering;
import dev.rederive.engine.lowering.Unresolved;
import dev.rederive.math.FreeIndex;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Repeat;
import dev.rederive.math.Statement;
import dev.rederive.network.Element;
import dev.rederive.network.Numbers;
import dev.rederive.network.perceptron.MultiLayerPerceptron;
import dev.rederive.network.perceptron.Sample;
import dev.rederive.network.perceptron.SampledPerceptron;
import dev.rederive.network.perceptron.Training;
import dev.rederive.network.perceptron.Updated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;

/** The network's own gradient descent in the place of a document's repeated updates. */
final class TrainingRun {
  private static final long WORK = 300_000_000L;

  /** Runs from neighbouring starts, which show what rounding does over many steps. */
  private static final int NEIGHBOURS = 2;

  private final BoundNetwork network;
  private final Lowering lowering;
  private String obstacle = "";

  TrainingRun(BoundNetwork network, Lowering lowering) {
    this.network = network;
    this.lowering = lowering;
  }

  /** Why there is no result, if there is none. */
  String obstacle() {
    return obstacle;
  }

  /** The network after training; empty if the updates are not what it can do. */
  Optional<NetworkState> run(Repeat repeat, double learningRate, NetworkState start) {
    Updated updated = updated(repeat);
    if (updated == null) {
      return Optional.empty();
    }
    if (repeat.times() > Integer.MAX_VALUE - 1
        || repeat.times() * network.parameterCount() > WORK) {
      obstacle = repeat.times() + " steps of this network are too many";
      return Optional.empty();
    }
    if (!(network.network() instanceof SampledPerceptron perceptron) || perceptron.isPenalised()) {
      obstacle = "only perceptrons without a penalty are trained";
      return Optional.empty();
    }
    int steps = (int) repeat.times();
    Training training = Training.batch(learningRate).over(perceptron.averaging()).updating(updated);
    SplittableRandom random = new SplittableRandom(3);
    List<Numbers> others = new ArrayList<>();
    for (int k = 0; k < NEIGHBOURS; k++) {
      others.add(
          trained(perceptron, NetworkState.neighbour(start.numbers(), random), training, steps));
    }
    Numbers end = trained(perceptron, start.numbers(), training, steps);
    return Optional.of(new NetworkState(perceptron, end, others));
  }

  private static Numbers trained(
      SampledPerceptron network, Numbers start, Training training, int steps) {
    List<Sample> samples = new ArrayList<>();
    for (int s = 0; s < network.samples(); s++) {
      samples.add(new Sample(start.row("inputs", s), start.row("targets", s)));
    }
    MultiLayerPerceptron end = training.run(network.perceptron(start), samples, steps).network();
    return network.numbers(end, samples);
  }

  /** Which parameters the updates change; null if they are neither the weights nor everything. */
  private Updated updated(Repeat repeat) {
    Set<Element> changed = new HashSet<>();
    try {
      for (Statement.Update update : repeat.updates()) {
        collect(update, 0, new HashMap<>(), changed);
      }
    } catch (Unresolved unresolved) {
      obstacle = unresolved.getMessage();
      return null;
    }
    Set<Element> all = new HashSet<>(network.told().values());
    all.removeIf(element -> !element.part().matches("(weights|biases) .*"));
    Set<Element> weights =
        all.stream().filter(e -> e.part().startsWith("weights")).collect(Collectors.toSet());
    if (changed.equals(all)) {
      return Updated.WEIGHTS_AND_BIASES;
    }
    if (changed.equals(weights)) {
      return Updated.WEIGHTS;
    }
    obstacle = "the updates change neither all weights of the network nor all weights and biases";
    return null;
  }

  private void collect(
      Statement.Update update, int next, Map<String, Integer> letters, Set<Element> changed) {
    if (next == update.free().size()) {
      List<Integer> indices = new ArrayList<>();
      for (IndexExpr subscript : update.target().subscripts()) {
        indices.add(lowering.index(subscript, letters));
      }
      Element element = network.element(lowering.element(update.target().quantity(), indices));
      // A target outside the network makes the sets differ, which is what it should do.
      changed.add(element == null ? Element.of("nothing") : element);
      return;
    }
    FreeIndex free = update.free().get(next);
    int low = lowering.index(free.range().lower(), Map.of());
    int high = lowering.index(free.range().upper(), Map.of());
    for (int value = low; value <= high; value++) {
      letters.put(free.letter(), value);
      collect(update, next + 1, letters, changed);
    }
  }

  /** What the network is told, as the document calls it. */
  Map<Atom, BigFraction> told(NetworkState state) {
    Map<Atom, BigFraction> result = new HashMap<>();
    values(state).forEach((atom, value) -> result.put(atom, new BigFraction(value)));
    return result;
  }

  /** Every bound name with its value. */
  Map<Atom, Double> values(NetworkState state) {
    Map<Atom, Double> result = new HashMap<>();
    network.told().forEach((node, e) -> result.put(network.name(node), state.numbers().get(e)));
    network.computed().forEach((node, e) -> result.put(network.name(node), state.numbers().get(e)));
    network.data().forEach((e, node) -> result.put(network.name(node), state.numbers().get(e)));
    return result;
  }
}
