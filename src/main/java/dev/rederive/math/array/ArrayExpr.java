package dev.rederive.math.array;

import dev.rederive.math.Expr;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Quantity;
import dev.rederive.math.Range;
import java.util.List;

/**
 * A formula over scalars, vectors and matrices as wholes. Every part has a shape; that the shapes of
 * the parts fit is up to whoever puts them together.
 */
public sealed interface ArrayExpr {
  Shape shape();

  /** A number; the formula may be any. */
  record Scalar(Expr value) implements ArrayExpr {
    @Override
    public Shape shape() {
      return Shape.SCALAR;
    }
  }

  /**
   * An array that has a name.
   *
   * @param quantity its axes are those of the slots, then the rows, then the columns
   * @param slots which of a stack of arrays: {@code x_n}, {@code W^{(l)}}
   */
  record Whole(Quantity quantity, List<IndexExpr> slots, Shape shape) implements ArrayExpr {
    public Whole {
      slots = List.copyOf(slots);
    }
  }

  /** The same number everywhere: {@code \mathbf{1}}, {@code \mathbf{0}}. */
  record Constant(Expr.Number value, Shape shape) implements ArrayExpr {}

  record Identity(Range order) implements ArrayExpr {
    @Override
    public Shape shape() {
      return Shape.matrix(order, order);
    }
  }

  record Transpose(ArrayExpr of) implements ArrayExpr {
    @Override
    public Shape shape() {
      return of.shape().transposed();
    }
  }

  record Negate(ArrayExpr of) implements ArrayExpr {
    @Override
    public Shape shape() {
      return of.shape();
    }
  }

  /** Terms of one shape; scalars among them are added to every element. */
  record Sum(List<ArrayExpr> terms, Shape shape) implements ArrayExpr {
    public Sum {
      terms = List.copyOf(terms);
    }
  }

  /** A scalar times an array. */
  record Scale(ArrayExpr factor, ArrayExpr of) implements ArrayExpr {
    @Override
    public Shape shape() {
      return of.shape();
    }
  }

  /** The product of matrices, inner and outer products included. */
  record Product(ArrayExpr left, ArrayExpr right) implements ArrayExpr {
    @Override
    public Shape shape() {
      return new Shape(left.shape().rows(), right.shape().columns());
    }
  }

  /** Element by element; all factors have one shape. */
  record Hadamard(List<ArrayExpr> factors, Shape shape) implements ArrayExpr {
    public Hadamard {
      factors = List.copyOf(factors);
    }
  }

  /**
   * A scalar formula applied to every element.
   *
   * @param template the formula, with a scalar reference to each formal
   * @param formals what the arguments' elements stand for
   * @param arguments of the given shape, or scalars
   */
  record Each(Expr template, List<Quantity> formals, List<ArrayExpr> arguments, Shape shape)
      implements ArrayExpr {
    public Each {
      formals = List.copyOf(formals);
      arguments = List.copyOf(arguments);
    }
  }

  record Inverse(ArrayExpr of) implements ArrayExpr {
    @Override
    public Shape shape() {
      return of.shape();
    }
  }

  record Determinant(ArrayExpr of) implements ArrayExpr {
    @Override
    public Shape shape() {
      return Shape.SCALAR;
    }
  }

  record Trace(ArrayExpr of) implements ArrayExpr {
    @Override
    public Shape shape() {
      return Shape.SCALAR;
    }
  }

  /** The sum of all elements. */
  record Total(ArrayExpr of) implements ArrayExpr {
    @Override
    public Shape shape() {
      return Shape.SCALAR;
    }
  }

  /** The square matrix with a vector on its diagonal. */
  record DiagonalMatrix(ArrayExpr of) implements ArrayExpr {
    @Override
    public Shape shape() {
      List<Range> order = of.shape().axes();
      return new Shape(order, order);
    }
  }

  /** The diagonal of a square matrix as a column. */
  record DiagonalOf(ArrayExpr of) implements ArrayExpr {
    @Override
    public Shape shape() {
      return new Shape(of.shape().rows(), List.of());
    }
  }

  record Kronecker(ArrayExpr left, ArrayExpr right) implements ArrayExpr {
    @Override
    public Shape shape() {
      return new Shape(
          joined(left.shape().rows(), right.shape().rows()),
          joined(left.shape().columns(), right.shape().columns()));
    }

