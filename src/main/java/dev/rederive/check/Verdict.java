package dev.rederive.check;

/** What is said of one relation. */
public enum Verdict {
  /** Equal wherever both sides are defined, by an exact argument, at the sizes listed. */
  PROVED,
  /** Equal to many digits at many points; no proof. */
  AGREES,
  /** Unequal, with a witness. */
  REFUTED,
  /** Neither; the reason says what was tried. */
  UNDECIDED,
  /** Not understood. */
  UNREAD,
  /** Left out because the author said so. */
  SKIPPED,
  /** Marked as wrong by the author, and refuted. */
  KNOWN_WRONG,
  /** Two engines contradict each other: a bug of the checker. */
  CONFLICT
}
