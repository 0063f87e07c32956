package dev.rederive.engine.enclosing;

import dev.rederive.engine.dag.Cone;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import dev.rederive.engine.program.DoubleProgram;
import dev.rederive.engine.sampling.Condition;
import dev.rederive.engine.sampling.Instance;
import dev.rederive.engine.sampling.Point;
import dev.rederive.engine.sampling.Question;
import dev.rederive.math.Relation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** On which sides of its kinks and of the conditions of its cases some points of a claim lie. */
final class Sides {
  /** More kinks and conditions than this are left to chance. */
  private static final int MOST = 24;

  private static final int LARGEST = 20_000;

  /**
   * One side of a kink or of a condition.
   *
   * @param condition holds on it
   * @param isCase whether it belongs to cases and not to a kink
   */
  record Side(Condition condition, boolean isCase) {}

  private final Map<Condition, Boolean> seen = new LinkedHashMap<>();
  private final Map<Condition, Boolean> cases = new LinkedHashMap<>();

  private Sides() {}

  /** What the instances consist of, and where the points lie. */
  static Sides of(Question question, List<Instance> instances, List<Point> points) {
    Dag dag = question.dag();
    int[] roots =
        instances.stream()
            .flatMapToInt(i -> IntStream.of(i.expandedLeft(), i.expandedRight()))
            .toArray();
    Cone cone = Cone.of(dag, roots);
    Sides sides = new Sides();
    for (int k = 0; k < cone.size() && cone.size() <= LARGEST; k++) {
      int node = cone.node(k);
      if (dag.op(node) == Op.ABS || dag.op(node) == Op.SIGN) {
        sides.add(dag.child(node, 0), dag.zero, false);
      } else if (dag.op(node) == Op.SELECT
          && dag.relation(node) != Relation.EQUAL
          && dag.relation(node) != Relation.NOT_EQUAL) {
        sides.add(dag.child(node, 0), dag.child(node, 1), true);
      }
    }
    if (sides.seen.size() > 2 * MOST) {
      sides.seen.clear();
    }
    if (!sides.seen.isEmpty()) {
      sides.look(dag, roots, points);
    }
    return sides;
  }

  private void add(int left, int right, boolean isCase) {
    for (Relation relation : new Relation[] {Relation.LESS, Relation.GREATER}) {
      Condition side = new Condition(left, relation, right);
      seen.put(side, false);
      cases.merge(side, isCase, Boolean::logicalOr);
    }
  }

  private void look(Dag dag, int[] roots, List<Point> points) {
    DoubleProgram program = DoubleProgram.compile(dag, withZero(dag, roots));
    for (Point point : points) {
      double[] values = program.run(point.doubles(program.variables()));
      for (Map.Entry<Condition, Boolean> side : seen.entrySet()) {
        double left = values[program.place(side.getKey().left())];
        double right = values[program.place(side.getKey().right())];
        if (DoubleProgram.holds(left, side.getKey().relation(), right)) {
          side.setValue(true);
        }
      }
    }
  }

  private static int[] withZero(Dag dag, int[] roots) {
    int[] all = Arrays.copyOf(roots, roots.length + 1);
    all[roots.length] = dag.zero;
    return all;
  }

  /** The sides that no point lies on. */
  List<Side> unseen() {
    List<Side> unseen = new ArrayList<>();
    seen.forEach(
        (side, met) -> {
          if (!met) {
            unseen.add(new Side(side, cases.get(side)));
          }
        });
    return unseen;
  }
}
