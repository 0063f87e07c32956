package dev.rederive.cli;

import dev.rederive.source.Source;
import java.util.List;

/**
 * What the command line drives: sources and settings in, a status out. Reports for standard output
 * go to {@link Console#out}, progress to {@link Console#err}. A status is about the documents
 * alone; files that could not be opened never get here.
 */
public interface Workbench {
  /** Judges every relation and writes every report that the settings ask for. */
  ExitStatus check(List<Source> sources, Settings settings, Console console);

  /** Breaks every proved claim in small ways and reports the share that was caught. */
  ExitStatus mutate(List<Source> sources, Settings settings, Console console);

  /**
   * Tells how the relations on one line were read and judged.
   *
   * @param line counted from 1, inside the source
   * @param column of one relation sign, counted from 1; 0 for all on the line
   */
  ExitStatus explain(Source source, int line, int column, Settings settings, Console console);
}
