package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NameUse;
import dev.rederive.meaning.name.Notations;
import dev.rederive.meaning.name.Typeface;
import dev.rederive.meaning.name.Vocabulary;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Which relations may say something new of the names of a document: those with a name in them of
 * which something was learned since they were last looked at. Names are told apart by their letters
 * in plain print, since {@code x_i} and {@code \mathbf{x}} speak of each other.
 */
final class Agenda {
  private final Map<String, List<Integer>> places;
  private final BitSet due;
  private final int size;

  /**
   * @param places the relations in which each name stands
   * @param size how many relations there are
   */
  Agenda(Map<String, List<Integer>> places, int size) {
    this.places = places;
    this.size = size;
    this.due = new BitSet(size);
  }

  /** The relations in which each name stands, in plain print. */
  static Map<String, List<Integer>> places(
      List<Stated> relations, Vocabulary vocabulary, Symbols symbols) {
    Map<String, List<Integer>> places = new HashMap<>();
    for (int k = 0; k < relations.size(); k++) {
      Set<String> names = new HashSet<>();
      Consumer<Notation> collect =
          part -> collect(vocabulary.name(part), names, vocabulary, symbols);
      Notations.walk(relations.get(k).left(), collect);
      Notations.walk(relations.get(k).right(), collect);
      for (String name : names) {
        places.computeIfAbsent(name, any -> new ArrayList<>()).add(k);
      }
    }
    return places;
  }

  private static void collect(
      Name name, Set<String> names, Vocabulary vocabulary, Symbols symbols) {
    if (name != null) {
      collect(vocabulary.bare(name).name(), names, symbols);
      if (name.primes() > 0) {
        collect(vocabulary.resolve(name.unprimed()).name(), names, symbols);
      }
    }
  }

  /** A function speaks of what it is a function of. */
  private static void collect(String name, Set<String> names, Symbols symbols) {
    names.add(Typeface.plain(name));
    List<NameUse> arguments = symbols.arguments(name);
    if (arguments == null) {
      arguments = symbols.dependencies(name);
    }
    if (arguments != null) {
      arguments.forEach(argument -> names.add(Typeface.plain(argument.name())));
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
