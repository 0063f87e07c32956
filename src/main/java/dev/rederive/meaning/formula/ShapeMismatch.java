package dev.rederive.meaning.formula;

import dev.rederive.math.array.Shape;
import dev.rederive.meaning.name.NotUnderstood;
import dev.rederive.source.Span;

/** Arrays that do not fit together: what the author wrote has no value. */
public final class ShapeMismatch extends NotUnderstood {
  private static final long serialVersionUID = 1L;

  private final String remedy;
  private final boolean numberBesideArray;
  private final boolean vectorBesideMatrix;

  /**
   * @param reason both shapes, in words and symbols
   * @param remedy what would fit, or null
   */
  ShapeMismatch(String reason, String remedy, Span span) {
    super(reason, span);
    this.remedy = remedy;
    this.numberBesideArray = false;
    this.vectorBesideMatrix = false;
  }

  /** Two shapes that should be one. */
  ShapeMismatch(String reason, String remedy, Span span, Shape one, Shape other) {
    super(reason, span);
    this.remedy = remedy;
    this.numberBesideArray = one.isScalar() != other.isScalar();
    this.vectorBesideMatrix = !numberBesideArray && one.isMatrix() != other.isMatrix();
  }

  /** Whether one of the two is a vector and the other a matrix. */
  boolean isVectorBesideMatrix() {
    return vectorBesideMatrix;
  }

  /** Whether one of the two is a number and the other an array. */
  boolean isNumberBesideArray() {
    return numberBesideArray;
  }

  public String remedy() {
    return remedy;
  }
}
