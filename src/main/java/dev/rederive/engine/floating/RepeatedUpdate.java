package dev.rederive.engine.floating;

import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.program.BoxedProgram;
import dev.rederive.engine.program.DoubleProgram;
import dev.rederive.engine.program.Program;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * Updates executed many times from given values, all at once in each step: every right side reads
 * the old values. The run is done twice, with doubles and with pairs of doubles; the digits on which
 * both agree are the ones to trust.
 */
public final class RepeatedUpdate {
  /** Operations that a run may take; a second or so. */
  private static final long WORK = 300_000_000L;

  private static final int DIGITS_OF_DOUBLES = 15;

  private final Dag dag;
  private final Program program;
  private final int[] targets;
  private final int[] sources;
  private final int[] loop;
  private final int[] watched;
  private final Map<Atom, BigFraction> given;
  private final String obstacle;

  /**
   * @param updates variable to its new value, a node free of derivatives
   * @param given the value of every variable at the start
   * @param watched nodes, free of derivatives, to be evaluated at the end
   */
  public RepeatedUpdate(
      Dag dag, Map<Atom, Integer> updates, Map<Atom, BigFraction> given, int... watched) {
    this.dag = dag;
    this.watched = watched.clone();
    this.given = Map.copyOf(given);
    Map<Atom, Integer> inOrder = new LinkedHashMap<>(updates);
    int[] roots = new int[2 * inOrder.size() + watched.length];
    int count = 0;
    for (Map.Entry<Atom, Integer> update : inOrder.entrySet()) {
      roots[count++] = dag.variable(update.getKey());
      roots[count++] = update.getValue();
    }
    System.arraycopy(watched, 0, roots, count, watched.length);
    program = Program.compile(dag, roots);
    targets = new int[inOrder.size()];
    sources = new int[inOrder.size()];
    for (int k = 0; k < targets.length; k++) {
      targets[k] = program.place(roots[2 * k]);
      sources[k] = program.place(roots[2 * k + 1]);
    }
    loop = changing();
    obstacle = missing();
  }

  /** The places that updates change and updates need, ascending. */
  private int[] changing() {
    BitSet places = new BitSet();
    for (int target : targets) {
      for (int source : sources) {
        for (int place : program.between(target, source)) {
          places.set(place);
        }
      }
    }
    return places.stream().toArray();
  }

  private String missing() {
    for (int node : program.variableNodes()) {
      if (!given.containsKey(dag.atom(node))) {
        return dag.atom(node) + " has no value to start from";
      }
    }
    for (int place = 0; place < program.size(); place++) {
      if (program.code(place) == Program.DERIVATIVE) {
        return "a derivative in the update is not worked out";
      }
    }
    return "";
  }

  /**
   * A watched node after the last step.
   *
   * @param value computed with pairs of doubles
   * @param inDoubles computed with doubles
   * @param digits significant digits on which both agree, at most 15
   */
  public record Value(int node, BigDecimal value, double inDoubles, int digits) {
    /** How far the value is likely off at most: the digits that doubles lose, doubled. */
    public double radius() {
      double apart = Math.abs(value.subtract(new BigDecimal(inDoubles)).doubleValue());
      return Math.max(2 * apart, Math.ulp(inDoubles));
    }
  }

  /** A node's value in doubles after a number of steps. */
  public record Sample(int step, double value) {}

  /**
   * The end of a run.
   *
   * @param values of the watched nodes, in their order; empty if the run failed
   * @param curve the first watched node along the way; empty if not asked for
   * @param failure why there are no values, or an empty text
   */
  public record Result(List<Value> values, List<Sample> curve, String failure) {}

  /** Runs the updates so many times. */
  public Result run(int steps) {
    return run(steps, 0);
  }

