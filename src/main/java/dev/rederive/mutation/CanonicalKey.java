package dev.rederive.mutation;

import dev.rederive.math.Expr;
import dev.rederive.math.ExprText;
import dev.rederive.math.Relation;
import dev.rederive.math.Statement;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;

/**
 * Text that two formulas share if they differ only in how they are written: in the order of terms
 * and factors, in brackets, in where a sign or an exact number stands, in 0 and 1. It knows nothing
 * of definitions or functions; a mutant that is true for a deeper reason has a key of its own, is
 * judged, and listed if it is equivalent.
 */
final class CanonicalKey {
  /** Powers beyond this are not multiplied out into the number in front. */
  private static final int LARGEST_POWER = 64;

  /** Marks a decimal; no name begins with it. */
  private static final String DECIMAL = "decimal ";

  /** coefficient · Π base^power; bases are keys themselves. */
  private record Monomial(BigFraction coefficient, TreeMap<String, Integer> powers) {
    static Monomial number(BigFraction value) {
      return new Monomial(value, new TreeMap<>());
    }

    static Monomial of(String base) {
      return new Monomial(BigFraction.ONE, new TreeMap<>(Map.of(base, 1)));
    }

    boolean isZero() {
      return coefficient.equals(BigFraction.ZERO);
    }

    Monomial times(Monomial other) {
      if (isZero() || other.isZero()) {
        return number(BigFraction.ZERO);
      }
      TreeMap<String, Integer> product = new TreeMap<>(powers);
      other.powers.forEach((base, power) -> product.merge(base, power, Integer::sum));
      product.values().removeIf(power -> power == 0);
      return new Monomial(coefficient.multiply(other.coefficient), product);
    }

    Monomial scaled(BigFraction by) {
      return times(number(by));
    }

    Monomial power(int exponent) {
      TreeMap<String, Integer> raised = new TreeMap<>();
      powers.forEach((base, power) -> raised.put(base, power * exponent));
      return new Monomial(coefficient.pow(exponent), raised);
    }

    /** A decimal is printed to so many digits: a number in front of it changes what it says. */
    boolean hasDecimals() {
      return powers.keySet().stream().anyMatch(base -> base.contains(DECIMAL));
    }

    String body() {
      return powers.entrySet().stream()
          .map(e -> e.getValue() == 1 ? e.getKey() : e.getKey() + "^" + e.getValue())
          .collect(Collectors.joining("·"));
    }

    String text() {
      return isZero() ? "0" : coefficient + "*" + body();
    }
  }

  /** Mutants of one claim share nearly all their parts. */
  private final Map<Expr, Monomial> known = new IdentityHashMap<>();

  String of(Expr expr) {
    return monomial(expr).text();
  }

  /** Both sides; an exact number in front of an equation's sides is the same on either. */
  String of(Statement.Claim claim) {
    Monomial left = monomial(claim.left());
    Monomial right = monomial(claim.right());
    boolean scalable =
        claim.relation() == Relation.EQUAL
            && !left.isZero()
            && !left.hasDecimals()
            && !right.hasDecimals();
    if (scalable) {
      right = right.scaled(left.coefficient().reciprocal());
      left = left.scaled(left.coefficient().reciprocal());
      if (right.isZero()) {
        return left.text() + " " + claim.relation() + " 0";
      }
    } else if (left.isZero() && claim.relation() == Relation.EQUAL && !right.hasDecimals()) {
      right = right.scaled(right.isZero() ? BigFraction.ONE : right.coefficient().reciprocal());
    }
    return left.text() + " " + claim.relation() + " " + right.text();
  }

  private Monomial monomial(Expr expr) {
    Monomial found = known.get(expr);
    if (found == null) {
      found = read(expr);
      known.put(expr, found);
    }
    return found;
  }

  private Monomial read(Expr expr) {
    if (expr instanceof Expr.Number number) {
      return number.digits() == null
          ? Monomial.number(number.value())
          : Monomial.of(DECIMAL + number.digits());
    } else if (expr instanceof Expr.Negate negate) {
      return monomial(negate.operand()).scaled(BigFraction.MINUS_ONE);
    } else if (expr instanceof Expr.Add add) {
      return sum(add);
    } else if (expr instanceof Expr.Multiply product) {
      Monomial result = Monomial.number(BigFraction.ONE);
      for (Expr factor : product.factors()) {
        result = result.times(monomial(factor));
      }
      return result;
    } else if (expr instanceof Expr.Divide divide) {
      Monomial denominator = monomial(divide.denominator());
      return denominator.isZero()
          ? Monomial.of(ExprText.of(divide))
          : monomial(divide.numerator()).times(denominator.power(-1));
    } else if (expr instanceof Expr.Power power) {
      return power(power);
    } else if (expr instanceof Expr.Reduction sum && sum.kind() == Expr.Reduction.Kind.SUM) {
      Monomial body = monomial(sum.body());
      String bounds = sum.letter() + "=" + sum.lower() + ".." + sum.upper() + sum.exclusions();
      return body.isZero()
          ? body
          : Monomial.of("Σ[" + bounds + "](" + body.body() + ")").scaled(body.coefficient());
    } else if (expr instanceof Expr.Derivative derivative) {
      Monomial of = monomial(derivative.of());
      return of.isZero()
          ? of
          : Monomial.of("∂(" + of.body() + ")/∂" + ExprText.of(derivative.variable()))
              .scaled(of.coefficient());
    }
    return Monomial.of(opaque(expr));
  }

