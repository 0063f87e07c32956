package dev.rederive.check;

import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Derivatives;
import dev.rederive.engine.lowering.Groundwork;
import dev.rederive.engine.lowering.KnownDerivatives;
import dev.rederive.engine.lowering.Lowering;
import dev.rederive.engine.lowering.Unresolved;
import dev.rederive.engine.sampling.Condition;
import dev.rederive.engine.sampling.Instance;
import dev.rederive.engine.sampling.Question;
import dev.rederive.math.Expr;
import dev.rederive.math.Model;
import dev.rederive.math.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One claim at one choice of sizes, as a question to the engines. */
final class Formulation {
  /** What building a claim may take, in operands: a second or so. */
  private static final long WORK = 40_000_000;

  /** And for each of its instances, up to the limit of a graph. */
  private static final double WORK_PER_INSTANCE = 4000;

  /** And for each node of what a large document defines: a derivative may pass through all. */
  private static final double WORK_PER_NODE = 1000;

  private final Model model;
  private final Statement.Claim claim;
  private final Dag dag;
  private final Derivatives derivatives;
  private final Lowering lowering;
  private final KnownDerivatives known;
  private final List<Instance> instances = new ArrayList<>();
  private final List<Condition> conditions = new ArrayList<>();

  /**
   * @throws Unresolved if a formula of the claim has no value to speak of
   * @throws Dag.TooLarge if it does not fit
   */
  Formulation(
      Model model,
      Statement.Claim claim,
      Map<String, Integer> sizes,
      Recent<Groundwork> groundworks) {
    this(model, claim, shared(model, claim, Map.copyOf(sizes), groundworks));
  }

  private Formulation(Model model, Statement.Claim claim, Groundwork.Start start) {
    this.model = model;
    this.claim = claim;
    this.dag = start.dag();
    this.lowering = start.lowering();
    this.derivatives = start.derivatives();
    this.known = new KnownDerivatives(model, lowering, derivatives);
    LetterValues.forEach(claim.free(), lowering, this::addInstance);
    for (Model.Assumption assumption : model.assumptions()) {
      LetterValues.forEach(
          assumption.free(), lowering, letters -> addCondition(assumption.condition(), letters));
    }
  }

  /**
   * By itself, within a bound on the work of building it.
   *
   * @throws Unresolved if a formula of the claim has no value to speak of
   * @throws Dag.TooLarge if it does not fit
   */
  static Formulation within(
      long work, Model model, Statement.Claim claim, Map<String, Integer> sizes) {
    Dag dag = new Dag(work);
    return new Formulation(
        model,
        claim,
        new Groundwork.Start(dag, new Lowering(model, sizes, dag), new Derivatives(dag)));
  }

  private static Groundwork.Start shared(
      Model model,
      Statement.Claim claim,
      Map<String, Integer> sizes,
      Recent<Groundwork> groundworks) {
    Groundwork groundwork = groundworks.of(model, sizes, () -> new Groundwork(model, sizes));
    double instances = LetterValues.count(claim.free(), new Lowering(model, sizes, new Dag()));
    double work = WORK + instances * WORK_PER_INSTANCE + groundwork.size() * WORK_PER_NODE;
    return groundwork.start((long) Math.min(Dag.WORK_LIMIT, work));
  }

  Dag dag() {
    return dag;
  }

  Lowering lowering() {
    return lowering;
  }

  List<Instance> instances() {
    return instances;
  }

  /** The question whether the claim holds for all values. */
  Question question(long seed) {
    return new Question(dag, claim.relation(), instances, conditions, Map.of(), seed);
  }

  /** The signs that the assumptions leave to variable nodes. */
  Map<Integer, Integer> assumedSigns() {
    return Condition.signs(dag, conditions);
  }

  /** left − right of every instance, derivatives worked out, assumed equations put in. */
  int[] differences() {
    int[] differences = new int[instances.size()];
    for (int k = 0; k < differences.length; k++) {
      Instance instance = instances.get(k);
      differences[k] = dag.subtract(instance.expandedLeft(), instance.expandedRight());
    }
    return LinearAssumptions.putInto(dag, conditions, differences);
  }

  /** An instance that a condition on its indices leaves out, i = j, is none. */
  private void addInstance(Map<String, Integer> letters) {
    List<Condition> own = new ArrayList<>();
    for (Expr.Condition condition : claim.conditions()) {
      Condition lowered = lowered(condition, letters);
      if (!dag.isConstant(lowered.left()) || !dag.isConstant(lowered.right())) {
        own.add(lowered);
        continue;
      }
      int order = dag.constantValue(lowered.left()).compareTo(dag.constantValue(lowered.right()));
      if (!lowered.relation().holds(order)) {
        return;
      }
    }
    int left = lowering.lower(claim.left(), letters);
    int right = lowering.lower(claim.right(), letters);
    StringBuilder label = new StringBuilder();
    letters.forEach(
        (letter, value) ->
            label.append(label.length() > 0 ? ", " : "").append(letter + " = " + value));
    instances.add(new Instance(label.toString(), left, right, expanded(left), expanded(right)));
    own.forEach(this::add);
  }

  private int expanded(int formula) {
    return known.putInto(derivatives.expand(formula));
  }

  /** Whether there is a function of which the document gives the derivative only. */
  boolean hasUnknownValues() {
    return instances.stream()
        .anyMatch(
            instance ->
                !known
                    .unknownPlaces(
                        instance.left(),
                        instance.right(),
                        instance.expandedLeft(),
                        instance.expandedRight())
                    .isEmpty());
  }

  /**
   * Whether the sides of an instance hold such a function at several places. At one place its value
   * may be any number; between two the difference is that of one unknown integral.
   */
  boolean hasSeveralUnknownValues() {
    return instances.stream()
        .anyMatch(
            instance ->
                known.unknownPlaces(instance.expandedLeft(), instance.expandedRight()).size() > 1);
  }

  private void addCondition(Expr.Condition condition, Map<String, Integer> letters) {
    add(lowered(condition, letters));
  }

  private Condition lowered(Expr.Condition condition, Map<String, Integer> letters) {
    return new Condition(
        expanded(lowering.lower(condition.left(), letters)),
        condition.relation(),
        expanded(lowering.lower(condition.right(), letters)));
  }

  private void add(Condition condition) {
    if (!conditions.contains(condition)) {
      conditions.add(condition);
    }
  }
}
