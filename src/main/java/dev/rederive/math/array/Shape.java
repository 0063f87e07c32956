package dev.rederive.math.array;

import dev.rederive.math.IndexExpr;
import dev.rederive.math.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rows and columns of an array. Each of the two is a list of ranges: none for a single row or
 * column, one as a rule, two where a Kronecker product or vec pairs them up, the first the slower.
 */
public record Shape(List<Range> rows, List<Range> columns) {
  public static final Shape SCALAR = new Shape(List.of(), List.of());

  public Shape {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
  }

  public static Shape column(Range rows) {
    return new Shape(List.of(rows), List.of());
  }

  public static Shape matrix(Range rows, Range columns) {
    return new Shape(List.of(rows), List.of(columns));
  }

  public boolean isScalar() {
    return rows.isEmpty() && columns.isEmpty();
  }

  public boolean isColumn() {
    return !rows.isEmpty() && columns.isEmpty();
  }

  public boolean isRow() {
    return rows.isEmpty() && !columns.isEmpty();
  }

  public boolean isVector() {
    return rows.isEmpty() != columns.isEmpty();
  }

  public boolean isMatrix() {
    return !rows.isEmpty() && !columns.isEmpty();
  }

  public boolean isSquare() {
    return rows.equals(columns);
  }

  public Shape transposed() {
    return new Shape(columns, rows);
  }

  /** The ranges of its elements: of its rows, then of its columns. */
  public List<Range> axes() {
    List<Range> axes = new ArrayList<>(rows);
    axes.addAll(columns);
    return axes;
  }

  /** {@code a 3 × n matrix}, {@code a column of d}, {@code a scalar}. */
  public String words() {
    if (isScalar()) {
      return "a scalar";
    } else if (isColumn()) {
      return "a column vector (" + this + ")";
    } else if (isRow()) {
      return "a row vector (" + this + ")";
    }
    return "a matrix (" + this + ")";
  }

  /** {@code m × n}. */
  @Override
  public String toString() {
    return size(rows) + " × " + size(columns);
  }

  private static String size(List<Range> ranges) {
    return ranges.isEmpty()
        ? "1"
        : ranges.stream().map(Shape::size).collect(Collectors.joining("·"));
  }

  /** How many values a range has, as text. */
  public static String size(Range range) {
    IndexExpr upper = range.upper();
    if (range.lower().isConstant() && upper.letter() == null) {
      int more = upper.offset() - range.lower().offset() + 1;
      return upper.size() == null
          ? String.valueOf(more)
          : more == 0
              ? upper.size()
              : "(" + upper.size() + (more > 0 ? "+" : "-") + Math.abs(more) + ")";
    }
    return range.name();
  }
}
