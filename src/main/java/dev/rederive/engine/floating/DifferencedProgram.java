package dev.rederive.engine.floating;

import dev.rederive.engine.dag.RoundedNumber;
import dev.rederive.engine.program.DoubleProgram;
import dev.rederive.engine.program.Program;
import java.util.HashMap;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * A program whose derivative nodes are worked out by finite differences of the program itself: the
 * derivative of u with respect to v sets v's place to v &plusmn; h, whatever v's own definition says, and
 * computes again what lies between v and u. Every value comes with a first-order error estimate:
 * rounding, rounded decimals and the differences' own errors, passed on through each operation.
 */
final class DifferencedProgram {
  private static final double ROUNDING = 0x1p-53;

  private final DoubleProgram doubles;
  private final Program program;
  private final Map<Long, int[]> between = new HashMap<>();
  private final double[] values;
  private final double[] errors;

  /** By how much the roots of the derivatives being measured are moved at present. */
  private final double[] moved;

  private final long workLimit;
  private long work;

  /**
   * @param workLimit where differences stop being taken; derivatives are unknown from there on
   */
  /** Made once: a network of 80,000 weights asks for it at every one of its operations. */
  private final DoubleProgram.DerivativeRule rule = (place, all) -> differentiate(place).value();

  DifferencedProgram(DoubleProgram doubles, long workLimit) {
    this.doubles = doubles;
    this.workLimit = workLimit;
    this.program = doubles.program();
    this.values = new double[program.size()];
    this.errors = new double[program.size()];
    this.moved = new double[program.size()];
  }

  /** Operations done so far. */
  long work() {
    return work;
  }

  /** Evaluates everything at a point; variables in the order of the program's variable nodes. */
  void run(double[] variables) {
    doubles.setVariables(variables, values);
    for (int place = 0; place < values.length; place++) {
      if (program.code(place) == Program.DERIVATIVE) {
        Estimate estimate = differentiate(place);
        values[place] = estimate.value();
        errors[place] = estimate.error();
      } else {
        doubles.step(place, values, rule);
        double error = error(place);
        errors[place] = Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
      }
    }
    work += program.pool().length;
  }

  Estimate value(int node) {
    int place = program.place(node);
    return new Estimate(values[place], errors[place]);
  }

  /**
   * What an exact zero is measured against: the size of the terms of a side, where a derivative
   * counts as the value differentiated per step of one.
   */
  double scale(int node) {
    return scale(program.place(node), 0);
  }

  private double scale(int place, int depth) {
    double own = Math.abs(values[place]);
    if (depth > 40) {
      return own;
    }
    switch (program.code(place)) {
      case Program.DERIVATIVE:
        double u = values[program.operand(place, 0)];
        double v = values[program.operand(place, 1)];
        return Math.max(own, Math.abs(u) / Math.max(1, Math.abs(v)));
      case Program.NAMED:
        return scale(program.operand(place, 0), depth + 1);
      case Program.ADD:
        for (int k = 0; k < program.operandCount(place); k++) {
          own = Math.max(own, scale(program.operand(place, k), depth + 1));
        }
        return own;
      case Program.MULTIPLY:
        double product = 1;
        for (int k = 0; k < program.operandCount(place); k++) {
          product *= scale(program.operand(place, k), depth + 1);
        }
        return Math.max(own, product);
      default:
        return own;
    }
  }

  private Estimate differentiate(int place) {
    int u = program.operand(place, 0);
    int v = program.operand(place, 1);
    if (u == v) {
      return new Estimate(1, 0);
    }
    int[] again = between(v, u);
    if (again.length == 0) {
      return new Estimate(0, 0);
    }
    double base = values[v];
    if (Double.isNaN(base) || Double.isNaN(values[u]) || work > workLimit) {
      return Estimate.UNKNOWN;
    }
    double[] kept = new double[again.length];
    for (int k = 0; k < again.length; k++) {
      kept[k] = values[again[k]];
    }
    Estimate estimate = DifferenceQuotient.at(x -> evaluate(x, base, u, v, again), base, errors[u]);
    values[v] = base;
    for (int k = 0; k < again.length; k++) {
      values[again[k]] = kept[k];
    }
    return estimate;
  }

