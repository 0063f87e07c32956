package dev.rederive.engine.enclosing;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.hipparchus.fraction.BigFraction;

/** What an enclosure says for certain about a printed decimal and its last place. */
public enum DigitAgreement {
  /** Every number rounds to nearest to the printed digits; a tie may go either way. */
  ROUNDS,
  /**
   * Every number is less than one unit of the last printed place away, and either none rounds to the
   * digits or the enclosure is too wide to tell whether they do.
   */
  WITHIN_ONE_UNIT,
  /**
   * None rounds to the digits, and the enclosure contains a number exactly one unit away, so that
   * it cannot tell on which side of one unit the value lies. No enclosure can where the value is
   * exactly one unit off, as 0.1 + 0.2 is from 0.4.
   */
  ABOUT_ONE_UNIT,
  /** Every number is one unit of the last printed place away or more. */
  OUTSIDE,
  /** The enclosure is too wide to say. */
  UNDECIDED;

  private static final int SCALE_LIMIT = 100_000;

  /**
   * The unit is that of the last printed digit: 0.01 for 0.50, 1 for 12, 10 for 1.2e2.
   *
   * @param printed the decimal, its scale as printed
   */
  public static DigitAgreement of(Interval value, BigDecimal printed) {
    BigFraction centre = fraction(printed);
    BigFraction unit = fraction(printed.ulp());
    BigFraction half = unit.divide(2);
    if (value.low().compareTo(centre.subtract(half)) >= 0
        && value.high().compareTo(centre.add(half)) <= 0) {
      return ROUNDS;
    }
    BigFraction below = centre.subtract(unit);
    BigFraction above = centre.add(unit);
    if (value.certainlyGreater(below) && value.certainlyLess(above)) {
      return WITHIN_ONE_UNIT;
    }
    if (value.high().compareTo(below) <= 0 || value.low().compareTo(above) >= 0) {
      return OUTSIDE;
    }
    return cannotRound(value, centre, half) ? ABOUT_ONE_UNIT : UNDECIDED;
  }

  /** The same for an exact value: ROUNDS, WITHIN_ONE_UNIT (and does not round) or OUTSIDE. */
  public static DigitAgreement of(BigFraction value, BigDecimal printed) {
    BigFraction distance = value.subtract(fraction(printed)).abs();
    BigFraction unit = fraction(printed.ulp());
    if (distance.compareTo(unit.divide(2)) <= 0) {
      return ROUNDS;
    }
    return distance.compareTo(unit) < 0 ? WITHIN_ONE_UNIT : OUTSIDE;
  }

  private static boolean cannotRound(Interval value, BigFraction centre, BigFraction half) {
    return value.certainlyLess(centre.subtract(half)) || value.certainlyGreater(centre.add(half));
  }

  /**
   * Whether no narrower enclosure can change the answer; if not, higher precision may help.
   */
  public static boolean settled(Interval value, BigDecimal printed) {
    return switch (of(value, printed)) {
      case ROUNDS, OUTSIDE -> true;
      case WITHIN_ONE_UNIT ->
          cannotRound(value, fraction(printed), fraction(printed.ulp()).divide(2));
      case ABOUT_ONE_UNIT, UNDECIDED -> false;
    };
  }

  /**
   * The exact value of a decimal.
   *
   * @throws ArithmeticException if its exponent is beyond &plusmn;{@value #SCALE_LIMIT}
   */
  static BigFraction fraction(BigDecimal value) {
    if (Math.abs((long) value.scale()) > SCALE_LIMIT) {
      throw new ArithmeticException("decimal exponent too far from 0: " + -(long) value.scale());
    }
    if (value.scale() <= 0) {
      return new BigFraction(value.toBigIntegerExact());
    }
    return new BigFraction(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
  }
}
