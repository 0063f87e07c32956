package dev.rederive.math;

/**
 * An integer written with an index letter, a size and an offset, each optional: {@code j}, {@code
 * l-1}, {@code n}, {@code 3}. Its value is letter + size + offset.
 *
 * @param letter an index letter bound by a reduction, a definition's pattern or a claim's free
 *     indices; null if none
 * @param size the name of a size; null if none
 */
public record IndexExpr(String letter, String size, int offset) {
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
