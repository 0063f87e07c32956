package dev.rederive.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** An array of doubles for each part of a network: the numbers of one run, or derivatives. */
public final class Numbers {
  private final List<Part> parts;
  private final Map<String, double[][]> arrays = new LinkedHashMap<>();
  private final Perturbation perturbation;

  private Numbers(List<Part> parts, Perturbation perturbation) {
    this.parts = parts;
    this.perturbation = perturbation;
  }

  /** All zero. */
  public static Numbers zero(List<Part> parts) {
    Numbers numbers = new Numbers(parts, Perturbation.NONE);
    for (Part part : parts) {
      numbers.arrays.put(part.name(), new double[part.rows()][part.columns()]);
    }
    return numbers;
  }

  public List<Part> parts() {
    return parts;
  }

  /** The rows of a part, not copied. */
  public double[][] rows(String part) {
    double[][] rows = arrays.get(part);
    if (rows == null) {
      throw new IllegalArgumentException("no " + part + " in this network");
    }
    return rows;
  }

  /** One row of a part, not copied. */
  public double[] row(String part, int row) {
    return rows(part)[row];
  }

  /** The numbers of a vector, not copied. */
  public double[] vector(String part) {
    return row(part, 0);
  }

  /** The number of a part that has one. */
  public double number(String part) {
    return row(part, 0)[0];
  }

  public double get(Element element) {
    return row(element.part(), element.row())[element.column()];
  }

  public void set(Element element, double value) {
    row(element.part(), element.row())[element.column()] = value;
  }

  /** Replaces a part. */
  public void setRows(String part, double[][] rows) {
    rows(part);
    arrays.put(part, rows);
  }

  /**
   * Takes a row that a forward pass has computed.
   *
   * @return the row to go on with
   */
  public double[] put(String part, int row, double... values) {
    perturbation.computed(part, row, values);
    rows(part)[row] = values;
    return values;
  }

  /** What is told of these, and nothing computed yet. */
  Numbers told(Perturbation during) {
    Numbers told = new Numbers(parts, during);
    for (Part part : parts) {
      double[][] rows = part.isTold() ? rows(part.name()) : new double[part.rows()][];
      told.arrays.put(part.name(), rows);
    }
    return told;
  }

  /** What is told of these with one number moved. */
  Numbers toldWith(Element moved, double by) {
    Numbers told = told(Perturbation.NONE);
    double[][] rows = rows(moved.part()).clone();
    rows[moved.row()] = rows[moved.row()].clone();
    rows[moved.row()][moved.column()] += by;
    told.arrays.put(moved.part(), rows);
    return told;
  }

  /** What is told of these, each number changed by a function. */
  public Numbers toldMapped(DoubleUnaryOperator change) {
    Numbers told = told(Perturbation.NONE);
    for (Part part : parts) {
      if (part.isTold()) {
        double[][] rows = new double[part.rows()][part.columns()];
        for (int r = 0; r < rows.length; r++) {
          for (int c = 0; c < rows[r].length; c++) {
            rows[r][c] = change.applyAsDouble(rows(part.name())[r][c]);
          }
        }
        told.arrays.put(part.name(), rows);
      }
    }
    return told;
  }

  /** The largest size among what is computed. */
  public double largestComputed() {
    double largest = 0;
    for (Part part : parts) {
      if (!part.isTold()) {
        for (double[] row : rows(part.name())) {
          for (double value : row) {
            largest = Math.max(largest, Math.abs(value));
          }
        }
      }
    }
    return largest;
  }
}
