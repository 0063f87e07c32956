package dev.rederive.check;

import dev.rederive.check.Examiner.Examination;
import dev.rederive.engine.Evidence;
import dev.rederive.engine.Evidence.Engine;
import dev.rederive.engine.Evidence.Outcome;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.lowering.Groundwork;
import dev.rederive.engine.lowering.Unresolved;
import dev.rederive.engine.sampling.Question;
import dev.rederive.math.Model;
import dev.rederive.math.Relation;
import dev.rederive.math.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Judges claims that are meant for all values: equalities and inequalities between formulas. Each
 * choice of sizes gets a verdict of its own; the claim gets the worst of them.
 */
final class EqualityJudge {
  /** Operands looked at while a claim is built at larger sizes: a few milliseconds. */
  private static final long WORK_AT_LARGER = 60_000;

  private final Examiner examiner;
  private final Recent<Groundwork> groundworks;

  EqualityJudge(Examiner examiner, Recent<Groundwork> groundworks) {
    this.examiner = examiner;
    this.groundworks = groundworks;
  }

  /** One choice of sizes with what was found there. */
  private record AtSizes(
      Map<String, Integer> sizes, int instances, Examination examination, Verdict verdict) {}

  Judgement judge(
      Model model,
      Statement.Claim claim,
      Map<String, Integer> sizes,
      long runSeed,
      Thoroughness thoroughness) {
    long seed = Question.seed(runSeed, claim.site().left() + "=" + claim.site().right());
    List<AtSizes> found = new ArrayList<>();
    for (Map<String, Integer> choice : SizeChoices.of(model, claim, sizes)) {
      Formulation formulation = new Formulation(model, claim, choice, groundworks);
      if (formulation.instances().isEmpty()) {
        continue; // i ≠ j has no instance at size 1
      }
      Examination examination =
          thoroughness == Thoroughness.VERDICT
              ? examiner.verdictOnly(claim, formulation, seed)
              : examiner.everything(model, claim, formulation, seed, found.isEmpty());
      AtSizes here =
          new AtSizes(choice, formulation.instances().size(), examination, examination.verdict());
      found.add(here);
      if (here.verdict() == Verdict.REFUTED) {
        break;
      }
    }
    List<AtSizes> defined = withoutEmpty(found);
    if (!defined.isEmpty() && defined.stream().allMatch(at -> weight(at.verdict()) <= 1)) {
      AtSizes larger = atLarger(model, claim, sizes, seed);
      if (larger != null && larger.verdict() == Verdict.REFUTED) {
        return conclude(claim, List.of(larger));
      }
      if (larger != null && larger.verdict() == Verdict.PROVED) {
        defined = new ArrayList<>(defined);
        defined.add(larger);
      }
    }
    Judgement judgement = conclude(claim, defined);
    boolean nowhere =
        !defined.isEmpty() && defined.stream().allMatch(EqualityJudge::definedNowhere);
    String singular =
        nowhere && thoroughness == Thoroughness.EVERYTHING
            ? new SingularMatrices(model, groundworks).reason(claim, defined.get(0).sizes(), seed)
            : null;
    return singular == null
        ? judgement
        : judgement.withVerdict(Verdict.UNDECIDED, "defined nowhere: " + singular);
  }

  /** At sizes drawn at random, as large as is cheap; null if none is, or nothing came of it. */
  private AtSizes atLarger(
      Model model, Statement.Claim claim, Map<String, Integer> sizes, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Map<String, Integer>> choices = SizeChoices.larger(model, claim, sizes, random);
    AtSizes largest = null;
    for (int k = 0; k < choices.size() && largest == null; k++) {
      largest = glance(model, claim, choices.get(k), seed);
    }
    if (largest == null || largest.verdict() != Verdict.REFUTED) {
      return largest;
    }
    // The smallest sizes at which it fails are the easiest to check by hand.
    for (int k = choices.size() - 1; k > 0; k--) {
      AtSizes smaller = glance(model, claim, choices.get(k), seed);
      if (smaller != null && smaller.verdict() == Verdict.REFUTED) {
        return smaller;
      }
    }
    return largest;
  }

  /** Null if the claim is large at these sizes, or has no instance. */
  private AtSizes glance(
      Model model, Statement.Claim claim, Map<String, Integer> choice, long seed) {
    try {
      Formulation formulation = Formulation.within(WORK_AT_LARGER, model, claim, choice);
      int count = formulation.instances().size();
      if (count == 0) {
        return null;
      }
      Examination examination = examiner.glance(claim, formulation, seed);
      return new AtSizes(choice, count, examination, examination.verdict());
    } catch (Dag.TooLarge | Unresolved large) {
      return null;
    }
  }

  /**
   * Leaves out sizes at which the sides exist nowhere (1/(n − 1) at n = 1), unless they are all like
   * that, or all but one at which vectors and matrices are numbers: that xxᵀ has an inverse at n = 1
   * says nothing of it.
   */
  private static List<AtSizes> withoutEmpty(List<AtSizes> found) {
    List<AtSizes> defined = found.stream().filter(at -> !definedNowhere(at)).toList();
    boolean numbersOnly =
        defined.stream().allMatch(at -> weight(at.verdict()) <= 1 && isAllOnes(at.sizes()));
    return numbersOnly ? found : defined;
  }

  private static boolean isAllOnes(Map<String, Integer> sizes) {
    return !sizes.isEmpty() && sizes.values().stream().allMatch(size -> size == 1);
  }

