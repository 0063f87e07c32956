package dev.rederive.check;

import dev.rederive.check.comparison.NetworkComparison;
import dev.rederive.engine.Evidence;
import dev.rederive.engine.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A verdict with everything that led to it.
 *
 * @param verdict the verdict
 * @param reason a sentence for people; null where the verdict says it all
 * @param hint what would save a refuted claim: an assumption, another reading, {@code :=}; or null
 * @param evidence what each engine found, in a fixed order
 * @param witness where the claim fails; null unless refuted
 * @param sizes every choice of sizes the claim was judged at; empty where it has none
 * @param instances how many instances of the claim were judged, all sizes together
 * @param comparison what the implemented network says; empty where none is bound
 */
public record Judgement(
    Verdict verdict,
    String reason,
    String hint,
    List<Evidence> evidence,
    Witness witness,
    List<Map<String, Integer>> sizes,
    long instances,
    List<ComparedRow> comparison) {
  public Judgement {
    evidence = List.copyOf(evidence);
    sizes = List.copyOf(sizes);
    comparison = List.copyOf(comparison);
  }

  /** A judgement without evidence. */
  public static Judgement plain(Verdict verdict, String reason) {
    return new Judgement(verdict, reason, null, List.of(), null, List.of(), 0, List.of());
  }

  /**
   * Two shapes are a witness by themselves: no values could make the two sides equal.
   *
   * @param reason both shapes
   * @param remedy what would fit, or null
   */
  static Judgement misshapen(String reason, String remedy) {
    Evidence shapes =
        new Evidence(Evidence.Engine.SYMBOLIC, Evidence.Outcome.UNEQUAL, reason, null, null);
    return new Judgement(
        Verdict.REFUTED, reason, remedy, List.of(shapes), null, List.of(), 0, List.of());
  }

  /**
   * With what the implemented network says. A network that contradicts a claim that holds is a
   * conflict; beside a refuted claim it is one more witness.
   */
  Judgement comparedWith(NetworkComparison.Result result) {
    List<Evidence> more = new ArrayList<>(evidence);
    more.add(result.evidence());
    boolean contradicted =
        result.evidence().outcome() == Evidence.Outcome.UNEQUAL
            && (verdict == Verdict.PROVED || verdict == Verdict.AGREES);
    return new Judgement(
        contradicted ? Verdict.CONFLICT : verdict,
        contradicted ? "the implemented network contradicts it" : reason,
        hint,
        more,
        witness,
        sizes,
        instances,
        result.rows());
  }

  public Judgement withReason(String newReason) {
    return new Judgement(verdict, newReason, hint, evidence, witness, sizes, instances, comparison);
  }

  /** Judged at these sizes; the empty choice, of a claim that has none, is left out. */
  Judgement withSizes(List<Map<String, Integer>> choices) {
    List<Map<String, Integer>> named = choices.stream().filter(one -> !one.isEmpty()).toList();
    return new Judgement(verdict, reason, hint, evidence, witness, named, instances, comparison);
  }

  /** Whether it is open because there is certainly no point at which both sides have a value. */
  public boolean isDefinedNowhere() {
    return verdict == Verdict.UNDECIDED
        && evidence.stream()
            .anyMatch(
                one ->
                    one.engine() == Evidence.Engine.ENCLOSING
                        && one.outcome() == Evidence.Outcome.SILENT
                        && one.points() != null
                        && one.points() == 0);
  }

  Judgement withHint(String newHint) {
    return new Judgement(verdict, reason, newHint, evidence, witness, sizes, instances, comparison);
  }

  public Judgement withVerdict(Verdict newVerdict, String newReason) {
    return new Judgement(
        newVerdict, newReason, hint, evidence, witness, sizes, instances, comparison);
  }
}
