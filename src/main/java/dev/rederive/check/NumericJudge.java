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
import dev.rederive.engine.dag.Replacement;
import dev.rederive.engine.enclosing.DigitAgreement;
import dev.rederive.engine.enclosing.EnclosingEngine;
import dev.rederive.engine.enclosing.Interval;
import dev.rederive.engine.floating.FiniteDifferences;
import dev.rederive.engine.lowering.Groundwork;
import dev.rederive.engine.modular.ModularIdentityTest;
import dev.rederive.engine.sampling.Emptiness;
import dev.rederive.engine.sampling.Instance;
import dev.rederive.engine.sampling.Numbers;
import dev.rederive.engine.sampling.Question;
import dev.rederive.engine.sampling.RationalArithmetic;
import dev.rederive.math.Decimals;
import dev.rederive.math.Expr;
import dev.rederive.math.ExprParts;
import dev.rederive.math.Model;
import dev.rederive.math.Relation;
import dev.rederive.math.Statement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * Judges numeric claims at the given values. A printed decimal is compared by its digits: the value
 * rounds to it (proved), is less than one unit of its last place off (a rounding slip), or differs.
 */
final class NumericJudge {
  private static final int DIGITS = 40;
  private static final int EXACT_DIGITS = 2;
  private static final int GIVENS_SHOWN = 8;

  /** Bits of a number that is printed in full: forty digits. */
  private static final int LONGEST_SHOWN = 133;

  private static final long MODULAR_WORK = 50_000_000L;

  /** One side as it can be compared. */
  private record Value(int node, BigFraction exact, Interval enclosure, boolean rounded) {}

  private final Recent<Groundwork> groundworks;

  NumericJudge(Recent<Groundwork> groundworks) {
    this.groundworks = groundworks;
  }

  /** At every choice of sizes; the worst of them counts. */
  Judgement judge(Model model, Statement.Claim claim, Map<String, Integer> sizes, long seed) {
    Judgement worst = null;
    List<Map<String, Integer>> tried = new ArrayList<>();
    for (Map<String, Integer> choice : SizeChoices.of(model, claim, sizes)) {
      Judgement here = atSizes(model, claim, choice, seed);
      if (here == null) {
        continue;
      }
      tried.add(choice);
      if (worst == null || here.verdict().compareTo(worst.verdict()) > 0) {
        worst = here.withSizes(List.of(choice));
      }
      if (here.verdict() == Verdict.REFUTED) {
        return worst;
      }
    }
    return worst == null
        ? Judgement.plain(Verdict.UNDECIDED, "the claim has no instance")
        : worst.withSizes(tried);
  }

  /** Null if there is no instance at these sizes. */
  private Judgement atSizes(
      Model model, Statement.Claim claim, Map<String, Integer> choice, long seed) {
    Formulation formulation = new Formulation(model, claim, choice, groundworks);
    GivenValues given = new GivenValues(model);
    Judgement last = null;
    for (Instance instance : formulation.instances()) {
      Judgement judgement = judge(formulation.dag(), claim, instance, given, seed);
      if (last == null || judgement.verdict().compareTo(last.verdict()) > 0) {
        last = judgement;
      }
      if (judgement.verdict() == Verdict.REFUTED) {
        break;
      }
    }
    if (last == null) {
      return null;
    }
    Judgement judged = last;
    return Comparisons.atGiven(model, claim, formulation, given)
        .map(judged::comparedWith)
        .orElse(judged);
  }

  /** Judges one instance of a claim, its derivatives worked out, at the given values. */
  Judgement judge(Dag dag, Statement.Claim claim, Instance instance, GivenValues given, long seed) {
    int left = instance.expandedLeft();
    int right = instance.expandedRight();
    List<Atom> missing = given.missing(dag, left, right);
    if (!missing.isEmpty()) {
      return Judgement.plain(
          Verdict.UNDECIDED, missing.get(0) + " has no given value to compute with");
    }
    Value one = value(dag, left, given);
    Value other = value(dag, right, given);
    if (one.enclosure() == null || other.enclosure() == null) {
      String side = one.enclosure() == null ? "left" : "right";
      int undefined = one.enclosure() == null ? left : right;
      WithoutValue why = new WithoutValue(dag, given, DIGITS);
      boolean divides = why.dividesByZero(undefined);
      boolean empty =
          divides
              || Emptiness.isCertain(
                  dag, new int[] {undefined}, List.of(), given.signs(dag, undefined));
      String reason =
          why.atKink(left) || why.atKink(right)
              ? "at a kink, where there is no derivative: the " + side + " side has no value"
              : "the "
                  + side
                  + (divides
                      ? " side is not defined: at the given values it divides by 0"
                      : empty
                          ? " side is not defined: it has no real value"
                          : " side is not defined at the given values, or beyond all bounds");
      return new Judgement(
          Verdict.UNDECIDED,
          reason,
          null,
          List.of(
              new Evidence(
                  Engine.ENCLOSING, Outcome.SILENT, "no value to enclose", null, empty ? 0 : null)),
          null,
          List.of(),
          1,
          List.of());
    }
    Result result = compare(dag, claim, one, other, given, seed);
    List<Evidence> evidence = new ArrayList<>(result.evidence());
    evidence.addAll(differences(dag, instance, given, seed));
    Verdict verdict = result.verdict();
    boolean contradicted =
        evidence.stream()
            .anyMatch(
                e -> e.engine() == Engine.FINITE_DIFFERENCE && e.outcome() == Outcome.UNEQUAL);
    if (contradicted) {
      verdict = Verdict.CONFLICT;
    }
    Witness witness =
        verdict == Verdict.REFUTED
            ? new Witness(
                given.used(dag, GIVENS_SHOWN, left, right),
                one.enclosure().toDecimal(12),
                other.enclosure().toDecimal(12),
                instance.label())
            : null;
    return new Judgement(
        verdict, result.reason(), null, evidence, witness, List.of(), 1, List.of());
  }

