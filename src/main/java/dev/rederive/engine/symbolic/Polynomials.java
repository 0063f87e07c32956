package dev.rederive.engine.symbolic;

import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.ISymbol;

/** Sums of products of powers of symbols: expansion, by Symja, and canonical factors. */
final class Polynomials {
  private static final int UNBOUNDED = 1_000_000_000;

  private final Dag dag;
  private final Algebra algebra;
  private final Budget budget;
  private final Map<Integer, Integer> expanded = new HashMap<>();

  Polynomials(Dag dag, Algebra algebra, Budget budget) {
    this.dag = dag;
    this.algebra = algebra;
    this.budget = budget;
  }

  /** At most so many terms has the expanded node; symbols may have any power, sums whole ones. */
  int terms(int node, Map<Integer, Integer> known) {
    Integer done = known.get(node);
    if (done != null) {
      return done;
    }
    long terms;
    int count = dag.childCount(node);
    switch (dag.op(node)) {
      case ADD:
        terms = 0;
        for (int k = 0; k < count; k++) {
          terms = Math.min(UNBOUNDED, terms + terms(dag.child(node, k), known));
        }
        break;
      case MULTIPLY:
        terms = 1;
        for (int k = 0; k < count; k++) {
          terms = Math.min(UNBOUNDED, terms * terms(dag.child(node, k), known));
        }
        break;
      case POWER:
        terms = 1;
        long base = terms(dag.child(node, 0), known);
        if (base > 1) {
          int n = Factors.whole(dag.exponent(node));
          for (int k = 1; k <= n && terms < UNBOUNDED; k++) {
            terms = Math.min(UNBOUNDED, terms * (base + k - 1) / k);
          }
        }
        break;
      default:
        terms = 1;
    }
    known.put(node, (int) terms);
    return (int) terms;
  }

  /** At most so many bits have the numbers of the expanded node, about. */
  static double bits(Dag dag, int node, Map<Integer, Double> known) {
    Double done = known.get(node);
    if (done != null) {
      return done;
    }
    double bits = 0;
    switch (dag.op(node)) {
      case CONSTANT:
        BigFraction value = dag.constantValue(node);
        bits = value.getNumerator().bitLength() + value.getDenominator().bitLength();
        break;
      case POWER:
        bits = Math.abs(dag.exponent(node).doubleValue()) * bits(dag, dag.child(node, 0), known);
        break;
      default:
        boolean product = dag.op(node) == Op.MULTIPLY;
        for (int k = 0; k < dag.childCount(node); k++) {
          double part = bits(dag, dag.child(node, k), known);
          bits = product ? bits + part : Math.max(bits, part) + 1;
        }
    }
    known.put(node, bits);
    return bits;
  }

  /** Multiplied out by Symja. */
  int expand(int node) {
    Integer done = expanded.get(node);
    if (done != null) {
      return done;
    }
    int plain = distributed(node);
    int result = isExpanded(plain) ? collect(plain) : ask(plain);
    expanded.put(node, result);
    expanded.put(result, result);
    return result;
  }

  /** A number times a sum, which is no question for an algebra system. */
  private int distributed(int node) {
    if (dag.op(node) != Op.MULTIPLY || dag.childCount(node) != 2) {
      return node;
    }
    for (int k = 0; k < 2; k++) {
      int sum = dag.child(node, 1 - k);
      if (dag.isConstant(dag.child(node, k)) && dag.op(sum) == Op.ADD) {
        int[] terms = dag.children(sum);
        for (int t = 0; t < terms.length; t++) {
          terms[t] = dag.multiply(dag.child(node, k), terms[t]);
        }
        return dag.add(terms);
      }
    }
    return node;
  }

  private int ask(int node) {
    int terms = terms(node, new HashMap<>());
    if (terms > budget.terms()) {
      throw new Unanswered(
          "an expansion of more than " + budget.terms() + " terms is not attempted");
    }
    if (bits(dag, node, new HashMap<>()) > 4.0 * Algebra.BITS) {
      throw new Unanswered("an expansion with numbers too long");
    }
    if (algebra.calls() >= limit) {
      throw new Unanswered("more than " + budget.calls() + " calls of the algebra system");
    }
    Map<Integer, IExpr> known = new HashMap<>();
    Map<ISymbol, Integer> nodes = new HashMap<>();
    name(node, known, nodes, new HashSet<>());
    return algebra.take(algebra.expand(algebra.express(dag, node, known)), dag, nodes);
  }

  private long limit = Long.MAX_VALUE;

  /** From here on the budget's number of calls. */
  void startCounting() {
    limit = algebra.calls() + budget.calls();
  }

  private void name(
      int node, Map<Integer, IExpr> known, Map<ISymbol, Integer> nodes, Set<Integer> seen) {
    if (!seen.add(node)) {
      return;
    }
    if (dag.op(node) == Op.VARIABLE) {
      ISymbol symbol = algebra.symbol(nodes.size());
      nodes.put(symbol, node);
      known.put(node, symbol);
      return;
    }
    for (int k = 0; k < dag.childCount(node); k++) {
      name(dag.child(node, k), known, nodes, seen);
    }
  }

  private boolean isExpanded(int node) {
    if (dag.op(node) != Op.ADD) {
      return isMonomial(node);
    }
    for (int k = 0; k < dag.childCount(node); k++) {
      if (!isMonomial(dag.child(node, k))) {
        return false;
      }
    }
    return true;
  }

