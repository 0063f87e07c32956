package dev.rederive.engine.lowering;

import dev.rederive.engine.dag.Dag;
import dev.rederive.math.Expr;
import dev.rederive.math.FreeLetters;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntBiFunction;

/**
 * The square matrices whose determinants and inverses are asked for. All elements of one inverse
 * share the matrix, so that it is worked out once and not once per element.
 */
final class Matrices {
  private final Dag dag;
  private final ToIntBiFunction<Expr, Scope> lower;
  private final ToIntBiFunction<IndexExpr, Scope> index;
  private final Map<Expr, Set<String>> freeLetters = new IdentityHashMap<>();
  private final Map<Expr, Map<Outer, SquareMatrix>> known = new IdentityHashMap<>();

  /** Everything around a matrix that its elements depend on. */
  private record Outer(
      String rowLetter,
      String columnLetter,
      int low,
      int high,
      List<Integer> letters,
      Map<Quantity, Integer> formals) {}

  /**
   * @param lower the node of a formula in a scope
   * @param index the value of an index expression in a scope
   */
  Matrices(Dag dag, ToIntBiFunction<Expr, Scope> lower, ToIntBiFunction<IndexExpr, Scope> index) {
    this.dag = dag;
    this.lower = lower;
    this.index = index;
  }

  int determinant(Expr.Determinant det, Scope scope) {
    return matrix(
            det.rowLetter(),
            det.columnLetter(),
            index.applyAsInt(det.lower(), scope),
            index.applyAsInt(det.upper(), scope),
            det.body(),
            scope)
        .determinant();
  }

  int element(Expr.Inverse inverse, Scope scope) {
    int low = index.applyAsInt(inverse.lower(), scope);
    int high = index.applyAsInt(inverse.upper(), scope);
    int row = index.applyAsInt(inverse.row(), scope);
    int column = index.applyAsInt(inverse.column(), scope);
    if (row < low || row > high || column < low || column > high) {
      throw new Unresolved(
          "element (" + row + "," + column + ") of an inverse is outside " + low + ".." + high);
    }
    return matrix(inverse.rowLetter(), inverse.columnLetter(), low, high, inverse.body(), scope)
        .inverse(row - low, column - low);
  }

  private SquareMatrix matrix(
      String rowLetter, String columnLetter, int low, int high, Expr body, Scope scope) {
    List<Integer> letters = new ArrayList<>();
    for (String letter : freeLetters.computeIfAbsent(body, FreeLetters::of)) {
      if (!letter.equals(rowLetter) && !letter.equals(columnLetter) && scope.binds(letter)) {
        letters.add(scope.valueOf(letter));
      }
    }
    Outer outer = new Outer(rowLetter, columnLetter, low, high, letters, scope.formals());
    Map<Outer, SquareMatrix> matrices = known.computeIfAbsent(body, key -> new HashMap<>());
    SquareMatrix matrix = matrices.get(outer);
    if (matrix == null) {
      int size = Math.max(0, high - low + 1);
      SquareMatrix.requireUnfoldable(size);
      int[][] elements = new int[size][size];
      for (int i = 0; i < size; i++) {
        Scope row = scope.bind(rowLetter, low + i);
        for (int j = 0; j < size; j++) {
          elements[i][j] = lower.applyAsInt(body, row.bind(columnLetter, low + j));
        }
      }
      matrix = new SquareMatrix(dag, elements);
      matrices.put(outer, matrix);
    }
    return matrix;
  }
}
