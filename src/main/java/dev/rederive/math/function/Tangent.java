package dev.rederive.math.function;

import static dev.rederive.math.function.Formulas.cos;
import static dev.rederive.math.function.Formulas.divide;
import static dev.rederive.math.function.Formulas.sin;

import dev.rederive.math.Expr;
import java.util.List;

/** tan x = sin x / cos x; poles where cos x = 0. */
final class Tangent implements ElementaryFunction {
  @Override
  public String name() {
    return "tan";
  }

  @Override
  public List<String> texNames() {
    return List.of("tan", "tg");
  }

  @Override
  public boolean takes(int arguments) {
    return arguments == 1;
  }

  @Override
  public Expr value(List<Expr> arguments) {
    Expr x = arguments.get(0);
    return divide(sin(x), cos(x));
  }
}
