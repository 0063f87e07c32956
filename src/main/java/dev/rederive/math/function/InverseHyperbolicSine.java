package dev.rederive.math.function;

import static dev.rederive.math.function.Formulas.add;
import static dev.rederive.math.function.Formulas.ln;
import static dev.rederive.math.function.Formulas.multiply;
import static dev.rederive.math.function.Formulas.number;
import static dev.rederive.math.function.Formulas.sqrt;

import dev.rederive.math.Expr;
import java.util.List;

/** arsinh x = ln(x + √(x² + 1)). */
final class InverseHyperbolicSine implements ElementaryFunction {
  @Override
  public String name() {
    return "arsinh";
  }

  @Override
  public List<String> texNames() {
    return List.of("arsinh", "arcsinh", "asinh");
  }

  @Override
  public boolean takes(int arguments) {
    return arguments == 1;
  }

  @Override
  public Expr value(List<Expr> arguments) {
    Expr x = arguments.get(0);
    return ln(add(x, sqrt(add(multiply(x, x), number(1)))));
  }
}
