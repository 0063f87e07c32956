package dev.rederive.math;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The index letters a formula uses without binding them. */
public final class FreeLetters {
  private FreeLetters() {}

  public static Set<String> of(Expr expr) {
    Set<String> letters = new TreeSet<>();
    for (Expr part : ExprParts.of(expr)) {
      letters.addAll(of(part));
    }
    bound(expr).forEach(letters::remove);
    for (IndexExpr index : own(expr)) {
      if (index.letter() != null) {
        letters.add(index.letter());
      }
    }
    return letters;
  }

  /** The letters it binds in its parts. */
  private static List<String> bound(Expr expr) {
    if (expr instanceof Expr.Reduction sum) {
      return List.of(sum.letter());
    } else if (expr instanceof Expr.Determinant det) {
      return List.of(det.rowLetter(), det.columnLetter());
    } else if (expr instanceof Expr.Inverse inverse) {
      return List.of(inverse.rowLetter(), inverse.columnLetter());
    } else if (expr instanceof Expr.Spread spread) {
      return spread.arguments().stream().flatMap(all -> all.letters().stream()).toList();
    } else if (expr instanceof Expr.At at) {
      return at.bindings().stream().flatMap(one -> one.letters().stream()).toList();
    }
    return List.of();
  }

  /** The indices that stand in it and in none of its parts; its letters are not bound there. */
  private static List<IndexExpr> own(Expr expr) {
    if (expr instanceof Expr.Reduction sum) {
      List<IndexExpr> indices = new ArrayList<>(sum.exclusions());
      indices.add(sum.lower());
      indices.add(sum.upper());
      return indices;
    } else if (expr instanceof Expr.Determinant det) {
      return List.of(det.lower(), det.upper());
    } else if (expr instanceof Expr.Inverse inverse) {
      return List.of(inverse.row(), inverse.column(), inverse.lower(), inverse.upper());
    } else if (expr instanceof Expr.Spread spread) {
      return spread.outputs();
    } else if (expr instanceof Expr.Ref ref) {
      return ref.subscripts();
    } else if (expr instanceof Expr.IndexValue value) {
      return List.of(value.index());
    } else if (expr instanceof Expr.Kronecker delta) {
      return List.of(delta.a(), delta.b());
    }
    return List.of();
  }
}
