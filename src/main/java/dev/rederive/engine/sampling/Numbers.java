package dev.rederive.engine.sampling;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.hipparchus.fraction.BigFraction;

/** How exact numbers are written for people. */
public final class Numbers {
  private static final BigInteger FIVE = BigInteger.valueOf(5);

  /** Whole numbers up to this length are doubles. */
  private static final int EXACT_BITS = 53;

  private Numbers() {}

  /** The nearest double, without the detours that long numbers need. */
  static double nearest(BigFraction value) {
    BigInteger numerator = value.getNumerator();
    BigInteger denominator = value.getDenominator();
    return numerator.bitLength() <= EXACT_BITS && denominator.bitLength() <= EXACT_BITS
        ? (double) numerator.longValue() / denominator.longValue()
        : value.doubleValue();
  }

  /** A decimal if the fraction has a finite one ({@code -1.3}), else {@code 3/7}. */
  public static String text(BigFraction value) {
    BigInteger rest = value.getDenominator();
    int twos = rest.getLowestSetBit();
    rest = rest.shiftRight(twos);
    int fives = 0;
    while (rest.mod(FIVE).signum() == 0) {
      rest = rest.divide(FIVE);
      fives++;
    }
    if (!rest.equals(BigInteger.ONE)) {
      return value.getNumerator() + "/" + value.getDenominator();
    }
    return new BigDecimal(value.getNumerator())
        .divide(
            new BigDecimal(value.getDenominator()),
            Math.max(twos, fives),
            java.math.RoundingMode.UNNECESSARY)
        .toPlainString();
  }
}