  private static boolean definedNowhere(AtSizes at) {
    return at.verdict() == Verdict.UNDECIDED
        && at.examination().evidence().stream()
            .noneMatch(e -> e.engine() == Engine.ENCLOSING && e.points() != null && e.points() > 0);
  }

  private static Judgement conclude(Statement.Claim claim, List<AtSizes> found) {
    if (found.isEmpty()) {
      return Judgement.plain(Verdict.UNDECIDED, "the claim has no instance at any size tried");
    }
    AtSizes decisive = found.get(0);
    for (AtSizes at : found) {
      if (weight(at.verdict()) > weight(decisive.verdict())) {
        decisive = at;
      }
    }
    // What refutes a claim is told alone; what supports it has to do so at all sizes.
    List<AtSizes> told = decisive.verdict() == Verdict.REFUTED ? List.of(decisive) : found;
    List<Evidence> evidence = new ArrayList<>();
    told.forEach(at -> evidence.addAll(spoken(at, told)));
    List<Map<String, Integer>> sizes = found.stream().map(AtSizes::sizes).toList();
    return new Judgement(
        decisive.verdict(),
        reason(claim, decisive, sizes),
        decisive.examination().hint(),
        merged(evidence),
        decisive.examination().witness(),
        sizes,
        found.stream().mapToLong(AtSizes::instances).sum(),
        decisive.verdict() == Verdict.REFUTED
            ? decisive.examination().rows()
            : found.get(0).examination().rows());
  }

  /**
   * What was found at one choice of sizes. Differences that cannot tell there, for instance because a
   * softmax of one class is constant, are passed over if they agree at most of the others, which then
   * say so.
   */
  private static List<Evidence> spoken(AtSizes at, List<AtSizes> told) {
    List<AtSizes> rough = told.stream().filter(one -> differences(one, Outcome.SILENT)).toList();
    long equal = told.stream().filter(one -> differences(one, Outcome.EQUAL)).count();
    if (rough.isEmpty() || rough.size() >= equal) {
      return at.examination().evidence();
    }
    List<Map<String, Integer>> sizes = rough.stream().map(AtSizes::sizes).toList();
    return at.examination().evidence().stream()
        .filter(one -> one.engine() != Engine.FINITE_DIFFERENCE || one.outcome() != Outcome.SILENT)
        .map(
            one ->
                one.engine() == Engine.FINITE_DIFFERENCE && one.outcome() == Outcome.EQUAL
                    ? one.adding("; too rough to tell at " + text(sizes))
                    : one)
        .toList();
  }

  private static boolean differences(AtSizes at, Outcome outcome) {
    return at.examination().evidence().stream()
        .anyMatch(one -> one.engine() == Engine.FINITE_DIFFERENCE && one.outcome() == outcome);
  }

  private static int weight(Verdict verdict) {
    return switch (verdict) {
      case PROVED -> 0;
      case AGREES -> 1;
      case UNDECIDED -> 2;
      case REFUTED -> 3;
      default -> 4;
    };
  }

  private static String reason(
      Statement.Claim claim, AtSizes decisive, List<Map<String, Integer>> sizes) {
    boolean sized = !decisive.sizes().isEmpty();
    return switch (decisive.verdict()) {
      case PROVED -> sized ? "at the sizes " + text(sizes) : null;
      case AGREES -> claim.relation() == Relation.EQUAL ? null : "holds at every point tried";
      case REFUTED -> sized ? "at the sizes " + text(List.of(decisive.sizes())) : null;
      case CONFLICT ->
          "two engines contradict each other; this is a bug of the checker, please report it";
      default -> undecided(decisive.examination().evidence());
    };
  }

  private static String undecided(List<Evidence> evidence) {
    StringBuilder reason = new StringBuilder();
    for (Evidence one : evidence) {
      if (one.outcome() != Outcome.EQUAL && reason.indexOf(one.detail()) < 0) {
        reason.append(reason.length() > 0 ? "; " : "");
        reason.append(one.engine().label()).append(": ").append(one.detail());
      }
    }
    return reason.length() > 0 ? reason.toString() : "both sides exist nowhere";
  }

  /** Sizes as text: {@code n = 2, m = 3; n = 3, m = 4}. */
  private static String text(List<Map<String, Integer>> choices) {
    StringBuilder text = new StringBuilder();
    for (Map<String, Integer> choice : choices) {
      text.append(text.length() > 0 ? "; " : "");
      StringBuilder one = new StringBuilder();
      choice.forEach(
          (name, size) -> one.append(one.length() > 0 ? ", " : "").append(name + " = " + size));
      text.append(one);
    }
    return text.toString();
  }

  /** One line per engine: the worst outcome over all sizes, with its detail. */
  private static List<Evidence> merged(List<Evidence> evidence) {
    Map<Engine, Evidence> worst = new EnumMap<>(Engine.class);
    for (Evidence one : evidence) {
      worst.merge(one.engine(), one, EqualityJudge::worse);
    }
    return List.copyOf(worst.values());
  }

  private static Evidence worse(Evidence a, Evidence b) {
    if (a.outcome() != b.outcome()) {
      return severity(b.outcome()) > severity(a.outcome()) ? b : a;
    }
    Double error = a.maxRelativeError();
    if (error != null && b.maxRelativeError() != null) {
      error = Math.max(error, b.maxRelativeError());
    }
    Integer points = a.points();
    if (points != null && b.points() != null) {
      points += b.points();
    }
    return new Evidence(a.engine(), a.outcome(), a.detail(), error, points);
  }

  private static int severity(Outcome outcome) {
    return switch (outcome) {
      case EQUAL -> 0;
      case SILENT -> 1;
      case UNEQUAL -> 2;
    };
  }
}
