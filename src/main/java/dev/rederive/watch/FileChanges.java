package dev.rederive.watch;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Tells when the bytes of a file change. Its directory is watched, not the file: editors save by
 * writing another file and renaming it.
 */
public final class FileChanges implements AutoCloseable {
  /** A save is several events; what comes within this is one change. */
  private static final long SETTLING_MILLIS = 20;

  private final Path file;
  private final WatchService service;
  private byte[] last;

  /**
   * @throws IOException if its directory cannot be watched
   */
  public FileChanges(Path file) throws IOException {
    this.file = file.toAbsolutePath();
    this.service = FileSystems.getDefault().newWatchService();
    this.file
        .getParent()
        .register(
            service,
            StandardWatchEventKinds.ENTRY_CREATE,
            StandardWatchEventKinds.ENTRY_MODIFY,
            StandardWatchEventKinds.ENTRY_DELETE);
    this.last = bytes();
  }

  /**
   * Waits until the file holds something else than when this was last asked.
   *
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public void await() throws InterruptedException {
    while (true) {
      WatchKey key = service.take();
      while (key != null) {
        key.pollEvents();
        key.reset();
        key = service.poll(SETTLING_MILLIS, TimeUnit.MILLISECONDS);
      }
      byte[] now = bytes();
      if (!Arrays.equals(now, last)) {
        last = now;
        return;
      }
    }
  }

  /** Null where there is no file, which is the state between two steps of a save as well. */
  private byte[] bytes() {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    service.close();
  }
}
