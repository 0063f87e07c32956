package dev.rederive.math.function;

import dev.rederive.math.Expr;
import java.util.List;

/** e^x, on the whole line. */
final class Exponential implements ElementaryFunction {
  @Override
  public String name() {
    return "exp";
  }

  @Override
  public List<String> texNames() {
    return List.of("exp");
  }

  @Override
  public boolean takes(int arguments) {
    return arguments == 1;
  }

  @Override
  public Primitive primitive() {
    return Primitive.EXP;
  }

  @Override
  public Expr value(List<Expr> arguments) {
    return null;
  }
}
