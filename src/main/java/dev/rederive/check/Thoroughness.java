package dev.rederive.check;

/** How much is found out about a claim beyond its verdict. */
public enum Thoroughness {
  /** Every engine speaks, refuted claims come with a hint. */
  EVERYTHING,
  /**
   * No more than the verdict needs; for thousands of mutants. A name that the document never
   * explains, whose definition has an index that nothing binds, or of which only the derivative is
   * given, stands for every number, as it did when the claim a mutant was made of was proved.
   */
  VERDICT
}
