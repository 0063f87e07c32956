package dev.rederive.math;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.hipparchus.fraction.BigFraction;

/** Decimals as they are printed: their value, their digits, one unit in the last place. */
public final class Decimals {
  private Decimals() {}

  /** Digits from the first non-zero one on: 3 for {@code 0.0420}, 2 for {@code 0.15}. */
  public static int significantDigits(String digits) {
    int count = 0;
    boolean started = false;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c >= '0' && c <= '9') {
        started |= c != '0';
        if (started) {
          count++;
        }
      }
    }
    return count;
  }

  public static BigFraction value(String digits) {
    BigDecimal decimal = new BigDecimal(digits);
    return decimal.scale() <= 0
        ? new BigFraction(decimal.toBigIntegerExact())
        : new BigFraction(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
  }

  /** One unit in the last printed place. */
  public static BigFraction unit(String digits) {
    int scale = new BigDecimal(digits).scale();
    return scale <= 0
        ? new BigFraction(BigInteger.ONE)
        : new BigFraction(BigInteger.ONE, BigInteger.TEN.pow(scale));
  }
}
