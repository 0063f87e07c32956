package dev.rederive.cli;

import dev.rederive.input.Input;
import dev.rederive.input.Inputs;
import dev.rederive.source.Source;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** One run of the program: arguments in, messages and reports on the way, a status out. */
final class Session {
  private final Workbench workbench;
  private final Console terminal;
  private final InputStream standardInput;

  Session(Workbench workbench, Console terminal, InputStream standardInput) {
    this.workbench = workbench;
    this.terminal = terminal;
    this.standardInput = standardInput;
  }

  /** Does what the arguments say. */
  ExitStatus run(String... arguments) {
    return run(Arguments.parse(arguments));
  }

  private ExitStatus run(Command command) {
    if (command instanceof Command.Inform inform) {
      terminal.out().println(inform.text().stripTrailing());
      return ExitStatus.CLEAN;
    }
    if (command instanceof Command.Check check) {
      return overDocuments(check.inputs(), check.settings(), workbench::check);
    }
    if (command instanceof Command.Mutate mutate) {
      return overDocuments(
          mutate.inputs(),
          mutate.settings(),
          (sources, refused, settings, console) -> workbench.mutate(sources, settings, console));
    }
    if (command instanceof Command.Explain explain) {
      return explain(explain);
    }
    terminal.complain(((Command.Reject) command).message());
    return ExitStatus.UNUSABLE;
  }

  private interface Work {
    ExitStatus on(
        List<Source> sources, List<Input.Unusable> refused, Settings settings, Console console);
  }

  /** What cannot be used is said first; the rest is judged all the same. */
  private ExitStatus overDocuments(List<String> names, Settings settings, Work work) {
    List<Source> sources = new ArrayList<>();
    List<Input.Unusable> refused = new ArrayList<>();
    for (Input input : Inputs.open(names, standardInput)) {
      if (input instanceof Input.Readable readable) {
        sources.add(readable.source());
      } else {
        refused.add((Input.Unusable) input);
        refuse((Input.Unusable) input);
      }
    }
    terminal.err().flush();
    ExitStatus opening = refused.isEmpty() ? ExitStatus.CLEAN : ExitStatus.UNUSABLE;
    return work.on(List.copyOf(sources), List.copyOf(refused), settings, consoleFor(settings))
        .worse(opening);
  }

  private ExitStatus explain(Command.Explain command) {
    Input input = Inputs.openOne(command.input(), standardInput);
    if (input instanceof Input.Unusable unusable) {
      return refuse(unusable);
    }
    Source source = ((Input.Readable) input).source();
    if (command.line() > source.lineCount()) {
      String problem = "has no line " + command.line() + "; its last is " + source.lineCount();
      return refuse(new Input.Unusable(source.path(), problem));
    }
    Settings settings = command.settings();
    return workbench.explain(
        source, command.line(), command.column(), settings, consoleFor(settings));
  }

  private ExitStatus refuse(Input.Unusable input) {
    terminal.complain(input.path() + " " + input.problem());
    return ExitStatus.UNUSABLE;
  }

  private Console consoleFor(Settings settings) {
    return settings.colour() == ColourWish.NEVER ? terminal.plain() : terminal;
  }
}
