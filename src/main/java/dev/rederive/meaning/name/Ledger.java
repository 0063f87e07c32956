package dev.rederive.meaning.name;

import dev.rederive.math.Choice;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The choices between readings that were made for a document: which there were, and notes on those
 * that were made before it was known to which statement they belong.
 */
public final class Ledger {
  private final Choice otherwise;
  private final Set<Choice> made = EnumSet.noneOf(Choice.class);
  private final NavigableMap<Integer, List<String>> notes = new TreeMap<>();

  /**
   * @param otherwise the one choice that is to be made the other way, or null
   */
  public Ledger(Choice otherwise) {
    this.otherwise = otherwise;
  }

  /** Notes that there was such a choice, and tells whether it is made the other way. */
  public boolean isOtherwise(Choice choice) {
    made.add(choice);
    return otherwise == choice;
  }

  /** Whether a choice is made the other way, without noting that there was one. */
  public boolean wants(Choice choice) {
    return otherwise == choice;
  }

  public void note(Span place, String reading) {
    notes.computeIfAbsent(place.start(), start -> new ArrayList<>()).add(reading);
  }

  /** The notes on what stands within a span, each once. */
  public Set<String> within(Span span) {
    Set<String> found = new LinkedHashSet<>();
    Map<Integer, List<String>> here = notes.subMap(span.start(), true, span.end(), false);
    here.values().forEach(found::addAll);
    return found;
  }

  public Set<Choice> made() {
    return made;
  }
}
