package dev.rederive.engine.enclosing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.math.Relation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintedDigitsTest {
  private final IntervalArithmetic arithmetic = new IntervalArithmetic(110);

  private static BigFraction fraction(String decimal) {
    return DigitAgreement.fraction(new BigDecimal(decimal));
  }

  @ParameterizedTest
  @CsvSource({
    "0.593269992, 0.59327, ROUNDS",
    "0.593269992, 0.593269992, ROUNDS",
    "0.593269992, 0.59326, WITHIN_ONE_UNIT",
    "0.593269992, 0.59328, OUTSIDE",
    "0.3, 0.4, ABOUT_ONE_UNIT",
    "0.25, 0.5, OUTSIDE",
    "0.29999, 0.4, OUTSIDE",
    "0.30001, 0.4, WITHIN_ONE_UNIT",
    "0.125, 0.12, ROUNDS",
    "0.125, 0.13, ROUNDS",
    "-0.0190491183, -0.019049118, ROUNDS",
    "-0.0190491183, -0.019049119, WITHIN_ONE_UNIT",
    "0.000035102, 3.5102e-5, ROUNDS",
    "0.000035102, 3.511e-5, WITHIN_ONE_UNIT",
    "1.4, 1, ROUNDS",
    "123, 1.2e2, ROUNDS",
    "0.291027774, 0.291027924, OUTSIDE",
    "0, 0.0, ROUNDS"
  })
  void printedDecimalsAreJudgedByTheirLastPlace(
      String value, String printed, DigitAgreement expected) {
    assertEquals(expected, arithmetic.range(fraction(value), fraction(value)).agreement(printed));
  }

  @Test
  void whatIsTooWideIsUndecided() {
    Interval wide = arithmetic.range(new BigFraction(1, 10), new BigFraction(9, 10));
    assertEquals(DigitAgreement.UNDECIDED, wide.agreement("0.5"));
    assertFalse(DigitAgreement.settled(wide, new BigDecimal("0.5")));
    Interval acrossTheTie = arithmetic.range(fraction("0.549"), fraction("0.551"));
    assertEquals(DigitAgreement.WITHIN_ONE_UNIT, acrossTheTie.agreement("0.5"));
    assertFalse(DigitAgreement.settled(acrossTheTie, new BigDecimal("0.5")));
    Interval slip = arithmetic.range(fraction("0.56"), fraction("0.57"));
    assertEquals(DigitAgreement.WITHIN_ONE_UNIT, slip.agreement("0.5"));
    assertTrue(DigitAgreement.settled(slip, new BigDecimal("0.5")));
    assertThrows(ArithmeticException.class, () -> wide.agreement("1e-999999999"));
    assertThrows(NumberFormatException.class, () -> wide.agreement("one"));
  }

  @Test
  void exactValuesAreJudgedAtTheBoundariesToo() {
    assertEquals(
        DigitAgreement.OUTSIDE, DigitAgreement.of(new BigFraction(3, 10), new BigDecimal("0.4")));
    assertEquals(
        DigitAgreement.ROUNDS, DigitAgreement.of(new BigFraction(15, 100), new BigDecimal("0.1")));
    assertEquals(
        DigitAgreement.WITHIN_ONE_UNIT,
        DigitAgreement.of(new BigFraction(16, 100), new BigDecimal("0.1")));
  }

  @Test
  void distanceIsMeasuredInUnitsOfTheLastPlace() {
    Interval value = arithmetic.constant(fraction("0.593269992"));
    Interval distance = value.distanceInUnits("0.59326");
    assertTrue(distance.contains(fraction("0.9992")));
    assertTrue(distance.correctBits() > 40);
  }

  @Test
  void digitsPrintedAreCorrect() {
    assertEquals("0", arithmetic.integer(0).toDecimal(5));
    assertEquals("0.5", arithmetic.constant(new BigFraction(1, 2)).toDecimal(5));
    assertEquals("-12", arithmetic.integer(-12).toDecimal(5));
    assertEquals("1000000", arithmetic.integer(1_000_000).toDecimal(5));
    assertEquals("0.33333…", arithmetic.constant(new BigFraction(1, 3)).toDecimal(5));
    assertEquals("-0.66666…", arithmetic.constant(new BigFraction(-2, 3)).toDecimal(5));
    assertEquals("66.666…", arithmetic.constant(new BigFraction(200, 3)).toDecimal(5));
    Interval tenMillionths = arithmetic.range(fraction("0.4999999"), fraction("0.5000001"));
    assertEquals("0.500000 ± 5e-7", tenMillionths.toDecimal(12));
    assertEquals(
        "[-0.250, 0.500]", arithmetic.range(fraction("-0.25"), fraction("0.5")).toDecimal(9));
    Interval small = arithmetic.exp(arithmetic.integer(-1000));
    assertEquals("5.075958897…e-435", small.toDecimal(10));
    assertEquals("1.970071114…e434", arithmetic.exp(arithmetic.integer(1000)).toDecimal(10));
    Interval tiny = arithmetic.exp(arithmetic.integer(-500_000_000));
    assertEquals("1.1178…e-217147241", tiny.toDecimal(5));
  }

  @Test
  void printedDigitsPrefixEveryNumberOfTheInterval() {
    Random random = new Random(11);
    for (int i = 0; i < 2000; i++) {
      BigFraction low =
          new BigFraction(
              new BigInteger(60, random).add(BigInteger.ONE),
              new BigInteger(1 + random.nextInt(100), random).add(BigInteger.ONE));
      BigFraction width = low.divide(BigInteger.TWO.pow(random.nextInt(120)));
      Interval value = arithmetic.range(low, low.add(width));
      int digits = 1 + random.nextInt(30);
      String text = value.toDecimal(digits);
      BigFraction least;
      BigFraction most;
      if (text.startsWith("[")) {
        String[] ends = text.substring(1, text.length() - 1).split(", ");
        least = fraction(ends[0]);
        most = fraction(ends[1]);
      } else if (text.contains(" ± ")) {
        String[] parts = text.split(" ± ");
        least = fraction(parts[0]).subtract(fraction(parts[1]));
        most = fraction(parts[0]).add(fraction(parts[1]));
      } else if (text.contains("…")) {
        BigDecimal truncated = new BigDecimal(text.replace("…", ""));
        assertTrue(truncated.precision() <= digits);
        least = DigitAgreement.fraction(truncated);
        most = DigitAgreement.fraction(truncated.add(truncated.ulp()));
      } else {
        least = fraction(text);
        most = least;
      }
      assertTrue(least.compareTo(low) <= 0 && most.compareTo(value.lower()) >= 0, () -> text + low);
      assertTrue(most.compareTo(low.add(width)) >= 0, text);
    }
  }

  @Test
  void certainOrderings() {
    Interval low = arithmetic.range(new BigFraction(1), new BigFraction(2));
    Interval high = arithmetic.range(new BigFraction(2), new BigFraction(3));
    assertTrue(low.certainlyAtMost(high) && !low.certainlyLess(high));
    assertFalse(low.disjoint(high));
    assertEquals(arithmetic.integer(2), low.intersection(high));
    assertTrue(low.hull(high).contains(high));
    assertTrue(high.certainlyGreater(arithmetic.integer(1)));
    assertEquals(low.hashCode(), arithmetic.range(BigFraction.ONE, new BigFraction(2)).hashCode());
  }

  @Test
  void relationsHoldFailOrStayOpen() {
    IntervalOrder order = new IntervalOrder();
    Interval one = arithmetic.integer(1);
    Interval two = arithmetic.integer(2);
    Interval between = arithmetic.range(BigFraction.ONE, new BigFraction(2));
    assertEquals(true, order.holds(one, Relation.LESS, two));
    assertEquals(false, order.holds(two, Relation.LESS_OR_EQUAL, one));
    assertEquals(true, order.holds(one, Relation.LESS_OR_EQUAL, between));
    assertEquals(null, order.holds(one, Relation.LESS, between));
    assertEquals(false, order.holds(one, Relation.GREATER, between));
    assertEquals(true, order.holds(two, Relation.GREATER_OR_EQUAL, between));
    assertEquals(true, order.holds(one, Relation.EQUAL, arithmetic.integer(1)));
    assertEquals(null, order.holds(between, Relation.EQUAL, between));
    assertEquals(true, order.holds(one, Relation.NOT_EQUAL, two));
    assertEquals(null, order.holds(one, Relation.APPROXIMATE, one));
  }
}
