package dev.rederive.engine.program;

import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.RoundedNumber;
import dev.rederive.math.Relation;
import java.util.Arrays;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * A cone compiled once to loops over {@code double[]}. NaN stands for "not defined here"; a result
 * too large for a double is not defined either. Derivative nodes may be part of the cone if a {@link
 * DerivativeRule} gives their values.
 */
public final class DoubleProgram {
  private final Program program;
  private final double[] numbers;
  private final int[] integerPowers;

  /** Gives the value of a derivative node while the program runs. */
  public interface DerivativeRule {
    /** The value at a place, all smaller places being computed. */
    double value(int place, double[] values);
  }

  private static final DerivativeRule NO_DERIVATIVES =
      (place, values) -> {
        throw new IllegalStateException("a derivative that nothing works out");
      };

  private DoubleProgram(Program program) {
    this.program = program;
    int size = program.size();
    numbers = new double[size];
    integerPowers = new int[size];
    for (int place = 0; place < size; place++) {
      switch (program.code(place)) {
        case Program.CONSTANT -> numbers[place] = toDouble((BigFraction) program.payload(place));
        case Program.PI -> numbers[place] = Math.PI;
        case Program.ROUNDED -> {
          RoundedNumber number = (RoundedNumber) program.payload(place);
          numbers[place] = toDouble(number.low().add(number.high()).divide(2));
        }
        case Program.POWER -> {
          BigFraction exponent = (BigFraction) program.payload(place);
          numbers[place] = toDouble(exponent);
          boolean small =
              exponent.getDenominator().bitLength() == 1
                  && exponent.getNumerator().bitLength() < 31;
          integerPowers[place] = small ? exponent.getNumeratorAsInt() : 0;
        }
        default -> {}
      }
    }
  }

  /** Compiles the cone of the roots. */
  public static DoubleProgram compile(Dag dag, int... roots) {
    return new DoubleProgram(Program.compile(dag, roots));
  }

  /** Prepares a program for doubles. */
  public static DoubleProgram of(Program program) {
    return new DoubleProgram(program);
  }

  /** Decimals that doubles hold come out as the nearest double, whatever the length of the fraction. */
  public static double toDouble(BigFraction value) {
    double near = value.doubleValue();
    return Double.isFinite(near)
        ? near
        : new java.math.BigDecimal(value.getNumerator())
            .divide(
                new java.math.BigDecimal(value.getDenominator()), java.math.MathContext.DECIMAL64)
            .doubleValue();
  }

  public Program program() {
    return program;
  }

  /** How many numbers an evaluation holds. */
  public int size() {
    return program.size();
  }

  /** The nodes of the variables it reads, ascending. */
  public int[] variables() {
    return program.variableNodes().clone();
  }

  /** Whether the program computes this node. */
  public boolean has(int node) {
    return program.has(node);
  }

  /** Where the value of a node is found in the array that {@link #run} fills. */
  public int place(int node) {
    return program.place(node);
  }

  /**
   * Evaluates everything.
   *
   * @param variables one value per node of {@link #variables()}, in that order
   * @return the values by place
   */
  public double[] run(double[] variables) {
    double[] values = new double[size()];
    run(variables, values);
    return values;
  }

  /** As {@link #run(double[])}, into an array given. */
  public void run(double[] variables, double[] values) {
    setVariables(variables, values);
    for (int place = 0; place < values.length; place++) {
      step(place, values, NO_DERIVATIVES);
    }
  }

  /**
   * Evaluates with some variables or named nodes set to a value, their definitions ignored.
   *
   * @param settings node to value
   */
  public double[] run(double[] variables, Map<Integer, Double> settings) {
    double[] values = new double[size()];
    setVariables(variables, values);
    int[] places = settings.keySet().stream().mapToInt(this::place).sorted().toArray();
    for (int place = 0; place < values.length; place++) {
      if (Arrays.binarySearch(places, place) < 0) {
        step(place, values, NO_DERIVATIVES);
      } else {
        values[place] = valueAt(place, settings);
      }
    }
    return values;
  }

  private double valueAt(int place, Map<Integer, Double> settings) {
    for (Map.Entry<Integer, Double> setting : settings.entrySet()) {
      if (place(setting.getKey()) == place) {
        return setting.getValue();
      }
    }
    throw new IllegalStateException();
  }

  /** Puts the values of the variables where they belong. */
  public void setVariables(double[] variables, double[] values) {
    int[] places = program.variablePlaces();
    for (int k = 0; k < places.length; k++) {
      values[places[k]] = variables[k];
    }
  }

