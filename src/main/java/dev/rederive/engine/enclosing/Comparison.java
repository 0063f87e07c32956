package dev.rederive.engine.enclosing;

import dev.rederive.engine.Witness;
import dev.rederive.engine.dag.Cone;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import dev.rederive.engine.program.Program;
import dev.rederive.engine.sampling.Instance;
import dev.rederive.engine.sampling.Numbers;
import dev.rederive.engine.sampling.Point;
import dev.rederive.engine.sampling.Question;
import dev.rederive.engine.sampling.Sampler;
import dev.rederive.math.Relation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/** Compares the sides of some instances at one point after another and keeps count. */
final class Comparison {
  static final int FIRST_PRECISION = 128;
  static final int MAX_PRECISION = 4096;

  /**
   * Where a side had no value at the highest precision once, as the inverse of a matrix that is
   * singular whatever its elements are, other points are not followed beyond this one.
   */
  private static final int UNDEFINED = 1024;

  /** Differences of 10^-600 are found at the points that are looked at this closely. */
  private static final int DEEP_PRECISION = 2048;

  private static final int LARGEST_FOR_DEEP = 1500;

  /** The bits of {@link EnclosingEngine#DIGITS} digits. */
  private static final int AGREED_BITS = (int) Math.ceil(EnclosingEngine.DIGITS * 3.3219281);

  /** Rounded decimals must leave at least this many digits to compare. */
  private static final int ROUNDED_BITS = 10;

  private static final int VARIABLES_SIMPLIFIED = 12;
  private static final int[] SIMPLE = {2, 3, 1, -1, -2, 5};

  private enum Judgement {
    HOLDS,
    FAILS,
    OPEN
  }

  /** More operands than this are not enclosed at all. */
  private static final int LARGEST = 2_500_000;

  private final Question question;
  private final Dag dag;
  private final List<Instance> instances;
  private final Enclosures enclosures;
  private final int[] agreements;
  private final long workLimit;
  private final boolean rounded;
  private long work;

  /** Whether a side once had no value at the highest precision. */
  private boolean undefined;

  Comparison(Question question, List<Instance> instances, long workLimit) {
    this.question = question;
    this.dag = question.dag();
    this.instances = instances;
    this.workLimit = workLimit;
    this.agreements = new int[instances.size()];
    this.enclosures = new Enclosures(Program.compile(dag, sides(instances)));
    Program program = enclosures.program();
    this.rounded =
        IntStream.range(0, program.size()).anyMatch(p -> program.code(p) == Program.ROUNDED);
  }

  private static int[] sides(List<Instance> instances) {
    return instances.stream()
        .flatMapToInt(i -> IntStream.of(i.expandedLeft(), i.expandedRight()))
        .toArray();
  }

  /** The same instances, with nothing counted yet. */
  Comparison afresh() {
    return new Comparison(question, instances, workLimit);
  }

  boolean exhausted() {
    return work >= workLimit;
  }

  /** Whether one point takes so long that no more should be looked at. */
  boolean isHuge() {
    return enclosures.program().pool().length > workLimit / 10;
  }

  /** Whether not even one point can be looked at. */
  boolean isTooLarge() {
    return enclosures.program().pool().length > LARGEST;
  }

  boolean isRounded() {
    return rounded;
  }

  /** At how many points the instance with the fewest agrees. */
  int leastAgreements() {
    return Arrays.stream(agreements).min().orElse(0);
  }

  /**
   * Compares all instances at a point.
   *
   * @return the instances that certainly fail there
   */
  List<Integer> at(Point point) {
    Judgement[] judgements = new Judgement[instances.size()];
    Arrays.fill(judgements, Judgement.OPEN);
    for (int precision = FIRST_PRECISION; precision <= MAX_PRECISION; precision *= 2) {
      if (precision > FIRST_PRECISION && exhausted()) {
        break;
      }
      Object[] values = evaluate(point, precision);
      boolean open = judge(judgements, values, precision);
      if (!open || rounded) {
        break;
      }
      if (precision >= UNDEFINED && !isAnyOpenDefined(judgements, values)) {
        undefined |= precision == MAX_PRECISION;
        if (undefined) {
          break;
        }
      }
    }
    List<Integer> failing = new ArrayList<>();
    for (int k = 0; k < judgements.length; k++) {
      if (judgements[k] == Judgement.FAILS) {
        failing.add(k);
      } else if (judgements[k] == Judgement.HOLDS) {
        agreements[k]++;
      }
    }
    return failing;
  }

  /**
   * Looks for tiny differences at a point where the digits asked for agree.
   *
   * @return the instances that certainly fail there
   */
  List<Integer> closely(Point point) {
    List<Integer> failing = new ArrayList<>();
    boolean worthwhile =
        !rounded
            && enclosures.program().size() <= LARGEST_FOR_DEEP
            && question.relation() == Relation.EQUAL
            && !exhausted();
    if (worthwhile) {
      Object[] values = evaluate(point, DEEP_PRECISION);
      for (int k = 0; k < instances.size(); k++) {
        if (judge(k, values, DEEP_PRECISION) == Judgement.FAILS) {
          failing.add(k);
        }
      }
    }
    return failing;
  }

  private boolean judge(Judgement[] judgements, Object[] values, int precision) {
    boolean open = false;
    for (int k = 0; k < judgements.length; k++) {
      if (judgements[k] == Judgement.OPEN) {
        judgements[k] = judge(k, values, precision);
        open |= judgements[k] == Judgement.OPEN;
      }
    }
    return open;
  }

