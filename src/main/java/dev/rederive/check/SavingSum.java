package dev.rederive.check;

import dev.rederive.engine.Evidence.Outcome;
import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.dag.Cone;
import dev.rederive.engine.dag.Op;
import dev.rederive.engine.enclosing.EnclosingEngine;
import dev.rederive.engine.lowering.Lowering;
import dev.rederive.engine.sampling.Condition;
import dev.rederive.engine.sampling.Question;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Quantity;
import dev.rederive.math.Range;
import dev.rederive.math.Relation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds out whether a refuted claim holds where some free quantity sums to one. Targets that are
 * probabilities are the commonest assumption nobody writes down: the derivative {@code p_k - y_k} of
 * a softmax's cross-entropy rests on it.
 */
final class SavingSum {
  /** More families than this are not tried; a claim about classes has one or two. */
  private static final int CANDIDATES = 4;

  /** Nor is a claim about more operations: a hint is worth a moment, not a second. */
  private static final int LARGEST = 2_000;

  private SavingSum() {}

  /** The hint for the author, or nothing. */
  static Optional<String> of(Formulation formulation, Question question) {
    for (Quantity quantity : candidates(formulation)) {
      for (int axis = 0; axis < quantity.rank(); axis++) {
        List<Condition> conditions = new ArrayList<>(question.conditions());
        List<Condition> sums = sumsToOne(quantity, axis, formulation);
        if (sums.isEmpty()) {
          continue;
        }
        conditions.addAll(sums);
        Question narrower =
            new Question(
                question.dag(),
                question.relation(),
                question.instances(),
                conditions,
                question.pinned(),
                question.seed());
        if (new EnclosingEngine().examine(narrower).evidence().outcome() == Outcome.EQUAL) {
          String sum = text(quantity, axis);
          return Optional.of(
              "it holds where "
                  + sum
                  + "; if that is meant: <!-- rederive: assume "
                  + sum
                  + " -->");
        }
      }
    }
    return Optional.empty();
  }

  private static List<Quantity> candidates(Formulation formulation) {
    int[] roots =
        formulation.instances().stream()
            .flatMapToInt(
                instance -> IntStream.of(instance.expandedLeft(), instance.expandedRight()))
            .toArray();
    Cone cone = Cone.of(formulation.dag(), roots);
    if (cone.size() > LARGEST) {
      return List.of();
    }
    Set<Quantity> found = new LinkedHashSet<>();
    for (int k = 0; k < cone.size(); k++) {
      if (formulation.dag().op(cone.node(k)) == Op.VARIABLE) {
        Atom atom = formulation.dag().atom(cone.node(k));
        Quantity quantity = atom.quantity();
        if ((quantity.rank() == 1 || quantity.rank() == 2) && atom.copy() == 0) {
          found.add(quantity);
        }
      }
    }
    return found.stream().limit(CANDIDATES).toList();
  }

  /** One condition for every value of the other axis; none if some element has a definition. */
  private static List<Condition> sumsToOne(Quantity quantity, int axis, Formulation formulation) {
    List<Condition> conditions = new ArrayList<>();
    if (quantity.rank() == 1) {
      conditions.add(sum(quantity, axis, 0, formulation));
    } else {
      Range other = quantity.axes().get(1 - axis);
      int high = value(other.upper(), formulation.lowering());
      for (int fixed = value(other.lower(), formulation.lowering()); fixed <= high; fixed++) {
        conditions.add(sum(quantity, axis, fixed, formulation));
      }
    }
    return conditions.contains(null) ? List.of() : conditions;
  }

  /** Null if some element has a definition: then it is no sum of free probabilities. */
  private static Condition sum(Quantity quantity, int axis, int fixed, Formulation formulation) {
    Lowering lowering = formulation.lowering();
    Range range = quantity.axes().get(axis);
    int low = value(range.lower(), lowering);
    int[] terms = new int[Math.max(0, value(range.upper(), lowering) - low + 1)];
    for (int k = 0; k < terms.length; k++) {
      List<Integer> indices =
          quantity.rank() == 1
              ? List.of(low + k)
              : axis == 0 ? List.of(low + k, fixed) : List.of(fixed, low + k);
      terms[k] = lowering.element(quantity, indices);
      if (formulation.dag().op(terms[k]) != Op.VARIABLE) {
        return null;
      }
    }
    return new Condition(formulation.dag().add(terms), Relation.EQUAL, formulation.dag().one);
  }

  private static int value(IndexExpr index, Lowering lowering) {
    return lowering.index(index, Map.of());
  }

  private static String text(Quantity quantity, int axis) {
    Range range = quantity.axes().get(axis);
    String letters = quantity.rank() == 1 ? "i" : axis == 0 ? "ij" : "ji";
    return "\\sum_{i="
        + range.lower()
        + "}^{"
        + range.upper()
        + "} "
        + quantity.name()
        + "_{"
        + letters
        + "} = 1";
  }
}
