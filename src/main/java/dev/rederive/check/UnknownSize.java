package dev.rederive.check;

/** A size named on the command line that no document has. */
public final class UnknownSize extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public UnknownSize(String message) {
    super(message);
  }
}
