package dev.rederive.math;

import java.util.List;

/**
 * Updates that are executed together, each from the old values, a number of times from the given
 * values.
 *
 * @param number counted from 1 in the document
 */
public record Repeat(int number, long times, List<Statement.Update> updates, int line) {
  public Repeat {
    updates = List.copyOf(updates);
  }
}