  private double evaluate(double x, double base, int u, int v, int[] again) {
    double outer = moved[v];
    moved[v] = outer + (x - base);
    values[v] = x;
    for (int place : again) {
      doubles.step(place, values, rule);
      // A root further out, worked out anew, keeps what it was moved by.
      values[place] += moved[place];
      work += program.operandCount(place);
    }
    moved[v] = outer;
    return values[u];
  }

  /**
   * The function that a derivative node differentiates, of its root alone.
   *
   * @param derivative a derivative node; {@link #run} must have set the point
   */
  double valueAt(int derivative, double root) {
    int place = program.place(derivative);
    int u = program.operand(place, 0);
    int v = program.operand(place, 1);
    int[] again = between(v, u);
    double base = values[v];
    double result = evaluate(root, base, u, v, again);
    evaluate(base, base, u, v, again);
    return result;
  }

  /** The value of a derivative node's root. */
  double root(int derivative) {
    return values[program.operand(program.place(derivative), 1)];
  }

  private int[] between(int v, int u) {
    return between.computeIfAbsent(((long) v << 32) | u, key -> program.between(v, u));
  }

  private double error(int place) {
    double value = Math.abs(values[place]);
    int code = program.code(place);
    switch (code) {
      case Program.VARIABLE, Program.PI:
        return ROUNDING * value;
      case Program.CONSTANT:
        boolean exact =
            ((BigFraction) program.payload(place)).getDenominator().bitLength() == 1
                && value < 0x1p53;
        return exact ? 0 : ROUNDING * value;
      case Program.ROUNDED:
        RoundedNumber number = (RoundedNumber) program.payload(place);
        return number.high().subtract(number.low()).divide(2).doubleValue() + ROUNDING * value;
      case Program.ADD, Program.MULTIPLY:
        return accumulated(place, code);
      default:
        break;
    }
    double x = Math.abs(values[program.operand(place, 0)]);
    double e = errors[program.operand(place, 0)];
    return switch (code) {
      case Program.NAMED, Program.ABS -> e;
      case Program.RECIPROCAL -> e < x / 2 ? value * (e / x + ROUNDING) : Double.POSITIVE_INFINITY;
      case Program.SQUARE -> 2 * x * e + ROUNDING * value;
      case Program.POWER -> {
        double n = Math.abs(((BigFraction) program.payload(place)).doubleValue());
        yield e < x / 2 ? value * (n * e / x + 2 * ROUNDING) : Double.POSITIVE_INFINITY;
      }
      case Program.EXP -> value * (Math.expm1(e) + 2 * ROUNDING);
      case Program.LN -> e < x / 2 ? e / x + ROUNDING * value : Double.POSITIVE_INFINITY;
      case Program.SIN, Program.COS -> e + 2 * ROUNDING;
      case Program.ATAN -> e / (1 + x * x) + 2 * ROUNDING * value;
      case Program.SIGN -> e < x ? 0 : Double.POSITIVE_INFINITY;
      case Program.SELECT -> {
        double left = values[program.operand(place, 0)];
        double right = values[program.operand(place, 1)];
        double border = e + errors[program.operand(place, 1)];
        int chosen =
            DoubleProgram.holds(left, (dev.rederive.math.Relation) program.payload(place), right)
                ? 2
                : 3;
        yield Math.abs(left - right) <= border
            ? Double.POSITIVE_INFINITY
            : errors[program.operand(place, chosen)];
      }
      default -> throw new IllegalStateException("code " + code);
    };
  }

  private double accumulated(int place, int code) {
    int first = program.operand(place, 0);
    double value = values[first];
    double error = errors[first];
    for (int k = 1; k < program.operandCount(place); k++) {
      int operand = program.operand(place, k);
      double next = values[operand];
      if (code == Program.ADD) {
        value += next;
        error += errors[operand] + ROUNDING * Math.abs(value);
      } else {
        error =
            error * Math.abs(next)
                + errors[operand] * (Math.abs(value) + error)
                + ROUNDING * Math.abs(value * next);
        value *= next;
      }
    }
    return error;
  }
}