  private record Result(Verdict verdict, String reason, List<Evidence> evidence) {
    static Result of(Verdict verdict, String reason, String detail) {
      Outcome outcome = verdict == Verdict.REFUTED ? Outcome.UNEQUAL : Outcome.EQUAL;
      return new Result(
          verdict, reason, List.of(new Evidence(Engine.ENCLOSING, outcome, detail, null, 1)));
    }
  }

  private static Result compare(
      Dag dag, Statement.Claim claim, Value one, Value other, GivenValues given, long seed) {
    Relation relation = claim.relation();
    if (relation != Relation.EQUAL && relation != Relation.APPROXIMATE) {
      return inequality(relation, one, other);
    }
    String printedRight = printed(claim.right());
    String printedLeft = printed(claim.left());
    if (printedRight != null) {
      return digits(one, printedRight);
    }
    if (printedLeft != null) {
      return digits(other, printedLeft);
    }
    if (relation == Relation.APPROXIMATE) {
      return significant(claim, one, other);
    }
    return formulas(dag, one, other, given, seed);
  }

  private static Result inequality(Relation relation, Value one, Value other) {
    Interval a = one.enclosure();
    Interval b = other.enclosure();
    boolean holds =
        switch (relation) {
          case LESS -> a.certainlyLess(b);
          case LESS_OR_EQUAL -> a.certainlyAtMost(b);
          case GREATER -> a.certainlyGreater(b);
          case GREATER_OR_EQUAL -> a.certainlyAtLeast(b);
          default -> a.disjoint(b);
        };
    boolean fails =
        switch (relation) {
          case LESS -> a.certainlyAtLeast(b);
          case LESS_OR_EQUAL -> a.certainlyGreater(b);
          case GREATER -> a.certainlyAtMost(b);
          case GREATER_OR_EQUAL -> a.certainlyLess(b);
          default -> a.isPoint() && b.isPoint() && a.meets(b);
        };
    String detail = a.toDecimal(12) + " " + relation.sign() + " " + b.toDecimal(12);
    if (holds || fails) {
      return Result.of(holds ? Verdict.PROVED : Verdict.REFUTED, null, detail);
    }
    return new Result(Verdict.UNDECIDED, "too close to tell: " + detail, List.of());
  }

  private static Result digits(Value value, String printed) {
    DigitAgreement agreement =
        value.exact() != null
            ? DigitAgreement.of(value.exact(), new BigDecimal(printed))
            : value.enclosure().agreement(printed);
    String text = text(value);
    if (agreement == DigitAgreement.ROUNDS && !value.rounded()) {
      return Result.of(Verdict.PROVED, null, "the value is " + text + ", printed " + printed);
    }
    if (value.rounded()) {
      // Rounded factors leave a range of values: it has to meet the range of the printed digits.
      BigFraction unit = Decimals.unit(printed);
      BigFraction middle = Decimals.value(printed.startsWith("-") ? printed.substring(1) : printed);
      middle = printed.startsWith("-") ? middle.negate() : middle;
      boolean apart =
          value.enclosure().certainlyLess(middle.subtract(unit))
              || value.enclosure().certainlyGreater(middle.add(unit));
      String range = "the rounded factors allow " + value.enclosure().toDecimal(12);
      return Result.of(
          apart ? Verdict.REFUTED : Verdict.AGREES,
          apart ? "the value is " + text + ", printed is " + printed : null,
          range + ", printed " + printed);
    }
    if (agreement == DigitAgreement.WITHIN_ONE_UNIT) {
      return Result.of(
          Verdict.AGREES,
          "rounding slip: the value is " + text + ", less than one unit of the last place off",
          "the value is " + text + ", printed " + printed);
    }
    return Result.of(
        Verdict.REFUTED,
        "the value is " + text + ", printed is " + printed,
        "the value is " + text + ", printed " + printed);
  }

