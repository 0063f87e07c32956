package dev.rederive.engine.lowering;

import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import dev.rederive.math.Expr;
import dev.rederive.math.ExprParts;
import dev.rederive.math.IndexExpr;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hipparchus.fraction.BigFraction;

/**
 * Sums and products. The node that each had last is kept with the values of the letters in it then:
 * a claim about every weight w_ji has its sum over k once for each j, while i runs through hundreds
 * of values.
 */
final class Reductions {
  /** A reduction with more terms is refused; 784·100 weights are well below. */
  private static final long TERM_LIMIT = 2_000_000;

  private final Lowering lowering;
  private final Map<Expr.Reduction, Last> last = new IdentityHashMap<>();

  Reductions(Lowering lowering) {
    this.lowering = lowering;
  }

  /** Letters in order; null if the reduction may use more than the letters that stand in it. */
  private static final class Last {
    final String[] letters;
    int[] values;
    int node;

    Last(String[] letters) {
      this.letters = letters;
    }
  }

  int node(Expr.Reduction reduction, Scope scope) {
    Last known = last.computeIfAbsent(reduction, Reductions::unknown);
    int[] values = values(known, scope);
    if (values != null && Arrays.equals(known.values, values)) {
      return known.node;
    }
    int node = workOut(reduction, scope);
    known.values = values;
    known.node = node;
    return node;
  }

  private int workOut(Expr.Reduction reduction, Scope scope) {
    Dag dag = lowering.dag();
    long low = lowering.index(reduction.lower(), scope);
    long high = lowering.index(reduction.upper(), scope);
    if (high - low + 1 > TERM_LIMIT) {
      throw new Unresolved(
          "a "
              + reduction.kind().name().toLowerCase(Locale.ROOT)
              + " of "
              + (high - low + 1)
              + " terms is too long to work out");
    }
    Set<Integer> excluded = new HashSet<>();
    for (IndexExpr exclusion : reduction.exclusions()) {
      excluded.add(lowering.index(exclusion, scope));
    }
    boolean extreme = reduction.kind().isExtreme();
    if (!extreme && ConstantReduction.fits(reduction.body())) {
      BigFraction value =
          new ConstantReduction(reduction, excluded, scope, dag, lowering::index)
              .value((int) low, (int) high);
      if (value != null) {
        return dag.constant(value);
      }
    }
    int[] terms = new int[(int) Math.max(0, high - low + 1)];
    int count = 0;
    for (int value = (int) low; value <= high; value++) {
      if (!excluded.contains(value)) {
        terms[count++] = lowering.lower(reduction.body(), scope.bind(reduction.letter(), value));
      }
    }
    int[] used = Arrays.copyOf(terms, count);
    if (extreme) {
      return extreme(used, reduction.kind());
    }
    boolean sum = reduction.kind() == Expr.Reduction.Kind.SUM;
    if (count == 0) {
      return sum ? dag.zero : dag.one;
    }
    return sum ? dag.add(used) : dag.multiply(used);
  }

  /** max(a, b) is half of a + b + |a - b|, min(a, b) of a + b - |a - b|. */
  private int extreme(int[] values, Expr.Reduction.Kind kind) {
    if (values.length == 0) {
      throw new Unresolved("of no values at all none is the greatest or the least");
    }
    Dag dag = lowering.dag();
    int half = dag.constant(new BigFraction(1, 2));
    int found = values[0];
    for (int k = 1; k < values.length; k++) {
      int apart = dag.unary(Op.ABS, dag.add(found, dag.negate(values[k])));
      int more = kind == Expr.Reduction.Kind.MAXIMUM ? apart : dag.negate(apart);
      found = dag.multiply(half, dag.add(dag.add(found, values[k]), more));
    }
    return found;
  }

  /** Null if it cannot be told what the node depends on. */
  private static int[] values(Last known, Scope scope) {
    if (known.letters == null || !scope.formals().isEmpty()) {
      return null;
    }
    int[] values = new int[known.letters.length];
    for (int k = 0; k < values.length; k++) {
      // A letter bound further in has no value yet, or an outer one that does no harm.
      values[k] =
          scope.binds(known.letters[k]) ? scope.valueOf(known.letters[k]) : Integer.MIN_VALUE;
    }
    return values;
  }

  private static Last unknown(Expr.Reduction reduction) {
    TreeSet<String> letters = new TreeSet<>();
    return new Last(collect(reduction, letters) ? letters.toArray(String[]::new) : null);
  }

  /** False where a function or an array's own formula may use letters that do not stand here. */
  private static boolean collect(Expr expr, TreeSet<String> letters) {
    if (expr instanceof Expr.Ref ref) {
      ref.subscripts().forEach(subscript -> add(subscript, letters));
    } else if (expr instanceof Expr.IndexValue value) {
      add(value.index(), letters);
    } else if (expr instanceof Expr.Kronecker delta) {
      add(delta.a(), letters);
      add(delta.b(), letters);
    } else if (expr instanceof Expr.Reduction reduction) {
      add(reduction.lower(), letters);
      add(reduction.upper(), letters);
      reduction.exclusions().forEach(exclusion -> add(exclusion, letters));
    } else if (expr instanceof Expr.Apply
        || expr instanceof Expr.At
        || expr instanceof Expr.Spread
        || expr instanceof Expr.Determinant
        || expr instanceof Expr.Inverse) {
      return false;
    }
    return ExprParts.of(expr).stream().allMatch(part -> collect(part, letters));
  }

  private static void add(IndexExpr index, TreeSet<String> letters) {
    if (index.letter() != null) {
      letters.add(index.letter());
    }
  }
}
