package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.math.Expr;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Range;
import dev.rederive.math.array.ArrayExpr;
import dev.rederive.meaning.index.Ranges;
import dev.rederive.meaning.name.Binder;
import dev.rederive.meaning.name.NotUnderstood;
import java.util.List;

/** Reads sums, products and lists of arrays over an index. */
final class ArrayReductions {
  private final ArrayReader reader;
  private final FormulaReader formulas;
  private final Ranges ranges;
  private final ArrayAlgebra algebra;

  ArrayReductions(ArrayReader reader, FormulaReader formulas, Ranges ranges, ArrayAlgebra algebra) {
    this.reader = reader;
    this.formulas = formulas;
    this.ranges = ranges;
    this.algebra = algebra;
  }

  ArrayExpr read(Notation.BigOperator operator, Context context) {
    if (operator.body() == null) {
      throw new NotUnderstood("a sum of nothing", operator.span());
    }
    if (operator.operator().startsWith(ListsWithDots.DOWN)) {
      return listed(operator, context);
    }
    if (algebra.isFinding()) {
      return reader.read(operator.body(), context);
    }
    if (kind(operator) == null) {
      throw new NotUnderstood(
          "\\" + operator.operator() + " over arrays is not read", operator.span());
    }
    List<Binder> binders = Binder.of(operator);
    if (binders.isEmpty()) {
      throw new NotUnderstood("it is not clear what the sum runs over", operator.span());
    }
    return over(operator, binders, 0, context);
  }

  /** A list with dots: a column of numbers or of rows, or what is so from left to right. */
  private ArrayExpr listed(Notation.BigOperator list, Context context) {
    Binder binder = Binder.of(list).get(0);
    Range range = ranges.ofBinder(binder, context.ordinal);
    if (algebra.isFinding()) {
      reader.elements().bind(binder.letter(), context.ordinal, range);
    }
    Range before = context.bind(binder.letter(), range);
    ArrayExpr entry;
    try {
      entry = reader.read(list.body(), context);
    } finally {
      context.unbind(binder.letter(), before);
    }
    boolean down = !list.operator().equals(ListsWithDots.ACROSS);
    ArrayExpr row = down ? entry : ArrayReader.transpose(entry);
    if (!row.shape().rows().isEmpty()) {
      throw new NotUnderstood("a list of " + entry.shape().words() + "s", list.span());
    }
    ArrayExpr rows = new ArrayExpr.Rows(binder.letter(), range, row);
    return down ? rows : ArrayReader.transpose(rows);
  }

  private ArrayExpr over(
      Notation.BigOperator operator, List<Binder> binders, int at, Context context) {
    if (at == binders.size()) {
      return reader.read(operator.body(), context);
    }
    Binder binder = binders.get(at);
    Range range = ranges.ofBinder(binder, context.ordinal);
    IndexExpr lower = formulas.reductions().lower(binder, range, operator);
    IndexExpr upper = formulas.reductions().upper(binder, range, operator);
    List<IndexExpr> exclusions = formulas.reductions().exclusions(binder, context);
    Range before = context.bind(binder.letter(), range);
    ArrayExpr body;
    try {
      body = over(operator, binders, at + 1, context);
    } finally {
      context.unbind(binder.letter(), before);
    }
    Expr.Reduction.Kind kind = kind(operator);
    if (kind != Expr.Reduction.Kind.SUM && !body.shape().isScalar()) {
      String what = kind == Expr.Reduction.Kind.PRODUCT ? "a product" : "an extreme value";
      throw new NotUnderstood(what + " over an index of " + body.shape().words(), operator.span());
    }
    return new ArrayExpr.Over(kind, binder.letter(), lower, upper, exclusions, body);
  }

  private static Expr.Reduction.Kind kind(Notation.BigOperator operator) {
    return switch (operator.operator()) {
      case "sum" -> Expr.Reduction.Kind.SUM;
      case "prod" -> Expr.Reduction.Kind.PRODUCT;
      case "max" -> Expr.Reduction.Kind.MAXIMUM;
      case "min" -> Expr.Reduction.Kind.MINIMUM;
      default -> null;
    };
  }
}
