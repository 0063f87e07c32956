package dev.rederive.report;

import dev.rederive.check.Explanation;
import dev.rederive.check.RelationResult;
import dev.rederive.source.Source;
import java.util.ArrayList;
import java.util.List;

/** Everything about the relations of one line, for people. */
public final class ExplanationText {
  private ExplanationText() {}

  /**
   * One block per relation, with an empty line between blocks: the source, how it was read, what
   * it rests on, the derivatives found, what each engine answered, the verdict.
   */
  public static String of(Source source, List<Explanation> explanations, Palette palette) {
    RelationLines lines = new RelationLines(source, palette);
    List<String> blocks = new ArrayList<>();
    for (Explanation explanation : explanations) {
      blocks.add(String.join("\n", block(lines, explanation)) + "\n");
    }
    return String.join("\n", blocks);
  }

  private static List<String> block(RelationLines lines, Explanation explanation) {
    RelationResult relation = explanation.relation();
    List<String> text = new ArrayList<>();
    text.add(relation.judgement() == null ? lines.oneLine(relation) : lines.headline(relation));
    text.addAll(lines.excerpt(relation));
    text.addAll(lines.sides(relation));
    text.addAll(lines.reading(relation));
    explanation.uses().forEach(one -> text.add(lines.labelled("uses", Legible.line(one.text()))));
    explanation
        .derivatives()
        .forEach(one -> text.add(lines.labelled("derivative", Legible.line(one.text()))));
    text.addAll(lines.witness(relation));
    text.addAll(lines.evidence(relation));
    return text;
  }
}
