package dev.rederive.engine.enclosing;

import dev.rederive.engine.dag.Cone;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import dev.rederive.engine.sampling.Condition;
import dev.rederive.engine.sampling.Instance;
import dev.rederive.engine.sampling.Point;
import dev.rederive.engine.sampling.Question;
import dev.rederive.engine.sampling.Sample;
import dev.rederive.engine.sampling.Sampler;
import dev.rederive.math.Relation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The places of cases that chance does not reach. The equations among their conditions, {@code x =
 * 0} and {@code x \ne 0}: a point drawn at random never meets one, so that points are made to, one
 * equation at a time and then all at once; a claim with a derivative is left alone there, for it is
 * meant off the places where cases meet. And the sides of inequalities, {@code x > 100}, and of
 * kinks that no point drawn lay on.
 */
final class Borders {
  /** More equations than this are not looked at one by one. */
  private static final int MOST = 24;

  /** Points of one border that are looked at until it was entered often enough. */
  private static final int TRIED = 40;

  /** An equation certainly holds only at short binary fractions: whole numbers, halves. */
  private static final int ENOUGH = 3;

  /**
   * What the points on the borders showed.
   *
   * @param instance the place of the instance that fails in the list given, or &minus;1
   * @param point where it fails, or null
   * @param sampler draws the points of that border, or null
   * @param unseen why some case was never entered, or null
   */
  record Probe(int instance, Point point, Sampler sampler, String unseen) {}

  private static final Probe NOTHING = new Probe(-1, null, null, null);

  private final Question question;
  private final Dag dag;
  private final List<Instance> instances;

  private Borders(Question question, List<Instance> instances) {
    this.question = question;
    this.dag = question.dag();
    this.instances = instances;
  }

  /** Looks at every border of some instances. */
  static Probe probe(
      Question question, List<Instance> instances, Comparison comparison, List<Point> drawn) {
    Borders borders = new Borders(question, instances);
    Probe sides = borders.sides(comparison, drawn);
    return sides.point() != null || sides.unseen() != null ? sides : borders.probe(comparison);
  }

  /** Both sides of x &gt; 100 and of |x &minus; 100|, also where chance found one only. */
  private Probe sides(Comparison comparison, List<Point> drawn) {
    Sides found = Sides.of(question, instances, drawn);
    Probe open = NOTHING;
    for (Sides.Side side : found.unseen()) {
      Question there = question.under(List.of(side.condition()));
      Sampler sampler = Sampler.of(there, instances);
      Sample sample = sampler.draw(ENOUGH);
      for (Point point : sample.points()) {
        List<Integer> failing = comparison.afresh().at(point);
        if (!failing.isEmpty()) {
          return new Probe(failing.get(0), point, sampler, null);
        }
      }
      if (sample.points().isEmpty() && side.isCase() && !isImpossible(there)) {
        open = unseen("one of its cases was never entered");
      }
    }
    return open;
  }

  private boolean isImpossible(Question there) {
    return instances.stream()
        .anyMatch(instance -> Sampler.isCertainlyEmpty(there, List.of(instance)));
  }

  private Probe probe(Comparison comparison) {
    List<Condition> equations = List.copyOf(equations());
    if (equations.isEmpty()) {
      return NOTHING;
    }
    if (equations.size() > MOST) {
      return unseen("its cases have " + equations.size() + " equations for conditions");
    }
    Probe open = NOTHING;
    for (Condition equation : equations) {
      Probe one = at(List.of(equation), comparison);
      if (one.point() != null) {
        return one;
      }
      open = one.unseen() != null ? one : open;
    }
    Probe together = equations.size() > 1 ? at(equations, comparison) : NOTHING;
    return together.point() != null ? together : open;
  }

  private static Probe unseen(String why) {
    return new Probe(-1, null, null, why);
  }

  private Set<Condition> equations() {
    Set<Condition> found = new LinkedHashSet<>();
    for (Instance instance : instances) {
      boolean plain =
          instance.left() == instance.expandedLeft()
              && instance.right() == instance.expandedRight();
      if (!plain) {
        continue;
      }
      Cone cone = Cone.of(dag, instance.expandedLeft(), instance.expandedRight());
      for (int k = 0; k < cone.size(); k++) {
        int node = cone.node(k);
        if (dag.op(node) == Op.SELECT
            && (dag.relation(node) == Relation.EQUAL || dag.relation(node) == Relation.NOT_EQUAL)) {
          found.add(new Condition(dag.child(node, 0), Relation.EQUAL, dag.child(node, 1)));
        }
      }
    }
    return found;
  }

  private Probe at(List<Condition> equations, Comparison comparison) {
    if (equations.stream().anyMatch(this::isExcluded)) {
      return NOTHING;
    }
    Question there = question.under(equations);
    Sampler sampler = Sampler.of(there, instances);
    Sample sample = sampler.drawOnBorders(TRIED);
    int entered = 0;
    for (Point point : sample.points()) {
      Comparison here = comparison.afresh();
      List<Integer> failing = here.at(point);
      if (!failing.isEmpty()) {
        return new Probe(failing.get(0), point, sampler, null);
      }
      entered += here.leastAgreements() > 0 ? 1 : 0;
      if (entered == ENOUGH) {
        break;
      }
    }
    if (entered > 0 || sample.points().isEmpty() && isReached(there)) {
      return NOTHING; // not defined there: outside of the claim's domain
    }
    return unseen("the case of an equation among its conditions was never entered");
  }

  /** Whether the border has points at all, defined or not. */
  private boolean isReached(Question there) {
    List<Integer> sides = new ArrayList<>();
    instances.forEach(
        instance -> {
          sides.add(instance.expandedLeft());
          sides.add(instance.expandedRight());
        });
    int[] context = sides.stream().mapToInt(Integer::intValue).toArray();
    Sampler anywhere =
        new Sampler(dag, new int[0], context, there.conditions(), there.pinned(), there.seed());
    return !anywhere.drawOnBorders(1).points().isEmpty();
  }

  /** {@code x = 0} under the assumption {@code x > 0}. */
  private boolean isExcluded(Condition equation) {
    boolean swapped = dag.isConstant(equation.left());
    int variable = swapped ? equation.right() : equation.left();
    int value = swapped ? equation.left() : equation.right();
    if (!dag.isConstant(value)) {
      return false;
    }
    for (Condition assumed : question.conditions()) {
      boolean left = assumed.left() == variable && dag.isConstant(assumed.right());
      boolean right = assumed.right() == variable && dag.isConstant(assumed.left());
      if (left || right) {
        int low = left ? value : assumed.left();
        int high = left ? assumed.right() : value;
        int order = dag.constantValue(low).compareTo(dag.constantValue(high));
        if (!assumed.relation().holds(order)) {
          return true;
        }
      }
    }
    return false;
  }
}
