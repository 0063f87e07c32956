package dev.rederive.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import picocli.CommandLine;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The commands and options as picocli knows them. They are built by hand instead of from
 * annotations: reading annotations takes a noticeable part of the start-up of a short run.
 */
final class Grammar {
  static final String CHECK = "check";
  static final String MUTATE = "mutate";
  static final String EXPLAIN = "explain";

  private static final String FORMAT = "--format";
  private static final String OUTPUT = "--output";

  /** {@code --format} and {@code --output} in the order they were written, with their values. */
  private final List<Occurrence> reports = new ArrayList<>();

  /** One occurrence of {@code --format} or {@code --output}. */
  record Occurrence(String option, String value) {}

  /** All reports asked for, known after parsing. */
  List<Occurrence> reports() {
    return reports;
  }

  boolean isFormat(Occurrence occurrence) {
    return occurrence.option().equals(FORMAT);
  }

  CommandLine commandLine() {
    CommandSpec root = CommandSpec.create().name("rederive");
    root.usageMessage()
        .description("Checks the derivations in a write-up, equation by equation.")
        .footer(
            "",
            "Exit status: 0 nothing refuted; 1 findings; 2 wrong usage, a file that cannot be used,",
            "or nothing that could be checked.");
    root.addOption(help()).addOption(version());
    root.addSubcommand(CHECK, check());
    root.addSubcommand(EXPLAIN, explain());
    root.addSubcommand(MUTATE, mutate());
    return new CommandLine(root)
        .setUsageHelpAutoWidth(false)
        .setOverwrittenOptionsAllowed(false)
        .setTrimQuotes(false);
  }

  private CommandSpec check() {
    CommandSpec spec =
        command(CHECK, "Judges every equation of the documents.").addPositional(documents());
    spec.addOption(
        OptionSpec.builder("--strict")
            .description("what could not be read or decided fails too")
            .build());
    addReports(spec);
    return addLimits(spec);
  }

  private CommandSpec mutate() {
    CommandSpec spec =
        command(MUTATE, "Breaks every proved claim in small ways; reports the share caught.")
            .addPositional(documents());
    addReports(spec);
    return addLimits(spec);
  }

  private CommandSpec explain() {
    CommandSpec spec =
        command(EXPLAIN, "Tells how the equations on one line were read and judged.");
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("1")
            .type(String.class)
            .paramLabel("FILE:LINE")
            .description("the place, as findings name it; a column after it is ignored")
            .build());
    return addLimits(spec);
  }

  private static CommandSpec command(String name, String description) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage().description(description);
    return spec.addOption(help()).addOption(version());
  }

  private static PositionalParamSpec documents() {
    return PositionalParamSpec.builder()
        .index("0..*")
        .arity("0..*")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel("FILE|DIR|-")
        .description("documents, directories of documents, or standard input; default: derivations")
        .build();
  }

  private void addReports(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder(FORMAT)
            .type(String.class)
            .arity("1")
            .paramLabel("FORMAT")
            .parameterConsumer(recorder(FORMAT))
            .description("form of a report: " + ReportFormat.labels() + "; can be repeated")
            .build());
    spec.addOption(
        OptionSpec.builder(OUTPUT)
            .type(String.class)
            .arity("1")
            .paramLabel("FILE")
            .parameterConsumer(recorder(OUTPUT))
            .description("where the report of the --format before it goes; else standard output")
            .build());
  }

  /** Pairs matter, so the order of occurrences is kept; picocli alone would forget it. */
  private IParameterConsumer recorder(String option) {
    return (Stack<String> arguments, ArgSpec spec, CommandSpec command) -> {
      if (arguments.isEmpty()) {
        throw new CommandLine.ParameterException(
            command.commandLine(), "Missing required parameter for option '" + option + "'");
      }
      reports.add(new Occurrence(option, arguments.pop()));
    };
  }

  private static CommandSpec addLimits(CommandSpec spec) {
    return spec.addOption(
            OptionSpec.builder("--size")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .paramLabel("NAME=N")
                .description("a size for a bound, by its name in the document; can be repeated")
                .build())
        .addOption(number("--jobs", "N", "claims judged at once; default: the machine's cores"))
        .addOption(number("--seed", "N", "where random choices come from; default: 1"))
        .addOption(number("--timeout", "SECONDS", "the longest one claim may take; default: 20"))
        .addOption(
            OptionSpec.builder("--no-color", "--no-colour").description("no colour").build());
  }

  private static OptionSpec number(String name, String label, String description) {
    return OptionSpec.builder(name)
        .type(String.class)
        .arity("1")
        .paramLabel(label)
        .description(description)
        .build();
  }

  private static OptionSpec help() {
    return OptionSpec.builder("--help", "-h")
        .usageHelp(true)
        .description("print this help and stop")
        .build();
  }

  private static OptionSpec version() {
    return OptionSpec.builder("--version", "-V")
        .versionHelp(true)
        .description("print the version and stop")
        .build();
  }
}
