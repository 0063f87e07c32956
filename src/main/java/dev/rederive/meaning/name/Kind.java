package dev.rederive.meaning.name;

/** What a name or a formula is: its shape without the sizes. */
public enum Kind {
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

  public static Kind of(boolean rows, boolean columns) {
    return rows ? columns ? MATRIX : COLUMN : columns ? ROW : SCALAR;
  }

  /** Whether it has several rows. */
  public boolean rows() {
    return rows;
  }

  public boolean columns() {
    return columns;
  }

  public Kind transposed() {
    return of(columns, rows);
  }

  public boolean isArray() {
    return this != SCALAR;
  }

  public static boolean isKnownArray(Kind kind) {
    return kind != null && kind.isArray();
  }
}