  private boolean isMonomial(int node) {
    if (dag.op(node) == Op.MULTIPLY) {
      for (int k = 0; k < dag.childCount(node); k++) {
        if (!isPower(dag.child(node, k))) {
          return false;
        }
      }
      return true;
    }
    return isPower(node);
  }

  private boolean isPower(int node) {
    return switch (dag.op(node)) {
      case CONSTANT, VARIABLE -> true;
      case POWER -> dag.op(dag.child(node, 0)) == Op.VARIABLE;
      default -> false;
    };
  }

  /** Adds up equal monomials of an expanded node. */
  private int collect(int node) {
    Map<Integer, BigFraction> sum = collected(node);
    int[] terms = new int[sum.size()];
    int k = 0;
    for (Map.Entry<Integer, BigFraction> term : sum.entrySet()) {
      terms[k++] = dag.multiply(dag.constant(term.getValue()), term.getKey());
    }
    return terms.length == 0 ? dag.zero : dag.add(terms);
  }

  /** Coefficients by monomial. */
  private SortedMap<Integer, BigFraction> collected(int node) {
    SortedMap<Integer, BigFraction> sum = new TreeMap<>();
    boolean many = dag.op(node) == Op.ADD;
    for (int k = 0; k < (many ? dag.childCount(node) : 1); k++) {
      Factors term = monomial(many ? dag.child(node, k) : node);
      if (!term.coefficient().isZero()) {
        Factors.raise(sum, term.monomial(dag), term.coefficient());
      }
    }
    return sum;
  }

  /** A product of powers of symbols, taken apart. */
  Factors monomial(int node) {
    Map<Integer, BigFraction> powers = new TreeMap<>();
    BigFraction coefficient = BigFraction.ONE;
    boolean many = dag.op(node) == Op.MULTIPLY;
    for (int k = 0; k < (many ? dag.childCount(node) : 1); k++) {
      int factor = many ? dag.child(node, k) : node;
      if (dag.isConstant(factor)) {
        coefficient = coefficient.multiply(dag.constantValue(factor));
      } else if (dag.op(factor) == Op.POWER) {
        Factors.raise(powers, dag.child(factor, 0), dag.exponent(factor));
      } else {
        Factors.raise(powers, factor, BigFraction.ONE);
      }
    }
    return new Factors(coefficient, (SortedMap<Integer, BigFraction>) powers);
  }

  /** The factors of a nonzero node: of a product each, of a sum its content and the rest. */
  Factors factors(int node) {
    switch (dag.op(node)) {
      case CONSTANT:
        return Factors.constant(dag.constantValue(node));
      case MULTIPLY:
        Factors product = Factors.constant(BigFraction.ONE);
        for (int k = 0; k < dag.childCount(node); k++) {
          product = product.times(factors(dag.child(node, k)));
        }
        return product;
      case POWER:
        if (dag.op(dag.child(node, 0)) == Op.VARIABLE) {
          return monomial(node);
        }
        return factors(dag.child(node, 0)).power(Factors.whole(dag.exponent(node)));
      case ADD:
        return sum(expand(node));
      default:
        return monomial(node);
    }
  }

  private Factors sum(int node) {
    if (dag.op(node) != Op.ADD) {
      return monomial(node);
    }
    // Divide by the lowest power of each symbol and by the content, first coefficient positive.
    Map<Integer, BigFraction> low = null;
    Map<Integer, Factors> terms = new LinkedHashMap<>();
    BigInteger numerators = BigInteger.ZERO;
    BigInteger denominators = BigInteger.ONE;
    for (int k = 0; k < dag.childCount(node); k++) {
      Factors term = monomial(dag.child(node, k));
      terms.put(k, term);
      numerators = numerators.gcd(term.coefficient().getNumerator());
      BigInteger d = term.coefficient().getDenominator();
      denominators = denominators.divide(denominators.gcd(d)).multiply(d);
      Map<Integer, BigFraction> powers = term.powers();
      if (low == null) {
        low = new TreeMap<>(powers);
      } else {
        Map<Integer, BigFraction> lower = new TreeMap<>();
        for (Integer base : union(low.keySet(), powers.keySet())) {
          BigFraction a = low.getOrDefault(base, BigFraction.ZERO);
          BigFraction b = powers.getOrDefault(base, BigFraction.ZERO);
          BigFraction least = a.compareTo(b) < 0 ? a : b;
          if (!least.isZero()) {
            lower.put(base, least);
          }
        }
        low = lower;
      }
    }
    SortedMap<Integer, BigFraction> content = new TreeMap<>(low);
    SortedMap<Integer, BigFraction> rest = new TreeMap<>();
    for (Factors term : terms.values()) {
      SortedMap<Integer, BigFraction> powers = new TreeMap<>(term.powers());
      content.forEach((base, e) -> Factors.raise(powers, base, e.negate()));
      rest.put(new Factors(BigFraction.ONE, powers).monomial(dag), term.coefficient());
    }
    BigFraction scale = new BigFraction(numerators, denominators);
    if (rest.get(rest.lastKey()).compareTo(BigFraction.ZERO) < 0) {
      scale = scale.negate();
    }
    int[] nodes = new int[rest.size()];
    int k = 0;
    for (Map.Entry<Integer, BigFraction> term : rest.entrySet()) {
      nodes[k++] = dag.multiply(dag.constant(term.getValue().divide(scale)), term.getKey());
    }
    Factors.raise(content, dag.add(nodes), BigFraction.ONE);
    return new Factors(scale, content);
  }

  private static Set<Integer> union(Set<Integer> a, Set<Integer> b) {
    Set<Integer> all = new HashSet<>(a);
    all.addAll(b);
    return all;
  }
}
