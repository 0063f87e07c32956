package dev.rederive.math.function;

import static dev.rederive.math.function.Formulas.divide;
import static dev.rederive.math.function.Formulas.number;
import static dev.rederive.math.function.Formulas.sin;

import dev.rederive.math.Expr;
import java.util.List;

/** csc x = 1 / sin x. */
final class Cosecant implements ElementaryFunction {
  @Override
  public String name() {
    return "csc";
  }

  @Override
  public List<String> texNames() {
    return List.of("csc");
  }

  @Override
  public boolean takes(int arguments) {
    return arguments == 1;
  }

  @Override
  public Expr value(List<Expr> arguments) {
    Expr x = arguments.get(0);
    return divide(number(1), sin(x));
  }
}
