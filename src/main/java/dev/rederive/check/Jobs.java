package dev.rederive.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs judgements on several threads; results come back in the order of the tasks. */
final class Jobs {
  /** Formulas are walked recursively; deep ones need room. */
  private static final long STACK_BYTES = 256L << 20;

  private final int jobs;
  private final Duration timeout;

  Jobs(int jobs, Duration timeout) {
    this.jobs = jobs;
    this.timeout = timeout;
  }

  List<Judgement> run(List<Callable<Judgement>> tasks, Checker.Progress progress) {
    ExecutorService pool =
        Executors.newFixedThreadPool(
            jobs,
            task -> {
              Thread thread = new Thread(null, task, "rederive-judge", STACK_BYTES);
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<Judgement>> futures = new ArrayList<>();
      for (Callable<Judgement> task : tasks) {
        futures.add(pool.submit(task));
      }
      List<Judgement> results = new ArrayList<>();
      for (Future<Judgement> future : futures) {
        results.add(await(future));
        progress.judged(results.size(), tasks.size());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }

  private Judgement await(Future<Judgement> future) {
    try {
      return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      future.cancel(true);
      return Judgement.plain(
          Verdict.UNDECIDED,
          "cut off by the time limit of " + timeout.toSeconds() + " s (--timeout)");
    } catch (ExecutionException failure) {
      throw new IllegalStateException("a claim could not be judged", failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}
