package dev.rederive.mutation;

/** What a part is to the formula it stands in. */
enum Role {
  /** A whole side of a claim. */
  SIDE,
  NEGATED,
  TERM,
  FACTOR,
  NUMERATOR,
  DENOMINATOR,
  BASE,
  EXPONENT,
  ARGUMENT,
  /** What a sum adds up. */
  SUMMAND,
  /** What a product over a range multiplies. */
  MULTIPLICAND,
  DIFFERENTIATED,
  /** What is differentiated by; only a reference may stand here. */
  VARIABLE,
  /** What is evaluated with other values for some of its quantities. */
  EVALUATED,
  /** What is replaced there; only a reference may stand here. */
  REPLACED,
  REPLACEMENT,
  /** The value of one case. */
  CASE;

  /** Whether a sign or a number in front of the part is a change of its own, told nowhere else. */
  boolean standsAlone() {
    return switch (this) {
      case SIDE, TERM, ARGUMENT, MULTIPLICAND, REPLACEMENT, CASE -> true;
      case NEGATED,
          FACTOR,
          NUMERATOR,
          DENOMINATOR,
          BASE,
          EXPONENT,
          SUMMAND,
          DIFFERENTIATED,
          VARIABLE,
          EVALUATED,
          REPLACED ->
          false;
    };
  }
}
