package dev.rederive.source;

import java.util.Arrays;

/** The raw text of one file, unchanged, and the translation from offsets to lines and columns. */
public final class Source {
  private final String path;
  private final String text;
  private final int[] lineStarts;

  /**
   * @param path how the file is called in messages and reports; never opened again
   * @param text the whole text, line endings as they are in the file
   */
  public Source(String path, String text) {
    this.path = path;
    this.text = text;
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

  public String path() {
    return path;
  }

  public String text() {
    return text;
  }

  /** The raw text under the span. */
  public String slice(Span span) {
    return text.substring(span.start(), span.end());
  }

  /** Line and column of an offset; the end of the text is a valid offset. */
  public Position position(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    int line = found >= 0 ? found : -found - 2;
    return new Position(line + 1, 1 + text.codePointCount(lineStarts[line], offset));
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
}
