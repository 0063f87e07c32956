package dev.rederive.engine.lowering;

/** A formula has no graph: a circular or unread definition, an index out of range, too many terms. */
public final class Unresolved extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param reason a sentence for people
   */
  public Unresolved(String reason) {
    super(reason, null, false, false);
  }
}
