package dev.rederive.math.function;

import static dev.rederive.math.function.Formulas.abs;
import static dev.rederive.math.function.Formulas.add;
import static dev.rederive.math.function.Formulas.divide;
import static dev.rederive.math.function.Formulas.number;
import static dev.rederive.math.function.Formulas.subtract;

import dev.rederive.math.Expr;
import java.util.List;

/** min(a, b) = (a + b − |a − b|)/2; kinks where two arguments are equal. */
final class Minimum implements ElementaryFunction {
  @Override
  public String name() {
    return "min";
  }

  @Override
  public List<String> texNames() {
    return List.of("min");
  }

  @Override
  public boolean takes(int arguments) {
    return arguments >= 1;
  }

  @Override
  public Expr value(List<Expr> arguments) {
    Expr result = arguments.get(0);
    for (Expr next : arguments.subList(1, arguments.size())) {
      Expr sum = add(result, next);
      Expr gap = abs(subtract(result, next));
      result = divide(subtract(sum, gap), number(2));
    }
    return result;
  }
}
