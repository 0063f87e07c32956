package dev.rederive.check;

import dev.rederive.document.Document;
import dev.rederive.document.Documents;
import dev.rederive.engine.lowering.Unresolved;
import dev.rederive.math.Choice;
import dev.rederive.math.Mark;
import dev.rederive.math.Model;
import dev.rederive.math.Statement;
import dev.rederive.meaning.Meaning;
import dev.rederive.source.Source;
import dev.rederive.source.Span;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Looks whether what is refuted would hold under another reading of the document. It stays refuted:
 * the message names the reading. A document is read once more for each choice that was made in it,
 * and only if something in it is refuted.
 */
final class OtherReadings {
  /** Claims of one document that are looked at; a document with more is wrong in other ways. */
  private static final int CLAIMS = 50;

  private final Source source;
  private final Model model;
  private final BiFunction<Model, Statement.Claim, Judgement> judge;
  private final Map<Choice, Model> models = new EnumMap<>(Choice.class);
  private final Map<Choice, Map<Span, Statement.Claim>> claims = new EnumMap<>(Choice.class);
  private int looked;

  /**
   * @param judge the verdict on a claim of a model, without hints
   */
  OtherReadings(Source source, Model model, BiFunction<Model, Statement.Claim, Judgement> judge) {
    this.source = source;
    this.model = model;
    this.judge = judge;
  }

  /** The judgement on a statement, naming a reading under which it would hold. */
  Judgement named(Statement statement, Judgement judgement) {
    boolean refuted = judgement != null && judgement.verdict() == Verdict.REFUTED;
    if (!refuted || isMarked(statement) || model.choices().isEmpty() || ++looked > CLAIMS) {
      return judgement;
    }
    for (Choice choice : model.choices()) {
      if (choice != Choice.LATER_MEANING && holds(statement, choice)) {
        String other = "it would hold if " + choice.otherReading();
        return judgement.withHint(
            judgement.hint() == null ? other : other + "; " + judgement.hint());
      }
    }
    return judgement;
  }

  /** Who says that it is wrong needs no way to save it. */
  static boolean isMarked(Statement statement) {
    return statement instanceof Statement.Claim claim && claim.mark() instanceof Mark.Wrong
        || statement instanceof Statement.Misshapen misshapen
            && misshapen.mark() instanceof Mark.Wrong;
  }

  private boolean holds(Statement statement, Choice choice) {
    Model other = models.computeIfAbsent(choice, this::read);
    Statement.Claim claim = claims.get(choice).get(statement.site().sign());
    if (claim == null) {
      return false;
    }
    try {
      Verdict verdict = judge.apply(other, claim).verdict();
      return verdict == Verdict.PROVED || verdict == Verdict.AGREES;
    } catch (Unresolved | StackOverflowError unclear) {
      return false;
    }
  }

  private Model read(Choice choice) {
    Document document = Documents.read(source);
    Model other = Meaning.read(document, choice);
    Map<Span, Statement.Claim> found = new HashMap<>();
    for (Statement statement : other.statements()) {
      if (statement instanceof Statement.Claim claim) {
        found.put(claim.site().sign(), claim);
      }
    }
    claims.put(choice, found);
    return other;
  }
}
