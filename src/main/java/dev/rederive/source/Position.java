package dev.rederive.source;

import java.util.Comparator;
import java.util.Objects;

/**
 * A place for people; line and column count from 1, the column in Unicode code points. In the order
 * of the document.
 *
 * @param part which stretch of the document's text it is in, counted from 0
 * @param file the file it is in, where that is not the document's own: what {@code \input} names;
 *     else null
 * @param cell the notebook cell it is in, counted from 1 over cells of all kinds; 0 outside
 *     notebooks
 * @param line in the file or the cell
 * @param lineOfFile the line in the file as it is stored; of a notebook not the line in the cell
 */
public record Position(int part, String file, int cell, int line, int column, int lineOfFile)
    implements Comparable<Position> {
  private static final Comparator<Position> IN_ORDER =
      Comparator.comparingInt(Position::part)
          .thenComparingInt(Position::line)
          .thenComparingInt(Position::column);

  /** A place in a document of one piece. */
  public Position(int line, int column) {
    this(0, null, 0, line, column, line);
  }

  @Override
  public int compareTo(Position other) {
    return IN_ORDER.compare(this, other);
  }

  /** The same line at another column. */
  public Position withColumn(int other) {
    return new Position(part, file, cell, line, other, lineOfFile);
  }

  /** Whether both are on one line of one file or cell. */
  public boolean isOnLineOf(Position other) {
    return line == other.line && cell == other.cell && Objects.equals(file, other.file);
  }

  /** {@code 12:5}, {@code cell 3:12:5}, {@code chapters/one.tex:12:5}: inside its document. */
  public String inDocument() {
    String numbers = line + ":" + column;
    if (cell > 0) {
      return "cell " + cell + ":" + numbers;
    }
    return file == null ? numbers : file + ":" + numbers;
  }

  /**
   * {@code a.md:12:5}, {@code a.ipynb:cell 3:12:5}.
   *
   * @param path of the document; an included file stands in its place
   */
  public String in(String path) {
    return file == null ? path + ":" + inDocument() : inDocument();
  }

  /** {@code line 12}, {@code line 12 of cell 3}, {@code line 12 of chapters/one.tex}. */
  public String inWords() {
    if (cell > 0) {
      return "line " + line + " of cell " + cell;
    }
    return file == null ? "line " + line : "line " + line + " of " + file;
  }
}
