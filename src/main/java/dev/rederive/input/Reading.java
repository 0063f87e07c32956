package dev.rederive.input;

import dev.rederive.source.Markup;
import java.util.List;

/**
 * How documents are to be read.
 *
 * @param macros files of macro definitions, as they were named
 * @param markup what standard input and files without a known ending are written in; null if that
 *     was not said
 */
public record Reading(List<String> macros, Markup markup) {
  /** As the documents tell themselves. */
  public static final Reading PLAIN = new Reading(List.of(), null);
}
