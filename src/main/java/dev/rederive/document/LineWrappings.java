package dev.rederive.document;

import dev.rederive.document.DocumentItem.Escapes;
import dev.rederive.document.DocumentItem.Wrapping;

/** What of Markdown stands inside the formulas of a line. */
final class LineWrappings {
  private final String text;
  private final MarkdownLines lines;

  /** The line that was looked at last; a long one has many formulas. */
  private int from = -1;

  private int end = -1;
  private Wrapping found;

  LineWrappings(String text, MarkdownLines lines) {
    this.text = text;
    this.lines = lines;
  }

  /**
   * @param start where the formula with its delimiters begins
   */
  Wrapping at(int start) {
    if (start < from || start > end) {
      lookAt(start);
    }
    boolean doubled = text.startsWith("\\\\[", start) || text.startsWith("\\\\(", start);
    return doubled ? new Wrapping(found.quotes(), Escapes.PUNCTUATION) : found;
  }

  private void lookAt(int offset) {
    from = offset;
    while (from > 0 && !isLineBreak(text.charAt(from - 1))) {
      from--;
    }
    end = offset;
    while (end < text.length() && !isLineBreak(text.charAt(end))) {
      end++;
    }
    int content = lines.afterQuote(from, end);
    int quotes = content > from ? lines.quoteDepth(from, content) : 0;
    boolean table = text.startsWith("|", lines.skipSpaces(content, end));
    found = new Wrapping(quotes, table ? Escapes.BARS : Escapes.NONE);
  }

  private static boolean isLineBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
