package dev.rederive.check;

import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.dag.Cone;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import dev.rederive.engine.dag.Replacement;
import dev.rederive.engine.dag.RoundedNumber;
import dev.rederive.engine.floating.RepeatedUpdate;
import dev.rederive.engine.lowering.Groundwork;
import dev.rederive.engine.lowering.Unresolved;
import dev.rederive.engine.sampling.Instance;
import dev.rederive.math.Model;
import dev.rederive.math.Repeat;
import dev.rederive.math.Statement;
import java.util.HashMap;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * Judges numeric claims about the result of a {@code repeat}. The run is in doubles and in pairs of
 * doubles; where they part ways is how well the result is known. That is no enclosure of all
 * rounding, so the best verdict is AGREES.
 */
final class RepeatJudge {
  private final NumericJudge numbers;
  private final Recent<Groundwork> groundworks;
  private final Recent<Outcome> outcomes = new Recent<>();

  RepeatJudge(NumericJudge numbers, Recent<Groundwork> groundworks) {
    this.numbers = numbers;
    this.groundworks = groundworks;
  }

  private record Key(int repeat, Map<String, Integer> sizes) {}

  /** What the updated variables are at the end, as ranges; or why nobody knows. */
  private record Outcome(Map<Atom, RoundedNumber> values, int digits, String failure) {}

  Judgement judge(Model model, Statement.Claim claim, Map<String, Integer> sizes, long seed) {
    Repeat repeat = model.repeats().get(claim.state() - 1);
    Map<String, Integer> choice = SizeChoices.of(model, claim, sizes).get(0);
    Outcome outcome =
        outcomes.of(model, new Key(repeat.number(), choice), () -> run(model, repeat, choice));
    if (!outcome.failure().isEmpty()) {
      return Judgement.plain(Verdict.UNDECIDED, outcome.failure());
    }
    Formulation formulation = new Formulation(model, claim, choice, groundworks);
    Judgement worst = null;
    for (Instance instance : formulation.instances()) {
      Judgement judgement = judge(model, claim, formulation.dag(), instance, outcome, seed);
      if (worst == null || judgement.verdict().compareTo(worst.verdict()) > 0) {
        worst = judgement;
      }
    }
    if (worst == null) {
      return Judgement.plain(Verdict.UNDECIDED, "the claim has no instance");
    }
    String after =
        "after "
            + repeat.times()
            + (repeat.times() == 1 ? " step" : " steps")
            + ", computed in doubles and in pairs of doubles, which agree to "
            + outcome.digits()
            + " digits";
    Judgement judged =
        worst.verdict() == Verdict.PROVED
            ? worst.withVerdict(Verdict.AGREES, after)
            : worst.withReason(worst.reason() == null ? after : worst.reason() + "; " + after);
    return Comparisons.after(model, claim, repeat, formulation, new GivenValues(model))
        .map(judged::comparedWith)
        .orElse(judged);
  }

  private Judgement judge(
      Model model, Statement.Claim claim, Dag dag, Instance instance, Outcome outcome, long seed) {
    Map<Integer, Integer> by = new HashMap<>();
    Cone cone = Cone.of(dag, instance.expandedLeft(), instance.expandedRight());
    for (int k = 0; k < cone.size(); k++) {
      int node = cone.node(k);
      if (dag.op(node) == Op.VARIABLE && outcome.values().containsKey(dag.atom(node))) {
        by.put(node, dag.rounded(outcome.values().get(dag.atom(node))));
      }
    }
    Replacement replacement = new Replacement(dag, by);
    int left = replacement.apply(instance.expandedLeft());
    int right = replacement.apply(instance.expandedRight());
    return numbers.judge(
        dag,
        claim,
        new Instance(instance.label(), left, right, left, right),
        new GivenValues(model),
        seed);
  }

  private static Outcome run(Model model, Repeat repeat, Map<String, Integer> claimSizes) {
    try {
      return execute(model, repeat, claimSizes);
    } catch (Unresolved open) {
      return new Outcome(Map.of(), 0, "the updates cannot be executed: " + open.getMessage());
    } catch (Dag.TooLarge large) {
      return new Outcome(Map.of(), 0, "the updates are too large: " + large.getMessage());
    }
  }

  private static Outcome execute(Model model, Repeat repeat, Map<String, Integer> claimSizes) {
    RepeatProgram program = RepeatProgram.of(model, repeat, claimSizes);
    Dag dag = program.dag();
    Map<Atom, Integer> updates = program.updates();
    int[] watched = updates.keySet().stream().mapToInt(dag::variable).toArray();
    RepeatedUpdate.Result result =
        new RepeatedUpdate(dag, updates, new GivenValues(model).all(), watched)
            .run((int) repeat.times());
    if (!result.failure().isEmpty()) {
      return new Outcome(Map.of(), 0, result.failure());
    }
    Map<Atom, RoundedNumber> values = new HashMap<>();
    int digits = 15;
    for (RepeatedUpdate.Value value : result.values()) {
      BigFraction middle = new BigFraction(value.value().unscaledValue());
      int scale = value.value().scale();
      BigFraction ten = new BigFraction(10).pow(Math.abs(scale));
      middle = scale >= 0 ? middle.divide(ten) : middle.multiply(ten);
      BigFraction radius = new BigFraction(value.radius());
      digits = Math.min(digits, value.digits());
      values.put(
          dag.atom(value.node()),
          new RoundedNumber(middle.subtract(radius), middle.add(radius), value.value().toString()));
    }
    return new Outcome(values, digits, "");
  }
}
