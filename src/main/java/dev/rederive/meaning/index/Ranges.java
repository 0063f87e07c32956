package dev.rederive.meaning.index;

import dev.rederive.latex.Notation;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Range;
import dev.rederive.meaning.name.Binder;
import dev.rederive.meaning.name.DerivativeNotation;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NameUse;
import dev.rederive.meaning.name.NotUnderstood;
import dev.rederive.meaning.name.Notations;
import dev.rederive.meaning.name.Vocabulary;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The range of every index letter, for the whole document. A declared range is its own identity; a
 * letter nobody declared takes the range of the slot it stands in, unless that would make the
 * definitions circular: then it is a range of its own (the layers of a network).
 */
public final class Ranges {
  private final Vocabulary vocabulary;
  private final Map<String, String> parent = new HashMap<>();
  private final Map<String, IndexExpr> lowers = new HashMap<>();
  private final Map<String, IndexExpr> uppers = new HashMap<>();
  private final Sayings sayings = new Sayings();

  /** What was found nearest to a letter, by letter and ordinal, while nothing more is taken in. */
  private final Map<String, Optional<Range>> nearest = new HashMap<>();

  /** The named sets that sums say letters are in, by letters without primes. */
  private final Map<String, Set<String>> sets = new HashMap<>();

  private final Map<String, Set<String>> slots = new LinkedHashMap<>();
  private final Map<String, Set<List<String>>> families = new LinkedHashMap<>();
  private final List<Edge> edges = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** The ranges of letters at places where they index an array. */
  private final Map<String, String> locals = new HashMap<>();

  private record Use(String name, List<String> keys) {}

  private record Edge(Use defined, Use used) {}

