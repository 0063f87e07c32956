package dev.rederive.math.array;

/** Where the derivative of an array by an array puts its elements. */
public enum Layout {
  /** A gradient has the shape of its variable, and so have the columns of a Jacobian. */
  DENOMINATOR("denominator layout"),
  /** A Jacobian has a row per output, and a gradient is a row or the transpose of its variable. */
  NUMERATOR("numerator layout"),
  /** A gradient has the shape of its variable, a Jacobian has a row per output. */
  MIXED("gradients shaped like their variable, Jacobians with a row per output");

  private final String words;

  Layout(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
