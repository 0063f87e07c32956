package dev.rederive.report;

import dev.rederive.check.DocumentResult;
import dev.rederive.check.RelationResult;
import dev.rederive.check.Summary;
import java.util.ArrayList;
import java.util.List;

/**
 * One page of Markdown about a run: the counts per document, then the findings. Text of a document
 * stands in code only, where it is neither markup nor mathematics.
 */
public final class JobSummary {
  /** GitHub drops a summary of more than one mebibyte as a whole. */
  private static final int MOST_CHARACTERS = 250_000;

  private final Run run;
  private final StringBuilder text = new StringBuilder();

  private JobSummary(Run run) {
    this.run = run;
  }

  /** The page, ended by a line feed; the same bytes for the same run. */
  public static String of(Run run) {
    return new JobSummary(run).write();
  }

  private record Entry(Finding finding, RelationLines lines) {}

  private String write() {
    List<Entry> entries = new ArrayList<>();
    for (DocumentResult document : run.report().documents()) {
      RelationLines lines = new RelationLines(document.source(), Palette.PLAIN);
      Finding.of(document, run.strict()).forEach(one -> entries.add(new Entry(one, lines)));
    }
    line("## rederive: " + conclusion(entries));
    line("");
    run.refusals().forEach(one -> line("- error: " + code(one.path() + " " + one.problem())));
    if (!run.refusals().isEmpty()) {
      line("");
    }
    if (!run.report().documents().isEmpty()) {
      counts();
      line("");
    }
    int shown = 0;
    for (Entry entry : entries) {
      String block = block(entry);
      if (text.length() + block.length() > MOST_CHARACTERS) {
        line("And " + (entries.size() - shown) + " more.");
        break;
      }
      text.append(block);
      shown++;
    }
    return text.toString();
  }

  private String conclusion(List<Entry> entries) {
    long errors =
        entries.stream().filter(one -> one.finding.level() == Finding.Level.ERROR).count();
    long open = entries.size() - errors;
    List<String> parts = new ArrayList<>();
    if (!run.refusals().isEmpty()) {
      parts.add(Legible.count(run.refusals().size(), "file") + " not usable");
    }
    if (run.report().documents().isEmpty()) {
      parts.add("nothing was checked");
    } else {
      parts.add(errors == 0 ? "no findings" : Legible.count(errors, "finding"));
    }
    if (open > 0) {
      parts.add(Legible.count(open, "relation") + " left open");
    }
    return String.join(", ", parts);
  }

  private void counts() {
    line(
        "| document | proved | agrees | refuted | undecided | unread | skipped | known wrong | conflict |");
    line("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
    List<RelationResult> all = new ArrayList<>();
    for (DocumentResult document : run.report().documents()) {
      // Even in code a bar would end the cell.
      row(code(document.source().path()).replace("|", "\\|"), Summary.of(document.relations()));
      all.addAll(document.relations());
    }
    if (run.report().documents().size() > 1) {
      row("all", Summary.of(all));
    }
  }

  private void row(String name, Summary summary) {
    line(
        "| "
            + name
            + " | "
            + summary.proved()
            + " | "
            + summary.agrees()
            + " | "
            + summary.refuted()
            + " | "
            + summary.undecided()
            + " | "
            + summary.unread()
            + " | "
            + summary.skipped()
            + " | "
            + summary.knownWrong()
            + " | "
            + summary.conflict()
            + " |");
  }

  private String block(Entry entry) {
    String content = String.join("\n", entry.finding.lines(entry.lines, run.report().seed()));
    String fence = "`".repeat(Math.max(3, longestRun(content) + 1));
    return fence + "text\n" + content + "\n" + fence + "\n\n";
  }

  /** A code span that holds the text whatever backticks are in it. */
  private static String code(String content) {
    String one = Legible.line(content);
    String fence = "`".repeat(longestRun(one) + 1);
    String gap = one.startsWith("`") || one.endsWith("`") ? " " : "";
    return fence + gap + one + gap + fence;
  }

  private static int longestRun(String content) {
    int longest = 0;
    int current = 0;
    for (int i = 0; i < content.length(); i++) {
      current = content.charAt(i) == '`' ? current + 1 : 0;
      longest = Math.max(longest, current);
    }
    return longest;
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
