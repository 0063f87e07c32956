package dev.rederive.check;

import dev.rederive.engine.dag.Cone;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import dev.rederive.engine.dag.Replacement;
import dev.rederive.engine.sampling.Condition;
import dev.rederive.math.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * Assumed equations that can be solved for a variable as they are written, as {@code \sum_i y_i = 1}
 * can for the last {@code y}. What holds with the solution put in holds wherever the assumption does.
 */
final class LinearAssumptions {
  private LinearAssumptions() {}

  /**
   * Formulas with the solutions put in.
   *
   * @param formulas free of derivatives
   */
  static int[] putInto(Dag dag, List<Condition> conditions, int[] formulas) {
    int[] result = formulas.clone();
    Replacement[] solved = new Replacement[conditions.size()];
    int count = 0;
    for (Condition condition : conditions) {
      if (condition.relation() != Relation.EQUAL) {
        continue;
      }
      int residual = dag.subtract(condition.left(), condition.right());
      for (int k = 0; k < count; k++) {
        residual = solved[k].apply(residual);
      }
      Map<Integer, Integer> solution = solve(dag, residual);
      if (solution != null) {
        Replacement replacement = new Replacement(dag, solution);
        solved[count++] = replacement;
        for (int k = 0; k < result.length; k++) {
          result[k] = replacement.apply(result[k]);
        }
      }
    }
    return result;
  }

  /** The last variable that is a term by itself, but for a number, and occurs nowhere else. */
  private static Map<Integer, Integer> solve(Dag dag, int residual) {
    List<Integer> terms = new ArrayList<>();
    collectTerms(dag, residual, terms);
    for (int k = terms.size() - 1; k >= 0; k--) {
      int variable = variable(dag, terms.get(k));
      if (variable < 0) {
        continue;
      }
      List<Integer> others = new ArrayList<>(terms);
      others.remove(k);
      int rest = dag.add(others.stream().mapToInt(term -> term).toArray());
      if (Cone.of(dag, rest).indexOf(variable) >= 0) {
        continue;
      }
      BigFraction factor = factor(dag, terms.get(k)).reciprocal().negate();
      return Map.of(variable, dag.multiply(dag.constant(factor), rest));
    }
    return null;
  }

  private static void collectTerms(Dag dag, int node, List<Integer> terms) {
    if (dag.op(node) != Op.ADD) {
      terms.add(node);
      return;
    }
    for (int term : dag.children(node)) {
      collectTerms(dag, term, terms);
    }
  }

  /** The variable of a term that is one, or a multiple of one; otherwise -1. */
  private static int variable(Dag dag, int term) {
    if (dag.op(term) == Op.VARIABLE) {
      return term;
    }
    if (dag.op(term) != Op.MULTIPLY || dag.childCount(term) != 2) {
      return -1;
    }
    int place = dag.isConstant(dag.child(term, 0)) ? 1 : 0;
    boolean multiple =
        dag.isConstant(dag.child(term, 1 - place)) && dag.op(dag.child(term, place)) == Op.VARIABLE;
    return multiple ? dag.child(term, place) : -1;
  }

  private static BigFraction factor(Dag dag, int term) {
    if (dag.op(term) == Op.VARIABLE) {
      return BigFraction.ONE;
    }
    int first = dag.child(term, 0);
    return dag.constantValue(dag.isConstant(first) ? first : dag.child(term, 1));
  }
}
