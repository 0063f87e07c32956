package dev.rederive.mutation;

import dev.rederive.math.Expr;
import dev.rederive.math.ExprParts;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Range;
import java.util.ArrayList;
import java.util.List;

/** Changes of subscripts and of what sums run over; all of them stay inside the arrays. */
final class IndexChanges {
  private IndexChanges() {}

  static void swap(Place place, Relatives relatives, Change.Outlet outlet) {
    if (!(place.part() instanceof Expr.Ref ref)) {
      return;
    }
    List<Range> axes = ref.quantity().axes();
    for (int a = 0; a < axes.size(); a++) {
      for (int b = a + 1; b < axes.size(); b++) {
        IndexExpr first = ref.subscripts().get(a);
        IndexExpr second = ref.subscripts().get(b);
        if (place.scope().fits(second, axes.get(a)) && place.scope().fits(first, axes.get(b))) {
          Expr swapped = with(with(ref, a, second), b, first);
          outlet.put(swapped, Wording.instead(swapped, ref));
        }
      }
    }
  }

  static void shift(Place place, Relatives relatives, Change.Outlet outlet) {
    subscripts(place, outlet, (subscript, scope) -> List.of(subscript.plus(-1), subscript.plus(1)));
  }

  static void otherLetter(Place place, Relatives relatives, Change.Outlet outlet) {
    subscripts(
        place,
        outlet,
        (subscript, scope) -> {
          List<IndexExpr> others = new ArrayList<>();
          if (scope.isOfMatrix(subscript.letter())) {
            return others; // with a row that is the same throughout there is nothing to invert
          }
          if (!scope.letters().contains(subscript.letter())) {
            return others; // a number, or a letter that runs through an array that is put in
          }
          for (String letter : scope.letters()) {
            if (!letter.equals(subscript.letter())) {
              others.add(new IndexExpr(letter, subscript.size(), subscript.offset()));
            }
          }
          return others;
        });
  }

  private interface Alternatives {
    List<IndexExpr> to(IndexExpr subscript, Scope scope);
  }

  private static void subscripts(Place place, Change.Outlet outlet, Alternatives alternatives) {
    if (!(place.part() instanceof Expr.Ref ref)) {
      return;
    }
    for (int k = 0; k < ref.subscripts().size(); k++) {
      for (IndexExpr other : alternatives.to(ref.subscripts().get(k), place.scope())) {
        if (place.scope().fits(other, ref.quantity().axes().get(k))) {
          Expr changed = with(ref, k, other);
          outlet.put(changed, Wording.instead(changed, ref));
        }
      }
    }
  }

  /** A bound moved by one, or an exclusion forgotten. */
  static void otherBounds(Place place, Relatives relatives, Change.Outlet outlet) {
    if (!(place.part() instanceof Expr.Reduction sum)) {
      return;
    }
    bounds(place, sum, sum.lower().plus(1), sum.upper(), outlet);
    bounds(place, sum, sum.lower(), sum.upper().plus(-1), outlet);
    bounds(place, sum, sum.lower().plus(-1), sum.upper(), outlet);
    bounds(place, sum, sum.lower(), sum.upper().plus(1), outlet);
    for (int k = 0; k < sum.exclusions().size(); k++) {
      List<IndexExpr> fewer = new ArrayList<>(sum.exclusions());
      IndexExpr forgotten = fewer.remove(k);
      outlet.put(
          new Expr.Reduction(sum.kind(), sum.letter(), sum.lower(), sum.upper(), fewer, sum.body()),
          sum.letter() + " ≠ " + forgotten + " dropped");
    }
  }

  private static void bounds(
      Place place, Expr.Reduction sum, IndexExpr lower, IndexExpr upper, Change.Outlet outlet) {
    Scope inside = place.scope().with(sum.letter(), lower, upper);
    boolean shorter =
        lower.offset() > sum.lower().offset() || upper.offset() < sum.upper().offset();
    if (shorter || fits(sum.body(), sum.letter(), inside)) {
      outlet.put(
          new Expr.Reduction(sum.kind(), sum.letter(), lower, upper, sum.exclusions(), sum.body()),
          sum.letter()
              + " = "
              + lower
              + ".."
              + upper
              + " for "
              + sum.letter()
              + " = "
              + sum.lower()
              + ".."
              + sum.upper());
    }
  }

  /** Whether all subscripts with the letter stay inside their arrays. */
  private static boolean fits(Expr expr, String letter, Scope scope) {
    if (expr instanceof Expr.Ref ref) {
      for (int k = 0; k < ref.subscripts().size(); k++) {
        IndexExpr subscript = ref.subscripts().get(k);
        if (letter.equals(subscript.letter())
            && !scope.fits(subscript, ref.quantity().axes().get(k))) {
          return false;
        }
      }
    }
    return ExprParts.of(expr).stream().allMatch(part -> fits(part, letter, scope));
  }

  static Expr.Ref with(Expr.Ref ref, int slot, IndexExpr subscript) {
    List<IndexExpr> subscripts = new ArrayList<>(ref.subscripts());
    subscripts.set(slot, subscript);
    return new Expr.Ref(ref.quantity(), subscripts);
  }
}
