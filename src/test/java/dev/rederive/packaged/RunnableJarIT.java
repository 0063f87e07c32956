package dev.rederive.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar with everything in it, started as a user starts it, with nothing beside it. */
class RunnableJarIT {
  private static final Path BUILT = Path.of("target", "rederive-all.jar");

  @TempDir private Path directory;

  private String run(int expectedStatus, String... arguments) throws Exception {
    Path jar = Files.copy(BUILT, directory.resolve("moved.jar"));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar.toString()));
    command.addAll(List.of(arguments));
    Path output = directory.resolve("output");
    int status =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    Files.delete(jar);
    String said = Files.readString(output);
    assertEquals(expectedStatus, status, said);
    return said;
  }

  /** The derivative needs the algebra system, which finds its parts by services and resources. */
  @Test
  void everythingIsInIt() throws Exception {
    Files.writeString(
        directory.resolve("a.md"), "For $f(x) = x^2$: $$\\frac{df}{dx} = 2 x$$ $$f(3) = 8$$");
    String text = run(1, "check", "--verbose", "a.md");
    assertTrue(text.contains("symbolic          equal"), text);
    assertTrue(text.contains("modular           equal"), text);
    assertTrue(text.contains("a.md:1:50: refuted"), text);
    String version = Pattern.quote(System.getProperty("rederive.version"));
    String line = run(0, "--version");
    assertTrue(line.matches("rederive " + version + " \\(Symja \\d\\S*, Java \\d\\S*\\)\n"), line);
  }

  @Test
  void everyLibraryIsNamedWithItsLicence() throws IOException {
    try (JarFile jar = new JarFile(BUILT.toFile());
        Stream<Path> libraries = Files.list(Path.of("target", "lib"))) {
      String notice = text(jar, "META-INF/NOTICE");
      String licences = text(jar, "META-INF/LICENSE") + text(jar, "META-INF/LICENSE.txt");
      assertTrue(licences.length() > 50_000, () -> licences.length() + " characters");
      List<String> missing =
          libraries
              .map(file -> file.getFileName().toString())
              .map(name -> name.replaceAll("-\\d.*", ""))
              .filter(
                  name ->
                      !Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(notice).find())
              .toList();
      assertEquals(List.of(), missing);
      String pom = text(jar, "META-INF/maven/org.matheclipse/matheclipse-core/pom.xml");
      assertTrue(pom.contains("Lesser General Public License"), pom);
    }
  }

  private static String text(JarFile jar, String name) throws IOException {
    assertNotNull(jar.getEntry(name), name);
    try (InputStream stream = jar.getInputStream(jar.getEntry(name))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
