package dev.rederive.check;

import dev.rederive.math.Expr;
import dev.rederive.math.ExprParts;
import dev.rederive.math.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether one formula is another with numbers in place of its names, {@code (9-1)/(4-2)} for {@code
 * (b-a)/(d-c)}: that says which values the names have here, not what holds of all.
 */
final class NumbersPutIn {
  private final Map<Expr.Ref, Expr> values = new HashMap<>();

  private NumbersPutIn() {}

  /** Why such a claim is none; null if it is none such. */
  static String reason(Statement.Claim claim) {
    return isSo(claim.left(), claim.right()) || isSo(claim.right(), claim.left())
        ? "one side is the other with numbers put in for its names, which have no values here; given"
            + " values would have this judged"
        : null;
  }

  /** The same number stands for a name wherever it stands, and there are at least two names. */
  private static boolean isSo(Expr names, Expr numbers) {
    NumbersPutIn found = new NumbersPutIn();
    return found.fits(names, numbers) && found.values.size() > 1;
  }

  private boolean fits(Expr one, Expr other) {
    if (one instanceof Expr.Ref ref) {
      Expr before = other instanceof Expr.Number ? values.putIfAbsent(ref, other) : null;
      return other instanceof Expr.Number && (before == null || before.equals(other));
    }
    if (one instanceof Expr.Number || one instanceof Expr.Constant) {
      return one.equals(other);
    }
    boolean arithmetic =
        one instanceof Expr.Add
            || one instanceof Expr.Multiply
            || one instanceof Expr.Divide
            || one instanceof Expr.Negate
            || one instanceof Expr.Power;
    if (!arithmetic || one.getClass() != other.getClass()) {
      return false;
    }
    List<Expr> parts = ExprParts.of(one);
    List<Expr> others = ExprParts.of(other);
    boolean all = parts.size() == others.size();
    for (int k = 0; all && k < parts.size(); k++) {
      all = fits(parts.get(k), others.get(k));
    }
    return all;
  }
}
