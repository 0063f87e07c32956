package dev.rederive.meaning.formula;

import dev.rederive.source.Source;
import dev.rederive.source.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A side of a relation as it is written. What a macro stands for has the place of the macro's name,
 * so a side that ends in a call ends before the arguments, which belong to it all the same; and of
 * {@code \left. … \right|} only what stands between is looked at.
 */
public final class WrittenSide {
  /** Arguments longer than this are left out. */
  private static final int LONGEST = 2000;

  /** What stands between a {@code \left} and the side is a delimiter and blanks. */
  private static final int NEAR = 40;

  private static final Pattern SIZED =
      Pattern.compile("\\\\(?:(left|right)(?![a-zA-Z])|[a-zA-Z]+|.)", Pattern.DOTALL);

  private static final Pattern LEFT_AT_END =
      Pattern.compile("\\\\left\\s*(?:\\\\[a-zA-Z]+|\\\\?[^a-zA-Z\\s])\\s*\\z");

  private WrittenSide() {}

  public static String of(Source source, Span span) {
    String text = source.text();
    int end = closed(text, span.start(), span.end());
    if (endsInCommand(text, span.start(), end)) {
      int next = argumentEnd(text, end);
      while (next > end) {
        end = next;
        next = argumentEnd(text, end);
      }
    }
    return text.substring(opened(text, span.start(), end), end).strip();
  }

  /** The start, moved back to the {@code \left} of a {@code \right} that has none. */
  private static int opened(String text, int start, int end) {
    int depth = 0;
    int least = 0;
    Matcher sized = SIZED.matcher(text).region(start, end);
    while (sized.find()) {
      depth += sized.group(1) == null ? 0 : sized.group(1).equals("left") ? 1 : -1;
      least = Math.min(least, depth);
    }
    int from = start;
    for (; least < 0; least++) {
      Matcher before = LEFT_AT_END.matcher(text).region(Math.max(0, from - NEAR), from);
      if (!before.find()) {
        return start;
      }
      from = before.start();
    }
    return from;
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