  /** Whether both sides of an instance that is still open are known to have a value. */
  private boolean isAnyOpenDefined(Judgement[] judgements, Object[] values) {
    for (int k = 0; k < judgements.length; k++) {
      if (judgements[k] == Judgement.OPEN
          && enclosures.value(values, instances.get(k).expandedLeft()) != null
          && enclosures.value(values, instances.get(k).expandedRight()) != null) {
        return true;
      }
    }
    return false;
  }

  private Object[] evaluate(Point point, int precision) {
    double weight = Math.max(1, Math.pow(precision / 128.0, 1.3));
    work += (long) (enclosures.program().pool().length * weight);
    return enclosures.at(point.values(enclosures.program().variableNodes()), precision);
  }

  private Judgement judge(int k, Object[] values, int precision) {
    Instance instance = instances.get(k);
    Interval left = enclosures.value(values, instance.expandedLeft());
    Interval right = enclosures.value(values, instance.expandedRight());
    if (left == null || right == null) {
      return Judgement.OPEN;
    }
    Boolean holds = new IntervalOrder().holds(left, question.relation(), right);
    if (holds != null) {
      return holds ? Judgement.HOLDS : Judgement.FAILS;
    }
    return switch (question.relation()) {
      case EQUAL -> agree(instance, left, right, values) ? Judgement.HOLDS : Judgement.OPEN;
      // At the border itself enclosures overlap at every precision: not violated.
      case LESS_OR_EQUAL, GREATER_OR_EQUAL ->
          precision >= 1024 && agree(instance, left, right, values)
              ? Judgement.HOLDS
              : Judgement.OPEN;
      default -> Judgement.OPEN;
    };
  }

  /** Whether enclosures that meet are narrow enough to count as agreement. */
  private boolean agree(Instance instance, Interval left, Interval right, Object[] values) {
    Interval hull = left.hull(right);
    Dyadic width = Dyadic.add(hull.high(), hull.low().negate(), 64, Rounding.UP);
    if (width == null) {
      return false;
    }
    if (width.signum() == 0) {
      return true;
    }
    long size = Math.max(Enclosures.top(left), Enclosures.top(right));
    if (left.containsZero() || right.containsZero()) {
      // Terms that cancel: measured against the terms.
      size =
          Math.max(
              enclosures.magnitude(values, instance.expandedLeft()),
              enclosures.magnitude(values, instance.expandedRight()));
    }
    return width.top() <= size - 1 - (rounded ? ROUNDED_BITS : AGREED_BITS);
  }

  /** The variables that an instance's sides depend on, ascending. */
  int[] variables(int k) {
    Instance instance = instances.get(k);
    Cone cone = Cone.of(dag, instance.expandedLeft(), instance.expandedRight());
    return IntStream.range(0, cone.size())
        .map(cone::node)
        .filter(node -> dag.op(node) == Op.VARIABLE)
        .toArray();
  }

  /** A refuting point with shorter numbers, found by changing one coordinate at a time. */
  Point simplify(int k, Point point, Sampler sampler) {
    int[] variables = variables(k);
    if (variables.length > VARIABLES_SIMPLIFIED) {
      return point;
    }
    Comparison alone = new Comparison(question, List.of(instances.get(k)), Long.MAX_VALUE);
    if (alone.enclosures.program().size() > LARGEST_FOR_DEEP) {
      return point;
    }
    Point best = point;
    for (int variable : variables) {
      int length = Numbers.text(best.value(variable)).length();
      for (int candidate : SIMPLE) {
        if (Integer.toString(candidate).length() >= length) {
          continue;
        }
        Point next = best.with(variable, new BigFraction(candidate));
        if (sampler.accepts(next) && alone.failsClearly(next)) {
          best = next;
          break;
        }
      }
    }
    return best;
  }

  private boolean failsClearly(Point point) {
    return judge(0, evaluate(point, FIRST_PRECISION), FIRST_PRECISION) == Judgement.FAILS;
  }

  /** The witness at a point where an instance certainly fails, with digits that show it. */
  Witness witness(int k, Point point) {
    Instance instance = instances.get(k);
    Interval left = null;
    Interval right = null;
    for (int precision = FIRST_PRECISION; precision <= MAX_PRECISION; precision *= 2) {
      Object[] values = evaluate(point, precision);
      left = enclosures.value(values, instance.expandedLeft());
      right = enclosures.value(values, instance.expandedRight());
      if (left != null && right != null && judge(k, values, precision) == Judgement.FAILS) {
        break;
      }
    }
    int digits = 15;
    while (digits < 1200 && lookAlike(left.toDecimal(digits), right.toDecimal(digits))) {
      digits *= 2;
    }
    return new Witness(
        point.restrictedTo(variables(k)),
        left.toDecimal(digits),
        right.toDecimal(digits),
        instance.label());
  }

  /** 4.000… and 4 are two numbers, but a reader cannot tell. */
  private static boolean lookAlike(String a, String b) {
    return bare(a).equals(bare(b));
  }

  private static String bare(String decimal) {
    String digits = decimal.replace("…", "");
    return digits.contains(".") && !digits.contains("e")
        ? digits.replaceAll("0+$", "").replaceAll("\\.$", "")
        : digits;
  }
}
