package dev.rederive.math.function;

import dev.rederive.math.Expr;
import java.util.List;

/** The natural logarithm, for x &gt; 0. */
final class NaturalLogarithm implements ElementaryFunction {
  @Override
  public String name() {
    return "ln";
  }

  @Override
  public List<String> texNames() {
    return List.of("ln");
  }

  @Override
  public boolean takes(int arguments) {
    return arguments == 1;
  }

  @Override
  public Primitive primitive() {
    return Primitive.LN;
  }

  @Override
  public Expr value(List<Expr> arguments) {
    return null;
  }
}
