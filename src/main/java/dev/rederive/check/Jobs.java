package dev.rederive.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs judgements on several threads; results come back in the order of the tasks. The time limit
 * runs from the moment a task starts. What passes it is left alone with its thread, and a fresh
 * thread goes on with the rest, so that nothing waits behind it.
 */
final class Jobs {
  /** Formulas are walked recursively; deep ones need room. */
  private static final long STACK_BYTES = 256L << 20;

  private final int jobs;
  private final Duration timeout;

  Jobs(int jobs, Duration timeout) {
    this.jobs = jobs;
    this.timeout = timeout;
  }

  /** One task with the moment it began. */
  private static final class Job {
    final FutureTask<Judgement> task;
    final CountDownLatch begun = new CountDownLatch(1);
    volatile long start;

    Job(Callable<Judgement> task) {
      this.task = new FutureTask<>(task);
    }

    void run() {
      start = System.nanoTime();
      begun.countDown();
      task.run();
    }
  }

  List<Judgement> run(List<Callable<Judgement>> tasks, Checker.Progress progress) {
    List<Job> all = new ArrayList<>();
    tasks.forEach(task -> all.add(new Job(task)));
    Queue<Job> waiting = new ConcurrentLinkedQueue<>(all);
    try {
      for (int k = 0; k < Math.min(jobs, all.size()); k++) {
        startWorker(waiting);
      }
      List<Judgement> results = new ArrayList<>();
      for (Job job : all) {
        results.add(await(job, waiting));
        progress.judged(results.size(), all.size());
      }
      return results;
    } finally {
      waiting.clear();
      all.forEach(job -> job.task.cancel(true));
    }
  }

  private static void startWorker(Queue<Job> waiting) {
    Runnable work =
        () -> {
          // Whoever was given up on has been replaced and takes nothing more.
          boolean wanted = true;
          for (Job job = waiting.poll(); job != null; job = wanted ? waiting.poll() : null) {
            job.run();
            wanted = !job.task.isCancelled();
          }
        };
    Thread thread = new Thread(null, work, "rederive-judge", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
  }

  private Judgement await(Job job, Queue<Job> waiting) {
    try {
      job.begun.await();
      long spent = System.nanoTime() - job.start;
      return job.task.get(Math.max(0, timeout.toNanos() - spent), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      if (!job.task.cancel(true)) {
        return await(job, waiting); // it ended at the last moment
      }
      startWorker(waiting);
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
