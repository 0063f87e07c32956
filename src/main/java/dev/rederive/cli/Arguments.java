package dev.rederive.cli;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Arguments of the process, read into one {@link Command}. */
final class Arguments {
  private static final long DEFAULT_SEED = 1;
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(20);
  private static final String DEFAULT_INPUT = "derivations";

  private final Grammar grammar = new Grammar();
  private final CommandLine commandLine = grammar.commandLine();

  private Arguments() {}

  /** The command the arguments ask for; {@link Command.Reject} if they make no sense. */
  static Command parse(String... arguments) {
    return new Arguments().read(arguments);
  }

  /** An argument that cannot be used; never leaves this class. */
  private static final class Misuse extends Exception {
    private static final long serialVersionUID = 1;

    Misuse(String message) {
      super(message);
    }
  }

  private Command read(String[] arguments) {
    try {
      ParseResult result = commandLine.parseArgs(arguments);
      if (!result.hasSubcommand()) {
        if (result.isVersionHelpRequested()) {
          return new Command.Inform(version());
        }
        return result.isUsageHelpRequested()
            ? new Command.Inform(usage(commandLine))
            : new Command.Reject("say what to do: check, explain or mutate; see rederive --help");
      }
      ParseResult chosen = result.subcommand();
      if (chosen.isUsageHelpRequested() || result.isUsageHelpRequested()) {
        return new Command.Inform(usage(chosen.commandSpec().commandLine()));
      }
      if (chosen.isVersionHelpRequested() || result.isVersionHelpRequested()) {
        return new Command.Inform(version());
      }
      return command(chosen);
    } catch (UnmatchedArgumentException e) {
      return new Command.Reject(unmatched(e));
    } catch (ParameterException e) {
      return new Command.Reject(lowerFirst(e.getMessage()) + "; " + seeHelp(e.getCommandLine()));
    } catch (Misuse e) {
      return new Command.Reject(e.getMessage());
    }
  }

  private Command command(ParseResult result) throws Misuse {
    Settings settings = settings(result);
    String name = result.commandSpec().name();
    if (name.equals(Grammar.EXPLAIN)) {
      return explain(result.matchedPositionalValue(0, ""), settings);
    }
    List<String> inputs = result.matchedPositionalValue(0, List.of(DEFAULT_INPUT));
    return name.equals(Grammar.MUTATE)
        ? new Command.Mutate(List.copyOf(inputs), settings)
        : new Command.Check(List.copyOf(inputs), settings);
  }

  /** {@code FILE:LINE}, or {@code FILE:LINE:COLUMN} as findings print it. */
  private static Command explain(String place, Settings settings) throws Misuse {
    List<String> numbers = new ArrayList<>();
    String file = place;
    int colon;
    while (numbers.size() < 2
        && (colon = file.lastIndexOf(':')) >= 0
        && isNumber(file.substring(colon + 1))) {
      numbers.add(0, file.substring(colon + 1));
      file = file.substring(0, colon);
    }
    if (numbers.isEmpty() || file.isEmpty()) {
      throw new Misuse("explain needs a file and a line, such as notes.md:12, not '" + place + "'");
    }
    int line = natural(numbers.get(0), "the line in '" + place + "'");
    return new Command.Explain(file, line, settings);
  }

  private Settings settings(ParseResult result) throws Misuse {
    int cores = Runtime.getRuntime().availableProcessors();
    String jobs = value(result, "--jobs");
    String seed = value(result, "--seed");
    String timeout = value(result, "--timeout");
    return new Settings(
        reportRequests(),
        isGiven(result, "--strict") ? Strictness.STRICT : Strictness.ORDINARY,
        isGiven(result, "--no-color") ? ColourWish.NEVER : ColourWish.ON_TERMINALS,
        sizes(result.matchedOptionValue("--size", List.<String>of())),
        jobs == null ? cores : natural(jobs, "--jobs"),
        seed == null ? DEFAULT_SEED : seed(seed),
        timeout == null ? DEFAULT_TIMEOUT : timeout(timeout));
  }

  private static boolean isGiven(ParseResult result, String option) {
    return result.commandSpec().findOption(option) != null && result.hasMatchedOption(option);
  }

  private static String value(ParseResult result, String option) {
    return result.matchedOptionValue(option, (String) null);
  }

