package dev.rederive.mutation;

/** What became of a mutant. */
public enum Fate {
  /** Refuted. */
  CAUGHT,
  /** Still true: proved, with enclosures and, where there is a derivative, differences agreeing. */
  EQUIVALENT,
  /**
   * Nothing left to judge: where the claim had points, no point was found at which both sides of the
   * mutant have a value, as with a logarithm of something negative. Not counted as made.
   */
  VOID,
  /** Anything else: the checker would not have seen the mistake, or not for sure. */
  SURVIVED
}
