package dev.rederive.math.function;

import dev.rederive.math.Expr;
import java.util.List;

/** cos x. */
final class Cosine implements ElementaryFunction {
  @Override
  public String name() {
    return "cos";
  }

  @Override
  public List<String> texNames() {
    return List.of("cos");
  }

  @Override
  public boolean takes(int arguments) {
    return arguments == 1;
  }

  @Override
  public Primitive primitive() {
    return Primitive.COS;
  }

  @Override
  public Expr value(List<Expr> arguments) {
    return null;
  }
}
