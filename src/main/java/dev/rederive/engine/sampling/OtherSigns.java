package dev.rederive.engine.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Looks for points with signs that chance left out. A sampler that had to make one variable positive
 * may have made another positive beside it, all through; what is true for positive numbers only
 * would pass.
 */
final class OtherSigns {
  /** With more variables than this, chance does it. */
  private static final int MOST_VARIABLES = 12;

  /** Points that are tried with other signs, per change. */
  private static final int TRIED = 4;

  private final int[] variables;
  private final Predicate<Point> accepted;

  /**
   * @param variables nodes
   * @param accepted whether a point may be used
   */
  OtherSigns(int[] variables, Predicate<Point> accepted) {
    this.variables = variables;
    this.accepted = accepted;
  }

  /**
   * The points with some of them turned, if one variable, two together or all of them have one sign
   * throughout.
   *
   * @param from the place of the first that may be turned
   */
  List<Point> among(List<Point> points, int from) {
    List<Point> result = new ArrayList<>(points);
    int place = from;
    for (List<Integer> change : changes(points)) {
      Point turned = turned(points, change);
      if (turned != null && !result.contains(turned)) {
        result.set(place, turned);
        place = place + 1 < result.size() ? place + 1 : from;
      }
    }
    return result;
  }

  /** What to turn together: variables that have one sign at all points. */
  private List<List<Integer>> changes(List<Point> points) {
    List<Integer> constant = new ArrayList<>();
    for (int variable : variables.length > MOST_VARIABLES ? new int[0] : variables) {
      int first = points.get(0).value(variable).signum();
      if (points.stream().allMatch(point -> point.value(variable).signum() == first)) {
        constant.add(variable);
      }
    }
    List<List<Integer>> changes = new ArrayList<>();
    constant.forEach(variable -> changes.add(List.of(variable)));
    for (int a = 0; a < constant.size(); a++) {
      for (int b = a + 1; b < constant.size() && constant.size() <= 6; b++) {
        changes.add(List.of(constant.get(a), constant.get(b)));
      }
    }
    if (constant.size() > 2) {
      changes.add(constant);
    }
    return changes;
  }

  private Point turned(List<Point> points, List<Integer> change) {
    for (int k = 0; k < Math.min(TRIED, points.size()); k++) {
      Point point = points.get(points.size() - 1 - k);
      for (int variable : change) {
        point = point.with(variable, point.value(variable).negate());
      }
      if (accepted.test(point)) {
        return point;
      }
    }
    return null;
  }
}
