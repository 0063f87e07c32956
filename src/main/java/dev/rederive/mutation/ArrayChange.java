package dev.rederive.mutation;

import dev.rederive.math.array.ArrayExpr;

/** One way to break a formula over arrays, tried at one of its parts. */
@FunctionalInterface
interface ArrayChange {
  /** For operators that break numbers only. */
  ArrayChange NONE = (part, outlet) -> {};

  /** Takes what a change makes of a part. */
  @FunctionalInterface
  interface Outlet {
    /**
     * @param replacement what stands in the part's place; its shape may be another
     * @param what the change in words, the place left out
     */
    void put(ArrayExpr replacement, String what);
  }

  /** Gives every version of the part that this change makes. */
  void apply(ArrayExpr part, Outlet outlet);
}
