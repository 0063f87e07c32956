package dev.rederive.mutation;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name taken apart: {@code out_{h1}} is {@code out} with the label {@code h1}.
 *
 * @param stem the name without its label
 * @param text the label, or an empty text
 */
record Label(String stem, String text) {
  private static final Pattern CHUNK = Pattern.compile("\\d+|\\D+");

  /** The label is the subscript at the name's own level; one inside an accent belongs to the stem. */
  static Label of(String name) {
    int depth = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
      } else if (c == '_' && depth == 0 && i + 1 < name.length()) {
        int end = end(name, i + 1);
        return new Label(name.substring(0, i) + name.substring(end), name.substring(i + 1, end));
      }
    }
    return new Label(name, "");
  }

  private static int end(String name, int from) {
    if (name.charAt(from) != '{') {
      return from + 1;
    }
    int depth = 0;
    for (int i = from; i < name.length(); i++) {
      depth += name.charAt(i) == '{' ? 1 : name.charAt(i) == '}' ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return name.length();
  }

  /** 9 before 10. */
  static final Comparator<String> NATURAL =
      (a, b) -> {
        Matcher left = CHUNK.matcher(a);
        Matcher right = CHUNK.matcher(b);
        while (true) {
          boolean more = left.find();
          boolean moreRight = right.find();
          if (!more || !moreRight) {
            return Boolean.compare(more, moreRight);
          }
          int order = compare(left.group(), right.group());
          if (order != 0) {
            return order;
          }
        }
      };

  private static int compare(String a, String b) {
    boolean numbers = Character.isDigit(a.charAt(0)) && Character.isDigit(b.charAt(0));
    int order = numbers ? Integer.compare(a.length(), b.length()) : 0;
    return order != 0 ? order : a.compareTo(b);
  }
}
