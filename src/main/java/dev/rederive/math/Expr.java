package dev.rederive.math;

import dev.rederive.math.function.ElementaryFunction;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * A formula with a meaning. Index letters are bound by {@link Reduction}, by the pattern of a
 * definition or by the free indices of a claim. Definitions are never substituted: a {@link Ref}
 * stays a reference.
 */
public sealed interface Expr {
  /**
   * A number.
   *
   * @param value its exact value
   * @param digits the decimal as printed if it has a point, else null
   */
  record Number(BigFraction value, String digits) implements Expr {
    public static Number of(long value) {
      return new Number(new BigFraction(value), null);
    }

    /** Whether a formula is the number 0, as written. */
    public static boolean isZero(Expr expr) {
      return expr instanceof Number number && number.value.isZero();
    }

    /** Six or more significant digits after a point: a rounded value, not an exact one. */
    public boolean isRounded() {
      return digits != null && Decimals.significantDigits(digits) >= 6;
    }
  }

  /** π, Euler's number. */
  record Constant(Kind kind) implements Expr {
    public enum Kind {
      PI,
      E
    }
  }

  /** An element of a quantity; as many subscripts as the quantity has axes. */
  record Ref(Quantity quantity, List<IndexExpr> subscripts) implements Expr {
    public Ref {
      subscripts = List.copyOf(subscripts);
    }

    public static Ref scalar(Quantity quantity) {
      return new Ref(quantity, List.of());
    }
  }

  /** An index or a size used as a number: the n of {@code 1/n}. */
  record IndexValue(IndexExpr index) implements Expr {}

  record Negate(Expr operand) implements Expr {}

  /** At least one term. */
  record Add(List<Expr> terms) implements Expr {
    public Add {
      terms = List.copyOf(terms);
    }
  }

  /** At least one factor. */
  record Multiply(List<Expr> factors) implements Expr {
    public Multiply {
      factors = List.copyOf(factors);
    }
  }

  record Divide(Expr numerator, Expr denominator) implements Expr {}

  record Power(Expr base, Expr exponent) implements Expr {}

  /** A function known to everybody: {@code \sin x}, {@code \max(0, x)}. */
  record Call(ElementaryFunction function, List<Expr> arguments) implements Expr {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * A function of the document at some arguments, or one of its partial derivatives.
   *
   * @param orders how often it is differentiated with respect to each argument
   */
  record Apply(FunctionSymbol function, List<Integer> orders, List<Expr> arguments)
      implements Expr {
    public Apply {
      orders = List.copyOf(orders);
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * A function nobody defined, of all elements of some arrays; one of its values if it has several.
   *
   * @param name as LaTeX
   * @param outputs which of its values; empty if it has one
   */
  record Spread(String name, List<IndexExpr> outputs, List<Elements> arguments) implements Expr {
    public Spread {
      outputs = List.copyOf(outputs);
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * The elements of one argument of a {@link Spread}, the last letter running fastest.
   *
   * @param letters the letters it binds, a range for each
   * @param body may use outer letters
   */
  record Elements(List<String> letters, List<Range> ranges, Expr body) {
    public Elements {
      letters = List.copyOf(letters);
      ranges = List.copyOf(ranges);
    }
  }

  /**
   * A sum or a product over a range.
   *
   * @param letter the letter it binds
   * @param lower first value; may use outer letters
   * @param upper last value
   * @param exclusions values of the letter that are left out ({@code i \ne j})
   */
  record Reduction(
      Kind kind,
      String letter,
      IndexExpr lower,
      IndexExpr upper,
      List<IndexExpr> exclusions,
      Expr body)
      implements Expr {
    public enum Kind {
      SUM("Σ", "\\sum"),
      PRODUCT("Π", "\\prod"),
      /** The greatest value over a finite set. */
      MAXIMUM("max", "\\max"),
      /** The least value over a finite set. */
      MINIMUM("min", "\\min");

      private final String sign;
      private final String latex;

      Kind(String sign, String latex) {
        this.sign = sign;
        this.latex = latex;
      }

      public String sign() {
        return sign;
      }

      public String latex() {
        return latex;
      }

      public boolean isExtreme() {
        return this == MAXIMUM || this == MINIMUM;
      }
    }
  }

  /**
   * The determinant of the square matrix whose element in row {@code rowLetter} and column {@code
   * columnLetter} is the body; both letters run from lower to upper.
   *
   * @param rowLetter a letter it binds
   * @param columnLetter the other letter it binds
   * @param lower first value of both letters; may use outer letters
   * @param upper last value of both letters; the determinant of no rows is 1
   */
  record Determinant(
      String rowLetter, String columnLetter, IndexExpr lower, IndexExpr upper, Expr body)
      implements Expr {}

  /**
   * One element of the inverse of the square matrix that {@link Determinant} describes; not defined
   * where its determinant is zero.
   *
   * @param row the element's row, an outer index between lower and upper
   * @param column the element's column, likewise
   */
  record Inverse(
      IndexExpr row,
      IndexExpr column,
      String rowLetter,
      String columnLetter,
      IndexExpr lower,
      IndexExpr upper,
      Expr body)
      implements Expr {}

  /**
   * The derivative of a formula with respect to a quantity, which becomes a root: it keeps the
   * value its definition gives it, its tangent is independent, everything that depends on it is
   * differentiated through.
   */
  record Derivative(Expr of, Ref variable) implements Expr {}

  /** A formula with quantities replaced throughout, defined quantities in it included. */
  record At(Expr body, List<Binding> bindings) implements Expr {}

  /**
   * One replacement of {@link At}, for every value of its letters.
   *
   * @param letters the letters it binds in the variable and in the value
   * @param ranges what they run over, one for each
   */
  record Binding(Ref variable, Expr value, List<String> letters, List<Range> ranges) {
    public Binding {
      letters = List.copyOf(letters);
      ranges = List.copyOf(ranges);
    }

    /** The replacement of one quantity. */
    public Binding(Ref variable, Expr value) {
      this(variable, value, List.of(), List.of());
    }
  }

  /** Cases in order; the first whose condition holds counts. A null condition always holds. */
  record Piecewise(List<Branch> branches) implements Expr {}

  record Branch(Expr value, Condition condition) {}

  /** A relation between two formulas: {@link Relation#EQUAL} or an inequality. */
  record Condition(Expr left, Relation relation, Expr right) {}

  /** 1 if the two indices are equal, else 0. */
  record Kronecker(IndexExpr a, IndexExpr b) implements Expr {}
}
