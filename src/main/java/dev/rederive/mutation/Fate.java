package dev.rederive.mutation;

/** What became of a mutant. */
public enum Fate {
  /** Refuted. */
  CAUGHT,
  /** Still true: proved, with enclosures and, where there is a derivative, differences agreeing. */
  EQUIVALENT,
  /**
   * No claim any more: where the claim had points, there is certainly none at which both sides of
   * the mutant have a value, as with a logarithm of something negative. Not counted as made. That
   * no point was found is not enough.
   */
  VOID,
  /** Anything else: the checker would not have seen the mistake, or not for sure. */
  SURVIVED
}
