package dev.rederive.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The entry point of the process. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its {@link ExitStatus}. */
  public static void main(String[] arguments) {
    Console console =
        new Console(
            stream(FileDescriptor.out, Flushing.AT_THE_END),
            stream(FileDescriptor.err, Flushing.EVERY_LINE),
            style("out"),
            style("err"));
    int code;
    try {
      code = new Session(new Connected(jobSummary()), console, System.in).run(arguments).code();
    } catch (Throwable problem) {
      console.complain("internal error, which should not happen whatever the input; please report");
      problem.printStackTrace(console.err());
      code = ExitStatus.UNUSABLE.code();
    }
    console.out().flush();
    console.err().flush();
    // The algebra system leaves threads behind that would hold the process for a minute.
    System.exit(code);
  }

  /** UTF-8 whatever the locale says: reports quote the documents, and those are UTF-8. */
  private static PrintStream stream(FileDescriptor descriptor, Flushing flushing) {
    OutputStream bytes = new BufferedOutputStream(new FileOutputStream(descriptor));
    return new PrintStream(bytes, flushing == Flushing.EVERY_LINE, StandardCharsets.UTF_8);
  }

  private static Optional<Path> jobSummary() {
    String name = System.getenv("GITHUB_STEP_SUMMARY");
    return name == null || name.isEmpty() ? Optional.empty() : Optional.of(Path.of(name));
  }

  private enum Flushing {
    AT_THE_END,
    EVERY_LINE
  }

  /**
   * Java cannot ask whether one of its streams is a terminal; the launcher can, and says so in a
   * property.
   */
  private static Console.Style style(String stream) {
    boolean isTerminal = Boolean.getBoolean("rederive." + stream + ".terminal");
    String noColour = System.getenv("NO_COLOR");
    boolean isUnwanted =
        (noColour != null && !noColour.isEmpty()) || "dumb".equals(System.getenv("TERM"));
    return isTerminal && !isUnwanted ? Console.Style.COLOURED : Console.Style.PLAIN;
  }
}
