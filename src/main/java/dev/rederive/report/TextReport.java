package dev.rederive.report;

import dev.rederive.check.DocumentResult;
import dev.rederive.check.RelationResult;
import dev.rederive.check.Report;
import dev.rederive.check.Verdict;
import dev.rederive.math.Model;
import dev.rederive.source.Position;
import java.util.List;

/**
 * The report for people, in the manner of a compiler: {@code file:line:column: verdict: message},
 * the place in the source, both sides, the point where they differ; then counts.
 */
public final class TextReport {
  private final Detail detail;
  private final Palette palette;
  private final boolean strict;
  private final int columns;
  private final StringBuilder text = new StringBuilder();

  private TextReport(Detail detail, Palette palette, boolean strict, int columns) {
    this.columns = columns;
    this.detail = detail;
    this.palette = palette;
    this.strict = strict;
  }

  /**
   * The whole report; the same bytes for the same report.
   *
   * @param strict whether what was left open fails, see {@link RelationResult#fails}
   * @return lines, each ended by a line feed
   */
  public static String of(Report report, Detail detail, Palette palette, boolean strict) {
    return of(report, detail, palette, strict, RelationLines.COLUMNS);
  }

  /**
   * The same for a terminal of some width.
   *
   * @param columns how many characters stand side by side; what is quoted is shortened to fit
   */
  public static String of(
      Report report, Detail detail, Palette palette, boolean strict, int columns) {
    return new TextReport(detail, palette, strict, columns).write(report);
  }

  private String write(Report report) {
    boolean isSeveral = report.documents().size() > 1;
    for (DocumentResult document : report.documents()) {
      int before = text.length();
      document(document, report.seed());
      if (isSeveral && detail != Detail.QUIET) {
        group(document, before);
      }
    }
    List<RelationResult> all =
        report.documents().stream().flatMap(document -> document.relations().stream()).toList();
    String total = Tally.of(all, palette);
    line(isSeveral ? report.documents().size() + " documents, " + total : total);
    line(conclusion(report));
    return text.toString();
  }

  /** Puts the counts of a document over what is shown of it, and an empty line below that. */
  private void group(DocumentResult document, int start) {
    String path = Legible.line(document.source().path());
    boolean isEmpty = text.length() == start;
    text.insert(
        start, palette.place(path + ":") + " " + Tally.of(document.relations(), palette) + '\n');
    if (!isEmpty) {
      line("");
    }
  }

  private void document(DocumentResult document, long seed) {
    RelationLines lines = new RelationLines(document.source(), palette, columns);
    List<Model.Finding> findings = document.findings();
    int next = 0;
    for (RelationResult relation : document.relations()) {
      while (next < findings.size() && isBefore(findings.get(next), relation.place())) {
        finding(lines, findings.get(next++));
      }
      relation(lines, relation, seed);
    }
    while (next < findings.size()) {
      finding(lines, findings.get(next++));
    }
    if (!document.anythingChecked()) {
      finding(lines, Finding.nothingChecked(document));
    }
  }

  private static boolean isBefore(Model.Finding finding, Position place) {
    return finding.place().compareTo(place) <= 0;
  }

  private void finding(RelationLines lines, Model.Finding finding) {
    line(lines.headline(finding.place(), finding.message()));
  }

  private void relation(RelationLines lines, RelationResult relation, long seed) {
    boolean isInFull = relation.verdict() != null && isShownInFull(relation);
    if (isInFull) {
      lines(lines.inFull(relation));
      if (detail == Detail.VERBOSE) {
        lines(lines.reading(relation));
      }
    } else if (detail == Detail.VERBOSE) {
      line(lines.oneLine(relation));
      lines(lines.note(relation));
    } else if (detail == Detail.ORDINARY && relation.verdict() == Verdict.KNOWN_WRONG) {
      line(lines.headline(relation));
    }
    boolean isConflict = relation.verdict() == Verdict.CONFLICT;
    if (detail == Detail.VERBOSE || isConflict) {
      lines(lines.evidence(relation));
    }
    if (isConflict) {
      line(RelationLines.pleaseReport(seed));
    }
  }

  /** Running text is full of what is no statement, so what of it is unread is only counted. */
  private boolean isShownInFull(RelationResult relation) {
    return switch (relation.verdict()) {
      case REFUTED, CONFLICT, UNDECIDED -> true;
      case UNREAD -> detail == Detail.VERBOSE || !relation.site().inline();
      case KNOWN_WRONG -> detail == Detail.VERBOSE;
      case PROVED, AGREES, SKIPPED -> false;
    };
  }

  private String conclusion(Report report) {
    long failing = count(report, strict);
    long errors =
        report.documents().stream()
            .mapToLong(d -> d.findings().size() + (d.anythingChecked() ? 0 : 1))
            .sum();
    if (report.documents().isEmpty()) {
      return "nothing was checked";
    }
    long open = count(report, true) - count(report, false);
    String left =
        open == 0 || strict
            ? ""
            : "; " + Legible.count(open, "relation") + " left open, which --strict fails";
    if (failing + errors > 0) {
      return palette.error(Legible.count(failing + errors, "finding"))
          + left
          + "; for more about one: rederive explain FILE:LINE";
    }
    return palette.verdict(Verdict.PROVED, "no findings") + left;
  }

  private static long count(Report report, boolean strict) {
    return report.documents().stream()
        .flatMap(document -> document.relations().stream())
        .filter(relation -> relation.fails(strict))
        .count();
  }

  private void lines(List<String> lines) {
    lines.forEach(this::line);
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
