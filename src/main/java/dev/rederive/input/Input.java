package dev.rederive.input;

import dev.rederive.source.Source;

/** What became of one name, or of one document found in a directory. */
public sealed interface Input {
  /** A document that could be read. */
  record Readable(Source source) implements Input {}

  /**
   * Something that cannot be checked.
   *
   * @param path what it is called
   * @param problem why not, and what to do about it
   */
  record Unusable(String path, String problem) implements Input {}
}
