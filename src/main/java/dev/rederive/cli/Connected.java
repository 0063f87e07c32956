package dev.rederive.cli;

import dev.rederive.check.CheckSettings;
import dev.rederive.check.Checker;
import dev.rederive.check.Commentator;
import dev.rederive.check.DocumentResult;
import dev.rederive.check.Explainer;
import dev.rederive.check.Explanation;
import dev.rederive.check.Report;
import dev.rederive.check.Thoroughness;
import dev.rederive.check.UnknownSize;
import dev.rederive.input.Input;
import dev.rederive.math.Model;
import dev.rederive.mutation.MutationReport;
import dev.rederive.mutation.MutationRun;
import dev.rederive.mutation.Mutations;
import dev.rederive.mutation.Subject;
import dev.rederive.report.ExplanationText;
import dev.rederive.report.GithubAnnotations;
import dev.rederive.report.JobSummary;
import dev.rederive.report.JsonReport;
import dev.rederive.report.JunitReport;
import dev.rederive.report.MutationText;
import dev.rederive.report.Palette;
import dev.rederive.report.Run;
import dev.rederive.report.SarifReport;
import dev.rederive.report.TextReport;
import dev.rederive.report.html.Edition;
import dev.rederive.report.html.HtmlReport;
import dev.rederive.source.Position;
import dev.rederive.source.Source;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The workbench with the checker on it: sources to verdicts, verdicts to reports and a status. */
final class Connected implements Workbench {
  private final Judge judge;
  private final Optional<Path> jobSummary;

  /** Whatever turns sources into a report. */
  interface Judge {
    Report check(List<Source> sources, CheckSettings settings, Checker.Progress progress);
  }

  /**
   * @param jobSummary the file to which GitHub Actions wants the page about a step appended
   */
  Connected(Optional<Path> jobSummary) {
    this(Connected::judge, jobSummary);
  }

  Connected(Judge judge, Optional<Path> jobSummary) {
    this.judge = judge;
    this.jobSummary = jobSummary;
  }

  private static Report judge(
      List<Source> sources, CheckSettings settings, Checker.Progress progress) {
    try (Checker checker = new Checker(settings)) {
      return checker.check(sources, progress);
    }
  }

  @Override
  public ExitStatus check(
      List<Source> sources, List<Input.Unusable> refused, Settings settings, Console console) {
    ProgressLine progress = new ProgressLine(console);
    Report report;
    try {
      report = judge.check(sources, checkSettings(settings), progress);
    } catch (UnknownSize problem) {
      progress.erase();
      return misuse(problem, console);
    }
    progress.erase();
    ExitStatus status = status(report, settings);
    Run run = run(report, refused, status, settings);
    for (ReportRequest request : settings.reports()) {
      status = status.worse(write(run, request, settings, console));
      if (request.format() == ReportFormat.GITHUB && request.output().isEmpty()) {
        status = status.worse(appendSummary(run, console));
      }
    }
    return status;
  }

  static Run run(
      Report report, List<Input.Unusable> refused, ExitStatus status, Settings settings) {
    ExitStatus opening = refused.isEmpty() ? ExitStatus.CLEAN : ExitStatus.UNUSABLE;
    return new Run(
        report,
        isStrict(settings),
        refused.stream().map(file -> new Run.Refusal(file.path(), file.problem())).toList(),
        status.worse(opening).code(),
        Version.number().orElse(null));
  }

  private static ExitStatus misuse(UnknownSize problem, Console console) {
    console.complain("--size: " + problem.getMessage());
    return ExitStatus.UNUSABLE;
  }

  static CheckSettings checkSettings(Settings settings) {
    return new CheckSettings(
        settings.sizes(), settings.jobs(), settings.seed(), settings.timeout());
  }

  /** A document in which nothing was checked must not look like one without errors. */
  static ExitStatus status(Report report, Settings settings) {
    if (!report.documents().stream().allMatch(DocumentResult::anythingChecked)) {
      return ExitStatus.UNUSABLE;
    }
    return report.hasFindings(isStrict(settings)) ? ExitStatus.FINDINGS : ExitStatus.CLEAN;
  }

  static boolean isStrict(Settings settings) {
    return settings.strictness() == Strictness.STRICT;
  }

