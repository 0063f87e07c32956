package dev.rederive.meaning.index;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The slots of indexed names that letters fill, place by place. Authors use the same few letters for
 * whatever they count; that a letter counts the same thing at two places shows in a slot that it
 * fills at both, directly or over places in between.
 */
final class LetterSlots {
  private final Map<String, Map<Integer, Set<String>>> slots = new HashMap<>();

  /** The slots that are linked with one another, for each letter. */
  private final Map<String, List<Set<String>>> links = new HashMap<>();

  /** Adds slots that a letter fills at a place. */
  void add(String letter, int ordinal, Set<String> filled) {
    slots
        .computeIfAbsent(letter, l -> new TreeMap<>())
        .computeIfAbsent(ordinal, place -> new HashSet<>())
        .addAll(filled);
    links.remove(letter);
  }

  /** The slots a letter fills at a place. */
  Set<String> at(String letter, int ordinal) {
    return slots.getOrDefault(letter, Map.of()).getOrDefault(ordinal, Set.of());
  }

  /** The slots that a letter links with some, these included: it fills them at the same places. */
  Set<String> linked(String letter, Set<String> some) {
    Set<String> linked = new HashSet<>(some);
    for (Set<String> group : links.computeIfAbsent(letter, this::groups)) {
      if (!Collections.disjoint(group, some)) {
        linked.addAll(group);
      }
    }
    return linked;
  }

  private List<Set<String>> groups(String letter) {
    List<Set<String>> groups = new ArrayList<>();
    for (Set<String> filled : slots.getOrDefault(letter, Map.of()).values()) {
      Set<String> group = new HashSet<>(filled);
      groups.removeIf(
          other -> {
            boolean joins = !Collections.disjoint(other, filled);
            if (joins) {
              group.addAll(other);
            }
            return joins;
          });
      groups.add(group);
    }
    return groups;
  }
}
