package dev.rederive.check;

import dev.rederive.math.Mark;
import dev.rederive.math.Relation;
import dev.rederive.math.Site;
import dev.rederive.math.Statement;
import dev.rederive.source.Position;
import dev.rederive.source.Source;
import dev.rederive.source.Span;
import java.util.List;

/**
 * One relation of a document with what was said of it. What its formulas mean is left to the model
 * of the document, whose statements stand in the same order: a report of many documents holds none
 * of them.
 *
 * @param place of the relation sign
 * @param kind what kind of statement it is
 * @param site where it stands and how it is written
 * @param relation how the sides of a claim are compared; null for all else
 * @param culprit the span that stopped the reading; null for what was read
 * @param mark what the author says of it
 * @param judgement null for definitions, updates and declarations
 * @param readings how it was read, where there was a choice
 * @param meaning the relation in unambiguous form, or an empty text if it was not read
 */
public record RelationResult(
    Position place,
    Kind kind,
    Site site,
    Relation relation,
    Span culprit,
    Mark mark,
    Judgement judgement,
    List<String> readings,
    String meaning) {
  /** The kinds of the machine-readable report. */
  public enum Kind {
    DEFINITION,
    CLAIM,
    NUMERIC,
    UPDATE,
    DECLARATION
  }

  /**
   * What is said of a statement.
   *
   * @param judgement of a claim; null for all else, whose judgement follows from what it is
   */
  static RelationResult of(Source source, Statement statement, Judgement judgement) {
    return new RelationResult(
        source.position(statement.site().sign().start()),
        kind(statement),
        statement.site(),
        statement instanceof Statement.Claim claim ? claim.relation() : null,
        statement instanceof Statement.Unread unread ? unread.culprit() : null,
        mark(statement),
        judgement == null ? judgement(source, statement) : judgement,
        statement.readings(),
        ReadBack.of(statement));
  }

  private static Kind kind(Statement statement) {
    if (statement instanceof Statement.Defines) {
      return Kind.DEFINITION;
    } else if (statement instanceof Statement.Update) {
      return Kind.UPDATE;
    } else if (statement instanceof Statement.Declares) {
      return Kind.DECLARATION;
    }
    boolean numeric =
        statement instanceof Statement.Claim claim && claim.kind() == Statement.Claim.Kind.NUMERIC;
    return numeric ? Kind.NUMERIC : Kind.CLAIM;
  }

  private static Mark mark(Statement statement) {
    if (statement instanceof Statement.Claim claim) {
      return claim.mark();
    } else if (statement instanceof Statement.Misshapen misshapen) {
      return misshapen.mark();
    }
    return statement instanceof Statement.Unread unread ? unread.mark() : Mark.NONE;
  }

  private static Judgement judgement(Source source, Statement statement) {
    if (statement instanceof Statement.Unread unread) {
      String culprit = source.slice(unread.culprit()).strip();
      return Judgement.plain(
          Verdict.UNREAD, unread.reason() + (culprit.isEmpty() ? "" : ": " + shorten(culprit)));
    } else if (statement instanceof Statement.Misshapen misshapen) {
      return Judgement.misshapen(misshapen.reason(), misshapen.remedy());
    } else if (statement instanceof Statement.Skipped skipped) {
      return Judgement.plain(Verdict.SKIPPED, skipped.reason());
    }
    return null;
  }

  private static String shorten(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= 60 ? line : line.substring(0, 59) + "…";
  }

  /** The same relation, judged otherwise. */
  RelationResult with(Judgement other) {
    return new RelationResult(place, kind, site, relation, culprit, mark, other, readings, meaning);
  }

  /** Whether it says something that is true or false and was understood. */
  public boolean isClaim() {
    return relation != null;
  }

  /** The verdict, or null where none is due. */
  public Verdict verdict() {
    return judgement == null ? null : judgement.verdict();
  }

  /**
   * Whether this fails a run.
   *
   * @param strict whether open questions fail too; an inline relation that could not be read is
   *     listed, never a finding
   */
  public boolean fails(boolean strict) {
    if (judgement == null) {
      return false;
    }
    return switch (judgement.verdict()) {
      case REFUTED, CONFLICT -> true;
      case UNDECIDED -> strict;
      case UNREAD -> strict && !site.inline();
      case PROVED, AGREES, SKIPPED, KNOWN_WRONG -> false;
    };
  }
}
