package dev.rederive.engine.modular;

import dev.rederive.engine.dag.Op;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * Bounds the chance that one trial finds zero where a difference is not zero formally. One pass over
 * the program bounds degree and height of every node as a quotient of polynomials in the
 * indeterminates; see {@link Size}. Then, with N the numerator of a difference that is not zero:
 *
 * <ul>
 *   <li>the prime divides all coefficients of N: one coefficient is at most 2^h, and at most h/61
 *       primes above 2^61 divide it;
 *   <li>N is not zero modulo p, but at the residues drawn: degree/(p &minus; 1), by the lemma of
 *       Schwartz and Zippel;
 *   <li>two different quantities have the same residue and so share an unknown: {@link KeyCount};
 *   <li>roots and roots of unity: N lies in an algebraic extension, and its norm, the product of its
 *       conjugates, takes its place; degree and height grow by the number of conjugates;
 *   <li>residues that do not serve are drawn again, so that each of the attempts allowed counts.
 * </ul>
 */
final class ErrorBound {
  private static final double BITS_OF_PRIME = 61;

  private final Program program;
  private final Unknowns.Logarithms related;
  private final Denominators denominators = new Denominators();
  private final Size[] sizes;
  private final Map<Integer, Integer> divisors = new HashMap<>();
  private final Map<BigInteger, Integer> integers = new HashMap<>();

  private final KeyCount units = new KeyCount(2);
  private final KeyCount angles = new KeyCount(2);
  private final KeyCount logarithms = new KeyCount(4);
  private final KeyCount arctangents = new KeyCount(2);
  private final KeyCount calls = new KeyCount(1);
  private final KeyCount signs = new KeyCount(2);
  private final KeyCount roots = new KeyCount(1);

  private final KeyCount exponentials = new KeyCount(6);
  private final KeyCount turns = new KeyCount(6);

  /** The largest degree in units of an exponential so far, and of an angle. */
  private long unitDegree;

  private long angleDegree;

  /** Bounds every logarithm that an earlier node may have left in the table. */
  private Size logarithmsSoFar = Size.INDETERMINATE;

  private ErrorBound(Program program, Unknowns.Logarithms related) {
    this.program = program;
    this.related = related;
    this.sizes = new Size[program.size];
  }

  /**
   * log2 of the chance of a false zero in one trial, rounded upwards.
   *
   * @param paths how many paths of choices there can be
   * @param attempts how often residues may be drawn
   * @return infinity where the numbers leave the range of the bound
   */
  static double ofOneTrial(Program program, Unknowns.Logarithms related, int paths, int attempts) {
    try {
      return new ErrorBound(program, related).ofOneTrial(paths, attempts);
    } catch (ArithmeticException overflow) {
      return Double.POSITIVE_INFINITY;
    }
  }

  private double ofOneTrial(int paths, int attempts) {
    for (int k = 0; k < program.size; k++) {
      sizes[k] = size(k);
    }
    long degree = 0;
    long height = 0;
    for (int difference : program.differences) {
      degree = Math.max(degree, sizes[difference].totalDegree(denominators));
      height = Math.max(height, sizes[difference].totalHeight(denominators));
    }
    boolean branched = roots.keys() > 0;
    double phi = totient(program.plans.turns);
    double conjugates = phi * (branched ? paths : 1);
    double field = Math.scalb(1.0, 61) - 1;
    int modulus = modulus(program);
    double primes = Math.scalb(1.0, 55) / totient(modulus);
    double chance = conjugates * degree / field;
    chance += Math.floor((conjugates * ((double) height / Size.BIT + 1)) / BITS_OF_PRIME) / primes;
    double keys = 0;
    for (KeyCount count :
        List.of(units, exponentials, angles, turns, logarithms, arctangents, calls, signs, roots)) {
      if (count.keys() > 0) {
        keys += count.coincidences(conjugates, field, primes, BITS_OF_PRIME);
      }
    }
    if (related == Unknowns.Logarithms.RELATED) {
      double tries = LogarithmRelations.tries(logarithms.keys());
      keys +=
          logarithms.coincidences(
              tries, LogarithmRelations.LENGTH, conjugates, field, primes, BITS_OF_PRIME);
    }
    chance += keys * (branched ? paths : 1);
    chance *= attempts;
    // The doubles above are positive and few: 2^-20 of relative room covers their rounding.
    return chance <= 0 ? -59 : Math.log(chance) / Math.log(2) + 1e-5;
  }

  /** p &equiv; 1 modulo this. */
  static int modulus(Program program) {
    return Plans.lcm(
            BigInteger.valueOf(program.plans.turns), BigInteger.valueOf(program.plans.rootDegree))
        .max(BigInteger.TWO)
        .intValueExact();
  }

  private static int totient(int n) {
    int count = 0;
    for (int k = 1; k <= n; k++) {
      count += BigInteger.valueOf(k).gcd(BigInteger.valueOf(n)).equals(BigInteger.ONE) ? 1 : 0;
    }
    return count;
  }

