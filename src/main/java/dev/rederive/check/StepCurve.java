package dev.rederive.check;

import dev.rederive.engine.dag.Cone;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import dev.rederive.engine.floating.FiniteDifferences;
import dev.rederive.engine.floating.FiniteDifferences.StepError;
import dev.rederive.engine.sampling.Point;
import dev.rederive.engine.sampling.Question;
import dev.rederive.engine.sampling.Sampler;
import dev.rederive.math.Expr;
import dev.rederive.math.ExprLatex;
import dev.rederive.math.FreshLetters;
import dev.rederive.math.Statement;
import java.util.List;
import java.util.Optional;

/**
 * How the central difference of a claim's derivative approaches what the claim says of it as the
 * step shrinks: for a right one the truncation error falls like the square of the step until
 * rounding takes over. For a wrong one the error stays.
 *
 * @param derivative what is differentiated by what, as LaTeX
 * @param against what the differences are compared with
 * @param instance the values of the letters; empty if there are none
 * @param errors relative errors, the largest step first
 */
public record StepCurve(
    String derivative, Against against, String instance, List<StepError> errors) {
  /** Fewer errors than this draw no curve. */
  private static final int LEAST = 8;

  /** What a difference quotient is compared with. */
  public enum Against {
    /** The other side of the relation, the author's own formula. */
    OTHER_SIDE,
    /** The derivative by the chain rule, where the relation has no formula for it alone. */
    CHAIN_RULE
  }

  public StepCurve {
    errors = List.copyOf(errors);
  }

  /** The curve at one sampled point; empty if there is no derivative, no point or no value. */
  static Optional<StepCurve> of(FirstInstance instance, Statement.Claim claim, long runSeed) {
    List<Expr> derivatives = instance.derivatives();
    if (derivatives.isEmpty()) {
      return Optional.empty();
    }
    Expr first = derivatives.get(0);
    int node = withoutInner(instance, instance.node(first));
    int left = instance.node(claim.left());
    int right = instance.node(claim.right());
    if (instance.dag().op(node) != Op.DERIVATIVE) {
      return Optional.empty();
    }
    boolean isSide = claim.left() == first || claim.right() == first;
    Expr other = claim.left() == first ? claim.right() : claim.left();
    int claimed = instance.expanded(isSide ? instance.node(other) : node);
    long seed = Question.seed(runSeed, claim.site().left() + "=" + claim.site().right());
    Question question = instance.question(left, right, seed);
    List<Point> points = Sampler.of(question, question.instances()).draw(1).points();
    if (points.isEmpty() || !covers(points.get(0), instance.dag(), node, claimed)) {
      return Optional.empty();
    }
    List<StepError> errors =
        FiniteDifferences.errorAgainstStep(instance.dag(), node, claimed, points.get(0));
    return errors.size() < LEAST
        ? Optional.empty()
        : Optional.of(
            new StepCurve(
                FreshLetters.in(ExprLatex.of(first)),
                isSide ? Against.OTHER_SIDE : Against.CHAIN_RULE,
                instance.label(),
                errors));
  }

  /** A derivative of a derivative: differences are taken of the outer one alone. */
  private static int withoutInner(FirstInstance instance, int node) {
    Dag dag = instance.dag();
    return dag.op(node) == Op.DERIVATIVE
        ? dag.derivative(instance.expanded(dag.child(node, 0)), dag.child(node, 1))
        : node;
  }

  private static boolean covers(Point point, Dag dag, int... nodes) {
    Cone cone = Cone.of(dag, nodes);
    for (int k = 0; k < cone.size(); k++) {
      if (dag.op(cone.node(k)) == Op.VARIABLE && point.value(cone.node(k)) == null) {
        return false;
      }
    }
    return true;
  }
}
