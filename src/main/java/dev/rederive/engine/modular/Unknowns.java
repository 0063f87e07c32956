package dev.rederive.engine.modular;

import dev.rederive.engine.dag.OpaqueFunction;
import dev.rederive.math.Relation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * The residues that stand for what is not rational, each found again by the residue of its
 * argument: units for exponentials and angles, logarithms of factors, values of functions, signs,
 * outcomes of conditions, roots. Made anew for every run.
 */
final class Unknowns {
  /** How the sign of a quantity is represented. */
  enum Signs {
    /** Both values are tried, one per path. */
    BRANCHES,
    /** An indeterminate of its own, for quantities too many to branch over. */
    FREE
  }

  /** Whether the argument of a logarithm may be a product of earlier ones. */
  enum Logarithms {
    /** Different arguments are independent. */
    INDEPENDENT,
    /** Products are looked for; see {@link LogarithmRelations}. */
    RELATED
  }

  private static final int LESS = 1;
  private static final int EQUAL = 2;
  private static final int GREATER = 4;

  private final RandomPrime prime;
  private final Field field;
  private final SplittableRandom random;

  /** Draws another unknown. */
  private final LongSupplier another;

  private final Choices choices;
  private final Signs signs;
  private final int rootDegree;

  /** Null where logarithms are independent. */
  private final LogarithmRelations relations;

  private final ResidueMap units;
  private final ResidueMap angles = new ResidueMap();
  private final ResidueMap exponentials = new ResidueMap();
  private final ResidueMap turns = new ResidueMap();
  private final ResidueMap logarithms = new ResidueMap();
  private final ResidueMap arctangents = new ResidueMap();
  private final ResidueMap freeSigns = new ResidueMap();
  private final ResidueMap orders = new ResidueMap();
  private final ResidueMap roots = new ResidueMap();
  private final Map<Call, Long> calls = new HashMap<>();

