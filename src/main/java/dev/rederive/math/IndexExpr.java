package dev.rederive.math;

import java.util.List;
import java.util.regex.Pattern;

/**
 * An integer written with an index letter, a size and an offset, each optional: {@code j}, {@code
 * l-1}, {@code n}, {@code 3}. Its value is letter + size + offset.
 *
 * @param letter an index letter bound by a reduction, a definition's pattern or a claim's free
 *     indices; null if none
 * @param size the name of a size, or the names of several that add up; null if none
 */
public record IndexExpr(String letter, String size, int offset) {
  /** Between the names of sizes that add up. */
  private static final String SUM = " + ";

  public static IndexExpr constant(int value) {
    return new IndexExpr(null, null, value);
  }

  public static IndexExpr letter(String letter) {
    return new IndexExpr(letter, null, 0);
  }

  public static IndexExpr size(String size) {
    return new IndexExpr(null, size, 0);
  }

  public IndexExpr plus(int more) {
    return new IndexExpr(letter, size, offset + more);
  }

  /** The sum of this and what has no letter, such as the length of a range. */
  public IndexExpr plus(IndexExpr length) {
    String both =
        size == null ? length.size : length.size == null ? size : size + SUM + length.size;
    return new IndexExpr(letter, both, offset + length.offset);
  }

  /** The sizes that a size is the sum of; itself alone if it is no sum. */
  public static List<String> summands(String size) {
    return size.contains(SUM) ? List.of(size.split(Pattern.quote(SUM))) : List.of(size);
  }

  public boolean isConstant() {
    return letter == null && size == null;
  }

  public boolean isPlainLetter() {
    return letter != null && size == null && offset == 0;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (letter != null) {
      text.append(letter);
    }
    if (size != null) {
      text.append(text.length() > 0 ? "+" : "").append(size);
    }
    if (offset != 0 || text.length() == 0) {
      text.append(text.length() > 0 && offset >= 0 ? "+" : "").append(offset);
    }
    return text.toString();
  }
}