  private static ExitStatus write(
      Run run, ReportRequest request, Settings settings, Console console) {
    if (request.output().isEmpty()) {
      try {
        write(run, request, settings, palette(console), console.out());
      } catch (IOException problem) {
        return cannotWrite("standard output", problem, console);
      }
      return ExitStatus.CLEAN;
    }
    Path file = request.output().get();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      write(run, request, settings, Palette.PLAIN, out);
    } catch (IOException problem) {
      return cannotWrite(file.toString(), problem, console);
    }
    return ExitStatus.CLEAN;
  }

  private ExitStatus appendSummary(Run run, Console console) {
    if (jobSummary.isEmpty()) {
      return ExitStatus.CLEAN;
    }
    Path file = jobSummary.get();
    try {
      Files.writeString(
          file, JobSummary.of(run), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException problem) {
      return cannotWrite(file.toString(), problem, console);
    }
    return ExitStatus.CLEAN;
  }

  private static ExitStatus cannotWrite(String target, IOException problem, Console console) {
    console.complain("the report could not be written to " + target + ": " + problem.getMessage());
    return ExitStatus.UNUSABLE;
  }

  /** A format's class is loaded when the format is asked for, and not before. */
  private static void write(
      Run run, ReportRequest request, Settings settings, Palette palette, OutputStream out)
      throws IOException {
    switch (request.format()) {
      case TEXT ->
          text(textReport(run.report(), settings, palette, request.output().isEmpty()), out);
      case JSON -> JsonReport.write(run.report(), out);
      case JUNIT -> text(JunitReport.of(run), out);
      case SARIF -> SarifReport.write(run, out);
      case GITHUB ->
          text(request.output().isPresent() ? JobSummary.of(run) : GithubAnnotations.of(run), out);
      case HTML -> text(annotatedArticle(run, settings), out);
    }
  }

  /** As wide as the terminal, if it goes to one. */
  static String textReport(
      Report report, Settings settings, Palette palette, boolean isForStandardOutput) {
    OptionalInt columns = isForStandardOutput ? Console.outColumns() : OptionalInt.empty();
    return columns.isPresent()
        ? TextReport.of(report, settings.detail(), palette, isStrict(settings), columns.getAsInt())
        : TextReport.of(report, settings.detail(), palette, isStrict(settings));
  }

  /** What no verdict needs is found out here, and only here. */
  static String annotatedArticle(Run run, Settings settings) {
    try (Commentator commentator = new Commentator(checkSettings(settings))) {
      return HtmlReport.of(
          new Edition(
              run,
              commentator.comment(run.report()),
              ReproducingCommand.of(run.report(), settings)));
    }
  }

  private static void text(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  static Palette palette(Console console) {
    return console.outStyle() == Console.Style.COLOURED ? Palette.COLOURED : Palette.PLAIN;
  }

  @Override
  public ExitStatus mutate(List<Source> sources, Settings settings, Console console) {
    try (Checker checker = new Checker(checkSettings(settings))) {
      List<Model> models = checker.read(sources);
      Report report = checker.check(sources, models, (done, total) -> {});
      List<Subject> subjects = new ArrayList<>();
      for (int k = 0; k < models.size(); k++) {
        subjects.addAll(Subject.proved(report.documents().get(k), models.get(k)));
      }
      if (subjects.isEmpty()) {
        console.complain("there is no proved claim to break");
        return ExitStatus.UNUSABLE;
      }
      MutationReport result =
          new MutationRun(
                  (model, claim) -> checker.judge(model, claim, Thoroughness.VERDICT),
                  settings.jobs())
              .run(Mutations.all(subjects), (done, total) -> {});
      console.out().print(MutationText.of(result));
      return result.survivors().isEmpty() ? ExitStatus.CLEAN : ExitStatus.FINDINGS;
    } catch (UnknownSize problem) {
      return misuse(problem, console);
    }
  }

  @Override
  public ExitStatus explain(Source source, Position place, Settings settings, Console console) {
    List<Explanation> explanations;
    try {
      explanations = new Explainer(checkSettings(settings)).explain(source, place);
    } catch (UnknownSize problem) {
      return misuse(problem, console);
    }
    if (explanations.isEmpty()) {
      console.complain(
          "no relation stands on "
              + place.inWords()
              + (place.file() == null ? " of " + source.path() : "")
              + "; findings, and rederive check --verbose, name the lines that have one");
      return ExitStatus.UNUSABLE;
    }
    console.out().print(ExplanationText.of(source, explanations, palette(console)));
    return ExitStatus.CLEAN;
  }

  @Override
  public ExitStatus watch(String input, int port, Settings settings, Console console) {
    return new Watching(input, settings, console).run(port);
  }
}
