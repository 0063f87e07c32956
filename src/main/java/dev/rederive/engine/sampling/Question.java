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
 */
public final class Question {
  private final Dag dag;
  private final Relation relation;
  private final List<Instance> instances;
  private final List<Condition> conditions;
  private final Map<Atom, BigFraction> pinned;
  private final long seed;

  /** Of the instances asked for last: the engines ask for the same ones in turn. */
  private Domain domain;

  private List<Instance> domainOf;

  /**
   * @param pinned variables with a fixed value
   * @param seed where the random numbers start; see {@link #seed(long, String)}
   */
  public Question(
      Dag dag,
      Relation relation,
      List<Instance> instances,
      List<Condition> conditions,
      Map<Atom, BigFraction> pinned,
      long seed) {
    this.dag = dag;
    this.relation = relation;
    this.instances = List.copyOf(instances);
    this.conditions = List.copyOf(conditions);
    this.pinned = Map.copyOf(pinned);
    this.seed = seed;
  }

  public Dag dag() {
    return dag;
  }

  public Relation relation() {
    return relation;
  }

  public List<Instance> instances() {
    return instances;
  }

  public List<Condition> conditions() {
    return conditions;
  }

  public Map<Atom, BigFraction> pinned() {
    return pinned;
  }

  public long seed() {
    return seed;
  }

  /** Where some of the instances and what they differentiate are defined. */
  Domain domain(List<Instance> some) {
    if (!some.equals(domainOf)) {
      domain = Domain.of(this, some);
      domainOf = List.copyOf(some);
    }
    return domain;
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
