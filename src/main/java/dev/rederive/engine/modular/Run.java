package dev.rederive.engine.modular;

import dev.rederive.engine.dag.Op;
import dev.rederive.math.Relation;
import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import org.hipparchus.fraction.BigFraction;

/** One evaluation of a program modulo one prime along one path of choices. */
final class Run {
  /** The residues drawn make something zero that is divided by, or have no root. */
  static final class Redraw extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Redraw() {
      super(null, null, false, false);
    }
  }

  private static final Redraw REDRAW = new Redraw();

  private final Program program;
  private final Field field;
  private final RandomPrime prime;
  private final Unknowns unknowns;
  private final long[] values;
  private final long[] constants;
  private final int turns;
  private final BigInteger denominator;
  private final int rootDegree;
  private final long[][] angles;

  Run(Program program, RandomPrime prime, Unknowns unknowns, long[] values) {
    this.program = program;
    this.prime = prime;
    this.field = prime.field;
    this.unknowns = unknowns;
    this.values = values;
    this.turns = program.plans.turns;
    this.denominator = program.plans.exponentDenominator;
    this.rootDegree = program.plans.rootDegree;
    this.angles = new long[program.angles.size()][];
    this.constants = new long[program.constants.size()];
    for (int k = 0; k < constants.length; k++) {
      constants[k] = residue(program.constants.get(k));
    }
  }

  /**
   * Whether every difference is zero.
   *
   * @throws Redraw if the residues drawn do not serve
   */
  boolean vanishes(SplittableRandom variables) {
    evaluate(variables);
    for (int difference : program.differences) {
      if (values[difference] != 0) {
        return false;
      }
    }
    return true;
  }

  private void evaluate(SplittableRandom variables) {
    int[] starts = program.starts;
    int[] children = program.children;
    int[] details = program.details;
    for (int k = 0; k < program.size; k++) {
      int from = starts[k];
      int to = starts[k + 1];
      switch (Program.OPS[program.ops[k]]) {
        case ADD -> {
          long sum = values[children[from]];
          for (int c = from + 1; c < to; c++) {
            sum = field.add(sum, values[children[c]]);
          }
          values[k] = sum;
        }
        case MULTIPLY -> {
          long product = values[children[from]];
          for (int c = from + 1; c < to; c++) {
            product = field.multiply(product, values[children[c]]);
          }
          values[k] = product;
        }
        case NAMED -> values[k] = values[children[from]];
        case CONSTANT -> values[k] = constants[details[k]];
        case PI, VARIABLE -> values[k] = field.random(variables);
        default -> values[k] = transcendental(k, from, to);
      }
    }
  }

  private long transcendental(int k, int from, int to) {
    long first = values[program.children[from]];
    int detail = program.details[k];
    Op op = Program.OPS[program.ops[k]];
    return switch (op) {
      case POWER ->
          detail >= 0 ? power(first, program.powers[detail]) : root(program.roots.get(-1 - detail));
      case EXP -> exponential(program.exponentials.get(detail), first);
      case SIN -> angle(detail, first)[0];
      case COS -> angle(detail, first)[1];
      case ATAN -> unknowns.arctangent(first);
      case ABS -> first == 0 ? 0 : field.multiply(first, sign(program.signs.get(detail)));
      case SIGN -> sign(program.signs.get(detail));
      case LN -> logarithm(program.logarithms.get(detail));
      case OPAQUE -> opaque(detail, from, to);
      case SELECT -> select(detail, from);
      default -> throw new IllegalStateException(op.toString());
    };
  }

  private long residue(BigFraction value) {
    long numerator = field.of(value.getNumerator());
    return value.getDenominator().bitLength() == 1
        ? numerator
        : field.multiply(numerator, inverse(field.of(value.getDenominator())));
  }

  private long inverse(long residue) {
    if (residue == 0) {
      throw REDRAW;
    }
    return field.inverse(residue);
  }

  private long power(long base, long exponent) {
    return exponent == 1
        ? base
        : exponent < 0 ? field.power(inverse(base), -exponent) : field.power(base, exponent);
  }

  private long monomial(Plans.Exponent plan, int k) {
    int[] positions = plan.positions()[k];
    int[] powers = plan.powers()[k];
    if (positions.length == 0) {
      return field.one;
    }
    long product = power(values[positions[0]], powers[0]);
    for (int f = 1; f < positions.length; f++) {
      product = field.multiply(product, power(values[positions[f]], powers[f]));
    }
    return product;
  }

  /** The numerator and the denominator of Π g_m^(cD), or of Π h_m^(cD) for an angle. */
  private long[] units(Plans.Exponent plan, boolean angle) {
    long above = field.one;
    long below = field.one;
    BigFraction coefficient = null;
    long exponent = 0;
    for (int k = 0; k < plan.coefficients().length; k++) {
      long monomial = monomial(plan, k);
      if (monomial == 0) {
        continue;
      }
      boolean canonical = unknowns.isCanonical(monomial);
      long key = canonical ? monomial : field.prime - monomial;
      long unit = angle ? unknowns.angle(key) : unknowns.unit(key);
      if (plan.coefficients()[k] != coefficient) {
        coefficient = plan.coefficients()[k];
        exponent = scaled(coefficient, denominator);
      }
      long power = exponent == 1 || exponent == -1 ? unit : field.power(unit, Math.abs(exponent));
      if (exponent > 0 == canonical) {
        above = field.multiply(above, power);
      } else {
        below = field.multiply(below, power);
      }
    }
    return new long[] {above, below};
  }

  private static long scaled(BigFraction coefficient, BigInteger denominator) {
    BigInteger numerator = coefficient.getNumerator();
    if (denominator.bitLength() == 1) {
      return numerator.longValueExact();
    }
    return numerator.multiply(denominator).divide(coefficient.getDenominator()).longValueExact();
  }

  private long exponential(Plans.Exponent plan) {
    long[] units = units(plan, false);
    long value = units[0];
    if (units[1] != field.one) {
      value = field.multiply(value, inverse(units[1]));
    }
    for (Plans.Root product : plan.products()) {
      value = field.multiply(value, root(product));
    }
    return value;
  }

  /** exp of a whole argument. */
  private long exponential(Plans.Exponent plan, long argument) {
    if (!plan.products().isEmpty()) {
      return exponential(plan);
    }
    if (argument == 0) {
      return field.one;
    }
    long value = unknowns.knownExponential(argument, false);
    if (value < 0) {
      value = exponential(plan);
      unknowns.setExponential(argument, false, value);
    }
    return value;
  }

  /** exp(iu) of an angle u. */
  private long turn(Plans.Exponent plan, long angle) {
    if (angle == 0) {
      return field.one;
    }
    long turn = unknowns.knownExponential(angle, true);
    if (turn < 0) {
      long[] units = units(plan, true);
      long steps = scaled(plan.halfTurns(), BigInteger.valueOf(turns / 2));
      long root = field.power(prime.rootOfUnity(turns), Math.floorMod(steps, (long) turns));
      turn = field.multiply(root, field.multiply(units[0], inverse(units[1])));
      unknowns.setExponential(angle, true, turn);
    }
    return turn;
  }

  /** Sine and cosine. */
  private long[] angle(int number, long argument) {
    if (angles[number] == null) {
      long turn = turn(program.angles.get(number), argument);
      long back = inverse(turn);
      long i = prime.rootOfUnity(4);
      long half = inverse(field.of(2));
      long sine = field.multiply(field.subtract(turn, back), field.multiply(half, inverse(i)));
      angles[number] = new long[] {sine, field.multiply(field.add(turn, back), half)};
    }
    return angles[number];
  }

  private long sign(Plans.Sign plan) {
    long sign = plan.negative() ? field.negate(field.one) : field.one;
    for (int position : plan.positions()) {
      sign = field.multiply(sign, signOf(values[position]));
    }
    return sign;
  }

  private long signOf(long value) {
    if (value == 0) {
      throw REDRAW;
    }
    return unknowns.sign(value);
  }

  private long root(Plans.Root plan) {
    long value = residue(plan.constant());
    for (Plans.Part part : plan.parts()) {
      value = field.multiply(value, part(part));
    }
    return value;
  }

  private long part(Plans.Part part) {
    switch (part.kind()) {
      case EXPONENTIAL:
        return exponential(part.exponential());
      case INTEGER_ROOT:
        return rootPower(field.of(part.integer()), part.exponent());
      default:
        break;
    }
    long radicand = part.negative() ? field.negate(field.one) : field.one;
    for (int f = 0; f < part.positions().length; f++) {
      radicand = field.multiply(radicand, power(values[part.positions()[f]], part.powers()[f]));
    }
    boolean even = part.exponent().isInteger() && !part.exponent().getNumerator().testBit(0);
    boolean absolute =
        part.kind() == Plans.Kind.ABSOLUTE_ROOT || part.kind() == Plans.Kind.ABSOLUTE && !even;
    if (absolute) {
      radicand = field.multiply(radicand, signOf(radicand));
    }
    return part.exponent().isInteger()
        ? power(radicand, part.exponent().getNumeratorAsLong())
        : rootPower(radicand, part.exponent());
  }

  private long rootPower(long radicand, BigFraction exponent) {
    if (radicand == 0) {
      throw REDRAW;
    }
    long root = unknowns.root(radicand);
    if (root < 0) {
      throw REDRAW;
    }
    return power(root, scaled(exponent, BigInteger.valueOf(rootDegree)));
  }

  private long logarithm(Plans.Logarithm plan) {
    long sum = logarithm(plan.constant(), plan.arguments(), plan.argumentPowers());
    for (int f = 0; f < plan.positions().length; f++) {
      long factor = factorLogarithm(values[plan.positions()[f]], plan.pivots().get(f));
      sum = field.add(sum, field.multiply(residue(plan.powers()[f]), factor));
    }
    return sum;
  }

  /** ln of a constant times exponentials. */
  private long logarithm(BigFraction constant, int[] arguments, BigFraction[] powers) {
    long sum = 0;
    for (var entry : Factors.primePowers(constant).entrySet()) {
      long factor = factorLogarithm(field.of(entry.getKey()), List.of());
      sum = field.add(sum, field.multiply(field.of(entry.getValue().longValue()), factor));
    }
    for (int k = 0; k < arguments.length; k++) {
      sum = field.add(sum, field.multiply(residue(powers[k]), values[arguments[k]]));
    }
    return sum;
  }

  private long factorLogarithm(long factor, List<Plans.Pivot> pivots) {
    long inverse = inverse(factor);
    long known = unknowns.knownLogarithm(factor, inverse);
    int count = pivots.size();
    long[] quotients = new long[count];
    long[] inverses = new long[count];
    long[] taken = new long[count];
    for (int k = 0; k < count; k++) {
      Plans.Pivot pivot = pivots.get(k);
      long term = values[pivot.position()];
      quotients[k] = field.multiply(factor, inverse(term));
      inverses[k] = field.multiply(inverse, term);
      taken[k] = logarithm(pivot.constant(), pivot.arguments(), pivot.argumentPowers());
      if (known < 0) {
        long rest = unknowns.knownLogarithm(quotients[k], inverses[k]);
        known = rest < 0 ? -1 : field.add(rest, taken[k]);
      }
    }
    long value = known < 0 ? unknowns.newLogarithm(factor, inverse) : known;
    unknowns.setLogarithm(factor, inverse, value);
    for (int k = 0; k < count; k++) {
      unknowns.setLogarithm(quotients[k], inverses[k], field.subtract(value, taken[k]));
    }
    return value;
  }

  private long opaque(int detail, int from, int to) {
    long[] arguments = new long[to - from];
    for (int c = from; c < to; c++) {
      arguments[c - from] = values[program.children[c]];
    }
    return unknowns.call(program.functions.get(detail), arguments);
  }

  private long select(int detail, int from) {
    int[] children = program.children;
    boolean holds = detail == -1;
    if (detail >= 0) {
      Relation relation = program.relations.get(detail);
      long left = values[children[from]];
      holds = unknowns.holds(field.subtract(left, values[children[from + 1]]), relation);
    }
    return values[children[from + (holds ? 2 : 3)]];
  }
}
