package dev.rederive.check;

import java.util.Collection;

/** How many relations there are of each verdict and kind; adds up to the number of relations. */
public record Summary(
    int proved,
    int agrees,
    int refuted,
    int undecided,
    int unread,
    int skipped,
    int knownWrong,
    int conflict,
    int definitions,
    int updates,
    int declarations) {

  public static Summary of(Collection<RelationResult> relations) {
    int[] verdicts = new int[Verdict.values().length];
    int[] kinds = new int[RelationResult.Kind.values().length];
    for (RelationResult relation : relations) {
      if (relation.verdict() != null) {
        verdicts[relation.verdict().ordinal()]++;
      } else {
        kinds[relation.kind().ordinal()]++;
      }
    }
    return new Summary(
        verdicts[Verdict.PROVED.ordinal()],
        verdicts[Verdict.AGREES.ordinal()],
        verdicts[Verdict.REFUTED.ordinal()],
        verdicts[Verdict.UNDECIDED.ordinal()],
        verdicts[Verdict.UNREAD.ordinal()],
        verdicts[Verdict.SKIPPED.ordinal()],
        verdicts[Verdict.KNOWN_WRONG.ordinal()],
        verdicts[Verdict.CONFLICT.ordinal()],
        kinds[RelationResult.Kind.DEFINITION.ordinal()],
        kinds[RelationResult.Kind.UPDATE.ordinal()],
        kinds[RelationResult.Kind.DECLARATION.ordinal()]);
  }

  /** All relations. */
  public int total() {
    return proved
        + agrees
        + refuted
        + undecided
        + unread
        + skipped
        + knownWrong
        + conflict
        + definitions
        + updates
        + declarations;
  }
}
