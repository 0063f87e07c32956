package dev.rederive.engine.enclosing;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.hipparchus.fraction.BigFraction;

/** An interval in decimal notation, correct digits only. */
final class IntervalDecimal {
  private static final int EXACT_EXPONENT = 512;
  private static final int END_DIGITS = 3;

  private IntervalDecimal() {}

  static String print(Interval value, int digits) {
    if (digits < 1) {
      throw new IllegalArgumentException("at least one digit: " + digits);
    }
    if (value.isPoint()) {
      String exact = exact(value.low(), digits);
      if (exact != null) {
        return exact;
      }
    }
    int sign = value.certainSign();
    if (sign == 0) {
      return ends(value);
    }
    Interval magnitude =
        sign > 0 ? value : Interval.between(value.high().negate(), value.low().negate());
    String text = common(magnitude, digits);
    return text == null ? ends(value) : sign < 0 ? "-" + text : text;
  }

  /** A dyadic number with few enough digits, or null. */
  private static String exact(Dyadic x, int digits) {
    if (Math.abs(x.exponent()) > EXACT_EXPONENT) {
      return null;
    }
    int exponent = (int) x.exponent();
    BigDecimal decimal =
        exponent >= 0
            ? new BigDecimal(x.mantissa().shiftLeft(exponent))
            : new BigDecimal(x.mantissa())
                .divide(new BigDecimal(BigInteger.ONE.shiftLeft(-exponent)));
    BigDecimal shortest = decimal.stripTrailingZeros();
    if (shortest.precision() > digits) {
      return null;
    }
    String text = layout(shortest.unscaledValue().abs(), -shortest.scale(), "");
    return x.signum() < 0 ? "-" + text : text;
  }

  /** The digits that all numbers of a positive interval share, or null if there are none. */
  private static String common(Interval value, int digits) {
    // One digit more than asked for, at least, and some guard against the estimate.
    long unit = decimalExponent(value.high()) - digits - 2;
    IntervalArithmetic arithmetic = new IntervalArithmetic(4 * digits + 128);
    Interval scale = arithmetic.power(arithmetic.integer(10), new BigFraction(-unit));
    if (scale == null) {
      return null; // beyond all exponents
    }
    Dyadic least = Dyadic.multiply(value.low(), scale.low(), arithmetic.precision(), Rounding.DOWN);
    Dyadic most = Dyadic.multiply(value.high(), scale.high(), arithmetic.precision(), Rounding.UP);
    BigInteger low = least.fixed(0);
    BigInteger high = most.negate().fixed(0).negate();
    // Truncated: the floors of both ends, without their last places until they agree.
    BigInteger truncatedLow = low;
    BigInteger truncatedHigh = most.fixed(0);
    long truncatedUnit = unit;
    while (truncatedHigh.signum() > 0
        && (!truncatedLow.equals(truncatedHigh) || length(truncatedHigh) > digits)) {
      truncatedLow = truncatedLow.divide(BigInteger.TEN);
      truncatedHigh = truncatedHigh.divide(BigInteger.TEN);
      truncatedUnit++;
    }
    int shared = truncatedHigh.signum() == 0 ? 0 : length(truncatedHigh);
    // Rounded: the decimal of the finest place to which both ends round.
    BigInteger place = BigInteger.TEN;
    long roundedUnit = unit + 1;
    BigInteger rounded = nearest(high, place);
    while (rounded.signum() > 0
        && (length(rounded) > digits || !bothRound(low, high, rounded, place))) {
      place = place.multiply(BigInteger.TEN);
      roundedUnit++;
      rounded = nearest(high, place);
    }
    int agreeing = rounded.signum() == 0 ? 0 : length(rounded);
    if (shared >= agreeing - 1 && shared > 0) {
      return layout(truncatedHigh, truncatedUnit, "…");
    }
    if (agreeing == 0) {
      return null;
    }
    return layout(rounded, roundedUnit, "")
        + " ± "
        + layout(BigInteger.valueOf(5), roundedUnit - 1, "");
  }

  private static boolean bothRound(
      BigInteger low, BigInteger high, BigInteger rounded, BigInteger place) {
    BigInteger centre = rounded.multiply(place);
    BigInteger half = place.shiftRight(1);
    return low.compareTo(centre.subtract(half)) >= 0 && high.compareTo(centre.add(half)) <= 0;
  }

  private static BigInteger nearest(BigInteger value, BigInteger place) {
    return value.add(place.shiftRight(1)).divide(place);
  }

  private static int length(BigInteger value) {
    return value.toString().length();
  }

  /** At most the decimal exponent of |x|, and at least that minus 2. */
  private static long decimalExponent(Dyadic x) {
    return (long) Math.floor((x.top() - 1) * Math.log10(2)) - 1;
  }

  private static String ends(Interval value) {
    return "[" + end(value.low(), Rounding.DOWN) + ", " + end(value.high(), Rounding.UP) + "]";
  }

  /** One end with few digits, rounded in a direction. */
  private static String end(Dyadic x, Rounding direction) {
    if (x.signum() == 0) {
      return "0";
    }
    if (x.signum() < 0) {
      return "-" + end(x.negate(), direction.opposite());
    }
    long unit = decimalExponent(x) - END_DIGITS + 1;
    IntervalArithmetic arithmetic = new IntervalArithmetic(128);
    Interval scale = arithmetic.power(arithmetic.integer(10), new BigFraction(-unit));
    if (scale == null) {
      return "2^" + (direction == Rounding.DOWN ? x.top() - 1 : x.top());
    }
    Dyadic factor = direction == Rounding.DOWN ? scale.low() : scale.high();
    Dyadic scaled = Dyadic.multiply(x, factor, 128, direction);
    BigInteger number =
        direction == Rounding.DOWN ? scaled.fixed(0) : scaled.negate().fixed(0).negate();
    while (length(number) > END_DIGITS) {
      BigInteger[] parts = number.divideAndRemainder(BigInteger.TEN);
      boolean up = direction == Rounding.UP && parts[1].signum() > 0;
      number = up ? parts[0].add(BigInteger.ONE) : parts[0];
      unit++;
    }
    return layout(number, unit, "");
  }

  /** number &middot; 10^unit, plain where that is short and says no more digits than are known. */
  private static String layout(BigInteger number, long unit, String more) {
    String digits = number.toString();
    if (number.signum() == 0) {
      return "0" + more;
    }
    long exponent = digits.length() - 1 + unit;
    boolean whole = more.isEmpty() && unit > 0 && exponent < 15;
    if (whole) {
      return digits + "0".repeat((int) unit);
    }
    if (unit > 0 || exponent < -6 || exponent > 20) {
      String tail = digits.length() > 1 ? "." + digits.substring(1) : "";
      return digits.charAt(0) + tail + more + "e" + exponent;
    }
    if (unit == 0) {
      return digits + more;
    }
    int point = digits.length() + (int) unit;
    if (point <= 0) {
      return "0." + "0".repeat(-point) + digits + more;
    }
    return digits.substring(0, point) + "." + digits.substring(point) + more;
  }
}
