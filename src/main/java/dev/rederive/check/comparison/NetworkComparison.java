package dev.rederive.check.comparison;

import dev.rederive.check.ComparedRow;
import dev.rederive.engine.Evaluator;
import dev.rederive.engine.Evidence;
import dev.rederive.engine.Evidence.Engine;
import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.dag.Cone;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Derivatives;
import dev.rederive.engine.lowering.Lowering;
import dev.rederive.engine.lowering.Unresolved;
import dev.rederive.engine.sampling.Condition;
import dev.rederive.engine.sampling.Instance;
import dev.rederive.engine.sampling.Point;
import dev.rederive.engine.sampling.Question;
import dev.rederive.engine.sampling.Sampler;
import dev.rederive.math.Model;
import dev.rederive.math.NetworkBinding;
import dev.rederive.math.Relation;
import dev.rederive.math.Repeat;
import dev.rederive.source.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/**
 * Compares claims of a document with the network its {@code network} directive describes. Three
 * numbers belong to each instance of a claim at each point: the author's formula as the document
 * defines it; the other side with the network's values and hand-derived backpropagation; the same
 * with the network's finite differences. Not for use by several threads at once.
 */
public final class NetworkComparison {
  private static final int POINTS = 2;
  private static final int INSTANCES = 16;
  private static final int ROWS = 16;

  /** Weights times measured derivatives; bounds the time that finite differences take. */
  private static final long WORK = 20_000_000L;

  /** Where the points start; claims share them, so that values are compared once. */
  private static final long POINT_SEED = 0x5EEDL;

  private final Dag dag;
  private final Position place;
  private final Derivatives derivatives;
  private final List<Model.Finding> findings = new ArrayList<>();
  private final ApproximateArithmetic arithmetic = new ApproximateArithmetic();
  private final Lowering lowering;
  private BoundNetwork network;
  private NetworkSide sides;
  private NetworkPoints points;
  private List<Condition> drawnUnder;
  private Map<Atom, BigFraction> drawnWith;
  private List<NetworkPoint> drawn;

