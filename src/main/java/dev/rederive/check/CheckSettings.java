package dev.rederive.check;

import java.time.Duration;
import java.util.Map;

/**
 * What a run may vary.
 *
 * @param sizes sizes from the command line; they override the document's
 * @param jobs how many claims are judged at once; the report does not depend on it
 * @param seed where all random choices start
 * @param timeout the last guard, per claim
 */
public record CheckSettings(Map<String, Integer> sizes, int jobs, long seed, Duration timeout) {
  public static final CheckSettings DEFAULT =
      new CheckSettings(
          Map.of(), Runtime.getRuntime().availableProcessors(), 1, Duration.ofSeconds(30));
}
