package dev.rederive.engine.modular;

import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import dev.rederive.engine.dag.Signs;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * Decides from the form of the graph, before any residue is drawn, how exponentials, angles, roots,
 * logarithms and signs are to be evaluated. Positions are those of the cone.
 */
final class Plans {
  private static final int DEPTH_LIMIT = 40;
  private static final int ROOT_LIMIT = 6;
  private static final int TURN_LIMIT = 48;

  /**
   * exp or the angle of a sum of monomials: Π g_m^(c·D).
   *
   * @param coefficients the rational number c of each monomial
   * @param positions the factors of each monomial
   * @param powers their powers
   * @param products exp(c·ln a), each as the power a^c
   * @param halfTurns the rational number of half turns in an angle; zero for exp
   */
  record Exponent(
      BigFraction[] coefficients,
      int[][] positions,
      int[][] powers,
      List<Root> products,
      BigFraction halfTurns) {}

  /** How one factor of a real power is evaluated. */
  enum Kind {
    /** An integer power of a value. */
    VALUE,
    /** An integer power of an absolute value. */
    ABSOLUTE,
    /** A root of a value that cannot be negative, or is one root taken with a sign in it. */
    ROOT,
    /** A root of an absolute value. */
    ABSOLUTE_ROOT,
    /** A root of an integer. */
    INTEGER_ROOT,
    EXPONENTIAL
  }

  /**
   * One factor of a real power.
   *
   * @param positions the factors of the radicand
   * @param powers their powers
   * @param negative whether the radicand is the negative of their product
   * @param exponent the power the radicand is raised to
   * @param integer the radicand of an integer root
   */
  record Part(
      Kind kind,
      int[] positions,
      long[] powers,
      boolean negative,
      BigFraction exponent,
      BigInteger integer,
      Exponent exponential) {}

  /** u^(a/q) for u &ge; 0: a constant times factors. */
  record Root(BigFraction constant, List<Part> parts) {}

  /**
   * ln|u| = Σ nᵢ ln|fᵢ|, where ln exp(v) = v.
   *
   * @param positions the factors that are nodes
   * @param pivots for each of them its terms that cannot be zero, which may be taken out of it
   */
  record Logarithm(
      BigFraction constant,
      int[] arguments,
      BigFraction[] argumentPowers,
      int[] positions,
      BigFraction[] powers,
      List<List<Pivot>> pivots) {}

  /** A term of a sum that is a constant times exponentials. */
  record Pivot(int position, BigFraction constant, int[] arguments, BigFraction[] argumentPowers) {}

  /** The factors of unknown sign and odd power; the sign of u is their product's. */
  record Sign(boolean negative, int[] positions) {}

  private final Dag dag;
  private final Positions places;
  private final Map<Integer, Integer> assumed;
  private Signs signs;
  private final LinearForms forms;

  /** The lcm of the denominators of all coefficients in exponents. */
  BigInteger exponentDenominator = BigInteger.ONE;

  /** The lcm of the denominators of all real powers. */
  int rootDegree = 1;

  /** An order of roots of unity that serves i and all rational turns; 1 without angles. */
  int turns = 1;

  /**
   * @param assumed the signs that some variables are assumed to have, as {@link Signs} names them
   */
  Plans(Dag dag, Positions places, Map<Integer, Integer> assumed) {
    this.dag = dag;
    this.assumed = assumed;
    this.places = places;
    this.forms = new LinearForms(dag, places);
  }

  private Signs signs() {
    if (signs == null) {
      signs = new Signs(dag, places.cone(), assumed);
    }
    return signs;
  }

  private boolean isNotNegative(int node) {
    return signs().isNotNegative(node);
  }

  private boolean isNotPositive(int node) {
    return (signs().of(node) & Signs.POSITIVE) == 0;
  }

  /** Whether the condition of a selection holds, where the signs of its sides say it; or null. */
  Boolean condition(int selection) {
    int possible = signs().ofDifference(dag.child(selection, 0), dag.child(selection, 1));
    int wanted = Signs.wanted(dag.relation(selection));
    if ((possible & wanted) == 0) {
      return false;
    }
    return (possible & ~wanted) == 0 ? true : null;
  }

  Exponent exponential(int argument) {
    return exponent(argument, BigFraction.ONE, 0);
  }

