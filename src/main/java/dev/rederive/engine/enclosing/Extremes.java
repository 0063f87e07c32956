package dev.rederive.engine.enclosing;

import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.program.DoubleProgram;
import dev.rederive.engine.sampling.Instance;
import dev.rederive.engine.sampling.Point;
import dev.rederive.engine.sampling.Sampler;
import dev.rederive.math.Relation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * Where an inequality is nearest to failing: x&sup2; &gt; 0 fails at 0 alone, where chance never
 * goes. From some points downhill, one coordinate at a time, in doubles; what is found is rounded to
 * short numbers. It refutes nothing: a point found here is one more to enclose.
 */
final class Extremes {
  private static final int MOST_VARIABLES = 12;
  private static final int STARTS = 4;
  private static final int ROUNDS = 60;
  private static final int LARGEST = 4000;

  private final Relation relation;
  private final Sampler sampler;
  private final DoubleProgram program;
  private final int left;
  private final int right;
  private final int[] variables;

  Extremes(Dag dag, Relation relation, Instance instance, Sampler sampler) {
    this.relation = relation;
    this.sampler = sampler;
    this.program = DoubleProgram.compile(dag, instance.expandedLeft(), instance.expandedRight());
    this.left = program.place(instance.expandedLeft());
    this.right = program.place(instance.expandedRight());
    this.variables = program.variables();
  }

  /** Points worth a look, admitted by the sampler. */
  List<Point> from(List<Point> drawn) {
    List<Point> candidates = new ArrayList<>();
    if (variables.length == 0
        || variables.length > MOST_VARIABLES
        || program.size() > LARGEST
        || drawn.isEmpty()) {
      return candidates;
    }
    for (int number : new int[] {0, 1, -1}) {
      Point same = drawn.get(0);
      for (int variable : variables) {
        same = same.with(variable, new BigFraction(number));
      }
      offer(same, candidates);
    }
    List<Point> starts = new ArrayList<>(drawn);
    starts.sort(Comparator.comparingDouble(point -> slack(point.doubles(variables))));
    for (Point start : starts.subList(0, Math.min(STARTS, starts.size()))) {
      double[] lowest = descend(start.doubles(variables));
      for (int decimals = 0; decimals <= 3; decimals++) {
        offer(rounded(start, lowest, decimals), candidates);
      }
      offer(exactly(start, lowest), candidates);
    }
    return candidates;
  }

  private void offer(Point point, List<Point> candidates) {
    if (!candidates.contains(point) && sampler.admits(point)) {
      candidates.add(point);
    }
  }

  /** How far the relation is from failing; not a number where a side is not defined. */
  private double slack(double[] at) {
    double[] values = program.run(at);
    double gap = values[right] - values[left];
    return switch (relation) {
      case LESS, LESS_OR_EQUAL -> gap;
      case GREATER, GREATER_OR_EQUAL -> -gap;
      case NOT_EQUAL, EQUAL, APPROXIMATE -> Math.abs(gap);
    };
  }

  private double[] descend(double[] start) {
    double[] best = start.clone();
    double least = slack(best);
    double step = 1;
    for (int round = 0; round < ROUNDS && step > 1e-12; round++) {
      boolean moved = false;
      for (int k = 0; k < best.length; k++) {
        for (int direction = -1; direction <= 1; direction += 2) {
          double[] next = best.clone();
          next[k] += direction * step;
          double there = slack(next);
          if (there < least) {
            best = next;
            least = there;
            moved = true;
          }
        }
      }
      step = moved ? step * 1.5 : step / 3;
    }
    return best;
  }

  private Point rounded(Point start, double[] at, int decimals) {
    long scale = (long) Math.pow(10, decimals);
    Point point = start;
    for (int k = 0; k < variables.length; k++) {
      double scaled = Math.max(-1e15, Math.min(1e15, at[k] * scale));
      point = point.with(variables[k], new BigFraction(Math.round(scaled), scale));
    }
    return point;
  }

  private Point exactly(Point start, double[] at) {
    Point point = start;
    for (int k = 0; k < variables.length; k++) {
      point = point.with(variables[k], new BigFraction(at[k]));
    }
    return point;
  }

  @Override
  public String toString() {
    return relation + " over " + Arrays.toString(variables);
  }
}
