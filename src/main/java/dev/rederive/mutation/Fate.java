package dev.rederive.mutation;

/** What became of a mutant. */
public enum Fate {
  /** Refuted. */
  CAUGHT,
  /** Still true: proved, with enclosures and, where there is a derivative, differences agreeing. */
  EQUIVALENT,
  /** Anything else: the checker would not have seen the mistake, or not for sure. */
  SURVIVED
}
