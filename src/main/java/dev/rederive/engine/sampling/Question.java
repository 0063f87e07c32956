package dev.rederive.engine.sampling;

import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Signs;
import dev.rederive.math.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * Does the relation hold between the two sides of every instance, wherever they are defined and the
 * conditions hold?
 *
 * @param pinned variables with a fixed value
 * @param seed where the random numbers start; see {@link #seed(long, String)}
 */
public record Question(
    Dag dag,
    Relation relation,
    List<Instance> instances,
    List<Condition> conditions,
    Map<Atom, BigFraction> pinned,
    long seed) {
  public Question {
    instances = List.copyOf(instances);
    conditions = List.copyOf(conditions);
    pinned = Map.copyOf(pinned);
  }

  /** A seed for one claim: the same for the same run seed and text, on every machine. */
  public static long seed(long runSeed, String claim) {
    long hash = runSeed ^ 0x9E3779B97F4A7C15L;
    for (int k = 0; k < claim.length(); k++) {
      hash = (hash ^ claim.charAt(k)) * 0x100000001B3L;
    }
    return hash ^ (hash >>> 29);
  }

  /** The same question under further conditions. */
  public Question under(List<Condition> more) {
    List<Condition> all = new ArrayList<>(conditions);
    all.addAll(more);
    return new Question(dag, relation, instances, all, pinned, seed);
  }

  /** The signs of the pinned variables, by node. */
  public Map<Integer, Integer> pinnedSigns() {
    Map<Integer, Integer> signs = new HashMap<>();
    pinned.forEach(
        (atom, value) ->
            signs.put(
                dag.variable(atom),
                value.signum() < 0
                    ? Signs.NEGATIVE
                    : value.signum() == 0 ? Signs.ZERO : Signs.POSITIVE));
    return signs;
  }

  /** The same question about some of the instances. */
  public Question about(List<Instance> some) {
    return new Question(dag, relation, some, conditions, pinned, seed);
  }
}
