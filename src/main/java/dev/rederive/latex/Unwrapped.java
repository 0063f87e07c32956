package dev.rederive.latex;

import dev.rederive.document.DocumentItem.Escapes;
import dev.rederive.document.DocumentItem.Wrapping;
import dev.rederive.source.Span;
import java.util.Arrays;

/**
 * A stretch of raw text without what the markup around it put in: quote marks at the line starts,
 * backslashes of its own.
 *
 * @param text at least the stretch
 * @param start where it begins in that text
 * @param end where it ends in that text
 * @param raw for every index of the text the offset in the raw text; null if they are the same
 */
record Unwrapped(String text, int start, int end, int[] raw) {
  static Unwrapped of(String text, Span range, Wrapping wrapping) {
    return wrapping.equals(Wrapping.NONE)
        ? new Unwrapped(text, range.start(), range.end(), null)
        : new Stripping(text, range, wrapping).run();
  }

  Span span(int from, int to) {
    return raw == null ? new Span(from, to) : new Span(raw[from], Math.max(raw[from], raw[to]));
  }

  private static final class Stripping {
    private final String text;
    private final int end;
    private final Wrapping wrapping;
    private final StringBuilder kept = new StringBuilder();
    private int[] raw = new int[64];
    private int at;

    Stripping(String text, Span range, Wrapping wrapping) {
      this.text = text;
      this.at = range.start();
      this.end = range.end();
      this.wrapping = wrapping;
    }

    Unwrapped run() {
      if (at == 0 || isLineBreak(text.charAt(at - 1))) {
        skipQuotes();
      }
      while (at < end) {
        char c = text.charAt(at);
        if (c == '\\' && isEscape()) {
          keep(text.charAt(at + 1), 2);
        } else {
          keep(c, 1);
          if (isLineBreak(c)) {
            skipQuotes();
          }
        }
      }
      mark(kept.length(), end);
      return new Unwrapped(kept.toString(), 0, kept.length(), raw);
    }

    private void keep(char c, int width) {
      mark(kept.length(), at);
      kept.append(c);
      at += width;
    }

    private void mark(int index, int offset) {
      if (index >= raw.length) {
        raw = Arrays.copyOf(raw, 2 * index);
      }
      raw[index] = offset;
    }

    private static boolean isLineBreak(char c) {
      return c == '\n' || c == '\r';
    }

    private void skipQuotes() {
      for (int depth = 0; depth < wrapping.quotes(); depth++) {
        int mark = at;
        while (mark < end && (text.charAt(mark) == ' ' || text.charAt(mark) == '\t')) {
          mark++;
        }
        if (mark >= end || text.charAt(mark) != '>') {
          return;
        }
        at = mark + 1;
      }
    }

    private boolean isEscape() {
      if (at + 1 >= end) {
        return false;
      }
      char next = text.charAt(at + 1);
      return switch (wrapping.escapes()) {
        case NONE -> false;
        case BARS -> next == '|';
        case PUNCTUATION -> isPunctuation(next) && !isRow();
      };
    }

    /** Two backslashes before a blank begin a row even where four ought to stand. */
    private boolean isRow() {
      if (text.charAt(at + 1) != '\\') {
        return false;
      }
      char third = at + 2 < end ? text.charAt(at + 2) : ' ';
      return Character.isWhitespace(third) || third == '&';
    }

    private static boolean isPunctuation(char c) {
      return Escapes.ASCII_PUNCTUATION.indexOf(c) >= 0;
    }
  }
}
