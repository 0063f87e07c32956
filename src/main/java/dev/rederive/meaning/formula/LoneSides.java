package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NameUse;
import dev.rederive.meaning.name.Notations;
import dev.rederive.meaning.name.Vocabulary;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which sides of relations have arrays that stand nowhere else: in {@code a = b + c = d + e} nothing
 * but the claim says how long d and e are, so that it cannot be wrong about that.
 */
final class LoneSides {
  private final Vocabulary vocabulary;
  private final ArrayNames names;

  /** The arrays of each side by their keys; a side that two relations of a chain share is one. */
  private final Map<Notation, Set<String>> arrays = new IdentityHashMap<>();

  /** In how many sides each array stands. */
  private final Map<String, Integer> sides = new HashMap<>();

  LoneSides(List<Stated> relations, Vocabulary vocabulary, ArrayNames names) {
    this.vocabulary = vocabulary;
    this.names = names;
    for (Stated stated : relations) {
      add(stated.left());
      add(stated.right());
    }
  }

  private void add(Notation side) {
    if (!arrays.containsKey(side)) {
      Set<String> found = new HashSet<>();
      collect(side, found);
      arrays.put(side, found);
      found.forEach(key -> sides.merge(key, 1, Integer::sum));
    }
  }

  private void collect(Notation notation, Set<String> found) {
    if (notation == null) {
      return;
    }
    Name name = vocabulary.name(notation);
    if (name != null) {
      NameUse use = vocabulary.bare(name);
      if (names.isArray(use)) {
        found.add(ArrayKinds.key(use));
      }
      collect(name.power(), found);
      return;
    }
    Notations.parts(notation).forEach(part -> collect(part, found));
  }

  /** Whether every array of a side, of which there are some, stands in it alone. */
  boolean isLone(Notation side) {
    Set<String> found = arrays.getOrDefault(side, Set.of());
    return !found.isEmpty() && found.stream().allMatch(key -> sides.get(key) == 1);
  }
}
