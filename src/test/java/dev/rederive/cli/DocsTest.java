package dev.rederive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rederive.api.Rederive;
import dev.rederive.check.CheckSettings;
import dev.rederive.source.Source;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the pages show works when it is copied. */
class DocsTest {
  private static final Path DOCS = Path.of("docs");

  /** A checker that refuses every document in which a 3 stands, and says what it was asked. */
  private static final String CHECKER =
      """
      #!/bin/sh
      echo "$*" >>"$CALLS"
      grep -rl 3 derivations && exit 1
      exit 0
      """;

  @TempDir private Path directory;

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(DOCS)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  private static List<FencedCodeBlock> blocks(Path page) throws IOException {
    List<FencedCodeBlock> blocks = new ArrayList<>();
    Parser.builder()
        .build()
        .parse(Files.readString(page))
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(FencedCodeBlock block) {
                blocks.add(block);
              }
            });
    return blocks;
  }

  private static String block(String page, String language, String start) throws IOException {
    return blocks(DOCS.resolve(page)).stream()
        .filter(one -> one.getInfo().equals(language) && one.getLiteral().startsWith(start))
        .findFirst()
        .orElseThrow()
        .getLiteral();
  }

  @Test
  void everyCommandIsUnderstood() throws IOException {
    Pattern command = Pattern.compile("(?:rederive|\\$\\(REDERIVE\\)) (check[^\\n]*)");
    int seen = 0;
    for (Path page : pages()) {
      for (FencedCodeBlock block : blocks(page)) {
        // A folded scalar of YAML goes on in the next line.
        String text = block.getLiteral().replaceAll("\\n +(--format)", " $1");
        Matcher matcher = command.matcher(text);
        while (matcher.find()) {
          String[] words = matcher.group(1).strip().split("\\s+");
          assertInstanceOf(Command.Check.class, Arguments.parse(words), matcher.group());
          seen++;
        }
      }
    }
    assertTrue(seen >= 9, "only " + seen + " commands");
  }

  /** A block of Java is a class; the text after it is what its main method prints. */
  @Test
  void everyJavaExampleIsCompiledAndRun() throws IOException, InterruptedException {
    int compiled = 0;
    for (Path page : pages()) {
      List<FencedCodeBlock> blocks = blocks(page);
      for (int k = 0; k < blocks.size(); k++) {
        if (blocks.get(k).getInfo().equals("java")) {
          String code = blocks.get(k).getLiteral();
          Matcher name = Pattern.compile("class (\\w+)").matcher(code);
          assertTrue(name.find(), code);
          Path classes = compile(name.group(1), code);
          compiled++;
          if (code.contains("void main(")) {
            assertEquals(blocks.get(k + 1).getLiteral(), printed(classes, name.group(1)));
          }
        }
      }
    }
    assertEquals(2, compiled);
  }

  private Path compile(String name, String code) throws IOException {
    Path classes = Files.createDirectories(directory.resolve("java"));
    Path file = Files.writeString(classes.resolve(name + ".java"), code);
    ByteArrayOutputStream problems = new ByteArrayOutputStream();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, problems, "-proc:none", "-d", classes.toString(), file.toString());
    assertEquals(0, status, problems::toString);
    return classes;
  }

  private String printed(Path classes, String name) throws IOException, InterruptedException {
    String path = classes + File.pathSeparator + System.getProperty("java.class.path");
    succeed(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", path, name);
    return output();
  }

  /**
   * A block of Markdown is a write-up; if a block of text with findings follows, that is what is said
   * about it, to the letter. Where a page shows no output it says nothing that fails.
   */
  @Test
  void everyWriteUpIsJudgedAsThePageSays() throws IOException {
    int judged = 0;
    List<Path> all = new ArrayList<>(pages());
    all.add(Path.of("README.md"));
    for (Path page : all) {
      List<FencedCodeBlock> blocks = blocks(page);
      for (int k = 0; k < blocks.size(); k++) {
        String info = blocks.get(k).getInfo();
        if (info.equals("markdown") || info.equals("tex")) {
          String suffix = info.equals("tex") ? ".tex" : ".md";
          String text =
              Rederive.check(
                      new Source("notes" + suffix, blocks.get(k).getLiteral()),
                      CheckSettings.DEFAULT)
                  .text();
          boolean isShown =
              k + 1 < blocks.size() && blocks.get(k + 1).getLiteral().startsWith("notes.");
          if (isShown) {
            assertEquals(blocks.get(k + 1).getLiteral(), text, page.toString());
          } else {
            assertFalse(text.contains(": refuted:") || text.contains(": unread:"), page + text);
          }
          judged++;
        }
      }
    }
    assertTrue(judged >= 9, judged + " write-ups");
  }

  @Test
  void everyFormatHasItsPlace() throws IOException {
    String page = Files.readString(DOCS.resolve("formats.md"));
    for (ReportFormat format : ReportFormat.values()) {
      assertTrue(page.contains("`" + format.label() + "`"), format.label());
    }
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<Path> all = new ArrayList<>(pages());
    all.add(Path.of("README.md"));
    int[] seen = new int[1];
    for (Path page : all) {
      Parser.builder()
          .build()
          .parse(Files.readString(page))
          .accept(
              new AbstractVisitor() {
                @Override
                public void visit(Link link) {
                  String target = link.getDestination().replaceAll("#.*", "");
                  if (!target.isEmpty() && !target.contains("://")) {
                    assertTrue(
                        Files.exists(page.toAbsolutePath().resolveSibling(target)),
                        page + ": " + target);
                    seen[0]++;
                  }
                }
              });
    }
    assertTrue(seen[0] >= 7, "only " + seen[0] + " links");
  }

  private Path executable(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertTrue(file.toFile().setExecutable(true));
    return file;
  }

  private int run(String... command) throws IOException, InterruptedException {
    Path repository = Files.createDirectories(directory.resolve("repository"));
    ProcessBuilder process =
        new ProcessBuilder(command)
            .directory(repository.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("output").toFile());
    // A build that runs inside a hook or a make of somebody else's must not work on theirs.
    process
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("GIT_") || name.contains("MAKE"));
    process.environment().put("CALLS", directory.resolve("calls").toString());
    process
        .environment()
        .merge("PATH", "", (path, none) -> directory.resolve("bin") + File.pathSeparator + path);
    return process.start().waitFor();
  }

  private void succeed(String... command) throws IOException, InterruptedException {
    int status = run(command);
    assertEquals(0, status, () -> Arrays.toString(command) + output());
  }

  private String output() {
    try {
      return Files.readString(directory.resolve("output"), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private List<String> calls() throws IOException {
    Path calls = directory.resolve("calls");
    List<String> lines = Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    Files.deleteIfExists(calls);
    return lines;
  }

  private Path write(String name, String text) throws IOException {
    Path file = directory.resolve("repository").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static void assumeInstalled(String program) {
    boolean isInstalled =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(entry -> Files.isExecutable(Path.of(entry, program)));
    assumeTrue(isInstalled, program + " is not installed");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the hook is a shell script")
  void theHookChecksWhatIsCommitted() throws IOException, InterruptedException {
    assumeInstalled("git");
    executable("bin/rederive", CHECKER);
    succeed("git", "init", "-q", ".");
    succeed("git", "config", "user.email", "nobody@example.org");
    succeed("git", "config", "user.name", "Nobody");
    executable("repository/.git/hooks/pre-commit", block("pre-commit.md", "sh", "#!"));

    write("derivations/below/a b.md", "1 + 1 = 3");
    write("derivations/notes.txt", "3");
    succeed("git", "add", ".");
    assertEquals(1, run("git", "commit", "-q", "-m", "wrong"));
    assertEquals(List.of("check --quiet derivations"), calls());

    write("derivations/below/a b.md", "1 + 1 = 2");
    succeed("git", "add", ".");
    write("derivations/below/a b.md", "1 + 1 = 3, but not yet to be committed");
    succeed("git", "commit", "-q", "-m", "right");
    assertEquals(1, calls().size());

    write("other.md", "3");
    succeed("git", "add", "other.md");
    succeed("git", "commit", "-q", "-m", "elsewhere");
    assertEquals(List.of(), calls());
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the checker is a shell script")
  void theRuleChecksWhatChanged() throws IOException, InterruptedException {
    assumeInstalled("make");
    executable("bin/rederive", CHECKER);
    write("Makefile", block("make.md", "make", "REDERIVE"));
    write("derivations/a.md", "1 + 1 = 2");
    write("derivations/b.tex", "1 + 1 = 2");
    succeed("make", "derivations.ok");
    assertEquals(List.of("check --strict derivations/a.md derivations/b.tex"), calls());
    succeed("make", "derivations.ok");
    assertEquals(List.of(), calls());

    Path changed = write("derivations/b.tex", "1 + 1 = 3");
    assertTrue(changed.toFile().setLastModified(System.currentTimeMillis() + 5_000));
    assertEquals(2, run("make", "derivations.ok"));
    assertEquals(2, run("make", "derivations.ok"));
    assertEquals(
        List.of("check --strict derivations/b.tex", "check --strict derivations/b.tex"), calls());
  }
}
