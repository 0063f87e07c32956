package dev.rederive.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshLettersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\\sum_{#1 = 1}^{n} w_{#1} x_{#1}; \\sum_{k = 1}^{n} w_{k} x_{k}",
        "k_{#7} + l \\cdot j_{#8}; k_{i} + l \\cdot j_{m}",
        "\\kappa \\sum_{#2} x_{#2}; \\kappa \\sum_{k} x_{k}",
        "Σ[#12 = 1..n](x[#12]·y#2); Σ[k = 1..n](x[k]·y#2)",
        "{y}^{\\#2}; {y}^{\\#2}",
        "a+b; a+b",
      })
  void madeUpIndicesGetLettersThatAreFree(String formula, String expected) {
    assertEquals(expected, FreshLetters.in(formula));
  }
}
