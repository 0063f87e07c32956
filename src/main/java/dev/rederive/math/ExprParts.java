package dev.rederive.math;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The direct parts of a formula, and the same formula with other parts. */
public final class ExprParts {
  private ExprParts() {}

  /** In reading order; what is differentiated by and what is replaced count as parts. */
  public static List<Expr> of(Expr expr) {
    List<Expr> parts = new ArrayList<>();
    map(
        expr,
        part -> {
          parts.add(part);
          return part;
        });
    return parts;
  }

  /**
   * The formula with each direct part replaced.
   *
   * @param by must give a {@link Expr.Ref} for a {@link Expr.Ref} that is differentiated by or
   *     replaced
   */
  public static Expr map(Expr expr, UnaryOperator<Expr> by) {
    if (expr instanceof Expr.Negate negate) {
      return new Expr.Negate(by.apply(negate.operand()));
    } else if (expr instanceof Expr.Add add) {
      return new Expr.Add(all(add.terms(), by));
    } else if (expr instanceof Expr.Multiply multiply) {
      return new Expr.Multiply(all(multiply.factors(), by));
    } else if (expr instanceof Expr.Divide divide) {
      return new Expr.Divide(by.apply(divide.numerator()), by.apply(divide.denominator()));
    } else if (expr instanceof Expr.Power power) {
      return new Expr.Power(by.apply(power.base()), by.apply(power.exponent()));
    } else if (expr instanceof Expr.Call call) {
      return new Expr.Call(call.function(), all(call.arguments(), by));
    } else if (expr instanceof Expr.Apply apply) {
      return new Expr.Apply(apply.function(), apply.orders(), all(apply.arguments(), by));
    } else if (expr instanceof Expr.Spread spread) {
      return new Expr.Spread(
          spread.name(),
          spread.outputs(),
          spread.arguments().stream()
              .map(all -> new Expr.Elements(all.letters(), all.ranges(), by.apply(all.body())))
              .toList());
    } else if (expr instanceof Expr.Reduction sum) {
      return new Expr.Reduction(
          sum.kind(),
          sum.letter(),
          sum.lower(),
          sum.upper(),
          sum.exclusions(),
          by.apply(sum.body()));
    } else if (expr instanceof Expr.Determinant det) {
      return new Expr.Determinant(
          det.rowLetter(), det.columnLetter(), det.lower(), det.upper(), by.apply(det.body()));
    } else if (expr instanceof Expr.Inverse inverse) {
      return new Expr.Inverse(
          inverse.row(),
          inverse.column(),
          inverse.rowLetter(),
          inverse.columnLetter(),
          inverse.lower(),
          inverse.upper(),
          by.apply(inverse.body()));
    } else if (expr instanceof Expr.Derivative derivative) {
      return new Expr.Derivative(
          by.apply(derivative.of()), (Expr.Ref) by.apply(derivative.variable()));
    } else if (expr instanceof Expr.At at) {
      List<Expr.Binding> bindings = new ArrayList<>();
      for (Expr.Binding binding : at.bindings()) {
        bindings.add(
            new Expr.Binding(
                (Expr.Ref) by.apply(binding.variable()),
                by.apply(binding.value()),
                binding.letters(),
                binding.ranges()));
      }
      return new Expr.At(by.apply(at.body()), bindings);
    } else if (expr instanceof Expr.Piecewise piecewise) {
      List<Expr.Branch> branches = new ArrayList<>();
      for (Expr.Branch branch : piecewise.branches()) {
        Expr.Condition condition = branch.condition();
        branches.add(
            new Expr.Branch(
                by.apply(branch.value()),
                condition == null
                    ? null
                    : new Expr.Condition(
                        by.apply(condition.left()),
                        condition.relation(),
                        by.apply(condition.right()))));
      }
      return new Expr.Piecewise(branches);
    }
    return expr;
  }

  private static List<Expr> all(List<Expr> parts, UnaryOperator<Expr> by) {
    List<Expr> mapped = new ArrayList<>(parts.size());
    for (Expr part : parts) {
      mapped.add(by.apply(part));
    }
    return mapped;
  }
}
