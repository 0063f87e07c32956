package dev.rederive.engine.symbolic;

import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;

/**
 * Arithmetic of quotients of polynomials in symbols, some of which obey a relation: symbol^degree
 * is another quotient.
 */
final class Quotients {
  private final Dag dag;
  private final Polynomials polynomials;
  private final Map<Integer, Relation> relations = new HashMap<>();

  Quotients(Dag dag, Polynomials polynomials) {
    this.dag = dag;
    this.polynomials = polynomials;
  }

  /** The relations by symbol. */
  Map<Integer, Relation> relations() {
    return relations;
  }

  /** symbol^degree = value. */
  record Relation(int degree, Quotient value) {}

  Quotient sum(List<Quotient> terms) {
    SortedMap<Integer, Integer> common = new TreeMap<>();
    terms.forEach(term -> Quotient.join(common, term.denominators()));
    int[] numerators = new int[terms.size()];
    for (int k = 0; k < numerators.length; k++) {
      int numerator = terms.get(k).numerator();
      for (Map.Entry<Integer, Integer> power : common.entrySet()) {
        int missing =
            power.getValue() - terms.get(k).denominators().getOrDefault(power.getKey(), 0);
        numerator = dag.multiply(numerator, whole(power.getKey(), missing));
      }
      numerators[k] = numerator;
    }
    int numerator = numerators.length == 0 ? dag.zero : dag.add(numerators);
    return numerator == dag.zero ? Quotient.of(numerator) : new Quotient(numerator, common);
  }

  int whole(int base, int exponent) {
    return dag.power(base, new BigFraction(exponent));
  }

  Quotient times(Quotient a, Quotient b) {
    int numerator = dag.multiply(a.numerator(), b.numerator());
    if (numerator == dag.zero || b.isWhole() && a.isWhole()) {
      return Quotient.of(numerator);
    }
    SortedMap<Integer, Integer> product = new TreeMap<>(a.denominators());
    b.denominators().forEach((base, e) -> product.merge(base, e, Integer::sum));
    return new Quotient(numerator, product);
  }

  Quotient repeat(Quotient base, int n) {
    SortedMap<Integer, Integer> raised = new TreeMap<>();
    base.denominators()
        .forEach((d, e) -> raised.put(d, Factors.whole(new BigFraction(e).multiply(n))));
    Integer symbol = dag.op(base.numerator()) == Op.VARIABLE ? base.numerator() : null;
    if (symbol != null && relations.containsKey(symbol)) {
      return times(reduced(symbol, n), new Quotient(dag.one, raised));
    }
    return new Quotient(whole(base.numerator(), n), raised);
  }

  /** symbol^n by its relation, n of either sign. */
  Quotient reduced(int symbol, int n) {
    Relation relation = relations.get(symbol);
    int turns = Math.floorDiv(n, relation.degree());
    int rest = Math.floorMod(n, relation.degree());
    Quotient value = turns >= 0 ? relation.value() : inverse(relation.value());
    return times(Quotient.of(whole(symbol, rest)), repeat(value, Math.abs(turns)));
  }

  boolean hasRelation(int node) {
    return !relations.isEmpty() && hasRelation(node, new HashSet<>());
  }

  private boolean hasRelation(int node, Set<Integer> seen) {
    if (!seen.add(node)) {
      return false;
    }
    boolean found = relations.containsKey(node);
    for (int k = 0; k < dag.childCount(node) && !found; k++) {
      found = hasRelation(dag.child(node, k), seen);
    }
    return found;
  }

  /** Powers of roots replaced by their relations, in an expanded node. */
  Quotient reduce(int expanded) {
    boolean many = dag.op(expanded) == Op.ADD;
    List<Quotient> terms = new ArrayList<>();
    boolean changed = false;
    for (int k = 0; k < (many ? dag.childCount(expanded) : 1); k++) {
      int term = many ? dag.child(expanded, k) : expanded;
      Factors powers = polynomials.monomial(term);
      Quotient product = Quotient.of(dag.constant(powers.coefficient()));
      for (Map.Entry<Integer, BigFraction> power : powers.powers().entrySet()) {
        Relation relation = relations.get(power.getKey());
        if (relation == null) {
          product = times(product, Quotient.of(dag.power(power.getKey(), power.getValue())));
          continue;
        }
        int n = Factors.whole(power.getValue());
        changed |= n < 0 || n >= relation.degree();
        product = times(product, reduced(power.getKey(), n));
      }
      terms.add(product);
    }
    return changed ? sum(terms) : Quotient.of(expanded);
  }

  /** The same quotient with the powers of roots in its numerator reduced. */
  Quotient settle(Quotient value) {
    for (int round = 0; round < 4 && hasRelation(value.numerator()); round++) {
      int expanded = polynomials.expand(value.numerator());
      Quotient reduced = reduce(expanded);
      if (reduced.numerator() == expanded && reduced.isWhole()) {
        return new Quotient(expanded, value.denominators());
      }
      value = times(reduced, new Quotient(dag.one, value.denominators()));
    }
    return value;
  }

  /** The factors of a nonzero quotient. */
  Factors factors(Quotient given) {
    Quotient value = settle(given);
    Factors all = polynomials.factors(value.numerator());
    if (all.coefficient().isZero()) {
      throw new Unanswered("zero where a value other than zero is needed");
    }
    for (Map.Entry<Integer, Integer> power : value.denominators().entrySet()) {
      SortedMap<Integer, BigFraction> one = new TreeMap<>();
      one.put(power.getKey(), new BigFraction(-power.getValue()));
      all = all.times(new Factors(BigFraction.ONE, one));
    }
    return all;
  }

  /** One node for equal quotients, as far as expansion tells. */
  int canonical(Quotient value) {
    return isZero(value) ? dag.zero : factors(value).node(dag);
  }

  boolean isZero(Quotient value) {
    return polynomials.factors(settle(value).numerator()).coefficient().isZero();
  }

  Quotient inverse(Quotient value) {
    return product(factors(value).power(-1));
  }

  Quotient product(Factors factors) {
    Quotient product = Quotient.of(dag.constant(factors.coefficient()));
    for (Map.Entry<Integer, BigFraction> power : factors.powers().entrySet()) {
      product = times(product, single(power.getKey(), power.getValue()));
    }
    return product;
  }

  Quotient single(int base, BigFraction exponent) {
    if (dag.op(base) == Op.ADD && exponent.compareTo(BigFraction.ZERO) < 0) {
      SortedMap<Integer, Integer> denominators = new TreeMap<>();
      denominators.put(base, -Factors.whole(exponent));
      return new Quotient(dag.one, denominators);
    }
    if (relations.containsKey(base)) {
      return reduced(base, Factors.whole(exponent));
    }
    return Quotient.of(dag.power(base, exponent));
  }
}
