package dev.rederive.api;

import dev.rederive.check.DocumentResult;
import dev.rederive.check.RelationResult;
import dev.rederive.check.Report;
import dev.rederive.input.Input;
import dev.rederive.report.Detail;
import dev.rederive.report.JsonReport;
import dev.rederive.report.Palette;
import dev.rederive.report.TextReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What came of checking: immutable, all the way down.
 *
 * @param report every relation of every document with its verdict, evidence and witness
 * @param unusable what was named, or found in a directory, and could not be read
 */
public record Outcome(Report report, List<Input.Unusable> unusable) {
  public Outcome {
    unusable = List.copyOf(unusable);
  }

  /** The documents in the order in which they were named or found. */
  public List<DocumentResult> documents() {
    return report.documents();
  }

  /** All relations of all documents, in document order. */
  public List<RelationResult> relations() {
    return documents().stream().flatMap(document -> document.relations().stream()).toList();
  }

  /**
   * Whether {@code rederive check} would end with status 0: all could be read, something in each
   * document was checked, and nothing fails.
   *
   * @param strict whether what was left open fails too
   */
  public boolean passes(boolean strict) {
    return unusable.isEmpty()
        && !documents().isEmpty()
        && documents().stream().allMatch(DocumentResult::anythingChecked)
        && !report.hasFindings(strict);
  }

  /** The report for people, as {@code rederive check} prints it into a file. */
  public String text() {
    return TextReport.of(report, Detail.ORDINARY, Palette.PLAIN, false);
  }

  /** The report for programs, as {@code rederive check --format json} prints it. */
  public String json() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      JsonReport.write(report, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes all that is written to it", e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
