package dev.rederive.meaning;

import dev.rederive.source.Span;

/** Arrays that do not fit together: what the author wrote has no value. */
final class ShapeMismatch extends NotUnderstood {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * @param reason both shapes, in words and symbols
   * @param remedy what would fit, or null
   */
  ShapeMismatch(String reason, String remedy, Span span) {
    super(reason, span);
    this.remedy = remedy;
  }

  String remedy() {
    return remedy;
  }
}
