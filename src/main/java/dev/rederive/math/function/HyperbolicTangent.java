package dev.rederive.math.function;

import static dev.rederive.math.function.Formulas.add;
import static dev.rederive.math.function.Formulas.divide;
import static dev.rederive.math.function.Formulas.exp;
import static dev.rederive.math.function.Formulas.negate;
import static dev.rederive.math.function.Formulas.subtract;

import dev.rederive.math.Expr;
import java.util.List;

/** tanh x = (e^x − e^−x)/(e^x + e^−x). */
final class HyperbolicTangent implements ElementaryFunction {
  @Override
  public String name() {
    return "tanh";
  }

  @Override
  public List<String> texNames() {
    return List.of("tanh");
  }

  @Override
  public boolean takes(int arguments) {
    return arguments == 1;
  }

  @Override
  public Expr value(List<Expr> arguments) {
    Expr x = arguments.get(0);
    return divide(subtract(exp(x), exp(negate(x))), add(exp(x), exp(negate(x))));
  }
}
