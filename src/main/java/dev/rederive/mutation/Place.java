package dev.rederive.mutation;

import dev.rederive.math.Expr;
import dev.rederive.math.ExprParts;
import dev.rederive.math.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A part of one side of a claim, with its way back to the whole side.
 *
 * @param part the part
 * @param role what it is to the formula around it
 * @param phrase where it is, in words: {@code term 2 of the right side}
 * @param scope the index letters that may be used here
 * @param whole the side with something else in the part's place
 */
record Place(Expr part, Role role, String phrase, Scope scope, UnaryOperator<Expr> whole) {

  /** Every place of a side, the side itself first, in reading order. */
  static List<Place> of(Expr side, String name, Scope scope) {
    List<Place> places = new ArrayList<>();
    new Place(side, Role.SIDE, name, scope, UnaryOperator.identity()).collect(places);
    return places;
  }

  private void collect(List<Place> places) {
    places.add(this);
    List<Expr> parts = ExprParts.of(part);
    Scope inside = inside();
    for (int k = 0; k < parts.size(); k++) {
      Role inner = roleOf(k);
      // Where a case begins is left alone: at a kink the two cases often have one value.
      if (inner != null) {
        int at = k;
        new Place(
                parts.get(k),
                inner,
                phraseOf(inner, k, parts.size()),
                inside,
                other -> whole.apply(withPart(at, other)))
            .collect(places);
      }
    }
  }

  /** The letters its parts may use. */
  private Scope inside() {
    if (part instanceof Expr.Reduction sum) {
      return scope.with(sum.letter(), sum.lower(), sum.upper());
    } else if (part instanceof Expr.Determinant det) {
      return scope.withMatrix(det.rowLetter(), det.columnLetter(), det.lower(), det.upper());
    } else if (part instanceof Expr.Spread spread) {
      Scope inner = scope;
      for (Expr.Elements all : spread.arguments()) {
        for (int k = 0; k < all.letters().size(); k++) {
          Range range = all.ranges().get(k);
          inner = inner.with(all.letters().get(k), range.lower(), range.upper());
        }
      }
      return inner;
    } else if (part instanceof Expr.Inverse inverse) {
      return scope.withMatrix(
          inverse.rowLetter(), inverse.columnLetter(), inverse.lower(), inverse.upper());
    }
    return scope;
  }

  private Expr withPart(int at, Expr other) {
    int[] next = {0};
    return ExprParts.map(part, old -> next[0]++ == at ? other : old);
  }

  private Role roleOf(int k) {
    if (part instanceof Expr.Negate) {
      return Role.NEGATED;
    } else if (part instanceof Expr.Add) {
      return Role.TERM;
    } else if (part instanceof Expr.Multiply) {
      return Role.FACTOR;
    } else if (part instanceof Expr.Divide) {
      return k == 0 ? Role.NUMERATOR : Role.DENOMINATOR;
    } else if (part instanceof Expr.Power) {
      return k == 0 ? Role.BASE : Role.EXPONENT;
    } else if (part instanceof Expr.Reduction sum) {
      return switch (sum.kind()) {
        case SUM -> Role.SUMMAND;
        case PRODUCT -> Role.MULTIPLICAND;
        case MAXIMUM, MINIMUM -> Role.ARGUMENT;
      };
    } else if (part instanceof Expr.Derivative) {
      return k == 0 ? Role.DIFFERENTIATED : Role.VARIABLE;
    } else if (part instanceof Expr.At at) {
      return evaluationRole(at, k);
    } else if (part instanceof Expr.Piecewise piecewise) {
      return isCase(piecewise, k) ? Role.CASE : null;
    }
    return Role.ARGUMENT;
  }

  /** {@link ExprParts} gives the replacements first and the body last. */
  private static Role evaluationRole(Expr.At at, int k) {
    return k == 2 * at.bindings().size()
        ? Role.EVALUATED
        : k % 2 == 0 ? Role.REPLACED : Role.REPLACEMENT;
  }

  private static boolean isCase(Expr.Piecewise piecewise, int k) {
    int next = 0;
    for (Expr.Branch branch : piecewise.branches()) {
      if (next == k) {
        return true;
      }
      next += branch.condition() == null ? 1 : 3;
    }
    return false;
  }

  private String phraseOf(Role inner, int k, int count) {
    String own =
        switch (inner) {
          case SIDE, NEGATED, SUMMAND, EVALUATED -> "";
          case TERM -> "term " + (k + 1);
          case FACTOR -> "factor " + (k + 1);
          case NUMERATOR -> "the numerator";
          case DENOMINATOR -> "the denominator";
          case BASE -> "the base";
          case EXPONENT -> "the exponent";
          case ARGUMENT -> count == 1 ? "the argument" : "argument " + (k + 1);
          case MULTIPLICAND -> "the product";
          case DIFFERENTIATED -> "the function under ∂";
          case VARIABLE -> "the variable under ∂";
          case REPLACED -> "the variable replaced";
          case REPLACEMENT -> "the value put in";
          case CASE -> "a case";
        };
    return own.isEmpty() ? phrase : own + " of " + phrase;
  }
}
