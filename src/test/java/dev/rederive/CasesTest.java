package dev.rederive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.check.CheckSettings;
import dev.rederive.check.Checker;
import dev.rederive.check.DocumentResult;
import dev.rederive.document.Documents;
import dev.rederive.document.Neighbours;
import dev.rederive.document.Opening;
import dev.rederive.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every write-up under {@code cases} is judged as it says itself; see {@link Expectations}. */
class CasesTest {
  private static final Path CASES = Path.of("src/test/resources/cases");

  private static Checker checker;

  @BeforeAll
  static void start() {
    checker = new Checker(CheckSettings.DEFAULT);
  }

  @AfterAll
  static void stop() {
    checker.close();
  }

  @TestFactory
  List<DynamicTest> everyCaseIsJudgedAsItSays() throws IOException {
    try (Stream<Path> files = Files.walk(CASES)) {
      return files
          .filter(file -> Documents.markup(file.toString()) != null)
          .sorted()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      CASES.relativize(file).toString(),
                      () -> assertEquals("", mismatches(file.toString(), Files.readString(file)))))
          .toList();
    }
  }

  private static String mismatches(String path, String text) {
    Opening.Result opened = new Opening(Neighbours.NONE, List.of()).open(path, text, null);
    Source source = ((Opening.Readable) opened).source();
    DocumentResult result = checker.check(List.of(source), (done, total) -> {}).documents().get(0);
    return String.join("\n", Expectations.mismatches(source, result));
  }

  @Test
  void whatIsExpectedAndFoundPasses() {
    String text = "<!-- expect: D -->\n$$y = x^2$$\n\n<!-- expect: PROVED -->\n$$y' = y'$$\n";
    assertEquals("", mismatches("self.md", text.replace("y' = y'", "x \\cdot x = y")));
  }

  @Test
  void aWrongExpectationFails() {
    assertTrue(
        mismatches("self.md", "<!-- expect: REFUTED -->\n$$x + x = 2x$$\n").contains("PROVED"));
    assertTrue(mismatches("self.md", "<!-- expect: PROVED -->\n$$x + x = 3x$$\n").contains("REF"));
    assertTrue(
        mismatches("self.md", "<!-- expect: REFUTED(at x > 0) -->\n$$x + x = 3x$$\n")
            .contains("does not say"));
  }

  @Test
  void aMissingOrASuperfluousExpectationFails() {
    assertTrue(mismatches("self.md", "$$x + x = 2x$$\n").contains("nothing is expected"));
    assertTrue(
        mismatches("self.md", "<!-- expect: PROVED, PROVED -->\n$$x + x = 2x$$\n")
            .contains("there is no relation"));
    assertTrue(mismatches("self.md", "<!-- expect: PROVED -->\nText.\n").contains("no formula"));
    assertTrue(
        mismatches("self.md", "Wrong is $x + x = 3x$ here.\n").contains("nothing is expected"));
  }

  @Test
  void aFindingHasToBeExpected() {
    String unknown = "<!-- rederive: nonsense -->\n";
    assertTrue(mismatches("self.md", unknown).contains("unexpected finding"));
    assertEquals("", mismatches("self.md", "<!-- expect-finding: nonsense -->\n" + unknown));
    assertTrue(mismatches("self.md", "<!-- expect-finding: nonsense -->\n").contains("no such"));
  }
}
