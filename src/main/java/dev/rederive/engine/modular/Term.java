package dev.rederive.engine.modular;

import java.util.Arrays;
import org.hipparchus.fraction.BigFraction;

/**
 * A rational multiple of a product of integer powers of nodes.
 *
 * @param nodes ascending, none twice
 * @param powers one for each node, none zero
 */
record Term(BigFraction coefficient, int[] nodes, int[] powers) {
  private static final int[] NONE = {};

  static Term constant(BigFraction value) {
    return new Term(value, NONE, NONE);
  }

  static Term atom(int node, int power) {
    return new Term(BigFraction.ONE, new int[] {node}, new int[] {power});
  }

  boolean isConstant() {
    return nodes.length == 0;
  }

  Term scaled(BigFraction factor) {
    return factor.equals(BigFraction.ONE)
        ? this
        : new Term(product(coefficient, factor), nodes, powers);
  }

  private static BigFraction product(BigFraction a, BigFraction b) {
    // Most coefficients are 1, and a product of fractions looks for a common divisor.
    return a.equals(BigFraction.ONE) ? b : b.equals(BigFraction.ONE) ? a : a.multiply(b);
  }

  Term times(Term other) {
    BigFraction product = product(coefficient, other.coefficient);
    if (other.isConstant()) {
      return new Term(product, nodes, powers);
    }
    if (isConstant()) {
      return new Term(product, other.nodes, other.powers);
    }
    int[] merged = new int[nodes.length + other.nodes.length];
    int[] exponents = new int[merged.length];
    int count = 0;
    int i = 0;
    int j = 0;
    while (i < nodes.length || j < other.nodes.length) {
      int a = i < nodes.length ? nodes[i] : Integer.MAX_VALUE;
      int b = j < other.nodes.length ? other.nodes[j] : Integer.MAX_VALUE;
      int power = (a <= b ? powers[i++] : 0) + (b <= a ? other.powers[j++] : 0);
      if (power != 0) {
        merged[count] = Math.min(a, b);
        exponents[count++] = power;
      }
    }
    return new Term(product, Arrays.copyOf(merged, count), Arrays.copyOf(exponents, count));
  }

  Term raised(int exponent) {
    int[] exponents = powers.clone();
    for (int k = 0; k < exponents.length; k++) {
      exponents[k] *= exponent;
    }
    return new Term(coefficient.pow(exponent), nodes, exponents);
  }
}
