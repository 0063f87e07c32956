package dev.rederive.engine.lowering;

import dev.rederive.math.Quantity;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The elements of one quantity that have a node so far, in a table where its ranges are short. */
final class Family {
  private static final int TABLE_LIMIT = 10_000_000;

  final Quantity quantity;
  final int[] lows;
  final int[] highs;

  /** Node plus one by place in the ranges, 0 for none; null before the first or if too long. */
  private int[] table;

  private final int length;
  private final Map<List<Integer>, Integer> others;

  /**
   * @param lows the lower ends of the ranges, one per axis
   * @param highs the upper ends, inclusive
   */
  Family(Quantity quantity, int[] lows, int[] highs) {
    this.quantity = quantity;
    this.lows = lows;
    this.highs = highs;
    long product = 1;
    for (int k = 0; k < lows.length; k++) {
      product = Math.min(TABLE_LIMIT + 1L, product * Math.max(0, highs[k] - lows[k] + 1L));
    }
    this.length = product > TABLE_LIMIT ? 0 : (int) product;
    this.others = new HashMap<>();
  }

  private Family(Family original) {
    this.quantity = original.quantity;
    this.lows = original.lows;
    this.highs = original.highs;
    this.length = original.length;
    this.table = original.table == null ? null : original.table.clone();
    this.others = new HashMap<>(original.others);
  }

  /** The same elements; what is added to one is not in the other. */
  Family copy() {
    return new Family(this);
  }

  /** How many elements the ranges have, as far as a table would hold them. */
  int length() {
    return length;
  }

  /** Visits the elements inside the ranges, in ascending order; none if they are too many. */
  void forEach(Consumer<List<Integer>> visitor) {
    int[] indices = lows.clone();
    for (int count = 0; count < length; count++) {
      visitor.accept(Arrays.stream(indices).boxed().toList());
      for (int k = indices.length - 1; k >= 0 && ++indices[k] > highs[k]; k--) {
        indices[k] = lows[k];
      }
    }
  }

  /** The place of an element in the table, or &minus;1 if it is outside the ranges. */
  int place(int[] indices) {
    if (length == 0) {
      return -1;
    }
    int place = 0;
    for (int k = 0; k < indices.length; k++) {
      if (indices[k] < lows[k] || indices[k] > highs[k]) {
        return -1;
      }
      place = place * (highs[k] - lows[k] + 1) + indices[k] - lows[k];
    }
    return place;
  }

  /** The node at a place of the table, or &minus;1. */
  int at(int place) {
    return table == null || place < 0 ? -1 : table[place] - 1;
  }

  /** The node of an element, or &minus;1. */
  int node(List<Integer> indices) {
    int place = place(array(indices));
    if (place >= 0) {
      return at(place);
    }
    return others.getOrDefault(indices, -1);
  }

  void put(List<Integer> indices, int node) {
    int place = place(array(indices));
    if (place < 0) {
      others.put(indices, node);
      return;
    }
    if (table == null) {
      table = new int[length];
    }
    table[place] = node + 1;
  }

  private static int[] array(List<Integer> indices) {
    int[] array = new int[indices.size()];
    for (int k = 0; k < array.length; k++) {
      array[k] = indices.get(k);
    }
    return array;
  }
}
