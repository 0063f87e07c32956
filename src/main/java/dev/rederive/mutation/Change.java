package dev.rederive.mutation;

import dev.rederive.math.Expr;

/** One way to break a formula, tried at one place. */
@FunctionalInterface
interface Change {
  /** For operators that break arrays as wholes only. */
  Change NONE = (place, relatives, outlet) -> {};

  /** Takes what a change makes of a part. */
  @FunctionalInterface
  interface Outlet {
    /**
     * @param replacement what stands in the part's place
     * @param what the change in words, the place left out: {@code − for +}
     */
    void put(Expr replacement, String what);
  }

  /**
   * Gives every version of the part that this change makes; none if it has nothing to change here.
   *
   * @param relatives what a quantity of this document is easily mistaken for
   */
  void apply(Place place, Relatives relatives, Outlet outlet);
}
