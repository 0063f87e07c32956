package dev.rederive.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.hipparchus.fraction.BigFraction;

/** Numbers as digits. */
public final class Numerals {
  /** Longer expansions are harder to read, and no easier to type, than the fraction. */
  private static final int MOST_DECIMALS = 30;

  private static final int SHORT = 14;

  private Numerals() {}

  /** The very number: a decimal where a short one exists, else {@code p/q}. */
  public static String exact(BigFraction value) {
    BigInteger denominator = value.getDenominator();
    int twos = denominator.getLowestSetBit();
    BigInteger rest = denominator.shiftRight(twos);
    int fives = 0;
    while (fives <= MOST_DECIMALS && rest.mod(BigInteger.valueOf(5)).signum() == 0) {
      rest = rest.divide(BigInteger.valueOf(5));
      fives++;
    }
    int decimals = Math.max(twos, fives);
    if (!rest.equals(BigInteger.ONE) || decimals > MOST_DECIMALS) {
      return value.getNumerator() + "/" + denominator;
    }
    return new BigDecimal(value.getNumerator())
        .divide(new BigDecimal(denominator), decimals, RoundingMode.UNNECESSARY)
        .toPlainString();
  }

  /** The number as people read it: exact where that is short, else six digits and an ellipsis. */
  static String readable(BigFraction value) {
    String exact = exact(value);
    if (exact.length() <= SHORT) {
      return exact;
    }
    BigDecimal cut =
        new BigDecimal(value.getNumerator())
            .divide(new BigDecimal(value.getDenominator()), new MathContext(6, RoundingMode.DOWN));
    String digits = digits(cut);
    int exponent = digits.indexOf('e');
    return exponent < 0
        ? digits + "…"
        : digits.substring(0, exponent) + "…" + digits.substring(exponent);
  }

  /** A double with so many significant digits, no superfluous zeros. */
  public static String rounded(double value, int significant) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.isNaN(value) ? "undefined" : value > 0 ? "∞" : "-∞";
    }
    return digits(new BigDecimal(value).round(new MathContext(significant)));
  }

  private static String digits(BigDecimal value) {
    if (value.signum() == 0) {
      return "0";
    }
    BigDecimal bare = value.stripTrailingZeros();
    int magnitude = bare.precision() - bare.scale();
    if (magnitude > -4 && magnitude <= 15) {
      return bare.toPlainString();
    }
    String digits = bare.unscaledValue().abs().toString();
    return (value.signum() < 0 ? "-" : "")
        + digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + "e"
        + (magnitude - 1);
  }
}
