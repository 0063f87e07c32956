package dev.rederive.math.function;

import static dev.rederive.math.function.Formulas.cos;
import static dev.rederive.math.function.Formulas.divide;
import static dev.rederive.math.function.Formulas.sin;

import dev.rederive.math.Expr;
import java.util.List;

/** cot x = cos x / sin x; poles where sin x = 0. */
final class Cotangent implements ElementaryFunction {
  @Override
  public String name() {
    return "cot";
  }

  @Override
  public List<String> texNames() {
    return List.of("cot", "ctg");
  }

  @Override
  public boolean takes(int arguments) {
    return arguments == 1;
  }

  @Override
  public Expr value(List<Expr> arguments) {
    Expr x = arguments.get(0);
    return divide(cos(x), sin(x));
  }
}
