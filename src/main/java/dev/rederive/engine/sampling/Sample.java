package dev.rederive.engine.sampling;

import java.util.List;

/**
 * What a search for points found.
 *
 * @param points the points, the simplest first
 * @param tries how many were tried
 * @param shortfall why there are fewer than asked for, or an empty text
 */
public record Sample(List<Point> points, Coverage coverage, int tries, String shortfall) {
  public Sample {
    points = List.copyOf(points);
  }

  /** How far the points go. */
  public enum Coverage {
    /** As many points as were asked for. */
    ENOUGH,
    /** One point, and there is no other: nothing is free to vary. */
    COMPLETE,
    /** Some points, fewer than asked for. */
    FEW,
    /** No point was found. */
    NONE
  }
}
