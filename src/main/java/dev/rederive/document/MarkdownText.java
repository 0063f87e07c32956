package dev.rederive.document;

import dev.rederive.document.DocumentItem.Layout;
import dev.rederive.document.DocumentItem.Wrapping;
import dev.rederive.source.Source;
import java.util.HashMap;
import java.util.Map;

/** What stands inside the lines of Markdown: mathematics, and what must not be taken for it. */
final class MarkdownText extends HtmlScanner {
  /** A display with blank lines is no longer than this, so that looking for its end is cheap. */
  private static final int LONGEST_BEYOND = 4_000;

  /** What makes a code span mathematics in MyST. */
  private static final String ROLE = "{math}";

  private final MarkdownLines lines;
  private final LineWrappings wrappings;

  /** The end of the paragraph computed last, valid up to itself. */
  private int paragraphFrom = -1;

  private int paragraphEnd = -1;

  /** Per length of a run of backticks, up to where none of that length follows. */
  private final Map<Integer, Integer> noTicksUntil = new HashMap<>();

  MarkdownText(Source source) {
    super(source);
    this.lines = new MarkdownLines(source.text());
    this.wrappings = new LineWrappings(source.text(), lines);
  }

  MarkdownLines lines() {
    return lines;
  }

  boolean contains(char wanted, int from, int end) {
    for (int i = from; i < end; i++) {
      if (text.charAt(i) == wanted) {
        return true;
      }
    }
    return false;
  }

  /**
   * Scans from an offset to the end of its line, or further where something reaches further; then
   * to the end of that line.
   *
   * @return where the scan stopped: the end of a line
   */
  int scanLine(int from, int end) {
    at = from;
    int stop = end;
    while (at < stop) {
      int before = at;
      step();
      at = Math.max(at, before + 1);
      if (at > stop) {
        stop =
            at > 0 && isLineBreak(text.charAt(Math.min(at, text.length()) - 1))
                ? at - 1
                : lineEnd(at);
        if (at > stop) {
          return stop;
        }
      }
    }
    return stop;
  }

  private void step() {
    switch (text.charAt(at)) {
      case '\\' -> backslash();
      case '`' -> codeSpan();
      case '$' -> dollar();
      case '<' -> angle();
      case ']' -> linkTarget();
      default -> at++;
    }
  }

  private void backslash() {
    if (at + 1 >= text.length()) {
      at++;
      return;
    }
    char next = text.charAt(at + 1);
    if (next == '[' || next == '(') {
      bracketed("\\", next);
    } else if (looksAt("\\\\[") || looksAt("\\\\(")) {
      bracketed("\\\\", text.charAt(at + 2));
    } else if (isLetter(next)) {
      String name = looksAt("\\begin{") ? environment(at) : null;
      if (name != null && isMathEnvironment(name)) {
        bareEnvironment(name, blankLine(at));
      } else if (!macroDefinition()) {
        at++;
      }
    } else {
      at += isLineBreak(next) ? 1 : 2;
    }
  }

  @Override
  Wrapping wrapping(int start, int contentStart) {
    return wrappings.at(start);
  }

  private void bracketed(String slash, char bracket) {
    int start = at;
    String ending = slash + (bracket == '[' ? "]" : ")");
    int open = start + slash.length() + 1;
    int limit = blankLine(start);
    int end = find(ending, open);
    if (end >= 0 && end < limit) {
      at = end + ending.length();
      math(bracket == '[' ? Layout.DISPLAY : Layout.INLINE, start, open, end, at);
      return;
    }
    if (bracket == '[' && endsLine(open) && startsLine(start)) {
      defect(slash + "[ is never closed", start, open);
      at = limit;
    } else {
      at = open;
    }
  }

  private void codeSpan() {
    int start = at;
    int length = 0;
    while (at < text.length() && text.charAt(at) == '`') {
      length++;
      at++;
    }
    if (noTicksUntil.getOrDefault(length, -1) > start) {
      return;
    }
    int limit = paragraphEnd(start);
    int here = at;
    while (here < limit) {
      if (text.charAt(here) != '`') {
        here++;
        continue;
      }
      int run = here;
      while (run < limit && text.charAt(run) == '`') {
        run++;
      }
      if (run - here == length) {
        at = run;
        if (text.startsWith(ROLE, start - ROLE.length())) {
          math(Layout.INLINE, start - ROLE.length(), start + length, here, run);
        }
        return;
      }
      here = run;
    }
    noTicksUntil.put(length, limit);
  }

  private void dollar() {
    if (looksAt("$$")) {
      display();
    } else if (isLoneDollar(at)) {
      loneDollar();
    } else if (looksAt("$`")) {
      int end = find("`$", at + 2);
      if (end >= 0 && end < paragraphEnd(at)) {
        math(Layout.INLINE, at, at + 2, end, end + 2);
        at = end + 2;
      } else {
        at++;
      }
    } else {
      inline();
    }
  }