  private Size child(int k, int c) {
    return sizes[program.children[program.starts[k] + c]];
  }

  private Size size(int k) {
    int from = program.starts[k];
    int to = program.starts[k + 1];
    int detail = program.details[k];
    Op op = Program.OPS[program.ops[k]];
    switch (op) {
      case CONSTANT:
        return constant(program.constants.get(detail));
      case PI:
      case VARIABLE:
        return Size.INDETERMINATE;
      case NAMED:
        return child(k, 0);
      case ADD:
        return sum(from, to);
      case MULTIPLY:
        Size product = child(k, 0);
        for (int c = 1; c < to - from; c++) {
          product = product.times(denominators, child(k, c));
        }
        return product;
      case POWER:
        return detail < 0
            ? root(program.roots.get(-1 - detail))
            : power(program.children[from], program.powers[detail]);
      case EXP:
        return exponential(program.exponentials.get(detail), child(k, 0));
      case SIN:
      case COS:
        return angle(program.angles.get(detail), child(k, 0));
      case LN:
        return logarithm(program.logarithms.get(detail));
      case ATAN:
        arctangents.add(denominators, child(k, 0));
        return Size.INDETERMINATE;
      case ABS:
        return child(k, 0).times(denominators, sign(program.signs.get(detail)));
      case SIGN:
        return sign(program.signs.get(detail));
      case OPAQUE:
        Size arguments = Size.ONE;
        for (int c = 0; c < to - from; c++) {
          Size argument = child(k, c);
          arguments =
              arguments.times(
                  denominators,
                  new Size(
                      Math.max(0, argument.degree()),
                      Math.max(0, argument.height()),
                      argument.denominator()));
        }
        calls.add(denominators, arguments);
        return Size.INDETERMINATE;
      case SELECT:
        signs.add(denominators, difference(child(k, 0), child(k, 1)));
        return child(k, 2).cover(denominators, child(k, 3));
      default:
        throw new IllegalStateException(op.toString());
    }
  }

  private Size difference(Size a, Size b) {
    return Size.sum(denominators, a, b);
  }

  private Size sum(int from, int to) {
    Size[] terms = new Size[to - from];
    for (int c = from; c < to; c++) {
      terms[c - from] = sizes[program.children[c]];
    }
    return Size.sum(denominators, terms);
  }

  private Size constant(BigFraction value) {
    BigInteger below = value.getDenominator();
    int divisor =
        below.bitLength() == 1
            ? 0
            : integers.computeIfAbsent(
                below, integer -> denominators.divisor(0, Size.BIT * bits(integer)));
    return new Size(
        0, Size.BIT * bits(value.getNumerator().abs()) - denominators.height(divisor), divisor);
  }

  /** log2 of an integer, rounded up to a whole bit. */
  private static long bits(BigInteger integer) {
    return integer.subtract(BigInteger.ONE).bitLength();
  }

  /** An integer power of a node; all powers of one node share their divisor. */
  private Size power(int position, long exponent) {
    Size base = sizes[position];
    if (exponent >= 0) {
      return base.raised(denominators, exponent);
    }
    int node = position;
    while (program.ops[node] == Op.NAMED.ordinal()) {
      node = program.children[program.starts[node]];
    }
    int divisor = divisors.computeIfAbsent(node, key -> base.divisor(denominators));
    return base.reciprocal(denominators, divisor).raised(denominators, -exponent);
  }

  /** An integer power of something that is no node. */
  private Size power(Size base, long exponent) {
    return exponent >= 0
        ? base.raised(denominators, exponent)
        : base.reciprocal(denominators, base.divisor(denominators)).raised(denominators, -exponent);
  }

  /** The total degree in units, and each monomial counted as a key. */
  private long units(Plans.Exponent plan, KeyCount keys) {
    BigInteger total = BigInteger.ZERO;
    long small = 0;
    BigInteger common = program.plans.exponentDenominator;
    for (int k = 0; k < plan.coefficients().length; k++) {
      Size monomial = Size.ONE;
      for (int f = 0; f < plan.positions()[k].length; f++) {
        Size factor = power(plan.positions()[k][f], plan.powers()[k][f]);
        monomial = monomial.times(denominators, factor);
      }
      keys.add(denominators, monomial);
      BigFraction c = plan.coefficients()[k];
      if (common.bitLength() == 1 && c.getNumerator().bitLength() < 32) {
        small += Math.abs(c.getNumeratorAsLong());
        continue;
      }
      total = total.add(c.getNumerator().abs().multiply(common).divide(c.getDenominator()));
    }
    return total.add(BigInteger.valueOf(small)).longValueExact();
  }

  /** exp of a whole argument: its own units, or those of an equal argument or its half. */
  private Size exponential(Plans.Exponent plan, Size argument) {
    if (!plan.products().isEmpty()) {
      return exponential(plan);
    }
    exponentials.add(denominators, argument);
    unitDegree = Math.max(unitDegree, units(plan, units));
    return new Size(0, 0, denominators.divisor(Math.multiplyExact(2, unitDegree), 0));
  }

