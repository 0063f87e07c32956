package dev.rederive.mutation;

import dev.rederive.math.Expr;
import dev.rederive.math.function.ElementaryFunction;
import dev.rederive.math.function.ElementaryFunctions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Changes of functions and of how often they are differentiated. */
final class FunctionChanges {
  private static final Map<String, String> COUNTERPARTS =
      Map.of("sin", "cos", "cos", "sin", "sinh", "cosh", "cosh", "sinh");

  private FunctionChanges() {}

  static void dropPrime(Place place, Relatives relatives, Change.Outlet outlet) {
    if (place.part() instanceof Expr.Apply apply) {
      for (int k = 0; k < apply.orders().size(); k++) {
        if (apply.orders().get(k) > 0) {
          List<Integer> orders = new ArrayList<>(apply.orders());
          orders.set(k, orders.get(k) - 1);
          Expr.Apply less = new Expr.Apply(apply.function(), orders, apply.arguments());
          outlet.put(less, Wording.instead(less, apply));
        }
      }
    }
  }

  static void turnExponential(Place place, Relatives relatives, Change.Outlet outlet) {
    Expr turned = null;
    if (place.part() instanceof Expr.Power power
        && power.base() instanceof Expr.Constant constant
        && constant.kind() == Expr.Constant.Kind.E) {
      turned = new Expr.Power(power.base(), opposite(power.exponent()));
    } else if (place.part() instanceof Expr.Call call && call.function().name().equals("exp")) {
      turned = new Expr.Call(call.function(), List.of(opposite(call.arguments().get(0))));
    }
    if (turned != null) {
      outlet.put(turned, Wording.instead(turned, place.part()));
    }
  }

  static void swapCircular(Place place, Relatives relatives, Change.Outlet outlet) {
    if (place.part() instanceof Expr.Call call
        && COUNTERPARTS.containsKey(call.function().name())) {
      ElementaryFunction other =
          ElementaryFunctions.byTexName(COUNTERPARTS.get(call.function().name()));
      Expr swapped = new Expr.Call(other, call.arguments());
      outlet.put(swapped, Wording.instead(swapped, call));
    }
  }

  private static Expr opposite(Expr expr) {
    return expr instanceof Expr.Negate negate ? negate.operand() : new Expr.Negate(expr);
  }
}
