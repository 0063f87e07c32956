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
import dev.rederive.engine.sampling.ShownPoint;
import dev.rederive.engine.symbolic.Budget;
import dev.rederive.engine.symbolic.SymbolicEngine;
import dev.rederive.engine.symbolic.SymbolicResult;
import dev.rederive.math.Calculus;
import dev.rederive.math.Mark;
import dev.rederive.math.Model;
import dev.rederive.math.Relation;
import dev.rederive.math.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Puts one claim at one choice of sizes to the engines. */
final class Examiner {
  private static final long MODULAR_WORK = 2_000_000_000L;

  /** The algebra system looks at small claims; above it is silent. */
  private static final int SYMBOLIC_INSTANCES = 12;

  private final SymbolicEngine symbolic;
  private final Recent<Boolean> differentiating = new Recent<>();

  Examiner(SymbolicEngine symbolic) {
    this.symbolic = symbolic;
  }

  /**
   * What was found at one choice of sizes.
   *
   * @param hint an assumption that would save a refuted claim, or null
   */
  record Examination(
      List<Evidence> evidence, Witness witness, String hint, List<ComparedRow> rows) {
    Verdict verdict() {
      return VerdictTable.of(evidence);
    }
  }

  /**
   * Asks every engine.
   *
   * @param first whether these are the first sizes of the claim; the network and, beside a proof, the
   *     algebra system speak there only
   */
  Examination everything(
      Model model, Statement.Claim claim, Formulation formulation, long seed, boolean first) {
    List<Evidence> evidence = new ArrayList<>();
    List<ComparedRow> rows = new ArrayList<>();
    Question question = formulation.question(seed);
    boolean equality = claim.relation() == Relation.EQUAL;
    boolean proved = false;
    if (equality) {
      Evidence modular = modular(formulation, seed);
      evidence.add(modular);
      proved = modular.outcome() == Outcome.EQUAL;
    }
    EnclosingEngine enclosing = proved ? EnclosingEngine.confirming() : new EnclosingEngine();
    Finding enclosed = enclosed(enclosing, formulation, question);
    evidence.add(enclosed.evidence());
    Witness witness = enclosed.witness();
    // Where the algebra system has to carry the proof, it has to do so at every size. Where nothing
    // is differentiated and the claim is proved, it is not even started.
    if (equality && witness == null && (!proved || first && differentiates(model))) {
      evidence.add(proved ? symbolicBeside(formulation) : symbolicAlone(formulation));
    }
    if (!formulation.hasUnknownValues() && FiniteDifferences.concerns(question)) {
      evidence.add(new FiniteDifferences().examine(question).evidence());
    }
    if (equality && first) {
      Comparisons.atRandom(model, formulation, question)
          .ifPresent(
              result -> {
                evidence.add(result.evidence());
                rows.addAll(result.rows());
              });
    }
    String hint =
        witness == null || claim.mark() instanceof Mark.Wrong
            ? null
            : hint(formulation, question, witness, equality);
    return new Examination(evidence, shown(formulation, witness), hint, rows);
  }

  /** Enclosures refute nothing that depends on integrals of which the value is not known. */
  private static Finding enclosed(
      EnclosingEngine engine, Formulation formulation, Question question) {
    Finding found = engine.examine(question);
    return found.witness() == null || !formulation.hasSeveralUnknownValues()
        ? found
        : new Finding(
            Evidence.silent(
                Evidence.Engine.ENCLOSING,
                "the values of a function of which only the derivative is given are not known"),
            null);
  }

  private static Witness shown(Formulation formulation, Witness witness) {
    if (witness == null) {
      return null;
    }
    int[] sides =
        formulation.instances().stream()
            .filter(instance -> instance.label().equals(witness.instance()))
            .flatMapToInt(instance -> IntStream.of(instance.left(), instance.right()))
            .toArray();
    return new Witness(
        ShownPoint.of(formulation.dag(), witness.at(), sides),
        witness.left(),
        witness.right(),
        witness.instance());
  }

  /** Asked for every claim of a document, and answered by a walk over all of it. */
  private boolean differentiates(Model model) {
    return differentiating.of(model, "derivative", () -> Calculus.appearsIn(model));
  }

  private static String hint(
      Formulation formulation, Question question, Witness witness, boolean equality) {
    return new EnclosingEngine()
        .savedBy(question, witness)
        .map(saving -> "it holds for " + saving.text())
        .or(() -> equality ? SavingSum.of(formulation, question) : Optional.empty())
        .orElse(null);
  }

  /**
   * A few points first: what is false is nearly always seen there. Values that nobody can say stand
   * for every number here, as in the proof of what a mutant was made of.
   */
  Examination verdictOnly(Statement.Claim claim, Formulation formulation, long seed) {
    Question question = formulation.question(seed);
    List<Evidence> evidence = new ArrayList<>();
    Finding glance = EnclosingEngine.confirming().examine(question);
    if (glance.witness() != null) {
      return new Examination(
          List.of(glance.evidence()), shown(formulation, glance.witness()), null, List.of());
    }
    boolean equality = claim.relation() == Relation.EQUAL;
    Witness witness = null;
    Evidence modular = equality ? modular(formulation, seed) : null;
    if (modular != null) {
      evidence.add(modular);
    }
    if (modular != null && modular.outcome() == Outcome.EQUAL) {
      evidence.add(glance.evidence());
    } else {
      Finding enclosed = new EnclosingEngine().examine(question);
      evidence.add(enclosed.evidence());
      witness = enclosed.witness();
      if (witness == null && equality) {
        evidence.add(symbolicAlone(formulation));
      }
    }
    if (witness == null
        && !formulation.hasUnknownValues()
        && FiniteDifferences.concerns(question)) {
      evidence.add(new FiniteDifferences().examine(question).evidence());
    }
    return new Examination(evidence, shown(formulation, witness), null, List.of());
  }

  /** Three points and the identity test: enough to see what fails at other sizes only. */
  Examination glance(Statement.Claim claim, Formulation formulation, long seed) {
    List<Evidence> evidence = new ArrayList<>();
    Finding enclosed =
        enclosed(EnclosingEngine.confirming(), formulation, formulation.question(seed));
    evidence.add(enclosed.evidence());
    if (enclosed.witness() == null && claim.relation() == Relation.EQUAL) {
      evidence.add(modular(formulation, seed));
    }
    return new Examination(evidence, enclosed.witness(), null, List.of());
  }

  private static Evidence modular(Formulation formulation, long seed) {
    return ModularIdentityTest.test(
            formulation.dag(),
            formulation.differences(),
            formulation.assumedSigns(),
            seed,
            MODULAR_WORK)
        .evidence();
  }

  /** Beside a proof of the whole claim one instance is enough. */
  private Evidence symbolicBeside(Formulation formulation) {
    List<Instance> instances = formulation.instances();
    Instance one = instances.get(instances.size() - 1);
    Evidence evidence = prove(formulation, one).evidence();
    if (one.label().isEmpty()) {
      return evidence;
    }
    String detail = evidence.detail() + " (looked at " + one.label() + ")";
    return new Evidence(evidence.engine(), evidence.outcome(), detail, null, null);
  }

  /** Where nothing else proves the claim, all instances have to be proved. */
  private Evidence symbolicAlone(Formulation formulation) {
    List<Instance> instances = formulation.instances();
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
}
