package dev.rederive.engine.symbolic;

/** The question leaves the class or the budget of this engine; the message says how. */
final class Unanswered extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unanswered(String reason) {
    super(reason, null, false, false);
  }
}
