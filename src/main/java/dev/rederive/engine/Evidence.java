package dev.rederive.engine;

/**
 * What one engine found out about one claim.
 *
 * @param detail a short sentence for people: the bound, the number of points, why it is silent
 * @param maxRelativeError the largest relative difference seen, or null where nothing was measured
 * @param points at how many points it was measured, or null; 0 where it is certain that there is
 *     none
 */
public record Evidence(
    Engine engine, Outcome outcome, String detail, Double maxRelativeError, Integer points) {
  /** The engines, by the names of the machine-readable report. */
  public enum Engine {
    SYMBOLIC("symbolic"),
    MODULAR("modular"),
    ENCLOSING("enclosing"),
    FINITE_DIFFERENCE("finite-difference"),
    NETWORK("network");

    private final String label;

    Engine(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** Silence says nothing: neither equal nor unequal. */
  public enum Outcome {
    EQUAL,
    UNEQUAL,
    SILENT
  }

  public static Evidence silent(Engine engine, String why) {
    return new Evidence(engine, Outcome.SILENT, why, null, null);
  }

  /** The same with more words at the end of the detail. */
  public Evidence adding(String words) {
    return new Evidence(engine, outcome, detail + words, maxRelativeError, points);
  }
}
