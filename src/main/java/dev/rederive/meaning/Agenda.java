package dev.rederive.meaning;

import dev.rederive.latex.Notation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which relations may say something new of the names of a document: those with a name in them of
 * which something was learned since they were last looked at. Names are told apart by their letters
 * in plain print, since {@code x_i} and {@code \mathbf{x}} speak of each other.
 */
final class Agenda {
  private final Vocabulary vocabulary;
  private final Symbols symbols;
  private final Map<String, List<Integer>> places = new HashMap<>();
  private final BitSet due;
  private final int size;

  Agenda(List<Stated> relations, Vocabulary vocabulary, Symbols symbols) {
    this.vocabulary = vocabulary;
    this.symbols = symbols;
    this.size = relations.size();
    this.due = new BitSet(size);
    for (int k = 0; k < size; k++) {
      Set<String> names = new HashSet<>();
      Stated stated = relations.get(k);
      Notations.walk(stated.left(), part -> collect(part, names));
      Notations.walk(stated.right(), part -> collect(part, names));
      for (String name : names) {
        places.computeIfAbsent(name, any -> new ArrayList<>()).add(k);
      }
    }
  }

  private void collect(Notation part, Set<String> names) {
    Name name = vocabulary.name(part);
    if (name == null) {
      return;
    }
    collect(vocabulary.bare(name).name(), names);
    if (name.primes() > 0) {
      collect(vocabulary.bare(name.unprimed()).name(), names);
    }
  }

  /** A function speaks of what it is a function of. */
  private void collect(String name, Set<String> names) {
    if (names.add(Typeface.plain(name))) {
      List<NameUse> arguments = symbols.arguments(name);
      if (arguments == null) {
        arguments = symbols.dependencies(name);
      }
      if (arguments != null) {
        arguments.forEach(argument -> names.add(Typeface.plain(argument.name())));
      }
    }
  }

  /** Puts every relation on the agenda. */
  void all() {
    due.set(0, size);
  }

  /** Takes a relation off the agenda; whether it was on it. */
  boolean take(int relation) {
    boolean was = due.get(relation);
    due.clear(relation);
    return was;
  }

  /** Puts the relations with this name on the agenda. */
  void learned(String name) {
    places.getOrDefault(Typeface.plain(name), List.of()).forEach(due::set);
  }
}
