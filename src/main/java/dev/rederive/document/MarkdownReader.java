package dev.rederive.document;

import dev.rederive.document.DocumentItem.Heading;
import dev.rederive.document.DocumentItem.Layout;
import dev.rederive.source.Source;
import dev.rederive.source.Span;

/**
 * Finds the mathematics of a Markdown document: blocks here, what stands inside a line in {@link
 * MarkdownText}. LaTeX is taken from the raw text by offset, because a Markdown parser changes it.
 */
final class MarkdownReader {
  private final MarkdownText in;
  private final String text;
  private final MarkdownLines lines;

  /** Content columns of the list items that are open, innermost last. */
  private final int[] items = new int[64];

  private int openItems;
  private boolean afterBlank = true;
  private int paragraphStart = -1;

  /** Per fence character the shortest fence known to have no end in the rest of the text. */
  private final int[] endlessFence = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};

  MarkdownReader(Source source) {
    this.in = new MarkdownText(source);
    this.text = source.text();
    this.lines = in.lines();
  }

  Document read() {
    frontMatter();
    while (in.at < text.length()) {
      line();
    }
    return in.document();
  }

  private void frontMatter() {
    if (text.startsWith("\ufeff")) {
      in.at = 1;
    }
    String mark = text.startsWith("+++", in.at) ? "+++" : "---";
    if (!text.startsWith(mark, in.at) || !in.isBlank(in.at + 3, in.lineEnd(in.at))) {
      return;
    }
    int line = in.nextLine(in.at);
    if (in.isBlank(line, in.lineEnd(line))) {
      return;
    }
    while (line < text.length()) {
      boolean ends = text.startsWith(mark, line) || text.startsWith("...", line);
      if (ends && in.isBlank(line + 3, in.lineEnd(line))) {
        in.hiddenMacros(in.at, line);
        in.at = in.nextLine(line);
        return;
      }
      line = in.nextLine(line);
    }
  }

  private void line() {
    int start = in.at;
    int end = in.lineEnd(start);
    int first = lines.afterQuote(start, end);
    int content = lines.skipSpaces(first, end);
    if (content >= end) {
      afterBlank = true;
      paragraphStart = -1;
      in.at = in.nextLine(start);
      return;
    }
    int column = lines.columns(first, content);
    if (afterBlank) {
      while (openItems > 0 && column < items[openItems - 1]) {
        openItems--;
      }
    }
    int base = openItems > 0 ? items[openItems - 1] : 0;
    if (column >= base + 4 && paragraphStart < 0) {
      in.at = in.nextLine(start);
      return;
    }
    afterBlank = false;
    if (setext(content, end, start)) {
      return;
    }
    int inner = listMarkers(first, content, end);
    if (inner >= end) {
      in.at = in.nextLine(start);
      return;
    }
    if (fence(inner, end) || heading(inner, end) || linkDefinition(inner, end)) {
      paragraphStart = -1;
      return;
    }
    if (paragraphStart < 0) {
      paragraphStart = inner;
    }
    in.at = inner;
    int stopped = in.scanLine(inner, end);
    // A display may have taken several lines; what follows it on its last line is scanned there.
    in.at = in.nextLine(Math.max(stopped, start));
    if (stopped > end) {
      paragraphStart = -1;
    }
  }

  /** Opens the list items that begin on this line; the offset of the content after them. */
  private int listMarkers(int lineStart, int content, int end) {
    int here = content;
    if (lines.isRule(here, end)) {
      return here;
    }
    // Deeper nesting on one line than this is no list of a person's.
    for (int depth = 0; depth < 16 && here < end; depth++) {
      int after = lines.afterMarker(here, end);
      if (after < 0) {
        return here;
      }
      int column = lines.columns(lineStart, here);
      while (openItems > 0 && column < items[openItems - 1]) {
        openItems--;
      }
      int next = lines.skipSpaces(after, end);
      int width = lines.columns(lineStart, next);
      int contentColumn = next >= end || next - after > 4 ? column + after - here + 1 : width;
      if (openItems < items.length) {
        items[openItems++] = contentColumn;
      }
      paragraphStart = -1;
      here = next;
      if (next < end && text.charAt(next) == '>') {
        here = lines.skipSpaces(lines.afterQuote(next, end), end);
      }
    }
    return here;
  }

  private boolean setext(int content, int end, int lineStart) {
    char mark = text.charAt(content);
    if (paragraphStart < 0 || (mark != '=' && mark != '-')) {
      return false;
    }
    int here = content;
    while (here < end && text.charAt(here) == mark) {
      here++;
    }
    if (!in.isBlank(here, end)) {
      return false;
    }
    int textEnd = paragraphStart;
    for (int i = paragraphStart; i < lineStart; i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        textEnd = i + 1;
      }
    }
    String title = text.substring(paragraphStart, textEnd);
    in.add(new Heading(mark == '=' ? 1 : 2, title, new Span(paragraphStart, textEnd)));
    paragraphStart = -1;
    in.at = in.nextLine(lineStart);
    return true;
  }

  private boolean heading(int content, int end) {
    int level = 0;
    while (content + level < end && text.charAt(content + level) == '#') {
      level++;
    }
    int open = content + level;
    if (level == 0 || level > 6 || (open < end && !Character.isWhitespace(text.charAt(open)))) {
      return false;
    }
    int close = end;
    while (close > open && Character.isWhitespace(text.charAt(close - 1))) {
      close--;
    }
    int marks = close;
    while (marks > open && text.charAt(marks - 1) == '#') {
      marks--;
    }
    if (marks == open || Character.isWhitespace(text.charAt(marks - 1))) {
      close = marks;
    }
    String title = text.substring(open, close).trim();
    in.add(new Heading(level, title, new Span(content, Math.max(open, close))));
    int stopped = in.scanLine(open, end);
    in.at = in.nextLine(Math.max(stopped, content));
    return true;
  }

  private boolean linkDefinition(int content, int end) {
    if (text.charAt(content) != '[' || paragraphStart >= 0) {
      return false;
    }
    int close = text.indexOf("]:", content);
    if (close < 0 || close >= end || text.substring(content + 1, close).contains("[")) {
      return false;
    }
    in.at = in.nextLine(content);
    return true;
  }

  private boolean fence(int content, int end) {
    char mark = text.charAt(content);
    if (mark != '`' && mark != '~' && mark != ':') {
      return false;
    }
    int length = 0;
    while (content + length < end && text.charAt(content + length) == mark) {
      length++;
    }
    int infoStart = content + length;
    if (length < 3 || (mark == '`' && in.contains('`', infoStart, end))) {
      return false;
    }
    String info = text.substring(infoStart, end).trim();
    boolean math = info.equals("math") || info.startsWith("math ") || info.startsWith("{math}");
    if (mark == ':' && !math) {
      return false;
    }
    int depth = lines.quoteDepth(in.lineStart(content), content);
    int bodyStart = in.nextLine(content);
    int kind = mark == '`' ? 0 : mark == '~' ? 1 : 2;
    int closing = length < endlessFence[kind] ? closing(mark, length, bodyStart, depth) : -1;
    if (closing < 0) {
      if (depth == 0) {
        endlessFence[kind] = Math.min(endlessFence[kind], length);
      }
      in.defect("the code fence is never closed", content, infoStart);
      in.at = bodyStart;
      return true;
    }
    int after = in.nextLine(closing);
    if (math) {
      int bodyEnd = Math.max(bodyStart, in.lineStart(closing));
      int formula = info.startsWith("{") ? afterOptions(bodyStart, bodyEnd) : bodyStart;
      in.math(Layout.DISPLAY, content, formula, bodyEnd, in.lineEnd(closing));
    }
    in.at = after;
    return true;
  }

  /** MyST's options of a directive: lines such as {@code :label: one}, or a block of YAML. */
  private int afterOptions(int from, int end) {
    int line = from;
    boolean yaml = text.startsWith("---", from);
    while (line < end) {
      int stop = in.lineEnd(line);
      int first = lines.skipSpaces(line, stop);
      boolean closes = yaml && line > from && text.startsWith("---", first);
      if (!yaml && !(first < stop && text.charAt(first) == ':')) {
        return line;
      }
      line = in.nextLine(line);
      if (closes) {
        return line;
      }
    }
    return yaml ? from : Math.min(line, end);
  }

  /** The closing fence's line, or the first line outside the block quote; −1 if there is none. */
  private int closing(char mark, int length, int from, int depth) {
    int line = from;
    while (line < text.length()) {
      int end = in.lineEnd(line);
      int first = line;
      if (depth > 0) {
        first = lines.afterQuote(line, end);
        if (first == line) {
          return -1;
        }
      }
      int here = lines.skipSpaces(first, end);
      int run = here;
      while (run < end && text.charAt(run) == mark) {
        run++;
      }
      if (run - here >= length && in.isBlank(run, end)) {
        return line;
      }
      line = in.nextLine(line);
    }
    return -1;
  }
}
