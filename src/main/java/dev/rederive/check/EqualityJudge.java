package dev.rederive.check;

import dev.rederive.engine.Evidence;
import dev.rederive.engine.Evidence.Engine;
import dev.rederive.engine.Evidence.Outcome;
import dev.rederive.engine.Finding;
import dev.rederive.engine.Witness;
import dev.rederive.engine.enclosing.EnclosingEngine;
import dev.rederive.engine.floating.FiniteDifferences;
import dev.rederive.engine.modular.ModularIdentityTest;
import dev.rederive.engine.sampling.Instance;
import dev.rederive.engine.sampling.Question;
import dev.rederive.engine.symbolic.Budget;
import dev.rederive.engine.symbolic.SymbolicEngine;
import dev.rederive.engine.symbolic.SymbolicResult;
import dev.rederive.math.Model;
import dev.rederive.math.Relation;
import dev.rederive.math.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Judges claims that are meant for all values: equalities and inequalities between formulas. */
final class EqualityJudge {
  private static final long MODULAR_WORK = 2_000_000_000L;

  /** The algebra system looks at small claims; above it is silent. */
  private static final int SYMBOLIC_INSTANCES = 12;

  private final SymbolicEngine symbolic;

  EqualityJudge(SymbolicEngine symbolic) {
    this.symbolic = symbolic;
  }

  /** What was found at every choice of sizes. */
  private static final class Record {
    final List<Evidence> evidence = new ArrayList<>();
    final List<ComparedRow> rows = new ArrayList<>();
    final List<Map<String, Integer>> sizes = new ArrayList<>();
    long instances;
    Witness witness;
    String hint;
  }

  Judgement judge(
      Model model,
      Statement.Claim claim,
      Map<String, Integer> sizes,
      long runSeed,
      Thoroughness thoroughness) {
    Record record = new Record();
    long seed = Question.seed(runSeed, claim.site().left() + "=" + claim.site().right());
    List<Map<String, Integer>> choices = SizeChoices.of(model, claim, sizes);
    for (Map<String, Integer> choice : choices) {
      Formulation formulation = new Formulation(model, claim, choice);
      if (formulation.instances().isEmpty()) {
        continue; // i ≠ j has no instance at size 1
      }
      record.sizes.add(choice);
      record.instances += formulation.instances().size();
      boolean first = record.sizes.size() == 1;
      if (thoroughness == Thoroughness.VERDICT) {
        verdictOnly(claim, formulation, seed, record);
      } else {
        examine(model, claim, formulation, seed, first, record);
      }
      if (record.witness != null) {
        break;
      }
    }
    if (record.sizes.isEmpty()) {
      return Judgement.plain(Verdict.UNDECIDED, "the claim has no instance at any size tried");
    }
    return conclude(claim, record);
  }

  /** A few points first: what is false is nearly always seen there. */
  private void verdictOnly(
      Statement.Claim claim, Formulation formulation, long seed, Record record) {
    Question question = formulation.question(seed);
    Finding glance = EnclosingEngine.confirming().examine(question);
    record.witness = glance.witness();
    if (record.witness != null) {
      record.evidence.add(glance.evidence());
      return;
    }
    boolean equality = claim.relation() == Relation.EQUAL;
    Evidence modular = equality ? modular(formulation, seed) : null;
    if (modular != null) {
      record.evidence.add(modular);
    }
    if (modular != null && modular.outcome() == Outcome.EQUAL) {
      record.evidence.add(glance.evidence());
    } else {
      Finding enclosed = new EnclosingEngine().examine(question);
      record.evidence.add(enclosed.evidence());
      record.witness = enclosed.witness();
      if (record.witness == null && equality) {
        record.evidence.add(symbolic(formulation, Outcome.SILENT));
      }
    }
    if (record.witness == null && FiniteDifferences.concerns(question)) {
      record.evidence.add(new FiniteDifferences().examine(question).evidence());
    }
  }

  private static Evidence modular(Formulation formulation, long seed) {
    return ModularIdentityTest.test(
            formulation.dag(), formulation.differences(), seed, MODULAR_WORK)
        .evidence();
  }

