package dev.rederive.check;

import dev.rederive.math.Definition;
import dev.rederive.math.Expr;
import dev.rederive.math.ExprParts;
import dev.rederive.math.FreeIndex;
import dev.rederive.math.FunctionDefinition;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Model;
import dev.rederive.math.NetworkBinding;
import dev.rederive.math.Quantity;
import dev.rederive.math.Range;
import dev.rederive.math.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The sizes a claim is judged at. A size nobody gave is tried at 2, 3 and 4, pairwise different
 * where there are several, so that a swapped index shows, and at 1, which is cheap. If the claim or
 * a definition names an element by its number, the sizes start there. Larger ones are drawn at
 * random: who vanishes at 1, 2, 3 and 4 need not vanish there.
 */
final class SizeChoices {
  /** An element beyond this is outside its range. */
  private static final int LARGEST_NEEDED = 10_000;

  /** Where larger sizes are drawn from, the widest first. */
  private static final int[][] LARGER = {{61, 127}, {21, 47}, {9, 19}, {5, 8}};

  /** A number in a formula beyond this is no size that somebody had in mind. */
  private static final int LARGEST_THRESHOLD = 400;

  private SizeChoices() {}

  /** One map per judgement, the smallest sizes first; at least one. */
  static List<Map<String, Integer>> of(
      Model model, Statement.Claim claim, Map<String, Integer> chosen) {
    Uses uses = uses(model, claim);
    Map<String, Integer> fixed = fixed(model, uses, chosen);
    List<String> free = uses.sizes.stream().filter(size -> !fixed.containsKey(size)).toList();
    List<Map<String, Integer>> choices = new ArrayList<>();
    if (free.isEmpty()) {
      choices.add(fixed);
      return choices;
    }
    // 2, 3, 4, 2, 3, … and the same shifted: neighbours in the list always differ.
    for (int first = 0; first < 3; first++) {
      Map<String, Integer> sizes = new LinkedHashMap<>(fixed);
      Set<Integer> different = new HashSet<>();
      for (int k = 0; k < free.size(); k++) {
        int size = uses.smallest(free.get(k)) + 1 + (first + k) % Math.max(3, free.size());
        while (!different.add(size)) {
          size++;
        }
        sizes.put(free.get(k), size);
      }
      choices.add(sizes);
    }
    Map<String, Integer> ones = new LinkedHashMap<>(fixed);
    free.forEach(size -> ones.put(size, uses.smallest(size)));
    choices.add(ones);
    return choices;
  }

  /**
   * Larger sizes to try a claim at besides, the largest first; the first that can be worked out
   * cheaply is enough. They lie beyond every whole number in the claim, so that a sum from 5 on, or
   * a factor (n &minus; 5), cannot hide; given sizes keep their value.
   *
   * @param random draws them; the same for the same seed
   * @return empty if no size is free
   */
  static List<Map<String, Integer>> larger(
      Model model, Statement.Claim claim, Map<String, Integer> chosen, SplittableRandom random) {
    Uses uses = uses(model, claim);
    Map<String, Integer> fixed = fixed(model, uses, chosen);
    List<String> free = uses.sizes.stream().filter(size -> !fixed.containsKey(size)).toList();
    List<Map<String, Integer>> choices = new ArrayList<>();
    for (int[] range : free.isEmpty() ? new int[0][] : LARGER) {
      Map<String, Integer> sizes = new LinkedHashMap<>(fixed);
      Set<Integer> different = new HashSet<>();
      for (String size : free) {
        int beyond = Math.max(uses.smallest(size), uses.threshold);
        int value = Math.max(range[0], beyond + 2) + random.nextInt(range[1] - range[0]);
        while (!different.add(value)) {
          value++;
        }
        sizes.put(size, value);
      }
      choices.add(sizes);
    }
    return choices;
  }

  private static Map<String, Integer> fixed(Model model, Uses uses, Map<String, Integer> chosen) {
    Map<String, Integer> fixed = new LinkedHashMap<>();
    for (String size : uses.sizes) {
      Integer value = chosen.get(size);
      value = value != null ? value : model.sizes().get(size);
      if (value != null) {
        fixed.put(size, value);
      }
    }
    return fixed;
  }

  /** The sizes that a claim depends on, through definitions, in order of appearance. */
  static Set<String> used(Model model, Statement.Claim claim) {
    return uses(model, claim).sizes;
  }