    private static List<Range> joined(List<Range> slow, List<Range> fast) {
      List<Range> both = new java.util.ArrayList<>(slow);
      both.addAll(fast);
      return both;
    }
  }

  /** The columns of a matrix below each other. */
  record Vec(ArrayExpr of) implements ArrayExpr {
    @Override
    public Shape shape() {
      return new Shape(Kronecker.joined(of.shape().columns(), of.shape().rows()), List.of());
    }
  }

  /** Numbers written out in rows; the shape's ranges begin at 1. */
  record Entries(List<List<ArrayExpr>> rows, Shape shape) implements ArrayExpr {
    public Entries {
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /**
   * Rows above each other, one for every value of a letter.
   *
   * @param letter may stand in what is a row
   * @param range what it runs over
   * @param of a row, or a number for a column of numbers
   */
  record Rows(String letter, Range range, ArrayExpr of) implements ArrayExpr {
    @Override
    public Shape shape() {
      return new Shape(List.of(range), of.shape().columns());
    }
  }

  /**
   * Arrays put together, those of a row beside each other, the rows below each other.
   *
   * @param cells each of the height of its row and the width of its column; a number that is 0
   *     stands for zeros
   * @param heights the ranges of the rows of cells; none for a row of one
   * @param widths likewise of the columns
   */
  record Blocks(
      List<List<ArrayExpr>> cells, List<List<Range>> heights, List<List<Range>> widths, Shape shape)
      implements ArrayExpr {
    public Blocks {
      cells = cells.stream().map(List::copyOf).toList();
      heights = heights.stream().map(List::copyOf).toList();
      widths = widths.stream().map(List::copyOf).toList();
    }
  }

  /** A sum of arrays, or a product of numbers, over an index letter. */
  record Over(
      Expr.Reduction.Kind kind,
      String letter,
      IndexExpr lower,
      IndexExpr upper,
      List<IndexExpr> exclusions,
      ArrayExpr of)
      implements ArrayExpr {
    public Over {
      exclusions = List.copyOf(exclusions);
    }

    @Override
    public Shape shape() {
      return of.shape();
    }
  }

  /**
   * The derivative of every element by every element.
   *
   * @param by a {@link Whole} or a {@link Scalar} that is a reference
   * @param outputsFirst whether the elements of what is differentiated run along the rows; for a
   *     scalar, whether the result is shaped like the transpose of the variable
   */
  record Derivative(ArrayExpr of, ArrayExpr by, boolean outputsFirst, Shape shape)
      implements ArrayExpr {}

  /**
   * A formula with quantities replaced throughout, in what it depends on too.
   *
   * @param variables wholes or scalar references
   * @param values what takes their places, each of the shape of its variable
   */
  record At(ArrayExpr of, List<ArrayExpr> variables, List<ArrayExpr> values) implements ArrayExpr {
    public At {
      variables = List.copyOf(variables);
      values = List.copyOf(values);
    }

    @Override
    public Shape shape() {
      return of.shape();
    }
  }

  /**
   * The total differential of every element.
   *
   * @param changing what changes, as a whole; the rest is constant
   */
  record Differential(ArrayExpr of, List<Quantity> changing) implements ArrayExpr {
    public Differential {
      changing = List.copyOf(changing);
    }

    @Override
    public Shape shape() {
      return of.shape();
    }
  }

  /**
   * A function nobody defined, of all elements of its arguments.
   *
   * @param shape scalar, or the column of its values
   */
  record Opaque(String function, List<ArrayExpr> arguments, Shape shape) implements ArrayExpr {
    public Opaque {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * {@code prod(∂J/∂o, ∂o/∂W)}: derivatives in a chain, multiplied over all elements of what stands
   * between them, whatever their shapes.
   *
   * @param of what the first link differentiates; a scalar
   * @param links what each link differentiates by, one after the other; wholes or references
   */
  record Chain(ArrayExpr of, List<ArrayExpr> links) implements ArrayExpr {
    public Chain {
      links = List.copyOf(links);
    }

    @Override
    public Shape shape() {
      return links.get(links.size() - 1).shape();
    }
  }

  /** One element as a scalar. */
  record Element(ArrayExpr of, List<IndexExpr> row, List<IndexExpr> column) implements ArrayExpr {
    public Element {
      row = List.copyOf(row);
      column = List.copyOf(column);
    }

    @Override
    public Shape shape() {
      return Shape.SCALAR;
    }
  }
}
