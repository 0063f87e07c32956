package dev.rederive.check.comparison;

import dev.rederive.check.ComparedRow;

/** One instance at one point: three numbers and what they say. */
record Compared(
    String label,
    Approximate formula,
    Approximate network,
    Approximate difference,
    Outcome outcome) {
  /** What three numbers say together. */
  enum Outcome {
    /** All three agree. */
    EQUAL,
    /** The formula is neither of the others, and those agree. */
    UNEQUAL,
    /** Backpropagation and finite differences contradict each other. */
    SPLIT,
    /** The numbers drown in their errors, or are not there. */
    UNCLEAR
  }

  /**
   * @param formula the author's, or null where it is not defined
   * @param network by forward pass and backpropagation
   * @param difference by finite differences; the same as {@code network} where nothing is derived
   */
  static Compared of(
      String label, Approximate formula, Approximate network, Approximate difference) {
    return new Compared(label, formula, network, difference, outcome(formula, network, difference));
  }

  private static Outcome outcome(Approximate formula, Approximate network, Approximate difference) {
    if (formula == null || network == null || difference == null || !difference.settled()) {
      return Outcome.UNCLEAR;
    }
    if (!network.meets(difference)) {
      return Outcome.SPLIT;
    }
    if (!formula.meets(network)) {
      return formula.meets(difference) ? Outcome.UNCLEAR : Outcome.UNEQUAL;
    }
    if (!formula.meets(difference)) {
      return Outcome.UNCLEAR;
    }
    double size = Math.max(Math.abs(formula.value()), Math.abs(network.value()));
    // A number that cannot be told from zero, or from its own negative, confirms nothing.
    return size == 0 || size > formula.error() + network.error() ? Outcome.EQUAL : Outcome.UNCLEAR;
  }

  boolean complete() {
    return formula != null && network != null && difference != null;
  }

  double relativeError() {
    double f = formula.value();
    double n = network.value();
    double d = difference.value();
    double size = Math.max(Math.abs(f), Math.max(Math.abs(n), Math.abs(d)));
    double apart = Math.max(Math.abs(f - n), Math.max(Math.abs(f - d), Math.abs(n - d)));
    return size == 0 ? 0 : apart / size;
  }

  ComparedRow row() {
    return new ComparedRow(
        label, formula.value(), network.value(), difference.value(), relativeError());
  }

  /** The three numbers in words. */
  String text() {
    String place = label.isEmpty() ? "" : label + ": ";
    String numbers = place + "the formula gives " + formula.value() + ", ";
    return network.equals(difference)
        ? numbers + "the network " + network.value()
        : numbers
            + "the network's backpropagation "
            + network.value()
            + ", its finite differences "
            + difference.value();
  }
}
