package dev.rederive.math.function;

import static dev.rederive.math.function.Formulas.cos;
import static dev.rederive.math.function.Formulas.divide;
import static dev.rederive.math.function.Formulas.number;

import dev.rederive.math.Expr;
import java.util.List;

/** sec x = 1 / cos x. */
final class Secant implements ElementaryFunction {
  @Override
  public String name() {
    return "sec";
  }

  @Override
  public List<String> texNames() {
    return List.of("sec");
  }

  @Override
  public boolean takes(int arguments) {
    return arguments == 1;
  }

  @Override
  public Expr value(List<Expr> arguments) {
    Expr x = arguments.get(0);
    return divide(number(1), cos(x));
  }
}
