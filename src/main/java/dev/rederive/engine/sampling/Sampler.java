package dev.rederive.engine.sampling;

import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.program.DoubleProgram;
import dev.rederive.math.Relation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.hipparchus.fraction.BigFraction;

/**
 * Draws points at which some nodes are defined and the assumptions hold, the same points for the
 * same seed. A point that fails is repaired: the variables under the operation that is not defined,
 * or in the condition that does not hold, are drawn again in another way.
 */
public final class Sampler {
  private static final int REPAIRS = 24;
  private static final int TRIES_WITHOUT_ANY = 120;
  private static final int TRIES_PER_POINT = 12;

  /** Operations spent on one search at most, so that it ends on every machine after the same try. */
  private static final long WORK = 150_000_000L;

  /** What drawing, solving for and blaming one variable costs, in operations of the program. */
  private static final long DRAWING = 100;

  /** Nearer to a kink or to the border of a condition than this, a point is not used. */
  private static final double MARGIN = 1e-3;

  private static final int MANY_VARIABLES = 48;

  /** The first points stay as they were drawn: plain numbers. */
  private static final int TURNED_FROM = 3;

  private final Domain domain;
  private final Dag dag;
  private final Map<Integer, BigFraction> pinned;
  private final int[] variables;
  private final SplittableRandom random;
  private final Equations equations;
  private final DoubleProgram program;
  private double[] numbers;
  private final Map<Integer, Draw> habits = new HashMap<>();
  private final Set<Point> found = new HashSet<>();
  private long work;
  private String obstacle = "";

  /**
   * @param roots nodes that must be defined, free of derivatives
   * @param context further nodes whose variables need values too; derivatives allowed
   * @param conditions the assumptions; those about unrelated variables are ignored
   * @param pinned values that are fixed
   */
  public Sampler(
      Dag dag,
      int[] roots,
      int[] context,
      List<Condition> conditions,
      Map<Atom, BigFraction> pinned,
      long seed) {
    this(new Domain(dag, roots, context, conditions, pinned), seed);
  }

  private Sampler(Domain domain, long seed) {
    this.domain = domain;
    this.dag = domain.dag;
    this.pinned = domain.pinned;
    this.variables = domain.variables;
    this.program = domain.program;
    this.random = new SplittableRandom(seed);
    this.equations = new Equations(dag, domain.conditions, pinned, random);
  }

  /**
   * For some instances of a claim: both sides defined, and everything that is differentiated, and
   * what it is differentiated by.
   */
  public static Sampler of(Question question, List<Instance> instances) {
    return new Sampler(question.domain(instances), question.seed());
  }

  /** Whether it is certain that there is no point for some instances; false says nothing. */
  public static boolean isCertainlyEmpty(Question question, List<Instance> instances) {
    return Emptiness.isCertain(
        question.dag(),
        Domain.needed(question, instances),
        question.conditions(),
        question.pinnedSigns());
  }

  /** Whether points on a kink or on the border of a case are wanted. */
  private enum Kinks {
    AVOIDED,
    WANTED
  }

  /** Searches for points; fewer than asked for are an answer too. */
  public Sample draw(int count) {
    return draw(count, Kinks.AVOIDED);
  }

  /** Searches for points that may lie on the borders of cases, where the conditions put them. */
  public Sample drawOnBorders(int count) {
    return draw(count, Kinks.WANTED);
  }

  private Sample draw(int count, Kinks kinks) {
    if (!equations.unsolvable().isEmpty()) {
      return new Sample(List.of(), Sample.Coverage.NONE, 0, equations.unsolvable());
    }
    boolean single = pinned.size() == variables.length;
    int wanted = single ? 1 : count;
    List<Point> points = new ArrayList<>();
    int limit = single ? 1 : TRIES_WITHOUT_ANY + TRIES_PER_POINT * wanted;
    int tries = 0;
    while (points.size() < wanted && tries < limit && work < WORK) {
      if (points.isEmpty() && tries >= TRIES_WITHOUT_ANY) {
        break;
      }
      // Where every point lies on a kink, points on it are better than none.
      boolean strict =
          kinks == Kinks.AVOIDED && !single && (tries < TRIES_WITHOUT_ANY / 2 || !points.isEmpty());
      Point point = attempt(Draw.SCHEDULE[tries % Draw.SCHEDULE.length], strict);
      tries++;
      if (point != null && found.add(point)) {
        points.add(point);
      }
    }
    if (kinks == Kinks.AVOIDED && !single && points.size() > TURNED_FROM) {
      points = new OtherSigns(variables, this::accepts).among(points, TURNED_FROM);
    }
    Sample.Coverage coverage =
        points.isEmpty()
            ? Sample.Coverage.NONE
            : single
                ? Sample.Coverage.COMPLETE
                : points.size() < count ? Sample.Coverage.FEW : Sample.Coverage.ENOUGH;
    String shortfall =
        points.isEmpty()
            ? "no point found in " + tries + " tries: " + obstacle
            : coverage == Sample.Coverage.FEW
                ? points.size() + " points found in " + tries + " tries: " + obstacle
                : "";
    return new Sample(points, coverage, tries, shortfall);
  }

