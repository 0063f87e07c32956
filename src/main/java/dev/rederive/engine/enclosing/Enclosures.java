package dev.rederive.engine.enclosing;

import dev.rederive.engine.program.BoxedProgram;
import dev.rederive.engine.program.Program;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.hipparchus.fraction.BigFraction;

/** One program, evaluated over intervals at any precision. */
final class Enclosures {
  /** Stands for the binary exponent of 0; sums of a million of them still fit. */
  private static final long NOTHING = -(1L << 40);

  private static final BoxedProgram.DerivativeRule<Interval> NO_DERIVATIVES =
      (place, values) -> {
        throw new IllegalStateException("expand the derivatives first");
      };

  private final Program program;
  private final Map<Integer, BoxedProgram<Interval>> byPrecision = new HashMap<>();

  Enclosures(Program program) {
    this.program = program;
  }

  Program program() {
    return program;
  }

  /**
   * Every value of the program at a point.
   *
   * @param coordinates variable node to value
   * @return by place; null where not defined or not known to be
   */
  Object[] at(IntFunction<BigFraction> coordinates, int precision) {
    BigFraction[] values = new BigFraction[program.variableNodes().length];
    for (int k = 0; k < values.length; k++) {
      values[k] = coordinates.apply(program.variableNodes()[k]);
    }
    return at(values, precision);
  }

  /**
   * As {@link #at(IntFunction, int)}.
   *
   * @param coordinates in the order of the program's variable nodes
   */
  Object[] at(BigFraction[] coordinates, int precision) {
    IntervalArithmetic arithmetic = new IntervalArithmetic(precision);
    BoxedProgram<Interval> boxed =
        byPrecision.computeIfAbsent(
            precision, p -> new BoxedProgram<>(program, arithmetic, new IntervalOrder()));
    Object[] values = boxed.newValues();
    // Short numbers are drawn from a table: of many variables most share their value's object.
    Map<BigFraction, Interval> seen = new IdentityHashMap<>();
    Function<BigFraction, Interval> constant = arithmetic::constant;
    for (int k = 0; k < coordinates.length; k++) {
      values[program.variablePlaces()[k]] =
          coordinates[k] == null ? null : seen.computeIfAbsent(coordinates[k], constant);
    }
    boxed.run(values, NO_DERIVATIVES);
    return values;
  }

  Interval value(Object[] values, int node) {
    return (Interval) values[program.place(node)];
  }

  /**
   * The size that a node's value would have if no terms cancelled, as a binary exponent: what an
   * enclosure of zero is measured against.
   */
  long magnitude(Object[] values, int node) {
    Map<Integer, Long> known = new HashMap<>();
    return magnitude(values, program.place(node), known, 0);
  }

  private long magnitude(Object[] values, int place, Map<Integer, Long> known, int depth) {
    Long seen = known.get(place);
    if (seen != null) {
      return seen;
    }
    Interval own = (Interval) values[place];
    long result = own == null ? NOTHING : top(own);
    int code = program.code(place);
    // Deep chains are cut: the value itself is then the measure, which is only more severe.
    boolean inside =
        depth < 400 && (code == Program.ADD || code == Program.MULTIPLY || code == Program.NAMED);
    if (inside) {
      long sum = 0;
      for (int k = 0; k < program.operandCount(place); k++) {
        long part = magnitude(values, program.operand(place, k), known, depth + 1);
        if (code == Program.MULTIPLY) {
          sum += part;
        } else {
          result = Math.max(result, part);
        }
      }
      result = code == Program.MULTIPLY ? Math.max(result, sum) : result;
    }
    known.put(place, result);
    return result;
  }

  /** The binary exponent of the number farthest from zero. */
  static long top(Interval value) {
    long low = value.low().signum() == 0 ? NOTHING : value.low().top();
    long high = value.high().signum() == 0 ? NOTHING : value.high().top();
    return Math.max(low, high);
  }
}
