package dev.rederive.meaning.formula;

import dev.rederive.math.Expr;
import dev.rederive.math.ExprParts;
import java.util.function.Consumer;

/** Walks over formulas. */
public final class Exprs {
  private Exprs() {}

  /** Visits a formula and everything in it, parents first. */
  public static void walk(Expr expr, Consumer<Expr> visitor) {
    visitor.accept(expr);
    for (Expr part : ExprParts.of(expr)) {
      walk(part, visitor);
    }
  }
}
