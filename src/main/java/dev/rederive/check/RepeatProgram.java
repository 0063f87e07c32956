package dev.rederive.check;

import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Derivatives;
import dev.rederive.engine.dag.Op;
import dev.rederive.engine.lowering.Lowering;
import dev.rederive.engine.lowering.Unresolved;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Model;
import dev.rederive.math.Repeat;
import dev.rederive.math.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The updates of a {@code repeat}, element by element.
 *
 * @param dag the graph their nodes belong to
 * @param lowering makes more nodes of it
 * @param derivatives works out derivatives in it
 * @param updates each variable with the node of its new value, free of derivatives
 */
record RepeatProgram(
    Dag dag, Lowering lowering, Derivatives derivatives, Map<Atom, Integer> updates) {
  /**
   * The updates at some sizes.
   *
   * @throws Unresolved if one of them cannot be executed
   */
  static RepeatProgram of(Model model, Repeat repeat, Map<String, Integer> claimSizes) {
    Map<String, Integer> sizes = new HashMap<>(model.sizes());
    sizes.putAll(claimSizes);
    Dag dag = new Dag();
    Lowering lowering = new Lowering(model, sizes, dag);
    Derivatives derivatives = new Derivatives(dag);
    Map<Atom, Integer> updates = new LinkedHashMap<>();
    for (Statement.Update update : repeat.updates()) {
      LetterValues.forEach(
          update.free(),
          lowering,
          letters -> {
            List<Integer> indices = new ArrayList<>();
            for (IndexExpr index : update.target().subscripts()) {
              indices.add(lowering.index(index, letters));
            }
            int target = lowering.element(update.target().quantity(), indices);
            if (dag.op(target) != Op.VARIABLE) {
              throw new Unresolved(
                  update.target().quantity() + " is defined by a formula and cannot be updated");
            }
            int value = derivatives.expand(lowering.lower(update.value(), letters));
            if (updates.put(dag.atom(target), value) != null) {
              throw new Unresolved(dag.atom(target) + " is updated twice");
            }
          });
    }
    return new RepeatProgram(dag, lowering, derivatives, updates);
  }
}
