package dev.rederive.math.function;

import static dev.rederive.math.function.Formulas.PI;
import static dev.rederive.math.function.Formulas.atan;
import static dev.rederive.math.function.Formulas.divide;
import static dev.rederive.math.function.Formulas.multiply;
import static dev.rederive.math.function.Formulas.number;
import static dev.rederive.math.function.Formulas.sqrt;
import static dev.rederive.math.function.Formulas.subtract;

import dev.rederive.math.Expr;
import java.util.List;

/** arccos x = π/2 − arctan(x/√(1 − x²)), for |x| &lt; 1. */
final class Arccosine implements ElementaryFunction {
  @Override
  public String name() {
    return "acos";
  }

  @Override
  public List<String> texNames() {
    return List.of("arccos", "acos");
  }

  @Override
  public boolean takes(int arguments) {
    return arguments == 1;
  }

  @Override
  public Expr value(List<Expr> arguments) {
    Expr x = arguments.get(0);
    return subtract(
        divide(PI, number(2)), atan(divide(x, sqrt(subtract(number(1), multiply(x, x))))));
  }
}
