package dev.rederive.engine.lowering;

import dev.rederive.engine.dag.Cone;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Derivatives;
import dev.rederive.engine.dag.Op;
import dev.rederive.engine.dag.Replacement;
import dev.rederive.math.Model;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Functions of which a document gives the derivative and nothing else: {@code \Phi'(x) =
 * \frac{1}{\sqrt{2\pi}} e^{-x^2/2}}. Their derivatives are formulas, their values are unknown but
 * for a constant.
 */
public final class KnownDerivatives {
  private final Dag dag;
  private final Lowering lowering;
  private final Derivatives derivatives;
  private final boolean any;

  public KnownDerivatives(Model model, Lowering lowering, Derivatives derivatives) {
    this.dag = lowering.dag();
    this.lowering = lowering;
    this.derivatives = derivatives;
    this.any = model.functions().keySet().stream().anyMatch(model::isDerivativeOfUnknown);
  }

  /** A formula whose derivatives are worked out, with the known ones put in. */
  public int putInto(int formula) {
    int result = formula;
    while (any) {
      Map<Integer, Integer> known = known(result);
      if (known.isEmpty()) {
        break;
      }
      result = derivatives.expand(new Replacement(dag, known).apply(result));
    }
    return result;
  }

  private Map<Integer, Integer> known(int formula) {
    Map<Integer, Integer> known = new HashMap<>();
    Cone cone = Cone.of(dag, formula);
    for (int k = 0; k < cone.size(); k++) {
      int node = cone.node(k);
      if (dag.op(node) == Op.OPAQUE) {
        int value = lowering.calls().knownDerivative(dag.opaque(node), dag.children(node));
        if (value >= 0) {
          known.put(node, value);
        }
      }
    }
    return known;
  }

  /** The places, as nodes, at which formulas hold a value of such a function that nobody can say. */
  public Set<Integer> unknownPlaces(int... formulas) {
    Set<Integer> unknown = new LinkedHashSet<>();
    if (any) {
      Cone cone = Cone.of(dag, formulas);
      for (int k = 0; k < cone.size(); k++) {
        int node = cone.node(k);
        if (dag.op(node) == Op.OPAQUE && lowering.calls().hasKnownDerivative(dag.opaque(node))) {
          unknown.add(unnamed(dag.child(node, 0)));
        }
      }
    }
    return unknown;
  }

  private int unnamed(int node) {
    int value = node;
    while (dag.op(value) == Op.NAMED) {
      value = dag.child(value, 0);
    }
    return value;
  }
}
