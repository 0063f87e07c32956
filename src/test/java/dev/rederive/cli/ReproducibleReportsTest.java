package dev.rederive.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same documents, options and seed give the same bytes, however many threads judge. */
class ReproducibleReportsTest {
  private static final List<String> DOCUMENTS =
      List.of("chain-rule.md", "numbers.md", "indices.md", "directives.md", "opaque.md");

  @TempDir private Path directory;

  private List<byte[]> reports(String run, String jobs) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("check", "--seed", "11", "--jobs", jobs));
    List<Path> files = new ArrayList<>();
    for (ReportFormat format : ReportFormat.values()) {
      Path file = directory.resolve(format.label() + run);
      files.add(file);
      arguments.addAll(List.of("--format", format.label(), "--output", file.toString()));
    }
    for (String document : DOCUMENTS) {
      arguments.add("src/test/resources/cases/" + document);
    }
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
    Console console = new Console(nowhere, nowhere, Console.Style.PLAIN, Console.Style.PLAIN);
    new Session(new Connected(Optional.empty()), console, InputStream.nullInputStream())
        .run(arguments.toArray(String[]::new));
    List<byte[]> bytes = new ArrayList<>();
    for (Path file : files) {
      bytes.add(Files.readAllBytes(file));
    }
    return bytes;
  }

  @Test
  void everyFormatIsReproducible() throws IOException {
    List<byte[]> first = reports("-1", "1");
    List<byte[]> second = reports("-2", "3");
    for (ReportFormat format : ReportFormat.values()) {
      assertTrue(first.get(format.ordinal()).length > 500, format.label());
      assertArrayEquals(first.get(format.ordinal()), second.get(format.ordinal()), format.label());
    }
  }
}