  public Ranges(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Adds a declaration; its place in the document decides which later letters it speaks for. */
  public void declare(Binder binder, int ordinal) {
    String key = key(binder);
    nearest.clear();
    if (key != null) {
      widen(key, binder);
      sayings.declare(binder.letter(), ordinal, own(binder, key));
    }
  }

  /** The range with the bounds this binder gives, whatever others of the same key give. */
  private Range own(Binder binder, String key) {
    return binder.lower() == null
        ? Range.ofUnknownSize(key)
        : new Range(key, vocabulary.typed(binder.lower()), vocabulary.typed(binder.upper()));
  }

  private String key(Binder binder) {
    if (binder.key() == null) {
      return null;
    }
    if (binder.lower() == null) {
      return binder.key();
    }
    IndexExpr lower = vocabulary.typed(binder.lower());
    IndexExpr upper = vocabulary.typed(binder.upper());
    if (upper == null || upper.letter() != null || lower == null || lower.letter() != null) {
      return null; // bounds that depend on another letter: part of that letter's range
    }
    return binder.key();
  }

  /** An array has room for all that any sum over its elements asks for. */
  private void widen(String key, Binder binder) {
    if (binder.lower() != null) {
      Range range = own(binder, key);
      lowers.merge(key, range.lower(), (old, low) -> low.offset() < old.offset() ? low : old);
      uppers.merge(key, range.upper(), (old, up) -> up.offset() > old.offset() ? up : old);
    }
  }

  /**
   * Takes in what the sums of a notation say about their letters, and in which slots letters stand.
   */
  public void collect(Notation notation, int ordinal) {
    nearest.clear();
    Notations.walk(
        notation,
        part -> {
          if (part instanceof Notation.BigOperator operator) {
            collectSum(operator, ordinal);
          }
        });
    slotsByLetter(notation).forEach((letter, slots) -> sayings.place(letter, ordinal, slots));
  }

  /** A sum speaks for its letter elsewhere only if it indexes something: not in {@code r^k}. */
  private void collectSum(Notation.BigOperator operator, int ordinal) {
    try {
      Map<String, Set<String>> slots = slotsByLetter(operator.body());
      for (Binder binder : Binder.of(operator)) {
        String key = key(binder);
        if (key != null && binder.lower() == null) {
          sets.computeIfAbsent(binder.letter().replace("'", ""), l -> new HashSet<>()).add(key);
        }
        if (key != null && slots.containsKey(binder.letter())) {
          widen(key, binder);
          sayings.sum(binder.letter(), ordinal, own(binder, key), slots.get(binder.letter()));
        }
      }
    } catch (NotUnderstood unreadable) {
      // the statement it stands in will say so
    }
  }

  /** The slots each index letter stands in; a Kronecker delta compares letters of any kind. */
  private Map<String, Set<String>> slotsByLetter(Notation notation) {
    Map<String, Set<String>> slots = new HashMap<>();
    Notations.walk(
        notation,
        part -> {
          Name name = vocabulary.name(part);
          if (name != null && !name.slots().isEmpty() && !name.isKronecker()) {
            NameUse use = vocabulary.bare(name);
            for (int k = 0; k < use.arity(); k++) {
              String letter = use.indices().get(k).letter();
              if (letter != null) {
                slots.computeIfAbsent(letter, l -> new HashSet<>()).add(slot(use, k));
              }
            }
          }
        });
    return slots;
  }

  private static String slot(NameUse use, int k) {
    return use.name() + "/" + use.arity() + "/" + k;
  }

  /** The slots that the names of a notation fill; call after all declarations are in. */
  public void use(Notation notation, int ordinal) {
    uses(notation, ordinal, Map.of(), true);
  }

  /** A definition: what its right side names comes before what its left side names. */
  public void define(Notation left, Notation right, int ordinal) {
    List<Use> defined = uses(left, ordinal, Map.of(), true);
    List<Use> used = uses(right, ordinal, Map.of(), false);
    if (defined.size() == 1) {
      for (Use use : used) {
        edges.add(new Edge(defined.get(0), use));
      }
    }
  }

  private List<Use> uses(
      Notation notation, int ordinal, Map<String, String> bound, boolean underDerivative) {
    List<Use> found = new ArrayList<>();
    collectUses(notation, ordinal, bound, underDerivative, found);
    return found;
  }

  private void collectUses(
      Notation notation, int ordinal, Map<String, String> bound, boolean all, List<Use> found) {
    if (notation == null) {
      return;
    }
    Name name = vocabulary.name(notation);
    if (name != null) {
      NameUse use = vocabulary.bare(name);
      List<String> keys = new ArrayList<>();
      boolean shifted = false;
      for (int k = 0; k < use.arity(); k++) {
        IndexExpr index = use.indices().get(k);
        if (index.letter() == null) {
          keys.add(null);
          continue;
        }
        shifted |= index.offset() != 0;
        String key = bound.getOrDefault(index.letter(), null);
        key = key != null ? key : letterKey(index.letter(), ordinal);
        keys.add(key);
        slots.computeIfAbsent(slot(use, k), s -> new LinkedHashSet<>()).add(key);
      }
      if (!keys.contains(null)) {
        families
            .computeIfAbsent(use.name() + "/" + use.arity(), f -> new LinkedHashSet<>())
            .add(keys);
      }
      if (!shifted) {
        found.add(new Use(use.name(), keys));
      }
      collectUses(name.power(), ordinal, bound, all, found);
      return;
    }
    if (notation instanceof Notation.BigOperator operator) {
      Map<String, String> inner = new HashMap<>(bound);
      try {
        for (Binder binder : Binder.of(operator)) {
          String key = key(binder);
          inner.put(binder.letter(), key != null ? key : letterKey(binder.letter(), ordinal));
        }
      } catch (NotUnderstood unreadable) {
        return;
      }
      collectUses(operator.body(), ordinal, inner, all, found);
      return;
    }
    if (notation instanceof Notation.Fraction fraction && DerivativeNotation.of(fraction) != null) {
      collectUses(fraction.numerator(), ordinal, bound, all, found);
      // What one differentiates by is not what the value is made of; its slots still count.
      collectUses(fraction.denominator(), ordinal, bound, all, new ArrayList<>());
      return;
    }
    for (Notation part : Notations.parts(notation)) {
      collectUses(part, ordinal, bound, all, found);
    }
  }

  private String letterKey(String letter, int ordinal) {
    Range nearest = nearest(letter, ordinal);
    if (nearest != null) {
      return nearest.name();
    }
    return locals.getOrDefault(letter + "@" + ordinal, "letter " + letter);
  }

  /** What the document declares of a letter at a place, or null. */
  public Range declared(String letter, int ordinal) {
    return nearest(letter, ordinal);
  }

  /**
   * Gives a letter that nobody declared the range of the array it indexes.
   *
   * @param place the letter, an at sign and the ordinal of the passage
   */
  public void local(String place, Range range) {
    locals.put(place, range.name());
    lowers.putIfAbsent(range.name(), range.lower());
    uppers.putIfAbsent(range.name(), range.upper());
  }

  /**
   * What the document says of a letter that nothing around it binds; null if it says nothing.
   */
  private Range nearest(String letter, int ordinal) {
    return nearest
        .computeIfAbsent(
            letter + "@" + ordinal,
            place -> Optional.ofNullable(sayings.nearest(letter, ordinal, this::range)))
        .orElse(null);
  }

  /**
   * Gives every undeclared letter the range of its slots where that is possible. Where the slots
   * have several, as {@code y_k} beside a y over samples and a y over classes, the range that fits
   * most of the slots the letter stands in goes first.
   */
  public void unify() {
    int circular = circular();
    Map<String, List<Set<String>>> slotsOf = new LinkedHashMap<>();
    for (Set<String> keys : slots.values()) {
      for (String key : keys) {
        if (isUndeclared(key)) {
          slotsOf.computeIfAbsent(key, k -> new ArrayList<>()).add(keys);
        }
      }
    }
    slotsOf.forEach(
        (key, filled) -> {
          for (String other : byFit(filled)) {
            String mine = find(key);
            String theirs = find(other);
            if (mine.equals(theirs) || !isUndeclared(mine)) {
              continue;
            }
            parent.put(mine, theirs);
            if (circular() > circular) {
              parent.remove(mine);
              note(mine, theirs);
            }
          }
        });
  }

  /**
   * Lets a letter that nobody declared begin at 0: {@code a_{k+1} = 2 a_k} beside {@code a_0 = 1}.
   * Call after {@link #unify}.
   */
  public void beginAtZero(String letter, int ordinal) {
    String key = find(letterKey(letter, ordinal));
    if (isUndeclared(key)) {
      lowers.put(key, IndexExpr.constant(0));
      uppers.put(key, Range.ofUnknownSize(display(key)).upper());
    }
  }

  /** The keys of some slots, those in most of them first, then in order of appearance. */
  private static List<String> byFit(List<Set<String>> filled) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    filled.forEach(keys -> keys.forEach(key -> counts.merge(key, 1, Integer::sum)));
    List<String> ordered = new ArrayList<>(counts.keySet());
    ordered.sort(Comparator.comparing(counts::get, Comparator.reverseOrder()));
    return ordered;
  }

