package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.latex.RelationSign;
import dev.rederive.math.Constraint;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.Transposes;
import dev.rederive.meaning.name.Typeface;
import java.util.List;

/**
 * Relations that say what one array is and nothing else: {@code A^\top = A}, {@code Q^\top Q = I},
 * {@code X \succ 0}, {@code \|u\| = 1}.
 */
final class TraitNotation {
  /**
   * What was found.
   *
   * @param name the array, without a power
   */
  public record Found(Constraint.Kind kind, Name name) {}

  private TraitNotation() {}

  /** What a relation says of an array, or null if it says something else. */
  static Found of(Notation left, RelationSign sign, Notation right) {
    Found found = oneWay(left, sign, right, false);
    return found != null ? found : oneWay(right, sign, left, true);
  }

  private static Found oneWay(Notation left, RelationSign sign, Notation right, boolean turned) {
    return switch (sign.kind()) {
      case EQUAL -> equation(left, right);
      case OTHER -> order(left, sign.latex(), right, turned);
      default -> null;
    };
  }

  private static Found order(Notation left, String latex, Notation right, boolean turned) {
    Name name = bare(left);
    if (name == null || !isNumber(right, "0")) {
      return null;
    }
    boolean positive = latex.startsWith("\\succ") != turned;
    return switch (latex) {
      case "\\succ", "\\prec" ->
          new Found(
              positive ? Constraint.Kind.POSITIVE_DEFINITE : Constraint.Kind.NEGATIVE_DEFINITE,
              name);
      case "\\succeq", "\\preceq" ->
          positive ? new Found(Constraint.Kind.POSITIVE_SEMIDEFINITE, name) : null;
      default -> null;
    };
  }

  private static Found equation(Notation left, Notation right) {
    Name transposed = transposed(left);
    if (transposed != null) {
      if (isSame(right, transposed)) {
        return new Found(Constraint.Kind.SYMMETRIC, transposed.withoutPower());
      } else if (isSame(negated(right), transposed)) {
        return new Found(Constraint.Kind.SKEW_SYMMETRIC, transposed.withoutPower());
      } else if (isInverse(right, transposed)) {
        return new Found(Constraint.Kind.ORTHOGONAL, transposed.withoutPower());
      }
    }
    Name squared = squared(left);
    if (squared != null && isSame(right, squared)) {
      return new Found(Constraint.Kind.IDEMPOTENT, squared.withoutPower());
    }
    Name ofGram = gram(left);
    if (ofGram != null && isIdentity(right)) {
      return new Found(Constraint.Kind.ORTHOGONAL, ofGram.withoutPower());
    }
    if (isNumber(right, "1")) {
      Name unit = normed(left);
      unit = unit == null ? inner(left) : unit;
      if (unit != null) {
        return new Found(Constraint.Kind.UNIT, unit.withoutPower());
      }
    }
    return null;
  }

  /** A name with nothing above it. */
  private static Name bare(Notation notation) {
    Name name = Name.of(unwrapped(notation));
    return name == null || name.power() != null ? null : name;
  }

  private static Name transposed(Notation notation) {
    Name name = Name.of(unwrapped(notation));
    return name != null && Transposes.isTranspose(name.power()) ? name : null;
  }

  private static Notation unwrapped(Notation notation) {
    return notation instanceof Notation.Fenced fenced
            && fenced.open().equals("(")
            && fenced.items().size() == 1
        ? fenced.items().get(0)
        : notation;
  }

  private static boolean isSame(Notation notation, Name name) {
    Name other = bare(notation);
    return other != null && text(other).equals(text(name));
  }

  private static String text(Name name) {
    return name.base() + name.slots().stream().map(Name.Slot::text).toList();
  }

  private static boolean isInverse(Notation notation, Name name) {
    Name other = Name.of(notation);
    return other != null && Transposes.isInverse(other.power()) && text(other).equals(text(name));
  }

  private static Notation negated(Notation notation) {
    return notation instanceof Notation.Sum sum
            && sum.terms().size() == 1
            && sum.terms().get(0).sign() == Notation.Sign.MINUS
        ? sum.terms().get(0).value()
        : null;
  }

  /** The P of {@code P^2} and {@code P P}. */
  private static Name squared(Notation notation) {
    Name name = Name.of(notation);
    if (name != null && name.power() != null) {
      return isNumber(name.power(), "2") ? name : null;
    }
    List<Notation> factors = factors(notation);
    return factors != null && bare(factors.get(0)) != null
        ? isSame(factors.get(1), bare(factors.get(0))) ? bare(factors.get(0)) : null
        : null;
  }

  /** The Q of {@code Q^\top Q} and {@code Q Q^\top}. */
  private static Name gram(Notation notation) {
    List<Notation> factors = factors(notation);
    if (factors == null) {
      return null;
    }
    for (int k = 0; k < 2; k++) {
      Name name = transposed(factors.get(k));
      if (name != null && isSame(factors.get(1 - k), name)) {
        return name;
      }
    }
    return null;
  }

  /** The u of {@code u^\top u}. */
  private static Name inner(Notation notation) {
    List<Notation> factors = factors(notation);
    Name name = factors == null ? null : transposed(factors.get(0));
    return name != null && isSame(factors.get(1), name) ? name : null;
  }

  private static List<Notation> factors(Notation notation) {
    return notation instanceof Notation.Juxtaposition product && product.factors().size() == 2
        ? product.factors()
        : null;
  }

  /** The u of {@code \|u\|} and {@code \|u\|_2^2}. */
  private static Name normed(Notation notation) {
    Notation bars = notation;
    if (notation instanceof Notation.Script script) {
      boolean euclidean = script.sub() == null || isNumber(script.sub(), "2");
      boolean square = script.sup() == null || isNumber(script.sup(), "2");
      bars = euclidean && square && script.primes() == 0 ? script.base() : null;
    }
    return bars instanceof Notation.Fenced fenced
            && fenced.open().equals("||")
            && fenced.items().size() == 1
        ? bare(fenced.items().get(0))
        : null;
  }

  private static boolean isIdentity(Notation notation) {
    Name name = bare(notation);
    return name != null && Typeface.plain(name.base()).equals("I") && name.slots().size() <= 1;
  }

  /** A numeral, bold or not. */
  private static boolean isNumber(Notation notation, String digits) {
    Notation plain = notation instanceof Notation.Accent accent ? accent.base() : notation;
    return plain instanceof Notation.Numeral numeral && numeral.digits().equals(digits);
  }
}
