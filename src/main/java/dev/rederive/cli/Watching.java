package dev.rederive.cli;

import dev.rederive.check.Checker;
import dev.rederive.check.JudgementCache;
import dev.rederive.check.Report;
import dev.rederive.check.UnknownSize;
import dev.rederive.input.Input;
import dev.rederive.input.Inputs;
import dev.rederive.report.Run;
import dev.rederive.source.Source;
import dev.rederive.watch.FileChanges;
import dev.rederive.watch.PageServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Judges one document again whenever it is saved, and shows it in browsers on this machine. */
final class Watching {
  private final String input;
  private final Settings settings;
  private final Console console;
  private final JudgementCache cache = new JudgementCache();
  private final AtomicLong newest = new AtomicLong();
  private final ExecutorService pages =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(null, task, "rederive-article", 256L << 20);
            thread.setDaemon(true);
            return thread;
          });

  Watching(String input, Settings settings, Console console) {
    this.input = input;
    this.settings = settings;
    this.console = console;
  }

  /**
   * Until the thread is interrupted or the process ends.
   *
   * @param port 0 for any that is free
   */
  ExitStatus run(int port) {
    if (!isFile()) {
      Input.Unusable unusable = (Input.Unusable) open();
      console.complain(unusable.path() + " " + unusable.problem());
      return ExitStatus.UNUSABLE;
    }
    try (FileChanges changes = new FileChanges(Path.of(input));
        PageServer server = new PageServer(port);
        Checker checker = new Checker(Connected.checkSettings(settings), cache)) {
      console
          .err()
          .println(
              "rederive: watching "
                  + input
                  + "; the article is at "
                  + server.address()
                  + "; Ctrl-C ends");
      while (true) {
        judge(checker, server);
        changes.await();
      }
    } catch (BindException e) {
      console.complain("port " + port + " of 127.0.0.1 is taken; give another --port, or none");
      return ExitStatus.UNUSABLE;
    } catch (IOException e) {
      console.complain(input + " cannot be watched: " + e.getMessage());
      return ExitStatus.UNUSABLE;
    } catch (InterruptedException e) {
      return ExitStatus.CLEAN;
    } finally {
      pages.shutdownNow();
    }
  }

  private boolean isFile() {
    try {
      return Files.isRegularFile(Path.of(input)) && !(open() instanceof Input.Unusable);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private Input open() {
    return Inputs.openOne(input, settings.reading(), InputStream.nullInputStream());
  }

  /** What cannot be read for a moment, between two steps of a save, is said and waited out. */
  private void judge(Checker checker, PageServer server) {
    long start = System.nanoTime();
    Input now = open();
    if (now instanceof Input.Unusable unusable) {
      console.complain(unusable.path() + " " + unusable.problem());
      return;
    }
    List<Source> sources = List.of(((Input.Readable) now).source());
    Report report;
    try {
      report = checker.check(sources, (done, total) -> {});
    } catch (UnknownSize problem) {
      console.complain("--size: " + problem.getMessage());
      return;
    }
    int judged = cache.takeCountOfJudged();
    cache.forgetUnused();
    String text = Connected.textReport(report, settings, Connected.palette(console), true);
    console.out().print(text);
    console.out().flush();
    console
        .err()
        .printf(
            Locale.ROOT,
            "rederive: %d judged anew, %.3f s%n",
            judged,
            (System.nanoTime() - start) / 1e9);
    console.err().flush();
    publish(report, server);
  }

  /** The article takes longer than the verdicts; one that is overtaken is not made. */
  private void publish(Report report, PageServer server) {
    long number = newest.incrementAndGet();
    pages.execute(
        () -> {
          if (number == newest.get()) {
            Run run =
                Connected.run(report, List.of(), Connected.status(report, settings), settings);
            server.publish(Connected.annotatedArticle(run, settings));
          }
        });
  }
}
