package dev.rederive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What shells and the manual reader make of what is printed for them. */
class ShellTest {
  @TempDir private Path directory;

  private String run(String... command) throws Exception {
    boolean isInstalled =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(entry -> Files.isExecutable(Path.of(entry, command[0])));
    assumeTrue(isInstalled, command[0] + " is not installed");
    File output = directory.resolve("output").toFile();
    int status =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start()
            .waitFor();
    String said = Files.readString(output.toPath());
    assertEquals(0, status, said);
    return said;
  }

  private String completed(String... words) throws Exception {
    Path script = Files.writeString(directory.resolve("completion"), Completion.script());
    String line = String.join(" ", words);
    String asking =
        "source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='%s'; COMP_POINT=%d;"
            + " COMP_TYPE=9; _complete_rederive 2>/dev/null; printf '%%s\\n' \"${COMPREPLY[@]}\"";
    return run(
        "bash",
        "-c",
        asking.formatted(
            script,
            String.join(" ", Stream.of(words).map(word -> "'" + word + "'").toList()),
            words.length - 1,
            line,
            line.length()));
  }

  @Test
  void bashCompletesVerbsOptionsAndFormats() throws Exception {
    assertTrue(completed("rederive", "ch").lines().toList().contains("check"));
    assertTrue(completed("rederive", "watch", "--p").lines().toList().contains("--port"));
    assertEquals(
        List.of("sarif"), completed("rederive", "check", "--format", "sa").lines().toList());
  }

  @Test
  void groffFindsNothingWrongWithTheManualPage() throws Exception {
    Path page = Files.writeString(directory.resolve("rederive.1"), ManualPage.text());
    String rendered = run("groff", "-man", "-ww", "-Tascii", "-P-cbou", page.toString());
    assertTrue(!rendered.contains("warning"), rendered);
    assertTrue(rendered.contains("rederive check [OPTION ...]"), rendered);
    assertTrue(rendered.contains("--timeout SECONDS"), rendered);
  }
}
