package dev.rederive.cli;

import dev.rederive.input.Inputs;
import dev.rederive.input.Reading;
import dev.rederive.report.Detail;
import dev.rederive.source.Markup;
import java.io.File;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Arguments of the process, read into one {@link Command}. */
final class Arguments {
  private static final long DEFAULT_SEED = 1;
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(20);
  private static final int LARGEST_PORT = 65_535;
  private static final String DEFAULT_INPUT = "derivations";
  private static final Pattern CELL = Pattern.compile("(.+):cell ([0-9]+)", Pattern.DOTALL);

  private Arguments() {}

  /** The command the arguments ask for; {@link Command.Reject} if they make no sense. */
  static Command parse(String... arguments) {
    try {
      return read(List.of(arguments));
    } catch (Misuse e) {
      return new Command.Reject(e.getMessage());
    }
  }

  private static Command read(List<String> arguments) throws Misuse {
    if (arguments.isEmpty()) {
      throw new Misuse("say what to do: " + Verb.labels("or") + "; see rederive --help");
    }
    String first = arguments.get(0);
    Optional<Option> option = Option.named(first);
    if (option.equals(Optional.of(Option.HELP))) {
      return new Command.Inform(HelpPages.overview());
    }
    if (option.equals(Optional.of(Option.VERSION))) {
      return new Command.Inform(Version.line());
    }
    Verb verb = Verb.named(first).orElseThrow(() -> noVerb(first));
    ArgumentList list = ArgumentList.sort(verb, arguments.subList(1, arguments.size()));
    if (list.has(Option.HELP)) {
      return new Command.Inform(HelpPages.of(verb));
    }
    if (list.has(Option.VERSION)) {
      return new Command.Inform(Version.line());
    }
    Settings settings = settings(list);
    List<String> inputs = list.operands().isEmpty() ? List.of(DEFAULT_INPUT) : list.operands();
    return switch (verb) {
      case CHECK -> new Command.Check(inputs, settings);
      case MUTATE -> new Command.Mutate(inputs, settings);
      case EXPLAIN -> explain(list.operands(), list.value(Option.DOCUMENT), settings);
      case WATCH -> watch(list, settings);
      case COMPLETION -> new Command.Inform(nothing(list, verb, Completion::script));
      case MAN -> new Command.Inform(nothing(list, verb, ManualPage::text));
    };
  }

  private static Misuse noVerb(String first) {
    String verbs = Verb.labels("and");
    if (first.startsWith("-")) {
      return new Misuse("say first what to do, of " + verbs + ", then the options");
    }
    return new File(first).exists()
        ? new Misuse("say what to do with " + first + ": rederive check " + first)
        : new Misuse("unknown verb '" + first + "'; there are " + verbs);
  }

  private static String nothing(ArgumentList list, Verb verb, Supplier<String> text) throws Misuse {
    if (!list.operands().isEmpty()) {
      throw new Misuse(verb.label() + " takes nothing, not '" + list.operands().get(0) + "'");
    }
    return text.get();
  }

  private static Command watch(ArgumentList list, Settings settings) throws Misuse {
    List<String> files = list.operands();
    if (files.size() != 1 || files.get(0).equals(Inputs.STANDARD_INPUT)) {
      throw new Misuse(
          "watch needs one file, such as notes.md, not '" + String.join(" ", files) + "'");
    }
    Optional<String> port = list.value(Option.PORT);
    int number = port.isPresent() ? natural(port.get(), "--port") : 0;
    if (number > LARGEST_PORT) {
      throw new Misuse("--port must be at most " + LARGEST_PORT + ", not '" + number + "'");
    }
    return new Command.Watch(files.get(0), number, settings);
  }

  /** {@code FILE:LINE}, or {@code FILE:LINE:COLUMN}, {@code FILE:cell N:LINE:COLUMN} as printed. */
  private static Command explain(List<String> places, Optional<String> document, Settings settings)
      throws Misuse {
    String place = String.join(" ", places);
    List<String> numbers = new ArrayList<>();
    String file = place;
    int colon;
    while (numbers.size() < 2
        && (colon = file.lastIndexOf(':')) >= 0
        && isNumber(file.substring(colon + 1))) {
      numbers.add(0, file.substring(colon + 1));
      file = file.substring(0, colon);
    }
    if (places.size() != 1 || numbers.isEmpty() || file.isEmpty()) {
      throw new Misuse("explain needs a file and a line, such as notes.md:12, not '" + place + "'");
    }
    int cell = 0;
    Matcher inCell = CELL.matcher(file);
    if (inCell.matches()) {
      file = inCell.group(1);
      cell = natural(inCell.group(2), "the cell in '" + place + "'");
    }
    int line = natural(numbers.get(0), "the line in '" + place + "'");
    int column = numbers.size() < 2 ? 0 : natural(numbers.get(1), "the column in '" + place + "'");
    return document.isEmpty()
        ? new Command.Explain(file, null, cell, line, column, settings)
        : new Command.Explain(document.get(), file, cell, line, column, settings);
  }

  private static Settings settings(ArgumentList list) throws Misuse {
    Optional<String> jobs = list.value(Option.JOBS);
    Optional<String> seed = list.value(Option.SEED);
    Optional<String> timeout = list.value(Option.TIMEOUT);
    return new Settings(
        reportRequests(list.options()),
        list.has(Option.STRICT) ? Strictness.STRICT : Strictness.ORDINARY,
        detail(list),
        list.has(Option.NO_COLOUR) ? ColourWish.NEVER : ColourWish.ON_TERMINALS,
        sizes(list.values(Option.SIZE)),
        jobs.isPresent() ? natural(jobs.get(), "--jobs") : cores(),
        seed.isPresent() ? seed(seed.get()) : DEFAULT_SEED,
        timeout.isPresent() ? timeout(timeout.get()) : DEFAULT_TIMEOUT,
        new Reading(list.values(Option.MACROS), markup(list.value(Option.AS))));
  }

  private static Markup markup(Optional<String> label) throws Misuse {
    if (label.isEmpty()) {
      return null;
    }
    return switch (label.get().toLowerCase(Locale.ROOT)) {
      case "markdown", "md" -> Markup.MARKDOWN;
      case "tex", "latex" -> Markup.TEX;
      case "notebook", "ipynb" -> Markup.NOTEBOOK;
      case "rst" -> Markup.RESTRUCTURED_TEXT;
      default ->
          throw new Misuse("--as knows markdown, tex, notebook and rst, not '" + label.get() + "'");
    };
  }

  private static Detail detail(ArgumentList list) throws Misuse {
    if (list.has(Option.VERBOSE)) {
      if (list.has(Option.QUIET)) {
        throw new Misuse("--verbose and --quiet exclude each other; give one");
      }
      return Detail.VERBOSE;
    }
    return list.has(Option.QUIET) ? Detail.QUIET : Detail.ORDINARY;
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static List<ReportRequest> reportRequests(List<ArgumentList.Occurrence> options)
      throws Misuse {
    List<ReportRequest> requests = new ArrayList<>();
    Set<Path> files = new HashSet<>();
    for (ArgumentList.Occurrence occurrence : options) {
      int last = requests.size() - 1;
      String value = occurrence.value();
      if (occurrence.option() == Option.FORMAT) {
        requests.add(new ReportRequest(format(value), Optional.empty()));
      } else if (occurrence.option() == Option.OUTPUT) {
        if (last < 0 || requests.get(last).output().isPresent()) {
          throw new Misuse(
              "--output "
                  + value
                  + " has no --format before it; write, for example,"
                  + " --format json --output "
                  + value);
        }
        Path file = outputFile(value);
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
}
