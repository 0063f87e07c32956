package dev.rederive.check.comparison;

import dev.rederive.engine.Evaluator;
import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.dag.Cone;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Derivatives;
import dev.rederive.engine.dag.Op;
import dev.rederive.engine.sampling.Condition;
import dev.rederive.engine.sampling.Point;
import dev.rederive.engine.sampling.Sampler;
import dev.rederive.network.Element;
import dev.rederive.network.Numbers;
import dev.rederive.network.Part;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/** Draws points and sets the network to them; compares the values before anything else is. */
final class NetworkPoints {
  private static final int TRIES = 12;
  private static final double WANTED_KINK_DISTANCE = 0.02;

  private final BoundNetwork network;
  private final Dag dag;
  private final ApproximateArithmetic arithmetic = new ApproximateArithmetic();
  private final Map<Integer, Integer> free = new HashMap<>();
  private final int[] told;
  private final Map<Integer, Part> parts = new HashMap<>();
  private final Map<Integer, Element> computed;
  private final Cone cone;
  private final int[] variables;

  NetworkPoints(BoundNetwork network, Derivatives derivatives) {
    this.network = network;
    this.dag = network.dag();
    told = network.toldNodes();
    computed = network.computed();
    Map<String, Part> byName = new HashMap<>();
    network.network().parts().forEach(part -> byName.put(part.name(), part));
    network.told().forEach((node, element) -> parts.put(node, byName.get(element.part())));
    network.data().forEach((element, node) -> parts.put(node, byName.get(element.part())));
    int[] bound = Arrays.copyOf(told, told.length + computed.size());
    int next = told.length;
    for (int node : computed.keySet()) {
      bound[next++] = node;
    }
    boolean plain = isPlain(bound);
    int[] evaluated = new int[bound.length];
    for (int k = 0; k < bound.length; k++) {
      evaluated[k] = plain || isPlain(bound[k]) ? bound[k] : derivatives.expand(bound[k]);
      free.put(bound[k], evaluated[k]);
    }
    cone = Cone.of(dag, evaluated);
    variables = variables(dag, cone);
  }

  private boolean isPlain(int... nodes) {
    Cone below = Cone.of(dag, nodes);
    for (int k = 0; k < below.size(); k++) {
      if (dag.op(below.node(k)) == Op.DERIVATIVE) {
        return false;
      }
    }
    return true;
  }

  static int[] variables(Dag dag, Cone cone) {
    return IntStream.range(0, cone.size())
        .map(cone::node)
        .filter(node -> dag.op(node) == Op.VARIABLE)
        .toArray();
  }

