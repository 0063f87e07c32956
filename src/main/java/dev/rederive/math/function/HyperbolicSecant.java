package dev.rederive.math.function;

import static dev.rederive.math.function.Formulas.add;
import static dev.rederive.math.function.Formulas.divide;
import static dev.rederive.math.function.Formulas.exp;
import static dev.rederive.math.function.Formulas.negate;
import static dev.rederive.math.function.Formulas.number;

import dev.rederive.math.Expr;
import java.util.List;

/** sech x = 2/(e^x + e^−x). */
final class HyperbolicSecant implements ElementaryFunction {
  @Override
  public String name() {
    return "sech";
  }

  @Override
  public List<String> texNames() {
    return List.of("sech");
  }

  @Override
  public boolean takes(int arguments) {
    return arguments == 1;
  }

  @Override
  public Expr value(List<Expr> arguments) {
    Expr x = arguments.get(0);
    return divide(number(2), add(exp(x), exp(negate(x))));
  }
}
