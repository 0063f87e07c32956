package dev.rederive.mutation;

import static dev.rederive.mutation.Claims.claim;
import static dev.rederive.mutation.Claims.derivative;
import static dev.rederive.mutation.Claims.difference;
import static dev.rederive.mutation.Claims.product;
import static dev.rederive.mutation.Claims.ref;
import static dev.rederive.mutation.Claims.subject;
import static dev.rederive.mutation.Claims.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.check.Judgement;
import dev.rederive.check.Verdict;
import dev.rederive.engine.Evidence;
import dev.rederive.engine.Evidence.Engine;
import dev.rederive.engine.Evidence.Outcome;
import dev.rederive.math.Statement;
import dev.rederive.report.MutationText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MutationRunTest {
  private static final Statement.Claim PLAIN = claim(ref("y"), sum(ref("a"), ref("b")));
  private static final Statement.Claim SLOPE = claim(derivative(ref("E"), ref("w")), ref("x"));

  private static Judgement judgement(Verdict verdict, Evidence... evidence) {
    return new Judgement(
        verdict, "a reason", null, List.of(evidence), null, List.of(), 1, List.of());
  }

  private static Evidence says(Engine engine, Outcome outcome) {
    return new Evidence(engine, outcome, "", null, null);
  }

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void nothingButARefutationCatches(Verdict verdict) {
    assertEquals(
        verdict == Verdict.REFUTED ? Fate.CAUGHT : Fate.SURVIVED,
        MutationRun.fate(PLAIN, judgement(verdict)));
  }

  @Test
  void onlyAMutantThatCertainlyHasNoPointIsVoid() {
    Evidence nowhere = new Evidence(Engine.ENCLOSING, Outcome.SILENT, "", null, 0);
    Evidence notFound = Evidence.silent(Engine.ENCLOSING, "no point found");
    Evidence some = new Evidence(Engine.ENCLOSING, Outcome.SILENT, "", null, 3);
    assertEquals(Fate.VOID, MutationRun.fate(PLAIN, judgement(Verdict.UNDECIDED, nowhere)));
    assertEquals(Fate.SURVIVED, MutationRun.fate(PLAIN, judgement(Verdict.UNDECIDED, some)));
    assertEquals(Fate.SURVIVED, MutationRun.fate(PLAIN, judgement(Verdict.UNDECIDED, notFound)));
    assertEquals(Fate.SURVIVED, MutationRun.fate(PLAIN, judgement(Verdict.UNDECIDED)));
    assertEquals(Fate.SURVIVED, MutationRun.fate(PLAIN, judgement(Verdict.AGREES, nowhere)));
  }

  @Test
  void stillTrueNeedsEnclosuresBesideTheProof() {
    Evidence exact = says(Engine.MODULAR, Outcome.EQUAL);
    Evidence met = says(Engine.ENCLOSING, Outcome.EQUAL);
    assertEquals(Fate.SURVIVED, MutationRun.fate(PLAIN, judgement(Verdict.PROVED, exact)));
    assertEquals(Fate.EQUIVALENT, MutationRun.fate(PLAIN, judgement(Verdict.PROVED, exact, met)));
    assertEquals(
        Fate.SURVIVED,
        MutationRun.fate(
            PLAIN, judgement(Verdict.PROVED, exact, met, says(Engine.ENCLOSING, Outcome.SILENT))),
        "agreeing at one choice of sizes is not enough");
    assertEquals(Fate.SURVIVED, MutationRun.fate(PLAIN, judgement(Verdict.AGREES, met)));
  }

  @Test
  void stillTrueNeedsDifferencesWhereThereIsADerivative() {
    Evidence met = says(Engine.ENCLOSING, Outcome.EQUAL);
    assertEquals(Fate.SURVIVED, MutationRun.fate(SLOPE, judgement(Verdict.PROVED, met)));
    assertEquals(
        Fate.SURVIVED,
        MutationRun.fate(
            SLOPE, judgement(Verdict.PROVED, met, says(Engine.FINITE_DIFFERENCE, Outcome.SILENT))));
    assertEquals(
        Fate.EQUIVALENT,
        MutationRun.fate(
            SLOPE, judgement(Verdict.PROVED, met, says(Engine.FINITE_DIFFERENCE, Outcome.EQUAL))));
  }

  private static List<Trial> trials() {
    Statement.Claim other =
        claim(ref("z"), product(ref("c"), difference(ref("t"), ref("o")), ref("d")));
    return Mutations.all(List.of(subject("a.md", PLAIN), subject("b.md", other)));
  }

  /** Refutes, except what has lost a letter; breaks down on c alone. */
  private static Judgement judge(Statement.Claim claim) {
    String text = Claims.text(claim);
    if (!text.contains("b") && !text.contains("c")) {
      return judgement(Verdict.UNDECIDED);
    } else if (text.startsWith("2")) {
      return judgement(Verdict.PROVED, says(Engine.ENCLOSING, Outcome.EQUAL));
    } else if (text.contains("c") && !text.contains("d")) {
      throw new IllegalStateException("no d");
    }
    return judgement(Verdict.REFUTED);
  }

  @Test
  void theTotalsAddUp() {
    MutationReport report =
        new MutationRun((model, claim) -> judge(claim), 1).run(trials(), (done, total) -> {});
    Tally all = report.total();
    assertEquals(trials().size(), all.made());
    assertEquals(all.made(), all.caught() + all.equivalent() + all.survived());
    assertEquals(all.equivalent(), report.equivalents().size());
    assertEquals(all.survived(), report.survivors().size());
    assertEquals(all.made(), report.tallies().values().stream().mapToInt(Tally::made).sum());
    assertEquals(new Tally(1, 1, 0, 0), report.tallies().get(Operator.TURNED_DIFFERENCE));
    assertEquals(2, report.claims());
    assertTrue(
        report.survivors().stream()
            .anyMatch(r -> r.verdict() == null && r.reason().contains("no d")));
  }

  @Test
  void theReportDoesNotDependOnTheJobs() {
    List<MutationReport> reports = new ArrayList<>();
    List<Integer> progress = new ArrayList<>();
    List<Trial> trials = trials();
    for (int jobs : new int[] {1, 4}) {
      progress.clear();
      reports.add(
          new MutationRun((model, claim) -> judge(claim), jobs)
              .run(trials, (done, total) -> progress.add(done)));
    }
    assertTrue(reports.get(0).equals(reports.get(1)));
    assertEquals(IntStream.rangeClosed(1, trials.size()).boxed().toList(), progress);
  }

  @Test
  void theTextNamesPlaceAndChangeOfWhatWasNotCaught() {
    List<Trial> two =
        Mutations.all(List.of(subject("a.md", PLAIN))).stream()
            .filter(trial -> trial.mutant().operator() == Operator.DROPPED_TERM)
            .toList();
    MutationReport report =
        new MutationRun((model, claim) -> judge(claim), 2).run(two, (done, total) -> {});
    List<String> lines = MutationText.of(report).lines().toList();
    assertEquals(
        List.of(
            "a.md:2:2: survived: term dropped: b dropped in the right side",
            "    y = a",
            "    UNDECIDED: a reason"),
        lines.subList(0, 3));
    assertTrue(lines.contains("term dropped                    2        1           0         1"));
    assertEquals(
        "2 mutants of 1 claims in 1 documents: 1 caught, 0 equivalent, 1 survived",
        lines.get(lines.size() - 1));
    assertEquals(Map.of("y = a", Fate.SURVIVED, "y = b", Fate.CAUGHT), fates(report));
  }

  private static Map<String, Fate> fates(MutationReport report) {
    return report.results().stream()
        .collect(
            Collectors.toMap(r -> Claims.text(r.trial().mutant().claim()), MutationResult::fate));
  }
}
