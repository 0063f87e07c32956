package dev.rederive.math;

import java.util.List;

/** Finds derivatives in what was read. */
public final class Calculus {
  private Calculus() {}

  /** Whether a derivative stands anywhere in a document, definitions included. */
  public static boolean appearsIn(Model model) {
    for (Statement statement : model.statements()) {
      if (statement instanceof Statement.Claim claim
          && (appearsIn(claim.left()) || appearsIn(claim.right()))) {
        return true;
      }
      if (statement instanceof Statement.Update update && appearsIn(update.value())) {
        return true;
      }
    }
    return model.definitions().values().stream()
            .flatMap(List::stream)
            .anyMatch(definition -> definition.body() != null && appearsIn(definition.body()))
        || model.functions().values().stream()
            .anyMatch(function -> function.body() != null && appearsIn(function.body()));
  }

  /** Whether a formula contains a derivative: ∂, d, or a primed function. */
  public static boolean appearsIn(Expr expr) {
    if (expr instanceof Expr.Derivative
        || expr instanceof Expr.Apply apply
            && apply.orders().stream().anyMatch(order -> order > 0)) {
      return true;
    }
    return ExprParts.of(expr).stream().anyMatch(Calculus::appearsIn);
  }
}
