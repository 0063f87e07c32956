package dev.rederive.report.html;

import dev.rederive.check.DocumentCommentary;
import dev.rederive.report.Run;
import java.util.List;

/**
 * What an annotated article is made of.
 *
 * @param run the report, with what the command line knows
 * @param commentary one for each document of the report, in their order
 * @param command the command that gives the same report again; empty if there is none
 */
public record Edition(Run run, List<DocumentCommentary> commentary, String command) {
  public Edition {
    commentary = List.copyOf(commentary);
  }
}
