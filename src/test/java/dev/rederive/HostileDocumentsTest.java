package dev.rederive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.rederive.check.CheckSettings;
import dev.rederive.check.Checker;
import dev.rederive.check.DocumentResult;
import dev.rederive.check.RelationResult;
import dev.rederive.check.Report;
import dev.rederive.check.Verdict;
import dev.rederive.source.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A thousand malformed and hostile documents: every one is answered, and answered in full. */
class HostileDocumentsTest {
  private static Checker checker;

  @BeforeAll
  static void start() {
    checker = new Checker(CheckSettings.DEFAULT);
  }

  @AfterAll
  static void stop() {
    checker.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 100, 200, 300, 400, 500, 600, 700, 800, 900})
  void everyDocumentIsAnswered(long first) {
    List<String> complaints = new ArrayList<>();
    for (long seed = first; seed < first + 100; seed++) {
      String text = HostileDocuments.of(seed);
      Source source = new Source("hostile-" + seed + ".md", text);
      // Far beyond any budget: what runs into this hangs.
      assertTimeoutPreemptively(
          Duration.ofMinutes(2), () -> complaints.addAll(complaints(checker, source)));
    }
    assertEquals(List.of(), complaints);
  }

  /** What is wrong with the answer to one hostile document. */
  static List<String> complaints(Checker checker, Source source) {
    List<String> complaints = new ArrayList<>();
    Report report;
    try {
      report = checker.check(List.of(source), (done, total) -> {});
    } catch (RuntimeException | Error crash) {
      StackTraceElement[] trace = crash.getStackTrace();
      Throwable cause = crash.getCause() == null ? crash : crash.getCause();
      return List.of(
          source.path()
              + ": crashed: "
              + cause
              + " at "
              + (trace.length > 0 ? cause.getStackTrace()[0] : ""));
    }
    DocumentResult document = report.documents().get(0);
    List<RelationResult> relations = document.relations();
    if (report.summary().total() != relations.size()) {
      complaints.add(source.path() + ": the summary does not add up");
    }
    for (RelationResult relation : relations) {
      Verdict verdict = relation.verdict();
      String where = source.path() + ":" + relation.place().line() + ": ";
      if (verdict == Verdict.CONFLICT) {
        complaints.add(where + "CONFLICT " + relation.meaning());
      }
      if (relation.judgement() != null
          && relation.judgement().reason() != null
          && relation.judgement().reason().startsWith("internal error")) {
        complaints.add(where + relation.judgement().reason());
      }
      if (verdict == Verdict.UNDECIDED && relation.judgement().reason() == null) {
        complaints.add(where + "undecided without a reason");
      }
      if (verdict == Verdict.UNDECIDED && relation.judgement().reason().startsWith("cut off")) {
        complaints.add(where + "ran into the last guard: " + relation.meaning());
      }
    }
    int size = relations.size();
    List<Verdict> end =
        relations.subList(Math.max(0, size - 2), size).stream()
            .map(RelationResult::verdict)
            .toList();
    // An assumption holds for the whole document; one that cannot be worked out leaves all open.
    boolean assumed =
        source.text().contains("rederive: assume")
            && end.equals(List.of(Verdict.UNDECIDED, Verdict.UNDECIDED));
    if (!assumed && !end.equals(List.of(Verdict.PROVED, Verdict.REFUTED))) {
      complaints.add(source.path() + ": the sane relations at the end got " + end);
    }
    return complaints;
  }
}
