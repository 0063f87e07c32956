package dev.rederive.math.function;

import dev.rederive.math.Expr;
import java.util.List;

/** arctan x, between −π/2 and π/2. */
final class Arctangent implements ElementaryFunction {
  @Override
  public String name() {
    return "atan";
  }

  @Override
  public List<String> texNames() {
    return List.of("arctan", "atan");
  }

  @Override
  public boolean takes(int arguments) {
    return arguments == 1;
  }

  @Override
  public Primitive primitive() {
    return Primitive.ATAN;
  }

  @Override
  public Expr value(List<Expr> arguments) {
    return null;
  }
}
