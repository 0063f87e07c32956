package dev.rederive.check;

import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Derivatives;
import dev.rederive.engine.lowering.Lowering;
import dev.rederive.engine.lowering.Unresolved;
import dev.rederive.engine.sampling.Condition;
import dev.rederive.engine.sampling.Instance;
import dev.rederive.engine.sampling.Question;
import dev.rederive.math.Expr;
import dev.rederive.math.ExprParts;
import dev.rederive.math.Model;
import dev.rederive.math.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The first instance of a claim at its first sizes: what is shown of a claim as an example. */
final class FirstInstance {
  private final Model model;
  private final Statement.Claim claim;
  private final Dag dag = new Dag();
  private final Lowering lowering;
  private final FirstLetters letters;
  private final Derivatives derivatives = new Derivatives(dag);

  /**
   * @param chosenSizes sizes from the command line
   * @throws Unresolved if a letter of the claim has no value
   */
  FirstInstance(Model model, Statement.Claim claim, Map<String, Integer> chosenSizes) {
    this.model = model.at(claim);
    this.claim = claim;
    this.lowering = new Lowering(this.model, SizeChoices.of(model, claim, chosenSizes).get(0), dag);
    this.letters = FirstLetters.of(claim.free(), lowering);
  }

  Dag dag() {
    return dag;
  }

  Lowering lowering() {
    return lowering;
  }

  /** {@code i = 1, j = 2}; empty for a claim without free letters. */
  String label() {
    return letters.label();
  }

  /**
   * The node of a formula of the claim.
   *
   * @throws Unresolved if it has no value to speak of
   */
  int node(Expr expr) {
    return lowering.lower(expr, letters.values());
  }

  /** The same value without a derivative in it. */
  int expanded(int node) {
    return derivatives.expand(node);
  }

  /**
   * The derivatives on both sides, {@code f'(x)} among them, but for those below a sum or in a matrix,
   * where there are letters that have no value here.
   */
  List<Expr> derivatives() {
    List<Expr> found = new ArrayList<>();
    collect(claim.left(), found);
    collect(claim.right(), found);
    return found;
  }

  private static void collect(Expr expr, List<Expr> found) {
    boolean isPrimed =
        expr instanceof Expr.Apply apply && apply.orders().stream().anyMatch(order -> order > 0);
    if (expr instanceof Expr.Derivative || isPrimed) {
      found.add(expr);
    } else if (!bindsLetters(expr)) {
      ExprParts.of(expr).forEach(part -> collect(part, found));
    }
  }

  private static boolean bindsLetters(Expr expr) {
    return expr instanceof Expr.Reduction
        || expr instanceof Expr.Determinant
        || expr instanceof Expr.Inverse
        || expr instanceof Expr.Spread
        || expr instanceof Expr.At at
            && at.bindings().stream().anyMatch(one -> !one.letters().isEmpty());
  }

  /** The claim for this instance alone, under all that the document assumes. */
  Question question(int left, int right, long seed) {
    List<Condition> conditions = new ArrayList<>();
    for (Model.Assumption assumption : model.assumptions()) {
      LetterValues.forEach(
          assumption.free(),
          lowering,
          values -> conditions.add(condition(assumption.condition(), values)));
    }
    claim.conditions().forEach(one -> conditions.add(condition(one, letters.values())));
    Instance instance = new Instance(label(), left, right, expanded(left), expanded(right));
    return new Question(dag, claim.relation(), List.of(instance), conditions, Map.of(), seed);
  }

  private Condition condition(Expr.Condition condition, Map<String, Integer> values) {
    return new Condition(
        expanded(lowering.lower(condition.left(), values)),
        condition.relation(),
        expanded(lowering.lower(condition.right(), values)));
  }
}
