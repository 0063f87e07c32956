package dev.rederive.mutation;

import dev.rederive.math.FreeIndex;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Model;
import dev.rederive.math.Range;
import dev.rederive.math.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The index letters that may be used at a place, each with its first and last value. */
final class Scope {
  private record Bounds(IndexExpr lower, IndexExpr upper) {}

  private final Map<String, Integer> sizes;
  private final Map<String, Bounds> letters;

  /** The letters that number rows and columns of a matrix whose determinant or inverse is taken. */
  private final Set<String> ofMatrix;

  private Scope(Map<String, Integer> sizes, Map<String, Bounds> letters, Set<String> ofMatrix) {
    this.sizes = sizes;
    this.letters = letters;
    this.ofMatrix = ofMatrix;
  }

  /** The letters a claim leaves free. */
  static Scope of(Model model, Statement.Claim claim) {
    Map<String, Bounds> letters = new LinkedHashMap<>();
    for (FreeIndex index : claim.free()) {
      letters.put(index.letter(), new Bounds(index.range().lower(), index.range().upper()));
    }
    return new Scope(model.sizes(), letters, Set.of());
  }

  /** Inside a sum or product. */
  Scope with(String letter, IndexExpr lower, IndexExpr upper) {
    Map<String, Bounds> more = new LinkedHashMap<>(letters);
    more.put(letter, new Bounds(lower, upper));
    return new Scope(sizes, more, ofMatrix);
  }

  /** Inside a matrix whose determinant or inverse is taken. */
  Scope withMatrix(String row, String column, IndexExpr lower, IndexExpr upper) {
    Scope inside = with(row, lower, upper).with(column, lower, upper);
    Set<String> own = new HashSet<>(ofMatrix);
    own.add(row);
    own.add(column);
    return new Scope(sizes, inside.letters, own);
  }

  boolean isOfMatrix(String letter) {
    return letter != null && ofMatrix.contains(letter);
  }

  List<String> letters() {
    return new ArrayList<>(letters.keySet());
  }

  /**
   * Whether a subscript is certain to stay inside an axis, whatever value its letter has. A
   * subscript outside would make the formula meaningless, not wrong.
   */
  boolean fits(IndexExpr subscript, Range axis) {
    IndexExpr first = subscript;
    IndexExpr last = subscript;
    if (subscript.letter() != null) {
      Bounds bounds = letters.get(subscript.letter());
      if (bounds == null || subscript.size() != null) {
        return false;
      }
      first = bounds.lower().plus(subscript.offset());
      last = bounds.upper().plus(subscript.offset());
    }
    return isAtMost(axis.lower(), first) && isAtMost(last, axis.upper());
  }

  /** Certainly not above; false where the two cannot be compared. */
  private boolean isAtMost(IndexExpr low, IndexExpr high) {
    if (Objects.equals(low.letter(), high.letter()) && Objects.equals(low.size(), high.size())) {
      return low.offset() <= high.offset();
    }
    Integer lowValue = value(low);
    Integer highValue = value(high);
    return lowValue != null && highValue != null && lowValue <= highValue;
  }

  private Integer value(IndexExpr index) {
    if (index.letter() != null) {
      return null;
    }
    if (index.size() == null) {
      return index.offset();
    }
    int value = index.offset();
    for (String summand : IndexExpr.summands(index.size())) {
      Integer size = sizes.get(summand);
      if (size == null) {
        return null;
      }
      value += size;
    }
    return value;
  }
}
