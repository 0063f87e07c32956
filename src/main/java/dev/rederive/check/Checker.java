package dev.rederive.check;

import dev.rederive.document.Documents;
import dev.rederive.engine.symbolic.SymbolicEngine;
import dev.rederive.math.Calculus;
import dev.rederive.math.Mark;
import dev.rederive.math.Model;
import dev.rederive.math.Statement;
import dev.rederive.meaning.Meaning;
import dev.rederive.source.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Judges documents: fragments, notation, statements, evidence, verdicts. */
public final class Checker implements AutoCloseable {
  private final CheckSettings settings;
  private final SymbolicEngine symbolic = new SymbolicEngine();
  private final ClaimJudge judge;
  private final JudgementCache cache;

  /** Whether the algebra system has been started. */
  private boolean warm;

  /** Documents with so many claims together, or characters, are read before they are judged. */
  private static final int CLAIMS = 1000;

  private static final int CHARACTERS = 100_000;

  public Checker(CheckSettings settings) {
    this(settings, null);
  }

  /**
   * @param cache where judgements are looked up before they are made; null for none
   */
  public Checker(CheckSettings settings, JudgementCache cache) {
    this.settings = settings;
    this.judge = new ClaimJudge(symbolic, settings.sizes(), settings.seed());
    this.cache = cache;
  }

  /** Follows a run; called from one thread at a time. */
  public interface Progress {
    /**
     * @param done claims judged so far
     * @param total claims to judge in the documents read so far
     */
    void judged(int done, int total);
  }

  /**
   * Judges every relation of every source. A few documents at a time are read and judged; of those
   * that are done only what a report says is kept.
   *
   * @throws UnknownSize if the settings name a size that no document has
   */
  public Report check(List<Source> sources, Progress progress) {
    checkSizes(sources);
    List<DocumentResult> documents = new ArrayList<>();
    int before = 0;
    while (documents.size() < sources.size()) {
      List<Source> rest = sources.subList(documents.size(), sources.size());
      List<Model> models = readSome(rest);
      int known = before;
      documents.addAll(
          judged(
              rest.subList(0, models.size()),
              models,
              (done, total) -> progress.judged(known + done, known + total)));
      before += models.stream().mapToInt(Checker::claims).sum();
    }
    return new Report(documents, settings.seed());
  }

  /**
   * The models of the sources, in their order. The algebra system is started beside it as soon as
   * there is a derivative to find.
   */
  public List<Model> read(List<Source> sources) {
    return sources.stream().map(this::read).toList();
  }

  private Model read(Source source) {
    Model model = Meaning.read(Documents.read(source));
    if (!warm && Calculus.appearsIn(model)) {
      warm = true;
      symbolic.warmUp();
    }
    return model;
  }

  /** The models of the first sources, enough of them to keep every thread at work. */
  private List<Model> readSome(List<Source> sources) {
    List<Model> models = new ArrayList<>();
    int claims = 0;
    long characters = 0;
    while (models.size() < sources.size() && claims < CLAIMS && characters < CHARACTERS) {
      Source source = sources.get(models.size());
      Model model = read(source);
      models.add(model);
      claims += claims(model);
      characters += source.text().length();
    }
    return models;
  }

  private static int claims(Model model) {
    return (int) model.statements().stream().filter(Statement.Claim.class::isInstance).count();
  }

  /**
   * Judges one claim of a model, perhaps one that was changed since it was read.
   *
   * @return a judgement without regard to the author's marks
   */
  public Judgement judge(Model model, Statement.Claim claim, Thoroughness thoroughness) {
    return judge.judge(model, claim, thoroughness);
  }

  /**
   * As {@link #check(List, Progress)}, for sources that were read before.
   *
   * @param models the sources' models, in their order
   */
  public Report check(List<Source> sources, List<Model> models, Progress progress) {
    checkSizesOf(models);
    return new Report(judged(sources, models, progress), settings.seed());
  }

