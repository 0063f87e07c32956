package dev.rederive.report;

import dev.rederive.check.RelationResult;
import dev.rederive.check.Summary;
import dev.rederive.check.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Counts in words, such that the parts of a sentence add up to the number it starts with. */
public final class Tally {
  private Tally() {}

  /** {@link #of} without colours. */
  public static String plain(Collection<RelationResult> relations) {
    return of(relations, Palette.PLAIN);
  }

  /** {@code 3 relations: 1 proved, 1 refuted; 1 definition}; what there is none of is left out. */
  static String of(Collection<RelationResult> relations, Palette palette) {
    Summary summary = Summary.of(relations);
    long inline =
        relations.stream().filter(r -> r.verdict() == Verdict.UNREAD && r.site().inline()).count();
    List<String> verdicts = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      int count = count(summary, verdict);
      if (count > 0) {
        String word = verdict == Verdict.AGREES && count != 1 ? "agree" : word(verdict);
        String counted = palette.verdict(verdict, count + " " + word);
        boolean isPartlyInline = verdict == Verdict.UNREAD && inline > 0;
        verdicts.add(isPartlyInline ? counted + " (" + inline + " in running text)" : counted);
      }
    }
    List<String> others = new ArrayList<>();
    add(others, summary.definitions(), "definition");
    add(others, summary.updates(), "update");
    add(others, summary.declarations(), "declaration");
    List<String> groups = new ArrayList<>();
    if (!verdicts.isEmpty()) {
      groups.add(String.join(", ", verdicts));
    }
    if (!others.isEmpty()) {
      groups.add(String.join(", ", others));
    }
    String all = Legible.count(summary.total(), "relation");
    return groups.isEmpty() ? all : all + ": " + String.join("; ", groups);
  }

  private static void add(List<String> parts, int count, String one) {
    if (count > 0) {
      parts.add(Legible.count(count, one));
    }
  }

  /** How the verdict is called in a report for people. */
  public static String word(Verdict verdict) {
    return switch (verdict) {
      case PROVED -> "proved";
      case AGREES -> "agrees";
      case REFUTED -> "refuted";
      case UNDECIDED -> "undecided";
      case UNREAD -> "unread";
      case SKIPPED -> "skipped";
      case KNOWN_WRONG -> "known wrong";
      case CONFLICT -> "conflict";
    };
  }

  private static int count(Summary summary, Verdict verdict) {
    return switch (verdict) {
      case PROVED -> summary.proved();
      case AGREES -> summary.agrees();
      case REFUTED -> summary.refuted();
      case UNDECIDED -> summary.undecided();
      case UNREAD -> summary.unread();
      case SKIPPED -> summary.skipped();
      case KNOWN_WRONG -> summary.knownWrong();
      case CONFLICT -> summary.conflict();
    };
  }
}
