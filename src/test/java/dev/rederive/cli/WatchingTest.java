package dev.rederive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchingTest {
  @TempDir private Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Console console() {
    return new Console(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        Console.Style.PLAIN,
        Console.Style.PLAIN);
  }

  private static void await(ByteArrayOutputStream stream, Predicate<String> condition)
      throws InterruptedException {
    while (!condition.test(stream.toString(StandardCharsets.UTF_8))) {
      Thread.sleep(10);
    }
  }

  private static String get(String address) throws Exception {
    return new String(
        URI.create(address).toURL().openStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void judgesAgainWhenSavedAndServesTheArticle() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(100),
        () -> {
          Path notes = directory.resolve("notes.md");
          Files.writeString(notes, "$$1 + 1 = 2$$\n\n$$2 + 2 = 4$$\n");
          ExitStatus[] status = new ExitStatus[1];
          Session session =
              new Session(
                  new Connected(Optional.empty()), console(), InputStream.nullInputStream());
          Thread watching = new Thread(() -> status[0] = session.run("watch", notes.toString()));
          watching.start();
          await(err, text -> text.contains("2 judged anew"));

          Files.writeString(directory.resolve("next"), "$$1 + 1 = 2$$\n\n$$2 + 2 = 5$$\n");
          Files.move(directory.resolve("next"), notes, StandardCopyOption.REPLACE_EXISTING);
          await(err, text -> text.contains("1 judged anew"));
          assertTrue(out.toString(StandardCharsets.UTF_8).contains("notes.md:3:9: refuted"));

          Matcher address =
              Pattern.compile("http://127\\.0\\.0\\.1:\\d+/")
                  .matcher(err.toString(StandardCharsets.UTF_8));
          assertTrue(address.find());
          while (!get(address.group()).contains("2 + 2 = 5")) {
            Thread.sleep(20);
          }
          Files.write(notes, new byte[] {(byte) 0xff, 0x41});
          await(err, text -> text.contains("is not UTF-8"));
          Files.writeString(notes, "$$1 + 1 = 2$$\n");
          await(err, text -> text.contains("0 judged anew"));
          watching.interrupt();
          watching.join();
          assertEquals(ExitStatus.CLEAN, status[0]);
        });
  }

  @Test
  void whatCannotBeWatchedIsRefused() {
    Session session =
        new Session(new Connected(Optional.empty()), console(), InputStream.nullInputStream());
    assertEquals(ExitStatus.UNUSABLE, session.run("watch", directory.toString()));
    assertEquals(ExitStatus.UNUSABLE, session.run("watch", "no-such-file.md"));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("does not exist"));
  }
}
