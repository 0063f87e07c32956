package dev.rederive.check.comparison;

import dev.rederive.network.Element;
import dev.rederive.network.Estimate;
import dev.rederive.network.FiniteDifferences;
import dev.rederive.network.ImplementedNetwork;
import dev.rederive.network.Numbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The implemented network at one point: its values and derivatives, each with a bound on its
 * rounding. The bound is measured: how far the number moves when everything the network is told moves
 * by a unit in its last place.
 */
final class NetworkState {
  private static final int NEIGHBOURS = 4;
  private static final double CAUTION = 8;
  private static final double ROUNDINGS = 32;

  /** Whole gradients are large; so many are kept at a time. */
  private static final int GRADIENTS_KEPT = 8;

  private record Pair(Element of, Element by) {}

  private final ImplementedNetwork network;
  private final Numbers base;
  private final List<Numbers> neighbours;
  private final double floor;
  private final FiniteDifferences differences;
  private final Map<Pair, Approximate> measured = new HashMap<>();
  private final Map<Element, List<Numbers>> gradients =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Element, List<Numbers>> eldest) {
          return size() > GRADIENTS_KEPT;
        }
      };

  /**
   * @param told what the network is told; gets what it computes
   */
  NetworkState(ImplementedNetwork network, Numbers told) {
    this(network, told, neighbours(told));
  }

  /**
   * A state whose neighbours were made elsewhere, for numbers that are themselves the outcome of a
   * long computation.
   */
  NetworkState(ImplementedNetwork network, Numbers told, List<Numbers> neighbours) {
    this.network = network;
    this.base = told;
    this.neighbours = neighbours;
    this.differences = new FiniteDifferences(network, base);
    network.forward(base);
    neighbours.forEach(network::forward);
    double largest = base.largestComputed();
    floor = ROUNDINGS * Math.ulp(1.0) * (Double.isFinite(largest) ? Math.max(1, largest) : 1);
  }

  private static List<Numbers> neighbours(Numbers told) {
    SplittableRandom random = new SplittableRandom(1);
    List<Numbers> result = new ArrayList<>();
    for (int k = 0; k < NEIGHBOURS; k++) {
      result.add(neighbour(told, random));
    }
    return result;
  }

  /** What is told, every number moved by at most a unit in the last place. */
  static Numbers neighbour(Numbers told, SplittableRandom random) {
    return told.toldMapped(
        value ->
            switch (random.nextInt(3)) {
              case 0 -> Math.nextDown(value);
              case 1 -> Math.nextUp(value);
              default -> value;
            });
  }

  ImplementedNetwork network() {
    return network;
  }

  Numbers numbers() {
    return base;
  }

  double distanceToKink() {
    return network.distanceToKink(base);
  }

  /** A number that the network is told or computes. */
  Approximate value(Element element) {
    double value = base.get(element);
    double moved = 0;
    for (Numbers neighbour : neighbours) {
      moved = Math.max(moved, Math.abs(neighbour.get(element) - value));
    }
    return new Approximate(value, CAUTION * moved + floor);
  }

  /** A derivative as hand-derived backpropagation gives it, started at {@code of}. */
  Approximate backpropagated(Element of, Element by) {
    List<Numbers> all = gradients.get(of);
    if (all == null) {
      all = new ArrayList<>();
      all.add(network.derivatives(base, of));
      for (Numbers neighbour : neighbours) {
        all.add(network.derivatives(neighbour, of));
      }
      gradients.put(of, all);
    }
    double value = all.get(0).get(by);
    double moved = 0;
    for (Numbers other : all) {
      moved = Math.max(moved, Math.abs(other.get(by) - value));
    }
    // What nothing moves is a constant of the network's structure: 0, 1, or rounded to its own
    // size.
    return new Approximate(value, moved == 0 ? floor * Math.abs(value) : CAUTION * moved + floor);
  }

  /** The same derivative as the network's finite differences measure it. */
  Approximate measured(Element of, Element by) {
    return measured.computeIfAbsent(
        new Pair(of, by),
        pair -> {
          Estimate estimate = differences.derivative(pair.of(), pair.by());
          return new Approximate(estimate.value(), estimate.error());
        });
  }
}