  private Size exponential(Plans.Exponent plan) {
    // Which of g and 1/g belongs to a monomial is found by its residue: all may stand below.
    long degree = units(plan, units);
    Size size = new Size(0, 0, degree == 0 ? 0 : denominators.divisor(degree, 0));
    for (Plans.Root product : plan.products()) {
      size = size.times(denominators, root(product));
    }
    return size;
  }

  private Size angle(Plans.Exponent plan, Size argument) {
    turns.add(denominators, argument);
    angleDegree = Math.max(angleDegree, units(plan, angles));
    // (E² − 1)/(2iE) for a quotient E of two products of units.
    long degree = Math.multiplyExact(2, angleDegree);
    return new Size(degree, 0, denominators.divisor(degree, Size.BIT));
  }

  private Size sign(Plans.Sign plan) {
    for (int position : plan.positions()) {
      signs.add(denominators, sizes[position]);
    }
    return new Size(plan.positions().length, 0, 0);
  }

  private Size root(Plans.Root plan) {
    Size size = constant(plan.constant());
    for (Plans.Part part : plan.parts()) {
      size = size.times(denominators, part(part));
    }
    return size;
  }

  private Size part(Plans.Part part) {
    switch (part.kind()) {
      case EXPONENTIAL:
        return exponential(part.exponential());
      case INTEGER_ROOT:
        return rootPower(constant(new BigFraction(part.integer())), part.exponent());
      default:
        break;
    }
    Size radicand = Size.ONE;
    for (int f = 0; f < part.positions().length; f++) {
      radicand = radicand.times(denominators, power(part.positions()[f], part.powers()[f]));
    }
    if (part.kind() == Plans.Kind.ABSOLUTE || part.kind() == Plans.Kind.ABSOLUTE_ROOT) {
      signs.add(denominators, radicand);
      radicand = radicand.times(denominators, Size.INDETERMINATE);
    }
    return part.exponent().isInteger()
        ? power(radicand, part.exponent().getNumeratorAsLong())
        : rootPower(radicand, part.exponent());
  }

  private Size rootPower(Size radicand, BigFraction exponent) {
    roots.add(denominators, radicand);
    int degree = program.plans.rootDegree;
    BigFraction power = exponent.multiply(degree);
    return power(radicand.root(degree), power.getNumeratorAsLong());
  }

  private Size logarithm(Plans.Logarithm plan) {
    List<Size> terms = new ArrayList<>();
    units(plan.constant(), plan.arguments(), plan.argumentPowers(), terms);
    for (int f = 0; f < plan.positions().length; f++) {
      Size factor = sizes[plan.positions()[f]];
      logarithms.add(denominators, factor);
      List<Size> taken = new ArrayList<>(List.of(Size.INDETERMINATE));
      for (Plans.Pivot pivot : plan.pivots().get(f)) {
        logarithms.add(denominators, factor.times(denominators, power(pivot.position(), -1)));
        List<Size> one = new ArrayList<>(List.of(Size.INDETERMINATE));
        units(pivot.constant(), pivot.arguments(), pivot.argumentPowers(), one);
        taken.add(Size.sum(denominators, one.toArray(Size[]::new)));
      }
      Size largest = taken.get(0);
      for (Size one : taken) {
        largest = largest.cover(denominators, one);
      }
      Size value = Size.sum(denominators, logarithmsSoFar, largest);
      if (related == Unknowns.Logarithms.RELATED) {
        value = value.cover(denominators, ofProduct());
      }
      Size left = Size.sum(denominators, value, largest);
      logarithmsSoFar = logarithmsSoFar.cover(denominators, left);
      terms.add(value.times(denominators, constant(plan.powers()[f])));
    }
    return terms.isEmpty() ? Size.ONE : Size.sum(denominators, terms.toArray(Size[]::new));
  }

  /** A logarithm found from those of the factors of its argument. */
  private Size ofProduct() {
    Size several =
        Size.INDETERMINATE.times(denominators, constant(new BigFraction(LogarithmRelations.POWER)));
    Size sum = Size.sum(denominators, several, Size.INDETERMINATE, Size.INDETERMINATE);
    return sum.times(denominators, constant(new BigFraction(1, LogarithmRelations.ROOT)));
  }

  /** The terms of ln of a constant times exponentials. */
  private void units(
      BigFraction constant, int[] arguments, BigFraction[] powers, List<Size> terms) {
    for (var entry : Factors.primePowers(constant).entrySet()) {
      logarithms.add(denominators, constant(new BigFraction(entry.getKey())));
      Size power = constant(new BigFraction(entry.getValue()));
      terms.add(power.times(denominators, logarithmsSoFar));
    }
    for (int k = 0; k < arguments.length; k++) {
      terms.add(sizes[arguments[k]].times(denominators, constant(powers[k])));
    }
  }
}
