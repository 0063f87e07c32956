package dev.rederive.engine.symbolic;

import dev.rederive.engine.dag.Cone;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One attempt to bring a difference to zero: first with every defined quantity an atom, then with
 * the latest level of definitions unfolded, and so on downwards while the budget lasts.
 */
final class Proof {
  private static final String ATOMS =
      "the difference expands to 0 with every defined quantity an atom";

  private final Set<String> identities;
  private final Dag document;
  private final Formulas formulas = new Formulas();
  private final ChainRule chain;
  private final Polynomials polynomials;
  private final Budget budget;
  private final Map<Integer, Integer> levels = new HashMap<>();
  private final Map<Integer, Integer> unfolded = new HashMap<>();
  private final Map<Integer, Integer> firstWithDefinition = new HashMap<>();

  /**
   * @param identities canonical texts of differences that are zero; grows
   */
  Proof(
      Dag document,
      Cone cone,
      Algebra algebra,
      Templates templates,
      Set<String> identities,
      Budget budget) {
    this.identities = identities;
    this.document = document;
    this.budget = budget;
    this.chain = new ChainRule(document, cone, formulas, templates);
    this.polynomials = new Polynomials(formulas.dag, algebra, budget);
    for (int k = 0; k < cone.size(); k++) {
      int node = cone.node(k);
      int level = 0;
      for (int c = 0; c < document.childCount(node); c++) {
        level = Math.max(level, levels.get(document.child(node, c)));
      }
      levels.put(node, document.op(node) == Op.NAMED ? level + 1 : level);
    }
  }

  SymbolicResult prove(int left, int right) {
    Dag dag = formulas.dag;
    int l = chain.value(left);
    int r = chain.value(right);
    if (l == r) {
      return SymbolicResult.equal("the two sides are one formula over atoms");
    }
    int difference = dag.subtract(l, r);
    polynomials.startCounting();
    for (int level = 0; ; level++) {
      Set<Integer> defined = new TreeSet<>();
      collect(difference, defined, new HashSet<>());
      identify(defined);
      // Many claims of a layer are one polynomial identity.
      String identity =
          level == 0 && unfolded.isEmpty() ? Question.key(dag, budget.nodes(), difference) : null;
      if (identity != null && identities.contains(identity)) {
        return SymbolicResult.equal(ATOMS);
      }
      Kernels kernels = new Kernels(formulas, polynomials, unfolded);
      if (new NormalForm(formulas, kernels).isZero(difference)) {
        if (identity != null) {
          identities.add(identity);
        }
        return SymbolicResult.equal(
            level == 0
                ? ATOMS
                : "the difference expands to 0 over atoms, "
                    + (level == 1 ? "one level" : level + " levels")
                    + " of definitions unfolded");
      }
      defined.removeIf(unfolded::containsKey);
      if (defined.isEmpty()) {
        return SymbolicResult.silent("the normal form did not reach 0");
      }
      if (level == budget.levels()) {
        return SymbolicResult.silent(
            "the normal form did not reach 0 with " + level + " levels of definitions unfolded");
      }
      int latest = 0;
      for (int symbol : defined) {
        latest = Math.max(latest, levels.get(chain.nodeOf(symbol)));
      }
      for (int symbol : defined) {
        int node = chain.nodeOf(symbol);
        if (levels.get(node) == latest) {
          unfolded.put(symbol, chain.definition(node));
        }
      }
    }
  }

  /** The symbols of defined quantities in a formula, seen through what is unfolded. */
  private void collect(int formula, Set<Integer> defined, Set<Integer> seen) {
    if (!seen.add(formula)) {
      return;
    }
    Dag dag = formulas.dag;
    Integer inside = unfolded.get(formula);
    if (inside != null) {
      collect(inside, defined, seen);
    } else if (dag.op(formula) == Op.VARIABLE) {
      Integer node = chain.nodeOf(formula);
      if (node != null && document.op(node) == Op.NAMED) {
        defined.add(formula);
      }
    }
    for (int k = 0; k < dag.childCount(formula); k++) {
      collect(dag.child(formula, k), defined, seen);
    }
  }

  /** Quantities with one value are one symbol: a second name, or the same definition. */
  private void identify(Set<Integer> defined) {
    for (int symbol : List.copyOf(defined)) {
      int target = symbol;
      for (int steps = 0; steps < 50; steps++) {
        Integer node = chain.nodeOf(target);
        if (node == null || document.op(node) != Op.NAMED) {
          break;
        }
        int definition = chain.definition(node);
        int first =
            formulas.dag.op(definition) == Op.VARIABLE
                ? definition
                : firstWithDefinition.merge(definition, target, (known, mine) -> known);
        if (first == target) {
          break;
        }
        target = first;
      }
      if (target != symbol) {
        unfolded.put(symbol, target);
        defined.remove(symbol);
        Integer node = chain.nodeOf(target);
        if (node != null && document.op(node) == Op.NAMED) {
          defined.add(target);
        }
      }
    }
  }
}
