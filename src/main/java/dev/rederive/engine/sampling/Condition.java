package dev.rederive.engine.sampling;

import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import dev.rederive.engine.dag.Signs;
import dev.rederive.math.Relation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A relation that every point must satisfy; the two nodes are free of derivatives. */
public record Condition(int left, Relation relation, int right) {
  /** The signs that conditions like x &gt; 0 and y &le; &minus;1 leave to variable nodes. */
  public static Map<Integer, Integer> signs(Dag dag, List<Condition> conditions) {
    Map<Integer, Integer> signs = new HashMap<>();
    for (Condition condition : conditions) {
      condition.note(dag, condition.left, condition.right, condition.relation, signs);
      condition.note(dag, condition.right, condition.left, turned(condition.relation), signs);
    }
    return signs;
  }

  private void note(
      Dag dag, int variable, int bound, Relation compared, Map<Integer, Integer> signs) {
    if (dag.op(variable) != Op.VARIABLE || !dag.isConstant(bound)) {
      return;
    }
    int side = dag.constantValue(bound).signum();
    int allowed = Signs.wanted(compared);
    if (side != 0) {
      boolean beyond = (allowed & (side > 0 ? Signs.NEGATIVE : Signs.POSITIVE)) == 0;
      allowed = !beyond ? Signs.ANY : side > 0 ? Signs.POSITIVE : Signs.NEGATIVE;
    }
    signs.merge(variable, allowed, (a, b) -> a & b);
  }

  private static Relation turned(Relation relation) {
    return switch (relation) {
      case LESS -> Relation.GREATER;
      case LESS_OR_EQUAL -> Relation.GREATER_OR_EQUAL;
      case GREATER -> Relation.LESS;
      case GREATER_OR_EQUAL -> Relation.LESS_OR_EQUAL;
      case EQUAL, NOT_EQUAL, APPROXIMATE -> relation;
    };
  }
}
