package dev.rederive.meaning;

/** What a name or a formula is: its shape without the sizes. */
enum Kind {
  SCALAR(false, false),
  COLUMN(true, false),
  ROW(false, true),
  MATRIX(true, true);

  private final boolean rows;
  private final boolean columns;

  Kind(boolean rows, boolean columns) {
    this.rows = rows;
    this.columns = columns;
  }

  static Kind of(boolean rows, boolean columns) {
    return rows ? columns ? MATRIX : COLUMN : columns ? ROW : SCALAR;
  }

  /** Whether it has several rows. */
  boolean rows() {
    return rows;
  }

  boolean columns() {
    return columns;
  }

  Kind transposed() {
    return of(columns, rows);
  }

  boolean isArray() {
    return this != SCALAR;
  }

  static boolean isKnownArray(Kind kind) {
    return kind != null && kind.isArray();
  }
}
