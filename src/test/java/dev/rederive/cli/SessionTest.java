package dev.rederive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.rederive.input.Input;
import dev.rederive.source.Position;
import dev.rederive.source.Source;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files in, a status out, with a workbench that only remembers what it was given. */
class SessionTest {
  private static final String EQUATION = "$$1 + 1 = 2$$\n";

  @TempDir private Path directory;

  private final Recorder workbench = new Recorder();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private String standardInput = "";

  private static final class Recorder implements Workbench {
    private final List<Source> sources = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private ExitStatus answer = ExitStatus.CLEAN;
    private Console console;
    private int line;

    @Override
    public ExitStatus check(
        List<Source> given, List<Input.Unusable> files, Settings settings, Console streams) {
      sources.addAll(given);
      files.forEach(file -> refused.add(file.path()));
      console = streams;
      return answer;
    }

    @Override
    public ExitStatus watch(String input, int port, Settings settings, Console streams) {
      throw new UnsupportedOperationException("not asked for here");
    }

    @Override
    public ExitStatus mutate(List<Source> given, Settings settings, Console streams) {
      return check(given, List.of(), settings, streams);
    }

    @Override
    public ExitStatus explain(Source source, Position place, Settings settings, Console streams) {
      line = place.line();
      return check(List.of(source), List.of(), settings, streams);
    }

    List<String> names() {
      return sources.stream()
          .map(source -> Path.of(source.path()).getFileName().toString())
          .toList();
    }
  }