  private void note(String one, String other) {
    String text =
        "the indices "
            + display(one)
            + " and "
            + display(other)
            + " are two ranges (layers): with one range the definitions would be circular";
    if (!notes.contains(text)) {
      notes.add(text);
    }
  }

  /** Sentences about choices made here. */
  List<String> notes() {
    return notes;
  }

  private static boolean isUndeclared(String key) {
    return key.startsWith("letter ");
  }

  private static String display(String key) {
    return isUndeclared(key) ? key.substring(7) : key;
  }

  private String find(String key) {
    String at = key;
    while (parent.containsKey(at)) {
      at = parent.get(at);
    }
    return at;
  }

  /** How many families depend on themselves. */
  private int circular() {
    Map<Use, Set<Use>> next = new HashMap<>();
    for (Edge edge : edges) {
      next.computeIfAbsent(merged(edge.defined()), use -> new HashSet<>()).add(merged(edge.used()));
    }
    int count = 0;
    for (Use start : next.keySet()) {
      Set<Use> seen = new HashSet<>();
      Deque<Use> open = new ArrayDeque<>(next.get(start));
      while (!open.isEmpty()) {
        Use use = open.pop();
        if (seen.add(use)) {
          open.addAll(next.getOrDefault(use, Set.of()));
        }
      }
      count += seen.contains(start) ? 1 : 0;
    }
    return count;
  }

  private Use merged(Use use) {
    List<String> keys = new ArrayList<>();
    for (String key : use.keys()) {
      keys.add(key == null ? null : find(key));
    }
    return new Use(use.name(), keys);
  }

  /** The range of a free letter at a place of the document. */
  public Range ofLetter(String letter, int ordinal) {
    return range(find(letterKey(letter, ordinal)));
  }

  /**
   * The values that a free letter of a claim takes: those of the declaration or sum nearest before,
   * which may be fewer than its axis has where sums begin or end differently.
   */
  public Range ofFree(String letter, int ordinal) {
    Range axis = ofLetter(letter, ordinal);
    Range nearest = nearest(letter, ordinal);
    boolean narrower =
        nearest != null
            && nearest.equals(axis)
            && lowers.containsKey(nearest.name())
            && nearest.upper().letter() == null;
    return narrower ? nearest : axis;
  }

  /** The range a binder gives its letter, for the slots the letter stands in. */
  public Range ofBinder(Binder binder, int ordinal) {
    String key = key(binder);
    boolean alone = key != null && binder.lower() != null && !lowers.containsKey(find(key));
    if (alone) {
      return own(binder, key);
    }
    String found = find(key != null ? key : letterKey(binder.letter(), ordinal));
    return range(isUndeclared(found) ? find(setOrFirst(binder.letter(), found)) : found);
  }

  /**
   * The one set that a letter is in wherever the document says it, primes or not; where none is said,
   * what the letter without primes runs over: {@code \\max_{a'}} beside {@code \\max_a}.
   */
  private String setOrFirst(String letter, String key) {
    String first = letter.replace("'", "");
    Set<String> said = sets.getOrDefault(first, Set.of());
    return said.size() == 1
        ? said.iterator().next()
        : !first.equals(letter) && key.equals("letter " + letter) ? "letter " + first : key;
  }

  private Range range(String key) {
    if (lowers.containsKey(key)) {
      return new Range(display(key), lowers.get(key), uppers.get(key));
    }
    return Range.ofUnknownSize(display(key));
  }

  /** The axes of the families with this name and arity, in order of appearance. */
  public List<List<Range>> axes(String name, int arity) {
    Set<List<Range>> found = new LinkedHashSet<>();
    for (List<String> keys : families.getOrDefault(name + "/" + arity, Set.of())) {
      List<Range> axes = new ArrayList<>();
      for (String key : keys) {
        axes.add(range(find(key)));
      }
      found.add(axes);
    }
    return List.copyOf(found);
  }
}
