package dev.rederive.check;

import dev.rederive.check.comparison.NetworkSketch;

/**
 * What a reader of one relation may want to see beside its verdict. All but the explanation may be
 * null.
 *
 * @param explanation the definitions it rests on, the derivatives found
 * @param reading how it was read, as LaTeX
 * @param element what it says of any element where it is about arrays, as LaTeX
 * @param steps the error of its finite differences against the step
 * @param run the course of what it speaks of over the steps of a {@code repeat}
 * @param network the bound network, with what it differentiates by
 */
public record RelationCommentary(
    Explanation explanation,
    String reading,
    String element,
    StepCurve steps,
    RunCurve run,
    NetworkSketch network) {
  /** Of a relation about which nothing more is known. */
  static RelationCommentary nothing(RelationResult relation) {
    Explanation explanation = new Explanation(relation, java.util.List.of(), java.util.List.of());
    return new RelationCommentary(explanation, null, null, null, null, null);
  }
}
