package dev.rederive.cli;

import dev.rederive.source.Source;
import java.util.List;

/** Stands where the checker will be connected: says that nothing was checked. */
final class Unconnected implements Workbench {
  @Override
  public ExitStatus check(List<Source> sources, Settings settings, Console console) {
    return nothing(console);
  }

  @Override
  public ExitStatus mutate(List<Source> sources, Settings settings, Console console) {
    return nothing(console);
  }

  @Override
  public ExitStatus explain(
      Source source, int line, int column, Settings settings, Console console) {
    return nothing(console);
  }

  private static ExitStatus nothing(Console console) {
    console.complain("nothing was checked: the checker is not connected yet");
    return ExitStatus.UNUSABLE;
  }
}
