package dev.rederive.meaning.formula;

import dev.rederive.math.IndexExpr;
import dev.rederive.math.Range;
import dev.rederive.math.array.Shape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which dimensions are one: definitions and declarations say so first; what they leave open is
 * settled by the operations inside the claims, then by the claims themselves. A claim never equates
 * dimensions that definitions and declarations keep apart.
 */
final class Dimensions {
  /** Who equates two dimensions; the earlier goes before the later. */
  enum Voice {
    DEFINITION,
    OPERATION,
    CLAIM
  }

  private final Map<String, String> parent = new HashMap<>();
  private final Map<String, Range> ranges = new HashMap<>();

  /** The dimensions that several, one after the other, add up to. */
  private final Map<String, List<List<Range>>> joins = new HashMap<>();

  private final Set<String> given = new HashSet<>();
  private final Map<String, Voice> settled = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  /** A dimension nobody has said anything of yet. */
  Range open(String name) {
    String free = name;
    for (int k = 2; !taken.add(free); k++) {
      free = name + " (" + k + ")";
    }
    Range range = Range.ofUnknownSize(free);
    ranges.put(free, range);
    return range;
  }

  /** The dimension of what is put together of parts with these dimensions; none for a single row. */
  Range joined(List<List<Range>> parts, String name) {
    int count = parts.stream().allMatch(List::isEmpty) ? parts.size() : 0;
    if (count > 0) {
      return given(count);
    }
    Range range = open(name);
    joins.put(range.name(), parts);
    return range;
  }

  /** Whether a dimension is as large as others together. */
  boolean isJoined(Range range) {
    return joins.containsKey(find(range.name()));
  }

  private boolean isIn(String name, String join) {
    return joins.getOrDefault(join, List.of()).stream()
        .flatMap(List::stream)
        .map(part -> find(part.name()))
        .anyMatch(part -> part.equals(name) || isIn(name, part));
  }

  /** Whether two dimensions that are put together of parts are so of the same ones. */
  private boolean unifyParts(String one, String other, Voice voice) {
    List<List<Range>> left = joins.get(one);
    List<List<Range>> right = joins.get(other);
    boolean all = left.size() == right.size();
    for (int k = 0; all && k < left.size(); k++) {
      all = unify(left.get(k), right.get(k), voice);
    }
    return all;
  }

  /** A dimension that has a size of its own: declared, or the range of an index. */
  Range given(Range range) {
    taken.add(range.name());
    ranges.putIfAbsent(range.name(), range);
    given.add(range.name());
    settled.put(range.name(), Voice.DEFINITION);
    return range;
  }

  /** 1 to a printed number. */
  Range given(int size) {
    return given(new Range(String.valueOf(size), IndexExpr.constant(1), IndexExpr.constant(size)));
  }

  /** Whether a dimension has a size of its own. */
  boolean isGiven(Range range) {
    return given.contains(find(range.name()));
  }

  private String find(String name) {
    String next = parent.get(name);
    if (next == null) {
      return name;
    }
    String last = find(next);
    if (!last.equals(next)) {
      parent.put(name, last);
    }
    return last;
  }

  Range resolve(Range range) {
    String root = find(range.name());
    List<List<Range>> parts = joins.get(root);
    if (parts == null) {
      return ranges.getOrDefault(root, range);
    }
    IndexExpr length = IndexExpr.constant(0);
    for (List<Range> part : parts) {
      length = length.plus(part.isEmpty() ? IndexExpr.constant(1) : resolve(part.get(0)).length());
    }
    return new Range(root, IndexExpr.constant(1), length);
  }

  List<Range> resolve(List<Range> list) {
    if (list.size() > 1) {
      return list.stream().map(this::resolve).toList();
    }
    if (list.isEmpty()) {
      return list;
    }
    Range range = resolve(list.get(0));
    return range == list.get(0) ? list : List.of(range);
  }

  boolean same(List<Range> one, List<Range> other) {
    return resolve(one).equals(resolve(other));
  }

  /**
   * Makes two lists of dimensions one, if they are as long and nothing keeps them apart.
   *
   * @return whether they are one now
   */
  boolean unify(List<Range> one, List<Range> other, Voice voice) {
    if (one.size() != other.size()) {
      return false;
    }
    boolean all = true;
    for (int k = 0; k < one.size(); k++) {
      all &= unify(one.get(k), other.get(k), voice);
    }
    return all;
  }

  /** Makes two lists of dimensions one where nobody gave one of the two a size of its own. */
  void join(List<Range> one, List<Range> other) {
    for (int k = 0; k < Math.min(one.size(), other.size()); k++) {
      unify(one.get(k), other.get(k), null, true);
    }
  }

  /** Makes two dimensions one whoever kept them apart, unless both have sizes of their own. */
  void force(List<Range> one, List<Range> other) {
    for (int k = 0; k < Math.min(one.size(), other.size()); k++) {
      unify(one.get(k), other.get(k), Voice.OPERATION, true);
    }
  }

  /** Likewise the rows and the columns of two shapes with as many of each. */
  void forceAlike(Shape one, Shape other) {
    if (one.rows().size() == other.rows().size()
        && one.columns().size() == other.columns().size()) {
      force(one.rows(), other.rows());
      force(one.columns(), other.columns());
    }
  }

  private boolean unify(Range one, Range other, Voice voice) {
    return unify(one, other, voice, voice == Voice.DEFINITION);
  }

  private boolean unify(Range one, Range other, Voice voice, boolean force) {
    ranges.putIfAbsent(one.name(), one);
    ranges.putIfAbsent(other.name(), other);
    String a = find(one.name());
    String b = find(other.name());
    if (!a.equals(b)) {
      boolean fixed = given.contains(a) && given.contains(b);
      boolean apart = settledBefore(a, voice) && settledBefore(b, voice);
      if (fixed || apart && !force || isIn(a, b) || isIn(b, a)) {
        return false;
      }
      boolean joinA = joins.containsKey(a);
      boolean joinB = joins.containsKey(b);
      if (joinA && joinB && !unifyParts(a, b, voice)) {
        return false;
      }
      boolean shorter = joinA == joinB ? b.length() < a.length() : joinB;
      boolean keepB = given.contains(b) || !given.contains(a) && shorter;
      String rest = keepB ? a : b;
      String kept = keepB ? b : a;
      parent.put(rest, kept);
      settle(kept, earlier(settled.get(a), settled.get(b)));
      a = kept;
    }
    settle(a, voice);
    return true;
  }

  private boolean settledBefore(String name, Voice voice) {
    Voice by = settled.get(name);
    return by != null && voice != null && by.compareTo(voice) < 0;
  }

  private void settle(String name, Voice voice) {
    if (voice != null) {
      settled.merge(name, voice, Dimensions::earlier);
    }
  }

  private static Voice earlier(Voice a, Voice b) {
    return a == null ? b : b == null || a.compareTo(b) < 0 ? a : b;
  }
}