  /**
   * What a comparison found.
   *
   * @param rows the first rows of the table; empty if nothing could be computed
   */
  public record Result(Evidence evidence, List<ComparedRow> rows) {
    public Result {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Binds the document's names. A binding that fits no network is a finding, never an exception; one
   * that depends on a size or a definition that is not there compares nothing.
   *
   * @param lowering gives the nodes of the bound names, at sizes of its own; the instances compared
   *     later must be its nodes
   */
  public NetworkComparison(NetworkBinding binding, Lowering lowering) {
    this.dag = lowering.dag();
    this.place = binding.place();
    this.lowering = lowering;
    this.derivatives = new Derivatives(dag);
    try {
      network = BindingReader.read(binding, lowering);
      sides = new NetworkSide(network, derivatives);
      points = new NetworkPoints(network, derivatives);
    } catch (Malformed malformed) {
      network = null;
      findings.add(new Model.Finding(place, "network: " + malformed.getMessage()));
    } catch (Unresolved open) {
      // The statement that cannot be resolved is reported where it stands.
      network = null;
    }
  }

  /**
   * Compares the document's values of everything that is bound with the network's forward pass.
   *
   * @param conditions what must hold at the points
   * @return all findings so far
   */
  public List<Model.Finding> compareValues(List<Condition> conditions) {
    if (network != null) {
      for (NetworkPoint point : points(conditions, Map.of())) {
        if (!point.disagreement().isEmpty()) {
          disagreement(point);
          break;
        }
      }
    }
    return findings();
  }

  /**
   * What is wrong with the binding: names that fit no network, or values in which the document and
   * the network differ. The latter is known once something was compared.
   */
  public List<Model.Finding> findings() {
    return List.copyOf(findings);
  }

  /** The sides of an instance in their roles. */
  private record Roles(Instance instance, int formula, int network) {}

  /** As {@link #compare(Question)}, without conditions. */
  public Optional<Result> compare(List<Instance> instances, Relation relation, long seed) {
    return compare(new Question(dag, relation, instances, List.of(), Map.of(), seed));
  }

  /**
   * Compares a claim with the network at random points.
   *
   * @param question its instances, conditions and pinned values; only equations are compared
   * @return empty if the claim contains nothing the network computes
   */
  public Optional<Result> compare(Question question) {
    if (network == null || question.relation() != Relation.EQUAL) {
      return Optional.empty();
    }
    List<Roles> chosen = choose(question.instances());
    if (chosen.isEmpty()) {
      return Optional.empty();
    }
    List<Compared> compared = new ArrayList<>();
    int used = 0;
    List<NetworkPoint> candidates = points(question.conditions(), question.pinned());
    for (NetworkPoint point : candidates) {
      if (!point.disagreement().isEmpty()) {
        return Optional.of(disagreement(point));
      }
      List<Compared> rows = at(point, chosen, question, used);
      if (rows.isEmpty()) {
        continue;
      }
      used++;
      for (Compared row : rows) {
        compared.add(label(row, used, candidates.size()));
      }
    }
    if (used == 0) {
      return Optional.of(silent("no point found at which the network and the claim are defined"));
    }
    return Optional.of(judge(compared, used));
  }

  private static Compared label(Compared row, int point, int all) {
    if (all == 1) {
      return row;
    }
    String label = (row.label().isEmpty() ? "" : row.label() + ", ") + "point " + point;
    return new Compared(label, row.formula(), row.network(), row.difference(), row.outcome());
  }

  /**
   * Compares a claim with the network at given values.
   *
   * @param given the value of every variable that matters
   * @param unit one unit in the last place of a printed result; null if both sides are exact
   * @return empty if the claim contains nothing the network computes
   */
  public Optional<Result> compareAtGiven(
      List<Instance> instances, Map<Atom, BigFraction> given, BigFraction unit) {
    List<Roles> chosen = network == null ? List.of() : choose(instances);
    if (chosen.isEmpty()) {
      return Optional.empty();
    }
    NetworkPoint point = points.at(given);
    if (point == null) {
      return Optional.of(silent("the network has no value at the values given"));
    }
    if (!point.disagreement().isEmpty()) {
      return Optional.of(disagreement(point));
    }
    return Optional.of(judgePrinted(evaluate(chosen, point.state(), point.values()::get), unit));
  }

  /**
   * Compares a claim about the result of updates with the network after as many steps of its own
   * gradient descent.
   *
   * @param given the values at the start
   * @param unit as for {@link #compareAtGiven}
   * @return empty if the claim contains nothing the network computes
   */
  public Optional<Result> compareAfter(
      Repeat repeat,
      double learningRate,
      List<Instance> instances,
      Map<Atom, BigFraction> given,
      BigFraction unit) {
    List<Roles> chosen = network == null ? List.of() : choose(instances);
    if (chosen.isEmpty()) {
      return Optional.empty();
    }
    NetworkPoint start = points.at(given);
    if (start == null) {
      return Optional.of(silent("the network has no value at the values given"));
    }
    if (!start.disagreement().isEmpty()) {
      return Optional.of(disagreement(start));
    }
    TrainingRun run = new TrainingRun(network, lowering);
    Optional<NetworkState> end = run.run(repeat, learningRate, start.state());
    if (end.isEmpty()) {
      return Optional.of(silent(run.obstacle()));
    }
    Map<Atom, BigFraction> values = new HashMap<>(start.values());
    values.putAll(run.told(end.get()));
    return Optional.of(judgePrinted(evaluate(chosen, end.get(), values::get), unit));
  }

  /**
   * The network's own values after as many steps of its own gradient descent as a document repeats
   * its updates: one sample, all weights, and the biases if the updates change them.
   *
   * @param given the values at the start
   * @return every bound name with its value; empty if the updates are no such training, or a value
   *     is missing
   */
  public Optional<Map<Atom, Double>> train(
      Repeat repeat, double learningRate, Map<Atom, BigFraction> given) {
    NetworkPoint start = network == null ? null : points.at(given);
    if (start == null) {
      return Optional.empty();
    }
    TrainingRun run = new TrainingRun(network, lowering);
    return run.run(repeat, learningRate, start.state()).map(run::values);
  }

  private List<NetworkPoint> points(List<Condition> conditions, Map<Atom, BigFraction> pinned) {
    if (!conditions.equals(drawnUnder) || !pinned.equals(drawnWith)) {
      drawn = new ArrayList<>();
      for (int k = 0; k < POINTS; k++) {
        NetworkPoint point = points.draw(conditions, pinned, POINT_SEED + k);
        if (point != null) {
          drawn.add(point);
        }
      }
      drawnUnder = List.copyOf(conditions);
      drawnWith = Map.copyOf(pinned);
    }
    return drawn;
  }

  /** Some instances that contain the network, the first and the last among them. */
  private List<Roles> choose(List<Instance> instances) {
    List<Roles> chosen = new ArrayList<>();
    Set<NetworkSide.StandIn> measured = new LinkedHashSet<>();
    int wanted = Math.min(INSTANCES, instances.size());
    for (int k = 0; k < wanted; k++) {
      int place = wanted == 1 ? 0 : (int) ((long) k * (instances.size() - 1) / (wanted - 1));
      Roles roles = roles(instances.get(place));
      if (roles == null) {
        continue;
      }
      for (NetworkSide.StandIn standIn : sides.standInsOf(roles.network())) {
        if (standIn instanceof NetworkSide.StandIn.Derivative) {
          measured.add(standIn);
        }
      }
      if (!chosen.isEmpty() && (long) measured.size() * network.parameterCount() > WORK) {
        break;
      }
      chosen.add(roles);
    }
    return chosen;
  }

  /** The network takes the side with a derivative in it, the left one if there is a choice. */
  private Roles roles(Instance instance) {
    int left = sides.rewrite(instance.left());
    int right = sides.rewrite(instance.right());
    int inLeft = voice(left);
    int inRight = voice(right);
    if (inLeft == 0 && inRight == 0) {
      return null;
    }
    return inLeft >= inRight
        ? new Roles(instance, instance.expandedRight(), left)
        : new Roles(instance, instance.expandedLeft(), right);
  }

  /** 2 if the network derives something in a rewritten side, 1 if it computes something, else 0. */
  private int voice(int side) {
    int voice = 0;
    for (NetworkSide.StandIn standIn : sides.standInsOf(side)) {
      voice = Math.max(voice, standIn instanceof NetworkSide.StandIn.Derivative ? 2 : 1);
    }
    return voice;
  }

  /** The rows at a point, the rest of the claim's variables drawn; empty if there are no values. */
  private List<Compared> at(NetworkPoint point, List<Roles> chosen, Question question, int number) {
    Map<Atom, BigFraction> known = point.values();
    List<Atom> open = new ArrayList<>();
    int[] nodes =
        chosen.stream().flatMapToInt(r -> IntStream.of(r.formula(), r.network())).toArray();
    for (int node : NetworkPoints.variables(dag, Cone.of(dag, nodes))) {
      Atom atom = dag.atom(node);
      if (sides.origin(atom) == null && !known.containsKey(atom)) {
        open.add(atom);
      }
    }
    if (open.isEmpty()) {
      return evaluate(chosen, point.state(), known::get);
    }
    SplittableRandom random = new SplittableRandom(question.seed() + number);
    if (question.conditions().isEmpty()) {
      Map<Atom, BigFraction> more = new HashMap<>();
      for (Atom atom : open) {
        more.put(atom, new BigFraction(random.nextInt(100, 2000), 1000));
      }
      List<Compared> rows = evaluate(chosen, point.state(), layered(more, known));
      if (rows.stream().allMatch(Compared::complete)) {
        return rows;
      }
    }
    List<Instance> instances = chosen.stream().map(Roles::instance).toList();
    Question pinned =
        new Question(
            dag, question.relation(), instances, question.conditions(), known, random.nextLong());
    List<Point> found = Sampler.of(pinned, instances).draw(1).points();
    return found.isEmpty()
        ? List.of()
        : evaluate(chosen, point.state(), layered(found.get(0).coordinates(), known));
  }

  private static Function<Atom, BigFraction> layered(
      Map<Atom, BigFraction> more, Map<Atom, BigFraction> known) {
    return atom -> {
      BigFraction value = known.get(atom);
      return value != null ? value : more.get(atom);
    };
  }

  private List<Compared> evaluate(
      List<Roles> chosen, NetworkState state, Function<Atom, BigFraction> values) {
    Evaluator<Approximate> document =
        evaluator(chosen.stream().mapToInt(Roles::formula), state, values, false);
    Evaluator<Approximate> backpropagation =
        evaluator(chosen.stream().mapToInt(Roles::network), state, values, false);
    Evaluator<Approximate> differences =
        evaluator(chosen.stream().mapToInt(Roles::network), state, values, true);
    List<Compared> rows = new ArrayList<>();
    for (Roles roles : chosen) {
      rows.add(
          Compared.of(
              roles.instance().label(),
              document.value(roles.formula()),
              backpropagation.value(roles.network()),
              differences.value(roles.network())));
    }
    return rows;
  }

  private Evaluator<Approximate> evaluator(
      IntStream roots, NetworkState state, Function<Atom, BigFraction> values, boolean measured) {
    return new Evaluator<>(
        dag,
        Cone.of(dag, roots.toArray()),
        arithmetic,
        arithmetic,
        atom -> value(atom, state, values, measured));
  }

  private Approximate value(
      Atom atom, NetworkState state, Function<Atom, BigFraction> values, boolean measured) {
    NetworkSide.StandIn origin = sides.origin(atom);
    Approximate value;
    if (origin instanceof NetworkSide.StandIn.Value standIn) {
      value = state.value(standIn.of());
    } else if (origin instanceof NetworkSide.StandIn.Derivative standIn) {
      value =
          measured
              ? state.measured(standIn.of(), standIn.by())
              : state.backpropagated(standIn.of(), standIn.by());
    } else {
      BigFraction exact = values.apply(atom);
      value = exact == null ? null : arithmetic.constant(exact);
    }
    return value != null && value.settled() ? value : null;
  }

  private Result disagreement(NetworkPoint point) {
    Model.Finding finding =
        new Model.Finding(
            place,
            "network: the document and the network differ before anything is derived: "
                + point.disagreement()
                + "; either the names are bound wrongly or a definition is not the network's");
    if (findings.isEmpty()) {
      findings.add(finding);
    }
    return silent(
        "the values differ already (" + point.disagreement() + "): see the network directive");
  }

  private static Result silent(String why) {
    return new Result(Evidence.silent(Engine.NETWORK, why), List.of());
  }

  private static List<ComparedRow> rows(List<Compared> compared) {
    return compared.stream().filter(Compared::complete).limit(ROWS).map(Compared::row).toList();
  }

  private static Result judge(List<Compared> compared, int points) {
    return Conclusion.of(compared, points, rows(compared));
  }

  private static Result judgePrinted(List<Compared> compared, BigFraction unit) {
    return Conclusion.ofPrinted(compared, unit, rows(compared));
  }
}
