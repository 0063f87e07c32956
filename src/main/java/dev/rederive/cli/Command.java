package dev.rederive.cli;

import java.util.List;

/** What the arguments ask for. */
public sealed interface Command {
  /** Judge every relation of the documents; an entry is a file, a directory or {@code -}. */
  record Check(List<String> inputs, Settings settings) implements Command {}

  /** Break what holds, in small ways, and see whether it is noticed. */
  record Mutate(List<String> inputs, Settings settings) implements Command {}

  /**
   * Tell how the relations on one line were read and judged.
   *
   * @param input the document
   * @param included the file it takes in that the line is in; null for its own
   * @param cell of a notebook, counted from 1; 0 outside notebooks
   * @param line counted from 1
   * @param column of one relation sign, counted from 1; 0 for all on the line
   */
  record Explain(String input, String included, int cell, int line, int column, Settings settings)
      implements Command {}

  /**
   * Judge a document again whenever it is saved.
   *
   * @param port where its page is served on this machine; 0 for any that is free
   */
  record Watch(String input, int port, Settings settings) implements Command {}

  /** Print the text, a help page or the version, and do nothing else. */
  record Inform(String text) implements Command {}

  /** The arguments make no sense; the message says why and what to write instead. */
  record Reject(String message) implements Command {}
}
