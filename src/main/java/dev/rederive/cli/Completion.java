package dev.rederive.cli;

import java.io.File;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The script that completes a command line, written by picocli from the tables of verbs and options.
 * Picocli does not parse: its classes are of a form that Java does not keep in the archive of the
 * launcher, and reading a command line with it doubles the time of a short run.
 */
final class Completion {
  private Completion() {}

  /** A script for bash, which zsh takes too. */
  static String script() {
    CommandSpec all = CommandSpec.create().name("rederive");
    all.addOption(flag(Option.HELP)).addOption(flag(Option.VERSION));
    for (Verb verb : Verb.values()) {
      all.addSubcommand(verb.label(), spec(verb));
    }
    return AutoComplete.bash("rederive", new CommandLine(all));
  }

  private static CommandSpec spec(Verb verb) {
    CommandSpec spec = CommandSpec.create().name(verb.label());
    for (Option option : verb.options()) {
      spec.addOption(option.valueLabel().isEmpty() ? flag(option) : valued(option));
    }
    if (!verb.operands().isEmpty()) {
      spec.addPositional(
          PositionalParamSpec.builder()
              .arity("0..*")
              .type(File[].class)
              .paramLabel("FILE")
              .build());
    }
    return spec;
  }

  private static OptionSpec flag(Option option) {
    return OptionSpec.builder(option.names().toArray(String[]::new)).build();
  }

  private static OptionSpec valued(Option option) {
    List<String> choices = option.choices();
    OptionSpec.Builder builder =
        OptionSpec.builder(option.names().toArray(String[]::new))
            .arity("1")
            .paramLabel(option.valueLabel().orElseThrow())
            .type(option.takesFile() ? File.class : String.class);
    return choices.isEmpty() ? builder.build() : builder.completionCandidates(choices).build();
  }
}
