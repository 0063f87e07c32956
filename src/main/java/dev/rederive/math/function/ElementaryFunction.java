package dev.rederive.math.function;

import dev.rederive.math.Expr;
import java.util.List;

/** A function with a fixed meaning in every document. */
public interface ElementaryFunction {
  /** The name in messages: {@code tanh}. */
  String name();

  /** How TeX writes it, without the backslash; also the names of operators. */
  List<String> texNames();

  /** Whether it takes this number of arguments. */
  boolean takes(int arguments);

  /**
   * Its value as a formula over primitives, or null if it is the primitive {@link #primitive()}
   * itself.
   */
  Expr value(List<Expr> arguments);

  /** The primitive it is, or null. */
  default Primitive primitive() {
    return null;
  }
}
