package dev.rederive.mutation;

import dev.rederive.math.Decimals;
import dev.rederive.math.Expr;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** Factors left out or put in. */
final class FactorChanges {
  private FactorChanges() {}

  /** Every factor that is neither a slope nor 2 or ½; those have operators of their own. */
  static void dropFactor(Place place, Relatives relatives, Change.Outlet outlet) {
    if (place.part() instanceof Expr.Multiply product) {
      for (int k = 0; k < product.factors().size(); k++) {
        Expr factor = product.factors().get(k);
        if (!isSlope(factor) && !Numbers.isTwoOrHalf(factor)) {
          outlet.put(without(product, List.of(k)), Wording.dropped(factor));
        }
      }
    } else if (place.part() instanceof Expr.Divide divide && Numbers.exact(divide) == null) {
      Expr numerator = divide.numerator();
      if (!(numerator instanceof Expr.Multiply) && !Numbers.isTwoOrHalf(numerator)) {
        outlet.put(
            new Expr.Divide(Expr.Number.of(1), divide.denominator()), Wording.dropped(numerator));
      }
      if (!Numbers.isTwoOrHalf(divide.denominator())) {
        outlet.put(numerator, "the denominator " + Wording.dropped(divide.denominator()));
      }
    }
  }

  /** What the chain rule owes an activation: u(1 − u), 1 − u², f'(e), a derivative. */
  static void dropSlope(Place place, Relatives relatives, Change.Outlet outlet) {
    if (!(place.part() instanceof Expr.Multiply product)) {
      return;
    }
    List<Expr> factors = product.factors();
    for (int k = 0; k < factors.size(); k++) {
      if (isSlope(factors.get(k))) {
        outlet.put(without(product, List.of(k)), Wording.dropped(factors.get(k)));
      }
      for (int m = 0; m < factors.size() && factors.size() > 2; m++) {
        if (isOneMinus(factors.get(m), factors.get(k))) {
          Expr slope = new Expr.Multiply(List.of(factors.get(k), factors.get(m)));
          outlet.put(without(product, List.of(k, m)), Wording.dropped(slope));
        }
      }
    }
  }

  static void two(Place place, Relatives relatives, Change.Outlet outlet) {
    if (place.part() instanceof Expr.Multiply product) {
      for (int k = 0; k < product.factors().size(); k++) {
        if (Numbers.isTwoOrHalf(product.factors().get(k))) {
          outlet.put(without(product, List.of(k)), Wording.dropped(product.factors().get(k)));
        }
      }
    } else if (place.part() instanceof Expr.Divide divide && Numbers.exact(divide) == null) {
      if (Numbers.isTwoOrHalf(divide.denominator())) {
        outlet.put(divide.numerator(), "the denominator " + Wording.dropped(divide.denominator()));
      }
      if (Numbers.isTwoOrHalf(divide.numerator())) {
        outlet.put(
            new Expr.Divide(Expr.Number.of(1), divide.denominator()),
            Wording.dropped(divide.numerator()));
      }
    }
    if (place.role().standsAlone()) {
      outlet.put(times(Numbers.TWO, place.part()), "2 inserted");
      outlet.put(times(Numbers.HALF, place.part()), "½ inserted");
    }
  }

  private static Expr times(BigFraction number, Expr expr) {
    if (expr instanceof Expr.Negate negate) {
      return new Expr.Negate(times(number, negate.operand()));
    }
    if (expr instanceof Expr.Number decimal && decimal.digits() != null) {
      Expr.Number printed = printed(number, decimal);
      BigFraction moved = printed.value().subtract(decimal.value()).abs();
      // So short a decimal that half of it could be called a rounding slip keeps the factor.
      if (moved.compareTo(Decimals.unit(decimal.digits()).multiply(2)) >= 0) {
        return printed;
      }
    }
    List<Expr> factors = new ArrayList<>(List.of(Numbers.of(number)));
    if (expr instanceof Expr.Multiply product) {
      factors.addAll(product.factors());
    } else {
      factors.add(expr);
    }
    return new Expr.Multiply(factors);
  }

  /** Twice or half as much, printed to the same place: with a factor it would be no decimal. */
  private static Expr.Number printed(BigFraction number, Expr.Number decimal) {
    BigDecimal before = new BigDecimal(decimal.digits());
    BigDecimal after =
        before
            .multiply(new BigDecimal(number.doubleValue()))
            .setScale(before.scale(), RoundingMode.HALF_UP);
    return new Expr.Number(Decimals.value(after.toPlainString()), after.toPlainString());
  }

  private static Expr without(Expr.Multiply product, List<Integer> dropped) {
    List<Expr> rest = new ArrayList<>();
    for (int k = 0; k < product.factors().size(); k++) {
      if (!dropped.contains(k)) {
        rest.add(product.factors().get(k));
      }
    }
    return rest.isEmpty()
        ? Expr.Number.of(1)
        : rest.size() == 1 ? rest.get(0) : new Expr.Multiply(rest);
  }

  private static boolean isSlope(Expr factor) {
    if (factor instanceof Expr.Derivative) {
      return true;
    } else if (factor instanceof Expr.Apply apply) {
      return apply.orders().stream().anyMatch(order -> order > 0);
    } else if (factor instanceof Expr.Multiply product && product.factors().size() == 2) {
      Expr a = product.factors().get(0);
      Expr b = product.factors().get(1);
      return isOneMinus(b, a) || isOneMinus(a, b);
    } else if (factor instanceof Expr.Add add
        && add.terms().size() == 2
        && Numbers.is(add.terms().get(0), BigFraction.ONE)
        && add.terms().get(1) instanceof Expr.Negate negate) {
      return negate.operand() instanceof Expr.Power power
          && Numbers.is(power.exponent(), Numbers.TWO);
    }
    return false;
  }

  private static boolean isOneMinus(Expr factor, Expr u) {
    return factor instanceof Expr.Add add
        && add.terms().size() == 2
        && Numbers.is(add.terms().get(0), BigFraction.ONE)
        && add.terms().get(1).equals(new Expr.Negate(u));
  }
}
