package dev.rederive.check;

import dev.rederive.engine.Evaluator;
import dev.rederive.engine.Evidence;
import dev.rederive.engine.Evidence.Engine;
import dev.rederive.engine.Evidence.Outcome;
import dev.rederive.engine.Witness;
import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.dag.Cone;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import dev.rederive.engine.enclosing.EnclosingEngine;
import dev.rederive.engine.enclosing.Interval;
import dev.rederive.engine.enclosing.IntervalArithmetic;
import dev.rederive.engine.enclosing.IntervalOrder;
import dev.rederive.engine.floating.FiniteDifferences;
import dev.rederive.engine.lowering.Groundwork;
import dev.rederive.engine.sampling.Instance;
import dev.rederive.engine.sampling.Instances;
import dev.rederive.engine.sampling.Point;
import dev.rederive.engine.sampling.Question;
import dev.rederive.engine.sampling.Sampler;
import dev.rederive.engine.sampling.ShownPoint;
import dev.rederive.math.Model;
import dev.rederive.math.Relation;
import dev.rederive.math.Statement;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;

/**
 * Judges {@code ≈} between formulas as a statement about a small parameter ε → 0, a number or a vector
 * along a fixed direction: value and first derivative of both sides agree at 0, that is, the difference vanishes like ε². Where a side has a
 * pole at 0 (a difference quotient) the statement is about the sides times ε, and the difference
 * vanishes like ε, as it has to beside a number. The order is read off enclosures of the difference at ε = 2⁻²⁰ and 2⁻³⁰.
 */
final class ApproximationJudge {
  private final Recent<Groundwork> groundworks;

  ApproximationJudge(Recent<Groundwork> groundworks) {
    this.groundworks = groundworks;
  }

  private static final int POINTS = 20;
  private static final int LOOKED_AT = 4;

  /** A quotient by 0 is seen at any precision. */
  private static final int POLE_BITS = 64;

  private static final int DIGITS = 12;
  private static final BigFraction LARGE =
      new BigFraction(BigInteger.ONE, BigInteger.ONE.shiftLeft(20));
  private static final BigFraction SMALL =
      new BigFraction(BigInteger.ONE, BigInteger.ONE.shiftLeft(30));

  /** The two test values are 2^10 apart. */
  private static final double OCTAVES = 10;

  /** Measured orders of smooth functions are whole numbers up to a few hundredths. */
  private static final double ORDER_SLACK = 0.25;

  Judgement judge(Model model, Statement.Claim claim, Map<String, Integer> sizes, long runSeed) {
    long seed = Question.seed(runSeed, claim.site().left() + "~" + claim.site().right());
    Map<String, Integer> choice = SizeChoices.of(model, claim, sizes).get(0);
    Formulation formulation = new Formulation(model, claim, choice, groundworks);
    Question all = formulation.question(seed);
    Question question =
        new Question(all.dag(), Relation.EQUAL, all.instances(), all.conditions(), Map.of(), seed);
    if (question.instances().isEmpty()) {
      return Judgement.plain(Verdict.UNDECIDED, "the claim has no instance");
    }
    Instance instance = question.instances().get(0);
    SmallParameter parameter =
        SmallParameter.of(
            claim,
            variables(question.dag(), instance.expandedLeft()),
            variables(question.dag(), instance.expandedRight()));
    return parameter == null
        ? Judgement.plain(
            Verdict.UNREAD,
            "≈ without printed digits, and no name or place tells what is small: \\epsilon, or p in"
                + " E(w + p)")
        : besideTheNetwork(model, formulation, question, judge(question, parameter));
  }

  private static Set<Atom> variables(Dag dag, int node) {
    Set<Atom> atoms = new LinkedHashSet<>();
    Cone cone = Cone.of(dag, node);
    for (int k = 0; k < cone.size(); k++) {
      if (dag.op(cone.node(k)) == Op.VARIABLE) {
        atoms.add(dag.atom(cone.node(k)));
      }
    }
    return atoms;
  }

  private Judgement judge(Question question, SmallParameter parameter) {
    Dag dag = question.dag();
    List<Instance> instances = Instances.choose(question, LOOKED_AT);
    Question pinned =
        new Question(
            dag,
            question.relation(),
            instances,
            question.conditions(),
            parameter.at(SMALL),
            question.seed());
    List<Point> points = Sampler.of(pinned, instances).draw(POINTS).points();
    int agreed = 0;
    double required = 0;
    for (Point point : points) {
      for (Instance instance : instances) {
        Map<Atom, BigFraction> at = new HashMap<>(point.coordinates());
        at.putAll(parameter.at(BigFraction.ZERO));
        boolean pole =
            !defined(dag, instance.expandedLeft(), at)
                || !defined(dag, instance.expandedRight(), at);
        required = pole || isNumber(dag, instance) ? 1 : 2;
        Double order = order(dag, instance, at, parameter);
        if (order == null) {
          return Judgement.plain(
              Verdict.UNDECIDED, "the sides are not defined near " + parameter + " = 0");
        }
        if (order < required - ORDER_SLACK) {
          return refuted(dag, instance, at, parameter, required, order);
        }
      }
      agreed++;
    }
    boolean nothingElseVaries =
        agreed > 0 && parameter.atoms().containsAll(points.get(0).coordinates().keySet());
    if (agreed < POINTS && !nothingElseVaries) {
      return Judgement.plain(
          Verdict.UNDECIDED, "only " + agreed + " points were found inside the domain");
    }
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(
        new Evidence(
            Engine.ENCLOSING,
            Outcome.EQUAL,
            "the difference vanishes like " + parameter + (required > 1 ? "^2" : ""),
            null,
            agreed));
    if (FiniteDifferences.concerns(question)) {
      evidence.add(differences(pinned));
    }
    return new Judgement(
        Verdict.AGREES,
        "as " + parameter + " → 0",
        null,
        evidence,
        null,
        List.of(),
        question.instances().size(),
        List.of());
  }

