package dev.rederive.check;

import dev.rederive.check.comparison.NetworkComparison;
import dev.rederive.check.comparison.NetworkComparison.Result;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.lowering.Lowering;
import dev.rederive.engine.lowering.Unresolved;
import dev.rederive.engine.sampling.Instance;
import dev.rederive.engine.sampling.Question;
import dev.rederive.math.Decimals;
import dev.rederive.math.Expr;
import dev.rederive.math.ExprParts;
import dev.rederive.math.Model;
import dev.rederive.math.NetworkBinding;
import dev.rederive.math.Quantity;
import dev.rederive.math.Repeat;
import dev.rederive.math.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hipparchus.fraction.BigFraction;

/** Sets claims about bound symbols beside the implemented network, the first that knows them. */
final class Comparisons {
  private Comparisons() {}

  /** At random points; empty if the claim is not about symbols that are bound. */
  static Optional<Result> atRandom(Model model, Formulation formulation, Question question) {
    return first(model, formulation, comparison -> comparison.compare(question));
  }

  /** At the given values, within the rounding of a printed side. */
  static Optional<Result> atGiven(
      Model model, Statement.Claim claim, Formulation formulation, GivenValues given) {
    return first(
        model,
        formulation,
        comparison -> comparison.compareAtGiven(formulation.instances(), given.all(), unit(claim)));
  }

  /** After the network's own training from the given values. */
  static Optional<Result> after(
      Model model,
      Statement.Claim claim,
      Repeat repeat,
      Formulation formulation,
      GivenValues given) {
    Optional<Double> rate = learningRate(model, repeat);
    if (rate.isEmpty()) {
      return Optional.empty();
    }
    List<Instance> instances = formulation.instances();
    return first(
        model,
        formulation,
        comparison ->
            comparison.compareAfter(repeat, rate.get(), instances, given.all(), unit(claim)));
  }

  /** What is wrong with the bindings themselves, values that differ included. */
  static List<Model.Finding> findings(Model model, Map<String, Integer> chosen) {
    List<Model.Finding> findings = new ArrayList<>();
    Map<String, Integer> sizes = new HashMap<>(model.sizes());
    int next = 2;
    for (String size : model.freeSizes()) {
      sizes.put(size, chosen.getOrDefault(size, next));
      next = next == 4 ? 2 : next + 1;
    }
    for (NetworkBinding binding : model.networks()) {
      try {
        Lowering lowering = new Lowering(model, sizes, new Dag());
        findings.addAll(new NetworkComparison(binding, lowering).compareValues(List.of()));
      } catch (Unresolved open) {
        findings.add(new Model.Finding(binding.place(), "network: " + open.getMessage()));
      }
    }
    return findings;
  }

  private static Optional<Result> first(
      Model model,
      Formulation formulation,
      Function<NetworkComparison, Optional<Result>> question) {
    for (NetworkBinding binding : model.networks()) {
      try {
        Optional<Result> result =
            question.apply(new NetworkComparison(binding, formulation.lowering()));
        if (result.isPresent()) {
          return result;
        }
      } catch (Unresolved open) {
        // The network's own names have no value at these sizes; the findings say so once.
        continue;
      }
    }
    return Optional.empty();
  }

  /** One unit of the last printed place, or null if no side is a printed decimal. */
  private static BigFraction unit(Statement.Claim claim) {
    String printed = NumericJudge.printed(claim.right());
    printed = printed != null ? printed : NumericJudge.printed(claim.left());
    return printed == null ? null : Decimals.unit(printed);
  }

  /**
   * The learning rate of updates like {@code w - \eta \partial E/\partial w}: the given quantity
   * that stands beside a derivative in all of them.
   */
  private static Optional<Double> learningRate(Model model, Repeat repeat) {
    Set<Quantity> common = null;
    for (Statement.Update update : repeat.updates()) {
      Set<Quantity> rates = new HashSet<>();
      collectRates(update.value(), rates);
      if (common == null) {
        common = rates;
      } else {
        common.retainAll(rates);
      }
    }
    if (common == null || common.size() != 1) {
      return Optional.empty();
    }
    BigFraction value = model.givens().get(Expr.Ref.scalar(common.iterator().next()));
    return Optional.ofNullable(value).map(BigFraction::doubleValue);
  }

  private static void collectRates(Expr expr, Set<Quantity> rates) {
    if (expr instanceof Expr.Multiply product
        && product.factors().stream().anyMatch(Expr.Derivative.class::isInstance)) {
      for (Expr factor : product.factors()) {
        if (factor instanceof Expr.Ref ref && ref.subscripts().isEmpty()) {
          rates.add(ref.quantity());
        }
      }
    }
    ExprParts.of(expr).forEach(part -> collectRates(part, rates));
  }
}
