package dev.rederive.check.comparison;

/** A binding that fits no network; the message says why. Never leaves this package. */
final class Malformed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Malformed(String reason) {
    super(reason, null, false, false);
  }
}
