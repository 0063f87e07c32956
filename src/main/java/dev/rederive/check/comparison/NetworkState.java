package dev.rederive.check.comparison;

import dev.rederive.network.Backpropagation;
import dev.rederive.network.Estimate;
import dev.rederive.network.FiniteDifferences;
import dev.rederive.network.ForwardPass;
import dev.rederive.network.Gradients;
import dev.rederive.network.MultiLayerPerceptron;
import dev.rederive.network.Node;
import dev.rederive.network.Parameter;
import dev.rederive.network.Root;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * The implemented network at one point: its values and derivatives, each with a bound on its
 * rounding. The bound is measured: how far the number moves when every weight, bias, input and
 * target moves by a unit in its last place.
 */
final class NetworkState {
  private static final int NEIGHBOURS = 4;
  private static final double CAUTION = 8;
  private static final double ROUNDINGS = 32;

  /** Whole gradients are large; so many are kept at a time. */
  private static final int GRADIENTS_KEPT = 8;

  /** One run of one network. */
  private record Run(MultiLayerPerceptron network, ForwardPass pass) {
    Gradients gradients(Node of) {
      return Backpropagation.of(network, pass, of);
    }
  }

  private record Pair(Node of, Root by) {}

  private final MultiLayerPerceptron network;
  private final double[] input;
  private final double[] target;
  private final Run base;
  private final List<Run> neighbours;
  private final double floor;
  private final Map<Pair, Approximate> measured = new HashMap<>();
  private final Map<Node, List<Gradients>> gradients =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Node, List<Gradients>> eldest) {
          return size() > GRADIENTS_KEPT;
        }
      };

  NetworkState(MultiLayerPerceptron network, double[] input, double[] target) {
    this(network, input, target, neighbours(network));
  }

  /**
   * A state whose neighbours were made elsewhere, for a network that is itself the outcome of a long
   * computation.
   */
  NetworkState(
      MultiLayerPerceptron network,
      double[] input,
      double[] target,
      List<MultiLayerPerceptron> others) {
    this.network = network;
    this.input = input.clone();
    this.target = target.clone();
    base = new Run(network, network.forward(input, target));
    SplittableRandom random = new SplittableRandom(2);
    neighbours = new ArrayList<>();
    for (MultiLayerPerceptron other : others) {
      neighbours.add(new Run(other, other.forward(moved(input, random), moved(target, random))));
    }
    floor = ROUNDINGS * Math.ulp(1.0) * Math.max(1, largest(base.pass()));
  }

  private static List<MultiLayerPerceptron> neighbours(MultiLayerPerceptron network) {
    SplittableRandom random = new SplittableRandom(1);
    List<MultiLayerPerceptron> result = new ArrayList<>();
    for (int k = 0; k < NEIGHBOURS; k++) {
      result.add(neighbour(network, random));
    }
    return result;
  }

  /** A copy with every weight and bias moved by at most a unit in the last place. */
  static MultiLayerPerceptron neighbour(MultiLayerPerceptron network, SplittableRandom random) {
    MultiLayerPerceptron copy = network.copy();
    for (Parameter parameter : network.parameters()) {
      copy.set(parameter, moved(network.get(parameter), random));
    }
    return copy;
  }

  private static double[] moved(double[] values, SplittableRandom random) {
    double[] result = values.clone();
    for (int k = 0; k < result.length; k++) {
      result[k] = moved(result[k], random);
    }
    return result;
  }

  private static double moved(double value, SplittableRandom random) {
    return switch (random.nextInt(3)) {
      case 0 -> Math.nextDown(value);
      case 1 -> Math.nextUp(value);
      default -> value;
    };
  }

  private static double largest(ForwardPass pass) {
    double largest = Math.abs(pass.totalError());
    for (double[] layer : pass.out()) {
      for (double out : layer) {
        largest = Math.max(largest, Math.abs(out));
      }
    }
    for (double[] layer : pass.net()) {
      for (double net : layer) {
        largest = Math.max(largest, Math.abs(net));
      }
    }
    return Double.isFinite(largest) ? largest : 1;
  }

  MultiLayerPerceptron network() {
    return network;
  }

  double[] input() {
    return input.clone();
  }

  double[] target() {
    return target.clone();
  }

  double distanceToKink() {
    return base.pass().distanceToKink(network);
  }

  /** The value of a parameter, or what the forward pass computes for a node. */
  Approximate value(Root root) {
    if (root instanceof Parameter parameter) {
      return bounded(run -> run.network().get(parameter));
    }
    return bounded(run -> run.pass().value((Node) root));
  }

  private Approximate bounded(ToDoubleFunction<Run> number) {
    double value = number.applyAsDouble(base);
    double moved = 0;
    for (Run neighbour : neighbours) {
      moved = Math.max(moved, Math.abs(number.applyAsDouble(neighbour) - value));
    }
    return new Approximate(value, CAUTION * moved + floor);
  }

  /** A derivative as hand-derived backpropagation gives it, started at {@code of}. */
  Approximate backpropagated(Node of, Root by) {
    List<Gradients> all = gradients.get(of);
    if (all == null) {
      all = new ArrayList<>();
      all.add(base.gradients(of));
      for (Run neighbour : neighbours) {
        all.add(neighbour.gradients(of));
      }
      gradients.put(of, all);
    }
    double value = all.get(0).by(by);
    double moved = 0;
    for (Gradients other : all) {
      moved = Math.max(moved, Math.abs(other.by(by) - value));
    }
    // What nothing moves is a constant of the network's structure: 0, 1, or rounded to its own
    // size.
    return new Approximate(value, moved == 0 ? floor * Math.abs(value) : CAUTION * moved + floor);
  }

  /** The same derivative as the network's finite differences measure it. */
  Approximate measured(Node of, Root by) {
    return measured.computeIfAbsent(
        new Pair(of, by),
        pair -> {
          Estimate estimate =
              FiniteDifferences.derivative(network, input, target, pair.of(), pair.by());
          return new Approximate(estimate.value(), estimate.error());
        });
  }
}
