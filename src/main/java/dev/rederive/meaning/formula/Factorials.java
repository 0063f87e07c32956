package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.math.Expr;
import dev.rederive.math.IndexExpr;
import dev.rederive.meaning.name.NotUnderstood;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** Factorials and binomial coefficients of numbers, sizes and indices. */
final class Factorials {
  /** A letter that no document has: there it is {@code \\kappa}. */
  private static final String LETTER = "κ";

  private static final int LARGEST = 999;

  private final FormulaReader formulas;

  Factorials(FormulaReader formulas) {
    this.formulas = formulas;
  }

  /** {@code 5!}, and {@code n!} where n counts something. */
  Expr factorial(Notation.Factorial factorial, Context context) {
    Expr operand = formulas.read(factorial.operand(), context);
    Integer number = number(operand);
    if (number != null) {
      BigInteger value = BigInteger.ONE;
      for (int k = 2; k <= number; k++) {
        value = value.multiply(BigInteger.valueOf(k));
      }
      return new Expr.Number(new BigFraction(value), null);
    }
    IndexExpr last = index(operand);
    if (last == null) {
      throw new NotUnderstood(
          "a factorial of anything but a whole number, a size or an index", factorial.span());
    }
    return product(last, new Expr.IndexValue(IndexExpr.letter(LETTER)));
  }

  /** A falling product over a factorial; its lower number is a number, a size or an index. */
  Expr binomial(Notation.Binomial binomial, Context context) {
    Expr top = formulas.read(binomial.top(), context);
    Expr bottom = formulas.read(binomial.bottom(), context);
    Integer number = number(bottom);
    if (number != null && number <= 20) {
      List<Expr> factors = new ArrayList<>();
      BigInteger below = BigInteger.ONE;
      for (int k = 0; k < number; k++) {
        Expr less = new Expr.Negate(Expr.Number.of(k));
        factors.add(k == 0 ? top : new Expr.Add(List.of(top, less)));
        below = below.multiply(BigInteger.valueOf(k + 1));
      }
      Expr falling = factors.isEmpty() ? Expr.Number.of(1) : new Expr.Multiply(factors);
      return new Expr.Divide(falling, new Expr.Number(new BigFraction(below), null));
    }
    IndexExpr count = index(bottom);
    if (count == null) {
      throw new NotUnderstood(
          "a binomial coefficient whose lower number is no whole number, size or index",
          binomial.span());
    }
    Expr letter = new Expr.IndexValue(IndexExpr.letter(LETTER));
    Expr above = new Expr.Add(List.of(top, new Expr.Negate(bottom), letter));
    return product(count, new Expr.Divide(above, letter));
  }

  private static Expr product(IndexExpr last, Expr body) {
    return new Expr.Reduction(
        Expr.Reduction.Kind.PRODUCT, LETTER, IndexExpr.constant(1), last, List.of(), body);
  }

  private static Integer number(Expr expr) {
    BigFraction value = DefinitionReader.number(expr);
    boolean whole =
        value != null
            && value.getDenominator().bitLength() == 1
            && value.getNumerator().signum() >= 0
            && value.getNumerator().bitLength() < 31
            && value.getNumeratorAsInt() <= LARGEST;
    return whole ? Integer.valueOf(value.getNumeratorAsInt()) : null;
  }

  /** An index or a size plus or minus a number, or null. */
  private static IndexExpr index(Expr expr) {
    if (expr instanceof Expr.IndexValue value) {
      return value.index();
    }
    if (expr instanceof Expr.Add add
        && add.terms().size() == 2
        && add.terms().get(0) instanceof Expr.IndexValue value) {
      Expr more = add.terms().get(1);
      Integer plus = number(more);
      Integer minus = more instanceof Expr.Negate negate ? number(negate.operand()) : null;
      return plus != null
          ? value.index().plus(plus)
          : minus != null ? value.index().plus(-minus) : null;
    }
    return null;
  }
}
