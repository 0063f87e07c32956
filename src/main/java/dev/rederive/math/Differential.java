package dev.rederive.math;

import java.util.ArrayList;
import java.util.List;

/**
 * The total differential of a formula: the sum of its derivatives by all that changes, each times the
 * change. A change is a quantity of its own, with the axes of what changes, and as free as that.
 */
public final class Differential {
  private static final String SIGN = "\\mathrm{d}";

  private Differential() {}

  /** The change of a quantity. */
  public static Quantity change(Quantity of) {
    return new Quantity(SIGN + of.name(), of.axes(), of.version());
  }

  public static boolean isChange(Quantity quantity) {
    return quantity.name().startsWith(SIGN);
  }

  /**
   * The differential of a formula.
   *
   * @param changing what changes; everything else stays as it is
   */
  public static Expr of(Expr value, List<Quantity> changing) {
    List<Expr> terms = new ArrayList<>();
    for (Quantity quantity : changing) {
      terms.add(term(value, quantity));
    }
    return terms.isEmpty()
        ? Expr.Number.of(0)
        : terms.size() == 1 ? terms.get(0) : new Expr.Add(terms);
  }

  private static Expr term(Expr value, Quantity quantity) {
    List<IndexExpr> indices = new ArrayList<>();
    for (int k = 0; k < quantity.rank(); k++) {
      indices.add(IndexExpr.letter("#d" + k));
    }
    Expr term =
        new Expr.Multiply(
            List.of(
                new Expr.Derivative(value, new Expr.Ref(quantity, indices)),
                new Expr.Ref(change(quantity), indices)));
    for (int k = quantity.rank() - 1; k >= 0; k--) {
      Range axis = quantity.axes().get(k);
      term =
          new Expr.Reduction(
              Expr.Reduction.Kind.SUM, "#d" + k, axis.lower(), axis.upper(), List.of(), term);
    }
    return term;
  }
}
