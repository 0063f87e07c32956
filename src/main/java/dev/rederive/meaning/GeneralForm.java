package dev.rederive.meaning;

import dev.rederive.math.Definition;
import dev.rederive.math.Expr;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Quantity;
import dev.rederive.math.Range;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * What stands for any smooth function where nobody defined one: the terms of its Taylor expansion up
 * to the order that is asked for, with free coefficients, so that at any one point its value and
 * its derivatives can be any numbers.
 */
final class GeneralForm {
  private final Quantity function;
  private final List<IndexExpr> pattern = new ArrayList<>();

  private GeneralForm(Quantity function) {
    this.function = function;
    for (int k = 0; k < function.rank(); k++) {
      pattern.add(IndexExpr.letter("#f" + k));
    }
  }

  /**
   * A quantity as any function of some others.
   *
   * @param order how often it is differentiated; 1 or 2, a higher one counts as 2
   */
  static Definition of(Quantity function, Collection<Quantity> arguments, int order) {
    GeneralForm form = new GeneralForm(function);
    List<Expr> terms = new ArrayList<>();
    terms.add(form.coefficient(List.of(), List.of()));
    for (Quantity one : arguments) {
      terms.add(
          overAxes(one, "", i -> times(form.coefficient(List.of(one), i), new Expr.Ref(one, i))));
    }
    if (order >= 2) {
      for (Quantity one : arguments) {
        for (Quantity other : arguments) {
          terms.add(
              overAxes(one, "", i -> overAxes(other, "'", j -> form.second(one, i, other, j))));
        }
      }
    }
    return new Definition(function, form.pattern, new Expr.Add(terms), null, null);
  }

  private Expr second(Quantity one, List<IndexExpr> i, Quantity other, List<IndexExpr> j) {
    List<IndexExpr> both = new ArrayList<>(i);
    both.addAll(j);
    return times(
        coefficient(List.of(one, other), both),
        times(new Expr.Ref(one, i), new Expr.Ref(other, j)));
  }

  private static Expr times(Expr a, Expr b) {
    return new Expr.Multiply(List.of(a, b));
  }

  /** Its own indices come first. */
  private Expr coefficient(List<Quantity> arguments, List<IndexExpr> indices) {
    List<Range> axes = new ArrayList<>(function.axes());
    StringBuilder name = new StringBuilder("c^{").append(function.name()).append("}_{");
    for (Quantity argument : arguments) {
      axes.addAll(argument.axes());
      name.append(name.charAt(name.length() - 1) == '{' ? "" : ",").append(argument.name());
    }
    List<IndexExpr> all = new ArrayList<>(pattern);
    all.addAll(indices);
    return new Expr.Ref(new Quantity(name.append('}').toString(), axes, 1), all);
  }

  private static Expr overAxes(
      Quantity quantity, String mark, Function<List<IndexExpr>, Expr> body) {
    List<IndexExpr> indices = new ArrayList<>();
    for (int k = 0; k < quantity.rank(); k++) {
      indices.add(IndexExpr.letter("#" + k + mark));
    }
    Expr result = body.apply(indices);
    for (int k = quantity.rank() - 1; k >= 0; k--) {
      Range axis = quantity.axes().get(k);
      result =
          new Expr.Reduction(
              Expr.Reduction.Kind.SUM,
              "#" + k + mark,
              axis.lower(),
              axis.upper(),
              List.of(),
              result);
    }
    return result;
  }
}
