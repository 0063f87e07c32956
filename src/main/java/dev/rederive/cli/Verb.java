package dev.rederive.cli;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The first argument: what to do. */
enum Verb {
  CHECK(EnumSet.complementOf(EnumSet.of(Option.DOCUMENT))),
  EXPLAIN(withoutReports()),
  MUTATE(withoutPlaces());

  private final Set<Option> options;

  Verb(Set<Option> options) {
    this.options = options;
  }

  /** What shapes a report of all relations has no place where there is no such report. */
  private static Set<Option> withoutReports() {
    return EnumSet.complementOf(
        EnumSet.of(Option.STRICT, Option.VERBOSE, Option.QUIET, Option.FORMAT, Option.OUTPUT));
  }

  private static Set<Option> withoutPlaces() {
    Set<Option> options = withoutReports();
    options.remove(Option.DOCUMENT);
    return options;
  }

  boolean accepts(Option option) {
    return options.contains(option);
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Verb> named(String label) {
    return Arrays.stream(values()).filter(verb -> verb.label().equals(label)).findFirst();
  }
}
