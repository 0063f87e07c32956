package dev.rederive.engine.sampling;

import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.dag.Cone;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import dev.rederive.engine.program.DoubleProgram;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/**
 * What has to be defined and assumed at a point, compiled once for all who look for points in it.
 * Never changed.
 */
final class Domain {
  final Dag dag;

  /** The nodes that must be defined, free of derivatives. */
  final int[] roots;

  /** The assumptions that concern the variables. */
  final List<Condition> conditions;

  /** The variables with a fixed value, by node. */
  final Map<Integer, BigFraction> pinned = new HashMap<>();

  /** The nodes of all variables that need a value, ascending. */
  final int[] variables;

  final Map<Integer, Bounds> bounds;

  /** Computes the roots and both sides of the conditions. */
  final DoubleProgram program;

  final int[] programVariables;

  /** The place of each of the program's variables among all variables. */
  final int[] programPlaces;

  /**
   * @param roots nodes that must be defined, free of derivatives
   * @param context further nodes whose variables need values too; derivatives allowed
   * @param conditions the assumptions; those about unrelated variables are ignored
   * @param pinned values that are fixed
   */
  Domain(
      Dag dag,
      int[] roots,
      int[] context,
      List<Condition> conditions,
      Map<Atom, BigFraction> pinned) {
    this.dag = dag;
    this.roots = roots.clone();
    int[] all = Arrays.copyOf(roots, roots.length + context.length);
    System.arraycopy(context, 0, all, roots.length, context.length);
    BitSet needed = variablesOf(all);
    this.conditions = related(conditions, needed);
    this.variables = needed.stream().toArray();
    for (int variable : pinned.isEmpty() ? new int[0] : variables) {
      BigFraction value = pinned.get(dag.atom(variable));
      if (value != null) {
        this.pinned.put(variable, value);
      }
    }
    this.bounds = Bounds.of(dag, this.conditions);
    int[] evaluated = Arrays.copyOf(roots, roots.length + 2 * this.conditions.size());
    int next = roots.length;
    for (Condition condition : this.conditions) {
      evaluated[next++] = condition.left();
      evaluated[next++] = condition.right();
    }
    this.program = DoubleProgram.compile(dag, evaluated);
    this.programVariables = program.variables();
    this.programPlaces = Arrays.stream(programVariables).map(this::placeOf).toArray();
  }

  /**
   * For some instances of a claim: both sides defined, and everything that is differentiated, and
   * what it is differentiated by.
   */
  static Domain of(Question question, List<Instance> instances) {
    return new Domain(
        question.dag(),
        needed(question, instances),
        sides(instances),
        question.conditions(),
        question.pinned());
  }

  private static int[] sides(List<Instance> instances) {
    int[] sides = new int[2 * instances.size()];
    for (int k = 0; k < instances.size(); k++) {
      sides[2 * k] = instances.get(k).left();
      sides[2 * k + 1] = instances.get(k).right();
    }
    return sides;
  }

  /** What has to be defined: both sides, and everything that is differentiated. */
  static int[] needed(Question question, List<Instance> instances) {
    Set<Integer> roots = new TreeSet<>();
    for (Instance instance : instances) {
      roots.add(instance.expandedLeft());
      roots.add(instance.expandedRight());
    }
    roots.addAll(differentiated(question.dag(), sides(instances)));
    return roots.stream().mapToInt(Integer::intValue).toArray();
  }

  /** What stands under the derivatives of a cone and is itself free of derivatives. */
  private static Set<Integer> differentiated(Dag dag, int... nodes) {
    Set<Integer> result = new TreeSet<>();
    BitSet seen = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    IntStream.of(nodes).filter(node -> dag.nesting(node) > 0).forEach(open::push);
    while (!open.isEmpty()) {
      int node = open.pop();
      if (seen.get(node)) {
        continue;
      }
      seen.set(node);
      for (int c = 0; c < dag.childCount(node); c++) {
        int child = dag.child(node, c);
        if (dag.nesting(child) > 0) {
          open.push(child);
        } else if (dag.op(node) == Op.DERIVATIVE) {
          result.add(child);
        }
      }
    }
    return result;
  }

  private BitSet variablesOf(int... nodes) {
    Cone cone = Cone.of(dag, nodes);
    BitSet result = new BitSet();
    for (int k = 0; k < cone.size(); k++) {
      if (dag.op(cone.node(k)) == Op.VARIABLE) {
        result.set(cone.node(k));
      }
    }
    return result;
  }

  /** The variables that a condition speaks of, ascending. */
  int[] variablesOf(Condition condition) {
    return variablesOf(condition.left(), condition.right()).stream().toArray();
  }

  /** The conditions that share variables with the nodes, directly or through one another. */
  private List<Condition> related(List<Condition> given, BitSet needed) {
    List<Condition> rest = new ArrayList<>(given);
    List<Condition> result = new ArrayList<>();
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Condition condition : List.copyOf(rest)) {
        BitSet inside = variablesOf(condition.left(), condition.right());
        if (inside.isEmpty() || inside.intersects(needed)) {
          needed.or(inside);
          result.add(condition);
          rest.remove(condition);
          grown = true;
        }
      }
    }
    return result;
  }

  int placeOf(int variable) {
    return Arrays.binarySearch(variables, variable);
  }
}