  private List<ReportRequest> reportRequests() throws Misuse {
    List<ReportRequest> requests = new ArrayList<>();
    Set<Path> files = new HashSet<>();
    for (Grammar.Occurrence occurrence : grammar.reports()) {
      int last = requests.size() - 1;
      if (grammar.isFormat(occurrence)) {
        requests.add(new ReportRequest(format(occurrence.value()), Optional.empty()));
      } else if (last < 0 || requests.get(last).output().isPresent()) {
        throw new Misuse(
            "--output "
                + occurrence.value()
                + " has no --format before it; write, for example,"
                + " --format json --output "
                + occurrence.value());
      } else {
        Path file = outputFile(occurrence.value());
        if (!files.add(file.toAbsolutePath().normalize())) {
          throw new Misuse("two reports cannot go to one file, " + file);
        }
        requests.set(last, new ReportRequest(requests.get(last).format(), Optional.of(file)));
      }
    }
    if (requests.stream().filter(request -> request.output().isEmpty()).count() > 1) {
      throw new Misuse("only one report can go to standard output; give the others an --output");
    }
    return requests.isEmpty()
        ? List.of(new ReportRequest(ReportFormat.TEXT, Optional.empty()))
        : List.copyOf(requests);
  }

  private static ReportFormat format(String label) throws Misuse {
    return ReportFormat.named(label)
        .orElseThrow(
            () -> new Misuse("unknown format '" + label + "'; there are " + ReportFormat.labels()));
  }

  /** Found out before the work, not after it: a report that cannot be written. */
  private static Path outputFile(String name) throws Misuse {
    Path file;
    try {
      file = Path.of(name);
    } catch (InvalidPathException e) {
      throw new Misuse("--output '" + name + "' is no name a file can have");
    }
    Path directory = file.toAbsolutePath().getParent();
    if (name.isEmpty() || Files.isDirectory(file)) {
      throw new Misuse("--output '" + name + "' is a directory; name a file");
    }
    if (directory == null || !Files.isDirectory(directory)) {
      throw new Misuse("--output " + name + ": there is no directory " + directory);
    }
    return file;
  }

  private static Map<String, Integer> sizes(List<String> assignments) throws Misuse {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    for (String assignment : assignments) {
      int sign = assignment.lastIndexOf('=');
      String name = sign < 0 ? "" : assignment.substring(0, sign).strip();
      if (name.isEmpty()) {
        throw new Misuse(
            "--size needs a name and a number, such as --size n=784, not '" + assignment + "'");
      }
      Integer before =
          sizes.put(name, natural(assignment.substring(sign + 1).strip(), "--size " + name));
      if (before != null) {
        throw new Misuse("--size gives " + name + " two sizes; give it one");
      }
    }
    return sizes;
  }

  private static int natural(String digits, String what) throws Misuse {
    try {
      int number = Integer.parseInt(digits);
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, in the words of the command line.
    }
    throw new Misuse(what + " must be a whole number, 1 or more, not '" + digits + "'");
  }

  private static long seed(String digits) throws Misuse {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw new Misuse("--seed must be a whole number of at most 64 bits, not '" + digits + "'");
    }
  }

  private static Duration timeout(String seconds) throws Misuse {
    try {
      long millis = new BigDecimal(seconds).movePointRight(3).toBigInteger().longValueExact();
      if (millis >= 1) {
        return Duration.ofMillis(millis);
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // Said below, in the words of the command line.
    }
    throw new Misuse(
        "--timeout must be a number of seconds above zero, such as 20 or 0.5, not '"
            + seconds
            + "'");
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> '0' <= c && c <= '9');
  }

  private String unmatched(UnmatchedArgumentException problem) {
    String first = problem.getUnmatched().get(0);
    if (problem.getCommandLine() == commandLine && !first.startsWith("-")) {
      return Files.exists(Path.of(first))
          ? "say what to do with " + first + ": rederive check " + first
          : "unknown command '" + first + "'; there are check, explain and mutate";
    }
    return (first.startsWith("-") ? "unknown option '" : "unexpected argument '")
        + first
        + "'; "
        + seeHelp(problem.getCommandLine());
  }

  private static String seeHelp(CommandLine at) {
    return "see " + at.getCommandSpec().qualifiedName() + " --help";
  }

  private static String lowerFirst(String message) {
    return message.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + message.substring(1);
  }

  private static String usage(CommandLine of) {
    return of.getUsageMessage(CommandLine.Help.Ansi.OFF).stripTrailing();
  }

  private static String version() {
    String built = Arguments.class.getPackage().getImplementationVersion();
    return "rederive " + (built == null ? "(not packaged)" : built);
  }
}
