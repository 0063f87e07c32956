package dev.rederive.math.function;

import dev.rederive.math.Expr;
import java.util.List;

/** |x|; the kink is at 0. */
final class AbsoluteValue implements ElementaryFunction {
  @Override
  public String name() {
    return "abs";
  }

  @Override
  public List<String> texNames() {
    return List.of("abs");
  }

  @Override
  public boolean takes(int arguments) {
    return arguments == 1;
  }

  @Override
  public Primitive primitive() {
    return Primitive.ABS;
  }

  @Override
  public Expr value(List<Expr> arguments) {
    return null;
  }
}
