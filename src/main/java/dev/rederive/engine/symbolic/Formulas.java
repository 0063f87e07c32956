package dev.rederive.engine.symbolic;

import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.dag.Dag;
import dev.rederive.math.Quantity;
import java.util.List;

/**
 * The formulas of one question: a graph of its own whose variables are symbols. A quantity of the
 * document is a symbol here whether it is free or defined; kernels of the normal form are symbols
 * too.
 */
final class Formulas {
  final Dag dag = new Dag();
  private int symbols;

  /** A symbol that nothing else is. */
  int symbol() {
    return dag.variable(new Atom(Quantity.scalar("s" + symbols++), List.of(), 0));
  }
}
