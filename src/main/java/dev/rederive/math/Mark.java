package dev.rederive.math;

/** What the author said about a relation: that it is wrong on purpose, or meant as a claim. */
public sealed interface Mark {
  /** Nothing. */
  record None() implements Mark {}

  /**
   * The source's own error, kept on purpose.
   *
   * @param block relations of one display share it; at least one of them has to be refuted
   */
  record Wrong(String reason, int block) implements Mark {}

  /** Meant for all values of its names, whatever the document says of them. */
  record Meant() implements Mark {}

  Mark NONE = new None();

  Mark MEANT = new Meant();
}
