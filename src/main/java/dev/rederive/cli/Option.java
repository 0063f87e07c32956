package dev.rederive.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The options: the words that name them and what they mean. Parsing, help, completion and the manual
 * page all go by this table and by that of the verbs.
 */
enum Option {
  STRICT(null, "what could not be read or decided fails too", "--strict"),
  VERBOSE(null, "every equation with its verdict and the evidence for it", "--verbose", "-v"),
  QUIET(null, "findings and the summary alone", "--quiet", "-q"),
  FORMAT(
      "FORMAT",
      "form of a report: " + ReportFormat.labels() + "; default: text; repeatable",
      "--format"),
  OUTPUT(
      "FILE",
      "where the report of the --format before it goes; without it, standard output. Of github,"
          + " FILE gets the page that sums up, standard output the annotations; that page is also"
          + " appended to $GITHUB_STEP_SUMMARY",
      "--output"),
  PORT(
      "N",
      "the port of 127.0.0.1 at which the annotated article is shown; default: any that is free",
      "--port"),
  SIZE("NAME=N", "a size for a bound, by its name in the document; repeatable", "--size"),
  JOBS("N", "claims judged at once; default: the machine's cores", "--jobs"),
  SEED("N", "where random choices come from; default: 1", "--seed"),
  TIMEOUT("SECONDS", "the longest that one claim may take; default: 20", "--timeout"),
  MACROS("FILE", "TeX macros defined elsewhere, such as a .sty file; repeatable", "--macros"),
  AS(
      "FORM",
      "what standard input, or a file of another ending, is written in: markdown, tex, notebook or"
          + " rst; default: told by its text",
      "--as"),
  DOCUMENT("FILE", "the document, where the place is in a file that it takes in", "--document"),
  NO_COLOUR(null, "no colour, on terminals either", "--no-color", "--no-colour"),
  HELP(null, "the options of a verb", "--help", "-h"),
  VERSION(null, "the versions of rederive, Symja and Java", "--version", "-V");

  private final String valueLabel;
  private final String description;
  private final String[] names;

  Option(String valueLabel, String description, String... names) {
    this.valueLabel = valueLabel;
    this.description = description;
    this.names = names;
  }

  /** What the value is called in messages; empty for an option that takes none. */
  Optional<String> valueLabel() {
    return Optional.ofNullable(valueLabel);
  }

  /** What it does, as a phrase. */
  String description() {
    return description;
  }

  /** All words that name it, the one that messages use first. */
  List<String> names() {
    return List.of(names);
  }

  /** The values it takes; empty if these are not a few words. */
  List<String> choices() {
    return switch (this) {
      case FORMAT -> Arrays.stream(ReportFormat.values()).map(ReportFormat::label).toList();
      case AS -> List.of("markdown", "tex", "notebook", "rst");
      default -> List.of();
    };
  }

  boolean isRepeatable() {
    return this == FORMAT || this == OUTPUT || this == SIZE || this == MACROS;
  }

  /** Whether its value names a file. */
  boolean takesFile() {
    return this == OUTPUT || this == MACROS || this == DOCUMENT;
  }

  /** The name that messages use. */
  String label() {
    return names[0];
  }

  static Optional<Option> named(String name) {
    return Arrays.stream(values())
        .filter(option -> Arrays.asList(option.names).contains(name))
        .findFirst();
  }
}
