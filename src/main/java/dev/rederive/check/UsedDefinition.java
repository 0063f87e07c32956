package dev.rederive.check;

import dev.rederive.source.Position;

/**
 * A definition that a relation rests on.
 *
 * @param place where it stands; null if the document implies it without stating it
 * @param statement what it says, as text
 * @param latex the same as LaTeX; null where the formula could not be read
 */
public record UsedDefinition(Position place, String statement, String latex) {
  /** One line that names its place. */
  public String text() {
    return (place == null ? "implied" : place.inWords()) + ": " + statement;
  }
}
