package dev.rederive.report;

import dev.rederive.check.DocumentResult;
import dev.rederive.check.RelationResult;
import dev.rederive.source.Position;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The findings as workflow commands, which GitHub Actions reads from the output of a step and shows
 * on the changed lines; then the counts, for those who read the log.
 */
public final class GithubAnnotations {
  private final StringBuilder text = new StringBuilder();

  private GithubAnnotations() {}

  /** Lines, each ended by a line feed; the same bytes for the same run. */
  public static String of(Run run) {
    return new GithubAnnotations().write(run);
  }

  private String write(Run run) {
    for (Run.Refusal refusal : run.refusals()) {
      String path = RepositoryPath.of(refusal.path());
      command(
          "error",
          "file=" + property(path) + ",title=rederive%3A unusable file",
          Legible.line(refusal.path() + " " + refusal.problem()));
    }
    for (DocumentResult document : run.report().documents()) {
      RelationLines lines = new RelationLines(document.source(), Palette.PLAIN);
      for (Finding finding : Finding.of(document, run.strict())) {
        List<String> said = finding.lines(lines, run.report().seed());
        Position place = finding.place();
        String path = place.file() == null ? document.source().path() : place.file();
        command(
            finding.level().name().toLowerCase(Locale.ROOT),
            "file="
                + property(RepositoryPath.of(path))
                + ",line="
                + place.lineOfFile()
                // In a notebook columns are those of the cell's text, not of the file.
                + (place.cell() > 0 ? "" : ",col=" + place.column())
                + ",title="
                + property("rederive: " + finding.rule().id().replace('-', ' ')),
            // The headline names the place, which GitHub shows itself.
            String.join("\n", concat(finding.message(), said.subList(1, said.size()))));
      }
    }
    List<RelationResult> all =
        run.report().documents().stream().flatMap(one -> one.relations().stream()).toList();
    text.append(Tally.of(all, Palette.PLAIN)).append('\n');
    return text.toString();
  }

  private static List<String> concat(String first, List<String> rest) {
    return Stream.concat(Stream.of(first), rest.stream()).toList();
  }

  private void command(String name, String properties, String message) {
    text.append("::").append(name).append(' ').append(properties).append("::");
    text.append(data(message)).append('\n');
  }

  /** What follows the second pair of colons: per cent signs and ends of lines are escaped. */
  private static String data(String message) {
    return message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  /** A value before it: of one line, and colons and commas, which part the values, are escaped. */
  private static String property(String value) {
    return data(Legible.line(value)).replace(":", "%3A").replace(",", "%2C");
  }
}
