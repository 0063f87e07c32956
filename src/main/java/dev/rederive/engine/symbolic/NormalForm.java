package dev.rederive.engine.symbolic;

import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * Decides whether a formula is zero as a quotient of polynomials in kernels: the numerator over the
 * common denominator, multiplied out by Symja, with roots reduced by their relations.
 */
final class NormalForm {
  private static final int REDUCTIONS = 6;

  private final Dag dag;
  private final Kernels kernels;

  NormalForm(Formulas formulas, Kernels kernels) {
    this.dag = formulas.dag;
    this.kernels = kernels;
  }

  /** Whether the formula is zero wherever it is defined; false says nothing. */
  boolean isZero(int formula) {
    kernels.noteLogarithms(formula, new HashSet<>());
    return isZero(kernels.convert(formula));
  }

  private boolean isZero(Quotient value) {
    int numerator = value.numerator();
    for (int round = 0; round < REDUCTIONS; round++) {
      if (numerator == dag.zero) {
        return true;
      }
      if (!kernels.quotients().hasRelation(numerator)
          && new Residues(dag).isSurelyNotZero(numerator)) {
        // What is not zero modulo a prime does not expand to zero: spare the expansion.
        return false;
      }
      int expanded = kernels.polynomials().expand(numerator);
      if (expanded == dag.zero) {
        return true;
      }
      numerator = kernels.quotients().reduce(expanded).numerator();
      if (numerator == expanded) {
        return false;
      }
    }
    return false;
  }

  /**
   * The coefficients of slope = c0 + c1 y + c2 y², or null: guessed from values at three points,
   * then proved by the normal form.
   */
  BigFraction[] quadratic(int y, int slope) {
    Quotient value = kernels.convert(y);
    Quotient derivative = kernels.convert(slope);
    BigFraction[] ys = new BigFraction[3];
    BigFraction[] slopes = new BigFraction[3];
    for (int k = 0; k < 3; k++) {
      Map<Integer, BigFraction> at = new HashMap<>();
      ys[k] = value(value, k, at);
      slopes[k] = value(derivative, k, at);
    }
    if (ys[0].equals(ys[1]) || ys[1].equals(ys[2]) || ys[0].equals(ys[2])) {
      return null;
    }
    // Newton's divided differences.
    BigFraction d01 = slopes[1].subtract(slopes[0]).divide(ys[1].subtract(ys[0]));
    BigFraction d12 = slopes[2].subtract(slopes[1]).divide(ys[2].subtract(ys[1]));
    BigFraction c2 = d12.subtract(d01).divide(ys[2].subtract(ys[0]));
    BigFraction c1 = d01.subtract(c2.multiply(ys[0].add(ys[1])));
    BigFraction c0 =
        slopes[0].subtract(c1.multiply(ys[0])).subtract(c2.multiply(ys[0].multiply(ys[0])));
    int polynomial =
        dag.add(
            new int[] {
              dag.constant(c0),
              dag.multiply(dag.constant(c1), y),
              dag.multiply(dag.constant(c2), dag.power(y, BigFraction.TWO))
            });
    return isZero(dag.subtract(slope, polynomial)) ? new BigFraction[] {c0, c1, c2} : null;
  }

  private BigFraction value(Quotient quotient, int point, Map<Integer, BigFraction> at) {
    BigFraction value = value(quotient.numerator(), point, at);
    for (Map.Entry<Integer, Integer> power : quotient.denominators().entrySet()) {
      BigFraction base = value(power.getKey(), point, at);
      if (base.isZero()) {
        throw new Unanswered("a pole at a point that was tried");
      }
      value = value.divide(base.pow(power.getValue()));
    }
    return value;
  }

  private BigFraction value(int node, int point, Map<Integer, BigFraction> at) {
    BigFraction known = at.get(node);
    if (known != null) {
      return known;
    }
    BigFraction value;
    switch (dag.op(node)) {
      case CONSTANT:
        value = dag.constantValue(node);
        break;
      case VARIABLE:
        value = new BigFraction(2 + 3 * point + node % 7, 3 + point);
        break;
      case POWER:
        if (dag.exponent(node).getDenominator().bitLength() > 1) {
          throw new Unanswered("a root");
        }
        value = value(dag.child(node, 0), point, at).pow(Factors.whole(dag.exponent(node)));
        break;
      default:
        boolean sum = dag.op(node) == Op.ADD;
        value = sum ? BigFraction.ZERO : BigFraction.ONE;
        for (int k = 0; k < dag.childCount(node); k++) {
          BigFraction part = value(dag.child(node, k), point, at);
          value = sum ? value.add(part) : value.multiply(part);
        }
    }
    at.put(node, value);
    return value;
  }
}
