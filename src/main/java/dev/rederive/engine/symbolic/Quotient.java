package dev.rederive.engine.symbolic;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A formula over symbols, put over a denominator that stays factored.
 *
 * @param numerator a node without sums in a denominator
 * @param denominators sums in canonical form, with positive exponents
 */
record Quotient(int numerator, SortedMap<Integer, Integer> denominators) {
  static Quotient of(int numerator) {
    return new Quotient(numerator, new TreeMap<>());
  }

  boolean isWhole() {
    return denominators.isEmpty();
  }

  /** The larger exponent of each denominator. */
  static void join(SortedMap<Integer, Integer> into, Map<Integer, Integer> more) {
    more.forEach((base, exponent) -> into.merge(base, exponent, Math::max));
  }
}
