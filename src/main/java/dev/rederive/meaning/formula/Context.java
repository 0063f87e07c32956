package dev.rederive.meaning.formula;

import dev.rederive.math.FreeIndex;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Quantity;
import dev.rederive.math.Range;
import dev.rederive.meaning.index.Ranges;
import dev.rederive.meaning.name.NameUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a formula is read: its place, what is bound around it, what it leaves free. */
public final class Context {
  public final int ordinal;
  private final Map<String, Range> bound = new HashMap<>();
  private final Map<String, Range> free = new LinkedHashMap<>();
  private final Map<String, Range> values = new HashMap<>();
  private final Map<String, Boolean> together = new HashMap<>();
  private final Map<String, Quantity> formals;
  private final Set<String> expectedFree;
  private final ArrayReader own;
  private int links;
  public final List<String> readings = new ArrayList<>();

  /**
   * @param ordinal the relation's place in the document
   * @param formals formal arguments by the text of their name
   * @param expectedFree letters that stand in slots of this relation, so that a bare one is an index
   */
  public Context(int ordinal, Map<String, Quantity> formals, Set<String> expectedFree) {
    this(ordinal, formals, expectedFree, null);
  }

  private Context(
      int ordinal, Map<String, Quantity> formals, Set<String> expectedFree, ArrayReader own) {
    this.ordinal = ordinal;
    this.formals = formals;
    this.expectedFree = expectedFree;
    this.own = own;
  }

  /**
   * A relation that is read for itself: its names are those of no other.
   *
   * @param own reads its arrays
   */
  public static Context alone(int ordinal, Set<String> expectedFree, ArrayReader own) {
    return new Context(ordinal, Map.of(), expectedFree, own);
  }

  /** What reads the arrays of a relation that is read for itself; null for all others. */
  ArrayReader own() {
    return own;
  }

  Quantity formal(NameUse use) {
    return formals.isEmpty() ? null : formals.get(key(use));
  }

  boolean hasFormals() {
    return !formals.isEmpty();
  }

  static String key(NameUse use) {
    return use.name() + use.indices();
  }

  /** The range of a letter: bound around here, or free with the range the document gives it. */
  Range range(String letter, Ranges ranges) {
    Range range = bound.get(letter);
    if (range == null) {
      range = free.get(letter);
    }
    if (range == null) {
      range = ranges.ofLetter(letter, ordinal);
      free.put(letter, range);
      values.put(letter, ranges.ofFree(letter, ordinal));
      noteValues(letter);
    }
    return range;
  }

  /** Lets a free letter begin no sooner than at a value. */
  void beginAt(String letter, int first, Ranges ranges) {
    range(letter, ranges);
    Range now = values.get(letter);
    if (now != null && now.lower().isConstant() && now.lower().offset() < first) {
      values.put(letter, new Range(now.name(), IndexExpr.constant(first), now.upper()));
      note(letter + " runs from " + first + " on: what comes before is a family of its own");
    }
  }

  /**
   * Notes whether an indexed name is an element of the array with its letter, or a family apart from
   * it; in one formula it cannot be both.
   *
   * @return whether it can be so beside what was noted before
   */
  boolean takesForElement(String array, boolean element) {
    Boolean before = together.putIfAbsent(array, element);
    return before == null || before == element;
  }

  /** Forgets what an attempt at reading the formula left behind. */
  void restart() {
    bound.clear();
    free.clear();
    values.clear();
    together.clear();
    readings.clear();
  }

  /** A letter for a sum over what stands between two factors of a chain. */
  String freshLink() {
    links++;
    return links == 1 ? "link" : "link" + links;
  }

  /** Gives a letter that nothing binds here the range of the axis it stands for. */
  void rangeIn(String letter, Range axis) {
    if (letter != null && !bound.containsKey(letter) && !free.containsKey(letter)) {
      free.put(letter, axis);
      values.put(letter, axis);
    }
  }

  /** The ranges of all letters around here. */
  Map<String, Range> letters() {
    Map<String, Range> letters = new HashMap<>(free);
    letters.putAll(bound);
    return letters;
  }

  private void noteValues(String letter) {
    Range all = free.get(letter);
    Range here = values.get(letter);
    if (!here.lower().equals(all.lower()) || !here.upper().equals(all.upper())) {
      note(
          letter
              + " runs from "
              + here.lower()
              + " to "
              + here.upper()
              + ", as said nearest before");
    }
  }

  boolean isIndex(String letter) {
    return bound.containsKey(letter) || free.containsKey(letter) || expectedFree.contains(letter);
  }

  /** Binds a letter and returns what it was bound to before, for {@link #unbind}. */
  Range bind(String letter, Range range) {
    return bound.put(letter, range);
  }

  void unbind(String letter, Range before) {
    if (before == null) {
      bound.remove(letter);
    } else {
      bound.put(letter, before);
    }
  }

  public List<FreeIndex> freeIndices(Map<String, List<String>> exclusions) {
    List<FreeIndex> result = new ArrayList<>();
    free.forEach(
        (letter, range) ->
            result.add(
                new FreeIndex(
                    letter, values.get(letter), exclusions.getOrDefault(letter, List.of()))));
    return result;
  }

  Set<String> freeLetters() {
    return free.keySet();
  }

  public void note(String reading) {
    if (!readings.contains(reading)) {
      readings.add(reading);
    }
  }
}
