package dev.rederive.math.function;

import static dev.rederive.math.function.Formulas.add;
import static dev.rederive.math.function.Formulas.divide;
import static dev.rederive.math.function.Formulas.exp;
import static dev.rederive.math.function.Formulas.negate;
import static dev.rederive.math.function.Formulas.subtract;

import dev.rederive.math.Expr;
import java.util.List;

/** coth x = 1/tanh x; pole at 0. */
final class HyperbolicCotangent implements ElementaryFunction {
  @Override
  public String name() {
    return "coth";
  }

  @Override
  public List<String> texNames() {
    return List.of("coth");
  }

  @Override
  public boolean takes(int arguments) {
    return arguments == 1;
  }

  @Override
  public Expr value(List<Expr> arguments) {
    Expr x = arguments.get(0);
    return divide(add(exp(x), exp(negate(x))), subtract(exp(x), exp(negate(x))));
  }
}
