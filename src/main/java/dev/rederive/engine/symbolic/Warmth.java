package dev.rederive.engine.symbolic;

import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import java.util.HashMap;
import org.hipparchus.fraction.BigFraction;
import org.matheclipse.core.interfaces.IExpr;

/** The questions every network asks, so that the classes are loaded when the first one comes. */
final class Warmth {
  private Warmth() {}

  static void exercise(Algebra algebra, Templates templates) {
    Formulas formulas = new Formulas();
    Dag dag = formulas.dag;
    int x = formulas.symbol();
    int y = formulas.symbol();
    int sigmoid =
        dag.power(dag.add(dag.one, dag.unary(Op.EXP, dag.negate(x))), BigFraction.MINUS_ONE);
    templates.of(dag, sigmoid).partialInOwnTerms(0, y);
    int square =
        dag.multiply(
            dag.constant(new BigFraction(1, 2)), dag.power(dag.subtract(x, y), BigFraction.TWO));
    templates.of(dag, dag.child(square, dag.isConstant(dag.child(square, 0)) ? 1 : 0)).partial(0);
    templates.of(dag, dag.multiply(x, y)).partial(0);
    IExpr product =
        algebra.express(
            dag, dag.multiply(dag.subtract(x, y), dag.add(x, y)), symbols(algebra, x, y));
    algebra.expand(product);
  }

  private static HashMap<Integer, IExpr> symbols(Algebra algebra, int... nodes) {
    HashMap<Integer, IExpr> symbols = new HashMap<>();
    for (int node : nodes) {
      symbols.put(node, algebra.symbol(symbols.size()));
    }
    return symbols;
  }
}