  private Exponent exponent(int argument, BigFraction scale, int depth) {
    if (depth > DEPTH_LIMIT) {
      throw new OutsideClass("exponentials and logarithms nested too deeply");
    }
    List<Term> left = new ArrayList<>();
    List<Root> products = new ArrayList<>();
    for (Term term : forms.of(argument)) {
      Term scaled = term.scaled(scale);
      if (term.nodes().length == 1 && term.powers()[0] == 1 && dag.op(term.nodes()[0]) == Op.LN) {
        int base = dag.child(term.nodes()[0], 0);
        products.add(root(base, scaled.coefficient(), depth + 1));
      } else {
        left.add(scaled);
      }
    }
    return exponent(left, products, BigFraction.ZERO);
  }

  Exponent angle(int argument) {
    List<Term> left = new ArrayList<>();
    BigFraction halfTurns = BigFraction.ZERO;
    for (Term term : forms.of(argument)) {
      if (term.nodes().length == 1 && term.powers()[0] == 1 && dag.op(term.nodes()[0]) == Op.PI) {
        halfTurns = halfTurns.add(term.coefficient());
      } else {
        left.add(term);
      }
    }
    long order = lcm(BigInteger.valueOf(turns), BigInteger.valueOf(4)).longValueExact();
    BigInteger wanted =
        lcm(BigInteger.valueOf(order), halfTurns.getDenominator().multiply(BigInteger.TWO));
    if (wanted.bitLength() > 20 || wanted.intValue() > TURN_LIMIT) {
      throw new OutsideClass("rational turns with large denominators");
    }
    turns = wanted.intValue();
    return exponent(left, List.of(), halfTurns);
  }

  private Exponent exponent(List<Term> terms, List<Root> products, BigFraction halfTurns) {
    int count = terms.size();
    BigFraction[] coefficients = new BigFraction[count];
    int[][] positions = new int[count][];
    int[][] powers = new int[count][];
    for (int k = 0; k < count; k++) {
      Term term = terms.get(k);
      coefficients[k] = term.coefficient();
      BigInteger denominator = term.coefficient().getDenominator();
      if (denominator.bitLength() > 1) {
        exponentDenominator = lcm(exponentDenominator, denominator);
        if (exponentDenominator.bitLength() > 40) {
          throw new OutsideClass("coefficients of exponents with large denominators");
        }
      }
      positions[k] = new int[term.nodes().length];
      for (int f = 0; f < positions[k].length; f++) {
        positions[k][f] = places.of(term.nodes()[f]);
      }
      powers[k] = term.powers();
    }
    return new Exponent(coefficients, positions, powers, products, halfTurns);
  }

  Root root(int base, BigFraction exponent) {
    return root(base, exponent, 0);
  }

  /** base^exponent, where the base cannot be negative. */
  private Root root(int base, BigFraction exponent, int depth) {
    List<Part> parts = new ArrayList<>();
    if (exponent.getNumerator().bitLength() > 40) {
      throw new OutsideClass("a very large power");
    }
    if (exponent.isInteger()) {
      parts.add(part(Kind.VALUE, new int[] {base}, new long[] {1}, false, exponent));
      return new Root(BigFraction.ONE, parts);
    }
    Factors factors = Factors.of(dag, base, Factors.Use.SIGN);
    BigFraction constant = BigFraction.ONE;
    boolean negative = factors.constant().signum() < 0;
    for (Map.Entry<BigInteger, Integer> entry :
        Factors.primePowers(factors.constant()).entrySet()) {
      BigFraction power = exponent.multiply(entry.getValue());
      if (power.isInteger() && power.getNumerator().bitLength() < 10) {
        constant =
            constant.multiply(new BigFraction(entry.getKey()).pow(power.getNumeratorAsInt()));
      } else {
        useRoot(power);
        parts.add(new Part(Kind.INTEGER_ROOT, null, null, false, power, entry.getKey(), null));
      }
    }
    factors
        .exponentials()
        .forEach(
            (argument, power) ->
                parts.add(
                    new Part(
                        Kind.EXPONENTIAL,
                        null,
                        null,
                        false,
                        null,
                        null,
                        exponent(argument, power.multiply(exponent), depth + 1))));
    List<Integer> odd = new ArrayList<>();
    for (Map.Entry<Integer, BigFraction> factor : factors.others().entrySet()) {
      int node = factor.getKey();
      BigFraction total = factor.getValue().multiply(exponent);
      boolean even = !factor.getValue().getNumerator().testBit(0);
      boolean turned = !isNotNegative(node) && isNotPositive(node);
      boolean plain = turned || isNotNegative(node);
      if (!even && !plain) {
        odd.add(node);
        continue;
      }
      negative ^= turned && !even;
      Kind kind =
          total.isInteger()
              ? plain ? Kind.VALUE : Kind.ABSOLUTE
              : plain ? Kind.ROOT : Kind.ABSOLUTE_ROOT;
      parts.add(part(kind, new int[] {node}, new long[] {1}, turned, total));
    }
    if (odd.size() == 1) {
      // All other factors are positive or zero, so this one, with its sign, cannot be negative
      // unless the whole power is zero or not defined.
      BigFraction total = factors.others().get(odd.get(0)).multiply(exponent);
      Kind kind = total.isInteger() ? Kind.VALUE : Kind.ROOT;
      parts.add(part(kind, new int[] {odd.get(0)}, new long[] {1}, negative, total));
    } else if (!odd.isEmpty()) {
      int[] nodes = odd.stream().mapToInt(Integer::intValue).toArray();
      long[] powers =
          odd.stream().mapToLong(node -> factors.others().get(node).getNumeratorAsLong()).toArray();
      parts.add(part(Kind.ROOT, nodes, powers, negative, exponent));
    } else if (negative) {
      throw new OutsideClass("a root of a negative number");
    }
    return new Root(constant, parts);
  }

