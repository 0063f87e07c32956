package dev.rederive.cli;

import dev.rederive.check.Report;
import dev.rederive.input.Inputs;
import dev.rederive.source.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The command that gives a report again, to be shown in it. */
final class ReproducingCommand {
  private static final Pattern PLAIN = Pattern.compile("[\\w./,:=@%+-]+");

  private ReproducingCommand() {}

  /** One line for a shell: the options that shape what is found, then the documents. */
  static String of(Report report, Settings settings) {
    List<String> words = new ArrayList<>(List.of("rederive", "check"));
    if (settings.strictness() == Strictness.STRICT) {
      words.add(Option.STRICT.label());
    }
    settings.sizes().forEach((name, size) -> add(words, Option.SIZE, name + "=" + size));
    settings.reading().macros().forEach(file -> add(words, Option.MACROS, file));
    if (settings.reading().markup() != null) {
      add(words, Option.AS, label(settings.reading().markup()));
    }
    add(words, Option.SEED, Long.toString(settings.seed()));
    add(words, Option.FORMAT, ReportFormat.HTML.label());
    add(words, Option.OUTPUT, "report.html");
    List<String> paths = report.documents().stream().map(one -> one.source().path()).toList();
    if (paths.stream().anyMatch(path -> path.startsWith("-"))) {
      words.add("--");
    }
    paths.forEach(path -> words.add(path.equals(Inputs.STANDARD_INPUT_PATH) ? "-" : path));
    return words.stream().map(ReproducingCommand::quoted).collect(Collectors.joining(" "));
  }

  /** As {@link Arguments} takes it. */
  private static String label(Markup markup) {
    return switch (markup) {
      case MARKDOWN -> "markdown";
      case TEX -> "tex";
      case NOTEBOOK -> "notebook";
      case RESTRUCTURED_TEXT -> "rst";
    };
  }

  private static void add(List<String> words, Option option, String value) {
    words.add(option.label());
    words.add(value);
  }

  /** As a POSIX shell takes it for one word. */
  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
