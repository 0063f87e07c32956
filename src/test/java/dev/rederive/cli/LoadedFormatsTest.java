package dev.rederive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start loads the classes of the formats that were asked for, and of no other. */
class LoadedFormatsTest {
  private static final Pattern FORMAT =
      Pattern.compile(
          "dev\\.rederive\\.report\\.(?:html\\.)?(\\w+Report|GithubAnnotations|JobSummary) ");
  private static final Pattern LIBRARY = Pattern.compile("org\\.(commonmark|jsoup)\\.");

  @TempDir private Path directory;

  private Set<String> loaded(String... options) throws IOException, InterruptedException {
    Path document = Files.writeString(directory.resolve("a.md"), "$$1 + 1 = 3$$\n");
    Path log = directory.resolve("classes");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.rederive.cli.Main",
                "check",
                document.toString()));
    command.addAll(List.of(options));
    File output = directory.resolve("output").toFile();
    ProcessBuilder process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
    process.environment().remove("GITHUB_STEP_SUMMARY");
    assertEquals(1, process.start().waitFor(), () -> output.toString());
    Set<String> formats = new TreeSet<>();
    Matcher matcher = FORMAT.matcher(Files.readString(log));
    while (matcher.find()) {
      formats.add(matcher.group(1));
    }
    Matcher library = LIBRARY.matcher(Files.readString(log));
    while (library.find()) {
      formats.add(library.group(1));
    }
    return formats;
  }

  @Test
  void nothingThatWasNotAskedFor() throws IOException, InterruptedException {
    assertEquals(Set.of("TextReport"), loaded());
    assertEquals(Set.of("SarifReport"), loaded("--format", "sarif"));
    assertEquals(Set.of("GithubAnnotations"), loaded("--format", "github"));
    assertEquals(Set.of("HtmlReport", "commonmark", "jsoup"), loaded("--format", "html"));
  }
}
