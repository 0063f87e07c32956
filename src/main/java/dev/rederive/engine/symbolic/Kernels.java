package dev.rederive.engine.symbolic;

import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import java.math.BigInteger;
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
 * Turns formulas into quotients of polynomials in symbols. What is not rational becomes a symbol, a
 * kernel, found again by the canonical form of its argument:
 *
 * <ul>
 *   <li>e^(a+b) is a product of kernels, one for each monomial of the exponent; they are positive
 *       and have rational powers;
 *   <li>a root ρ is adjoined with ρ^q = argument, and |f| = f·s, s² = 1: never a choice of a sign;
 *   <li>ln is ln|·| over the factors of its argument, right wherever the logarithm exists;
 *   <li>cos² = 1 - sin²; arctan, functions nobody defined and cases have no relation at all.
 * </ul>
 *
 * Kernels that are related but treated as independent make the test weaker, never wrong.
 */
final class Kernels {
  private static final int EXPONENT = 40;

  private final Dag dag;
  private final Formulas formulas;
  private final Polynomials polynomials;
  private final Quotients quotients;
  private final Map<List<Object>, Integer> kernels = new HashMap<>();
  private final Map<Integer, Quotient> converted = new HashMap<>();

  /** Symbols that stand for another formula. */
  private final Map<Integer, Integer> unfolded;

  /** Exponents e^m by kernel. */
  private final Map<Integer, Integer> exponentials = new HashMap<>();

  /** Arguments of ln|f| by kernel. */
  private final Map<Integer, Integer> logarithms = new HashMap<>();

  private final Set<Integer> positive = new HashSet<>();

  /**
   * @param unfolded what to put for some symbols
   */
  Kernels(Formulas formulas, Polynomials polynomials, Map<Integer, Integer> unfolded) {
    this.formulas = formulas;
    this.dag = formulas.dag;
    this.polynomials = polynomials;
    this.quotients = new Quotients(dag, polynomials);
    this.unfolded = unfolded;
  }

  Quotients quotients() {
    return quotients;
  }

  Polynomials polynomials() {
    return polynomials;
  }

  /** The quotient of a formula. */
  Quotient convert(int node) {
    Quotient done = converted.get(node);
    if (done == null) {
      done = work(node);
      converted.put(node, done);
    }
    return done;
  }

  /**
   * Notes which factors are positive because their logarithm is taken. Cases are not entered: the
   * one that is not chosen demands nothing.
   */
  void noteLogarithms(int node, Set<Integer> seen) {
    if (!seen.add(node) || dag.op(node) == Op.SELECT) {
      return;
    }
    Integer inside = unfolded.get(node);
    if (inside != null) {
      noteLogarithms(inside, seen);
    }
    for (int k = 0; k < dag.childCount(node); k++) {
      noteLogarithms(dag.child(node, k), seen);
    }
    if (dag.op(node) == Op.LN) {
      Factors argument = quotients.factors(convert(dag.child(node, 0)));
      Integer lone = null;
      for (Map.Entry<Integer, BigFraction> power : argument.powers().entrySet()) {
        if (isPositive(power.getKey())) {
          continue;
        }
        if (lone != null || !power.getValue().equals(BigFraction.ONE)) {
          return;
        }
        lone = power.getKey();
      }
      if (lone != null && argument.coefficient().compareTo(BigFraction.ZERO) > 0) {
        positive.add(lone);
        converted.clear();
      }
    }
  }

  private boolean isPositive(int symbol) {
    return exponentials.containsKey(symbol) || positive.contains(symbol);
  }

  private Quotient work(int node) {
    int count = dag.childCount(node);
    switch (dag.op(node)) {
      case CONSTANT:
        return Quotient.of(node);
      case PI:
        int pi = kernel("pi");
        positive.add(pi);
        return Quotient.of(pi);
      case VARIABLE:
        Integer inside = unfolded.get(node);
        return inside == null ? Quotient.of(node) : convert(inside);
      case ADD:
        List<Quotient> terms = new ArrayList<>();
        for (int k = 0; k < count; k++) {
          terms.add(convert(dag.child(node, k)));
        }
        return quotients.sum(terms);
      case MULTIPLY:
        Quotient product = Quotient.of(dag.one);
        for (int k = 0; k < count; k++) {
          product = quotients.times(product, convert(dag.child(node, k)));
        }
        return product;
      case POWER:
        return power(convert(dag.child(node, 0)), dag.exponent(node));
      case EXP:
        return exp(convert(dag.child(node, 0)));
      case LN:
        return ln(convert(dag.child(node, 0)));
      case SIN:
      case COS:
      case ATAN:
        return odd(dag.op(node), convert(dag.child(node, 0)));
      case ABS:
        return sign(convert(dag.child(node, 0)), true);
      case SIGN:
        return sign(convert(dag.child(node, 0)), false);
      case OPAQUE:
      case SELECT:
        Object[] key = new Object[count + 1];
        key[0] = dag.op(node) == Op.OPAQUE ? dag.opaque(node) : dag.relation(node);
        for (int k = 0; k < count; k++) {
          key[k + 1] = quotients.canonical(convert(dag.child(node, k)));
        }
        return Quotient.of(kernel(key));
      case ROUNDED:
        throw new Unanswered("a rounded number is no exact value");
      default:
        throw new IllegalStateException(dag.op(node).toString());
    }
  }

