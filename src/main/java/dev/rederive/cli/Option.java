package dev.rederive.cli;

import java.util.Arrays;
import java.util.Optional;

/** The options, by the words that name them. */
enum Option {
  STRICT(null, "--strict"),
  VERBOSE(null, "--verbose", "-v"),
  QUIET(null, "--quiet", "-q"),
  FORMAT("FORMAT", "--format"),
  OUTPUT("FILE", "--output"),
  SIZE("NAME=N", "--size"),
  JOBS("N", "--jobs"),
  SEED("N", "--seed"),
  TIMEOUT("SECONDS", "--timeout"),
  MACROS("FILE", "--macros"),
  AS("FORM", "--as"),
  DOCUMENT("FILE", "--document"),
  NO_COLOUR(null, "--no-color", "--no-colour"),
  HELP(null, "--help", "-h"),
  VERSION(null, "--version", "-V");

  private final String valueLabel;
  private final String[] names;

  Option(String valueLabel, String... names) {
    this.valueLabel = valueLabel;
    this.names = names;
  }

  /** What the value is called in messages; empty for an option that takes none. */
  Optional<String> valueLabel() {
    return Optional.ofNullable(valueLabel);
  }

  boolean isRepeatable() {
    return this == FORMAT || this == OUTPUT || this == SIZE || this == MACROS;
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
