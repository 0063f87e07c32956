package dev.rederive.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The forms in which a report can be asked for. */
public enum ReportFormat {
  /** One finding after the other, for people. */
  TEXT,
  /** Every relation with its verdict and evidence, for programs. */
  JSON,
  /** One test case per relation, for test runners and those who show their results. */
  JUNIT,
  /** Findings alone, for code scanning. */
  SARIF,
  /** Annotations on the lines of a change, with a page of Markdown that sums up. */
  GITHUB,
  /** The write-ups themselves, every relation marked with its verdict, for a browser. */
  HTML;

  /** The name on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format of that name, or empty if there is none. */
  static Optional<ReportFormat> named(String label) {
    return Arrays.stream(values()).filter(format -> format.label().equals(label)).findFirst();
  }

  /** All names, as a sentence lists them. */
  static String labels() {
    return Arrays.stream(values()).map(ReportFormat::label).collect(Collectors.joining(", "));
  }
}
