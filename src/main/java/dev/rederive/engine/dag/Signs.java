package dev.rederive.engine.dag;

import dev.rederive.math.Relation;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * What the form of a node says of its sign at every real point where the node is defined: a set of
 * {@link #NEGATIVE}, {@link #ZERO} and {@link #POSITIVE}. No sign at all means that the node is
 * defined nowhere. A set may be larger than it need be, never smaller.
 */
public final class Signs {
  public static final int NEGATIVE = 1;
  public static final int ZERO = 2;
  public static final int POSITIVE = 4;
  public static final int ANY = NEGATIVE | ZERO | POSITIVE;

  private final Dag dag;
  private final Cone cone;
  private final Map<Integer, Integer> assumed;
  private final byte[] signs;

  /**
   * @param cone the nodes in question
   * @param assumed the signs that some variables, and values of functions that nobody defined, are
   *     assumed to have; any for the others
   */
  public Signs(Dag dag, Cone cone, Map<Integer, Integer> assumed) {
    this.dag = dag;
    this.cone = cone;
    this.assumed = assumed;
    this.signs = new byte[cone.size()];
    for (int k = 0; k < signs.length; k++) {
      signs[k] = (byte) sign(cone.node(k));
    }
  }

  /** The signs that a node of the cone may have. */
  public int of(int node) {
    return signs[cone.indexOf(node)];
  }

  public boolean isNotNegative(int node) {
    return (of(node) & NEGATIVE) == 0;
  }

  public boolean isDefinedNowhere(int node) {
    return of(node) == 0;
  }

  /** The signs that the difference of two nodes of the cone may have. */
  public int ofDifference(int left, int right) {
    if (dag.isConstant(left) && dag.isConstant(right)) {
      return ofNumber(dag.constantValue(left).compareTo(dag.constantValue(right)));
    }
    return sum(of(left), turned(of(right)));
  }

  /** The signs of a left side less a right side under which a relation holds. */
  public static int wanted(Relation relation) {
    return switch (relation) {
      case LESS -> NEGATIVE;
      case LESS_OR_EQUAL -> NEGATIVE | ZERO;
      case GREATER -> POSITIVE;
      case GREATER_OR_EQUAL -> POSITIVE | ZERO;
      case NOT_EQUAL -> NEGATIVE | POSITIVE;
      case EQUAL -> ZERO;
      case APPROXIMATE -> ANY;
    };
  }

  private static int ofNumber(int signum) {
    return signum < 0 ? NEGATIVE : signum == 0 ? ZERO : POSITIVE;
  }

  private int child(int node, int k) {
    return of(dag.child(node, k));
  }

  private int sign(int node) {
    return switch (dag.op(node)) {
      case CONSTANT -> ofNumber(dag.constantValue(node).signum());
      case ROUNDED -> rounded(dag.rounded(node));
      case PI -> POSITIVE;
      case VARIABLE -> assumed.getOrDefault(node, ANY);
      case NAMED -> child(node, 0);
      case ADD -> {
        int sum = ZERO;
        for (int k = 0; k < dag.childCount(node); k++) {
          sum = sum(sum, child(node, k));
        }
        yield sum;
      }
      case MULTIPLY -> product(node);
      case POWER -> power(child(node, 0), dag.exponent(node));
      case EXP -> child(node, 0) == 0 ? 0 : POSITIVE;
      case LN -> logarithm(node);
      case ATAN -> child(node, 0);
      case ABS -> turned(child(node, 0) & NEGATIVE) | child(node, 0) & (ZERO | POSITIVE);
      case SIGN -> child(node, 0) & (NEGATIVE | POSITIVE);
      case SELECT -> select(node);
      case SIN, COS, OPAQUE, DERIVATIVE -> {
        int all = assumed.getOrDefault(node, ANY);
        for (int k = 0; k < dag.childCount(node); k++) {
          all = child(node, k) == 0 ? 0 : all;
        }
        yield all;
      }
    };
  }

  private static int rounded(RoundedNumber number) {
    int low = ofNumber(number.low().signum());
    int high = ofNumber(number.high().signum());
    return low == high ? low : ANY;
  }

  /** NEGATIVE for POSITIVE and the other way round. */
  private static int turned(int signs) {
    return signs & ZERO
        | ((signs & NEGATIVE) != 0 ? POSITIVE : 0)
        | ((signs & POSITIVE) != 0 ? NEGATIVE : 0);
  }

  private static int sum(int a, int b) {
    if (a == 0 || b == 0) {
      return 0;
    }
    int both = a | b;
    if ((both & (NEGATIVE | POSITIVE)) == (NEGATIVE | POSITIVE)) {
      return ANY;
    }
    // A strict sign on one side makes the sum strict.
    boolean zero = (a & ZERO) != 0 && (b & ZERO) != 0;
    return both & (NEGATIVE | POSITIVE) | (zero ? ZERO : 0);
  }

  private static int times(int a, int b) {
    if (a == 0 || b == 0) {
      return 0;
    }
    int result = (a | b) & ZERO;
    if ((a & POSITIVE) != 0) {
      result |= b;
    }
    if ((a & NEGATIVE) != 0) {
      result |= turned(b);
    }
    return result;
  }

  private int product(int node) {
    int product = POSITIVE;
    int count = dag.childCount(node);
    for (int k = 0; k < count; k++) {
      int factor = child(node, k);
      boolean twice = k + 1 < count && dag.child(node, k) == dag.child(node, k + 1);
      product = times(product, twice ? power(factor, BigFraction.TWO) : factor);
      k += twice ? 1 : 0;
    }
    return product;
  }

  private static int power(int base, BigFraction exponent) {
    boolean whole = exponent.getDenominator().bitLength() == 1;
    boolean even = whole && !exponent.getNumerator().testBit(0);
    int result = base & POSITIVE;
    if (whole && (base & NEGATIVE) != 0) {
      result |= even ? POSITIVE : NEGATIVE;
    }
    // A negative power is not defined at zero.
    return exponent.signum() > 0 ? result | base & ZERO : result;
  }

  private int logarithm(int node) {
    int argument = dag.child(node, 0);
    if ((of(argument) & POSITIVE) == 0) {
      return 0;
    }
    return dag.isConstant(argument)
        ? ofNumber(dag.constantValue(argument).compareTo(BigFraction.ONE))
        : ANY;
  }

  private int select(int node) {
    int difference = ofDifference(dag.child(node, 0), dag.child(node, 1));
    int wanted = wanted(dag.relation(node));
    int result = 0;
    if ((difference & wanted) != 0) {
      result |= child(node, 2);
    }
    if ((difference & ~wanted) != 0) {
      result |= child(node, 3);
    }
    return result;
  }
}
