package dev.rederive.math.function;

import static dev.rederive.math.function.Formulas.add;
import static dev.rederive.math.function.Formulas.divide;
import static dev.rederive.math.function.Formulas.exp;
import static dev.rederive.math.function.Formulas.negate;
import static dev.rederive.math.function.Formulas.number;

import dev.rederive.math.Expr;
import java.util.List;

/** cosh x = (e^x + e^−x)/2. */
final class HyperbolicCosine implements ElementaryFunction {
  @Override
  public String name() {
    return "cosh";
  }

  @Override
  public List<String> texNames() {
    return List.of("cosh");
  }

  @Override
  public boolean takes(int arguments) {
    return arguments == 1;
  }

  @Override
  public Expr value(List<Expr> arguments) {
    Expr x = arguments.get(0);
    return divide(add(exp(x), exp(negate(x))), number(2));
  }
}