  private int kernel(Object... key) {
    return kernels.computeIfAbsent(List.of(key), unused -> formulas.symbol());
  }

  private Quotient power(Quotient base, BigFraction exponent) {
    if (exponent.getDenominator().bitLength() > 6
        || exponent.getNumerator().bitLength() > 12
        || Math.abs(exponent.doubleValue()) > EXPONENT) {
      throw new Unanswered("an exponent beyond " + EXPONENT);
    }
    int p = exponent.getNumeratorAsInt();
    int q = exponent.getDenominatorAsInt();
    Quotient root = q == 1 ? base : root(base, q);
    return p >= 0 ? quotients.repeat(root, p) : quotients.inverse(quotients.repeat(root, -p));
  }

  private Quotient root(Quotient value, int q) {
    if (quotients.isZero(value)) {
      return Quotient.of(dag.zero);
    }
    Factors factors = quotients.factors(value);
    boolean even = q % 2 == 0;
    Quotient outside = Quotient.of(dag.one);
    Factors inside = Factors.constant(BigFraction.ONE);
    boolean negative = factors.coefficient().compareTo(BigFraction.ZERO) < 0;
    if (negative) {
      if (even) {
        inside = Factors.constant(BigFraction.MINUS_ONE);
      } else {
        outside = Quotient.of(dag.minusOne);
      }
    }
    outside = quotients.times(outside, constantRoot(factors.coefficient().abs(), q));
    for (Map.Entry<Integer, BigFraction> power : factors.powers().entrySet()) {
      int f = power.getKey();
      BigFraction e = power.getValue();
      SortedMap<Integer, BigFraction> one = new TreeMap<>();
      if (exponentials.containsKey(f)) {
        outside = quotients.times(outside, Quotient.of(dag.power(f, e.divide(q))));
      } else if (!even || positive.contains(f)) {
        int rho = root(q, f);
        outside = quotients.times(outside, quotients.reduced(rho, Factors.whole(e)));
      } else if (q == 2) {
        int n = Factors.whole(e);
        // f^(2k) is not negative: its root |f|^k leaves the radical.
        outside = quotients.times(outside, absolutePower(f, Math.floorDiv(n, 2)));
        if (Math.floorMod(n, 2) == 1) {
          one.put(f, BigFraction.ONE);
          inside = inside.times(new Factors(BigFraction.ONE, one));
        }
      } else {
        one.put(f, e);
        inside = inside.times(new Factors(BigFraction.ONE, one));
      }
    }
    if (inside.powers().isEmpty() && inside.coefficient().equals(BigFraction.ONE)) {
      return outside;
    }
    return quotients.times(outside, Quotient.of(root(q, inside)));
  }

  private int root(int q, int f) {
    SortedMap<Integer, BigFraction> one = new TreeMap<>();
    one.put(f, BigFraction.ONE);
    return root(q, new Factors(BigFraction.ONE, one));
  }

  private int root(int q, Factors argument) {
    int rho = kernel("root", q, argument.node(dag));
    quotients
        .relations()
        .computeIfAbsent(rho, unused -> new Quotients.Relation(q, quotients.product(argument)));
    return rho;
  }

  /** The root of a positive rational number, prime by prime. */
  private Quotient constantRoot(BigFraction value, int q) {
    Quotient numerator = integerRoot(value.getNumerator(), q);
    return quotients.times(numerator, quotients.inverse(integerRoot(value.getDenominator(), q)));
  }

  private Quotient integerRoot(BigInteger value, int q) {
    Quotient root = Quotient.of(dag.one);
    for (Map.Entry<BigInteger, Integer> power : primes(value).entrySet()) {
      int prime = dag.constant(new BigFraction(power.getKey(), BigInteger.ONE));
      int rho = kernel("root", q, prime);
      quotients.relations().put(rho, new Quotients.Relation(q, Quotient.of(prime)));
      positive.add(rho);
      root = quotients.times(root, quotients.reduced(rho, power.getValue()));
    }
    return root;
  }

  /** Small primes, and what is left as if it were one. */
  private static Map<BigInteger, Integer> primes(BigInteger value) {
    Map<BigInteger, Integer> primes = new TreeMap<>();
    for (int p = 2; p < 1000 && value.bitLength() > 1; p++) {
      BigInteger prime = BigInteger.valueOf(p);
      while (value.mod(prime).signum() == 0) {
        primes.merge(prime, 1, Integer::sum);
        value = value.divide(prime);
      }
    }
    if (value.bitLength() > 1) {
      primes.merge(value, 1, Integer::sum);
    }
    return primes;
  }

