package dev.rederive.mutation;

import dev.rederive.math.Expr;
import dev.rederive.math.FreeIndex;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Range;
import dev.rederive.math.Statement;
import dev.rederive.math.array.ArrayExpr;
import dev.rederive.math.array.ArrayParts;
import dev.rederive.math.array.ArraySides;
import dev.rederive.math.array.ArrayText;
import dev.rederive.math.array.Elements;
import dev.rederive.math.array.Refit;
import dev.rederive.math.array.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Mistakes that people make with vectors and matrices as wholes. */
final class ArrayChanges {
  private ArrayChanges() {}

  static void dropTranspose(ArrayExpr part, ArrayChange.Outlet outlet) {
    if (part instanceof ArrayExpr.Transpose transpose && !transpose.of().shape().isScalar()) {
      outlet.put(transpose.of(), "transpose of " + ArrayText.of(transpose.of()) + " dropped");
    }
  }

  static void swapFactors(ArrayExpr part, ArrayChange.Outlet outlet) {
    if (part instanceof ArrayExpr.Product product) {
      outlet.put(
          new ArrayExpr.Product(product.right(), product.left()),
          "factors of " + ArrayText.of(part) + " swapped");
    }
  }

  /** ⊙ for the product, and the product for ⊙. */
  static void mistakeProduct(ArrayExpr part, ArrayChange.Outlet outlet) {
    if (part instanceof ArrayExpr.Product product && product.left().shape().isMatrix()) {
      outlet.put(
          new ArrayExpr.Hadamard(List.of(product.left(), product.right()), product.left().shape()),
          "⊙ for the product in " + ArrayText.of(part));
    } else if (part instanceof ArrayExpr.Hadamard product && product.factors().size() == 2) {
      outlet.put(
          new ArrayExpr.Product(product.factors().get(0), product.factors().get(1)),
          "the product for ⊙ in " + ArrayText.of(part));
    }
  }

  /** aᵀb for abᵀ, and the other way about. */
  static void turnInsideOut(ArrayExpr part, ArrayChange.Outlet outlet) {
    if (part instanceof ArrayExpr.Product product
        && product.left().shape().isVector()
        && product.right().shape().isVector()) {
      outlet.put(
          new ArrayExpr.Product(
              new ArrayExpr.Transpose(product.left()), new ArrayExpr.Transpose(product.right())),
          (product.shape().isScalar() ? "outer for inner" : "inner for outer")
              + " product in "
              + ArrayText.of(part));
    }
  }

  /** All claims that an operator makes of a claim between arrays; those that do not fit included. */
  static List<Mutant> of(Operator operator, Statement.Claim claim) {
    List<Mutant> mutants = new ArrayList<>();
    if (claim.arrays() != null) {
      ArraySides sides = claim.arrays();
      everywhere(
          sides.left(),
          operator,
          UnaryOperator.identity(),
          (side, what) ->
              add(
                  new ArraySides(side, sides.right()),
                  what + " on the left side",
                  operator,
                  claim,
                  mutants));
      everywhere(
          sides.right(),
          operator,
          UnaryOperator.identity(),
          (side, what) ->
              add(
                  new ArraySides(sides.left(), side),
                  what + " on the right side",
                  operator,
                  claim,
                  mutants));
    }
    return mutants;
  }

  private static void everywhere(
      ArrayExpr part,
      Operator operator,
      UnaryOperator<ArrayExpr> whole,
      ArrayChange.Outlet outlet) {
    operator
        .arrayChange()
        .apply(part, (replacement, what) -> outlet.put(whole.apply(replacement), what));
    List<ArrayExpr> parts = ArrayParts.of(part);
    for (int k = 0; k < parts.size(); k++) {
      int at = k;
      everywhere(parts.get(k), operator, other -> whole.apply(withPart(part, at, other)), outlet);
    }
  }

  private static ArrayExpr withPart(ArrayExpr array, int at, ArrayExpr other) {
    int[] next = {0};
    return ArrayParts.map(array, old -> next[0]++ == at ? other : old);
  }

  private static void add(
      ArraySides sides,
      String what,
      Operator operator,
      Statement.Claim claim,
      List<Mutant> mutants) {
    Statement.Claim changed = claim.withArrays(sides, claim.left(), claim.right());
    if (!Refit.fit(changed)) {
      mutants.add(new Mutant(operator, what, changed));
      return;
    }
    ArraySides fitted = new ArraySides(Refit.of(sides.left()), Refit.of(sides.right()));
    mutants.add(
        new Mutant(
            operator,
            what,
            claim.withArrays(
                fitted, element(fitted.left(), claim), element(fitted.right(), claim))));
  }

  private static Expr element(ArrayExpr side, Statement.Claim claim) {
    Shape shape = side.shape();
    Map<String, Range> letters = new HashMap<>();
    for (FreeIndex free : claim.free()) {
      letters.put(free.letter(), free.range());
    }
    List<IndexExpr> row = ArraySides.rows(shape);
    List<IndexExpr> column = ArraySides.columns(shape);
    return new Elements(null).at(side, row, column, letters);
  }
}
