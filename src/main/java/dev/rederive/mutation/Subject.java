package dev.rederive.mutation;

import dev.rederive.check.DocumentResult;
import dev.rederive.check.Verdict;
import dev.rederive.math.Model;
import dev.rederive.math.Relation;
import dev.rederive.math.Statement;
import dev.rederive.source.Position;
import dev.rederive.source.Source;
import java.util.ArrayList;
import java.util.List;

/** A claim that is to be broken, with the document it stands in. */
public record Subject(Source source, Model model, Statement.Claim claim) {

  /**
   * The claims of a document that were proved. What merely agrees, or is an inequality, can be
   * changed a little and stay true, so it says nothing about the checker.
   *
   * @param document the document as it was judged
   * @param model the same document as it was read
   */
  public static List<Subject> proved(DocumentResult document, Model model) {
    List<Subject> subjects = new ArrayList<>();
    for (int k = 0; k < model.statements().size(); k++) {
      if (document.relations().get(k).verdict() == Verdict.PROVED
          && model.statements().get(k) instanceof Statement.Claim claim
          && (claim.relation() == Relation.EQUAL || claim.relation() == Relation.APPROXIMATE)) {
        subjects.add(new Subject(document.source(), model, claim));
      }
    }
    return subjects;
  }

  /** Where the relation sign stands. */
  public Position place() {
    return source.position(claim.site().sign().start());
  }
}
