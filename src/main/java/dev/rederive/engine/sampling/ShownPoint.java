package dev.rederive.engine.sampling;

import dev.rederive.engine.Evaluator;
import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.dag.Cone;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import dev.rederive.math.Parametrisation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * A point as a reader is shown it: with the elements of the arrays that satisfy a constraint in the
 * place of the parameters they are made of.
 */
public final class ShownPoint {
  private ShownPoint() {}

  /**
   * The values to show.
   *
   * @param at the values of the variables
   * @param roots what is evaluated at the point; derivatives allowed
   */
  public static Map<Atom, BigFraction> of(Dag dag, Map<Atom, BigFraction> at, int... roots) {
    if (at.keySet().stream().noneMatch(atom -> Parametrisation.isParameter(atom.quantity()))) {
      return at;
    }
    Map<Atom, BigFraction> shown = new LinkedHashMap<>();
    at.forEach(
        (atom, value) -> {
          if (!Parametrisation.isParameter(atom.quantity())) {
            shown.put(atom, value);
          }
        });
    Cone cone = Cone.of(dag, roots);
    boolean[] made = new boolean[cone.size()];
    for (int k = 0; k < cone.size(); k++) {
      int node = cone.node(k);
      Op op = dag.op(node);
      boolean atom = op == Op.VARIABLE || op == Op.NAMED;
      boolean parameter = atom && Parametrisation.isParameter(dag.atom(node).quantity());
      made[k] = parameter;
      for (int c = 0; c < dag.childCount(node); c++) {
        made[k] |= made[cone.indexOf(dag.child(node, c))];
      }
      if (atom && !parameter) {
        if (made[k] && dag.atom(node).copy() == 0) {
          shown.put(dag.atom(node), value(dag, node, at));
        }
        made[k] = false; // what is defined by it needs no showing
      }
    }
    shown.values().removeIf(value -> value == null);
    return shown;
  }

  private static BigFraction value(Dag dag, int node, Map<Atom, BigFraction> at) {
    Cone cone = Cone.of(dag, node);
    return new Evaluator<>(dag, cone, new RationalArithmetic(), RationalArithmetic.ORDER, at::get)
        .value(node);
  }
}
