package dev.rederive.math;

import java.util.List;

/**
 * A letter that a claim leaves free: the claim is meant for every value of its range.
 *
 * @param exclusions letters whose values it must differ from ({@code i \ne j})
 */
public record FreeIndex(String letter, Range range, List<String> exclusions) {
  public FreeIndex {
    exclusions = List.copyOf(exclusions);
  }
}
