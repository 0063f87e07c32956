package dev.rederive.math.array;

import dev.rederive.math.IndexExpr;
import java.util.ArrayList;
import java.util.List;

/** The two sides of a claim as wholes; one shape, or one of them a number. */
public record ArraySides(ArrayExpr left, ArrayExpr right) {
  /** The letters that a claim between arrays leaves free for the rows. */
  public static List<IndexExpr> rows(Shape shape) {
    return letters("row", shape.rows().size());
  }

  /** The letters for the columns. */
  public static List<IndexExpr> columns(Shape shape) {
    return letters("column", shape.columns().size());
  }

  private static List<IndexExpr> letters(String name, int count) {
    List<IndexExpr> letters = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      letters.add(IndexExpr.letter(k == 0 ? name : name + " " + (k + 1)));
    }
    return letters;
  }
}
