package dev.rederive.check;

import dev.rederive.math.ExprText;
import dev.rederive.math.FreshLetters;
import dev.rederive.math.Statement;
import dev.rederive.math.array.ArrayText;

/** Statements in unambiguous form: what was read, as opposed to what was written. */
public final class ReadBack {
  private ReadBack() {}

  /** The relation as text; empty for what has no formulas, or was not read. */
  public static String of(Statement statement) {
    return FreshLetters.in(text(statement));
  }

  private static String text(Statement statement) {
    if (statement instanceof Statement.Claim claim) {
      String sign = " " + claim.relation().sign() + " ";
      return claim.arrays() == null
          ? ExprText.of(claim.left()) + sign + ExprText.of(claim.right())
          : ArrayText.of(claim.arrays().left()) + sign + ArrayText.of(claim.arrays().right());
    } else if (statement instanceof Statement.Defines defines && defines.right() != null) {
      return ExprText.of(defines.left()) + " = " + ExprText.of(defines.right());
    } else if (statement instanceof Statement.Update update) {
      return ExprText.of(update.target()) + " ← " + ExprText.of(update.value());
    }
    return "";
  }
}