  /** Computes one place from smaller ones. Variables are left as they are. */
  public void step(int place, double[] values, DerivativeRule rule) {
    int[] pool = program.pool();
    int from = program.start(place);
    double result;
    switch (program.code(place)) {
      case Program.VARIABLE:
        return;
      case Program.CONSTANT:
      case Program.PI:
      case Program.ROUNDED:
        values[place] = numbers[place];
        return;
      case Program.NAMED:
        values[place] = values[pool[from]];
        return;
      case Program.ADD:
        {
          result = values[pool[from]];
          int to = program.start(place + 1);
          for (int k = from + 1; k < to; k++) {
            result += values[pool[k]];
          }
          break;
        }
      case Program.MULTIPLY:
        {
          result = values[pool[from]];
          int to = program.start(place + 1);
          for (int k = from + 1; k < to; k++) {
            result *= values[pool[k]];
          }
          break;
        }
      case Program.SQUARE:
        result = values[pool[from]] * values[pool[from]];
        break;
      case Program.RECIPROCAL:
        result = 1 / values[pool[from]];
        break;
      case Program.EXP:
        result = Math.exp(values[pool[from]]);
        break;
      case Program.DERIVATIVE:
        result = rule.value(place, values);
        break;
      default:
        result = rare(place, values);
        break;
    }
    // Inf - Inf is NaN, every finite number minus itself is 0.
    values[place] = result - result == 0 ? result : Double.NaN;
  }

  private double rare(int place, double[] values) {
    double x = values[program.operand(place, 0)];
    return switch (program.code(place)) {
      case Program.POWER -> power(x, place);
      case Program.LN -> x > 0 ? Math.log(x) : Double.NaN;
      case Program.SIN -> Math.sin(x);
      case Program.COS -> Math.cos(x);
      case Program.ATAN -> Math.atan(x);
      case Program.ABS -> Math.abs(x);
      case Program.SIGN -> x == 0 ? Double.NaN : Math.signum(x);
      case Program.SELECT -> {
        double y = values[program.operand(place, 1)];
        if (x != x || y != y) {
          yield Double.NaN;
        }
        boolean holds = holds(x, (Relation) program.payload(place), y);
        yield values[program.operand(place, holds ? 2 : 3)];
      }
      default -> throw new IllegalStateException("code " + program.code(place));
    };
  }

  private double power(double x, int place) {
    int n = integerPowers[place];
    double exponent = numbers[place];
    if (n == 0 && x < 0 || exponent < 0 && x == 0) {
      return Double.NaN;
    }
    return exponent == 0.5 ? Math.sqrt(x) : n == 3 ? x * x * x : Math.pow(x, exponent);
  }

  /** The order of doubles, for conditions. */
  public static boolean holds(double x, Relation relation, double y) {
    return switch (relation) {
      case EQUAL, APPROXIMATE -> x == y;
      case NOT_EQUAL -> x != y;
      case LESS -> x < y;
      case LESS_OR_EQUAL -> x <= y;
      case GREATER -> x > y;
      case GREATER_OR_EQUAL -> x >= y;
    };
  }

  /**
   * How near an evaluation is to a kink: the least |x| under any |&middot;| or sign, the least
   * difference in any condition; infinite if there is none.
   */
  public double kinkDistance(double[] values) {
    double least = Double.POSITIVE_INFINITY;
    for (int place = 0; place < values.length; place++) {
      int code = program.code(place);
      if (code == Program.ABS || code == Program.SIGN) {
        least = Math.min(least, Math.abs(values[program.operand(place, 0)]));
      } else if (code == Program.SELECT) {
        double gap = values[program.operand(place, 0)] - values[program.operand(place, 1)];
        least = Math.min(least, Math.abs(gap));
      }
    }
    return least;
  }

  /**
   * The variables that the first undefined operation under a node depends on.
   *
   * @param values an evaluation in which the node is NaN
   * @return nodes, ascending
   */
  public int[] causeOfUndefined(int node, double[] values) {
    int place = place(node);
    boolean deeper = true;
    while (deeper) {
      deeper = false;
      int first = 0;
      int count = program.operandCount(place);
      if (program.code(place) == Program.SELECT
          && !Double.isNaN(values[program.operand(place, 0)])
          && !Double.isNaN(values[program.operand(place, 1)])) {
        first = 2;
      }
      for (int k = first; k < count && !deeper; k++) {
        int operand = program.operand(place, k);
        if (Double.isNaN(values[operand])) {
          place = operand;
          deeper = true;
        }
      }
    }
    int[] places = program.variablesUnder(place);
    int[] nodes = new int[places.length];
    for (int k = 0; k < places.length; k++) {
      nodes[k] = program.variableNodes()[Arrays.binarySearch(program.variablePlaces(), places[k])];
    }
    return nodes;
  }
}
