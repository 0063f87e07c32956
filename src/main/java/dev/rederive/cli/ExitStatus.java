package dev.rederive.cli;

/** What the process tells the shell. A later constant is the more serious one. */
public enum ExitStatus {
  /** Nothing refuted; under {@code --strict}, nothing left open either. */
  CLEAN,
  /** Something was found. */
  FINDINGS,
  /** Wrong usage, a file that cannot be used, or nothing that could be checked. */
  UNUSABLE;

  /** The number the shell sees: 0, 1 or 2. */
  public int code() {
    return ordinal();
  }

  /** The more serious of the two. */
  public ExitStatus worse(ExitStatus other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
