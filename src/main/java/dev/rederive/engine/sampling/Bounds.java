package dev.rederive.engine.sampling;

import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import dev.rederive.math.Relation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.hipparchus.fraction.BigFraction;

/** The open range that assumptions like x &gt; 0 or 1 &gt; x leave to a variable. */
final class Bounds {
  private final BigFraction low;
  private final BigFraction high;

  private Bounds(BigFraction low, BigFraction high) {
    this.low = low;
    this.high = high;
  }

  /** The bounds of every variable node that is compared with a number. */
  static Map<Integer, Bounds> of(Dag dag, List<Condition> conditions) {
    Map<Integer, Bounds> bounds = new HashMap<>();
    for (Condition condition : conditions) {
      boolean less =
          condition.relation() == Relation.LESS || condition.relation() == Relation.LESS_OR_EQUAL;
      boolean greater =
          condition.relation() == Relation.GREATER
              || condition.relation() == Relation.GREATER_OR_EQUAL;
      int left = condition.left();
      int right = condition.right();
      if (!less && !greater) {
        continue;
      }
      if (dag.op(left) == Op.VARIABLE && dag.isConstant(right)) {
        bounds.merge(left, side(dag.constantValue(right), greater), Bounds::and);
      } else if (dag.op(right) == Op.VARIABLE && dag.isConstant(left)) {
        bounds.merge(right, side(dag.constantValue(left), less), Bounds::and);
      }
    }
    return bounds;
  }

  private static Bounds side(BigFraction value, boolean below) {
    return below ? new Bounds(value, null) : new Bounds(null, value);
  }

  private Bounds and(Bounds other) {
    BigFraction lower =
        low == null || other.low != null && other.low.compareTo(low) > 0 ? other.low : low;
    BigFraction upper =
        high == null || other.high != null && other.high.compareTo(high) < 0 ? other.high : high;
    return new Bounds(lower, upper);
  }

  /** A number within the bounds, drawn as asked where that fits. */
  BigFraction number(Draw draw, SplittableRandom random) {
    BigFraction free = draw.number(random);
    if ((low == null || free.compareTo(low) > 0) && (high == null || free.compareTo(high) < 0)) {
      return free;
    }
    if (low != null && high != null) {
      boolean coarse = draw == Draw.TENTHS || draw == Draw.INTEGERS || draw == Draw.POSITIVE;
      int parts = coarse ? 10 : 100;
      BigFraction part = new BigFraction(random.nextInt(1, parts), parts);
      return low.add(high.subtract(low).multiply(part));
    }
    return low != null ? low.add(free.abs()) : high.subtract(free.abs());
  }
}
