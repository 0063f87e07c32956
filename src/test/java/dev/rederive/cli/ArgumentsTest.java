package dev.rederive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.report.Detail;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
  private static Command.Check check(String arguments) {
    return assertInstanceOf(Command.Check.class, Arguments.parse(arguments.split(" ")));
  }

  private static String rejected(String... arguments) {
    return assertInstanceOf(Command.Reject.class, Arguments.parse(arguments)).message();
  }

  @Test
  void checkWithoutAnythingReadsTheShippedDerivations() {
    Command.Check command = check("check");
    assertEquals(List.of("derivations"), command.inputs());
    Settings settings = command.settings();
    assertEquals(
        List.of(new ReportRequest(ReportFormat.TEXT, Optional.empty())), settings.reports());
    assertEquals(Strictness.ORDINARY, settings.strictness());
    assertEquals(ColourWish.ON_TERMINALS, settings.colour());
    assertEquals(Detail.ORDINARY, settings.detail());
    assertEquals(Map.of(), settings.sizes());
    assertEquals(Runtime.getRuntime().availableProcessors(), settings.jobs());
  }

  @Test
  void optionsAndNamesMixInAnyOrder() {
    Command.Check command =
        check("check a.md --strict --size n=784 - --size m=2 --jobs=3 --seed -7 --timeout 0.5 b");
    assertEquals(List.of("a.md", "-", "b"), command.inputs());
    Settings settings = command.settings();
    assertEquals(Strictness.STRICT, settings.strictness());
    assertEquals(List.of("n", "m"), List.copyOf(settings.sizes().keySet()));
    assertEquals(784, settings.sizes().get("n"));
    assertEquals(3, settings.jobs());
    assertEquals(-7, settings.seed());
    assertEquals(Detail.QUIET, check("check -q a.md").settings().detail());
    assertEquals(Detail.VERBOSE, check("check a.md --verbose").settings().detail());
    assertEquals(Duration.ofMillis(500), settings.timeout());
  }

  @Test
  void anOutputBelongsToTheFormatBeforeIt(@TempDir Path directory) {
    Path json = directory.resolve("report.json");
    Command.Check command = check("check --format json --output " + json + " --format text x.md");
    assertEquals(
        List.of(
            new ReportRequest(ReportFormat.JSON, Optional.of(json)),
            new ReportRequest(ReportFormat.TEXT, Optional.empty())),
        command.settings().reports());
    assertEquals(
        Optional.empty(), check("check --format=json").settings().reports().get(0).output());
  }

  @Test
  void afterTwoDashesEverythingIsAName() {
    assertEquals(List.of("--strict", "--"), check("check -- --strict --").inputs());
  }

  @ParameterizedTest
  @CsvSource({
    "notes.md:12, notes.md, 12, 0",
    "notes.md:12:7, notes.md, 12, 7",
    "a:b/notes.md:3, a:b/notes.md, 3, 0",
    "12:34:5:6, 12:34, 5, 6",
  })
  void explainTakesAPlaceAsFindingsPrintIt(String place, String file, int line, int column) {
    Command.Explain command =
        assertInstanceOf(Command.Explain.class, Arguments.parse("explain", place));
    assertEquals(file, command.input());
    assertEquals(line, command.line());
    assertEquals(column, command.column());
  }

  @ParameterizedTest
  @ValueSource(strings = {"notes.md", ":12", "notes.md:", "notes.md:0", "notes.md:9999999999"})
  void explainNeedsAFileAndALine(String place) {
    assertTrue(rejected("explain", place).contains(place), rejected("explain", place));
  }

  @Test
  void explainTakesOnePlace() {
    assertTrue(rejected("explain").contains("FILE") || rejected("explain").contains("a file"));
    assertTrue(rejected("explain", "a.md:1", "b.md:2").contains("a.md:1 b.md:2"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "check --jobs 0 | --jobs must be a whole number, 1 or more, not '0'",
        "check --jobs many | not 'many'",
        "check --seed 1e3 | --seed must be a whole number",
        "check --timeout 0 | --timeout must be a number of seconds above zero",
        "check --timeout -1 | not '-1'",
        "check --timeout 1e999999999 | --timeout must be",
        "check --size n | --size needs a name and a number",
        "check --size =4 | --size needs a name and a number",
        "check --size n=0 | --size n must be a whole number",
        "check --size n=2 --size n=3 | --size gives n two sizes",
        "check --format yaml | unknown format 'yaml'; there are text, json",
        "check --format | --format needs a value",
        "check --format text --format json | only one report can go to standard output",
        "check --output x.json | has no --format before it",
        "check --format json --output /no/such/directory/x | there is no directory",
        "check --format json --output . | is a directory",
        "check --strict=yes | --strict takes no value",
        "check --strict --strict | given twice",
        "check --verbose -q | --verbose and --quiet exclude each other",
        "check --frobnicate | unknown option '--frobnicate'; see rederive check --help",
        "mutate --strict | unknown option '--strict'; see rederive mutate --help",
        "explain a.md:1 --format json | unknown option '--format'",
        "chekc a.md | unknown verb 'chekc'",
        "pom.xml | say what to do with pom.xml: rederive check pom.xml",
        "--strict check | say first what to do",
        "watch | watch needs one file",
        "watch - | watch needs one file",
        "watch a.md b.md | watch needs one file, such as notes.md, not 'a.md b.md'",
        "watch a.md --port 65536 | --port must be at most 65535",
        "watch a.md --format html | unknown option '--format'; see rederive watch --help",
        "check --port 80 | unknown option '--port'",
        "man ls | man takes nothing, not 'ls'",
        "completion --seed 1 | unknown option '--seed'",
      })
  void whatMakesNoSenseIsRejectedInWordsThatHelp(String arguments, String part) {
    String message = rejected(arguments.split(" "));
    assertTrue(message.contains(part), message);
  }

  @Test
  void twoReportsDoNotGoToOneFile(@TempDir Path directory) {
    String file = directory.resolve("r").toString();
    String same = directory.resolve("./r").toString();
    String message =
        rejected(
            "check", "--format", "json", "--output", file, "--format", "text", "--output", same);
    assertTrue(message.contains("one file"), message);
  }

  @Test
  void nothingAtAllIsRejected() {
    assertTrue(rejected().contains("rederive --help"));
    assertTrue(rejected("").contains("''"));
    assertTrue(rejected("a\0b").contains("unknown verb"));
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void everyVerbHasAHelpPageThatNamesItsOptions(Verb verb) {
    String page =
        assertInstanceOf(Command.Inform.class, Arguments.parse(verb.label(), "--help")).text();
    for (Option option : Option.values()) {
      boolean isListed = page.contains("  " + option.label() + " ");
      boolean isExpected =
          verb.accepts(option) && option != Option.HELP && option != Option.VERSION;
      assertEquals(isExpected, isListed, verb + " " + option);
    }
  }

  @Test
  void watchTakesAFileAndAPort() {
    Command.Watch watch =
        assertInstanceOf(
            Command.Watch.class, Arguments.parse("watch", "a.md", "--port", "8000", "-q"));
    assertEquals("a.md", watch.input());
    assertEquals(8000, watch.port());
    assertEquals(Detail.QUIET, watch.settings().detail());
  }

  /** Everything there is comes from one model, so nothing can be missing anywhere. */
  @Test
  void completionAndManualPageNameEverything() {
    String completion =
        assertInstanceOf(Command.Inform.class, Arguments.parse("completion")).text();
    String page = assertInstanceOf(Command.Inform.class, Arguments.parse("man")).text();
    String overview = assertInstanceOf(Command.Inform.class, Arguments.parse("--help")).text();
    for (Verb verb : Verb.values()) {
      assertTrue(completion.contains(verb.label()), verb.label());
      assertTrue(page.contains("\n.B " + verb.label()), verb.label());
      assertTrue(overview.contains(verb.synopsis()), verb.label());
    }
    for (Option option : Option.values()) {
      assertTrue(completion.contains(option.label()), option.label());
      assertTrue(page.contains(option.label().replace("-", "\\-")), option.label());
    }
    for (ReportFormat format : ReportFormat.values()) {
      assertTrue(completion.contains("\"" + format.label() + "\""), format.label());
    }
  }

  @Test
  void helpAndVersionGoBeforeEverythingElse() {
    assertInstanceOf(Command.Inform.class, Arguments.parse("--help"));
    assertInstanceOf(Command.Inform.class, Arguments.parse("-V"));
    assertInstanceOf(Command.Inform.class, Arguments.parse("check", "--jobs", "x", "-h"));
  }
}
