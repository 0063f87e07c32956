package dev.rederive.check.comparison;

import dev.rederive.engine.lowering.Lowering;
import dev.rederive.math.Expr;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.NetworkBinding;
import dev.rederive.math.Range;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names of a binding, families and whole arrays written out element by element. An axis that a
 * name gives no subscript for is a slot like one with a letter.
 */
final class BoundNames {
  private final NetworkBinding binding;
  private final Lowering lowering;

  /** The letter that counts samples or steps, and what it runs over; null if nothing does. */
  private final String rowLetter;

  private final Range rowRange;

  /**
   * @param counter the setting that names what counts samples or steps
   */
  BoundNames(NetworkBinding binding, Lowering lowering, String counter) {
    this.binding = binding;
    this.lowering = lowering;
    this.rowLetter = binding.settings().get(counter);
    this.rowRange = rowLetter == null ? null : findRowRange(counter);
  }

  private Range findRowRange(String counter) {
    for (List<List<Expr.Ref>> rows : binding.symbols().values()) {
      for (List<Expr.Ref> row : rows) {
        for (Expr.Ref name : row) {
          for (int k = 0; k < name.subscripts().size(); k++) {
            IndexExpr subscript = name.subscripts().get(k);
            if (subscript.isPlainLetter() && subscript.letter().equals(rowLetter)) {
              return name.quantity().axes().get(k);
            }
          }
        }
      }
    }
    List<List<Expr.Ref>> inputs = binding.symbols().get("inputs");
    if (rowLetter.isEmpty() && inputs != null) {
      Expr.Ref table = inputs.get(0).get(0);
      // The layer of A^{(1)} is given: its rows are the first of what is left.
      List<Integer> open = openSlots("inputs", table).columns();
      if (!open.isEmpty()) {
        return table.quantity().axes().get(open.get(0));
      }
    }
    throw new Malformed(
        counter
            + ": "
            + (rowLetter.isEmpty()
                ? "the inputs have no rows"
                : "no name has the index " + rowLetter));
  }

  boolean has(String role) {
    return binding.symbols().containsKey(role);
  }

  /** The slots of a name that are to be written out. */
  private record Slots(Expr.Ref name, int row, List<Integer> columns) {}

  /** The slots of a name, that of the samples or steps apart: by its letter, or by its range. */
  private Slots slots(String role, Expr.Ref name) {
    Slots slots = openSlots(role, name);
    if (slots.row() >= 0) {
      return slots;
    }
    for (int slot : slots.columns()) {
      if (name.quantity().axes().get(slot).equals(rowRange)) {
        List<Integer> columns = new ArrayList<>(slots.columns());
        columns.remove(Integer.valueOf(slot));
        return new Slots(name, slot, columns);
      }
    }
    return slots;
  }

  private Slots openSlots(String role, Expr.Ref name) {
    if (name.subscripts().size() > name.quantity().rank()) {
      throw new Malformed(
          role + ": " + name.quantity() + " has " + name.quantity().rank() + " indices");
    }
    List<Integer> open = new ArrayList<>();
    int row = -1;
    for (int k = 0; k < name.quantity().rank(); k++) {
      IndexExpr subscript = k < name.subscripts().size() ? name.subscripts().get(k) : null;
      if (subscript != null && !subscript.isPlainLetter()) {
        if (subscript.letter() != null) {
          throw new Malformed(
              role + ": the index " + subscript + " of " + name.quantity() + " is no plain letter");
        }
        continue;
      }
      open.add(k);
      if (subscript != null && subscript.letter().equals(rowLetter)) {
        row = k;
      }
    }
    open.remove(Integer.valueOf(row));
    return new Slots(name, row, open);
  }

  /**
   * The nodes of a role with one number for each unit, a row for each sample or step; null if the
   * document names none.
   *
   * @throws Malformed if the names have another shape
   */
  Grid grid(String role) {
    List<List<Expr.Ref>> groups = binding.symbols().get(role);
    if (groups == null) {
      return null;
    }
    List<List<Integer>> rows = new ArrayList<>();
    for (List<Expr.Ref> group : groups) {
      List<Slots> names = group.stream().map(name -> slots(role, name)).toList();
      if (names.stream().noneMatch(name -> name.row() >= 0)) {
        rows.add(row(role, names, 0));
        continue;
      }
      for (int value = low(rowRange); value <= high(rowRange); value++) {
        rows.add(row(role, names, value));
      }
    }
    if (rows.size() > 1 && rowLetter == null) {
      throw new Malformed(
          role + " need one name for each neuron in a single row, not " + rows.size() + " rows");
    }
    return new Grid(rows);
  }

