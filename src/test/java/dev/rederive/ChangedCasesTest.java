package dev.rederive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.check.CheckSettings;
import dev.rederive.check.Checker;
import dev.rederive.check.Report;
import dev.rederive.check.Thoroughness;
import dev.rederive.document.Documents;
import dev.rederive.document.Neighbours;
import dev.rederive.document.Opening;
import dev.rederive.math.Model;
import dev.rederive.mutation.MutationReport;
import dev.rederive.mutation.MutationRun;
import dev.rederive.mutation.Mutations;
import dev.rederive.mutation.Operator;
import dev.rederive.mutation.Subject;
import dev.rederive.mutation.Tally;
import dev.rederive.mutation.Trial;
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

/** What is proved in the cases, broken. */
class ChangedCasesTest {
  private static final int CHANGES = 200;
  private static final long SEED = 8;

  private static Checker checker;

  @BeforeAll
  static void start() {
    checker = new Checker(CheckSettings.DEFAULT);
  }

  @AfterAll
  static void stop() {
    checker.close();
  }

  private static Source open(Path file) {
    try {
      Opening.Result opened =
          new Opening(Neighbours.NONE, List.of())
              .open(file.toString(), Files.readString(file), null);
      return ((Opening.Readable) opened).source();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static List<Subject> proved(List<Source> sources) {
    List<Model> models = checker.read(sources);
    Report report = checker.check(sources, models, (done, total) -> {});
    List<Subject> subjects = new ArrayList<>();
    for (int k = 0; k < models.size(); k++) {
      subjects.addAll(Subject.proved(report.documents().get(k), models.get(k)));
    }
    return subjects;
  }

  private static MutationReport judged(List<Trial> trials) {
    return new MutationRun(
            (model, claim) -> checker.judge(model, claim, Thoroughness.VERDICT),
            CheckSettings.DEFAULT.jobs())
        .run(trials, (done, total) -> {});
  }

  @Test
  void noChangeToACaseGoesUnseen() throws IOException {
    List<Source> sources;
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/cases"))) {
      sources =
          files
              .filter(file -> Files.isRegularFile(file))
              .filter(file -> Documents.markup(file.toString()) != null)
              .sorted()
              .map(ChangedCasesTest::open)
              .toList();
    }
    MutationReport result = judged(Mutations.sample(proved(sources), SEED, CHANGES));
    assertEquals(List.of(), result.survivors(), () -> MutationText.of(result));
    assertTrue(result.total().caught() > CHANGES / 2, () -> MutationText.of(result));
  }

  /** Swapping the factors of xᵀy gives a matrix, which no number equals, whatever its elements. */
  @Test
  void aNumberThatBecomesAMatrixIsCaughtByItsShape() {
    MutationReport result =
        judged(
            Mutations.all(
                proved(
                    List.of(
                        new Source(
                            "numbers.md",
                            """
                            Let $\\mathbf{x}, \\mathbf{y} \\in \\mathbb{R}^n$.

                            $$\\mathbf{x}^\\top \\mathbf{y} = \\mathbf{y}^\\top \\mathbf{x}$$
                            """)))));
    assertEquals(List.of(), result.survivors());
    Tally swapped = result.tallies().get(Operator.SWAPPED_FACTORS);
    assertEquals(2, swapped.made());
    assertEquals(2, swapped.caught());
  }

  /** A change may bring in a name that the document never explains. */
  @Test
  void aNameThatNothingExplainsIsNoExcuse() {
    MutationReport result =
        judged(
            Mutations.all(
                proved(
                    List.of(
                        new Source(
                            "names.md", "$$u_1 + 1 = 1 + u_1$$\n\n$$u_2 + 2 = 2 + u_2$$\n")))));
    assertEquals(List.of(), result.survivors());
    assertTrue(result.tallies().get(Operator.WRONG_LABEL).caught() >= 4);
  }
}
