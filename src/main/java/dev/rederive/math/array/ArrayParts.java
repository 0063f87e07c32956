package dev.rederive.math.array;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The direct array parts of an array formula, and the same formula with other parts. */
public final class ArrayParts {
  private ArrayParts() {}

  /** In reading order; the variable of a derivative counts as a part. */
  public static List<ArrayExpr> of(ArrayExpr array) {
    List<ArrayExpr> parts = new ArrayList<>();
    map(
        array,
        part -> {
          parts.add(part);
          return part;
        });
    return parts;
  }

  /** The formula with each direct part replaced by one of the same shape. */
  public static ArrayExpr map(ArrayExpr array, UnaryOperator<ArrayExpr> by) {
    if (array instanceof ArrayExpr.Transpose transpose) {
      return new ArrayExpr.Transpose(by.apply(transpose.of()));
    } else if (array instanceof ArrayExpr.Negate negate) {
      return new ArrayExpr.Negate(by.apply(negate.of()));
    } else if (array instanceof ArrayExpr.Sum sum) {
      return new ArrayExpr.Sum(all(sum.terms(), by), sum.shape());
    } else if (array instanceof ArrayExpr.Scale scale) {
      return new ArrayExpr.Scale(by.apply(scale.factor()), by.apply(scale.of()));
    } else if (array instanceof ArrayExpr.Product product) {
      return new ArrayExpr.Product(by.apply(product.left()), by.apply(product.right()));
    } else if (array instanceof ArrayExpr.Hadamard hadamard) {
      return new ArrayExpr.Hadamard(all(hadamard.factors(), by), hadamard.shape());
    } else if (array instanceof ArrayExpr.Each each) {
      return new ArrayExpr.Each(
          each.template(), each.formals(), all(each.arguments(), by), each.shape());
    } else if (array instanceof ArrayExpr.Inverse inverse) {
      return new ArrayExpr.Inverse(by.apply(inverse.of()));
    } else if (array instanceof ArrayExpr.Determinant determinant) {
      return new ArrayExpr.Determinant(by.apply(determinant.of()));
    } else if (array instanceof ArrayExpr.Trace trace) {
      return new ArrayExpr.Trace(by.apply(trace.of()));
    } else if (array instanceof ArrayExpr.Total total) {
      return new ArrayExpr.Total(by.apply(total.of()));
    } else if (array instanceof ArrayExpr.DiagonalMatrix diagonal) {
      return new ArrayExpr.DiagonalMatrix(by.apply(diagonal.of()));
    } else if (array instanceof ArrayExpr.DiagonalOf diagonal) {
      return new ArrayExpr.DiagonalOf(by.apply(diagonal.of()));
    } else if (array instanceof ArrayExpr.Kronecker kronecker) {
      return new ArrayExpr.Kronecker(by.apply(kronecker.left()), by.apply(kronecker.right()));
    } else if (array instanceof ArrayExpr.Vec vec) {
      return new ArrayExpr.Vec(by.apply(vec.of()));
    } else if (array instanceof ArrayExpr.Over over) {
      return new ArrayExpr.Over(
          over.kind(),
          over.letter(),
          over.lower(),
          over.upper(),
          over.exclusions(),
          by.apply(over.of()));
    } else if (array instanceof ArrayExpr.Derivative derivative) {
      return new ArrayExpr.Derivative(
          by.apply(derivative.of()),
          by.apply(derivative.by()),
          derivative.outputsFirst(),
          derivative.shape());
    } else if (array instanceof ArrayExpr.Rows rows) {
      return new ArrayExpr.Rows(rows.letter(), rows.range(), by.apply(rows.of()));
    } else if (array instanceof ArrayExpr.Entries entries) {
      return new ArrayExpr.Entries(
          entries.rows().stream().map(row -> all(row, by)).toList(), entries.shape());
    } else if (array instanceof ArrayExpr.Blocks blocks) {
      return new ArrayExpr.Blocks(
          blocks.cells().stream().map(row -> all(row, by)).toList(),
          blocks.heights(),
          blocks.widths(),
          blocks.shape());
    } else if (array instanceof ArrayExpr.At at) {
      return new ArrayExpr.At(by.apply(at.of()), all(at.variables(), by), all(at.values(), by));
    } else if (array instanceof ArrayExpr.Differential differential) {
      return new ArrayExpr.Differential(by.apply(differential.of()), differential.changing());
    } else if (array instanceof ArrayExpr.Opaque opaque) {
      return new ArrayExpr.Opaque(opaque.function(), all(opaque.arguments(), by), opaque.shape());
    } else if (array instanceof ArrayExpr.Chain chain) {
      return new ArrayExpr.Chain(by.apply(chain.of()), all(chain.links(), by));
    } else if (array instanceof ArrayExpr.Element element) {
      return new ArrayExpr.Element(by.apply(element.of()), element.row(), element.column());
    }
    return array;
  }

  private static List<ArrayExpr> all(List<ArrayExpr> parts, UnaryOperator<ArrayExpr> by) {
    List<ArrayExpr> mapped = new ArrayList<>(parts.size());
    for (ArrayExpr part : parts) {
      mapped.add(by.apply(part));
    }
    return mapped;
  }
}
