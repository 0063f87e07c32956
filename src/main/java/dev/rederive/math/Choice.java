package dev.rederive.math;

/**
 * A choice between two readings of notation that a rule decides for the whole document. The list is
 * closed: a refuted claim that would hold under the other reading of one of these is still refuted,
 * and its message names that reading.
 */
public enum Choice {
  /** {@code a/bc}: how far the slash reaches. */
  SLASH("slashes reached otherwise: a/bc for (a/b)c, 1/2 x for 1/(2x)"),
  /** {@code f(x)} where f is a function: a call. */
  CALL("a name in front of a bracket were multiplied by it and no call"),
  /** {@code f(x)} where nothing says that f is a function: a product. */
  PRODUCT("a name in front of a bracket were a function and no factor"),
  /** {@code f^{-1}(x)} where f is a function: its inverse. */
  INVERSE("f^{-1}(x) were 1/f(x) and not the inverse function"),
  /** {@code w_{ij} x_j} without a sum. */
  SUMMATION(
      "an index that stands twice in a product were summed over; write the sum, or declare it with"
          + " the directive \"summation implied\""),
  /** {@code a^{l}} where l counts layers. */
  SUPERSCRIPT("letters that are superscripts were powers and no indices"),
  /** {@code net} where it is defined: a name of several letters. */
  LETTERS("letters side by side were a product and no name"),
  /** {@code W1}: a letter with a number behind it. */
  NUMBERED("a number right behind a letter were a factor and no part of its name"),
  /** A second {@code y = …} where y has a meaning: a claim about y. */
  LATER_MEANING("names that are given a meaning twice by = had the later one from there on"),
  /** {@code \log}: to base e. */
  LOGARITHM("\\log were the logarithm to base 10"),
  /** Derivatives of arrays: the layout that fits, else denominator layout. */
  NUMERATOR_LAYOUT("derivatives were in numerator layout"),
  /** The same, the other way round. */
  DENOMINATOR_LAYOUT("derivatives were in denominator layout");

  private final String words;

  Choice(String words) {
    this.words = words;
  }

  /** The other reading, to follow "it would hold if". */
  public String otherReading() {
    return words;
  }
}
