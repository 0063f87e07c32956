package dev.rederive.meaning;

import dev.rederive.math.Definition;
import dev.rederive.math.Expr;
import dev.rederive.math.ExprParts;
import dev.rederive.math.FreeIndex;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Quantity;
import dev.rederive.math.Range;
import dev.rederive.math.Statement;
import dev.rederive.meaning.formula.Exprs;
import dev.rederive.meaning.formula.Symbols;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps a claim about neighbours inside what is defined: with {@code a_n = 2^n} for n up to N, the
 * claim {@code a_{n+1} = 2 a_n} speaks of n up to N - 1, for beyond the last element nothing is
 * said. The element before the first is left alone where a recurrence starts from it: where some
 * definition takes that element, as {@code z_{l+1} = w_l a_l}, {@code a_{l+1} = s(z_{l+1})} takes
 * {@code a_1} and not {@code z_1}.
 */
final class ShiftedIndices {
  private final Symbols symbols;

  /** The least number that any definition adds to a letter in a slot of a quantity. */
  private final Map<Slot, Integer> least = new HashMap<>();

  private record Slot(Quantity quantity, int place) {}

  private ShiftedIndices(Symbols symbols) {
    this.symbols = symbols;
    for (List<Definition> definitions : symbols.definitions.values()) {
      for (Definition definition : definitions) {
        if (definition.body() != null) {
          take(definition.body());
        }
      }
    }
  }

  /** What is only differentiated by is not taken. */
  private void take(Expr part) {
    if (part instanceof Expr.Derivative derivative) {
      take(derivative.of());
      return;
    }
    ExprParts.of(part).forEach(this::take);
    if (part instanceof Expr.Ref ref) {
      for (int k = 0; k < ref.subscripts().size(); k++) {
        IndexExpr subscript = ref.subscripts().get(k);
        if (subscript.letter() != null && subscript.size() == null) {
          least.merge(new Slot(ref.quantity(), k), subscript.offset(), Math::min);
        }
      }
    }
  }

  /**
   * @param statements in document order; claims that reach beyond get fewer instances
   */
  static void keepInside(Symbols symbols, List<Statement> statements) {
    ShiftedIndices shifted = new ShiftedIndices(symbols);
    statements.replaceAll(
        statement ->
            statement instanceof Statement.Claim claim ? shifted.keepInside(claim) : statement);
  }

  private Statement.Claim keepInside(Statement.Claim claim) {
    Map<String, int[]> reaches = new HashMap<>();
    Exprs.walk(claim.left(), part -> collect(part, reaches));
    Exprs.walk(claim.right(), part -> collect(part, reaches));
    boolean changed = false;
    List<FreeIndex> free = new ArrayList<>();
    List<String> readings = new ArrayList<>(claim.readings());
    for (FreeIndex index : claim.free()) {
      int[] reach = reaches.get(index.letter());
      if (reach == null || reach[0] == 0 && reach[1] == 0) {
        free.add(index);
        continue;
      }
      Range range = index.range();
      IndexExpr lower = range.lower().plus(-reach[0]);
      IndexExpr upper = range.upper().plus(-reach[1]);
      free.add(
          new FreeIndex(index.letter(), new Range(range.name(), lower, upper), index.exclusions()));
      readings.add(
          index.letter()
              + " runs from "
              + lower
              + " to "
              + upper
              + " here, so that its neighbours are among what is defined");
      changed = true;
    }
    return !changed
        ? claim
        : new Statement.Claim(
            claim.site(),
            claim.kind(),
            claim.left(),
            claim.relation(),
            claim.right(),
            free,
            claim.conditions(),
            claim.mark(),
            claim.state(),
            claim.arrays(),
            readings);
  }

  /** How far below and above its range a letter takes a subscript of something defined by it. */
  private void collect(Expr part, Map<String, int[]> reaches) {
    if (!(part instanceof Expr.Ref ref)) {
      return;
    }
    for (int k = 0; k < ref.subscripts().size(); k++) {
      IndexExpr subscript = ref.subscripts().get(k);
      if (subscript.letter() == null || subscript.size() != null) {
        continue;
      }
      int slot = k;
      List<Definition> general =
          symbols.definitions.getOrDefault(ref.quantity(), List.of()).stream()
              .filter(definition -> definition.body() != null)
              .filter(definition -> definition.pattern().get(slot).letter() != null)
              .toList();
      if (general.isEmpty()) {
        continue;
      }
      // Measured from where the definition itself puts its letter: a_{l+1} = … defines a_{l+1}.
      int above = Integer.MAX_VALUE;
      int below = Integer.MIN_VALUE;
      for (Definition definition : general) {
        int shift = subscript.offset() - definition.pattern().get(slot).offset();
        above = Math.min(above, Math.max(0, shift));
        below = Math.max(below, Math.min(0, shift));
      }
      int[] reach = reaches.computeIfAbsent(subscript.letter(), letter -> new int[2]);
      reach[1] = Math.max(reach[1], above);
      int first =
          general.stream().mapToInt(one -> one.pattern().get(slot).offset()).min().orElse(0);
      if (least.getOrDefault(new Slot(ref.quantity(), slot), first) >= first) {
        reach[0] = Math.min(reach[0], below);
      }
    }
  }
}
