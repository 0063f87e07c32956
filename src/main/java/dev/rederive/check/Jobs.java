package dev.rederive.check;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Runs tasks, mostly judgements, on several threads; results come back in the order of the tasks. The time limit
 * of a task counts from when it starts. A task that exceeds it is answered for, and its thread is
 * told to stop and replaced, so that it cannot keep the others waiting.
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

  List<Judgement> run(List<Callable<Judgement>> tasks, Checker.Progress progress) {
    return run(tasks, progress, cut());
  }

  /**
   * The results of the tasks in their order.
   *
   * @param cut stands for what a task does not answer in time
   */
  <T> List<T> run(List<Callable<T>> tasks, Checker.Progress progress, T cut) {
    return new Round<>(tasks, cut).run(progress);
  }

  private Judgement cut() {
    return Judgement.plain(
        Verdict.UNDECIDED,
        "cut off by the time limit of " + timeout.toSeconds() + " s (--timeout)");
  }

  /** A task that has started. */
  private static final class Running {
    final int number;
    final Thread thread;
    final long deadline;

    Running(int number, Thread thread, long deadline) {
      this.number = number;
      this.thread = thread;
      this.deadline = deadline;
    }
  }

  /** The tasks of one call; everything in it is guarded by its own lock. */
  private final class Round<T> {
    private final List<Callable<T>> tasks;
    private final List<T> results;
    private final T cut;

    /** In the order of their deadlines, which is that of their starts. */
    private final Deque<Running> running = new ArrayDeque<>();

    private int next;
    private int done;
    private Throwable failure;

    Round(List<Callable<T>> tasks, T cut) {
      this.tasks = tasks;
      this.results = new ArrayList<>(Collections.nCopies(tasks.size(), cut));
      this.cut = cut;
    }

    List<T> run(Checker.Progress progress) {
      for (int k = 0; k < Math.min(jobs, tasks.size()); k++) {
        startThread();
      }
      try {
        int told = 0;
        while (told < results.size()) {
          int now = awaitMoreThan(told);
          while (told < now) {
            progress.judged(++told, results.size());
          }
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", interrupted);
      } finally {
        stop();
      }
      return new ArrayList<>(results);
    }

    private void startThread() {
      Thread thread = new Thread(null, this::work, "rederive-judge", STACK_BYTES);
      thread.setDaemon(true);
      thread.start();
    }

    /** How many tasks are done, once they are more than so many. */
    private synchronized int awaitMoreThan(int told) throws InterruptedException {
      while (done <= told) {
        if (failure != null) {
          throw new IllegalStateException("a claim could not be judged", failure);
        }
        long now = System.nanoTime();
        while (!running.isEmpty() && running.peekFirst().deadline - now <= 0) {
          Running late = running.pollFirst();
          finish(late.number, cut);
          late.thread.interrupt();
          startThread();
        }
        if (done <= told) {
          if (running.isEmpty()) {
            wait();
          } else {
            long left = running.peekFirst().deadline - now;
            wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
          }
        }
      }
      return done;
    }

    private synchronized void stop() {
      next = tasks.size();
      for (Running one : running) {
        one.thread.interrupt();
      }
      running.clear();
    }

    private void finish(int number, T result) {
      results.set(number, result);
      done++;
      notifyAll();
    }

    private void work() {
      Running mine = begin();
      while (mine != null) {
        T result = null;
        Throwable problem = null;
        try {
          result = tasks.get(mine.number).call();
        } catch (Throwable thrown) {
          problem = thrown;
        }
        mine = end(mine, result, problem) ? begin() : null;
      }
    }

    private synchronized Running begin() {
      if (next >= tasks.size()) {
        return null;
      }
      long deadline = System.nanoTime() + timeout.toNanos();
      Running started = new Running(next++, Thread.currentThread(), deadline);
      running.addLast(started);
      notifyAll();
      return started;
    }

    /** False if the task was answered for meanwhile, and with it its thread. */
    private synchronized boolean end(Running mine, T result, Throwable problem) {
      Iterator<Running> all = running.iterator();
      while (all.hasNext()) {
        if (all.next() == mine) {
          all.remove();
          if (problem != null) {
            failure = problem;
            notifyAll();
            return false;
          }
          finish(mine.number, result);
          return true;
        }
      }
      return false;
    }
  }
}