  private static Uses uses(Model model, Statement.Claim claim) {
    Uses uses = new Uses(model);
    uses.walk(claim.left());
    uses.walk(claim.right());
    for (FreeIndex free : claim.free()) {
      uses.range(free.range());
    }
    claim.conditions().forEach(uses::condition);
    model.assumptions().forEach(assumption -> uses.condition(assumption.condition()));
    // Whatever a bound network computes may stand beside a claim about something of it.
    Set<Object> own = Set.copyOf(uses.seen);
    for (NetworkBinding network : model.networks()) {
      List<Expr.Ref> symbols =
          network.symbols().values().stream().flatMap(List::stream).flatMap(List::stream).toList();
      if (symbols.stream().anyMatch(symbol -> own.contains(symbol.quantity()))) {
        symbols.forEach(uses::walk);
      }
    }
    return uses;
  }

  private static final class Uses {
    private final Model model;
    private final Set<String> sizes = new LinkedHashSet<>();
    private final Map<String, Integer> smallest = new HashMap<>();
    private final Set<Object> seen = new HashSet<>();
    private int threshold;

    Uses(Model model) {
      this.model = model;
    }

    /** The size that has room for every element that is named by its number. */
    int smallest(String size) {
      return smallest.getOrDefault(size, 1);
    }

    private void needs(IndexExpr subscript, Range range) {
      IndexExpr upper = range.upper();
      if (subscript.isConstant() && upper.size() != null && upper.letter() == null) {
        int needed = Math.min(subscript.offset() - upper.offset(), LARGEST_NEEDED);
        needs(upper, needed);
      }
      IndexExpr lower = range.lower();
      if (subscript.letter() == null && subscript.size() != null && lower.isConstant()) {
        // The last element but one is none of one element.
        int needed = Math.min(lower.offset() - subscript.offset(), LARGEST_NEEDED);
        needs(subscript, needed);
      }
    }

    private void needs(IndexExpr index, int needed) {
      for (String size : IndexExpr.summands(index.size())) {
        smallest.merge(size, Math.max(1, needed), Math::max);
      }
    }

    private void condition(Expr.Condition condition) {
      walk(condition.left());
      walk(condition.right());
    }

    /** A range has at least one value: the last layer, if they begin with the second. */
    private void range(Range range) {
      needs(range.lower(), range);
      index(range.lower());
      index(range.upper());
    }

    private void threshold(int number) {
      int value = Math.abs(number);
      threshold = value <= LARGEST_THRESHOLD ? Math.max(threshold, value) : threshold;
    }

    private void index(IndexExpr index) {
      threshold(index.offset());
      if (index.size() != null) {
        sizes.addAll(IndexExpr.summands(index.size()));
      }
    }

    private void walk(Expr expr) {
      if (expr instanceof Expr.Ref ref) {
        ref.subscripts().forEach(this::index);
        for (int k = 0; k < ref.subscripts().size(); k++) {
          needs(ref.subscripts().get(k), ref.quantity().axes().get(k));
        }
        quantity(ref.quantity());
      } else if (expr instanceof Expr.Reduction reduction) {
        index(reduction.lower());
        index(reduction.upper());
      } else if (expr instanceof Expr.Spread spread) {
        spread.outputs().forEach(this::index);
        spread.arguments().forEach(all -> all.ranges().forEach(this::range));
      } else if (expr instanceof Expr.Determinant det) {
        index(det.lower());
        index(det.upper());
      } else if (expr instanceof Expr.Inverse inverse) {
        index(inverse.row());
        index(inverse.column());
        index(inverse.lower());
        index(inverse.upper());
      } else if (expr instanceof Expr.IndexValue value) {
        index(value.index());
      } else if (expr instanceof Expr.Number number && number.value().isInteger()) {
        threshold(number.value().getNumerator().bitLength() < 31 ? number.value().intValue() : 0);
      } else if (expr instanceof Expr.Apply apply && seen.add(apply.function())) {
        FunctionDefinition definition = model.functions().get(apply.function());
        if (definition != null && definition.body() != null) {
          walk(definition.body());
        }
      }
      ExprParts.of(expr).forEach(this::walk);
    }

    /** {@code z_{l+1} = …} from l = 1 on defines nothing that has a number up to L unless L is 2. */
    private void beyondFirst(Definition definition) {
      for (int k = 0; k < definition.pattern().size(); k++) {
        IndexExpr own = definition.pattern().get(k);
        IndexExpr lower = definition.target().axes().get(k).lower();
        IndexExpr upper = definition.target().axes().get(k).upper();
        if (own.letter() != null
            && own.size() == null
            && own.offset() > 0
            && lower.isConstant()
            && upper.size() != null) {
          int needed = lower.offset() + Math.max(own.offset(), -upper.offset());
          needs(upper, needed);
        }
      }
    }

    private void quantity(Quantity quantity) {
      if (seen.add(quantity)) {
        quantity.axes().forEach(this::range);
        for (Definition definition : model.definitions().getOrDefault(quantity, List.of())) {
          definition.pattern().forEach(this::index);
          beyondFirst(definition);
          if (definition.body() != null) {
            walk(definition.body());
          }
        }
      }
    }
  }
}
