package dev.rederive.report;

import dev.rederive.check.DocumentResult;
import dev.rederive.check.RelationResult;
import dev.rederive.math.Model;
import dev.rederive.source.Position;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One thing to look at in a document.
 *
 * @param place where, for people; of a relation, that of its sign
 * @param span the part of the source it is about; null for the document itself
 * @param relation null for the document itself
 * @param message one line
 */
record Finding(
    Rule rule, Level level, Position place, Span span, RelationResult relation, String message) {
  /** Whether it fails the run. */
  enum Level {
    ERROR,
    WARNING
  }

  /** All findings of a document in the order of their places. */
  static List<Finding> of(DocumentResult document, boolean strict) {
    List<Finding> findings = new ArrayList<>();
    for (Model.Finding defect : document.findings()) {
      findings.add(defect(Rule.DOCUMENT, defect));
    }
    if (!document.anythingChecked()) {
      findings.add(defect(Rule.NOTHING_CHECKED, nothingChecked(document)));
    }
    for (RelationResult relation : document.relations()) {
      if (relation.fails(true)) {
        findings.add(of(relation, strict));
      }
    }
    findings.sort(Comparator.comparing(Finding::place));
    return findings;
  }

  /** What a document is blamed for in which nothing was checked. */
  static Model.Finding nothingChecked(DocumentResult document) {
    return new Model.Finding(
        new Position(1, 1),
        document.relations().isEmpty()
            ? "nothing was checked: no equation was found in this document"
            : "nothing was checked: none of what this document states could be judged");
  }

  private static Finding defect(Rule rule, Model.Finding defect) {
    return new Finding(
        rule, Level.ERROR, defect.place(), null, null, Legible.line(defect.message()));
  }

  private static Finding of(RelationResult relation, boolean strict) {
    Rule rule =
        switch (relation.verdict()) {
          case REFUTED -> Rule.REFUTED;
          case CONFLICT -> Rule.CONFLICT;
          case UNDECIDED -> Rule.UNDECIDED;
          case UNREAD -> Rule.UNREAD;
          case PROVED, AGREES, SKIPPED, KNOWN_WRONG ->
              throw new IllegalArgumentException(relation.verdict() + " is no finding");
        };
    Span span = relation.culprit() == null ? relation.site().sign() : relation.culprit();
    return new Finding(
        rule,
        relation.fails(strict) ? Level.ERROR : Level.WARNING,
        relation.place(),
        span,
        relation,
        RelationLines.message(relation));
  }

  /** As the report for people shows it, headline first. */
  List<String> lines(RelationLines lines, long seed) {
    if (relation == null) {
      return List.of(lines.headline(place, message));
    }
    List<String> text = new ArrayList<>(lines.inFull(relation));
    if (rule == Rule.CONFLICT) {
      text.addAll(lines.evidence(relation));
      text.add(RelationLines.pleaseReport(seed));
    }
    return text;
  }
}
