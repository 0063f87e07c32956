package dev.rederive.math.array;

import dev.rederive.math.IndexExpr;
import dev.rederive.math.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Works out the shapes of an array formula anew after a part of it was changed. */
public final class Refit {
  private Refit() {}

  /** The formula with the shapes its parts give it, or null if they do not fit together. */
  public static ArrayExpr of(ArrayExpr array) {
    List<ArrayExpr> parts = new ArrayList<>();
    for (ArrayExpr part : ArrayParts.of(array)) {
      ArrayExpr refitted = of(part);
      if (refitted == null) {
        return null;
      }
      parts.add(refitted);
    }
    if (array instanceof ArrayExpr.Sum) {
      Shape shape = common(parts);
      return shape == null ? null : new ArrayExpr.Sum(parts, shape);
    } else if (array instanceof ArrayExpr.Hadamard) {
      Shape shape = common(parts);
      return shape == null ? null : new ArrayExpr.Hadamard(parts, shape);
    } else if (array instanceof ArrayExpr.Each each) {
      Shape shape = common(parts);
      return shape == null
          ? null
          : new ArrayExpr.Each(each.template(), each.formals(), parts, shape);
    } else if (array instanceof ArrayExpr.Product) {
      boolean inner = parts.get(0).shape().columns().equals(parts.get(1).shape().rows());
      return inner ? new ArrayExpr.Product(parts.get(0), parts.get(1)) : null;
    } else if (array instanceof ArrayExpr.Scale && !parts.get(0).shape().isScalar()) {
      return null;
    } else if (needsSquare(array) && !isSquare(parts.get(0).shape())) {
      return null;
    } else if (array instanceof ArrayExpr.DiagonalMatrix && !parts.get(0).shape().isVector()) {
      return null;
    } else if (array instanceof ArrayExpr.Derivative derivative
        && !fits(derivative, parts.get(0).shape(), parts.get(1).shape())) {
      return null;
    } else if (array instanceof ArrayExpr.Element element
        && (parts.get(0).shape().rows().size() != element.row().size()
            || parts.get(0).shape().columns().size() != element.column().size())) {
      return null;
    } else if (array instanceof ArrayExpr.Entries
        && parts.stream().anyMatch(part -> !part.shape().isScalar())) {
      return null;
    } else if (array instanceof ArrayExpr.Blocks
        && !parts.stream()
            .map(ArrayExpr::shape)
            .toList()
            .equals(ArrayParts.of(array).stream().map(ArrayExpr::shape).toList())) {
      return null;
    } else if (array instanceof ArrayExpr.Rows && !parts.get(0).shape().rows().isEmpty()) {
      return null;
    } else if (array instanceof ArrayExpr.At at && !fits(at, parts)) {
      return null;
    } else if (array instanceof ArrayExpr.Chain && !parts.get(0).shape().isScalar()) {
      return null;
    }
    int[] next = {0};
    return ArrayParts.map(array, old -> parts.get(next[0]++));
  }

  /**
   * Whether the two sides of a claim with arrays fit together: one shape, or a number beside an
   * array. A claim between numbers has no letters free for rows and columns, so that neither side
   * may become an array.
   */
  public static boolean fit(Statement.Claim claim) {
    ArrayExpr left = of(claim.arrays().left());
    ArrayExpr right = of(claim.arrays().right());
    if (left == null || right == null) {
      return false;
    }
    Shape shape = isOfAnyShape(left) ? right.shape() : left.shape();
    boolean together =
        left.shape().equals(right.shape()) || isOfAnyShape(left) || isOfAnyShape(right);
    return together
        && Stream.concat(ArraySides.rows(shape).stream(), ArraySides.columns(shape).stream())
            .map(IndexExpr::letter)
            .allMatch(
                letter -> claim.free().stream().anyMatch(free -> free.letter().equals(letter)));
  }

  /** A number, or the zeros that fill whatever they stand beside. */
  private static boolean isOfAnyShape(ArrayExpr array) {
    return array.shape().isScalar()
        || array instanceof ArrayExpr.Constant constant && constant.value().value().isZero();
  }

  /** The shape all parts have that are no scalars; scalar if all are; null if they differ. */
  private static Shape common(List<ArrayExpr> parts) {
    Shape shape = Shape.SCALAR;
    for (ArrayExpr part : parts) {
      if (shape.isScalar()) {
        shape = part.shape();
      } else if (!part.shape().isScalar() && !part.shape().equals(shape)) {
        return null;
      }
    }
    return shape;
  }

  /** Whether each value has the shape of what it stands for. */
  private static boolean fits(ArrayExpr.At at, List<ArrayExpr> parts) {
    int count = at.variables().size();
    for (int k = 1; k <= count; k++) {
      if (!parts.get(k).shape().equals(parts.get(count + k).shape())) {
        return false;
      }
    }
    return true;
  }

  private static boolean needsSquare(ArrayExpr array) {
    return array instanceof ArrayExpr.Inverse
        || array instanceof ArrayExpr.Determinant
        || array instanceof ArrayExpr.Trace
        || array instanceof ArrayExpr.DiagonalOf;
  }

  /** A number counts as a matrix of one row and one column. */
  private static boolean isSquare(Shape shape) {
    return shape.isScalar() || shape.isMatrix() && shape.isSquare();
  }

  /** Whether a derivative has the shape that what it differentiates and its variable give it. */
  private static boolean fits(ArrayExpr.Derivative derivative, Shape of, Shape by) {
    Shape shape = derivative.shape();
    if (by.isScalar()) {
      return shape.equals(of);
    } else if (of.isScalar()) {
      return shape.equals(derivative.outputsFirst() ? by.transposed() : by);
    }
    return shape.equals(
        derivative.outputsFirst()
            ? new Shape(of.axes(), by.axes())
            : new Shape(by.axes(), of.axes()));
  }
}
