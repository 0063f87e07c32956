package dev.rederive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.check.CheckSettings;
import dev.rederive.check.DocumentResult;
import dev.rederive.check.Report;
import dev.rederive.check.UnknownSize;
import dev.rederive.check.Verdict;
import dev.rederive.input.Input;
import dev.rederive.report.Reports;
import dev.rederive.source.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a report that somebody else made: files, streams, a status. */
class ConnectedTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private final List<Input.Unusable> refused = new ArrayList<>();
  private Optional<Path> jobSummary = Optional.empty();

  private ExitStatus run(Connected.Judge judge, Console.Style style, String arguments) {
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            style,
            style);
    Settings settings =
        assertInstanceOf(Command.Check.class, Arguments.parse(arguments.split(" "))).settings();
    return new Connected(judge, jobSummary).check(List.of(), refused, settings, console);
  }

  private ExitStatus run(Report report, String arguments) {
    return run((sources, settings, progress) -> report, Console.Style.PLAIN, arguments);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "PROVED, CLEAN, CLEAN",
    "AGREES, CLEAN, CLEAN",
    "KNOWN_WRONG, CLEAN, CLEAN",
    "REFUTED, FINDINGS, FINDINGS",
    "CONFLICT, FINDINGS, FINDINGS",
    "UNDECIDED, CLEAN, FINDINGS",
    "UNREAD, UNUSABLE, UNUSABLE",
    "SKIPPED, UNUSABLE, UNUSABLE",
  })
  void theStatusOfADocumentWithOneClaim(Verdict verdict, ExitStatus ordinary, ExitStatus strict) {
    Report report = Reports.of(Reports.only(verdict));
    assertEquals(ordinary, run(report, "check a.md"));
    assertEquals(strict, run(report, "check a.md --strict"));
  }

  @Test
  void oneDocumentWithoutAnythingCheckedIsWorseThanFindingsInAnother() {
    DocumentResult empty = new DocumentResult(new Source("e.md", "text"), List.of(), List.of());
    assertEquals(
        ExitStatus.UNUSABLE, run(Reports.of(empty, Reports.only(Verdict.REFUTED)), "check x.md"));
  }

  @Test
  void unreadBesideProvedFailsUnderStrictOnly() {
    Report report = Reports.of(Reports.sound(), Reports.only(Verdict.UNDECIDED));
    assertEquals(ExitStatus.CLEAN, run(report, "check x.md"));
    assertEquals(ExitStatus.FINDINGS, run(report, "check x.md --strict"));
  }

  @Test
  void everyReportGoesWhereItBelongs(@TempDir Path directory) throws IOException {
    Path json = directory.resolve("r.json");
    Path text = directory.resolve("r.txt");
    ExitStatus status =
        run(
            (sources, settings, progress) -> Reports.of(Reports.sound()),
            Console.Style.COLOURED,
            "check x.md --format json --output "
                + json
                + " --format text --format text --output "
                + text);
    assertEquals(ExitStatus.CLEAN, status);
    assertTrue(out().contains("\u001b["), out());
    assertTrue(Files.readString(json).startsWith("{\n  \"version\" : 1,"));
    assertEquals("1 relation: 1 proved\nno findings\n", Files.readString(text));
    assertEquals("", err());
  }

  @Test
  void jsonOnStandardOutputIsAlone() {
    assertEquals(ExitStatus.FINDINGS, run(refuted(), "check x.md --format json"));
    assertTrue(out().startsWith("{") && out().endsWith("}\n"), out());
    assertEquals("", err());
  }

  @Test
  void reportsForProgramsNameWhatCouldNotBeUsed() {
    refused.add(new Input.Unusable("gone.md", "does not exist"));
    run(Reports.of(Reports.sound()), "check x.md --format junit");
    assertTrue(out().contains("errors=\"1\""), out());
    assertTrue(out().contains("gone.md does not exist"), out());
  }

  @Test
  void annotationsGoToTheLogAndThePageWhereGithubWantsIt(@TempDir Path directory)
      throws IOException {
    Path summary = Files.writeString(directory.resolve("summary.md"), "before\n");
    jobSummary = Optional.of(summary);
    assertEquals(ExitStatus.FINDINGS, run(refuted(), "check x.md --format github"));
    assertTrue(out().startsWith("::error file=only.md,line=1,col=5,"), out());
    assertTrue(Files.readString(summary).startsWith("before\n## rederive: 1 finding\n"));

    out.reset();
    Path page = directory.resolve("page.md");
    run(refuted(), "check x.md --format github --output " + page);
    assertEquals("", out());
    assertTrue(Files.readString(page).startsWith("## rederive: 1 finding\n"));

    long before = Files.size(summary);
    run(refuted(), "check x.md");
    assertEquals(before, Files.size(summary));
  }

  @Test
  void aPageThatCannotBeWrittenIsSaid(@TempDir Path directory) {
    jobSummary = Optional.of(directory);
    assertEquals(ExitStatus.UNUSABLE, run(refuted(), "check x.md --format github"));
    assertTrue(out().startsWith("::error "), out());
    assertTrue(err().contains("could not be written to " + directory), err());
  }

  private static Report refuted() {
    return Reports.of(Reports.only(Verdict.REFUTED));
  }

  @Test
  void aReportThatCannotBeWrittenIsSaidAndTheOthersAreWritten(@TempDir Path directory)
      throws IOException {
    Path target = directory.resolve("r");
    String arguments = "check x.md --format json --output " + target + " --format text";
    Connected.Judge judge =
        (sources, settings, progress) -> {
          assertTrue(target.toFile().mkdir());
          return Reports.of(Reports.sound());
        };
    assertEquals(ExitStatus.UNUSABLE, run(judge, Console.Style.PLAIN, arguments));
    assertTrue(err().contains("could not be written to " + target), err());
    assertTrue(out().contains("1 proved"), out());
  }

  @Test
  void anUnknownSizeIsAMisuse() {
    ExitStatus status =
        run(
            (sources, settings, progress) -> {
              throw new UnknownSize("no size is called q");
            },
            Console.Style.PLAIN,
            "check x.md --size q=2");
    assertEquals(ExitStatus.UNUSABLE, status);
    assertEquals("rederive: --size: no size is called q\n", err().replace("\r\n", "\n"));
    assertEquals("", out());
  }

  @Test
  void settingsReachTheChecker() {
    CheckSettings[] seen = new CheckSettings[1];
    run(
        (sources, settings, progress) -> {
          seen[0] = settings;
          return Reports.of();
        },
        Console.Style.PLAIN,
        "check x.md --size n=784 --seed 5 --jobs 3 --timeout 2");
    assertEquals(new CheckSettings(Map.of("n", 784), 3, 5, Duration.ofSeconds(2)), seen[0]);
  }

  @Test
  void progressIsForTerminalsAndLeavesNoTrace() {
    Connected.Judge slow =
        (sources, settings, progress) -> {
          long end = System.nanoTime() + 1_100_000_000L;
          while (System.nanoTime() < end) {
            progress.judged(3, 9);
          }
          return Reports.of(Reports.sound());
        };
    run(slow, Console.Style.PLAIN, "check x.md");
    assertEquals("", err());
    run(slow, Console.Style.COLOURED, "check x.md");
    assertTrue(err().contains("3/9 (0:00:01 / "), err());
    assertTrue(err().endsWith("\r\u001b[K"), err());
    assertFalse(err().contains("\n"), err());
  }
}
