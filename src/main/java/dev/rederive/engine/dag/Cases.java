package dev.rederive.engine.dag;

import dev.rederive.math.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * Formulas with an equation among the conditions of their cases, taken apart: once where the
 * equation holds, one of its variables expressed by the others, and once where it does not. Every
 * point belongs to one of the two.
 */
public final class Cases {
  private static final int LARGEST = 5000;

  /** Equations that are told apart; each doubles the number of cases. */
  private static final int MOST = 3;

  private final Dag dag;
  private final Derivatives derivatives;

  private Cases(Dag dag) {
    this.dag = dag;
    this.derivatives = new Derivatives(dag);
  }

  /** variable = value is the equation between left and right. */
  private record Equation(int left, int right, int variable, int value) {}

  /**
   * The nodes in every case, as many as given each time, built in the same graph.
   *
   * @param nodes free of derivatives
   * @return empty if there is no equation among their conditions, none that can be solved for a
   *     variable, or too many
   */
  public static List<int[]> of(Dag dag, int[] nodes) {
    Cases cases = new Cases(dag);
    List<int[]> apart = List.of(nodes);
    for (int round = 0; round < MOST; round++) {
      List<int[]> next = new ArrayList<>();
      for (int[] one : apart) {
        next.addAll(cases.split(one));
      }
      if (next.size() == apart.size()) {
        return round == 0 ? List.of() : next;
      }
      apart = next;
    }
    return apart;
  }

  private List<int[]> split(int[] nodes) {
    Cone cone = Cone.of(dag, nodes);
    Equation equation = cone.size() > LARGEST ? null : equation(cone);
    if (equation == null) {
      return List.of(nodes);
    }
    return List.of(
        new Rewriting(equation, true).of(nodes), new Rewriting(equation, false).of(nodes));
  }

  private Equation equation(Cone cone) {
    for (int k = 0; k < cone.size(); k++) {
      int node = cone.node(k);
      if (dag.op(node) == Op.SELECT && isEquation(dag.relation(node))) {
        Equation solved = solve(dag.child(node, 0), dag.child(node, 1));
        if (solved != null) {
          return solved;
        }
      }
    }
    return null;
  }

  private static boolean isEquation(Relation relation) {
    return relation == Relation.EQUAL || relation == Relation.NOT_EQUAL;
  }

  /** Null if the equation is linear in no variable. */
  private Equation solve(int left, int right) {
    int difference = dag.subtract(left, right);
    Cone cone = Cone.of(dag, difference);
    for (int k = 0; k < cone.size(); k++) {
      int variable = cone.node(k);
      if (dag.op(variable) != Op.VARIABLE) {
        continue;
      }
      int slope = derivatives.expand(dag.derivative(difference, variable));
      if (dag.isConstant(slope) && slope != dag.zero) {
        int rest = new Rewriting(new Equation(-1, -1, variable, dag.zero), true).of(difference);
        BigFraction factor = dag.constantValue(slope).reciprocal().negate();
        int value = dag.multiply(dag.constant(factor), rest);
        return new Equation(left, right, variable, value);
      }
    }
    return null;
  }

  /** Nodes rebuilt under an equation, or its contrary; what is not selected any more is left out. */
  private final class Rewriting {
    private final Equation equation;
    private final boolean holds;
    private final Map<Integer, Integer> rebuilt = new HashMap<>();

    Rewriting(Equation equation, boolean holds) {
      this.equation = equation;
      this.holds = holds;
    }

    int[] of(int[] nodes) {
      int[] result = new int[nodes.length];
      for (int k = 0; k < nodes.length; k++) {
        result[k] = of(nodes[k]);
      }
      return result;
    }

    int of(int node) {
      Integer known = rebuilt.get(node);
      if (known == null) {
        known = build(node);
        rebuilt.put(node, known);
      }
      return known;
    }

    private int build(int node) {
      if (holds && node == equation.variable()) {
        return equation.value();
      }
      if (dag.childCount(node) == 0) {
        return node;
      }
      if (dag.op(node) == Op.SELECT) {
        return select(node);
      }
      return dag.rebuild(node, of(dag.children(node)));
    }

    private int select(int node) {
      boolean wanted = dag.relation(node) == Relation.EQUAL;
      boolean same =
          dag.child(node, 0) == equation.left() && dag.child(node, 1) == equation.right();
      if (same && isEquation(dag.relation(node))) {
        return of(dag.child(node, holds == wanted ? 2 : 3));
      }
      int left = of(dag.child(node, 0));
      int right = of(dag.child(node, 1));
      boolean constant = dag.isConstant(left) && dag.isConstant(right);
      if (left == right || constant) {
        int order = constant ? dag.constantValue(left).compareTo(dag.constantValue(right)) : 0;
        return of(dag.child(node, dag.relation(node).holds(order) ? 2 : 3));
      }
      return dag.select(
          dag.relation(node), left, right, of(dag.child(node, 2)), of(dag.child(node, 3)));
    }
  }
}
