package dev.rederive.report;

import dev.rederive.math.ExprText;
import dev.rederive.math.Statement;
import dev.rederive.mutation.MutationReport;
import dev.rederive.mutation.MutationResult;
import dev.rederive.mutation.Operator;
import dev.rederive.mutation.Tally;
import dev.rederive.source.Position;
import java.util.Locale;
import java.util.Map;

/**
 * A run over mutants as lines of text: the mutants that are still true, those that survived, the
 * figures of each operator, one line with the sum.
 */
public final class MutationText {
  private MutationText() {}

  public static String of(MutationReport report) {
    StringBuilder text = new StringBuilder();
    report.equivalents().forEach(result -> append(result, text));
    report.voids().forEach(result -> append(result, text));
    report.survivors().forEach(result -> append(result, text));
    if (text.length() > 0) {
      text.append('\n');
    }
    row("operator", "made", "caught", "equivalent", "survived", text);
    for (Map.Entry<Operator, Tally> entry : report.tallies().entrySet()) {
      row(entry.getKey().title(), entry.getValue(), text);
    }
    row("all", report.total(), text);
    text.append('\n').append(summary(report)).append('\n');
    if (!report.voids().isEmpty()) {
      text.append(report.voids().size())
          .append(" more left a side that exists nowhere; they are listed as void, not counted\n");
    }
    return text.toString();
  }

  private static void append(MutationResult result, StringBuilder text) {
    Statement.Claim claim = result.trial().mutant().claim();
    Position place = result.trial().subject().place();
    text.append(place.in(result.trial().subject().source().path()))
        .append(": ")
        .append(result.fate().name().toLowerCase(Locale.ROOT))
        .append(": ")
        .append(result.trial().mutant().operator().title())
        .append(": ")
        .append(result.trial().mutant().description())
        .append("\n    ")
        .append(ExprText.of(claim.left()))
        .append(' ')
        .append(claim.relation().sign())
        .append(' ')
        .append(ExprText.of(claim.right()))
        .append("\n    ")
        .append(result.verdict() == null ? "no verdict" : result.verdict().name())
        .append(result.reason() == null ? "" : ": " + result.reason())
        .append('\n');
  }

  private static void row(String name, Tally tally, StringBuilder text) {
    row(
        name,
        Integer.toString(tally.made()),
        Integer.toString(tally.caught()),
        Integer.toString(tally.equivalent()),
        Integer.toString(tally.survived()),
        text);
  }

  private static void row(
      String name,
      String made,
      String caught,
      String equivalent,
      String survived,
      StringBuilder text) {
    text.append(
        String.format(
            Locale.ROOT, "%-26s%7s%9s%12s%10s\n", name, made, caught, equivalent, survived));
  }

  private static String summary(MutationReport report) {
    Tally all = report.total();
    return String.format(
        Locale.ROOT,
        "%d mutants of %d claims in %d documents: %d caught, %d equivalent, %d survived",
        all.made(),
        report.claims(),
        report.documents(),
        all.caught(),
        all.equivalent(),
        all.survived());
  }
}
