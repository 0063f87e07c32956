package dev.rederive.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example project, built by Maven with the jar that was just packaged. Maven finds that jar in
 * a local repository of its own; everything else in it is linked to the one this build uses, so that
 * nothing is fetched twice and nothing is installed.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the repository is made of symbolic links")
class ExampleProjectIT {
  private static final Path EXAMPLE = Path.of("examples", "maven");
  private static final String MAVEN = "mvn";

  @TempDir private Path directory;
  private Path project;
  private Path repository;

  @BeforeEach
  void prepare() throws IOException {
    boolean isInstalled =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(entry -> Files.isExecutable(Path.of(entry, MAVEN)));
    assumeTrue(isInstalled, "there is no mvn on the path to build the example with");
    project = Files.createDirectory(directory.resolve("project"));
    try (Stream<Path> files = Files.walk(EXAMPLE)) {
      for (Path file : files.filter(one -> !one.startsWith(EXAMPLE.resolve("target"))).toList()) {
        Path copy = project.resolve(EXAMPLE.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    repository = directory.resolve("repository");
    link(Path.of(System.getProperty("rederive.repository")), repository, "dev", "rederive");
    String version = System.getProperty("rederive.version");
    Path place = Files.createDirectories(repository.resolve("dev/rederive/rederive/" + version));
    Files.copy(Path.of("target/rederive.jar"), place.resolve("rederive-" + version + ".jar"));
    Files.copy(Path.of("pom.xml"), place.resolve("rederive-" + version + ".pom"));
  }

  /** Links every entry but the first of the path, which becomes a directory with the same done. */
  private static void link(Path from, Path to, String... path) throws IOException {
    Files.createDirectories(to);
    if (Files.isDirectory(from)) {
      try (Stream<Path> entries = Files.list(from)) {
        for (Path entry : entries.toList()) {
          if (path.length == 0 || !entry.getFileName().toString().equals(path[0])) {
            Files.createSymbolicLink(to.resolve(entry.getFileName()), entry.toAbsolutePath());
          }
        }
      }
    }
    if (path.length > 1) {
      link(from.resolve(path[0]), to.resolve(path[0]), path[1]);
    }
  }

  private String test(int expectedStatus, String... options) throws Exception {
    List<String> command =
        new ArrayList<>(List.of(MAVEN, "-B", "-ntp", "test", "-Dmaven.repo.local=" + repository));
    command.addAll(List.of(options));
    File output = directory.resolve("output").toFile();
    ProcessBuilder maven =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output);
    maven.environment().keySet().removeIf(name -> name.startsWith("MAVEN_CMD_LINE"));
    int status = maven.start().waitFor();
    String said = Files.readString(output.toPath());
    assertEquals(expectedStatus, status, said);
    return said;
  }

  @Test
  void writeUpsAreTestsAndCanBeChosenByVerdict() throws Exception {
    String passed = test(0);
    assertTrue(passed.contains("Tests run: 6, Failures: 0, Errors: 0, Skipped: 1"), passed);

    Path worked = project.resolve("derivations/worked.md");
    Files.writeString(worked, Files.readString(worked).replace("= -0.30$$", "= -0.31$$"));
    String refuted = test(1, "-Dgroups=refuted");
    assertTrue(refuted.contains("Tests run: 1, Failures: 1, Errors: 0, Skipped: 0"), refuted);
    assertTrue(refuted.contains("derivations/worked.md:9:"), refuted);
    try (Stream<Path> reports = Files.list(project.resolve("target/surefire-reports"))) {
      assertTrue(reports.anyMatch(file -> file.toString().endsWith(".xml")));
    }
  }
}
