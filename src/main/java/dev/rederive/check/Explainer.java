package dev.rederive.check;

import dev.rederive.document.Documents;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.lowering.Unresolved;
import dev.rederive.engine.symbolic.SymbolicEngine;
import dev.rederive.math.Expr;
import dev.rederive.math.Model;
import dev.rederive.math.Statement;
import dev.rederive.meaning.Meaning;
import dev.rederive.source.Page;
import dev.rederive.source.Position;
import dev.rederive.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Tells how the relations on one line of a document were read and judged. */
public final class Explainer {
  private final CheckSettings settings;

  public Explainer(CheckSettings settings) {
    this.settings = settings;
  }

  /**
   * The relations whose sign stands on the line, or, where there are none, those nearest to it
   * among the lines around it up to the next empty ones.
   *
   * @param place a line of the source; its column is that of the one relation that is meant, if the
   *     sign of one starts there, and 0 for all of the line
   * @return in document order; empty if there is no such relation
   * @throws UnknownSize if the settings name a size that the document has not
   */
  public List<Explanation> explain(Source source, Position place) {
    Report report;
    try (Checker checker = new Checker(settings)) {
      report = checker.check(List.of(source), (done, total) -> {});
    }
    List<RelationResult> all =
        report.documents().stream().flatMap(document -> document.relations().stream()).toList();
    Position nearest = nearest(source.page(place.file(), place.cell()), all, place);
    List<Integer> here =
        IntStream.range(0, all.size())
            .filter(k -> nearest != null && all.get(k).place().isOnLineOf(nearest))
            .boxed()
            .toList();
    List<Integer> exactly =
        here.stream()
            .filter(k -> all.get(k).place().isOnLineOf(place))
            .filter(k -> all.get(k).place().column() == place.column())
            .toList();
    Model model = Meaning.read(Documents.read(source));
    List<Explanation> explanations = new ArrayList<>();
    try (SymbolicEngine symbolic = new SymbolicEngine()) {
      for (int k : exactly.isEmpty() ? here : exactly) {
        explanations.add(
            of(model, model.statements().get(k), all.get(k), settings.sizes(), symbolic));
      }
    }
    return explanations;
  }

  /**
   * What is known about one relation of a model.
   *
   * @param statement the relation as it was read
   * @param relation what was said of it
   */
  static Explanation of(
      Model model,
      Statement statement,
      RelationResult relation,
      Map<String, Integer> sizes,
      SymbolicEngine symbolic) {
    List<Expr> formulas = new ArrayList<>();
    List<FoundDerivative> derivatives = List.of();
    if (statement instanceof Statement.Claim claim) {
      formulas.add(claim.left());
      formulas.add(claim.right());
      try {
        derivatives = FoundDerivatives.of(new FirstInstance(model, claim, sizes), symbolic);
      } catch (Unresolved | Dag.TooLarge problem) {
        // The verdict of the claim says why.
        derivatives = List.of();
      }
    } else if (statement instanceof Statement.Update update) {
      formulas.add(update.target());
      formulas.add(update.value());
    }
    return new Explanation(relation, UsedDefinitions.of(model, formulas), derivatives);
  }

  /** The nearest relation without an empty line in between; null if there is none. */
  private static Position nearest(Page page, List<RelationResult> relations, Position place) {
    int line = place.line();
    int first = line;
    while (first > 1 && !isEmpty(page, first) && !isEmpty(page, first - 1)) {
      first--;
    }
    int last = line;
    while (last < page.lineCount() && !isEmpty(page, last) && !isEmpty(page, last + 1)) {
      last++;
    }
    Position nearest = null;
    for (RelationResult relation : relations) {
      Position other = relation.place();
      if (other.cell() == place.cell()
          && Objects.equals(other.file(), place.file())
          && first <= other.line()
          && other.line() <= last
          && (nearest == null || Math.abs(other.line() - line) < Math.abs(nearest.line() - line))) {
        nearest = other;
      }
    }
    return nearest;
  }

  private static boolean isEmpty(Page page, int line) {
    return page.line(line).isBlank();
  }
}
