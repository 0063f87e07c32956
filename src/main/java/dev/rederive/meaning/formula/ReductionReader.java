package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.math.Expr;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Range;
import dev.rederive.meaning.index.Ranges;
import dev.rederive.meaning.name.Binder;
import dev.rederive.meaning.name.NotUnderstood;
import dev.rederive.meaning.name.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/** Reads sums and products over the ranges of their letters. */
final class ReductionReader {
  private final FormulaReader formulas;
  private final Vocabulary vocabulary;
  private final Ranges ranges;
  private final Symbols symbols;

  ReductionReader(FormulaReader formulas, Vocabulary vocabulary, Ranges ranges, Symbols symbols) {
    this.formulas = formulas;
    this.vocabulary = vocabulary;
    this.ranges = ranges;
    this.symbols = symbols;
  }

  /** The sum or product an operator means. */
  Expr read(Notation.BigOperator operator, Context context) {
    Expr.Reduction.Kind kind =
        switch (operator.operator()) {
          case "sum" -> Expr.Reduction.Kind.SUM;
          case "prod" -> Expr.Reduction.Kind.PRODUCT;
          case "max" -> Expr.Reduction.Kind.MAXIMUM;
          case "min" -> Expr.Reduction.Kind.MINIMUM;
          case "int", "iint", "oint" ->
              throw new NotUnderstood("integrals are not judged", operator.span());
          case ListsWithDots.DOWN, ListsWithDots.ACROSS, ListsWithDots.IN_BRACKETS ->
              throw new NotUnderstood("a list where a number is needed", operator.span());
          case "lim" -> throw new NotUnderstood("limits are not judged", operator.span());
          default ->
              throw new NotUnderstood(
                  "\\" + operator.operator() + " is not read yet", operator.span());
        };
    List<Binder> binders = Binder.of(operator);
    if (binders.isEmpty()) {
      throw new NotUnderstood("it is not clear what the sum runs over", operator.span());
    }
    return bind(operator, kind, binders, 0, context);
  }

  private Expr bind(
      Notation.BigOperator operator,
      Expr.Reduction.Kind kind,
      List<Binder> binders,
      int at,
      Context context) {
    if (at == binders.size()) {
      if (operator.body() == null) {
        throw new NotUnderstood("a sum of nothing", operator.span());
      }
      return formulas.read(operator.body(), context);
    }
    Binder binder = binders.get(at);
    Range range = range(binder, context);
    IndexExpr lower = lower(binder, range, operator);
    IndexExpr upper = upper(binder, range, operator);
    List<IndexExpr> exclusions = exclusions(binder, context);
    if (upper.letter() != null) {
      context.range(upper.letter(), ranges);
    }
    if (lower.letter() != null) {
      context.range(lower.letter(), ranges);
    }
    Range before = context.bind(binder.letter(), range);
    Expr body;
    try {
      body = bind(operator, kind, binders, at + 1, context);
    } finally {
      context.unbind(binder.letter(), before);
    }
    return new Expr.Reduction(kind, binder.letter(), lower, upper, exclusions, body);
  }

  /** {@code \\sum_{j \\ne n}}: what a letter may not be says what else it may be. */
  private Range range(Binder binder, Context context) {
    Range own = ranges.ofBinder(binder, context.ordinal);
    if (!own.equals(Range.ofUnknownSize(binder.letter()))) {
      return own;
    }
    for (Notation exclusion : binder.exclusions()) {
      IndexExpr index = vocabulary.index(exclusion);
      if (index != null && index.letter() != null) {
        return context.range(index.letter(), ranges);
      }
    }
    return own;
  }

  /** The first value of a letter, its size noted. */
  IndexExpr lower(Binder binder, Range range, Notation.BigOperator operator) {
    IndexExpr lower = binder.lower() == null ? range.lower() : bound(binder.lower(), operator);
    symbols.useSize(lower);
    return lower;
  }

  /** The last value of a letter, its size noted. */
  IndexExpr upper(Binder binder, Range range, Notation.BigOperator operator) {
    IndexExpr upper = binder.upper() == null ? range.upper() : bound(binder.upper(), operator);
    symbols.useSize(upper);
    return upper;
  }

  /** The values a letter leaves out. */
  List<IndexExpr> exclusions(Binder binder, Context context) {
    List<IndexExpr> exclusions = new ArrayList<>();
    for (Notation exclusion : binder.exclusions()) {
      IndexExpr index = vocabulary.index(exclusion);
      if (index == null) {
        throw new NotUnderstood("not an index", exclusion.span());
      }
      if (index.letter() != null) {
        context.range(index.letter(), ranges);
      }
      exclusions.add(index);
    }
    return exclusions;
  }

  private IndexExpr bound(IndexExpr raw, Notation.BigOperator operator) {
    IndexExpr typed = vocabulary.typed(raw);
    if (typed == null) {
      throw new NotUnderstood(
          "the bounds are not whole numbers, sizes or letters", operator.span());
    }
    return typed;
  }
}
