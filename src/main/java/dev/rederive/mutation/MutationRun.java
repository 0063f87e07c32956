package dev.rederive.mutation;

import dev.rederive.check.Judgement;
import dev.rederive.check.Verdict;
import dev.rederive.engine.Evidence;
import dev.rederive.engine.Evidence.Engine;
import dev.rederive.engine.Evidence.Outcome;
import dev.rederive.math.Expr;
import dev.rederive.math.ExprParts;
import dev.rederive.math.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Has mutants judged and says what became of them. */
public final class MutationRun {
  /** Follows a run; called from the thread that runs it. */
  @FunctionalInterface
  public interface Progress {
    /**
     * @param done mutants judged so far
     * @param total mutants to judge
     */
    void judged(int done, int total);
  }

  /** So deep that no claim met in practice gets near; a thread of its own needs to be told. */
  private static final long STACK_BYTES = 64L << 20;

  private final Judge judge;
  private final int jobs;

  /**
   * @param jobs how many mutants are judged at once; the report does not depend on it
   */
  public MutationRun(Judge judge, int jobs) {
    if (jobs < 1) {
      throw new IllegalArgumentException("at least one job is needed, not " + jobs);
    }
    this.judge = judge;
    this.jobs = jobs;
  }

  /**
   * Judges every mutant once.
   *
   * @return the results in the order of the trials
   */
  public MutationReport run(List<Trial> trials, Progress progress) {
    ExecutorService workers =
        Executors.newFixedThreadPool(
            jobs,
            work -> {
              Thread thread = new Thread(null, work, "mutants", STACK_BYTES);
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<MutationResult>> futures = new ArrayList<>(trials.size());
      for (Trial trial : trials) {
        futures.add(workers.submit(() -> judged(trial)));
      }
      List<MutationResult> results = new ArrayList<>(trials.size());
      for (int k = 0; k < trials.size(); k++) {
        results.add(result(trials.get(k), futures.get(k)));
        progress.judged(k + 1, trials.size());
      }
      return new MutationReport(results);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while mutants were judged", e);
    } finally {
      workers.shutdownNow();
    }
  }

  /** A judge that breaks down has not caught anything. */
  private static MutationResult result(Trial trial, Future<MutationResult> future)
      throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      return new MutationResult(
          trial, Fate.SURVIVED, null, "the checker broke down: " + e.getCause());
    }
  }

  private MutationResult judged(Trial trial) {
    Judgement judgement = judge.judge(trial.subject().model(), trial.mutant().claim());
    return new MutationResult(
        trial, fate(trial.mutant().claim(), judgement), judgement.verdict(), judgement.reason());
  }

  /** What a judgement means for a mutant. */
  static Fate fate(Statement.Claim claim, Judgement judgement) {
    if (judgement.verdict() == Verdict.REFUTED) {
      return Fate.CAUGHT;
    }
    if (judgement.isDefinedNowhere()) {
      return Fate.VOID;
    }
    boolean stillTrue =
        judgement.verdict() == Verdict.PROVED
            && agrees(judgement.evidence(), Engine.ENCLOSING)
            && (!hasDerivative(claim.left()) && !hasDerivative(claim.right())
                || agrees(judgement.evidence(), Engine.FINITE_DIFFERENCE));
    return stillTrue ? Fate.EQUIVALENT : Fate.SURVIVED;
  }

  private static boolean agrees(List<Evidence> evidence, Engine engine) {
    List<Evidence> own = evidence.stream().filter(one -> one.engine() == engine).toList();
    return !own.isEmpty() && own.stream().allMatch(one -> one.outcome() == Outcome.EQUAL);
  }

  private static boolean hasDerivative(Expr expr) {
    return expr instanceof Expr.Derivative
        || ExprParts.of(expr).stream().anyMatch(MutationRun::hasDerivative);
  }
}