  private Monomial sum(Expr.Add add) {
    TreeMap<String, Monomial> terms = new TreeMap<>();
    flatten(add, BigFraction.ONE, terms);
    terms.values().removeIf(Monomial::isZero);
    if (terms.isEmpty()) {
      return Monomial.number(BigFraction.ZERO);
    }
    Monomial first = terms.firstEntry().getValue();
    if (terms.size() == 1) {
      return first;
    }
    BigFraction content = first.coefficient();
    String text =
        terms.values().stream()
            .map(term -> term.scaled(content.reciprocal()).text())
            .collect(Collectors.joining(" + ", "(", ")"));
    return Monomial.of(text).scaled(content);
  }

  private void flatten(Expr expr, BigFraction sign, TreeMap<String, Monomial> terms) {
    if (expr instanceof Expr.Add add) {
      add.terms().forEach(term -> flatten(term, sign, terms));
    } else if (expr instanceof Expr.Negate negate) {
      flatten(negate.operand(), sign.negate(), terms);
    } else {
      Monomial term = monomial(expr).scaled(sign);
      terms.merge(
          term.body(),
          term,
          (a, b) -> new Monomial(a.coefficient().add(b.coefficient()), a.powers()));
    }
  }

  private Monomial power(Expr.Power power) {
    BigFraction exponent = Numbers.exact(power.exponent());
    Monomial base = monomial(power.base());
    boolean whole =
        exponent != null
            && exponent.getDenominator().bitLength() == 1
            && Math.abs(exponent.doubleValue()) <= LARGEST_POWER;
    if (whole && !(base.isZero() && exponent.compareTo(BigFraction.ZERO) <= 0)) {
      int n = exponent.intValue();
      return base.isZero() ? base : base.power(n);
    }
    String exponentKey = of(power.exponent());
    boolean natural =
        power.base() instanceof Expr.Constant constant && constant.kind() == Expr.Constant.Kind.E;
    return Monomial.of(
        natural ? "exp(" + exponentKey + ")" : "(" + base.text() + ")^(" + exponentKey + ")");
  }

  private String opaque(Expr expr) {
    if (expr instanceof Expr.Call call) {
      return call.function().name() + list(call.arguments());
    } else if (expr instanceof Expr.Apply apply) {
      return apply.function() + "" + apply.orders() + list(apply.arguments());
    } else if (expr instanceof Expr.Reduction product) {
      return product.kind().sign()
          + "["
          + product.letter()
          + "="
          + product.lower()
          + ".."
          + product.upper()
          + product.exclusions()
          + "]("
          + of(product.body())
          + ")";
    } else if (expr instanceof Expr.Spread spread) {
      return spread.name()
          + spread.outputs()
          + spread.arguments().stream()
              .map(all -> of(all.body()) + all.letters() + all.ranges())
              .toList();
    } else if (expr instanceof Expr.Determinant det) {
      return "det"
          + List.of(det.rowLetter(), det.columnLetter(), det.lower(), det.upper())
          + of(det.body());
    } else if (expr instanceof Expr.Inverse inverse) {
      return "inverse"
          + List.of(inverse.row(), inverse.column(), inverse.rowLetter(), inverse.columnLetter())
          + List.of(inverse.lower(), inverse.upper())
          + of(inverse.body());
    } else if (expr instanceof Expr.At at) {
      return "("
          + of(at.body())
          + ")|"
          + at.bindings().stream()
              .map(
                  binding ->
                      ExprText.of(binding.variable())
                          + ":="
                          + of(binding.value())
                          + binding.letters()
                          + binding.ranges())
              .sorted()
              .toList();
    } else if (expr instanceof Expr.Piecewise piecewise) {
      return piecewise.branches().stream()
          .map(
              branch ->
                  of(branch.value())
                      + " if "
                      + (branch.condition() == null ? "" : ExprText.of(branch.condition())))
          .toList()
          .toString();
    } else if (expr instanceof Expr.Ref ref) {
      // Two families may share a name and be told apart by their units only.
      return ExprText.of(ref) + ref.quantity().axes().stream().map(r -> r.name()).toList();
    }
    return ExprText.of(expr);
  }

  private String list(List<Expr> arguments) {
    return arguments.stream().map(this::of).collect(Collectors.joining(", ", "(", ")"));
  }
}
