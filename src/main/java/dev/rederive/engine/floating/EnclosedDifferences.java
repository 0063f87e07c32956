package dev.rederive.engine.floating;

import dev.rederive.engine.enclosing.Interval;
import dev.rederive.engine.enclosing.IntervalArithmetic;
import dev.rederive.engine.enclosing.IntervalOrder;
import dev.rederive.engine.program.BoxedProgram;
import dev.rederive.engine.program.Program;
import dev.rederive.engine.sampling.Point;
import java.util.HashMap;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * Finite differences again, with enclosures of more than 60 digits and very short steps: rounding is
 * enclosed, truncation is taken to be at most the difference between the quotients of step h and
 * h/2, three times what it is for a smooth function.
 */
final class EnclosedDifferences {
  /** The binary exponent of the outermost derivative's step; one further inside has three times it. */
  private static final int STEP_BITS = 40;

  private final Program program;
  private final IntervalArithmetic arithmetic;
  private final BoxedProgram<Interval> boxed;
  private final int[] depths;
  private final int deepest;
  private final Map<Long, int[]> between = new HashMap<>();
  private Object[] values;

  /** By how much the roots of the derivatives being measured are moved at present, or null. */
  private final Interval[] moved;

  EnclosedDifferences(Program program) {
    this.program = program;
    this.depths = new int[program.size()];
    this.moved = new Interval[program.size()];
    int most = 0;
    for (int place = 0; place < depths.length; place++) {
      for (int k = 0; k < program.operandCount(place); k++) {
        depths[place] = Math.max(depths[place], depths[program.operand(place, k)]);
      }
      depths[place] += program.code(place) == Program.DERIVATIVE ? 1 : 0;
      most = Math.max(most, depths[place]);
    }
    deepest = most;
    arithmetic = new IntervalArithmetic(256 + 3 * stepBits(1));
    boxed = new BoxedProgram<>(program, arithmetic, new IntervalOrder());
  }

  private int stepBits(int depth) {
    int bits = STEP_BITS;
    for (int d = depth; d < Math.min(deepest, 4); d++) {
      bits *= 3;
    }
    return bits;
  }

  void run(Point point) {
    values = boxed.newValues();
    int[] nodes = program.variableNodes();
    for (int k = 0; k < nodes.length; k++) {
      values[program.variablePlaces()[k]] = arithmetic.constant(point.value(nodes[k]));
    }
    boxed.run(values, (place, all) -> differentiate(place));
  }

  /** The value of a node, or null where it is not defined. */
  Interval value(int node) {
    return boxed.at(values, program.place(node));
  }

  private Interval differentiate(int place) {
    int u = program.operand(place, 0);
    int v = program.operand(place, 1);
    if (u == v) {
      return arithmetic.integer(1);
    }
    int[] again = between.computeIfAbsent(((long) v << 32) | u, key -> program.between(v, u));
    if (again.length == 0) {
      return arithmetic.integer(0);
    }
    Interval base = boxed.at(values, v);
    if (base == null || boxed.at(values, u) == null) {
      return null;
    }
    Object[] kept = new Object[again.length];
    for (int k = 0; k < again.length; k++) {
      kept[k] = values[again[k]];
    }
    BigFraction step = new BigFraction(2).pow(-stepBits(depths[place]));
    Interval coarse = quotient(base, step, u, v, again);
    Interval fine = coarse == null ? null : quotient(base, step.divide(2), u, v, again);
    values[v] = base;
    for (int k = 0; k < again.length; k++) {
      values[again[k]] = kept[k];
    }
    if (fine == null) {
      return null;
    }
    Interval beyond = arithmetic.subtract(arithmetic.add(fine, fine), coarse);
    return beyond == null ? null : coarse.hull(fine).hull(beyond);
  }

  private Interval quotient(Interval base, BigFraction step, int u, int v, int[] again) {
    Interval h = arithmetic.constant(step);
    Interval right = evaluate(base, h, u, v, again);
    Interval left = evaluate(base, arithmetic.negate(h), u, v, again);
    if (right == null || left == null) {
      return null;
    }
    Interval difference = arithmetic.subtract(right, left);
    Interval inverse = arithmetic.constant(step.multiply(2).reciprocal());
    return difference == null ? null : arithmetic.multiply(difference, inverse);
  }

  private Interval evaluate(Interval base, Interval step, int u, int v, int[] again) {
    Interval outer = moved[v];
    moved[v] = outer == null ? step : arithmetic.add(outer, step);
    values[v] = arithmetic.add(base, step);
    for (int place : again) {
      boxed.step(place, values, (p, all) -> differentiate(p));
      if (moved[place] != null && values[place] != null) {
        // A root further out, worked out anew, keeps what it was moved by.
        values[place] = arithmetic.add(boxed.at(values, place), moved[place]);
      }
    }
    moved[v] = outer;
    return boxed.at(values, u);
  }
}