  private Part part(Kind kind, int[] nodes, long[] powers, boolean negative, BigFraction exponent) {
    if (!exponent.isInteger()) {
      useRoot(exponent);
    }
    int[] positions = new int[nodes.length];
    for (int k = 0; k < nodes.length; k++) {
      positions[k] = places.of(nodes[k]);
    }
    return new Part(kind, positions, powers, negative, exponent, null, null);
  }

  private void useRoot(BigFraction exponent) {
    BigInteger degree = lcm(BigInteger.valueOf(rootDegree), exponent.getDenominator());
    if (degree.bitLength() > 10 || degree.intValue() > ROOT_LIMIT) {
      throw new OutsideClass("roots of degree " + degree);
    }
    if (exponent.getNumerator().bitLength() > 20) {
      throw new OutsideClass("a very large real power");
    }
    rootDegree = degree.intValue();
  }

  Logarithm logarithm(int argument) {
    Factors factors = Factors.of(dag, argument, Factors.Use.LOGARITHM);
    List<List<Pivot>> pivots = new ArrayList<>();
    for (int node : factors.others().keySet()) {
      pivots.add(pivots(node));
    }
    return new Logarithm(
        factors.constant().abs(),
        positions(factors.exponentials()),
        powers(factors.exponentials()),
        positions(factors.others()),
        powers(factors.others()),
        pivots);
  }

  private List<Pivot> pivots(int node) {
    int sum = node;
    while (dag.op(sum) == Op.NAMED) {
      sum = dag.child(sum, 0);
    }
    List<Pivot> pivots = new ArrayList<>();
    if (dag.op(sum) == Op.ADD && dag.childCount(sum) <= 64) {
      for (int k = 0; k < dag.childCount(sum); k++) {
        int term = dag.child(sum, k);
        Factors factors = Factors.of(dag, term, Factors.Use.LOGARITHM);
        if (factors.isUnit()) {
          pivots.add(
              new Pivot(
                  places.of(term),
                  factors.constant().abs(),
                  positions(factors.exponentials()),
                  powers(factors.exponentials())));
        }
      }
    }
    return pivots;
  }

  private int[] positions(Map<Integer, BigFraction> factors) {
    return factors.keySet().stream().mapToInt(places::of).toArray();
  }

  private static BigFraction[] powers(Map<Integer, BigFraction> factors) {
    return factors.values().toArray(BigFraction[]::new);
  }

  Sign sign(int argument) {
    Factors factors = Factors.of(dag, argument, Factors.Use.SIGN);
    boolean negative = factors.constant().signum() < 0;
    List<Integer> odd = new ArrayList<>();
    for (Map.Entry<Integer, BigFraction> factor : factors.others().entrySet()) {
      int node = factor.getKey();
      if (!factor.getValue().getNumerator().testBit(0) || isNotNegative(node)) {
        continue;
      }
      if (isNotPositive(node)) {
        negative = !negative;
      } else {
        odd.add(places.of(node));
      }
    }
    return new Sign(negative, odd.stream().mapToInt(Integer::intValue).toArray());
  }

  static BigInteger lcm(BigInteger a, BigInteger b) {
    return a.divide(a.gcd(b)).multiply(b);
  }
}
