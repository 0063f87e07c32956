package dev.rederive.engine.lowering;

import dev.rederive.engine.dag.Dag;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * The determinant and the inverse of a square matrix of nodes. Nothing but the determinant is ever
 * divided by: an elimination would divide by pivots, which can be zero where the determinant is
 * not, and the result would be undefined at points where the inverse exists.
 *
 * <p>Minors are expanded along rows, each worked out once per set of columns that is left; where
 * that takes too many sets, the coefficients of the characteristic polynomial come from the
 * recurrence of Samuelson and Berkowitz (Berkowitz, Inf. Proc. Letters 18, 1984), and the adjugate
 * from them by the theorem of Cayley and Hamilton.
 */
final class SquareMatrix {
  /** Sets of columns are bits of a long. */
  private static final int LARGEST = 64;

  /** Beyond this, unless most elements are zero, there is no formula: it would take n^4 products. */
  private static final int LARGEST_DENSE = 24;

  /** As many new minors one determinant may take; those of a dense one of 10 rows are 1023. */
  private static final int MINORS = 1100;

  private static final int NO_ROW = -1;

  private final Dag dag;
  private final int[][] elements;
  private final int size;

  /** A minor of the last rows by the columns it has left and the row that was crossed out. */
  private record Minor(int crossedOut, long columns) {}

  private final Map<Minor, Integer> minors = new HashMap<>();

  /** The minors known when the determinant in work was begun. */
  private int knownBefore;

  /** One was given up because of the number of its minors. */
  private boolean tooManyMinors;

  private int[][] adjugate;
  private int[] characteristic;

  /**
   * @param elements by row and column; size checked with {@link #requireUnfoldable}
   */
  SquareMatrix(Dag dag, int[][] elements) {
    this.dag = dag;
    this.elements = elements;
    this.size = elements.length;
  }

  /**
   * Refuses a matrix before its elements are formed.
   *
   * @throws Unresolved if it has too many rows
   */
  static void requireUnfoldable(int size) {
    if (size > LARGEST) {
      throw tooLarge(size);
    }
  }

  private static Unresolved tooLarge(int size) {
    return new Unresolved(
        "the determinant of a "
            + size
            + " × "
            + size
            + " matrix is too large to be written out; try a smaller size");
  }

  int determinant() {
    int value = expanded(NO_ROW, all());
    return value >= 0 ? value : sign(size, characteristic()[size]);
  }

  /** The element of the inverse in a row and column counted from 0. */
  int inverse(int row, int column) {
    int reciprocal = dag.power(determinant(), BigFraction.MINUS_ONE);
    int minor = expanded(column, all() & ~(1L << row));
    int cofactor = minor >= 0 ? sign(row + column, minor) : adjugate()[row][column];
    return dag.multiply(cofactor, reciprocal);
  }

  private int sign(int power, int node) {
    return power % 2 == 0 ? node : dag.negate(node);
  }

  private long all() {
    return size == 0 ? 0 : -1L >>> (Long.SIZE - size);
  }

  /** A minor, or &minus;1 if it takes too many others. */
  private int expanded(int crossedOut, long columns) {
    if (tooManyMinors) {
      return -1;
    }
    knownBefore = minors.size();
    int value = minor(crossedOut, columns);
    tooManyMinors = value < 0;
    return value;
  }

