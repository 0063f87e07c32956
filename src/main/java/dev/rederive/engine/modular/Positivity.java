package dev.rederive.engine.modular;

import dev.rederive.engine.dag.Dag;
import org.hipparchus.fraction.BigFraction;

/** What the form of a node says of its sign, at every real point where the node is defined. */
final class Positivity {
  private static final byte UNKNOWN = 0;
  private static final byte NOT_NEGATIVE = 1;
  private static final byte POSITIVE = 2;

  private final Positions positions;
  private final byte[] signs;

  Positivity(Dag dag, Positions positions) {
    this.positions = positions;
    signs = new byte[positions.size()];
    for (int k = 0; k < signs.length; k++) {
      signs[k] = sign(dag, positions.node(k));
    }
  }

  boolean isPositive(int node) {
    return of(node) == POSITIVE;
  }

  boolean isNotNegative(int node) {
    return of(node) != UNKNOWN;
  }

  private byte of(int node) {
    return signs[positions.of(node)];
  }

  private byte sign(Dag dag, int node) {
    switch (dag.op(node)) {
      case CONSTANT:
        int sign = dag.constantValue(node).signum();
        return sign > 0 ? POSITIVE : sign == 0 ? NOT_NEGATIVE : UNKNOWN;
      case PI:
      case EXP:
        return POSITIVE;
      case NAMED:
        return of(dag.child(node, 0));
      case ADD:
        byte strongest = UNKNOWN;
        for (int k = 0; k < dag.childCount(node); k++) {
          byte part = of(dag.child(node, k));
          if (part == UNKNOWN) {
            return UNKNOWN;
          }
          strongest = part > strongest ? part : strongest;
        }
        return strongest;
      case MULTIPLY:
        byte weakest = POSITIVE;
        for (int k = 0; k < dag.childCount(node); k++) {
          boolean twice =
              k + 1 < dag.childCount(node) && dag.child(node, k) == dag.child(node, k + 1);
          byte part = of(dag.child(node, k));
          if (twice && part == UNKNOWN) {
            part = NOT_NEGATIVE;
          }
          k += twice ? 1 : 0;
          weakest = part < weakest ? part : weakest;
        }
        return weakest;
      case POWER:
        return power(dag, node);
      case ABS:
        byte inner = of(dag.child(node, 0));
        return inner == UNKNOWN ? NOT_NEGATIVE : inner;
      case SELECT:
        byte then = of(dag.child(node, 2));
        byte otherwise = of(dag.child(node, 3));
        return then < otherwise ? then : otherwise;
      default:
        return UNKNOWN;
    }
  }

  private byte power(Dag dag, int node) {
    BigFraction exponent = dag.exponent(node);
    byte base = of(dag.child(node, 0));
    if (base == POSITIVE) {
      return POSITIVE;
    }
    boolean even = exponent.isInteger() && !exponent.getNumerator().testBit(0);
    if (base == UNKNOWN && exponent.isInteger() && !even) {
      return UNKNOWN;
    }
    // A negative power is not defined at zero.
    return exponent.signum() < 0 ? POSITIVE : NOT_NEGATIVE;
  }
}
