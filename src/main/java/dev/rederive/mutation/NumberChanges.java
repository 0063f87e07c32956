package dev.rederive.mutation;

import dev.rederive.math.Decimals;
import dev.rederive.math.Expr;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** Changes of exponents and of printed digits. */
final class NumberChanges {
  private NumberChanges() {}

  /** n made n − 1 and n + 1, never 0; −n made n; a root left out. */
  static void exponent(Place place, Relatives relatives, Change.Outlet outlet) {
    if (!(place.part() instanceof Expr.Power power)) {
      return;
    }
    BigFraction exponent = Numbers.exact(power.exponent());
    if (exponent == null) {
      return;
    }
    List<BigFraction> others = new ArrayList<>();
    if (exponent.compareTo(BigFraction.ZERO) < 0) {
      others.add(exponent.negate());
    } else if (exponent.getDenominator().bitLength() > 1) {
      others.add(BigFraction.ONE);
      others.add(exponent.negate());
    } else {
      others.add(exponent.subtract(BigFraction.ONE));
      others.add(exponent.add(BigFraction.ONE));
    }
    others.remove(BigFraction.ZERO);
    for (BigFraction other : others) {
      Expr changed =
          other.equals(BigFraction.ONE)
              ? power.base()
              : new Expr.Power(power.base(), Numbers.of(other));
      outlet.put(changed, Wording.instead(changed, power));
    }
  }

  /**
   * Each digit in turn, two units up, or down from 8 and 9. One unit would not do: a decimal is
   * printed to half a unit, and off by less than one is called a rounding slip.
   */
  static void digit(Place place, Relatives relatives, Change.Outlet outlet) {
    if (!(place.part() instanceof Expr.Number number) || number.digits() == null) {
      return;
    }
    StringBuilder digits = new StringBuilder(number.digits());
    for (int k = 0; k < digits.length(); k++) {
      char digit = digits.charAt(k);
      if (digit >= '0' && digit <= '9') {
        digits.setCharAt(k, (char) (digit <= '7' ? digit + 2 : digit - 2));
        Expr changed = new Expr.Number(Decimals.value(digits.toString()), digits.toString());
        outlet.put(changed, Wording.instead(changed, number));
        digits.setCharAt(k, digit);
      }
    }
  }
}
