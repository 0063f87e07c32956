package dev.rederive.source;

import java.util.Arrays;

/** The text of one file, or of one cell of a notebook, unchanged, and its lines. */
public final class Page {
  private final String file;
  private final int cell;
  private final String text;
  private final int[] lineStarts;
  private final int[] linesOfFile;

  private Page(String file, int cell, String text, int[] linesOfFile) {
    this.file = file;
    this.cell = cell;
    this.text = text;
    this.linesOfFile = linesOfFile;
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean lineEnds =
          c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
      if (lineEnds) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, 2 * count);
        }
        starts[count++] = i + 1;
      }
    }
    this.lineStarts = Arrays.copyOf(starts, count);
  }

  /** The document's own file, line endings as they are in it. */
  public static Page own(String text) {
    return new Page(null, 0, text, null);
  }

  /**
   * Another file that the document takes in.
   *
   * @param file what it is called in messages and reports
   */
  public static Page included(String file, String text) {
    return new Page(file, 0, text, null);
  }

  /**
   * A cell of a notebook.
   *
   * @param cell counted from 1
   * @param linesOfFile for every line of the cell the line of the notebook's file that holds it
   */
  public static Page cell(int cell, String text, int[] linesOfFile) {
    return new Page(null, cell, text, linesOfFile.clone());
  }

  /** The file's name; null for the document's own. */
  public String file() {
    return file;
  }

  /** Counted from 1; 0 for what is no cell. */
  public int cell() {
    return cell;
  }

  public String text() {
    return text;
  }

  /** The text of a line, counted from 1, without its line ending. */
  public String line(int number) {
    int start = lineStarts[number - 1];
    int end = number < lineStarts.length ? lineStarts[number] : text.length();
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(start, end);
  }

  public int lineCount() {
    return lineStarts.length;
  }

  /** Line and column of an offset; the end of the text is a valid offset. */
  Position position(int part, int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    int line = found >= 0 ? found : -found - 2;
    int column = 1 + text.codePointCount(lineStarts[line], offset);
    return new Position(part, file, cell, line + 1, column, lineOfFile(line + 1));
  }

  int lineOfFile(int line) {
    if (linesOfFile == null || linesOfFile.length == 0) {
      return line;
    }
    return linesOfFile[Math.min(line, linesOfFile.length) - 1];
  }
}
