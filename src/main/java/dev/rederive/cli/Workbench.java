package dev.rederive.cli;

import dev.rederive.input.Input;
import dev.rederive.source.Position;
import dev.rederive.source.Source;
import java.util.List;

/**
 * What the command line drives: sources and settings in, a status out. Reports for standard output
 * go to {@link Console#out}, progress to {@link Console#err}. A status is about the documents
 * alone; of files that could not be opened reports for programs are told, nothing else.
 */
public interface Workbench {
  /**
   * Judges every relation and writes every report that the settings ask for.
   *
   * @param refused what was named but could not be used; already said on {@link Console#err}
   */
  ExitStatus check(
      List<Source> sources, List<Input.Unusable> refused, Settings settings, Console console);

  /** Breaks every proved claim in small ways and reports the share that was caught. */
  ExitStatus mutate(List<Source> sources, Settings settings, Console console);

  /**
   * Tells how the relations on one line were read and judged.
   *
   * @param place a line inside the source; its column is that of one relation sign, or 0 for all on
   *     the line
   */
  ExitStatus explain(Source source, Position place, Settings settings, Console console);

  /**
   * Judges a document again whenever it is saved, and serves its page, until the thread is
   * interrupted or the process ends.
   *
   * @param port on this machine; 0 for any that is free
   */
  ExitStatus watch(String input, int port, Settings settings, Console console);
}
