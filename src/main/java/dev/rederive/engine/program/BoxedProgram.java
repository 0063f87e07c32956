package dev.rederive.engine.program;

import dev.rederive.engine.Arithmetic;
import dev.rederive.engine.Evaluator;
import dev.rederive.engine.dag.RoundedNumber;
import dev.rederive.math.Relation;
import org.hipparchus.fraction.BigFraction;

/**
 * A program run in any number system, one object per number: for the few evaluations that need more
 * digits than doubles have. {@code null} stands for "not defined here".
 */
public final class BoxedProgram<T> {
  private final Program program;
  private final Arithmetic<T> arithmetic;
  private final Evaluator.Order<T> order;
  private final Object[] numbers;

  /** Gives the value of a derivative node while the program runs. */
  public interface DerivativeRule<T> {
    T value(int place, Object[] values);
  }

  public BoxedProgram(Program program, Arithmetic<T> arithmetic, Evaluator.Order<T> order) {
    this.program = program;
    this.arithmetic = arithmetic;
    this.order = order;
    this.numbers = new Object[program.size()];
    for (int place = 0; place < numbers.length; place++) {
      switch (program.code(place)) {
        case Program.CONSTANT ->
            numbers[place] = arithmetic.constant((BigFraction) program.payload(place));
        case Program.PI -> numbers[place] = arithmetic.pi();
        case Program.ROUNDED -> {
          RoundedNumber number = (RoundedNumber) program.payload(place);
          numbers[place] = arithmetic.range(number.low(), number.high());
        }
        default -> {}
      }
    }
  }

  public Program program() {
    return program;
  }

  /** All constants set, everything else null. */
  public Object[] newValues() {
    return numbers.clone();
  }

  /** Computes every place; variables must be set. */
  public void run(Object[] values, DerivativeRule<T> rule) {
    for (int place = 0; place < values.length; place++) {
      step(place, values, rule);
    }
  }

  /** The value at a place, or null where it is not defined. */
  @SuppressWarnings("unchecked")
  public T at(Object[] values, int place) {
    return (T) values[place];
  }

  /** Computes one place from smaller ones. Variables and constants are left as they are. */
  public void step(int place, Object[] values, DerivativeRule<T> rule) {
    int code = program.code(place);
    switch (code) {
      case Program.VARIABLE, Program.CONSTANT, Program.PI, Program.ROUNDED -> {}
      case Program.DERIVATIVE -> values[place] = rule.value(place, values);
      case Program.SELECT -> values[place] = select(place, values);
      default -> {
        T first = at(values, program.operand(place, 0));
        values[place] = first == null ? null : operate(code, place, first, values);
      }
    }
  }

  private T operate(int code, int place, T first, Object[] values) {
    return switch (code) {
      case Program.NAMED -> first;
      case Program.ADD, Program.MULTIPLY -> {
        T result = first;
        int count = program.operandCount(place);
        for (int k = 1; k < count && result != null; k++) {
          T next = at(values, program.operand(place, k));
          result =
              next == null
                  ? null
                  : code == Program.ADD
                      ? arithmetic.add(result, next)
                      : arithmetic.multiply(result, next);
        }
        yield result;
      }
      case Program.RECIPROCAL -> arithmetic.reciprocal(first);
      case Program.SQUARE, Program.POWER ->
          arithmetic.power(first, (BigFraction) program.payload(place));
      case Program.EXP -> arithmetic.exp(first);
      case Program.LN -> arithmetic.ln(first);
      case Program.SIN -> arithmetic.sin(first);
      case Program.COS -> arithmetic.cos(first);
      case Program.ATAN -> arithmetic.atan(first);
      case Program.ABS -> arithmetic.abs(first);
      case Program.SIGN -> arithmetic.sign(first);
      default -> throw new IllegalStateException("code " + code);
    };
  }

  private T select(int place, Object[] values) {
    T left = at(values, program.operand(place, 0));
    T right = at(values, program.operand(place, 1));
    if (left == null || right == null) {
      return null;
    }
    Boolean holds = order.holds(left, (Relation) program.payload(place), right);
    return holds == null ? null : at(values, program.operand(place, holds ? 2 : 3));
  }
}
