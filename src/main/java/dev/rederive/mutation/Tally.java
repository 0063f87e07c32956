package dev.rederive.mutation;

import java.util.Collection;

/**
 * How many mutants there were, and what became of them; the last three add up to the first. Those
 * that state nothing ({@link Fate#VOID}) are left out.
 */
public record Tally(int made, int caught, int equivalent, int survived) {

  static Tally of(Collection<MutationResult> results) {
    int[] fates = new int[Fate.values().length];
    results.forEach(result -> fates[result.fate().ordinal()]++);
    return new Tally(
        results.size() - fates[Fate.VOID.ordinal()],
        fates[Fate.CAUGHT.ordinal()],
        fates[Fate.EQUIVALENT.ordinal()],
        fates[Fate.SURVIVED.ordinal()]);
  }
}
