package dev.rederive.mutation;

import dev.rederive.math.Expr;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** Changes of signs, terms and the order of operands. */
final class TermChanges {
  private TermChanges() {}

  static void sign(Place place, Relatives relatives, Change.Outlet outlet) {
    if (!place.role().standsAlone()) {
      return;
    }
    if (place.part() instanceof Expr.Negate negate) {
      outlet.put(negate.operand(), "+ for −");
    } else {
      outlet.put(new Expr.Negate(place.part()), "− for +");
    }
  }

  static void dropTerm(Place place, Relatives relatives, Change.Outlet outlet) {
    if (place.part() instanceof Expr.Add add && add.terms().size() > 1) {
      for (int k = 0; k < add.terms().size(); k++) {
        List<Expr> rest = new ArrayList<>(add.terms());
        Expr dropped = rest.remove(k);
        outlet.put(rest.size() == 1 ? rest.get(0) : new Expr.Add(rest), Wording.dropped(dropped));
      }
    }
  }

  /** A difference of two quantities, such as target and output. */
  static void turnDifference(Place place, Relatives relatives, Change.Outlet outlet) {
    Expr turned = turned(place.part());
    if (turned != null && isBetweenQuantities((Expr.Add) turned)) {
      outlet.put(turned, Wording.instead(turned, place.part()));
    }
  }

  /** Any other difference, and quotients. */
  static void swapOperands(Place place, Relatives relatives, Change.Outlet outlet) {
    Expr turned = turned(place.part());
    if (turned != null && !isBetweenQuantities((Expr.Add) turned)) {
      outlet.put(turned, Wording.instead(turned, place.part()));
    }
    if (place.part() instanceof Expr.Divide divide
        && !Numbers.is(divide.numerator(), BigFraction.ZERO)) {
      Expr swapped = new Expr.Divide(divide.denominator(), divide.numerator());
      outlet.put(swapped, Wording.instead(swapped, divide));
    }
  }

  /** b − a for a − b; null if the formula is no difference of two. */
  private static Expr turned(Expr expr) {
    if (!(expr instanceof Expr.Add add) || add.terms().size() != 2) {
      return null;
    }
    Expr first = add.terms().get(0);
    Expr second = add.terms().get(1);
    if (first instanceof Expr.Negate || !(second instanceof Expr.Negate negate)) {
      return null;
    }
    return new Expr.Add(List.of(negate.operand(), new Expr.Negate(first)));
  }

  private static boolean isBetweenQuantities(Expr.Add difference) {
    return difference.terms().stream()
        .map(term -> term instanceof Expr.Negate negate ? negate.operand() : term)
        .allMatch(operand -> operand instanceof Expr.Ref || operand instanceof Expr.Apply);
  }
}
