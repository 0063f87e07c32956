package dev.rederive.check;

import dev.rederive.engine.lowering.Lowering;
import dev.rederive.engine.lowering.Unresolved;
import dev.rederive.math.FreeIndex;
import dev.rederive.math.Range;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** All values of the letters that a claim or an update leaves free. */
final class LetterValues {
  /** More instances than this are not formed; a network of 784-100-10 has a third of it. */
  private static final int LIMIT = 250_000;

  private LetterValues() {}

  /** How many combinations there are, exclusions not counted; known before any is visited. */
  static double count(List<FreeIndex> free, Lowering lowering) {
    double count = 1;
    for (FreeIndex index : free) {
      int low = lowering.index(index.range().lower(), Map.of());
      int high = lowering.index(index.range().upper(), Map.of());
      count *= Math.max(0.0, (double) high - low + 1);
    }
    return count;
  }

  /**
   * Visits every combination that the exclusions allow, the last letter changing fastest.
   *
   * @param visitor gets a map that is changed afterwards; keeps no reference to it
   * @throws Unresolved before the first visit if there are too many
   */
  static void forEach(
      List<FreeIndex> free, Lowering lowering, Consumer<Map<String, Integer>> visitor) {
    if (count(free, lowering) > LIMIT) {
      throw new Unresolved("there are more than " + LIMIT + " instances; try a smaller size");
    }
    forEach(free, 0, new LinkedHashMap<>(), lowering, visitor);
  }

  private static void forEach(
      List<FreeIndex> free,
      int at,
      Map<String, Integer> letters,
      Lowering lowering,
      Consumer<Map<String, Integer>> visitor) {
    if (at == free.size()) {
      if (free.stream().noneMatch(index -> isExcluded(index, letters))) {
        visitor.accept(letters);
      }
      return;
    }
    Range range = free.get(at).range();
    int low = lowering.index(range.lower(), Map.of());
    int high = lowering.index(range.upper(), Map.of());
    for (int value = low; value <= high; value++) {
      letters.put(free.get(at).letter(), value);
      forEach(free, at + 1, letters, lowering, visitor);
    }
    letters.remove(free.get(at).letter());
  }

  private static boolean isExcluded(FreeIndex index, Map<String, Integer> letters) {
    Integer value = letters.get(index.letter());
    return index.exclusions().stream().anyMatch(other -> value.equals(letters.get(other)));
  }
}
