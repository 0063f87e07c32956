package dev.rederive.check;

import dev.rederive.source.Source;
import java.util.List;

/** Tells how the relations on one line of a document were read and judged. */
public final class Explainer {
  private final Checker checker;

  public Explainer(Checker checker) {
    this.checker = checker;
  }

  /**
   * The relations whose sign stands on the line, or, where there are none, those that reach over
   * it.
   *
   * @param line counted from 1
   * @param column counted from 1: only the relation whose sign starts there, if one does; 0 for all
   *     of the line
   * @return in document order; empty if no relation touches the line
   */
  public List<Explanation> explain(Source source, int line, int column) {
    Report report = checker.check(List.of(source), (done, total) -> {});
    List<RelationResult> all =
        report.documents().stream().flatMap(document -> document.relations().stream()).toList();
    List<RelationResult> here = all.stream().filter(r -> r.place().line() == line).toList();
    List<RelationResult> exactly = here.stream().filter(r -> r.place().column() == column).toList();
    List<RelationResult> chosen =
        !exactly.isEmpty()
            ? exactly
            : !here.isEmpty() ? here : all.stream().filter(r -> covers(source, r, line)).toList();
    return chosen.stream().map(r -> new Explanation(r, List.of(), List.of())).toList();
  }

  private static boolean covers(Source source, RelationResult relation, int line) {
    return source.position(relation.excerpt().start()).line() <= line
        && line <= source.position(relation.excerpt().end()).line();
  }
}