  private ExitStatus run(Object... arguments) {
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Console.Style.COLOURED,
            Console.Style.COLOURED);
    byte[] input = standardInput.getBytes(StandardCharsets.UTF_8);
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    return new Session(workbench, console, new ByteArrayInputStream(input)).run(words);
  }

  private Path write(String name, String text) throws IOException {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private Path write(String name, byte[] bytes) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  private void assertComplaint(Object... parts) {
    String said = err.toString(StandardCharsets.UTF_8);
    for (Object part : parts) {
      assertTrue(said.contains(part.toString()), said);
    }
  }

  /** The file is refused with these words while its neighbour is checked. */
  private void assertRefused(Path file, String... words) throws IOException {
    Path good = write("good.md", EQUATION);
    assertEquals(ExitStatus.UNUSABLE, run("check", file, good));
    assertComplaint((Object) file);
    assertComplaint((Object[]) words);
    assertEquals(List.of("good.md"), workbench.names());
    assertEquals(List.of(file.toString()), workbench.refused);
  }

  @Test
  void aMissingFile() throws IOException {
    assertRefused(directory.resolve("gone.md"), "does not exist");
  }

  @Test
  void aLinkThatLeadsNowhere() throws IOException {
    Path link = directory.resolve("link.md");
    Files.createSymbolicLink(link, directory.resolve("gone.md"));
    assertRefused(link, "is a link to a file that does not exist");
  }

  @Test
  void aFileWithoutPermission() throws IOException {
    Path file = write("secret.md", EQUATION);
    assumeFalse(!file.toFile().setReadable(false) || Files.isReadable(file), "root reads all");
    assertRefused(file, "permission denied");
  }

  @Test
  void aBinaryFile() throws IOException {
    assertRefused(write("image.md", new byte[] {'a', '\n', 0, 1}), "is not text", "byte 2");
  }

  @Test
  void textThatIsNotUtf8() throws IOException {
    byte[] latin = "one\ntwo\ngr\u00fcn\n".getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(write("latin.md", latin), "is not UTF-8 text, from line 3 on", "iconv");
  }

  @Test
  void textThatEndsInsideACharacter() throws IOException {
    assertRefused(write("cut.md", new byte[] {'a', (byte) 0xC3}), "is not UTF-8 text");
  }

  @Test
  void textInUtf16() throws IOException {
    assertRefused(write("wide.md", EQUATION.getBytes(StandardCharsets.UTF_16)), "is UTF-16");
  }

  @Test
  void anEmptyFile() throws IOException {
    assertRefused(write("empty.md", " \n\n"), "is empty");
  }

  @Test
  void anUnsupportedSuffix() throws IOException {
    assertRefused(write("notes.docx", EQUATION), "of a kind that is not read", ".md");
  }

  @Test
  void aDirectoryWithoutDocuments() throws IOException {
    assertRefused(Files.createDirectories(directory.resolve("empty")), "holds no documents");
  }

  @Test
  void aDirectoryIsSearchedToAnyDepthInTheOrderOfNames() throws IOException {
    write("all/b.md", EQUATION);
    write("all/a/deep/er.tex", EQUATION);
    write("all/A.markdown", EQUATION);
    write("all/picture.png", new byte[] {0});
    write("all/.hidden/c.md", EQUATION);
    write("all/.d.md", EQUATION);
    Files.createSymbolicLink(directory.resolve("all/loop"), directory.resolve("all"));
    assertEquals(ExitStatus.CLEAN, run("check", directory.resolve("all")));
    assertEquals(List.of("A.markdown", "er.tex", "b.md"), workbench.names());
    assertEquals("", err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aDocumentNamedTwiceIsReadOnce() throws IOException {
    Path file = write("a.md", EQUATION);
    run("check", file, directory, directory.resolve(".").resolve("a.md"));
    assertEquals(List.of("a.md"), workbench.names());
  }

  @Test
  void standardInputIsADocument() {
    standardInput = EQUATION;
    assertEquals(ExitStatus.CLEAN, run("check", "-"));
    assertEquals("<stdin>", workbench.sources.get(0).path());
    assertEquals(EQUATION, workbench.sources.get(0).text());
  }

  @Test
  void emptyStandardInputIsSaid() {
    assertEquals(ExitStatus.UNUSABLE, run("check", "-"));
    assertComplaint("<stdin> is empty");
  }

  @Test
  void textArrivesUnchangedButForItsByteOrderMark() throws IOException {
    String text = "\u03b1 \u2260 \ud835\udefd\r\n$x$\r";
    run("check", write("a.md", "\ufeff" + text));
    assertEquals(text, workbench.sources.get(0).text());
  }

  @ParameterizedTest
  @EnumSource(ExitStatus.class)
  void theStatusOfTheDocumentsIsPassedOn(ExitStatus answer) throws IOException {
    workbench.answer = answer;
    assertEquals(answer, run("check", write("a.md", EQUATION)));
    assertEquals(answer, run("mutate", directory));
    assertEquals(answer, run("explain", directory.resolve("a.md") + ":1"));
  }

  @Test
  void aBadFileOutweighsAFinding() throws IOException {
    workbench.answer = ExitStatus.FINDINGS;
    assertEquals(
        ExitStatus.UNUSABLE, run("check", write("a.md", EQUATION), directory.resolve("b.md")));
  }

  @Test
  void explainHandsOnTheLine() throws IOException {
    Path file = write("a.md", "\n\n" + EQUATION);
    assertEquals(ExitStatus.CLEAN, run("explain", file + ":3:8"));
    assertEquals(3, workbench.line);
  }

  @Test
  void explainRefusesWhatHasNoSuchLine() throws IOException {
    Path file = write("a.md", EQUATION);
    assertEquals(ExitStatus.UNUSABLE, run("explain", file + ":7"));
    assertComplaint(file, "has no line 7; its last is 2");
    assertEquals(ExitStatus.UNUSABLE, run("explain", directory.resolve("gone.md") + ":7"));
    assertEquals(List.of(), workbench.sources);
  }

  @Test
  void explainRefusesADirectory() throws IOException {
    write("a.md", EQUATION);
    assertEquals(ExitStatus.UNUSABLE, run("explain", directory + ":1"));
    assertComplaint("is a directory");
  }

  @Test
  void colourIsOffWhenUnwanted() throws IOException {
    Path file = write("a.md", EQUATION);
    run("check", file);
    assertEquals(Console.Style.COLOURED, workbench.console.outStyle());
    run("check", file, "--no-color");
    assertEquals(Console.Style.PLAIN, workbench.console.outStyle());
    assertEquals(Console.Style.PLAIN, workbench.console.errStyle());
  }

  @Test
  void misuseIsSaidOnTheErrorStreamAndHelpOnTheOther() {
    assertEquals(ExitStatus.UNUSABLE, run("check", "--what"));
    assertEquals("", out.toString(StandardCharsets.UTF_8));
    assertComplaint("rederive: unknown option '--what'");
    assertEquals(ExitStatus.CLEAN, run("--help"));
    assertTrue(out.toString(StandardCharsets.UTF_8).contains("Exit status"));
  }

  @Test
  void theShellSeesZeroOneOrTwo() {
    assertEquals(0, ExitStatus.CLEAN.code());
    assertEquals(1, ExitStatus.FINDINGS.code());
    assertEquals(2, ExitStatus.UNUSABLE.code());
  }
}