  private List<DocumentResult> judged(List<Source> sources, List<Model> models, Progress progress) {
    List<Callable<Judgement>> tasks = new ArrayList<>();
    for (Model model : models) {
      Function<Statement.Claim, Judgement> judge = judge(model, Thoroughness.EVERYTHING);
      for (Statement statement : model.statements()) {
        if (statement instanceof Statement.Claim claim) {
          tasks.add(() -> judge.apply(claim));
        }
      }
    }
    List<Judgement> judgements = new Jobs(settings.jobs(), settings.timeout()).run(tasks, progress);
    List<DocumentResult> documents = new ArrayList<>();
    int next = 0;
    for (int k = 0; k < sources.size(); k++) {
      List<RelationResult> relations = new ArrayList<>();
      BiFunction<Model, Statement.Claim, Judgement> glance =
          (model, claim) -> judge(model, Thoroughness.VERDICT).apply(claim);
      OtherReadings others = new OtherReadings(sources.get(k), models.get(k), glance);
      LaterMeanings later = new LaterMeanings(sources.get(k), models.get(k), glance);
      for (Statement statement : models.get(k).statements()) {
        Judgement judgement = statement instanceof Statement.Claim ? judgements.get(next++) : null;
        RelationResult result = RelationResult.of(sources.get(k), statement, judgement);
        Judgement named = others.named(statement, result.judgement());
        relations.add(result.with(later.settle(statement, named)));
      }
      documents.add(document(sources.get(k), models.get(k), relations));
    }
    return documents;
  }

  /** Judges the claims of one model, or finds what was judged before. */
  private Function<Statement.Claim, Judgement> judge(Model model, Thoroughness thoroughness) {
    if (cache == null) {
      return claim -> judge(model, claim, thoroughness);
    }
    ModelSlices slices = new ModelSlices(model, settings.sizes());
    return claim ->
        cache.judge(
            slices, claim, settings, thoroughness, (slice, one) -> judge(slice, one, thoroughness));
  }

  /** Before anything is judged; without sizes from outside nothing is read for it. */
  private void checkSizes(List<Source> sources) {
    TreeSet<String> known = new TreeSet<>();
    for (Source source : settings.sizes().isEmpty() ? List.<Source>of() : sources) {
      addSizes(read(source), known);
    }
    checkSizes(known);
  }

  private void checkSizesOf(List<Model> models) {
    TreeSet<String> known = new TreeSet<>();
    models.forEach(model -> addSizes(model, known));
    checkSizes(known);
  }

  private static void addSizes(Model model, TreeSet<String> known) {
    known.addAll(model.freeSizes());
    known.addAll(model.sizes().keySet());
  }

  private void checkSizes(TreeSet<String> known) {
    for (String size : settings.sizes().keySet()) {
      if (!known.contains(size)) {
        throw new UnknownSize(
            "no document has a size called "
                + size
                + (known.isEmpty() ? "" : "; there are " + String.join(", ", known)));
      }
    }
  }

  /** Applies the author's marks: what is marked wrong has to be refuted. */
  private DocumentResult document(Source source, Model model, List<RelationResult> relations) {
    Map<Integer, List<Integer>> blocks = new HashMap<>();
    for (int k = 0; k < relations.size(); k++) {
      if (relations.get(k).mark() instanceof Mark.Wrong wrong) {
        blocks.computeIfAbsent(wrong.block(), block -> new ArrayList<>()).add(k);
      }
    }
    List<RelationResult> marked = new ArrayList<>(relations);
    List<Model.Finding> findings = new ArrayList<>(model.defects());
    findings.addAll(Comparisons.findings(model, settings.sizes()));
    for (List<Integer> block : blocks.values()) {
      boolean refuted = false;
      for (int k : block) {
        RelationResult relation = relations.get(k);
        if (relation.verdict() == Verdict.REFUTED) {
          refuted = true;
          String reason = ((Mark.Wrong) relation.mark()).reason();
          marked.set(
              k, relation.with(relation.judgement().withVerdict(Verdict.KNOWN_WRONG, reason)));
        }
      }
      if (!refuted) {
        RelationResult first = relations.get(block.get(0));
        findings.add(
            new Model.Finding(
                first.place(),
                "marked as wrong, but it is not refuted: the verdict is " + first.verdict()));
      }
    }
    findings.sort(Comparator.comparing(Model.Finding::place));
    return new DocumentResult(source, marked, findings);
  }

  /** Stops what works in the background. */
  @Override
  public void close() {
    symbolic.close();
  }
}
