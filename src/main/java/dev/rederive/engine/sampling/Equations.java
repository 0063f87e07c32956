package dev.rederive.engine.sampling;

import dev.rederive.engine.Evaluator;
import dev.rederive.engine.dag.Cone;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import dev.rederive.math.Relation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.hipparchus.fraction.BigFraction;

/**
 * Moves a point onto the equations among the assumptions, exactly. An equation linear in a variable
 * is solved for it; one of second degree is met on a line through a point of it, whose second
 * crossing is rational.
 */
final class Equations {
  private static final RationalArithmetic EXACT = new RationalArithmetic();
  private static final int STARTS_TRIED = 2000;

  private final Dag dag;
  private final List<Equation> equations = new ArrayList<>();
  private String unsolvable = "";

  /** left = right, the variables in it that may be chosen, and one to solve for. */
  private static final class Equation {
    private final int left;
    private final int right;
    private final Cone cone;
    private final int[] variables;
    private int solvedFor = -1;
    private Map<Integer, BigFraction> start;

    Equation(Dag dag, int left, int right) {
      this.left = left;
      this.right = right;
      this.cone = Cone.of(dag, left, right);
      int[] found = new int[cone.size()];
      int count = 0;
      for (int k = 0; k < cone.size(); k++) {
        if (dag.op(cone.node(k)) == Op.VARIABLE) {
          found[count++] = cone.node(k);
        }
      }
      variables = Arrays.copyOf(found, count);
    }
  }

  /**
   * @param pinned the variable nodes that may not move
   * @param random for the trial values that tell whether an equation is linear in a variable
   */
  Equations(
      Dag dag,
      List<Condition> conditions,
      Map<Integer, BigFraction> pinned,
      SplittableRandom random) {
    this.dag = dag;
    for (Condition condition : conditions) {
      if (condition.relation() == Relation.EQUAL) {
        equations.add(plain(condition));
      }
    }
    for (Equation equation : equations) {
      choose(equation, pinned, random);
    }
  }

  /** Why some equation cannot be met, or an empty text. */
  String unsolvable() {
    return unsolvable;
  }

  boolean isEmpty() {
    return equations.isEmpty();
  }

  /** A norm that equals a number is squared, so that it is a polynomial. */
  private Equation plain(Condition condition) {
    int left = condition.left();
    int right = condition.right();
    if (dag.op(right) == Op.POWER) {
      int swap = left;
      left = right;
      right = swap;
    }
    BigFraction half = new BigFraction(1, 2);
    if (dag.op(left) == Op.POWER
        && dag.exponent(left).equals(half)
        && dag.isConstant(right)
        && dag.constantValue(right).signum() >= 0) {
      BigFraction value = dag.constantValue(right);
      return new Equation(dag, dag.child(left, 0), dag.constant(value.multiply(value)));
    }
    return new Equation(dag, left, right);
  }

  private void choose(
      Equation equation, Map<Integer, BigFraction> pinned, SplittableRandom random) {
    Map<Integer, BigFraction> values = new HashMap<>();
    for (Equation other : equations) {
      for (int variable : other.variables) {
        values.putIfAbsent(variable, new BigFraction(random.nextInt(1, 30), 10));
      }
    }
    values.putAll(pinned);
    int place = equations.indexOf(equation);
    // The last variable first: of y_1 + … + y_n it is y_n, as a person would do it.
    for (int k = equation.variables.length - 1; k >= 0; k--) {
      int variable = equation.variables[k];
      if (isFree(variable, place, pinned)
          && slope(place, equation, variable, new HashMap<>(values)) != null) {
        equation.solvedFor = variable;
        return;
      }
    }
    equation.start = startingPoint(place, equation, pinned, values);
    if (equation.start == null) {
      unsolvable = "an assumed equation could not be solved for one of its variables";
    }
  }

  private boolean isFree(int variable, int place, Map<Integer, BigFraction> pinned) {
    boolean free = !pinned.containsKey(variable);
    for (int j = 0; j < place; j++) {
      free &= equations.get(j).solvedFor != variable;
      free &= equations.get(j).start == null || !equations.get(j).start.containsKey(variable);
    }
    return free;
  }

  /** Three residuals on a line tell whether the equation is linear there: {at 0, slope} or null. */
  private BigFraction[] slope(
      int place, Equation equation, int variable, Map<Integer, BigFraction> values) {
    BigFraction[] residuals = new BigFraction[4];
    for (int t = 0; t < 4; t++) {
      values.put(variable, new BigFraction(t));
      residuals[t] = solveBefore(place, values) ? residual(equation, values) : null;
      if (residuals[t] == null) {
        return null;
      }
    }
    BigFraction slope = residuals[1].subtract(residuals[0]);
    boolean linear =
        residuals[2].subtract(residuals[1]).equals(slope)
            && residuals[3].subtract(residuals[2]).equals(slope);
    return linear && !slope.isZero() ? new BigFraction[] {residuals[0], slope} : null;
  }

