package dev.rederive.mutation;

import dev.rederive.math.Expr;
import dev.rederive.math.FunctionSymbol;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Quantity;
import dev.rederive.math.Range;
import java.util.ArrayList;
import java.util.List;

/** Quantities and functions mistaken for their relatives. */
final class NameChanges {
  private NameChanges() {}

  /** The same name over other units, with letters that are at hand: net_k for net_j. */
  static void otherRange(Place place, Relatives relatives, Change.Outlet outlet) {
    if (!isUnderDerivative(place.role()) && place.part() instanceof Expr.Ref ref) {
      ranges(place, ref, relatives, outlet);
    }
  }

  static void otherLabel(Place place, Relatives relatives, Change.Outlet outlet) {
    if (place.part() instanceof Expr.Ref ref && !isUnderDerivative(place.role())) {
      replace(ref, relatives.byLabel(ref.quantity()), outlet);
    } else if (place.part() instanceof Expr.Apply apply) {
      for (FunctionSymbol other : relatives.byLabel(apply.function())) {
        Expr changed = new Expr.Apply(other, apply.orders(), apply.arguments());
        outlet.put(changed, Wording.instead(changed, apply));
      }
    }
  }

  static void otherVariable(Place place, Relatives relatives, Change.Outlet outlet) {
    if (place.role() == Role.VARIABLE || place.role() == Role.REPLACED) {
      Expr.Ref ref = (Expr.Ref) place.part();
      List<Quantity> others = relatives.byLabel(ref.quantity());
      replace(ref, others.isEmpty() ? relatives.variables(ref.quantity()) : others, outlet);
      ranges(place, ref, relatives, outlet);
    }
  }

  static void otherFunction(Place place, Relatives relatives, Change.Outlet outlet) {
    if (place.role() == Role.DIFFERENTIATED && place.part() instanceof Expr.Ref ref) {
      List<Quantity> others = relatives.byLabel(ref.quantity());
      replace(ref, others.isEmpty() ? relatives.differentiated(ref.quantity()) : others, outlet);
      ranges(place, ref, relatives, outlet);
    }
  }

  private static boolean isUnderDerivative(Role role) {
    return role == Role.VARIABLE || role == Role.REPLACED || role == Role.DIFFERENTIATED;
  }

  /** Relatives over the same units keep the subscripts. */
  private static void replace(Expr.Ref ref, List<Quantity> others, Change.Outlet outlet) {
    for (Quantity other : others) {
      Expr changed = new Expr.Ref(other, ref.subscripts());
      outlet.put(changed, Wording.instead(changed, ref));
    }
  }

  private static void ranges(Place place, Expr.Ref ref, Relatives relatives, Change.Outlet outlet) {
    for (Quantity other : relatives.byRange(ref.quantity())) {
      List<IndexExpr> subscripts = new ArrayList<>();
      for (int k = 0; k < other.rank(); k++) {
        IndexExpr subscript =
            subscript(place.scope(), ref.subscripts().get(k), other.axes().get(k));
        if (subscript != null) {
          subscripts.add(subscript);
        }
      }
      if (subscripts.size() == other.rank()) {
        Expr changed = new Expr.Ref(other, subscripts);
        outlet.put(changed, Wording.instead(changed, ref));
      }
    }
  }

  /** The subscript as it is if the axis allows it, else the first letter at hand that it allows. */
  private static IndexExpr subscript(Scope scope, IndexExpr present, Range axis) {
    if (scope.fits(present, axis)) {
      return present;
    }
    for (String letter : scope.letters()) {
      if (scope.fits(IndexExpr.letter(letter), axis)) {
        return IndexExpr.letter(letter);
      }
    }
    return null;
  }
}