  /**
   * A random point.
   *
   * @param conditions what must hold there
   * @param pinned values that are fixed
   * @return null if none was found
   */
  NetworkPoint draw(List<Condition> conditions, Map<Atom, BigFraction> pinned, long seed) {
    Set<Integer> restricted = new HashSet<>();
    for (Condition condition : conditions) {
      for (int node : variables(dag, Cone.of(dag, condition.left(), condition.right()))) {
        restricted.add(node);
      }
    }
    SplittableRandom random = new SplittableRandom(seed);
    NetworkPoint best = null;
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Map<Atom, BigFraction> values = own(restricted, pinned, random);
      values = complete(values, conditions, random.nextLong());
      NetworkPoint point = values == null ? null : at(values);
      if (point == null) {
        continue;
      }
      if (best == null || point.state().distanceToKink() > best.state().distanceToKink()) {
        best = point;
      }
      if (best.state().distanceToKink() >= WANTED_KINK_DISTANCE) {
        break;
      }
    }
    return best;
  }

  /** Values for what the network is told, of a size that keeps its neurons out of saturation. */
  private Map<Atom, BigFraction> own(
      Set<Integer> restricted, Map<Atom, BigFraction> pinned, SplittableRandom random) {
    Map<Atom, BigFraction> values = new HashMap<>(pinned);
    for (int node : told) {
      if (dag.op(node) != Op.VARIABLE
          || restricted.contains(node)
          || pinned.containsKey(dag.atom(node))) {
        continue;
      }
      Part part = parts.get(node);
      double value = part.from() + (part.to() - part.from()) * random.nextInt(1, 1000) / 1000;
      int thousandths = (int) Math.rint(1000 * value);
      values.put(dag.atom(node), new BigFraction(thousandths == 0 ? 1 : thousandths, 1000));
    }
    return values;
  }

  /** The same with values for all other variables; null if the conditions cannot be met. */
  private Map<Atom, BigFraction> complete(
      Map<Atom, BigFraction> values, List<Condition> conditions, long seed) {
    Set<Integer> results = computed.keySet();
    int[] open =
        IntStream.of(variables)
            .filter(v -> !results.contains(v) && !values.containsKey(dag.atom(v)))
            .toArray();
    if (open.length == 0 && conditions.isEmpty()) {
      return values;
    }
    int[] roots =
        computed.keySet().stream()
            .mapToInt(free::get)
            .filter(node -> dag.op(node) != Op.VARIABLE)
            .toArray();
    Sampler sampler = new Sampler(dag, roots, told, conditions, values, seed);
    List<Point> points = sampler.draw(1).points();
    if (points.isEmpty()) {
      return null;
    }
    Map<Atom, BigFraction> all = new HashMap<>(values);
    all.putAll(points.get(0).coordinates());
    return all;
  }

  /** The document and the network at given values; null if the document defines no value there. */
  NetworkPoint at(Map<Atom, BigFraction> values) {
    Evaluator<Approximate> before = evaluate(values);
    Numbers numbers = Numbers.zero(network.network().parts());
    for (Map.Entry<String, Double> entry : network.unnamed().entrySet()) {
      for (double[] row : numbers.rows(entry.getKey())) {
        Arrays.fill(row, entry.getValue());
      }
    }
    for (Map.Entry<Integer, Element> entry : network.told().entrySet()) {
      if (!tell(numbers, entry.getValue(), before.value(free.get(entry.getKey())))) {
        return null;
      }
    }
    for (Map.Entry<Element, Integer> entry : network.data().entrySet()) {
      if (!tell(numbers, entry.getKey(), before.value(free.get(entry.getValue())))) {
        return null;
      }
    }
    NetworkState state = new NetworkState(network.network(), numbers);
    Map<Atom, BigFraction> all = withComputed(values, state);
    if (all == null) {
      return null;
    }
    Evaluator<Approximate> document = all.size() == values.size() ? before : evaluate(all);
    String disagreement = "";
    for (Map.Entry<Integer, Element> entry : computed.entrySet()) {
      if (network.valueless().contains(entry.getKey())) {
        continue;
      }
      Approximate own = document.value(free.get(entry.getKey()));
      if (own == null) {
        return null;
      }
      Approximate implemented = state.value(entry.getValue());
      if (!own.meets(implemented) && disagreement.isEmpty()) {
        disagreement =
            network.name(entry.getKey())
                + " is "
                + own.value()
                + " by the document and "
                + implemented.value()
                + " in the network";
      }
    }
    return new NetworkPoint(Collections.unmodifiableMap(all), state, disagreement);
  }

  private static boolean tell(Numbers numbers, Element element, Approximate value) {
    if (value != null) {
      numbers.set(element, value.value());
    }
    return value != null;
  }

  /** Quantities that the document uses but leaves to the network get the network's values. */
  private Map<Atom, BigFraction> withComputed(Map<Atom, BigFraction> values, NetworkState state) {
    Map<Atom, BigFraction> all = new HashMap<>(values);
    for (Map.Entry<Integer, Element> entry : computed.entrySet()) {
      Approximate implemented = state.value(entry.getValue());
      if (!implemented.settled()) {
        return null;
      }
      if (dag.op(entry.getKey()) == Op.VARIABLE && !network.valueless().contains(entry.getKey())) {
        all.put(dag.atom(entry.getKey()), new BigFraction(implemented.value()));
      }
    }
    return all;
  }

  private Evaluator<Approximate> evaluate(Map<Atom, BigFraction> values) {
    return new Evaluator<>(
        dag,
        cone,
        arithmetic,
        arithmetic,
        atom -> {
          BigFraction value = values.get(atom);
          return value == null ? null : arithmetic.constant(value);
        });
  }
}