  /**
   * Runs the updates so many times.
   *
   * @param every record the first watched node after every so many steps; 0 for never
   */
  public Result run(int steps, int every) {
    if (!obstacle.isEmpty()) {
      return failed(obstacle);
    }
    if (steps < 0 || (long) steps * (loop.length + 1) > WORK) {
      return failed(steps + " steps of " + loop.length + " operations are too many");
    }
    List<Sample> curve = new ArrayList<>();
    double[] rough = runDoubles(steps, every, curve);
    Object[] fine = runPairs(steps);
    List<Value> values = new ArrayList<>();
    for (int node : watched) {
      int place = program.place(node);
      DoubleDouble pair = (DoubleDouble) fine[place];
      if (pair == null || Double.isNaN(rough[place])) {
        return failed("not defined after " + steps + " steps");
      }
      values.add(new Value(node, pair.toBigDecimal(), rough[place], digits(pair, rough[place])));
    }
    return new Result(List.copyOf(values), List.copyOf(curve), "");
  }

  /**
   * The first watched node along the way, in doubles.
   *
   * @param every how many steps lie between two samples; at least 1
   * @return the value at the start, and after every so many steps; empty if it cannot be run. It ends
   *     before the first value that is not defined.
   */
  public List<Sample> course(int steps, int every) {
    if (!obstacle.isEmpty() || steps < 0 || (long) steps * (loop.length + 1) > WORK) {
      return List.of();
    }
    List<Sample> curve = new ArrayList<>();
    double start = runDoubles(0, 0, curve)[program.place(watched[0])];
    curve.add(new Sample(0, start));
    runDoubles(steps, every, curve);
    int defined = 0;
    while (defined < curve.size() && Double.isFinite(curve.get(defined).value())) {
      defined++;
    }
    return List.copyOf(curve.subList(0, defined));
  }

  private static Result failed(String why) {
    return new Result(List.of(), List.of(), why);
  }

  private static int digits(DoubleDouble value, double rough) {
    double apart = Math.abs(value.subtract(DoubleDouble.of(rough)).doubleValue());
    double size = Math.abs(value.doubleValue());
    if (apart == 0) {
      return DIGITS_OF_DOUBLES;
    }
    int digits = size == 0 ? 0 : (int) Math.floor(-Math.log10(apart / size));
    return Math.max(0, Math.min(DIGITS_OF_DOUBLES, digits));
  }

  private double[] runDoubles(int steps, int every, List<Sample> curve) {
    DoubleProgram doubles = DoubleProgram.of(program);
    int[] nodes = program.variableNodes();
    double[] start = new double[nodes.length];
    for (int k = 0; k < nodes.length; k++) {
      start[k] = DoubleProgram.toDouble(given.get(dag.atom(nodes[k])));
    }
    double[] values = doubles.run(start);
    double[] next = new double[targets.length];
    for (int step = 0; step < steps; step++) {
      for (int k = 0; k < next.length; k++) {
        next[k] = values[sources[k]];
      }
      for (int k = 0; k < next.length; k++) {
        values[targets[k]] = next[k];
      }
      boolean sampled = every > 0 && watched.length > 0 && (step + 1) % every == 0;
      if (sampled || step == steps - 1) {
        runAll(doubles, values);
      } else {
        for (int place : loop) {
          doubles.step(place, values, null);
        }
      }
      if (sampled) {
        curve.add(new Sample(step + 1, values[program.place(watched[0])]));
      }
    }
    return values;
  }

  private static void runAll(DoubleProgram doubles, double[] values) {
    for (int place = 0; place < values.length; place++) {
      doubles.step(place, values, null);
    }
  }

  private Object[] runPairs(int steps) {
    DoubleDoubleArithmetic arithmetic = new DoubleDoubleArithmetic();
    BoxedProgram<DoubleDouble> pairs =
        new BoxedProgram<>(
            program,
            arithmetic,
            (left, relation, right) -> DoubleProgram.holds(left.compareTo(right), relation, 0));
    Object[] values = pairs.newValues();
    int[] nodes = program.variableNodes();
    for (int k = 0; k < nodes.length; k++) {
      values[program.variablePlaces()[k]] = arithmetic.constant(given.get(dag.atom(nodes[k])));
    }
    pairs.run(values, null);
    Object[] next = new Object[targets.length];
    for (int step = 0; step < steps; step++) {
      for (int k = 0; k < next.length; k++) {
        next[k] = values[sources[k]];
      }
      for (int k = 0; k < next.length; k++) {
        values[targets[k]] = next[k];
      }
      if (step == steps - 1) {
        pairs.run(values, null);
      } else {
        for (int place : loop) {
          pairs.step(place, values, null);
        }
      }
    }
    return values;
  }
}
