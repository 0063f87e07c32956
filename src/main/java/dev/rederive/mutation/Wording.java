package dev.rederive.mutation;

import dev.rederive.math.Expr;
import dev.rederive.math.ExprText;

/** Formulas in the descriptions of mutants: short enough to stay on a line. */
final class Wording {
  private static final int LONGEST = 48;

  private Wording() {}

  static String of(Expr expr) {
    String text = ExprText.of(expr).replace(" - ", " − ");
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  static String instead(Expr now, Expr before) {
    return of(now) + " for " + of(before);
  }

  static String dropped(Expr what) {
    return of(what) + " dropped";
  }
}
