package dev.rederive.check;

import dev.rederive.source.Source;
import java.util.List;

/** Judges documents: fragments, notation, statements, evidence, verdicts. */
public final class Checker implements AutoCloseable {
  private final CheckSettings settings;

  public Checker(CheckSettings settings) {
    this.settings = settings;
  }

  /** Follows a run; called from one thread. */
  public interface Progress {
    /**
     * @param done claims judged so far
     * @param total claims to judge
     */
    void judged(int done, int total);
  }

  /** Judges every relation of every source. */
  public Report check(List<Source> sources, Progress progress) {
    throw new UnsupportedOperationException(settings.toString());
  }

  /** Stops what works in the background. */
  @Override
  public void close() {
    // nothing yet
  }
}
