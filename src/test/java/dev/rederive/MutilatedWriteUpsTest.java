package dev.rederive;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.rederive.check.CheckSettings;
import dev.rederive.check.Checker;
import dev.rederive.check.RelationResult;
import dev.rederive.check.Verdict;
import dev.rederive.document.Documents;
import dev.rederive.meaning.Meaning;
import dev.rederive.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The write-ups under {@code cases} with pieces cut out, doubled and thrown in. What they say is
 * often nonsense; it has to be read and judged all the same, without an exception and without two
 * engines contradicting each other.
 */
class MutilatedWriteUpsTest {
  private static final int READ = 1_000;
  private static final int JUDGED = 60;
  private static final int LONGEST = 8_000;

  private static final String[] PIECES = {
    "{",
    "}",
    "$$",
    "$",
    "\\",
    "_",
    "^",
    "\\frac",
    "\\sum_{i=1}^{n}",
    "(",
    ")",
    "=",
    "&",
    "\\\\",
    "\\left(",
    "\\right|_{x=0}",
    "\\partial",
    "'",
    "0",
    "10^{10^{10}}",
    "|",
    ":=",
    "\\leftarrow",
    "\\approx",
    "<",
    ",",
    "i",
    "n",
    "w_{ij}",
    "\\begin{cases}",
    "\\end{aligned}",
    "\\sqrt",
    "e",
    "<!-- rederive: wrong x -->",
    "<!-- rederive: define -->",
    "\\text{if }",
    "f(",
    "-"
  };

  private static List<String> texts;

  @BeforeAll
  static void load() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources/cases"))) {
      texts =
          files
              .filter(Files::isRegularFile)
              .sorted()
              .map(MutilatedWriteUpsTest::text)
              .filter(text -> text.length() <= LONGEST)
              .toList();
    }
    assertFalse(texts.isEmpty());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Test
  void everyOneIsRead() {
    for (int seed = 0; seed < READ; seed++) {
      Source source = mutilated(seed);
      assertNotNull(Meaning.read(Documents.read(source)), source.text());
    }
  }

  @Test
  void noneMakesTheEnginesContradictEachOther() {
    try (Checker checker = new Checker(CheckSettings.DEFAULT)) {
      for (int seed = READ; seed < READ + JUDGED; seed++) {
        Source source = mutilated(seed);
        for (RelationResult relation :
            checker.check(List.of(source), (done, total) -> {}).documents().get(0).relations()) {
          assertNotEquals(Verdict.CONFLICT, relation.verdict(), source.text());
        }
      }
    }
  }

  private static Source mutilated(int seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(texts.get(random.nextInt(texts.size())));
    for (int blows = 1 + random.nextInt(12); blows > 0; blows--) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(3)) {
        case 0 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
        case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(6)));
        default -> {
          int from = random.nextInt(text.length() + 1);
          int to = Math.min(text.length(), from + 1 + random.nextInt(30));
          text.insert(at, text.substring(from, to));
        }
      }
    }
    return new Source("mutilated-" + seed + ".md", text.toString());
  }
}
