package dev.rederive.engine.enclosing;

import dev.rederive.engine.Evaluator;
import dev.rederive.math.Relation;

/**
 * What two enclosures say of a relation between the values inside: true or false where that is
 * certain, null where they overlap. {@code ≈} is never certain.
 */
public final class IntervalOrder implements Evaluator.Order<Interval> {
  @Override
  public Boolean holds(Interval left, Relation relation, Interval right) {
    return switch (relation) {
      case EQUAL -> equal(left, right);
      case NOT_EQUAL -> not(equal(left, right));
      case LESS -> less(left, right);
      case GREATER -> less(right, left);
      case LESS_OR_EQUAL -> not(less(right, left));
      case GREATER_OR_EQUAL -> not(less(left, right));
      case APPROXIMATE -> null;
    };
  }

  private static Boolean not(Boolean known) {
    return known == null ? null : Boolean.valueOf(!known);
  }

  private static Boolean equal(Interval a, Interval b) {
    if (a.disjoint(b)) {
      return false;
    }
    return a.isPoint() && b.isPoint() ? Boolean.TRUE : null;
  }

  private static Boolean less(Interval a, Interval b) {
    if (a.certainlyLess(b)) {
      return true;
    }
    return a.certainlyAtLeast(b) ? Boolean.FALSE : null;
  }
}
