package dev.rederive.cli;

/** An argument that makes no sense; the message says what to write instead. */
final class Misuse extends Exception {
  private static final long serialVersionUID = 1;

  Misuse(String message) {
    super(message);
  }
}
