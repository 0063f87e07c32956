package dev.rederive.engine.symbolic;

import dev.rederive.engine.dag.Dag;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * A quick look before an expensive step: a polynomial that is not zero at some point modulo a prime
 * is not the zero polynomial. Used only to skip expansions that cannot end in zero; it proves
 * nothing.
 */
final class Residues {
  private static final BigInteger PRIME = BigInteger.ONE.shiftLeft(61).subtract(BigInteger.ONE);
  private static final long P = PRIME.longValueExact();

  private final Dag dag;
  private final Map<Integer, Long> values = new HashMap<>();

  Residues(Dag dag) {
    this.dag = dag;
  }

  boolean isSurelyNotZero(int node) {
    long value = value(node);
    return value > 0;
  }

  /** The residue, or -1 where this look does not see. */
  private long value(int node) {
    Long known = values.get(node);
    if (known != null) {
      return known;
    }
    long value = compute(node);
    values.put(node, value);
    return value;
  }

  private long compute(int node) {
    switch (dag.op(node)) {
      case CONSTANT:
        BigFraction c = dag.constantValue(node);
        BigInteger d = c.getDenominator().mod(PRIME);
        return d.signum() == 0
            ? -1
            : c.getNumerator().multiply(d.modInverse(PRIME)).mod(PRIME).longValueExact();
      case VARIABLE:
        long z = node * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return 1 + ((z ^ (z >>> 31)) >>> 3) % (P - 1);
      case ADD:
        long sum = 0;
        for (int k = 0; k < dag.childCount(node); k++) {
          long term = value(dag.child(node, k));
          if (term < 0) {
            return -1;
          }
          sum += term;
          sum = sum >= P ? sum - P : sum;
        }
        return sum;
      case MULTIPLY:
        long product = 1;
        for (int k = 0; k < dag.childCount(node); k++) {
          long factor = value(dag.child(node, k));
          if (factor < 0) {
            return -1;
          }
          product = times(product, factor);
        }
        return product;
      case POWER:
        long base = value(dag.child(node, 0));
        BigFraction e = dag.exponent(node);
        if (base <= 0 || e.getDenominator().bitLength() > 1) {
          return -1;
        }
        return BigInteger.valueOf(base).modPow(e.getNumerator(), PRIME).longValueExact();
      default:
        return -1;
    }
  }

  private static long times(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    long sum = (low & P) + ((low >>> 61) | (high << 3));
    sum = (sum & P) + (sum >>> 61);
    return sum >= P ? sum - P : sum;
  }
}
