package dev.rederive.math;

import java.util.List;

/**
 * A real array with named axes; a scalar has none.
 *
 * @param name the name with accents and labels as LaTeX, without indices: {@code net_{h1}}, {@code
 *     \hat{y}}, {@code w}
 * @param axes the range of each index slot, in the order of the slots
 * @param version 1, and one more for every {@code :=} after the first
 */
public record Quantity(String name, List<Range> axes, int version) {
  /** The version of what a name stands for in one statement alone. */
  public static final int LOCAL = Integer.MAX_VALUE;

  public Quantity {
    axes = List.copyOf(axes);
  }

  public static Quantity scalar(String name) {
    return new Quantity(name, List.of(), 1);
  }

  /**
   * Whether it belongs to one statement alone: the document uses its name in several ways, so that
   * nothing it says elsewhere is known to be said of this.
   */
  public boolean isLocal() {
    return version == LOCAL;
  }

  public int rank() {
    return axes.size();
  }

  @Override
  public String toString() {
    return version <= 1 || isLocal() ? name : name + "#" + version;
  }
}