  private BigFraction residual(Equation equation, Map<Integer, BigFraction> values) {
    Evaluator<BigFraction> evaluator =
        new Evaluator<>(
            dag,
            equation.cone,
            EXACT,
            RationalArithmetic.ORDER,
            atom -> values.get(dag.variable(atom)));
    BigFraction left = evaluator.value(equation.left);
    BigFraction right = evaluator.value(equation.right);
    return left == null || right == null ? null : left.subtract(right);
  }

  /** Changes values so that all equations hold; false if that failed at these values. */
  boolean solve(Map<Integer, BigFraction> values, SplittableRandom random) {
    for (Equation equation : equations) {
      if (equation.start != null && !alongLine(equation, values, random)) {
        return false;
      }
    }
    return solveBefore(equations.size(), values) && hold(values);
  }

  /** Whether every equation holds exactly. */
  boolean hold(Map<Integer, BigFraction> values) {
    for (Equation equation : equations) {
      BigFraction residual = residual(equation, values);
      if (residual == null || !residual.isZero()) {
        return false;
      }
    }
    return true;
  }

  private boolean solveBefore(int place, Map<Integer, BigFraction> values) {
    int last = place - 1;
    while (last >= 0 && equations.get(last).solvedFor < 0) {
      last--;
    }
    if (last < 0) {
      return true;
    }
    Equation equation = equations.get(last);
    BigFraction[] line = slope(last, equation, equation.solvedFor, values);
    if (line == null) {
      return false;
    }
    values.put(equation.solvedFor, line[0].divide(line[1]).negate());
    return solveBefore(last, values);
  }

  /** A point of the equation with coordinates −1, 0 and 1 where it can be left along a line. */
  private Map<Integer, BigFraction> startingPoint(
      int place,
      Equation equation,
      Map<Integer, BigFraction> pinned,
      Map<Integer, BigFraction> values) {
    int[] free = Arrays.stream(equation.variables).filter(v -> isFree(v, place, pinned)).toArray();
    BigFraction[] digits = {BigFraction.ZERO, BigFraction.ONE, BigFraction.MINUS_ONE};
    for (int code = 0; code < STARTS_TRIED; code++) {
      Map<Integer, BigFraction> point = new HashMap<>(values);
      int rest = code;
      for (int variable : free) {
        point.put(variable, digits[rest % 3]);
        rest /= 3;
      }
      if (rest > 0) {
        return null;
      }
      BigFraction residual = residual(equation, point);
      if (residual != null && residual.isZero() && !isSingular(equation, free, point)) {
        point.keySet().retainAll(Arrays.stream(free).boxed().toList());
        return point;
      }
    }
    return null;
  }

  private boolean isSingular(Equation equation, int[] free, Map<Integer, BigFraction> point) {
    Map<Integer, BigFraction> direction = new HashMap<>();
    for (int k = 0; k < free.length; k++) {
      direction.put(free[k], new BigFraction(3 + 2 * k, 7 - (k % 5)));
    }
    return crossing(equation, point, direction) == null;
  }

  /** The step t &ne; 0 after which start + t &middot; direction meets the equation again, or null. */
  private BigFraction crossing(
      Equation equation, Map<Integer, BigFraction> start, Map<Integer, BigFraction> direction) {
    BigFraction[] residuals = new BigFraction[4];
    for (int t = 0; t < 4; t++) {
      residuals[t] = residual(equation, along(start, direction, new BigFraction(t)));
      if (residuals[t] == null) {
        return null;
      }
    }
    BigFraction third =
        residuals[3]
            .subtract(residuals[2].multiply(3))
            .add(residuals[1].multiply(3))
            .subtract(residuals[0]);
    BigFraction quadratic =
        residuals[2].subtract(residuals[1].multiply(2)).add(residuals[0]).divide(2);
    BigFraction linear = residuals[1].subtract(residuals[0]).subtract(quadratic);
    return !third.isZero() || !residuals[0].isZero() || quadratic.isZero() || linear.isZero()
        ? null
        : linear.divide(quadratic).negate();
  }

  private static Map<Integer, BigFraction> along(
      Map<Integer, BigFraction> start, Map<Integer, BigFraction> direction, BigFraction t) {
    Map<Integer, BigFraction> point = new HashMap<>(start);
    direction.forEach((v, d) -> point.merge(v, d.multiply(t), BigFraction::add));
    return point;
  }

  private boolean alongLine(
      Equation equation, Map<Integer, BigFraction> values, SplittableRandom random) {
    Map<Integer, BigFraction> start = new HashMap<>(values);
    start.putAll(equation.start);
    Map<Integer, BigFraction> direction = new HashMap<>();
    for (int variable : equation.start.keySet().stream().sorted().toList()) {
      int step = random.nextInt(1, 5);
      direction.put(variable, new BigFraction(random.nextBoolean() ? step : -step));
    }
    BigFraction t = crossing(equation, start, direction);
    if (t == null) {
      return false;
    }
    Map<Integer, BigFraction> found = along(start, direction, t);
    for (int variable : equation.start.keySet()) {
      values.put(variable, found.get(variable));
    }
    return true;
  }
}
