package dev.rederive.engine.sampling;

import dev.rederive.engine.dag.Cone;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import dev.rederive.engine.dag.Signs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Proves that some nodes have no value at one and the same point: for whichever signs of the
 * variables and of functions that nobody defined, one of them takes the logarithm of what is never
 * positive, or the like.
 */
public final class Emptiness {
  /** Signs of more variables and functions than this are not told apart. */
  private static final int VARIABLES = 5;

  private static final int LARGEST = 4000;

  private static final int[] SIGNS = {Signs.NEGATIVE, Signs.ZERO, Signs.POSITIVE};

  private final Dag dag;
  private final int[] roots;
  private final List<Condition> conditions;
  private final Cone cone;
  private final int[] variables;

  private Emptiness(Dag dag, int[] roots, List<Condition> conditions) {
    this.dag = dag;
    this.roots = roots;
    this.conditions = conditions;
    IntStream compared =
        conditions.stream().flatMapToInt(c -> IntStream.of(c.left(), c.right())).distinct();
    this.cone = Cone.of(dag, IntStream.concat(IntStream.of(roots), compared).toArray());
    this.variables =
        IntStream.range(0, cone.size())
            .map(cone::node)
            .filter(node -> dag.op(node) == Op.VARIABLE || dag.op(node) == Op.OPAQUE)
            .toArray();
  }

  /**
   * Whether it is certain that the roots have no value where the conditions hold; false says nothing.
   *
   * @param roots nodes free of derivatives
   * @param known the signs that some variables have
   */
  public static boolean isCertain(
      Dag dag, int[] roots, List<Condition> conditions, Map<Integer, Integer> known) {
    Emptiness emptiness = new Emptiness(dag, roots, conditions);
    return emptiness.cone.size() <= LARGEST && emptiness.isCertain(0, new HashMap<>(known));
  }

  private boolean isCertain(int next, Map<Integer, Integer> signs) {
    if (next == Math.min(VARIABLES, variables.length)) {
      return isEmpty(new Signs(dag, cone, signs));
    }
    int known = signs.getOrDefault(variables[next], Signs.ANY);
    for (int sign : SIGNS) {
      if ((known & sign) != 0) {
        signs.put(variables[next], sign);
        if (!isCertain(next + 1, signs)) {
          return false;
        }
      }
    }
    signs.put(variables[next], known);
    return true;
  }

  private boolean isEmpty(Signs signs) {
    for (int root : roots) {
      if (signs.isDefinedNowhere(root)) {
        return true;
      }
    }
    for (Condition condition : conditions) {
      int possible = signs.ofDifference(condition.left(), condition.right());
      if ((possible & Signs.wanted(condition.relation())) == 0) {
        return true;
      }
    }
    return false;
  }
}
