package dev.rederive.math.function;

import dev.rederive.math.Expr;
import java.util.List;

/** −1 for x &lt; 0, 1 for x &gt; 0; not defined at 0, where |x| has no derivative. */
final class Signum implements ElementaryFunction {
  @Override
  public String name() {
    return "sign";
  }

  @Override
  public List<String> texNames() {
    return List.of("sign", "sgn");
  }

  @Override
  public boolean takes(int arguments) {
    return arguments == 1;
  }

  @Override
  public Primitive primitive() {
    return Primitive.SIGN;
  }

  @Override
  public Expr value(List<Expr> arguments) {
    return null;
  }
}
