package dev.rederive.document;

/** What begins on a line of Markdown: quotes, list items, rules, columns. */
final class MarkdownLines {
  private final String text;

  MarkdownLines(String text) {
    this.text = text;
  }

  int skipSpaces(int from, int end) {
    int here = from;
    while (here < end && (text.charAt(here) == ' ' || text.charAt(here) == '\t')) {
      here++;
    }
    return here;
  }

  /** The offset after the block quote marks at the line's start; the start itself if none. */
  int afterQuote(int from, int end) {
    int after = from;
    int here = from;
    while (true) {
      here = skipSpaces(after, end);
      if (here >= end || text.charAt(here) != '>' || (after == from && here - from > 12)) {
        return after;
      }
      after = here + 1;
      if (after < end && text.charAt(after) == ' ') {
        after++;
      }
    }
  }

  int quoteDepth(int from, int end) {
    int depth = 0;
    for (int i = from; i < end; i++) {
      if (text.charAt(i) == '>') {
        depth++;
      }
    }
    return depth;
  }

  /** The width of a stretch of blanks and markers, tabs to the next multiple of four. */
  int columns(int from, int end) {
    int width = 0;
    for (int i = from; i < end; i++) {
      width = text.charAt(i) == '\t' ? width + 4 - width % 4 : width + 1;
    }
    return width;
  }

  /** The offset after a bullet or a number with its point, or −1. */
  int afterMarker(int from, int end) {
    char c = text.charAt(from);
    int after = -1;
    if (c == '-' || c == '*' || c == '+') {
      after = from + 1;
    } else if (c >= '0' && c <= '9') {
      int here = from;
      while (here < end && here < from + 9 && isDigit(text.charAt(here))) {
        here++;
      }
      if (here < end && (text.charAt(here) == '.' || text.charAt(here) == ')')) {
        after = here + 1;
      }
    }
    boolean followed =
        after >= 0 && (after >= end || text.charAt(after) == ' ' || text.charAt(after) == '\t');
    return followed ? after : -1;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** A thematic break: three or more of one mark and nothing else. */
  boolean isRule(int from, int end) {
    char mark = text.charAt(from);
    if (mark != '-' && mark != '*' && mark != '_') {
      return false;
    }
    int count = 0;
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c == mark) {
        count++;
      } else if (c != ' ' && c != '\t') {
        return false;
      }
    }
    return count >= 3;
  }

  /** Whether a line ends the paragraph above it: blank, heading, fence, list item, rule. */
  boolean interrupts(int from, int end) {
    int here = skipSpaces(afterQuote(from, end), end);
    if (here >= end) {
      return true;
    }
    if (text.startsWith("```", here) || text.startsWith("~~~", here) || isRule(here, end)) {
      return true;
    }
    if (text.charAt(here) == '#') {
      int level = here;
      while (level < end && text.charAt(level) == '#') {
        level++;
      }
      return level >= end || text.charAt(level) == ' ';
    }
    if (text.charAt(here) == '|') {
      return true;
    }
    int after = afterMarker(here, end);
    return after >= 0 && after < end;
  }

  /** Three words in a row are not mathematics. */
  boolean isProse(int from, int end) {
    int words = 0;
    int letters = 0;
    for (int i = from; i <= end; i++) {
      char c = i < end ? text.charAt(i) : ' ';
      if (Scanner.isLetter(c)) {
        letters++;
      } else {
        boolean ends = c == ' ' || c == ',' || c == '.';
        boolean command = letters > 0 && i - letters > 0 && text.charAt(i - letters - 1) == '\\';
        words = letters >= 2 && ends && !command ? words + 1 : letters == 0 && ends ? words : 0;
        letters = 0;
      }
      if (words >= 3) {
        return true;
      }
    }
    return false;
  }
}
