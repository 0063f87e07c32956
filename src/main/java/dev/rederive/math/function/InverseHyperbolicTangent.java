package dev.rederive.math.function;

import static dev.rederive.math.function.Formulas.add;
import static dev.rederive.math.function.Formulas.divide;
import static dev.rederive.math.function.Formulas.ln;
import static dev.rederive.math.function.Formulas.number;
import static dev.rederive.math.function.Formulas.subtract;

import dev.rederive.math.Expr;
import java.util.List;

/** artanh x = ½ ln((1 + x)/(1 − x)), for |x| &lt; 1. */
final class InverseHyperbolicTangent implements ElementaryFunction {
  @Override
  public String name() {
    return "artanh";
  }

  @Override
  public List<String> texNames() {
    return List.of("artanh", "arctanh", "atanh");
  }

  @Override
  public boolean takes(int arguments) {
    return arguments == 1;
  }

  @Override
  public Expr value(List<Expr> arguments) {
    Expr x = arguments.get(0);
    return divide(ln(divide(add(number(1), x), subtract(number(1), x))), number(2));
  }
}
