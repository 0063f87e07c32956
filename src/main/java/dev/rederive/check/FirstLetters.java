package dev.rederive.check;

import dev.rederive.engine.lowering.Lowering;
import dev.rederive.math.FreeIndex;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The values of a claim's free letters in its first instance.
 *
 * @param values in the order of the letters
 */
record FirstLetters(Map<String, Integer> values) {
  static FirstLetters of(List<FreeIndex> free, Lowering lowering) {
    Map<String, Integer> letters = new LinkedHashMap<>();
    for (FreeIndex index : free) {
      int value = lowering.index(index.range().lower(), Map.of());
      while (isExcluded(index, value, letters)) {
        value++;
      }
      letters.put(index.letter(), value);
    }
    return new FirstLetters(letters);
  }

  private static boolean isExcluded(FreeIndex index, int value, Map<String, Integer> letters) {
    return index.exclusions().stream()
        .anyMatch(other -> Integer.valueOf(value).equals(letters.get(other)));
  }

  /** {@code i = 1, j = 2}; empty if there are none. */
  String label() {
    return values.entrySet().stream()
        .map(letter -> letter.getKey() + " = " + letter.getValue())
        .collect(Collectors.joining(", "));
  }
}
