package dev.rederive.engine.symbolic;

import dev.rederive.engine.Evidence;

/**
 * What the computer algebra system found. Never "unequal": not reaching zero says nothing.
 *
 * @param outcome EQUAL or SILENT
 * @param detail a short sentence for people
 */
public record SymbolicResult(Evidence.Outcome outcome, String detail) {
  public SymbolicResult {
    if (outcome == Evidence.Outcome.UNEQUAL) {
      throw new IllegalArgumentException("a computer algebra system refutes nothing");
    }
  }

  static SymbolicResult equal(String detail) {
    return new SymbolicResult(Evidence.Outcome.EQUAL, detail);
  }

  static SymbolicResult silent(String detail) {
    return new SymbolicResult(Evidence.Outcome.SILENT, detail);
  }

  public Evidence evidence() {
    return new Evidence(Evidence.Engine.SYMBOLIC, outcome, detail, null, null);
  }
}
