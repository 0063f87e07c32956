package dev.rederive.cli;

import dev.rederive.check.Checker;

/**
 * One line on the error stream that overwrites itself, once a run takes longer than people wait
 * without wondering; only where a terminal shows it.
 */
final class ProgressLine implements Checker.Progress {
  private static final long PATIENCE_NANOS = 1_000_000_000L;
  private static final long PAUSE_NANOS = 100_000_000L;
  private static final String BACK_AND_CLEAR = "\r\u001b[K";

  private final Console console;
  private long due = System.nanoTime() + PATIENCE_NANOS;
  private boolean isShown;

  ProgressLine(Console console) {
    this.console = console;
  }

  @Override
  public synchronized void judged(int done, int total) {
    long now = System.nanoTime();
    if (console.errStyle() == Console.Style.PLAIN || now - due < 0) {
      return;
    }
    due = now + PAUSE_NANOS;
    isShown = true;
    console.err().print(BACK_AND_CLEAR + "judged " + done + " of " + total);
    console.err().flush();
  }

  /** Leaves the line as if nothing had been there. */
  synchronized void erase() {
    if (isShown) {
      isShown = false;
      console.err().print(BACK_AND_CLEAR);
      console.err().flush();
    }
  }
}
