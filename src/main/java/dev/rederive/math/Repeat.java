package dev.rederive.math;

import dev.rederive.source.Position;
import java.util.List;

/**
 * Updates that are executed together, each from the old values, a number of times from the given
 * values.
 *
 * @param number counted from 1 in the document
 */
public record Repeat(int number, long times, List<Statement.Update> updates, Position place) {
  public Repeat {
    updates = List.copyOf(updates);
  }
}
