package dev.rederive.check;

import java.util.List;

/** The result of one run; every format is written from this value and nothing else. */
public record Report(List<DocumentResult> documents, long seed) {
  public Report {
    documents = List.copyOf(documents);
  }

  public Summary summary() {
    return Summary.of(documents.stream().flatMap(d -> d.relations().stream()).toList());
  }

  /** Whether the run fails; see {@link RelationResult#fails}. */
  public boolean hasFindings(boolean strict) {
    return documents.stream()
        .anyMatch(
            document ->
                !document.findings().isEmpty()
                    || document.relations().stream().anyMatch(r -> r.fails(strict)));
  }
}
