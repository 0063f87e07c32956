package dev.rederive.cli;

import dev.rederive.check.Checker;
import java.time.Duration;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * One line on the error stream that overwrites itself, once a run takes longer than people wait
 * without wondering: how much is judged and how long the rest may take. Only where a terminal shows
 * it.
 */
final class ProgressLine implements Checker.Progress {
  private static final long PATIENCE_NANOS = 1_000_000_000L;
  private static final int PAUSE_MILLIS = 100;
  private static final String BACK_AND_CLEAR = "\r\u001b[K";

  private final Console console;
  private final long start = System.nanoTime();

  /** Null until there is something to show, so that a short run does not load it. */
  private ProgressBar bar;

  ProgressLine(Console console) {
    this.console = console;
  }

  @Override
  public synchronized void judged(int done, int total) {
    if (console.errStyle() == Console.Style.PLAIN) {
      return;
    }
    long elapsed = System.nanoTime() - start;
    if (bar == null && elapsed >= PATIENCE_NANOS) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("judged")
              .setInitialMax(total)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(PAUSE_MILLIS)
              .continuousUpdate()
              .startsFrom(done, Duration.ofNanos(elapsed))
              .setConsumer(new DelegatingProgressBarConsumer(this::print, Console.columns() - 1))
              .build();
      bar.refresh();
    } else if (bar != null) {
      bar.stepTo(done);
    }
  }

  private void print(String line) {
    console.err().print("\r" + line);
    console.err().flush();
  }

  /** Leaves the line as if nothing had been there. */
  synchronized void erase() {
    if (bar != null) {
      bar.close();
      bar = null;
      console.err().print(BACK_AND_CLEAR);
      console.err().flush();
    }
  }
}
