package dev.rederive.meaning;

import dev.rederive.source.Source;
import dev.rederive.source.Span;

/**
 * A side of a relation as it is written. What a macro stands for has the place of the macro's name,
 * so a side that ends in a call ends before the arguments, which belong to it all the same.
 */
final class WrittenSide {
  /** Arguments longer than this are left out. */
  private static final int LONGEST = 2000;

  private WrittenSide() {}

  static String of(Source source, Span span) {
    String text = source.text();
    int end = closed(text, span.start(), span.end());
    if (endsInCommand(text, span.start(), end)) {
      int next = argumentEnd(text, end);
      while (next > end) {
        end = next;
        next = argumentEnd(text, end);
      }
    }
    return text.substring(span.start(), end).strip();
  }

  /** The end, moved on to where every group that was opened is closed, if that is near. */
  private static int closed(String text, int start, int end) {
    int depth = 0;
    int limit = Math.min(text.length(), end + LONGEST);
    for (int i = start; i < limit; i++) {
      if (i >= end && depth <= 0) {
        return Math.max(i, end);
      }
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
      }
    }
    return end;
  }

  private static boolean endsInCommand(String text, int start, int end) {
    int letter = end;
    while (letter > start && Character.isLetter(text.charAt(letter - 1))) {
      letter--;
    }
    return letter < end && letter > start && text.charAt(letter - 1) == '\\';
  }

  /** The end of the argument that begins right here, or the offset itself if none does. */
  private static int argumentEnd(String text, int from) {
    if (from >= text.length()) {
      return from;
    }
    if (text.charAt(from) == '[') {
      int close = text.indexOf(']', from);
      return close < 0 || close > from + LONGEST ? from : close + 1;
    }
    int close = text.charAt(from) == '{' ? closed(text, from, from + 1) : from;
    return close > from + 1 ? close : from;
  }
}