  private void examine(
      Model model,
      Statement.Claim claim,
      Formulation formulation,
      long seed,
      boolean first,
      Record record) {
    Question question = formulation.question(seed);
    boolean equality = claim.relation() == Relation.EQUAL;
    Outcome exact = Outcome.SILENT;
    if (equality) {
      Evidence modular = modular(formulation, seed);
      record.evidence.add(modular);
      exact = modular.outcome();
    }
    EnclosingEngine enclosing =
        exact == Outcome.EQUAL ? EnclosingEngine.confirming() : new EnclosingEngine();
    Finding enclosed = enclosing.examine(question);
    record.evidence.add(enclosed.evidence());
    if (enclosed.witness() != null) {
      record.witness = enclosed.witness();
      new EnclosingEngine()
          .savedBy(question, enclosed.witness())
          .ifPresent(saving -> record.hint = "it holds for " + saving.text());
    }
    // Where the algebra system has to carry the proof, it has to do so at every size.
    if (equality && enclosed.witness() == null && (first || exact != Outcome.EQUAL)) {
      record.evidence.add(symbolic(formulation, exact));
    }
    if (FiniteDifferences.concerns(question)) {
      record.evidence.add(new FiniteDifferences().examine(question).evidence());
    }
    if (equality && first) {
      Comparisons.atRandom(model, formulation, question)
          .ifPresent(
              result -> {
                record.evidence.add(result.evidence());
                record.rows.addAll(result.rows());
              });
    }
  }

  /**
   * The algebra system's word. Beside a proof of the whole claim one instance is enough; where it has
   * to carry the proof itself it has to prove them all.
   */
  private Evidence symbolic(Formulation formulation, Outcome exact) {
    List<Instance> instances = formulation.instances();
    if (exact == Outcome.EQUAL) {
      Instance one = instances.get(instances.size() - 1);
      Evidence evidence = prove(formulation, one).evidence();
      return one.label().isEmpty()
          ? evidence
          : new Evidence(
              evidence.engine(),
              evidence.outcome(),
              evidence.detail() + " (looked at " + one.label() + ")",
              null,
              null);
    }
    if (instances.size() > SYMBOLIC_INSTANCES) {
      return Evidence.silent(Engine.SYMBOLIC, "too many instances for the algebra system");
    }
    SymbolicResult last = null;
    for (Instance instance : instances) {
      last = prove(formulation, instance);
      if (last.outcome() != Outcome.EQUAL) {
        break;
      }
    }
    return last.evidence();
  }

  private SymbolicResult prove(Formulation formulation, Instance instance) {
    return symbolic.prove(formulation.dag(), instance.left(), instance.right(), Budget.STANDARD);
  }

  private static Judgement conclude(Statement.Claim claim, Record record) {
    Verdict verdict = VerdictTable.of(record.evidence);
    String reason = null;
    if (verdict == Verdict.UNDECIDED) {
      reason = undecided(record.evidence);
    } else if (verdict == Verdict.CONFLICT) {
      reason = "two engines contradict each other; this is a bug of the checker, please report it";
    }
    boolean listed = claim.relation() == Relation.EQUAL && !record.sizes.get(0).isEmpty();
    if (verdict == Verdict.PROVED && listed) {
      reason = "at the sizes " + sizes(record.sizes);
    } else if (verdict == Verdict.AGREES && claim.relation() != Relation.EQUAL) {
      reason = "holds at every point tried";
    }
    return new Judgement(
        verdict,
        reason,
        record.hint,
        merged(record.evidence),
        record.witness,
        record.sizes,
        record.instances,
        record.rows);
  }

  private static String undecided(List<Evidence> evidence) {
    StringBuilder reason = new StringBuilder();
    for (Evidence one : evidence) {
      if (one.outcome() != Outcome.EQUAL && reason.indexOf(one.detail()) < 0) {
        reason.append(reason.length() > 0 ? "; " : "");
        reason.append(one.engine().label()).append(": ").append(one.detail());
      }
    }
    return reason.toString();
  }

  /** Sizes as text: {@code n = 2, m = 3}; {@code n = 3, m = 4}. */
  static String sizes(List<Map<String, Integer>> choices) {
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

  /** One line per engine: the worst outcome over all sizes with its detail. */
  private static List<Evidence> merged(List<Evidence> evidence) {
    Map<Engine, Evidence> worst = new EnumMap<>(Engine.class);
    for (Evidence one : evidence) {
      worst.merge(one.engine(), one, EqualityJudge::worse);
    }
    return List.copyOf(worst.values());
  }

  private static Evidence worse(Evidence a, Evidence b) {
    int severity = severity(b.outcome()) - severity(a.outcome());
    Evidence kept = severity > 0 ? b : a;
    if (a.outcome() != b.outcome()) {
      return kept;
    }
    Double error =
        a.maxRelativeError() == null || b.maxRelativeError() == null
            ? kept.maxRelativeError()
            : Double.valueOf(Math.max(a.maxRelativeError(), b.maxRelativeError()));
    Integer points =
        a.points() == null || b.points() == null
            ? kept.points()
            : Integer.valueOf(a.points() + b.points());
    return new Evidence(kept.engine(), kept.outcome(), kept.detail(), error, points);
  }

  private static int severity(Outcome outcome) {
    return switch (outcome) {
      case EQUAL -> 0;
      case SILENT -> 1;
      case UNEQUAL -> 2;
    };
  }

  /** A relative error as text. */
  static String error(double value) {
    return String.format(Locale.ROOT, "%.1e", value);
  }
}
