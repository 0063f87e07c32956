package dev.rederive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input through the whole program: what it says, where, and that it judges the rest. */
class BadInputTest {
  /** A true relation and a false one, which have to be judged whatever stands before them. */
  private static final String REST = "\n\n$$7x + x = 8x$$\n\nText.\n\n$$7y + y = 9y$$\n";

  @TempDir Path directory;

  private record Outcome(ExitStatus status, String out, String err) {}

  private Outcome run(Path file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(print(out), print(err), Console.Style.PLAIN, Console.Style.PLAIN);
    ExitStatus status =
        Assertions.assertTimeoutPreemptively(
            Duration.ofMinutes(2),
            () ->
                new Session(
                        new Connected(Optional.empty()),
                        console,
                        new ByteArrayInputStream(new byte[0]))
                    .run("check", "--verbose", file.toString()));
    console.out().flush();
    console.err().flush();
    return new Outcome(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  static List<Arguments> documents() {
    return List.of(
        Arguments.of("$$z = z + 1", ":1:1: ", "$$"),
        Arguments.of("$$z = \\frobnicate{z}{2}$$", ":1:5: unread", "frobnicate"),
        Arguments.of("<!-- rederive: frobnicate 3 -->", ":1:1: ", "frobnicate"),
        Arguments.of(
            "<!-- rederive: sizes n = 3 -->\n$$s = \\sum_{i=1}^{n} q_i$$\n\n"
                + "$$\\frac{\\partial s}{\\partial q_5} = 1$$",
            ":4:35: undecided",
            "outside 1..3"),
        Arguments.of("$$\\frac{1}{z - z} = \\frac{2}{z - z}$$", ":1:19: undecided", "defined"),
        Arguments.of("$$1/0 = 2$$", ":1:7: undecided", "defined"),
        Arguments.of("$$10^{10^{10}} = 3 \\cdot 10^{10^{9}}$$", ":1:16: undecided", "bounds"),
        Arguments.of(
            "$$\\sum_{i=1}^{1000000000} q_i = 0$$", ":1:31: undecided", "1000000000 terms"),
        Arguments.of(
            "$$" + "{".repeat(10_000) + "z" + "}".repeat(10_000) + " = 2z$$",
            ":1:20005: refuted",
            ""),
        Arguments.of("$$" + "{".repeat(10_000) + "z = 2z$$", ":1:10005: unread", "unbalanced"));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("documents")
  void saysWhatIsWrongAndWhereAndJudgesTheRest(String bad, String place, String words)
      throws IOException {
    Outcome outcome = run(file("bad.md", bad + REST));
    String at = file("bad.md", bad + REST) + place;
    String told =
        outcome.out().lines().filter(line -> line.startsWith(at)).findFirst().orElse("nothing");
    assertTrue(told.contains(words), () -> "about " + at + ": " + told + "\n" + outcome);
    int end = (bad + REST).split("\n").length;
    assertTrue(
        outcome.out().contains("bad.md:" + (end - 4) + ":10: proved"), () -> outcome.toString());
    assertTrue(outcome.out().contains("bad.md:" + end + ":10: refuted"), () -> outcome.toString());
    assertEquals(ExitStatus.FINDINGS, outcome.status());
    assertEquals("", outcome.err());
  }

  @Test
  void refusesWhatIsNoDocumentAndJudgesTheOthers() throws IOException {
    Path empty = file("empty.md", "");
    Path binary = Files.write(directory.resolve("binary.md"), new byte[] {65, 0, 1, (byte) 0xFF});
    Path missing = directory.resolve("missing.md");
    Path latin = Files.write(directory.resolve("latin.md"), new byte[] {'a', '\n', (byte) 0xE9});
    for (Path bad : List.of(empty, binary, missing, latin)) {
      Outcome outcome = run(bad);
      assertEquals(ExitStatus.UNUSABLE, outcome.status());
      assertTrue(outcome.err().contains(bad.toString()), outcome.err());
      assertEquals(1, outcome.err().lines().count(), outcome.err());
    }
    assertTrue(run(empty).err().contains("empty"));
    assertTrue(run(binary).err().contains("byte 1"));
    assertTrue(run(missing).err().contains("does not exist"));
    assertTrue(run(latin).err().contains("line 2"));
    file("good.md", REST);
    Outcome all = run(directory);
    assertEquals(ExitStatus.UNUSABLE, all.status());
    assertTrue(all.out().contains("good.md:3:10: proved"), all.out());
    assertTrue(all.out().contains("good.md:7:10: refuted"), all.out());
  }
}
