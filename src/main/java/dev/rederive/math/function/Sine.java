package dev.rederive.math.function;

import dev.rederive.math.Expr;
import java.util.List;

/** sin x. */
final class Sine implements ElementaryFunction {
  @Override
  public String name() {
    return "sin";
  }

  @Override
  public List<String> texNames() {
    return List.of("sin");
  }

  @Override
  public boolean takes(int arguments) {
    return arguments == 1;
  }

  @Override
  public Primitive primitive() {
    return Primitive.SIN;
  }

  @Override
  public Expr value(List<Expr> arguments) {
    return null;
  }
}
