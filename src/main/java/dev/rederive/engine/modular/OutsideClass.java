package dev.rederive.engine.modular;

/** The test does not apply; the message is the reason given to the reader. */
final class OutsideClass extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutsideClass(String reason) {
    super(reason, null, false, false);
  }
}
