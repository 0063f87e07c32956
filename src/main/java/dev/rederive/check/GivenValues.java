package dev.rederive.check;

import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.dag.Cone;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import dev.rederive.engine.dag.Signs;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Model;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/** The values a document gives, by atom. */
final class GivenValues {
  private final Map<Atom, BigFraction> values = new HashMap<>();

  GivenValues(Model model) {
    model
        .givens()
        .forEach(
            (ref, value) -> {
              List<Integer> indices = new ArrayList<>();
              for (IndexExpr index : ref.subscripts()) {
                indices.add(index.offset());
              }
              values.put(new Atom(ref.quantity(), indices, 0), value);
            });
  }

  Map<Atom, BigFraction> all() {
    return values;
  }

  BigFraction of(Atom atom) {
    return values.get(atom);
  }

  /** The variables that nodes depend on and that have no value. */
  List<Atom> missing(Dag dag, int... nodes) {
    List<Atom> missing = new ArrayList<>();
    Cone cone = Cone.of(dag, nodes);
    for (int k = 0; k < cone.size(); k++) {
      if (dag.op(cone.node(k)) == Op.VARIABLE && !values.containsKey(dag.atom(cone.node(k)))) {
        missing.add(dag.atom(cone.node(k)));
      }
    }
    return missing;
  }

  /** The values that nodes depend on, at most so many. */
  Map<Atom, BigFraction> used(Dag dag, int limit, int... nodes) {
    Map<Atom, BigFraction> used = new LinkedHashMap<>();
    Cone cone = Cone.of(dag, nodes);
    for (int k = 0; k < cone.size() && used.size() < limit; k++) {
      if (dag.op(cone.node(k)) == Op.VARIABLE) {
        Atom atom = dag.atom(cone.node(k));
        if (values.containsKey(atom)) {
          used.put(atom, values.get(atom));
        }
      }
    }
    return used;
  }

  /** The signs of the variables that a node depends on and that have a value. */
  Map<Integer, Integer> signs(Dag dag, int node) {
    Map<Integer, Integer> signs = new HashMap<>();
    Cone cone = Cone.of(dag, node);
    for (int k = 0; k < cone.size(); k++) {
      BigFraction value = dag.op(cone.node(k)) == Op.VARIABLE ? of(dag.atom(cone.node(k))) : null;
      if (value != null) {
        int sign = value.signum();
        signs.put(
            cone.node(k), sign < 0 ? Signs.NEGATIVE : sign == 0 ? Signs.ZERO : Signs.POSITIVE);
      }
    }
    return signs;
  }

  /** A replacement of every variable by its value, for {@link dev.rederive.engine.dag.Replacement}. */
  Map<Integer, Integer> constants(Dag dag, int... nodes) {
    Map<Integer, Integer> by = new HashMap<>();
    Cone cone = Cone.of(dag, nodes);
    for (int k = 0; k < cone.size(); k++) {
      int node = cone.node(k);
      if (dag.op(node) == Op.VARIABLE && values.containsKey(dag.atom(node))) {
        by.put(node, dag.constant(values.get(dag.atom(node))));
      }
    }
    return by;
  }
}
