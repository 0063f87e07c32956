package dev.rederive.engine.modular;

import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * A node as a product: a constant, exponentials, and rational powers of other nodes.
 *
 * @param constant the product of the constants
 * @param exponentials for each exponential factor its argument and the power it is raised to
 * @param others for each other factor its node and the power
 */
record Factors(
    BigFraction constant,
    Map<Integer, BigFraction> exponentials,
    Map<Integer, BigFraction> others) {
  private static final int POWER_LIMIT = 64;

  /** What a product is taken apart for. */
  enum Use {
    /** The sign matters: only integer powers are looked into. */
    SIGN,
    /** ln|u|: absolute values and rational powers, whose base is positive here, too. */
    LOGARITHM
  }

  static Factors of(Dag dag, int root, Use use) {
    BigFraction constant = BigFraction.ONE;
    Map<Integer, BigFraction> exponentials = new LinkedHashMap<>();
    Map<Integer, BigFraction> others = new LinkedHashMap<>();
    List<Integer> nodes = new ArrayList<>(List.of(root));
    List<BigFraction> powers = new ArrayList<>(List.of(BigFraction.ONE));
    int steps = 0;
    while (!nodes.isEmpty()) {
      int node = nodes.remove(nodes.size() - 1);
      BigFraction power = powers.remove(powers.size() - 1);
      boolean open = steps++ < 4096;
      Op op = dag.op(node);
      boolean looksInto =
          op == Op.NAMED
              || op == Op.MULTIPLY
              || op == Op.POWER
                  && (use == Use.LOGARITHM || dag.exponent(node).isInteger())
                  && isSmall(power.multiply(dag.exponent(node)))
              || op == Op.ABS && use == Use.LOGARITHM;
      if (open && looksInto) {
        BigFraction inner = op == Op.POWER ? power.multiply(dag.exponent(node)) : power;
        for (int k = 0; k < dag.childCount(node); k++) {
          nodes.add(dag.child(node, k));
          powers.add(inner);
        }
      } else if (op == Op.CONSTANT && power.isInteger() && !dag.constantValue(node).isZero()) {
        constant = constant.multiply(dag.constantValue(node).pow(power.getNumeratorAsInt()));
      } else if (op == Op.EXP) {
        exponentials.merge(dag.child(node, 0), power, BigFraction::add);
      } else {
        others.merge(node, power, BigFraction::add);
      }
    }
    exponentials.values().removeIf(BigFraction::isZero);
    others.values().removeIf(BigFraction::isZero);
    return new Factors(constant, exponentials, others);
  }

  private static boolean isSmall(BigFraction power) {
    return power.getNumerator().bitLength() < 7
        && power.getDenominator().bitLength() < 7
        && Math.abs(power.doubleValue()) <= POWER_LIMIT;
  }

  /** Whether the product cannot be zero. */
  boolean isUnit() {
    return others.isEmpty() && !constant.isZero();
  }

  /** The prime powers of a positive rational number; a large rest counts as prime. */
  static Map<BigInteger, Integer> primePowers(BigFraction value) {
    Map<BigInteger, Integer> powers = new LinkedHashMap<>();
    divideOut(value.getNumerator().abs(), 1, powers);
    divideOut(value.getDenominator(), -1, powers);
    return powers;
  }

  private static void divideOut(BigInteger number, int sign, Map<BigInteger, Integer> powers) {
    BigInteger rest = number;
    for (long q = 2; q < 1000 && rest.bitLength() > 1; q++) {
      BigInteger divisor = BigInteger.valueOf(q);
      while (rest.mod(divisor).signum() == 0) {
        rest = rest.divide(divisor);
        powers.merge(divisor, sign, Integer::sum);
      }
    }
    if (rest.bitLength() > 1) {
      powers.merge(rest, sign, Integer::sum);
    }
  }
}