  private void display() {
    int start = at;
    int limit = blankLine(start);
    int end = start + 2;
    while (end < limit) {
      char c = text.charAt(end);
      if (c == '\\') {
        end++;
      } else if (c == '$' && text.startsWith("$$", end)) {
        break;
      }
      end++;
    }
    if (end >= limit && endsLine(start + 2) && startsLine(start)) {
      end = closingBeyond(limit);
      limit = end + 1;
    }
    if (end < 0 || end >= limit) {
      limit = Math.max(limit, blankLine(start));
      defect("$$ is never closed", start, start + 2);
      at = limit;
      return;
    }
    at = end + 2;
    // GitLab's $`a`$ is written with doubled dollars, too.
    boolean ticked =
        end - start > 4 && text.charAt(start + 2) == '`' && text.charAt(end - 1) == '`';
    math(Layout.DISPLAY, start, start + (ticked ? 3 : 2), ticked ? end - 1 : end, at);
  }

  /**
   * Where two dollars on a line of their own close a display with blank lines in it; −1 if running
   * text, a heading or anything else that is no formula comes first.
   */
  private int closingBeyond(int blank) {
    int line = blank;
    int limit = Math.min(text.length(), blank + LONGEST_BEYOND);
    while (line < limit) {
      int end = lineEnd(line);
      int first = lines.skipSpaces(lines.afterQuote(line, end), end);
      if (text.startsWith("$$", first)) {
        return isBlank(first + 2, end) ? first : -1;
      }
      boolean breaks =
          first < end
              && (contains('$', first, end)
                  || text.startsWith("<!--", first)
                  || lines.interrupts(line, end)
                  || lines.isProse(first, end));
      if (breaks) {
        return -1;
      }
      line = nextLine(line);
    }
    return -1;
  }

  private boolean isLoneDollar(int dollar) {
    if (!endsLine(dollar + 1)) {
      return false;
    }
    int start = lineStart(dollar);
    return lines.skipSpaces(lines.afterQuote(start, dollar), dollar) == dollar;
  }

  private void loneDollar() {
    int start = at;
    int limit = blankLine(start);
    int line = nextLine(start);
    while (line < limit) {
      int end = lineEnd(line);
      int mark = lines.skipSpaces(lines.afterQuote(line, end), end);
      if (mark < end && text.charAt(mark) == '$' && isBlank(mark + 1, end)) {
        math(Layout.DISPLAY, start, start + 1, mark, mark + 1);
        at = mark + 1;
        return;
      }
      line = nextLine(line);
    }
    defect("$ on a line of its own is never closed", start, start + 1);
    at = limit;
  }

  /**
   * Pandoc's rules, and no opening right after a letter or digit: prices stay prices. The next
   * dollar sign closes or nothing does.
   */
  private void inline() {
    int start = at;
    at++;
    if (at >= text.length()) {
      return;
    }
    char next = text.charAt(at);
    boolean afterWord = start > 0 && isWordCharacter(text.charAt(start - 1));
    if (Character.isWhitespace(next) || afterWord) {
      return;
    }
    int limit = paragraphEnd(start);
    int end = start + 1;
    while (end < limit) {
      char c = text.charAt(end);
      if (c == '\\') {
        end++;
      } else if (c == '`') {
        return;
      } else if (c == '$') {
        if (closes(end)) {
          math(Layout.INLINE, start, start + 1, end, end + 1);
          at = end + 1;
        }
        return;
      }
      end++;
    }
  }

  private boolean closes(int dollar) {
    boolean digitFollows = dollar + 1 < text.length() && Character.isDigit(text.charAt(dollar + 1));
    return !Character.isWhitespace(text.charAt(dollar - 1)) && !digitFollows;
  }

  private static boolean isWordCharacter(char c) {
    return isLetter(c) || (c >= '0' && c <= '9');
  }

  /** {@code ](target "title")}: nothing in it is mathematics. */
  private void linkTarget() {
    at++;
    if (at >= text.length() || text.charAt(at) != '(') {
      return;
    }
    int depth = 0;
    for (int i = at; i < text.length() && i < at + 2000; i++) {
      char c = text.charAt(i);
      if (isLineBreak(c)) {
        return;
      }
      if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        at = i + 1;
        return;
      }
    }
  }

  /** Where the paragraph that holds the offset ends. */
  private int paragraphEnd(int from) {
    if (from >= paragraphFrom && from < paragraphEnd) {
      return paragraphEnd;
    }
    boolean table = text.startsWith("|", lines.skipSpaces(lineStart(from), from));
    int line = nextLine(from);
    while (!table && line < text.length() && !lines.interrupts(line, lineEnd(line))) {
      line = nextLine(line);
    }
    paragraphFrom = from;
    paragraphEnd = Math.min(line, text.length());
    return paragraphEnd;
  }

  @Override
  boolean isBlankLine(int start, int end) {
    return lines.skipSpaces(lines.afterQuote(start, end), end) >= end;
  }
}
