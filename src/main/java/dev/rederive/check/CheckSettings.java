package dev.rederive.check;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a run may vary.
 *
 * @param sizes sizes from the command line, by their names in the documents; they override the
 *     document's
 * @param jobs how many claims are judged at once; the report does not depend on it
 * @param seed where all random choices start
 * @param timeout the last guard, per claim
 */
public record CheckSettings(Map<String, Integer> sizes, int jobs, long seed, Duration timeout) {
  /** No sizes, all cores, seed 1, 30 seconds. */
  public static final CheckSettings DEFAULT =
      new CheckSettings(
          Map.of(), Runtime.getRuntime().availableProcessors(), 1, Duration.ofSeconds(30));

  public CheckSettings {
    if (jobs < 1 || timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("jobs and timeout must be above zero");
    }
    sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
  }

  public CheckSettings withSizes(Map<String, Integer> newSizes) {
    return new CheckSettings(newSizes, jobs, seed, timeout);
  }

  public CheckSettings withJobs(int newJobs) {
    return new CheckSettings(sizes, newJobs, seed, timeout);
  }

  public CheckSettings withSeed(long newSeed) {
    return new CheckSettings(sizes, jobs, newSeed, timeout);
  }

  public CheckSettings withTimeout(Duration newTimeout) {
    return new CheckSettings(sizes, jobs, seed, newTimeout);
  }
}
