package dev.rederive.math.function;

import static dev.rederive.math.function.Formulas.divide;
import static dev.rederive.math.function.Formulas.ln;
import static dev.rederive.math.function.Formulas.number;

import dev.rederive.math.Expr;
import java.util.List;

/** lg x = ln x / ln 10. */
final class CommonLogarithm implements ElementaryFunction {
  @Override
  public String name() {
    return "lg";
  }

  @Override
  public List<String> texNames() {
    return List.of("lg");
  }

  @Override
  public boolean takes(int arguments) {
    return arguments == 1;
  }

  @Override
  public Expr value(List<Expr> arguments) {
    Expr x = arguments.get(0);
    return divide(ln(x), ln(number(10)));
  }
}
