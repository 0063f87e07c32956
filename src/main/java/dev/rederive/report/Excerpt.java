package dev.rederive.report;

import dev.rederive.source.Position;
import dev.rederive.source.Source;
import dev.rederive.source.Span;
import java.util.List;

/** A line of the source with a mark under a part of it. */
final class Excerpt {
  private Excerpt() {}

  /**
   * Two lines: the source, and a caret with tildes under the span as far as it is on the line.
   * Nothing where the span is not inside the source.
   *
   * @param longest how many characters are shown; paragraphs are often one long line, and of those
   *     only the neighbourhood is
   */
  static List<String> of(Source source, Span span, Palette palette, int longest) {
    if (span.end() > source.text().length()) {
      return List.of();
    }
    Position start = source.position(span.start());
    int[] line = source.page(start).line(start.line()).codePoints().toArray();
    int from = Math.min(start.column() - 1, line.length);
    int length = source.slice(span).codePointCount(0, span.length());
    int to = Math.min(Math.max(from + 1, from + length), Math.max(line.length, from + 1));

    int first = leading(line);
    if (line.length - first > longest) {
      first = Math.max(first, Math.min(from - longest * 7 / 12, line.length - longest));
    }
    first = Math.min(first, from);
    int last = Math.min(line.length, first + longest);
    boolean isCutBefore = first > leading(line);
    String number = Integer.toString(start.line());
    String blank = " ".repeat(number.length());
    StringBuilder text = new StringBuilder(isCutBefore ? "…" : "");
    int indent = isCutBefore ? 1 : 0;
    int marked = 0;
    for (int i = first; i < last; i++) {
      int c = line[i] == '\t' ? ' ' : Legible.harmless(line[i]);
      text.appendCodePoint(c);
      if (i < from) {
        indent += Legible.width(c);
      } else if (i < to) {
        marked += Legible.width(c);
      }
    }
    if (last < line.length) {
      text.append('…');
    }
    String mark = "^" + "~".repeat(Math.max(marked - 1, 0));
    return List.of(
        "  " + palette.faint(number + " |") + " " + text.toString().stripTrailing(),
        "  " + palette.faint(blank + " |") + " " + " ".repeat(indent) + palette.caret(mark));
  }

  private static int leading(int[] line) {
    int first = 0;
    while (first < line.length && (line[first] == ' ' || line[first] == '\t')) {
      first++;
    }
    return first;
  }
}
