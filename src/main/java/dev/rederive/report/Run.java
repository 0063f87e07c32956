package dev.rederive.report;

import dev.rederive.check.Report;
import java.util.List;

/**
 * A report with what only the command line knows, for the formats that other programs act on.
 *
 * @param report what was found
 * @param strict whether what was left open fails
 * @param refusals what was named but could not be used, in the order of the names
 * @param exitStatus the status the checking ends with; a report that cannot be written may still
 *     make it worse
 * @param version of rederive; null where it does not run from its package
 */
public record Run(
    Report report, boolean strict, List<Refusal> refusals, int exitStatus, String version) {
  /**
   * A file that was not checked.
   *
   * @param path what it is called
   * @param problem why not, as the rest of a sentence that begins with the path
   */
  public record Refusal(String path, String problem) {}

  public Run {
    refusals = List.copyOf(refusals);
  }
}