  private record Call(OpaqueFunction function, long[] arguments) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Call call
          && call.function.equals(function)
          && Arrays.equals(call.arguments, arguments);
    }

    @Override
    public int hashCode() {
      return 31 * function.hashCode() + Arrays.hashCode(arguments);
    }
  }

  /**
   * @param exponents how many monomials there are in exponents
   */
  Unknowns(
      RandomPrime prime,
      SplittableRandom random,
      Choices choices,
      Signs signs,
      Logarithms logarithms,
      int rootDegree,
      int exponents) {
    this.prime = prime;
    this.field = prime.field;
    this.random = random;
    this.another = () -> field.random(random);
    this.units = new ResidueMap(exponents);
    this.choices = choices;
    this.signs = signs;
    this.rootDegree = rootDegree;
    this.relations = logarithms == Logarithms.RELATED ? new LogarithmRelations(prime.field) : null;
  }

  /** Whether a residue is its own representative among itself and its negative. */
  boolean isCanonical(long residue) {
    return residue <= field.prime - residue;
  }

  private long canonical(long residue) {
    return isCanonical(residue) ? residue : field.prime - residue;
  }

  /** exp(m/D) of a canonical monomial m &ne; 0. */
  long unit(long monomial) {
    return value(units, monomial);
  }

  /** exp(i m/D) of a canonical monomial m &ne; 0. */
  long angle(long monomial) {
    return value(angles, monomial);
  }

  /**
   * exp(u), or exp(iu) for an angle, if that of u, &minus;u, u/2 or &minus;u/2 is known; else
   * &minus;1. It finds exponents that are equal but made of different monomials.
   */
  long knownExponential(long u, boolean angle) {
    ResidueMap map = angle ? turns : exponentials;
    long whole = eitherSign(map, u);
    if (whole >= 0) {
      return whole;
    }
    long half = eitherSign(map, (u & 1) == 0 ? u >> 1 : (u + field.prime) >> 1);
    return half < 0 ? -1 : field.multiply(half, half);
  }

  private long eitherSign(ResidueMap map, long u) {
    long known = map.get(u);
    if (known < 0) {
      known = map.get(field.prime - u);
      known = known < 0 ? -1 : field.inverse(known);
    }
    return known;
  }

  void setExponential(long u, boolean angle, long value) {
    (angle ? turns : exponentials).put(u, value);
  }

  private long value(ResidueMap map, long key) {
    return map.get(key, another);
  }

  /** arctan, an odd function. */
  long arctangent(long argument) {
    if (argument == 0) {
      return 0;
    }
    long value = value(arctangents, canonical(argument));
    return isCanonical(argument) ? value : field.negate(value);
  }

  /** ln|u| if it is known or u = &plusmn;1, else &minus;1. */
  long knownLogarithm(long u, long inverse) {
    long a = canonical(u);
    long b = canonical(inverse);
    if (a == b) {
      // u² = ±1; over the reals that is u = ±1.
      return a == canonical(field.one) ? 0 : -1;
    }
    long known = logarithms.get(Math.min(a, b));
    return known < 0 || a < b ? known : field.negate(known);
  }

  void setLogarithm(long u, long inverse, long value) {
    long a = canonical(u);
    long b = canonical(inverse);
    if (logarithms.get(Math.min(a, b)) < 0) {
      logarithms.put(Math.min(a, b), a < b ? value : field.negate(value));
    }
  }

  /** ln|u| of a quantity whose logarithm is not known: that of a product, or an indeterminate. */
  long newLogarithm(long u, long inverse) {
    long related = relations == null ? -1 : relations.logarithm(u);
    if (related >= 0) {
      return related;
    }
    long value = field.random(random);
    if (relations != null) {
      relations.add(u, inverse, value);
    }
    return value;
  }

  long call(OpaqueFunction function, long[] arguments) {
    return calls.computeIfAbsent(new Call(function, arguments), key -> field.random(random));
  }

  /** The sign of a quantity other than zero, as a residue: 1, &minus;1, or an indeterminate. */
  long sign(long quantity) {
    boolean canonical = isCanonical(quantity);
    long key = canonical ? quantity : field.prime - quantity;
    long value;
    if (signs == Signs.FREE) {
      value = value(freeSigns, key);
    } else {
      long known = orders.get(key);
      int possible = known < 0 ? LESS | EQUAL | GREATER : (int) known;
      // Where the quantity is zero its sign does not matter: 0 is 0 with either.
      boolean negative = (possible & GREATER) == 0 || (possible & LESS) != 0 && narrow(key, LESS);
      value = negative ? field.negate(field.one) : field.one;
    }
    return canonical ? value : field.negate(value);
  }

  /** Whether the relation holds between 0 and a difference left &minus; right. */
  boolean holds(long difference, Relation relation) {
    boolean canonical = difference == 0 || isCanonical(difference);
    int wanted =
        switch (relation) {
          case LESS -> LESS;
          case LESS_OR_EQUAL -> LESS | EQUAL;
          case GREATER -> GREATER;
          case GREATER_OR_EQUAL -> GREATER | EQUAL;
          case NOT_EQUAL -> LESS | GREATER;
          case EQUAL, APPROXIMATE -> EQUAL;
        };
    if (difference == 0) {
      return (wanted & EQUAL) != 0;
    }
    if (!canonical) {
      wanted =
          (wanted & EQUAL)
              | ((wanted & LESS) != 0 ? GREATER : 0)
              | ((wanted & GREATER) != 0 ? LESS : 0);
    }
    return narrow(canonical ? difference : field.prime - difference, wanted);
  }

  /** Chooses whether the order of a key and 0 is one of the wanted ones. */
  private boolean narrow(long key, int wanted) {
    long known = orders.get(key);
    int possible = known < 0 ? LESS | EQUAL | GREATER : (int) known;
    boolean yes;
    if ((possible & wanted) == 0) {
      return false;
    } else if ((possible & ~wanted) == 0) {
      return true;
    } else {
      yes = choices.next(2) == 0;
    }
    orders.set(key, possible & (yes ? wanted : ~wanted));
    return yes;
  }

  /** One of the roots of the common degree, all of them over all paths; &minus;1 if it has none. */
  long root(long radicand) {
    long known = roots.get(radicand);
    if (known < 0) {
      known = prime.root(radicand, rootDegree);
      if (known < 0) {
        return -1;
      }
      int choice = choices.next(rootDegree);
      known = field.multiply(known, field.power(prime.rootOfUnity(rootDegree), choice));
      roots.put(radicand, known);
    }
    return known;
  }
}
