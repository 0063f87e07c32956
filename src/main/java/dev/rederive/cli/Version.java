package dev.rederive.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;

/** Which rederive this is. */
final class Version {
  /** Maven leaves it in the jar of the library. */
  private static final String SYMJA =
      "/META-INF/maven/org.matheclipse/matheclipse-core/pom.properties";

  private Version() {}

  /** The version in the manifest of the jar; empty where the classes do not come from one. */
  static Optional<String> number() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
  }

  /** What {@code --version} prints: what a report of a bug should name. */
  static String line() {
    return "rederive "
        + number().orElse("(not packaged)")
        + " (Symja "
        + symja()
        + ", Java "
        + System.getProperty("java.version")
        + ")";
  }

  private static String symja() {
    try (InputStream stream = Version.class.getResourceAsStream(SYMJA)) {
      Properties properties = new Properties();
      if (stream != null) {
        properties.load(stream);
      }
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
