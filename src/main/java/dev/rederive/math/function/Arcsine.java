package dev.rederive.math.function;

import static dev.rederive.math.function.Formulas.atan;
import static dev.rederive.math.function.Formulas.divide;
import static dev.rederive.math.function.Formulas.multiply;
import static dev.rederive.math.function.Formulas.number;
import static dev.rederive.math.function.Formulas.sqrt;
import static dev.rederive.math.function.Formulas.subtract;

import dev.rederive.math.Expr;
import java.util.List;

/** arcsin x = arctan(x/√(1 − x²)), for |x| &lt; 1. */
final class Arcsine implements ElementaryFunction {
  @Override
  public String name() {
    return "asin";
  }

  @Override
  public List<String> texNames() {
    return List.of("arcsin", "asin");
  }

  @Override
  public boolean takes(int arguments) {
    return arguments == 1;
  }

  @Override
  public Expr value(List<Expr> arguments) {
    Expr x = arguments.get(0);
    return atan(divide(x, sqrt(subtract(number(1), multiply(x, x)))));
  }
}
