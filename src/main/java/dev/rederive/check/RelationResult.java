package dev.rederive.check;

import dev.rederive.math.Statement;
import dev.rederive.source.Position;
import dev.rederive.source.Span;
import java.util.List;

/**
 * One relation of a document with what was said of it.
 *
 * @param place of the relation sign
 * @param excerpt the span of the whole relation in the source, for quoting
 * @param kind what kind of statement it is
 * @param statement the statement as it was read
 * @param judgement null for definitions, updates and declarations
 * @param readings how it was read, where there was a choice
 * @param meaning the relation in unambiguous form, or an empty text if it was not read
 */
public record RelationResult(
    Position place,
    Span excerpt,
    Kind kind,
    Statement statement,
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
      case UNREAD -> strict && !statement.site().inline();
      case PROVED, AGREES, SKIPPED, KNOWN_WRONG -> false;
    };
  }
}
