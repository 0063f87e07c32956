package dev.rederive.math;

/**
 * The values an axis or an index letter runs over, {@code lower} to {@code upper} inclusive. Its
 * name is its identity: two axes are one kind of thing only if their ranges have one name.
 *
 * @param name {@code 1..n}, the name of a set ({@code outputs}), or a letter nobody declared
 * @param lower no letter in it
 * @param upper no letter in it
 */
public record Range(String name, IndexExpr lower, IndexExpr upper) {
  /** The range 1..size whose size has the range's own name. */
  public static Range ofUnknownSize(String name) {
    return new Range(name, IndexExpr.constant(1), IndexExpr.size(name));
  }

  /** How many values it has; its bounds have no letters. */
  public IndexExpr length() {
    return upper.plus(1 - lower.offset());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Range range && range.name.equals(name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
