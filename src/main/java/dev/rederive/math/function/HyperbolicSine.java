package dev.rederive.math.function;

import static dev.rederive.math.function.Formulas.divide;
import static dev.rederive.math.function.Formulas.exp;
import static dev.rederive.math.function.Formulas.negate;
import static dev.rederive.math.function.Formulas.number;
import static dev.rederive.math.function.Formulas.subtract;

import dev.rederive.math.Expr;
import java.util.List;

/** sinh x = (e^x − e^−x)/2. */
final class HyperbolicSine implements ElementaryFunction {
  @Override
  public String name() {
    return "sinh";
  }

  @Override
  public List<String> texNames() {
    return List.of("sinh");
  }

  @Override
  public boolean takes(int arguments) {
    return arguments == 1;
  }

  @Override
  public Expr value(List<Expr> arguments) {
    Expr x = arguments.get(0);
    return divide(subtract(exp(x), exp(negate(x))), number(2));
  }
}
