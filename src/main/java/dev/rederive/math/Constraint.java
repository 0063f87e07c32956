package dev.rederive.math;

import java.util.List;

/**
 * What all elements of an array are known to satisfy together. The kinds of matrices concern the
 * last two axes, those of vectors the last; earlier axes number the members of a stack.
 */
public record Constraint(Kind kind, Quantity quantity) {
  /** What an array can be known to be. */
  public enum Kind {
    /** A<sub>ij</sub> = A<sub>ji</sub>. */
    SYMMETRIC("symmetric", 2),
    /** A<sub>ij</sub> = &minus;A<sub>ji</sub>. */
    SKEW_SYMMETRIC("skew-symmetric", 2),
    /** Symmetric, all eigenvalues positive. */
    POSITIVE_DEFINITE("symmetric positive definite", 2),
    /** Symmetric, no eigenvalue negative. */
    POSITIVE_SEMIDEFINITE("symmetric positive semidefinite", 2),
    /** Symmetric, all eigenvalues negative. */
    NEGATIVE_DEFINITE("symmetric negative definite", 2),
    /** Zero off the diagonal. */
    DIAGONAL("diagonal", 2),
    /** Zero off the diagonal, positive on it. */
    POSITIVE_DIAGONAL("diagonal and positive definite", 2),
    /** Zero off the diagonal, not negative on it. */
    NONNEGATIVE_DIAGONAL("diagonal and positive semidefinite", 2),
    /** Zero above the diagonal. */
    LOWER_TRIANGULAR("lower triangular", 2),
    /** Zero below the diagonal. */
    UPPER_TRIANGULAR("upper triangular", 2),
    /** The transpose is the inverse. */
    ORTHOGONAL("orthogonal", 2),
    /** Its own square. */
    IDEMPOTENT("idempotent", 2),
    /** Symmetric and its own square. */
    PROJECTION("symmetric and idempotent", 2),
    /** Symmetric and its own inverse. */
    REFLECTION("symmetric and orthogonal", 2),
    /** The squares of the elements add up to 1. */
    UNIT("of length 1", 1),
    /** No element is negative, and they add up to 1. */
    DISTRIBUTION("a probability vector", 1),
    /** One element is 1, the others are 0. */
    ONE_HOT("one-hot", 1);

    private final String words;
    private final int axes;

    Kind(String words, int axes) {
      this.words = words;
      this.axes = axes;
    }

    /** What both say together; null if no array that is of use is both. */
    public Kind and(Kind other) {
      Kind one = implies(other);
      return one != null ? one : other.implies(this);
    }

    private Kind implies(Kind other) {
      if (this == other) {
        return this;
      }
      return switch (this) {
        case SYMMETRIC ->
            switch (other) {
              case POSITIVE_DEFINITE,
                  POSITIVE_SEMIDEFINITE,
                  NEGATIVE_DEFINITE,
                  DIAGONAL,
                  POSITIVE_DIAGONAL,
                  NONNEGATIVE_DIAGONAL,
                  PROJECTION,
                  REFLECTION ->
                  other;
              case LOWER_TRIANGULAR, UPPER_TRIANGULAR -> DIAGONAL;
              case ORTHOGONAL -> REFLECTION;
              case IDEMPOTENT -> PROJECTION;
              default -> null;
            };
        case POSITIVE_SEMIDEFINITE ->
            switch (other) {
              case POSITIVE_DEFINITE, POSITIVE_DIAGONAL, NONNEGATIVE_DIAGONAL -> other;
              case DIAGONAL, LOWER_TRIANGULAR, UPPER_TRIANGULAR -> NONNEGATIVE_DIAGONAL;
              default -> null;
            };
        case POSITIVE_DEFINITE ->
            switch (other) {
              case POSITIVE_DIAGONAL,
                  NONNEGATIVE_DIAGONAL,
                  DIAGONAL,
                  LOWER_TRIANGULAR,
                  UPPER_TRIANGULAR ->
                  POSITIVE_DIAGONAL;
              default -> null;
            };
        case NONNEGATIVE_DIAGONAL -> other == POSITIVE_DIAGONAL ? other : null;
        case DIAGONAL ->
            switch (other) {
              case LOWER_TRIANGULAR, UPPER_TRIANGULAR -> DIAGONAL;
              case POSITIVE_DIAGONAL, NONNEGATIVE_DIAGONAL -> other;
              default -> null;
            };
        case LOWER_TRIANGULAR -> other == UPPER_TRIANGULAR ? DIAGONAL : null;
        case IDEMPOTENT -> other == PROJECTION ? other : null;
        case ORTHOGONAL -> other == REFLECTION ? other : null;
        case DISTRIBUTION, UNIT -> other == ONE_HOT ? other : null;
        default -> null;
      };
    }

    /** What it is called after "A is". */
    public String words() {
      return words;
    }

    /** 2 for what matrices are, 1 for what vectors are. */
    public int axes() {
      return axes;
    }
  }

  /** The ranges of the axes it concerns. */
  public List<Range> concerned() {
    int rank = quantity.rank();
    return quantity.axes().subList(rank - kind.axes, rank);
  }

  @Override
  public String toString() {
    return quantity + " is " + kind.words;
  }
}
