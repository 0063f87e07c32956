package dev.rederive.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.check.CheckSettings;
import dev.rederive.check.RelationResult;
import dev.rederive.check.UnknownSize;
import dev.rederive.check.Verdict;
import dev.rederive.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RederiveTest {
  private static final String SLOPE = "For $f(x) = x^2$ the slope is\n\n$$\\frac{df}{dx} = 3 x$$\n";

  @TempDir private Path directory;

  private static List<Verdict> verdicts(Outcome outcome) {
    return outcome.relations().stream().map(RelationResult::verdict).toList();
  }

  @Test
  void aTextIsMarkdown() {
    Outcome outcome = Rederive.check(SLOPE);
    RelationResult refuted = outcome.relations().get(1);
    assertEquals(Verdict.REFUTED, refuted.verdict());
    assertEquals(3, refuted.place().line());
    assertEquals("3 x", refuted.site().right());
    assertFalse(refuted.judgement().witness().at().isEmpty());
    assertFalse(outcome.passes(false));
    assertTrue(outcome.text().startsWith("<text>:3:17: refuted"), outcome.text());
    assertTrue(outcome.json().contains("REFUTED"));
  }

  @Test
  void aSourceIsWhatItsNameSays() {
    Outcome outcome = Rederive.check(new Source("a.tex", "\\[1 + 1 = 2\\]"), CheckSettings.DEFAULT);
    assertEquals(List.of(Verdict.PROVED), verdicts(outcome));
    assertTrue(outcome.passes(true));
  }

  @Test
  void whatCannotBeReadDoesNotCostTheRest() throws IOException {
    Files.writeString(directory.resolve("a.md"), "$$1 + 1 = 2$$");
    Files.write(directory.resolve("b.md"), new byte[] {(byte) 0xFE, (byte) 0xFF, 0, 65});
    Outcome outcome = Rederive.check(directory);
    assertEquals(List.of(Verdict.PROVED), verdicts(outcome));
    assertEquals(directory.resolve("b.md").toString(), outcome.unusable().get(0).path());
    assertFalse(outcome.passes(false));
    assertEquals(1, Rederive.check(Path.of("nowhere.md")).unusable().size());
  }

  @Test
  void nothingCheckedIsNoPass() {
    assertFalse(Rederive.check("Only words.").passes(false));
  }

  @Test
  void settingsCount() {
    CheckSettings settings = CheckSettings.DEFAULT.withSeed(5).withJobs(1);
    assertEquals(5, Rederive.check(SLOPE, settings).report().seed());
    CheckSettings sized = settings.withSizes(Map.of("n", 3));
    assertThrows(UnknownSize.class, () -> Rederive.check(SLOPE, sized));
    assertThrows(IllegalArgumentException.class, () -> settings.withJobs(0));
  }

  @Test
  void theSameIsSaidTwice() {
    assertEquals(Rederive.check(SLOPE).json(), Rederive.check(SLOPE).json());
  }
}
