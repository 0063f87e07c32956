package dev.rederive.check;

import dev.rederive.engine.dag.Cone;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import dev.rederive.engine.enclosing.EnclosingEngine;
import dev.rederive.engine.enclosing.Interval;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/** Why a formula certainly has no value at the given ones: an argument is exactly zero there. */
final class WithoutValue {
  private final Dag dag;
  private final GivenValues given;
  private final int digits;

  WithoutValue(Dag dag, GivenValues given, int digits) {
    this.dag = dag;
    this.given = given;
    this.digits = digits;
  }

  /** Whether some |u| in a formula is differentiated where u is 0. */
  boolean atKink(int node) {
    return nodes(node).filter(k -> dag.op(k) == Op.SIGN).anyMatch(this::isAtZero);
  }

  /** Whether a formula without cases divides by 0. */
  boolean dividesByZero(int node) {
    return nodes(node).noneMatch(k -> dag.op(k) == Op.SELECT)
        && nodes(node).filter(this::divides).anyMatch(this::isAtZero);
  }

  private IntStream nodes(int node) {
    Cone cone = Cone.of(dag, node);
    return IntStream.range(0, cone.size()).map(cone::node);
  }

  private boolean divides(int node) {
    return dag.op(node) == Op.POWER && dag.exponent(node).compareTo(BigFraction.ZERO) < 0;
  }

  private boolean isAtZero(int node) {
    Interval argument = EnclosingEngine.enclose(dag, dag.child(node, 0), given.all(), digits);
    return argument != null && argument.isPoint() && argument.containsZero();
  }
}
