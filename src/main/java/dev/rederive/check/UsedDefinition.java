package dev.rederive.check;

/**
 * A definition that a relation rests on.
 *
 * @param line where it stands; 0 if the document implies it without stating it
 * @param statement what it says, as text
 * @param latex the same as LaTeX; null where the formula could not be read
 */
public record UsedDefinition(int line, String statement, String latex) {
  /** One line that names its place. */
  public String text() {
    return (line > 0 ? "line " + line + ": " : "implied: ") + statement;
  }
}
