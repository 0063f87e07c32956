package dev.rederive.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathResource;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUri;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.discovery.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

class DerivationsEngineTest {
  private static final String NOTES =
      """
      For $f(x) = x^2$ the slope is

      $$\\frac{df}{dx} = 2 x, \\quad f(3) = 9$$

      and not $$\\frac{df}{dx} = 3 x$$

      <!-- rederive: wrong printed so -->
      $$f(2) = 5$$

      $$\\int f = x^3$$
      """;

  @TempDir private Path directory;
  private Path notes;

  @BeforeEach
  void write() throws IOException {
    notes = directory.resolve("notes.md");
    Files.writeString(notes, NOTES);
    Path below = Files.createDirectory(directory.resolve("below"));
    Files.writeString(below.resolve("sum.tex"), "\\[ 1 + 1 = 2 \\]");
    Files.writeString(below.resolve("no-document.txt"), "$$1 = 2$$");
  }

  private static EngineTestKit.Builder select(DiscoverySelector... selectors) {
    return EngineTestKit.engine(new DerivationsEngine()).selectors(selectors);
  }

  /** {@code name: what became of it}, in the order of execution. */
  private static List<String> run(EngineTestKit.Builder kit) {
    List<String> outcomes = new ArrayList<>();
    for (Event event : kit.execute().testEvents().list()) {
      String name = event.getTestDescriptor().getDisplayName();
      if (event.getType() == EventType.SKIPPED) {
        outcomes.add(name + ": skipped");
      } else if (event.getType() == EventType.FINISHED) {
        TestExecutionResult result = event.getRequiredPayload(TestExecutionResult.class);
        outcomes.add(name + ": " + result.getStatus().name().toLowerCase());
      }
    }
    return outcomes;
  }

  private static final List<String> OF_NOTES =
      List.of(
          "3:17 \\frac{df}{dx} = 2 x: successful",
          "3:35 f(3) = 9: successful",
          "5:25 \\frac{df}{dx} = 3 x: failed",
          "8:8 f(2) = 5: skipped",
          "10:10 \\int f = x^3: skipped");

  @Test
  void aRelationIsATest() {
    assertEquals(OF_NOTES, run(select(selectFile(notes.toFile()))));
    List<String> all = new ArrayList<>(List.of("1:10 1 + 1 = 2: successful"));
    all.addAll(OF_NOTES);
    assertEquals(all, run(select(selectDirectory(directory.toFile()))));
  }

  @Test
  void strictFailsWhatIsLeftOpen() {
    EngineTestKit.Builder kit =
        select(selectFile(notes.toFile())).configurationParameter(Parameters.STRICT, "true");
    assertTrue(run(kit).contains("10:10 \\int f = x^3: failed"));
  }

  @Test
  void aFailureSaysWhatTheReportSays() {
    Throwable failure =
        select(selectFile(notes.toFile()))
            .execute()
            .testEvents()
            .failed()
            .list()
            .get(0)
            .getRequiredPayload(TestExecutionResult.class)
            .getThrowable()
            .orElseThrow();
    assertTrue(failure.getMessage().contains("at:         x = "), failure.getMessage());
    assertEquals("notes.md", failure.getStackTrace()[0].getFileName());
    assertEquals(5, failure.getStackTrace()[0].getLineNumber());
  }

  private static List<TestDescriptor> discovered(EngineTestKit.Builder kit) {
    List<TestDescriptor> found = new ArrayList<>();
    kit.execute().testEvents().list().stream()
        .map(Event::getTestDescriptor)
        .filter(one -> !found.contains(one))
        .forEach(found::add);
    return found;
  }

  @Test
  void testsLeadToTheirLinesAndAreTaggedByVerdict() {
    List<TestDescriptor> tests = discovered(select(selectFile(notes.toFile())));
    FileSource source = (FileSource) tests.get(2).getSource().orElseThrow();
    assertEquals(notes.toFile(), source.getFile());
    assertEquals(5, source.getPosition().orElseThrow().getLine());
    assertEquals(25, source.getPosition().orElseThrow().getColumn().orElseThrow());
    Set<String> tags = new TreeSet<>();
    tests.forEach(
        one ->
            tags.add(
                one.getTags().stream()
                    .map(TestTag::getName)
                    .sorted()
                    .collect(Collectors.joining(" "))));
    assertEquals(
        Set.of(
            "claim proved",
            "numeric proved",
            "claim refuted",
            "known-wrong numeric",
            "claim unread"),
        tags);
  }

