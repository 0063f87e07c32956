package dev.rederive.meaning.formula;

import dev.rederive.meaning.name.NotUnderstood;
import dev.rederive.source.Span;

/**
 * A name that stands here for something else than what the document says of it elsewhere, as in a
 * collection of exercises.
 */
final class UsedOtherwise extends NotUnderstood {
  private static final long serialVersionUID = 1L;

  private final String reading;

  private UsedOtherwise(String reason, String reading, Span span) {
    super(reason, span);
    this.reading = reading;
  }

  /** A name for which the document means several things. */
  static UsedOtherwise inSeveralWays(String name, String reason, Span span) {
    return new UsedOtherwise(name + reason, severalWays(name), span);
  }

  static String severalWays(String name) {
    return "the document seems to use "
        + name
        + " in several ways: the arrays of this relation are read for themselves";
  }

  /** What nobody defined may be anything at each place. */
  static UsedOtherwise atTwoPlaces(String name, Span span) {
    return new UsedOtherwise(
        name + " at two places, though nobody defined it",
        name + " at two places is any function: what it is at one tells nothing of the other",
        span);
  }

  /** How the relation is read for itself. */
  String reading() {
    return reading;
  }
}
