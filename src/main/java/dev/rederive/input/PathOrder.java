package dev.rederive.input;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths in the order in which people number files: {@code 2-unit.md} before {@code 10-depth.md}. */
final class PathOrder {
  private static final Pattern PART = Pattern.compile("[0-9]+|[^0-9]+");

  /** Name by name; in a name numbers by their value, all else by its characters. */
  static final Comparator<Path> NATURAL =
      Comparator.<Path, Iterable<Path>>comparing(path -> path, PathOrder::compare)
          .thenComparing(Comparator.naturalOrder());

  private PathOrder() {}

  private static int compare(Iterable<Path> left, Iterable<Path> right) {
    Iterator<Path> one = left.iterator();
    Iterator<Path> other = right.iterator();
    while (one.hasNext() && other.hasNext()) {
      int order = compare(one.next().toString(), other.next().toString());
      if (order != 0) {
        return order;
      }
    }
    return Boolean.compare(one.hasNext(), other.hasNext());
  }

  private static int compare(String left, String right) {
    Matcher one = PART.matcher(left);
    Matcher other = PART.matcher(right);
    boolean more = one.find();
    boolean others = other.find();
    while (more && others) {
      int order = compare(one.toMatchResult(), other.toMatchResult());
      if (order != 0) {
        return order;
      }
      more = one.find();
      others = other.find();
    }
    return Boolean.compare(more, others);
  }

  private static int compare(MatchResult one, MatchResult other) {
    boolean numbers = isNumber(one.group()) && isNumber(other.group());
    return numbers
        ? new BigInteger(one.group()).compareTo(new BigInteger(other.group()))
        : one.group().compareTo(other.group());
  }

  private static boolean isNumber(String part) {
    return Character.isDigit(part.charAt(0));
  }
}
