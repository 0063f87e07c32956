package dev.rederive.math.function;

import static dev.rederive.math.function.Formulas.add;
import static dev.rederive.math.function.Formulas.ln;
import static dev.rederive.math.function.Formulas.multiply;
import static dev.rederive.math.function.Formulas.number;
import static dev.rederive.math.function.Formulas.sqrt;
import static dev.rederive.math.function.Formulas.subtract;

import dev.rederive.math.Expr;
import java.util.List;

/** arcosh x = ln(x + √(x² − 1)), for x ≥ 1. */
final class InverseHyperbolicCosine implements ElementaryFunction {
  @Override
  public String name() {
    return "arcosh";
  }

  @Override
  public List<String> texNames() {
    return List.of("arcosh", "arccosh", "acosh");
  }

  @Override
  public boolean takes(int arguments) {
    return arguments == 1;
  }

  @Override
  public Expr value(List<Expr> arguments) {
    Expr x = arguments.get(0);
    return ln(add(x, sqrt(subtract(multiply(x, x), number(1)))));
  }
}
