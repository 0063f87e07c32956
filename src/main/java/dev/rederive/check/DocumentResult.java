package dev.rederive.check;

import dev.rederive.math.Model;
import dev.rederive.source.Source;
import java.util.List;

/**
 * One document with all its relations in document order.
 *
 * @param findings what is wrong with the document itself: an unclosed display, an unknown directive,
 *     a {@code wrong} mark on something that is not refuted; each fails a run
 */
public record DocumentResult(
    Source source, List<RelationResult> relations, List<Model.Finding> findings) {
  public DocumentResult {
    relations = List.copyOf(relations);
    findings = List.copyOf(findings);
  }

  /** Whether any relation of it got a verdict that comes from looking at it. */
  public boolean anythingChecked() {
    return relations.stream()
        .anyMatch(
            relation ->
                relation.verdict() != null
                    && relation.verdict() != Verdict.UNREAD
                    && relation.verdict() != Verdict.SKIPPED);
  }
}
