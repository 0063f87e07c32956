package dev.rederive.check;

import dev.rederive.document.Documents;
import dev.rederive.math.Choice;
import dev.rederive.math.Model;
import dev.rederive.math.Statement;
import dev.rederive.meaning.Meaning;
import dev.rederive.source.Position;
import dev.rederive.source.Source;
import dev.rederive.source.Span;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Claims behind a second {@code f = …}. A plain {@code =} does not change what f is: the second one
 * is a claim, and refuted where it says something else. What follows may rest on it none the less,
 * as where each section of an article has an f of its own. A later claim that fails with the first
 * meaning, but not with the second, is left open, so that one finding is not told many times; the
 * second {@code =} stays refuted, and a claim that fails with both is.
 */
final class LaterMeanings {
  private final Source source;
  private final Model model;
  private final BiFunction<Model, Statement.Claim, Judgement> judge;

  /** Read when it is first needed. */
  private Model other;

  private final Map<Span, Statement> others = new HashMap<>();

  /** What is defined by a relation that counts as a claim, by its place. */
  private final Map<Position, String> redefined = new TreeMap<>();

  /**
   * @param judge the verdict on a claim of a model, without hints
   */
  LaterMeanings(Source source, Model model, BiFunction<Model, Statement.Claim, Judgement> judge) {
    this.source = source;
    this.model = model;
    this.judge = judge;
  }

  /** The judgement on a statement, or that it is open which meaning is meant. */
  Judgement settle(Statement statement, Judgement judgement) {
    if (judgement == null
        || judgement.verdict() != Verdict.REFUTED
        || OtherReadings.isMarked(statement)
        || !model.choices().contains(Choice.LATER_MEANING)) {
      return judgement;
    }
    read();
    if (!(others.get(statement.site().sign()) instanceof Statement.Claim claim)) {
      return judgement;
    }
    Position here = source.position(statement.site().sign().start());
    Set<Position> restsOn = new LinkedHashSet<>();
    for (UsedDefinition used : UsedDefinitions.of(other, List.of(claim.left(), claim.right()))) {
      if (used.place() != null
          && redefined.containsKey(used.place())
          && used.place().compareTo(here) < 0) {
        restsOn.add(used.place());
      }
    }
    if (restsOn.isEmpty()) {
      return judgement;
    }
    Verdict verdict = judge.apply(other, claim).verdict();
    if (verdict == Verdict.REFUTED && Unexplained.reason(other, claim) == null) {
      return judgement;
    }
    boolean holds = verdict == Verdict.PROVED || verdict == Verdict.AGREES;
    String again =
        restsOn.stream()
            .map(place -> redefined.get(place) + " is given another meaning in " + place.inWords())
            .collect(Collectors.joining(" and "));
    return Judgement.plain(
        Verdict.UNDECIDED,
        again
            + ", by = and not by :=; with the first meaning this does not hold, with the later one "
            + (holds ? "it does" : "it is open"));
  }

  private void read() {
    if (other != null) {
      return;
    }
    other = Meaning.read(Documents.read(source), Choice.LATER_MEANING);
    Set<Span> claimed =
        model.statements().stream()
            .filter(one -> !(one instanceof Statement.Defines))
            .map(one -> one.site().sign())
            .collect(Collectors.toSet());
    for (Statement statement : other.statements()) {
      Span sign = statement.site().sign();
      others.put(sign, statement);
      if (statement instanceof Statement.Defines again && claimed.contains(sign)) {
        redefined.put(source.position(sign.start()), again.name());
      }
    }
  }
}