  @Test
  void aTestIsFoundAgainWhenItsLineMoved() throws IOException {
    TestDescriptor third = discovered(select(selectFile(notes.toFile()))).get(2);
    Files.writeString(notes, "New first line.\n\n" + NOTES);
    assertEquals(
        List.of("7:25 \\frac{df}{dx} = 3 x: failed"),
        run(select(selectUniqueId(third.getUniqueId()))));
    Files.writeString(notes, "Nothing left: $1 = 1$");
    EngineTestKit.Builder gone = select(selectUniqueId(third.getUniqueId()));
    assertThrows(JUnitException.class, gone::execute);
  }

  @Test
  void aLineIsATest() {
    assertEquals(
        OF_NOTES.subList(2, 3), run(select(selectFile(notes.toFile(), FilePosition.from(5)))));
    URI line = URI.create(notes.toUri() + "?line=3");
    assertEquals(OF_NOTES.subList(0, 2), run(select(selectUri(line))));
    assertEquals(OF_NOTES, run(select(selectUri(notes.toUri()))));
    assertEquals(6, run(select(selectUri(directory.toUri()))).size());
  }

  /** What is selected twice runs once. */
  @Test
  void selectionsMayOverlap() {
    assertEquals(
        6, run(select(selectFile(notes.toFile()), selectDirectory(directory.toFile()))).size());
  }

  @Derivations("src/test/resources/cases/chains.md")
  static final class Chosen {}

  @Test
  void aMarkedClassStandsForDocuments() {
    int expected = run(select(selectFile("src/test/resources/cases/chains.md"))).size();
    assertTrue(expected > 0);
    assertEquals(expected, run(select(selectClass(Chosen.class))).size());
    assertEquals(expected, run(select(selectPackage("dev.rederive.junit"))).size());
    assertEquals(expected, run(select(selectClasspathResource("cases/chains.md"))).size());
    assertEquals(0, run(select(selectClass(String.class))).size());
    assertEquals(
        OF_NOTES.size() + 1,
        run(select(selectClass(DerivationsTest.class))
                .configurationParameter(Parameters.DIRECTORY, directory.toString()))
            .size());
  }

  @Test
  void aClassPathRootStandsForTheProject() throws IOException {
    Path root = Files.createDirectory(directory.resolve("classes"));
    EngineTestKit.Builder kit =
        select(selectClasspathRoots(Set.of(root)).toArray(DiscoverySelector[]::new))
            .configurationParameter(Parameters.DIRECTORY, directory + ", " + notes);
    assertEquals(OF_NOTES.size() + 1, run(kit).size());
  }

  @Test
  void whatCannotBeReadFails() throws IOException {
    Files.write(directory.resolve("below/bad.md"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 65});
    assertEquals(
        List.of("the file: failed", "1:10 1 + 1 = 2: successful"),
        run(select(selectDirectory(directory.resolve("below").toFile()))));
    EngineTestKit.Builder elsewhere =
        select(selectClass(DerivationsTest.class))
            .configurationParameter(Parameters.DIRECTORY, "no-such-directory");
    assertEquals(List.of("the file: failed"), run(elsewhere));
  }

  @Test
  void aDirectoryWithoutDocumentsIsLeftToOtherEngines() throws IOException {
    Path empty = Files.createDirectory(directory.resolve("empty"));
    assertEquals(List.of(), run(select(selectDirectory(empty.toFile()))));
    assertEquals(
        List.of(), run(select(selectFile(directory.resolve("below/no-document.txt").toFile()))));
  }

  @Test
  void sizesApplyWhereTheyAreKnown() throws IOException {
    Path sums = directory.resolve("sums.md");
    Files.writeString(
        sums, "For $i = 1, \\dots, n$ let $$s = \\sum_i x_i$$ $$2 s = \\sum_i 2 x_i$$");
    EngineTestKit.Builder kit =
        select(selectDirectory(directory.toFile()))
            .configurationParameter(Parameters.SIZES, "n=5, unheard=2");
    assertTrue(run(kit).contains("1:52 2 s = \\sum_i 2 x_i: successful"), run(kit).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rederive.sizes | n | names with numbers",
        "rederive.sizes | n=0 | names with numbers",
        "rederive.seed | x | a whole number",
        "rederive.jobs | 0 | 1 or more",
        "rederive.timeout | -1 | above zero",
      })
  void nonsenseIsNamed(String name, String value, String expected) {
    EngineTestKit.Builder kit =
        select(selectFile(notes.toFile())).configurationParameter(name, value);
    JUnitException problem = assertThrows(JUnitException.class, kit::execute);
    Throwable cause = problem;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    assertTrue(
        cause.getMessage().contains(name) && cause.getMessage().contains(expected),
        cause.getMessage());
  }
}
