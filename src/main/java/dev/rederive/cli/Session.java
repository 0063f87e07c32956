package dev.rederive.cli;

import dev.rederive.input.Input;
import dev.rederive.input.Inputs;
import dev.rederive.source.Page;
import dev.rederive.source.Position;
import dev.rederive.source.Source;
import java.io.InputStream;
import java.nio.file.Path;
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
    if (command instanceof Command.Watch watch) {
      return workbench.watch(
          watch.input(), watch.port(), watch.settings(), consoleFor(watch.settings()));
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
    for (Input input : Inputs.open(names, settings.reading(), standardInput)) {
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
    Input input = Inputs.openOne(command.input(), command.settings().reading(), standardInput);
    if (input instanceof Input.Unusable unusable) {
      return refuse(unusable);
    }
    Source source = ((Input.Readable) input).source();
    Page page = page(source, command);
    if (page == null) {
      return refuse(new Input.Unusable(source.path(), missing(source, command)));
    }
    if (command.line() > page.lineCount()) {
      String where = page.cell() > 0 ? " in cell " + page.cell() : "";
      String problem =
          "has no line " + command.line() + where + "; its last is " + page.lineCount();
      return refuse(new Input.Unusable(page.file() == null ? source.path() : page.file(), problem));
    }
    Settings settings = command.settings();
    Position place =
        new Position(0, page.file(), page.cell(), command.line(), command.column(), command.line());
    return workbench.explain(source, place, settings, consoleFor(settings));
  }

  /** The file or the cell that is meant; null if the document has none such. */
  private static Page page(Source source, Command.Explain command) {
    for (Source.Part part : source.parts()) {
      Page page = part.page();
      boolean isFile =
          command.included() == null
              ? page.file() == null
              : page.file() != null
                  && Path.of(page.file())
                      .normalize()
                      .equals(Path.of(command.included()).normalize());
      if (isFile && page.cell() == command.cell()) {
        return page;
      }
    }
    return null;
  }

  private static String missing(Source source, Command.Explain command) {
    if (command.included() != null) {
      return "does not take in " + command.included();
    }
    return source.parts().get(0).page().cell() > 0
        ? "is a notebook and has no such cell of text; a place in it is FILE:cell N:LINE"
        : "is no notebook and has no cells";
  }

  private ExitStatus refuse(Input.Unusable input) {
    terminal.complain(input.path() + " " + input.problem());
    return ExitStatus.UNUSABLE;
  }

  private Console consoleFor(Settings settings) {
    return settings.colour() == ColourWish.NEVER ? terminal.plain() : terminal;
  }
}