  /**
   * The minor of the last rows, as many as there are columns, one of them perhaps crossed out; or
   * &minus;1.
   */
  private int minor(int crossedOut, long columns) {
    int left = Long.bitCount(columns);
    if (left == 0) {
      return dag.one;
    }
    int row = size - left;
    if (crossedOut >= row) {
      row--;
    }
    int rest = crossedOut > row ? crossedOut : NO_ROW;
    Minor key = new Minor(rest, columns);
    Integer known = minors.get(key);
    if (known != null) {
      return known;
    }
    if (minors.size() >= knownBefore + MINORS) {
      return -1;
    }
    int[] terms = new int[left];
    int count = 0;
    if (!hasEmptyColumn(row, rest, columns)) {
      int place = 0;
      for (long open = columns; open != 0; open &= open - 1) {
        int column = Long.numberOfTrailingZeros(open);
        int element = elements[row][column];
        if (element != dag.zero) {
          int below = minor(rest, columns & ~(1L << column));
          if (below < 0) {
            return -1;
          }
          terms[count++] = sign(place, dag.multiply(element, below));
        }
        place++;
      }
    }
    int value = count == 0 ? dag.zero : dag.add(Arrays.copyOf(terms, count));
    minors.put(key, value);
    return value;
  }

  /** Whether a column has only zeros from a row on: then the minor is zero, whatever is below. */
  private boolean hasEmptyColumn(int from, int crossedOut, long columns) {
    for (long open = columns; open != 0; open &= open - 1) {
      int column = Long.numberOfTrailingZeros(open);
      boolean empty = true;
      for (int row = from; row < size && empty; row++) {
        empty = row == crossedOut || elements[row][column] == dag.zero;
      }
      if (empty) {
        return true;
      }
    }
    return false;
  }

  /** The coefficients of det(λ − A) from λ^n down to λ^0. */
  private int[] characteristic() {
    if (characteristic != null) {
      return characteristic;
    }
    if (size > LARGEST_DENSE) {
      throw tooLarge(size);
    }
    int[] polynomial = {dag.one};
    for (int r = 0; r < size; r++) {
      // The first column of a Toeplitz matrix: 1, −a, −R·C, −R·M·C, −R·M²·C, …
      int[] column = new int[r + 2];
      column[0] = dag.one;
      column[1] = dag.negate(elements[r][r]);
      int[] powers = new int[r];
      for (int i = 0; i < r; i++) {
        powers[i] = elements[i][r];
      }
      for (int k = 2; k < column.length; k++) {
        column[k] = dag.negate(dot(elements[r], powers, r));
        powers = leadingTimes(powers, r);
      }
      int[] next = new int[r + 2];
      for (int i = 0; i < next.length; i++) {
        int[] terms = new int[Math.min(i, r) + 1];
        for (int j = 0; j < terms.length; j++) {
          terms[j] = dag.multiply(column[i - j], polynomial[j]);
        }
        next[i] = dag.add(terms);
      }
      polynomial = next;
    }
    characteristic = polynomial;
    return polynomial;
  }

  /** The leading square block times a vector. */
  private int[] leadingTimes(int[] vector, int length) {
    int[] product = new int[length];
    for (int i = 0; i < length; i++) {
      product[i] = dot(elements[i], vector, length);
    }
    return product;
  }

  private int dot(int[] row, int[] vector, int length) {
    int[] terms = new int[length];
    for (int k = 0; k < length; k++) {
      terms[k] = dag.multiply(row[k], vector[k]);
    }
    return length == 0 ? dag.zero : dag.add(terms);
  }

  /** (−1)^(n−1) (A^(n−1) + p_1 A^(n−2) + … + p_(n−1)), by Horner's rule. */
  private int[][] adjugate() {
    if (adjugate != null) {
      return adjugate;
    }
    int[] polynomial = characteristic();
    int[][] sum = new int[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        sum[i][j] = i == j ? dag.one : dag.zero;
      }
    }
    for (int k = 1; k < size; k++) {
      int[][] next = new int[size][size];
      for (int j = 0; j < size; j++) {
        int[] column = new int[size];
        for (int i = 0; i < size; i++) {
          column[i] = sum[i][j];
        }
        for (int i = 0; i < size; i++) {
          int product = dot(elements[i], column, size);
          next[i][j] = i == j ? dag.add(product, polynomial[k]) : product;
        }
      }
      sum = next;
    }
    adjugate = new int[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        adjugate[i][j] = sign(size - 1, sum[i][j]);
      }
    }
    return adjugate;
  }
}
