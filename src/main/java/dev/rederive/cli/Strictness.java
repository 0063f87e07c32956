package dev.rederive.cli;

/** Whether a relation that could not be judged counts against the document. */
public enum Strictness {
  /** Only what is wrong fails. */
  ORDINARY,
  /** What could not be read or decided fails too. */
  STRICT
}
