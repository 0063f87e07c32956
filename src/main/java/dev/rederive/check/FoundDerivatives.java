package dev.rederive.check;

import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import dev.rederive.engine.lowering.Unresolved;
import dev.rederive.engine.symbolic.SymbolicEngine;
import dev.rederive.math.Expr;
import dev.rederive.math.ExprLatex;
import dev.rederive.math.ExprText;
import dev.rederive.math.FreshLetters;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The derivatives of one claim as the computer algebra system finds them. */
final class FoundDerivatives {
  private FoundDerivatives() {}

  /** Each once; none for those that have no value at the instance or are too large. */
  static List<FoundDerivative> of(FirstInstance instance, SymbolicEngine symbolic) {
    Set<FoundDerivative> found = new LinkedHashSet<>();
    for (Expr derivative : instance.derivatives()) {
      try {
        int node = instance.node(derivative);
        if (derivative instanceof Expr.Derivative || instance.dag().op(node) == Op.DERIVATIVE) {
          latex(derivative, node, instance, symbolic)
              .ifPresent(latex -> found.add(found(derivative, instance, latex)));
        }
      } catch (Unresolved | Dag.TooLarge problem) {
        // The verdict of the claim says why; the others are shown all the same.
        continue;
      }
    }
    return List.copyOf(found);
  }

  /** A derivative that is 0 at once is no derivative any more in the graph. */
  private static Optional<String> latex(
      Expr expr, int node, FirstInstance instance, SymbolicEngine symbolic) {
    Dag dag = instance.dag();
    int of =
        expr instanceof Expr.Derivative derivative
            ? instance.node(derivative.of())
            : dag.child(node, 0);
    int by =
        expr instanceof Expr.Derivative derivative
            ? instance.node(derivative.variable())
            : dag.child(node, 1);
    return symbolic.derivativeLatex(dag, of, by, SymbolicEngine::latexName);
  }

  private static FoundDerivative found(Expr derivative, FirstInstance instance, String latex) {
    return new FoundDerivative(
        FreshLetters.in(ExprText.of(derivative)),
        FreshLetters.in(ExprLatex.of(derivative)),
        instance.label(),
        latex);
  }
}