  private Quotient absolutePower(int f, int n) {
    Quotient power = quotients.single(f, new BigFraction(n));
    return isPositive(f) || n % 2 == 0 ? power : quotients.times(power, Quotient.of(signOf(f)));
  }

  private int signOf(int f) {
    int sign = kernel("sign", f);
    quotients
        .relations()
        .computeIfAbsent(sign, unused -> new Quotients.Relation(2, Quotient.of(dag.one)));
    return sign;
  }

  private Quotient sign(Quotient value, boolean magnitude) {
    if (magnitude && quotients.isZero(value)) {
      return value;
    }
    Factors factors = quotients.factors(value);
    boolean negative = factors.coefficient().compareTo(BigFraction.ZERO) < 0;
    Quotient result =
        magnitude
            ? Quotient.of(dag.constant(factors.coefficient().abs()))
            : Quotient.of(negative ? dag.minusOne : dag.one);
    for (Map.Entry<Integer, BigFraction> power : factors.powers().entrySet()) {
      int f = power.getKey();
      if (magnitude) {
        result = quotients.times(result, quotients.single(f, power.getValue()));
      }
      if (!isPositive(f) && power.getValue().getNumerator().testBit(0)) {
        result = quotients.times(result, Quotient.of(signOf(f)));
      }
    }
    return result;
  }

  private Quotient exp(Quotient given) {
    Quotient exponent = quotients.settle(given);
    Quotient product = Quotient.of(dag.one);
    int numerator = polynomials.expand(exponent.numerator());
    if (numerator == dag.zero) {
      return product;
    }
    boolean many = dag.op(numerator) == Op.ADD;
    for (int k = 0; k < (many ? dag.childCount(numerator) : 1); k++) {
      Factors term =
          quotients.factors(
              new Quotient(many ? dag.child(numerator, k) : numerator, exponent.denominators()));
      BigFraction c = term.coefficient();
      int m = term.monomial(dag);
      Integer f = logarithms.get(m);
      if (f != null
          && c.getDenominator().equals(BigInteger.ONE)
          && c.abs().compareTo(new BigFraction(EXPONENT)) < 0
          && (isPositive(f) || !c.getNumerator().testBit(0))) {
        product = quotients.times(product, quotients.single(f, c));
        continue;
      }
      int g = kernel("exp", m);
      exponentials.put(g, m);
      product = quotients.times(product, Quotient.of(dag.power(g, c)));
    }
    return product;
  }

  private Quotient ln(Quotient value) {
    Factors factors = quotients.factors(value);
    List<Quotient> terms = new ArrayList<>();
    BigFraction c = factors.coefficient().abs();
    for (boolean up : new boolean[] {true, false}) {
      BigInteger part = up ? c.getNumerator() : c.getDenominator();
      for (Map.Entry<BigInteger, Integer> power : primes(part).entrySet()) {
        int prime = dag.constant(new BigFraction(power.getKey(), BigInteger.ONE));
        int n = up ? power.getValue() : -power.getValue();
        int logarithm = kernel("ln", prime);
        logarithms.put(logarithm, prime);
        positive.add(prime);
        terms.add(Quotient.of(dag.multiply(dag.constant(n), logarithm)));
      }
    }
    for (Map.Entry<Integer, BigFraction> power : factors.powers().entrySet()) {
      int f = power.getKey();
      int e = dag.constant(power.getValue());
      Integer exponent = exponentials.get(f);
      if (exponent != null) {
        terms.add(
            quotients.times(Quotient.of(e), quotients.product(polynomials.factors(exponent))));
      } else {
        int logarithm = kernel("ln", f);
        logarithms.put(logarithm, f);
        terms.add(Quotient.of(dag.multiply(e, logarithm)));
      }
    }
    return quotients.sum(terms);
  }

  /** sin, cos and arctan: the sign of the argument leaves, up to it one kernel per argument. */
  private Quotient odd(Op op, Quotient argument) {
    int key = quotients.canonical(argument);
    if (key == dag.zero) {
      return Quotient.of(op == Op.COS ? dag.one : dag.zero);
    }
    boolean negative = quotients.factors(argument).coefficient().compareTo(BigFraction.ZERO) < 0;
    int positiveKey = negative ? dag.negate(key) : key;
    int kernel = kernel(op, positiveKey);
    if (op == Op.COS) {
      int sine = kernel(Op.SIN, positiveKey);
      int square = dag.subtract(dag.one, quotients.whole(sine, 2));
      quotients.relations().put(kernel, new Quotients.Relation(2, Quotient.of(square)));
      return Quotient.of(kernel);
    }
    return Quotient.of(negative ? dag.negate(kernel) : kernel);
  }
}
