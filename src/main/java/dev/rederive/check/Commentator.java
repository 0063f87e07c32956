package dev.rederive.check;

import dev.rederive.check.comparison.NetworkSketch;
import dev.rederive.document.Documents;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.lowering.Lowering;
import dev.rederive.engine.lowering.Unresolved;
import dev.rederive.engine.symbolic.SymbolicEngine;
import dev.rederive.math.Expr;
import dev.rederive.math.ExprLatex;
import dev.rederive.math.FreshLetters;
import dev.rederive.math.Model;
import dev.rederive.math.NetworkBinding;
import dev.rederive.math.Statement;
import dev.rederive.math.array.ArrayLatex;
import dev.rederive.math.array.ArraySides;
import dev.rederive.meaning.Meaning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Finds out what stands behind the verdicts of a report: definitions, derivatives, curves, drawings.
 * No verdict needs it, so it is done only for readers who want to see it. The same report gives the
 * same commentary.
 */
public final class Commentator implements AutoCloseable {
  private final CheckSettings settings;
  private final SymbolicEngine symbolic = new SymbolicEngine();

  public Commentator(CheckSettings settings) {
    this.settings = settings;
  }

  /** The commentary on each document, in their order. */
  public List<DocumentCommentary> comment(Report report) {
    List<Model> models = new ArrayList<>();
    List<Callable<RelationCommentary>> tasks = new ArrayList<>();
    for (DocumentResult document : report.documents()) {
      Model model = Meaning.read(Documents.read(document.source()));
      models.add(model);
      for (int k = 0; k < model.statements().size(); k++) {
        Statement statement = model.statements().get(k);
        RelationResult relation = document.relations().get(k);
        tasks.add(() -> comment(model, statement, relation));
      }
    }
    List<RelationCommentary> found =
        new Jobs(settings.jobs(), settings.timeout()).run(tasks, (done, total) -> {}, null);
    List<DocumentCommentary> documents = new ArrayList<>();
    int next = 0;
    for (int k = 0; k < models.size(); k++) {
      List<RelationCommentary> relations = new ArrayList<>();
      for (RelationResult relation : report.documents().get(k).relations()) {
        RelationCommentary one = found.get(next++);
        relations.add(one == null ? RelationCommentary.nothing(relation) : one);
      }
      documents.add(new DocumentCommentary(networks(models.get(k)), relations));
    }
    return documents;
  }

  private RelationCommentary comment(Model model, Statement statement, RelationResult relation) {
    Explanation explanation =
        attempt(
                () ->
                    Optional.of(
                        Explainer.of(model, statement, relation, settings.sizes(), symbolic)))
            .orElse(RelationCommentary.nothing(relation).explanation());
    if (statement instanceof Statement.Update update) {
      String reading =
          ExprLatex.of(update.target()) + " \\leftarrow " + ExprLatex.of(update.value());
      return new RelationCommentary(explanation, FreshLetters.in(reading), null, null, null, null);
    }
    if (statement instanceof Statement.Defines defines && defines.right() != null) {
      String reading = ExprLatex.of(defines.left()) + " = " + ExprLatex.of(defines.right());
      return new RelationCommentary(explanation, FreshLetters.in(reading), null, null, null, null);
    }
    if (!(statement instanceof Statement.Claim claim)) {
      return new RelationCommentary(explanation, null, null, null, null, null);
    }
    String sign = ExprLatex.sign(claim.relation());
    String element =
        FreshLetters.in(ExprLatex.of(claim.left()) + sign + ExprLatex.of(claim.right()));
    ArraySides arrays = claim.arrays();
    String reading =
        arrays == null
            ? element
            : FreshLetters.in(ArrayLatex.of(arrays.left()) + sign + ArrayLatex.of(arrays.right()));
    element = arrays == null ? null : element;
    if (claim.state() > 0) {
      RunCurve run = attempt(() -> RunCurve.of(model, claim, settings.sizes())).orElse(null);
      return new RelationCommentary(explanation, reading, element, null, run, null);
    }
    StepCurve steps =
        attempt(() -> StepCurve.of(first(model, claim), claim, settings.seed())).orElse(null);
    NetworkSketch network = attempt(() -> network(model, claim)).orElse(null);
    return new RelationCommentary(explanation, reading, element, steps, null, network);
  }

  private FirstInstance first(Model model, Statement.Claim claim) {
    return new FirstInstance(model, claim, settings.sizes());
  }

  /** The first network that knows what the claim differentiates by. */
  private Optional<NetworkSketch> network(Model model, Statement.Claim claim) {
    if (model.networks().isEmpty()) {
      return Optional.empty();
    }
    FirstInstance instance = first(model, claim);
    List<Integer> about = new ArrayList<>();
    for (Expr expr : instance.derivatives()) {
      if (expr instanceof Expr.Derivative derivative) {
        about.add(instance.node(derivative.variable()));
      }
    }
    for (NetworkBinding binding : model.networks()) {
      Optional<NetworkSketch> sketch = NetworkSketch.of(binding, instance.lowering(), about);
      if (sketch.isPresent() && !sketch.get().highlights().isEmpty()) {
        return sketch;
      }
    }
    return Optional.empty();
  }

  /** At the document's sizes, free ones small and different from each other. */
  private List<NetworkSketch> networks(Model model) {
    List<NetworkSketch> sketches = new ArrayList<>();
    Map<String, Integer> sizes = new HashMap<>(model.sizes());
    int next = 2;
    for (String size : model.freeSizes()) {
      sizes.put(size, settings.sizes().getOrDefault(size, next));
      next = next == 4 ? 2 : next + 1;
    }
    for (NetworkBinding binding : model.networks()) {
      attempt(() -> NetworkSketch.of(binding, new Lowering(model, sizes, new Dag()), List.of()))
          .ifPresent(sketches::add);
    }
    return sketches;
  }

  /** Nothing where the claim has no value to speak of; its verdict says why. */
  private static <T> Optional<T> attempt(Supplier<Optional<T>> question) {
    try {
      return question.get();
    } catch (Unresolved | Dag.TooLarge | ArithmeticException | StackOverflowError problem) {
      return Optional.empty();
    }
  }

  /** Stops what works in the background. */
  @Override
  public void close() {
    symbolic.close();
  }
}