  /**
   * {@code ≈} beside a formula with decimals: they are known to as many digits as the shortest of
   * them prints, and so is what is computed from them. Decimals of one or two digits (0.1, 0.001) are
   * taken as exact, as a reader would.
   */
  private static Result significant(Statement.Claim claim, Value one, Value other) {
    int digits = Math.min(shortest(claim.left()), shortest(claim.right()));
    if (digits == Integer.MAX_VALUE) {
      return new Result(Verdict.UNREAD, "≈ without printed digits says too little", List.of());
    }
    double a = one.enclosure().middle();
    double b = other.enclosure().middle();
    double unit = Math.pow(10, 1 - digits);
    boolean apart = Math.abs(a - b) > unit * Math.max(Math.abs(a), Math.abs(b));
    String detail = one.enclosure().toDecimal(12) + " and " + other.enclosure().toDecimal(12);
    return apart
        ? Result.of(Verdict.REFUTED, "the sides differ within " + digits + " digits", detail)
        : Result.of(Verdict.AGREES, "to the " + digits + " digits printed", detail);
  }

  private static int shortest(Expr side) {
    int shortest = Integer.MAX_VALUE;
    if (side instanceof Expr.Number number && number.digits() != null) {
      int digits = Decimals.significantDigits(number.digits());
      shortest = digits > EXACT_DIGITS ? digits : shortest;
    }
    for (Expr part : ExprParts.of(side)) {
      shortest = Math.min(shortest, shortest(part));
    }
    return shortest;
  }

  private static Result formulas(Dag dag, Value one, Value other, GivenValues given, long seed) {
    if (one.exact() != null && other.exact() != null) {
      boolean equal = one.exact().equals(other.exact());
      String detail = text(one) + (equal ? " exactly" : " and " + text(other));
      return Result.of(equal ? Verdict.PROVED : Verdict.REFUTED, null, detail);
    }
    Interval a = one.enclosure();
    Interval b = other.enclosure();
    String detail = a.toDecimal(15) + " and " + b.toDecimal(15);
    if (a.disjoint(b)) {
      return Result.of(Verdict.REFUTED, null, detail);
    }
    if (one.rounded() || other.rounded()) {
      return Result.of(Verdict.AGREES, "within the rounding of the printed factors", detail);
    }
    int difference = dag.subtract(one.node(), other.node());
    int pinned = new Replacement(dag, given.constants(dag, difference)).apply(difference);
    Evidence modular =
        ModularIdentityTest.test(dag, new int[] {pinned}, seed, MODULAR_WORK).evidence();
    Evidence enclosing = new Evidence(Engine.ENCLOSING, Outcome.EQUAL, detail, null, 1);
    return new Result(
        modular.outcome() == Outcome.EQUAL ? Verdict.PROVED : Verdict.AGREES,
        modular.outcome() == Outcome.EQUAL ? null : "equal to " + DIGITS + " digits",
        List.of(modular, enclosing));
  }

  /** An exact value as it is, where a reader can take it in; else its first digits. */
  private static String text(Value value) {
    BigFraction exact = value.exact();
    boolean isShort =
        exact != null
            && exact.getDenominator().bitLength() < 64
            && exact.getNumerator().bitLength() < LONGEST_SHOWN;
    return isShort ? Numbers.text(exact) : value.enclosure().toDecimal(15);
  }

  /** The printed decimal if the side is nothing but one, with its sign. */
  static String printed(Expr side) {
    if (side instanceof Expr.Number number) {
      return number.digits();
    }
    if (side instanceof Expr.Negate negate && negate.operand() instanceof Expr.Number number) {
      return number.digits() == null ? null : "-" + number.digits();
    }
    return null;
  }

  private static Value value(Dag dag, int node, GivenValues given) {
    Cone cone = Cone.of(dag, node);
    boolean rounded = false;
    for (int k = 0; k < cone.size(); k++) {
      rounded |= dag.op(cone.node(k)) == Op.ROUNDED;
    }
    BigFraction exact = null;
    if (!rounded) {
      exact =
          new Evaluator<>(dag, cone, new RationalArithmetic(), (a, relation, b) -> null, given::of)
              .value(node);
    }
    return new Value(node, exact, EnclosingEngine.enclose(dag, node, given.all(), DIGITS), rounded);
  }

  /** Finite differences of every derivative in the claim, at the given values. */
  private static List<Evidence> differences(
      Dag dag, Instance instance, GivenValues given, long seed) {
    List<Instance> pairs = new ArrayList<>();
    if (instance.left() != instance.expandedLeft()) {
      pairs.add(
          new Instance(
              "left side",
              instance.left(),
              instance.expandedLeft(),
              instance.expandedLeft(),
              instance.expandedLeft()));
    }
    if (instance.right() != instance.expandedRight()) {
      pairs.add(
          new Instance(
              "right side",
              instance.right(),
              instance.expandedRight(),
              instance.expandedRight(),
              instance.expandedRight()));
    }
    if (pairs.isEmpty()) {
      return List.of();
    }
    Question question =
        new Question(
            dag,
            Relation.EQUAL,
            pairs,
            List.of(),
            given.used(dag, Integer.MAX_VALUE, instance.expandedLeft(), instance.expandedRight()),
            seed);
    return List.of(new FiniteDifferences().examine(question).evidence());
  }
}
