package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.math.Expr;
import dev.rederive.math.Range;
import dev.rederive.math.array.ArrayExpr;
import dev.rederive.math.array.Shape;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NotUnderstood;
import dev.rederive.meaning.name.Typeface;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads arrays that are put together of numbers or of arrays: matrices written out, {@code
 * \begin{bmatrix} A & B \\ 0 & I \end{bmatrix}}, lists of numbers, {@code [h, x]} for one vector
 * below another.
 */
final class ArrayBlocks {
  private final ArrayReader reader;
  private final ArrayAlgebra algebra;
  private final ArrayNames names;

  ArrayBlocks(ArrayReader reader, ArrayAlgebra algebra, ArrayNames names) {
    this.reader = reader;
    this.algebra = algebra;
    this.names = names;
  }

  /**
   * Whether a list in square brackets may put vectors below each other: of names by different
   * letters. Those of one letter, {@code [w_1, w_2]}, would as well be the columns of a matrix.
   */
  static boolean mayJoin(Notation notation) {
    if (!(notation instanceof Notation.Fenced list)
        || !list.open().equals("[")
        || !ArrayOperators.isList(list)) {
      return false;
    }
    Set<String> letters = new HashSet<>();
    for (Notation item : list.items()) {
      Name name = Name.of(item);
      boolean number = item instanceof Notation.Numeral;
      if (!number && (name == null || name.power() != null)) {
        return false;
      }
      if (!number && !letters.add(Typeface.bare(name.base()))) {
        return false;
      }
    }
    return !letters.isEmpty();
  }

  /** A list in brackets: numbers are a column, however they are printed. */
  ArrayExpr column(Notation.Fenced list, Context context) {
    List<List<ArrayExpr>> rows = new ArrayList<>();
    for (Notation item : list.items()) {
      rows.add(List.of(reader.read(item, context)));
    }
    boolean columns =
        rows.stream()
            .allMatch(row -> row.get(0).shape().isScalar() || row.get(0).shape().isColumn());
    for (List<ArrayExpr> row : rows) {
      if (!row.get(0).shape().isScalar() && !(columns && mayJoin(list))) {
        throw new NotUnderstood("a list of " + row.get(0).shape().words() + "s", list.span());
      }
    }
    if (rows.stream().allMatch(row -> row.get(0).shape().isScalar())) {
      context.note("a list in brackets is a column");
      return new ArrayExpr.Entries(rows, Shape.column(names.given(rows.size())));
    }
    context.note("vectors in square brackets stand one below the other");
    return blocks(rows, list.span());
  }

  /** Numbers or arrays written out in rows; rows above each other, columns beside each other. */
  ArrayExpr matrix(Notation.Matrix matrix, Context context) {
    List<List<ArrayExpr>> rows = new ArrayList<>();
    for (List<Notation> row : matrix.rows()) {
      List<ArrayExpr> cells = new ArrayList<>();
      for (Notation cell : row) {
        cells.add(reader.read(cell, context));
      }
      if (!rows.isEmpty() && rows.get(0).size() != cells.size()) {
        throw new NotUnderstood("rows of different lengths", matrix.span());
      }
      rows.add(cells);
    }
    Range down = names.given(rows.size());
    Range across = names.given(rows.get(0).size());
    if (rows.stream().flatMap(List::stream).allMatch(cell -> cell.shape().isScalar())) {
      return new ArrayExpr.Entries(
          rows,
          new Shape(
              rows.size() == 1 ? List.of() : List.of(down),
              rows.get(0).size() == 1 ? List.of() : List.of(across)));
    }
    return blocks(rows, matrix.span());
  }

  private ArrayExpr blocks(List<List<ArrayExpr>> cells, Span span) {
    for (List<ArrayExpr> row : cells) {
      boolean high = row.stream().anyMatch(cell -> !cell.shape().rows().isEmpty());
      for (int j = 0; j < row.size(); j++) {
        int at = j;
        boolean wide = cells.stream().anyMatch(r -> !r.get(at).shape().columns().isEmpty());
        if (row.get(j).shape().isScalar() && !isZero(row.get(j)) && (high || wide)) {
          throw new NotUnderstood("a number beside or above arrays in a matrix", span);
        }
      }
    }
    List<List<Range>> heights = new ArrayList<>();
    for (List<ArrayExpr> row : cells) {
      heights.add(common(row, true, span));
    }
    List<List<Range>> widths = new ArrayList<>();
    for (int j = 0; j < cells.get(0).size(); j++) {
      int at = j;
      widths.add(common(cells.stream().map(row -> row.get(at)).toList(), false, span));
    }
    List<List<ArrayExpr>> filled = new ArrayList<>();
    ArrayExpr zero = new ArrayExpr.Scalar(Expr.Number.of(0));
    cells.forEach(row -> filled.add(row.stream().map(c -> isZeros(c) ? zero : c).toList()));
    Shape shape = new Shape(joined(heights, span, "rows"), joined(widths, span, "columns"));
    return new ArrayExpr.Blocks(filled, heights, widths, shape);
  }

  private static boolean isZero(ArrayExpr cell) {
    return cell instanceof ArrayExpr.Scalar scalar && Expr.Number.isZero(scalar.value());
  }

  /** {@code \mathbf{0}}, which is as large as what stands beside and below it. */
  private static boolean isZeros(ArrayExpr cell) {
    return cell instanceof ArrayExpr.Constant constant && constant.value().value().isZero();
  }

  /** The rows, or columns, that arrays in a row, or a column, have in common. */
  private List<Range> common(List<ArrayExpr> cells, boolean rows, Span span) {
    List<Range> found = null;
    for (ArrayExpr cell : cells) {
      if (cell.shape().isScalar() || isZeros(cell)) {
        continue;
      }
      List<Range> own = rows ? cell.shape().rows() : cell.shape().columns();
      if (own.size() > 1 || found != null && !algebra.fits(found, own)) {
        throw new NotUnderstood("a matrix made of blocks that do not fit together", span);
      }
      found = own;
    }
    if (found == null && cells.stream().anyMatch(ArrayBlocks::isZeros)) {
      throw new NotUnderstood("zeros in a matrix, of which nothing says how many", span);
    }
    return found == null ? List.of() : found;
  }

  private List<Range> joined(List<List<Range>> parts, Span span, String which) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    List<String> sizes = new ArrayList<>();
    parts.forEach(part -> sizes.add(part.isEmpty() ? "1" : Shape.size(part.get(0))));
    String text = which + " " + String.join(", ", sizes);
    Range range = names.joined(span.start(), which, text, parts);
    if (!algebra.isFinding() && !names.isJoined(range)) {
      throw new NotUnderstood(
          "nothing says that "
              + Shape.size(range)
              + " is "
              + String.join(" and ", sizes)
              + " together",
          span);
    }
    return List.of(range);
  }
}
