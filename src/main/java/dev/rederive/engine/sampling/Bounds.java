package dev.rederive.engine.sampling;

import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import dev.rederive.math.Relation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.hipparchus.fraction.BigFraction;

/** The open range that assumptions like x &gt; 0 or 1 &gt; 2x leave to a variable. */
final class Bounds {
  private final BigFraction low;
  private final BigFraction high;

  private Bounds(BigFraction low, BigFraction high) {
    this.low = low;
    this.high = high;
  }

  /** The bounds of every variable node that is alone in a linear condition. */
  static Map<Integer, Bounds> of(Dag dag, List<Condition> conditions) {
    Map<Integer, Bounds> bounds = new HashMap<>();
    for (Condition condition : conditions) {
      boolean less =
          condition.relation() == Relation.LESS || condition.relation() == Relation.LESS_OR_EQUAL;
      boolean greater =
          condition.relation() == Relation.GREATER
              || condition.relation() == Relation.GREATER_OR_EQUAL;
      Line left = Line.of(dag, condition.left());
      Line right = Line.of(dag, condition.right());
      if (!less && !greater || left == null || right == null) {
        continue;
      }
      Line gap = left.minus(right);
      if (gap != null && gap.variable >= 0) {
        BigFraction border = gap.offset.divide(gap.slope).negate();
        boolean above = greater == gap.slope.signum() > 0;
        bounds.merge(gap.variable, side(border, above), Bounds::and);
      }
    }
    return bounds;
  }

  /**
   * slope &middot; variable + offset.
   *
   * @param variable a node, or &minus;1 if the slope is 0
   */
  private record Line(int variable, BigFraction slope, BigFraction offset) {
    /** Null if the node is something else. */
    static Line of(Dag dag, int node) {
      if (dag.isConstant(node)) {
        return new Line(-1, BigFraction.ZERO, dag.constantValue(node));
      } else if (dag.op(node) == Op.VARIABLE) {
        return new Line(node, BigFraction.ONE, BigFraction.ZERO);
      } else if (dag.op(node) == Op.NAMED) {
        return of(dag, dag.child(node, 0));
      } else if (dag.op(node) == Op.ADD && dag.childCount(node) == 2) {
        Line one = of(dag, dag.child(node, 0));
        Line other = of(dag, dag.child(node, 1));
        return one == null || other == null ? null : one.plus(other, BigFraction.ONE);
      } else if (dag.op(node) == Op.MULTIPLY && dag.childCount(node) == 2) {
        Line one = of(dag, dag.child(node, 0));
        Line other = of(dag, dag.child(node, 1));
        return one == null || other == null ? null : one.times(other);
      }
      return null;
    }

    private Line times(Line other) {
      if (variable >= 0 && other.variable >= 0) {
        return null;
      }
      Line line = variable >= 0 ? this : other;
      BigFraction factor = variable >= 0 ? other.offset : offset;
      return factor.isZero()
          ? new Line(-1, BigFraction.ZERO, BigFraction.ZERO)
          : new Line(line.variable, line.slope.multiply(factor), line.offset.multiply(factor));
    }

    Line minus(Line other) {
      return plus(other, BigFraction.MINUS_ONE);
    }

    private Line plus(Line other, BigFraction times) {
      if (variable >= 0 && other.variable >= 0 && variable != other.variable) {
        return null;
      }
      BigFraction sum = slope.add(other.slope.multiply(times));
      BigFraction constant = offset.add(other.offset.multiply(times));
      return sum.isZero()
          ? new Line(-1, BigFraction.ZERO, constant)
          : new Line(Math.max(variable, other.variable), sum, constant);
    }
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
  Draw.Drawn number(Draw draw, SplittableRandom random) {
    Draw.Drawn drawn = draw.number(random);
    BigFraction free = drawn.exact();
    boolean fits =
        (low == null || free.compareTo(low) > 0) && (high == null || free.compareTo(high) < 0);
    return fits ? drawn : Draw.Drawn.of(moved(free, draw, random));
  }

  private BigFraction moved(BigFraction free, Draw draw, SplittableRandom random) {
    if (low != null && high != null) {
      boolean coarse = draw == Draw.TENTHS || draw == Draw.INTEGERS || draw == Draw.POSITIVE;
      int parts = coarse ? 10 : 100;
      BigFraction part = new BigFraction(random.nextInt(1, parts), parts);
      return low.add(high.subtract(low).multiply(part));
    }
    return low != null ? low.add(free.abs()) : high.subtract(free.abs());
  }
}
