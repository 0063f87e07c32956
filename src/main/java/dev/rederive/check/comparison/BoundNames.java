package dev.rederive.check.comparison;

import dev.rederive.engine.lowering.Lowering;
import dev.rederive.math.Expr;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.NetworkBinding;
import dev.rederive.math.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The names of a binding, families written out element by element. */
final class BoundNames {
  private final NetworkBinding binding;
  private final Lowering lowering;

  BoundNames(NetworkBinding binding, Lowering lowering) {
    this.binding = binding;
    this.lowering = lowering;
  }

  boolean has(String role) {
    return binding.symbols().containsKey(role);
  }

  /**
   * The nodes of a role that has one name for each neuron; null if the document names none.
   *
   * @throws Malformed if the names have another shape
   */
  List<Integer> vector(String role) {
    List<List<Expr.Ref>> rows = binding.symbols().get(role);
    if (rows == null) {
      return null;
    }
    if (rows.size() != 1) {
      throw new Malformed(
          role + " need one name for each neuron in a single row, not " + rows.size() + " rows");
    }
    return row(role, rows.get(0));
  }

  private List<Integer> row(String role, List<Expr.Ref> names) {
    List<Integer> nodes = new ArrayList<>();
    for (Expr.Ref name : names) {
      List<Integer> letters = letters(role, name);
      if (letters.size() > 1) {
        throw new Malformed(
            role
                + ": "
                + name.quantity()
                + " has more than one index; a sample index besides that of the neuron is not"
                + " supported");
      }
      if (letters.isEmpty()) {
        nodes.add(element(name, List.of()));
        continue;
      }
      Range range = name.quantity().axes().get(letters.get(0));
      for (int value = low(range); value <= high(range); value++) {
        nodes.add(element(name, List.of(value)));
      }
    }
    return nodes;
  }

  /**
   * The nodes of a layer's weights, a row for each neuron.
   *
   * @param before the role that names what comes into the layer; a family whose first index runs
   *     over that is read as (input, neuron)
   */
  List<List<Integer>> matrix(String role, String before) {
    List<List<Expr.Ref>> rows = binding.symbols().get(role);
    if (rows == null) {
      throw new Malformed(role + ": the directive does not name them");
    }
    if (rows.size() == 1 && rows.get(0).size() == 1) {
      Expr.Ref family = rows.get(0).get(0);
      List<Integer> letters = letters(role, family);
      if (letters.size() == 2) {
        return family(family, letters, range(before));
      }
      if (letters.size() > 2) {
        throw new Malformed(role + ": " + family.quantity() + " has more than two indices");
      }
    }
    List<List<Integer>> result = new ArrayList<>();
    for (List<Expr.Ref> row : rows) {
      result.add(row(role, row));
    }
    return result;
  }

  private List<List<Integer>> family(Expr.Ref family, List<Integer> letters, Range incoming) {
    Range first = family.quantity().axes().get(letters.get(0));
    Range second = family.quantity().axes().get(letters.get(1));
    boolean inputFirst = first.equals(incoming) && !second.equals(incoming);
    Range to = inputFirst ? second : first;
    Range from = inputFirst ? first : second;
    List<List<Integer>> result = new ArrayList<>();
    for (int j = low(to); j <= high(to); j++) {
      List<Integer> row = new ArrayList<>();
      for (int i = low(from); i <= high(from); i++) {
        row.add(element(family, inputFirst ? List.of(i, j) : List.of(j, i)));
      }
      result.add(row);
    }
    return result;
  }

  /** What the index of a role's family runs over, or null if it is no family. */
  private Range range(String role) {
    List<List<Expr.Ref>> rows = binding.symbols().get(role);
    if (rows == null || rows.size() != 1 || rows.get(0).size() != 1) {
      return null;
    }
    Expr.Ref name = rows.get(0).get(0);
    List<Integer> letters = letters(role, name);
    return letters.size() == 1 ? name.quantity().axes().get(letters.get(0)) : null;
  }

  /** The slots of a name in which a letter stands. */
  private static List<Integer> letters(String role, Expr.Ref name) {
    List<Integer> slots = new ArrayList<>();
    if (name.subscripts().size() != name.quantity().rank()) {
      throw new Malformed(
          role + ": " + name.quantity() + " has " + name.quantity().rank() + " indices");
    }
    for (int k = 0; k < name.subscripts().size(); k++) {
      IndexExpr subscript = name.subscripts().get(k);
      if (subscript.isPlainLetter()) {
        slots.add(k);
      } else if (subscript.letter() != null) {
        throw new Malformed(
            role + ": the index " + subscript + " of " + name.quantity() + " is no plain letter");
      }
    }
    return slots;
  }

  private int element(Expr.Ref name, List<Integer> values) {
    List<Integer> indices = new ArrayList<>();
    int next = 0;
    for (IndexExpr subscript : name.subscripts()) {
      indices.add(
          subscript.letter() != null
              ? values.get(next++)
              : Integer.valueOf(lowering.index(subscript, Map.of())));
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
