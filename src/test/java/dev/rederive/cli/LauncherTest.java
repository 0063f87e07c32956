package dev.rederive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher in a checkout of its own, with a Maven that only makes an empty jar and a Java that
 * only prints its arguments. Both write what they were asked into {@code calls}.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class LauncherTest {
  private static final String MAVEN =
      """
      #!/bin/sh
      echo "mvn $*" >>"$CALLS"
      [ -z "$MAVEN_FAILS" ] || { echo 'cannot compile'; exit 1; }
      sleep "${MAVEN_SLEEPS:-0}"
      mkdir -p target/lib && echo jar >target/rederive.jar
      """;

  private static final String JAVA =
      """
      #!/bin/sh
      for word; do
        case $word in
        -XX:ArchiveClassesAtExit=*)
          echo training >>"$CALLS"
          [ -n "$NO_ARCHIVE" ] || echo archive >"${word#*=}"
          exit 0 ;;
        -XX:SharedArchiveFile=*) [ -s "${word#*=}" ] && echo 'with archive' ;;
        esac
      done
      while [ "$1" != -jar ]; do shift; done
      shift 2
      for word; do echo "<$word>"; done
      exit "${JAVA_STATUS:-0}"
      """;

  @TempDir private Path directory;
  private Path checkout;
  private Path calls;

  /** What one run of the launcher left behind. */
  private record Run(int status, String out, String err) {}

  @BeforeEach
  void makeCheckout() throws IOException {
    checkout = directory.resolve("a check out");
    calls = directory.resolve("calls");
    Files.createFile(calls);
    Files.createDirectories(checkout.resolve("src/main/launcher"));
    age(Files.writeString(checkout.resolve("src/main/launcher/training.md"), "$1$"));
    age(Files.writeString(checkout.resolve("pom.xml"), "<project/>"));
    try (var below = Files.walk(checkout.resolve("src"))) {
      for (Path path : below.toList()) {
        age(path);
      }
    }
    Files.copy(Path.of("rederive"), checkout.resolve("rederive"));
    executable("bin/mvn", MAVEN);
    executable("bin/java", JAVA);
  }

  private static Path age(Path path) throws IOException {
    return Files.setLastModifiedTime(path, FileTime.from(Instant.now().minusSeconds(60)));
  }

  private void executable(String name, String script) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, script);
    assertTrue(file.toFile().setExecutable(true));
  }

  private Process start(Path launcher, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().remove("JAVA_HOME");
    builder.environment().put("PATH", directory.resolve("bin") + ":/usr/bin:/bin");
    builder.environment().put("CALLS", calls.toString());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static Run finish(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    String out = text(process.getInputStream());
    String err = text(process.getErrorStream());
    return new Run(process.waitFor(), out, err);
  }

  private static String text(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }

  private Run run(Map<String, String> environment, String... arguments) throws Exception {
    return finish(start(checkout.resolve("rederive"), environment, arguments));
  }

  private long calls(String what) throws IOException {
    return Files.readAllLines(calls).stream().filter(line -> line.startsWith(what)).count();
  }

  @Test
  void buildsAndTrainsOnceAndPassesArgumentsOn() throws Exception {
    Run first = run(Map.of(), "check", "a b.md", "--size=n=2", "*", "");
    assertEquals("with archive\n<check>\n<a b.md>\n<--size=n=2>\n<*>\n<>\n", first.out());
    assertEquals(0, first.status());
    assertTrue(first.err().contains("building"), first.err());
    Run second = run(Map.of(), "check");
    assertEquals(new Run(0, "with archive\n<check>\n", ""), second);
    assertEquals(1, calls("mvn"));
    assertEquals(1, calls("training"));
  }

  @Test
  void passesTheStatusOn() throws Exception {
    for (String status : List.of("1", "2", "0")) {
      assertEquals(Integer.parseInt(status), run(Map.of("JAVA_STATUS", status)).status());
    }
  }

  @Test
  void worksThroughLinks() throws Exception {
    Path near = directory.resolve("near");
    Path far = directory.resolve("far");
    Files.createSymbolicLink(near, Path.of("a check out", "rederive"));
    Files.createSymbolicLink(far, near.toAbsolutePath());
    assertEquals("with archive\n<x>\n", finish(start(far, Map.of(), "x")).out());
    assertTrue(Files.exists(checkout.resolve("target/rederive.jar")));
  }

  @Test
  void buildsAgainAfterAChange() throws Exception {
    run(Map.of());
    Path source = Files.writeString(checkout.resolve("src/main/New.java"), "");
    Instant later = Instant.now().plusSeconds(2);
    Files.setLastModifiedTime(source, FileTime.from(later));
    run(Map.of());
    assertEquals(2, calls("mvn"));
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().minusSeconds(30)));
    Path sources = checkout.resolve("src/main");
    Files.setLastModifiedTime(sources, FileTime.from(Instant.now().minusSeconds(30)));
    run(Map.of());
    run(Map.of());
    assertEquals(2, calls("mvn"));
    assertEquals(2, calls("training"));
  }

  @Test
  void severalFirstUsesBuildOnce() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      processes.add(start(checkout.resolve("rederive"), Map.of("MAVEN_SLEEPS", "1"), "u" + i));
    }
    for (int i = 0; i < 4; i++) {
      Run run = finish(processes.get(i));
      assertEquals("with archive\n<u" + i + ">\n", run.out(), run.err());
    }
    assertEquals(1, calls("mvn"));
    assertEquals(1, calls("training"));
  }

  @Test
  void aFailedBuildIsShownAndTriedAgain() throws Exception {
    Run failed = run(Map.of("MAVEN_FAILS", "yes"));
    assertEquals(2, failed.status());
    assertEquals("", failed.out());
    assertTrue(failed.err().contains("cannot compile"), failed.err());
    assertEquals(0, run(Map.of()).status());
  }

  @Test
  void aFailedTrainingIsNotRepeated() throws Exception {
    assertEquals("<x>\n", run(Map.of("NO_ARCHIVE", "yes"), "x").out());
    assertEquals(new Run(0, "<x>\n", ""), run(Map.of("NO_ARCHIVE", "yes"), "x"));
    assertEquals(1, calls("training"));
  }

  @Test
  void aWrongJavaHomeIsSaid() throws Exception {
    Run run = run(Map.of("JAVA_HOME", "/no/such/java"));
    assertEquals(2, run.status());
    assertTrue(run.err().contains("JAVA_HOME is /no/such/java"), run.err());
  }

  @Test
  void javaHomeGoesBeforeThePath() throws Exception {
    executable("home/bin/java", JAVA + "\n# another");
    executable("bin/java", "#!/bin/sh\necho wrong; exit 9");
    assertEquals(0, run(Map.of("JAVA_HOME", directory.resolve("home").toString())).status());
  }

  @Test
  void aCheckoutThatCannotBeWrittenIsSaid() throws Exception {
    assertTrue(checkout.toFile().setWritable(false));
    assumeFalse(Files.isWritable(checkout), "root writes everywhere");
    try {
      Run run = run(Map.of());
      assertEquals(2, run.status());
      assertTrue(run.err().contains("cannot be written"), run.err());
    } finally {
      assertTrue(checkout.toFile().setWritable(true));
    }
  }
}