  /** The row of a role one sample or step before the first; null if its names have no such row. */
  Grid before(String role) {
    List<List<Expr.Ref>> groups = binding.symbols().get(role);
    if (groups == null || groups.size() != 1) {
      return null;
    }
    List<Slots> names = groups.get(0).stream().map(name -> slots(role, name)).toList();
    return names.stream().allMatch(name -> name.row() >= 0)
        ? new Grid(List.of(row(role, names, low(rowRange) - 1)))
        : null;
  }

  private List<Integer> row(String role, List<Slots> names, int rowValue) {
    List<Integer> nodes = new ArrayList<>();
    for (Slots name : names) {
      Map<Integer, Integer> values = new HashMap<>();
      if (name.row() >= 0) {
        values.put(name.row(), rowValue);
      }
      if (name.columns().isEmpty()) {
        nodes.add(element(name.name(), values));
        continue;
      }
      if (name.columns().size() > 1) {
        throw new Malformed(
            role
                + ": "
                + name.name().quantity()
                + " has more than one index; if one of them counts samples or steps, say which:"
                + " \"samples i\" or \"steps t\"");
      }
      int slot = name.columns().get(0);
      Range range = name.name().quantity().axes().get(slot);
      for (int value = low(range); value <= high(range); value++) {
        values.put(slot, value);
        nodes.add(element(name.name(), values));
      }
    }
    return nodes;
  }

  /**
   * The nodes of weights, a row for each neuron they lead to.
   *
   * @param before the role that names what comes in; a family whose first index runs over that is
   *     read as (input, neuron)
   */
  Grid weights(String role, String before) {
    List<List<Expr.Ref>> rows = binding.symbols().get(role);
    if (rows == null) {
      throw new Malformed(role + ": the directive does not name them");
    }
    if (rows.size() == 1 && rows.get(0).size() == 1) {
      Expr.Ref family = rows.get(0).get(0);
      List<Integer> slots = openSlots(role, family).columns();
      if (slots.size() == 2) {
        return family(family, slots, columnRange(before));
      }
      if (slots.size() > 2) {
        throw new Malformed(role + ": " + family.quantity() + " has more than two indices");
      }
    }
    List<List<Integer>> result = new ArrayList<>();
    for (List<Expr.Ref> row : rows) {
      result.add(row(role, row.stream().map(name -> openSlots(role, name)).toList(), 0));
    }
    return new Grid(result);
  }

  private Grid family(Expr.Ref family, List<Integer> slots, Range incoming) {
    int firstSlot = slots.get(0);
    int secondSlot = slots.get(1);
    Range first = family.quantity().axes().get(firstSlot);
    Range second = family.quantity().axes().get(secondSlot);
    boolean inputFirst = first.equals(incoming) && !second.equals(incoming);
    int toSlot = inputFirst ? secondSlot : firstSlot;
    int fromSlot = inputFirst ? firstSlot : secondSlot;
    Range to = family.quantity().axes().get(toSlot);
    Range from = family.quantity().axes().get(fromSlot);
    List<List<Integer>> result = new ArrayList<>();
    for (int j = low(to); j <= high(to); j++) {
      List<Integer> row = new ArrayList<>();
      for (int i = low(from); i <= high(from); i++) {
        row.add(element(family, Map.of(toSlot, j, fromSlot, i)));
      }
      result.add(row);
    }
    return new Grid(result);
  }

  /** What the index of a role's family runs over beside samples, or null if it is no family. */
  private Range columnRange(String role) {
    List<List<Expr.Ref>> rows = binding.symbols().get(role);
    if (rows == null || rows.size() != 1 || rows.get(0).size() != 1) {
      return null;
    }
    Expr.Ref name = rows.get(0).get(0);
    List<Integer> columns = slots(role, name).columns();
    return columns.size() == 1 ? name.quantity().axes().get(columns.get(0)) : null;
  }

  private int element(Expr.Ref name, Map<Integer, Integer> values) {
    List<Integer> indices = new ArrayList<>();
    for (int k = 0; k < name.quantity().rank(); k++) {
      Integer value = values.get(k);
      indices.add(
          value != null
              ? value
              : Integer.valueOf(lowering.index(name.subscripts().get(k), Map.of())));
    }
    return lowering.element(name.quantity(), indices);
  }

  private int low(Range range) {
    return lowering.index(range.lower(), Map.of());
  }

  private int high(Range range) {
    return lowering.index(range.upper(), Map.of());
  }
}
