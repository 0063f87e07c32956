package dev.rederive.meaning.formula;

import dev.rederive.meaning.name.NotUnderstood;
import dev.rederive.source.Span;

/** Arrays that do not fit together: what the author wrote has no value. */
public final class ShapeMismatch extends NotUnderstood {
  private static final long serialVersionUID = 1L;

  private final String remedy;
  private final boolean numberBesideArray;

  /**
   * @param reason both shapes, in words and symbols
   * @param remedy what would fit, or null
   */
  ShapeMismatch(String reason, String remedy, Span span) {
    this(reason, remedy, span, false);
  }

  ShapeMismatch(String reason, String remedy, Span span, boolean numberBesideArray) {
    super(reason, span);
    this.remedy = remedy;
    this.numberBesideArray = numberBesideArray;
  }

  /** Whether one of the two is a number and the other an array. */
  boolean isNumberBesideArray() {
    return numberBesideArray;
  }

  public String remedy() {
    return remedy;
  }
}