  /** Beside a number, {@code e^ε ≈ 1}, nobody means the first derivative. */
  private static boolean isNumber(Dag dag, Instance instance) {
    return variables(dag, instance.expandedLeft()).isEmpty()
        || variables(dag, instance.expandedRight()).isEmpty();
  }

  private static boolean defined(Dag dag, int node, Map<Atom, BigFraction> at) {
    IntervalArithmetic arithmetic = new IntervalArithmetic(POLE_BITS);
    return new Evaluator<>(
                dag,
                Cone.of(dag, node),
                arithmetic,
                new IntervalOrder(),
                atom -> arithmetic.constant(at.get(atom)))
            .value(node)
        != null;
  }

  /** The derivatives in the claim against finite differences of their functions. */
  private static Evidence differences(Question question) {
    return new FiniteDifferences().examine(question.about(derivatives(question))).evidence();
  }

  /** The derivatives in the claim against those of the implemented network. */
  private static Judgement besideTheNetwork(
      Model model, Formulation formulation, Question question, Judgement judgement) {
    List<Instance> pairs = derivatives(question);
    return pairs.isEmpty()
        ? judgement
        : Comparisons.atRandom(model, formulation, question.about(pairs))
            .map(judgement::comparedWith)
            .orElse(judgement);
  }

  /** Every side that contains a derivative, beside itself with the derivative worked out. */
  private static List<Instance> derivatives(Question question) {
    List<Instance> pairs = new ArrayList<>();
    for (Instance instance : question.instances()) {
      if (instance.left() != instance.expandedLeft()) {
        pairs.add(same(instance.label(), instance.left(), instance.expandedLeft()));
      }
      if (instance.right() != instance.expandedRight()) {
        pairs.add(same(instance.label(), instance.right(), instance.expandedRight()));
      }
    }
    return pairs;
  }

  private static Instance same(String label, int stated, int expanded) {
    return new Instance(label, stated, expanded, expanded, expanded);
  }

  private static Judgement refuted(
      Dag dag,
      Instance instance,
      Map<Atom, BigFraction> at,
      SmallParameter parameter,
      double required,
      double order) {
    Map<Atom, BigFraction> there = new LinkedHashMap<>();
    there.putAll(parameter.at(SMALL));
    at.forEach(there::putIfAbsent);
    Interval left = EnclosingEngine.enclose(dag, instance.expandedLeft(), there, 30);
    Interval right = EnclosingEngine.enclose(dag, instance.expandedRight(), there, 30);
    String reason =
        "as "
            + parameter
            + " → 0 the difference vanishes like "
            + parameter
            + "^"
            + Math.round(order)
            + ", not like "
            + parameter
            + "^"
            + Math.round(required);
    return new Judgement(
        Verdict.REFUTED,
        reason,
        null,
        List.of(new Evidence(Engine.ENCLOSING, Outcome.UNEQUAL, reason, null, 1)),
        new Witness(
            ShownPoint.of(dag, there, instance.left(), instance.right()),
            left.toDecimal(20),
            right.toDecimal(20),
            instance.label()),
        List.of(),
        1,
        List.of());
  }

  /** log₂ of the ratio of the differences, per octave; infinite where both enclose 0. */
  private static Double order(
      Dag dag, Instance instance, Map<Atom, BigFraction> at, SmallParameter parameter) {
    Interval large = difference(dag, instance, at, parameter, LARGE);
    Interval small = difference(dag, instance, at, parameter, SMALL);
    if (large == null || small == null) {
      return null;
    }
    if (small.containsZero()) {
      return Double.POSITIVE_INFINITY;
    }
    double ratio = Math.abs(large.middle()) / Math.abs(small.middle());
    return Math.log(ratio) / Math.log(2) / OCTAVES;
  }

  private static Interval difference(
      Dag dag,
      Instance instance,
      Map<Atom, BigFraction> at,
      SmallParameter parameter,
      BigFraction value) {
    Map<Atom, BigFraction> there = new HashMap<>(at);
    there.putAll(parameter.at(value));
    int difference = dag.subtract(instance.expandedLeft(), instance.expandedRight());
    return EnclosingEngine.enclose(dag, difference, there, DIGITS);
  }
}
