package dev.rederive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.check.CheckSettings;
import dev.rederive.check.Checker;
import dev.rederive.check.DocumentResult;
import dev.rederive.check.RelationResult;
import dev.rederive.check.Report;
import dev.rederive.check.Thoroughness;
import dev.rederive.check.Verdict;
import dev.rederive.engine.Evidence;
import dev.rederive.engine.Evidence.Engine;
import dev.rederive.engine.Evidence.Outcome;
import dev.rederive.math.Expr;
import dev.rederive.math.ExprParts;
import dev.rederive.math.Model;
import dev.rederive.math.Statement;
import dev.rederive.mutation.MutationReport;
import dev.rederive.mutation.MutationRun;
import dev.rederive.mutation.Mutations;
import dev.rederive.mutation.Subject;
import dev.rederive.report.MutationText;
import dev.rederive.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shipped write-ups, and what happens to the checker's opinion when they are tampered with. */
class DerivationsTest {
  private static final int CHANGES = 300;
  private static final long SEED = 20;

  private static Checker checker;
  private static List<Source> sources;
  private static List<Model> models;
  private static Report report;

  @BeforeAll
  static void check() throws IOException {
    checker = new Checker(CheckSettings.DEFAULT);
    try (Stream<Path> files = Files.list(Path.of("derivations"))) {
      sources =
          files
              .filter(file -> file.toString().endsWith(".md"))
              .sorted()
              .map(DerivationsTest::read)
              .toList();
    }
    models = checker.read(sources);
    report = checker.check(sources, models, (done, total) -> {});
  }

  @AfterAll
  static void close() {
    checker.close();
  }

  private static Source read(Path file) {
    try {
      return new Source(file.toString(), Files.readString(file));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  @Test
  void everyRelationIsJudgedAndNoneLeftOpen() {
    assertEquals(sources.size(), report.documents().size());
    assertTrue(sources.size() >= 15, () -> sources.size() + " write-ups");
    assertFalse(report.hasFindings(true), () -> failing(report).toString());
    int relations = report.documents().stream().mapToInt(d -> d.relations().size()).sum();
    assertEquals(relations, report.summary().total());
    assertTrue(report.summary().proved() > 250, "proved " + report.summary().proved());
    assertEquals(0, report.summary().unread() + report.summary().undecided());
  }

  @Test
  void everyDerivativeIsComparedWithFiniteDifferences() {
    for (int d = 0; d < models.size(); d++) {
      DocumentResult document = report.documents().get(d);
      List<Statement> statements = models.get(d).statements();
      for (int k = 0; k < statements.size(); k++) {
        RelationResult relation = document.relations().get(k);
        if (statements.get(k) instanceof Statement.Claim claim
            && (contains(claim.left()) || contains(claim.right()))) {
          assertTrue(
              has(relation, Engine.FINITE_DIFFERENCE),
              () -> document.source().path() + ":" + relation.place() + " " + relation.meaning());
        }
      }
    }
  }

  @Test
  void whatHoldsIsNeverContradictedByTheNetworkOrByDifferences() {
    for (DocumentResult document : report.documents()) {
      for (RelationResult relation : document.relations()) {
        if (relation.verdict() == Verdict.PROVED || relation.verdict() == Verdict.AGREES) {
          for (Evidence evidence : relation.judgement().evidence()) {
            assertFalse(evidence.outcome() == Outcome.UNEQUAL, () -> relation.meaning());
          }
        }
      }
    }
  }

  @Test
  void theNetworkSpeaksOfTheGradientsInPartsThreeToFive() {
    for (DocumentResult document : report.documents()) {
      if (!document.source().path().matches(".*/[45]-.*")) {
        continue;
      }
      List<String> silent = new ArrayList<>();
      for (RelationResult relation : document.relations()) {
        // In part 5 the network with three hidden layers (C, z, h) is bound to nothing.
        boolean gradient =
            relation.isClaim() && relation.meaning().matches(".*∂\\((E|E_|net|out|a\\[|y\\[).*");
        if (gradient && !has(relation, Engine.NETWORK)) {
          silent.add(relation.place() + " " + relation.meaning());
        }
      }
      assertEquals(List.of(), silent, document.source().path());
    }
  }

  @Test
  void withoutTheMarkTheErrorFlowFiguresFailAtTheMissingSlope() {
    Source figures =
        sources.stream().filter(s -> s.path().contains("error-flow")).findFirst().orElseThrow();
    String text = figures.text();
    String unmarked = text.replaceAll("<!-- rederive: wrong[^>]*-->", "");
    assertFalse(unmarked.equals(text));
    Report tampered =
        checker.check(List.of(new Source("unmarked.md", unmarked)), (done, total) -> {});
    assertTrue(tampered.hasFindings(false));
    RelationResult first =
        tampered.documents().get(0).relations().stream()
            .filter(r -> r.verdict() == Verdict.REFUTED)
            .findFirst()
            .orElseThrow();
    assertEquals("w'_{14} = w_{14} - \\eta·∂(E)/∂w_{14}", first.meaning());
    assertTrue(first.judgement().witness() != null);
    // The last layer is right and stays so.
    assertTrue(
        tampered.documents().get(0).relations().stream()
            .anyMatch(
                r ->
                    r.verdict() == Verdict.PROVED
                        && r.meaning().equals("w'_{46} = w_{46} - \\eta·∂(E)/∂w_{46}")));
  }

  @Test
  void changesToProvedClaimsAreCaught() {
    List<Subject> subjects = new ArrayList<>();
    for (int k = 0; k < models.size(); k++) {
      subjects.addAll(Subject.proved(report.documents().get(k), models.get(k)));
    }
    MutationReport result =
        new MutationRun(
                (model, claim) -> checker.judge(model, claim, Thoroughness.VERDICT),
                Runtime.getRuntime().availableProcessors())
            .run(Mutations.sample(subjects, SEED, CHANGES), (done, total) -> {});
    System.out.println(MutationText.of(result));
    assertEquals(CHANGES, result.total().made());
    assertEquals(List.of(), result.survivors());
    assertTrue(result.total().caught() >= 200, () -> "caught " + result.total().caught());
  }

  private static boolean has(RelationResult relation, Engine engine) {
    return relation.judgement().evidence().stream().anyMatch(e -> e.engine() == engine);
  }

  private static boolean contains(Expr expr) {
    return expr instanceof Expr.Derivative
        || ExprParts.of(expr).stream().anyMatch(DerivationsTest::contains);
  }

  private static List<String> failing(Report report) {
    return report.documents().stream()
        .flatMap(d -> d.relations().stream())
        .filter(r -> r.fails(true))
        .map(r -> r.place() + " " + r.verdict() + " " + r.meaning())
        .toList();
  }
}