  private Point attempt(Draw plan, boolean strict) {
    BigFraction[] values = new BigFraction[variables.length];
    double[] nearest = new double[variables.length];
    for (int k = 0; k < variables.length; k++) {
      BigFraction fixed = pinned.isEmpty() ? null : pinned.get(variables[k]);
      Draw habit = habits.isEmpty() ? null : habits.get(variables[k]);
      Draw draw = habit != null && random.nextInt(4) > 0 ? habit : plan;
      put(fixed != null ? Draw.Drawn.of(fixed) : number(variables[k], draw), k, values, nearest);
    }
    Map<Integer, Draw> repaired = new HashMap<>();
    double[] numbers = numbers();
    double[] inputs = new double[domain.programPlaces.length];
    for (int repair = 0; repair <= REPAIRS && work < WORK; repair++) {
      if (!meetEquations(values, nearest)) {
        obstacle = "the assumed equations were not met";
        return null;
      }
      work += program.size() + DRAWING * variables.length;
      for (int k = 0; k < inputs.length; k++) {
        inputs[k] = nearest[domain.programPlaces[k]];
      }
      program.run(inputs, numbers);
      int[] cause = failure(numbers);
      if (cause == null) {
        if (strict && program.kinkDistance(numbers) < MARGIN) {
          obstacle = "every point tried lies at a kink";
          return null;
        }
        habits.putAll(repaired);
        return new Point(dag, variables, values, nearest);
      }
      redraw(cause, repair, values, nearest, repaired);
    }
    return null;
  }

  /** The numbers of one run of the program, used again for the next. */
  private double[] numbers() {
    if (numbers == null) {
      numbers = new double[program.size()];
    }
    return numbers;
  }

  private static void put(Draw.Drawn drawn, int k, BigFraction[] values, double[] nearest) {
    values[k] = drawn.exact();
    nearest[k] = drawn.nearest();
  }

  private boolean meetEquations(BigFraction[] values, double[] nearest) {
    if (equations.isEmpty()) {
      return true;
    }
    Map<Integer, BigFraction> byNode = new HashMap<>();
    for (int k = 0; k < values.length; k++) {
      byNode.put(variables[k], values[k]);
    }
    boolean met = equations.solve(byNode, random);
    for (int k = 0; k < values.length; k++) {
      values[k] = byNode.get(variables[k]);
      nearest[k] = Numbers.nearest(values[k]);
    }
    return met;
  }

  /** Whether everything is defined and assumed at a point made elsewhere, off kinks. */
  public boolean accepts(Point point) {
    return distance(point) >= MARGIN;
  }

  /** Whether everything is defined and assumed at a point made elsewhere, kink or not. */
  public boolean admits(Point point) {
    return distance(point) >= 0;
  }

  /** How far from a kink a point is; not a number where something is not defined or assumed. */
  private double distance(Point point) {
    Map<Integer, BigFraction> values = new HashMap<>();
    for (int variable : variables) {
      values.put(variable, point.value(variable));
    }
    program.run(point.doubles(domain.programVariables), numbers());
    boolean good = equations.hold(values) && failure(numbers) == null;
    return good ? program.kinkDistance(numbers) : Double.NaN;
  }

  /** The variables to blame, or null if everything is as it must be. */
  private int[] failure(double[] numbers) {
    for (int root : domain.roots) {
      if (Double.isNaN(numbers[program.place(root)])) {
        obstacle = "not defined at any point tried";
        return program.causeOfUndefined(root, numbers);
      }
    }
    for (Condition condition : domain.conditions) {
      double left = numbers[program.place(condition.left())];
      double right = numbers[program.place(condition.right())];
      if (!holds(left, condition.relation(), right)) {
        obstacle = "the assumptions hold at no point tried";
        return domain.variablesOf(condition);
      }
    }
    return null;
  }

  private static boolean holds(double left, Relation relation, double right) {
    double gap = right - left;
    double margin = 1e-9 * Math.max(Math.abs(left), Math.abs(right));
    return switch (relation) {
      // Met exactly before; doubles only repeat it roughly.
      case EQUAL, APPROXIMATE -> !Double.isNaN(gap);
      case NOT_EQUAL -> Math.abs(gap) > margin;
      case LESS, LESS_OR_EQUAL -> gap > margin;
      case GREATER, GREATER_OR_EQUAL -> -gap > margin;
    };
  }

  private void redraw(
      int[] cause,
      int repair,
      BigFraction[] values,
      double[] nearest,
      Map<Integer, Draw> repaired) {
    Draw draw = Draw.REPAIRS[(repair / 2) % Draw.REPAIRS.length];
    int[] free = Arrays.stream(cause).filter(v -> !pinned.containsKey(v)).toArray();
    if (free.length == 0) {
      return;
    }
    boolean all = repair % 2 == 0;
    int only = free[random.nextInt(free.length)];
    for (int variable : free) {
      if (all || variable == only) {
        put(number(variable, draw), domain.placeOf(variable), values, nearest);
        repaired.put(variable, draw);
      }
    }
  }

  private Draw.Drawn number(int variable, Draw draw) {
    boolean many = variables.length > MANY_VARIABLES;
    Draw fitting = many && draw != Draw.POSITIVE && draw != Draw.NEGATIVE ? modest(draw) : draw;
    Bounds range = domain.bounds.isEmpty() ? null : domain.bounds.get(variable);
    return range == null ? fitting.number(random) : range.number(fitting, random);
  }

  private static Draw modest(Draw draw) {
    return draw == Draw.UNIT || draw == Draw.SMALL ? draw : Draw.MODEST;
  }
}
