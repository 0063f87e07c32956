package dev.rederive.meaning.formula;

import dev.rederive.math.Definition;
import dev.rederive.math.Expr;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Quantity;
import dev.rederive.math.Range;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What stands for any smooth function where nobody defined one: the terms of its Taylor expansion up
 * to the order that is asked for, with free coefficients, so that at any one point its value and
 * its derivatives can be any numbers.
 */
public final class GeneralForm {
  /** Nobody differentiates oftener; the terms double with each degree. */
  private static final int HIGHEST = 4;

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
   * @param order how often it is differentiated
   */
  public static Definition of(Quantity function, Collection<Quantity> arguments, int order) {
    GeneralForm form = new GeneralForm(function);
    List<Expr> terms = new ArrayList<>();
    terms.add(form.coefficient(List.of(), List.of()));
    for (int degree = 1; degree <= Math.min(order, HIGHEST); degree++) {
      form.add(List.copyOf(arguments), degree, List.of(), List.of(), terms);
    }
    return new Definition(function, form.pattern, new Expr.Add(terms), null, null);
  }

  /** All products of so many arguments more, each with a coefficient of its own. */
  private void add(
      List<Quantity> arguments,
      int more,
      List<Quantity> factors,
      List<List<IndexExpr>> indices,
      List<Expr> terms) {
    if (more == 0) {
      terms.add(term(factors, indices));
      return;
    }
    for (Quantity next : arguments) {
      List<Quantity> longer = new ArrayList<>(factors);
      longer.add(next);
      List<IndexExpr> own = new ArrayList<>();
      for (int k = 0; k < next.rank(); k++) {
        own.add(IndexExpr.letter("#" + k + "'".repeat(factors.size())));
      }
      List<List<IndexExpr>> all = new ArrayList<>(indices);
      all.add(own);
      add(arguments, more - 1, longer, all, terms);
    }
  }

  /** A product of elements and their coefficient, over all elements. */
  private Expr term(List<Quantity> factors, List<List<IndexExpr>> indices) {
    List<Expr> product = new ArrayList<>();
    List<IndexExpr> all = new ArrayList<>();
    indices.forEach(all::addAll);
    product.add(coefficient(factors, all));
    for (int k = 0; k < factors.size(); k++) {
      product.add(new Expr.Ref(factors.get(k), indices.get(k)));
    }
    Expr term = new Expr.Multiply(product);
    for (int k = factors.size() - 1; k >= 0; k--) {
      List<Range> axes = factors.get(k).axes();
      for (int axis = axes.size() - 1; axis >= 0; axis--) {
        Range range = axes.get(axis);
        String letter = indices.get(k).get(axis).letter();
        term =
            new Expr.Reduction(
                Expr.Reduction.Kind.SUM, letter, range.lower(), range.upper(), List.of(), term);
      }
    }
    return term;
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
}
