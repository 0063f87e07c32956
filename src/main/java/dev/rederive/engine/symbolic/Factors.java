package dev.rederive.engine.symbolic;

import dev.rederive.engine.dag.Dag;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;

/**
 * A product of powers: symbols and canonical sums, none of them constant.
 *
 * @param powers exponents by node; whole except for positive symbols
 */
record Factors(BigFraction coefficient, SortedMap<Integer, BigFraction> powers) {
  /** A whole exponent as a number, refused where it is beyond any use. */
  static int whole(BigFraction exponent) {
    if (exponent.getNumerator().bitLength() > 16 || exponent.getDenominator().bitLength() > 1) {
      throw new Unanswered("an exponent beyond 65536, or a root of a sum");
    }
    return exponent.getNumeratorAsInt();
  }

  static Factors constant(BigFraction value) {
    return new Factors(value, new TreeMap<>());
  }

  Factors times(Factors other) {
    SortedMap<Integer, BigFraction> product = new TreeMap<>(powers);
    other.powers.forEach((base, e) -> raise(product, base, e));
    return new Factors(coefficient.multiply(other.coefficient), product);
  }

  Factors power(int n) {
    SortedMap<Integer, BigFraction> raised = new TreeMap<>();
    powers.forEach((base, e) -> raised.put(base, e.multiply(n)));
    return new Factors(bounded(coefficient, n).pow(n), raised);
  }

  private static BigFraction bounded(BigFraction value, int n) {
    long bits = value.getNumerator().bitLength() + value.getDenominator().bitLength();
    if (bits * Math.abs((long) n) > Algebra.BITS) {
      throw new Unanswered("a number has more than " + Algebra.BITS + " bits");
    }
    return value;
  }

  static void raise(Map<Integer, BigFraction> powers, int base, BigFraction by) {
    BigFraction sum = powers.getOrDefault(base, BigFraction.ZERO).add(by);
    if (sum.isZero()) {
      powers.remove(base);
    } else {
      powers.put(base, sum);
    }
  }

  /** The product of the powers without the coefficient, one node. */
  int monomial(Dag dag) {
    int[] nodes = new int[powers.size()];
    int k = 0;
    for (Map.Entry<Integer, BigFraction> power : powers.entrySet()) {
      nodes[k++] = dag.power(power.getKey(), power.getValue());
    }
    return dag.multiply(nodes);
  }

  int node(Dag dag) {
    return dag.multiply(dag.constant(coefficient), monomial(dag));
  }
}
