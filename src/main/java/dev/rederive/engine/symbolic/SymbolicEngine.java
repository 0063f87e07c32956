package dev.rederive.engine.symbolic;

import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.dag.Cone;
import dev.rederive.engine.dag.Dag;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * The computer algebra system of one run: one thread, one evaluation engine, its answers kept by
 * shape. Its methods may be called from any thread; a graph must not grow while a call with it
 * runs.
 */
public final class SymbolicEngine implements AutoCloseable {
  private static final long STACK = 256L << 20;
  private static final long SECONDS = 20;

  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(null, task, "symbolic", STACK);
            thread.setDaemon(true);
            return thread;
          });

  // Everything below belongs to the worker.
  private volatile Algebra algebra;
  private Templates templates;
  private final Map<String, SymbolicResult> answers = new HashMap<>();
  private final Set<String> identities = new HashSet<>();
  private Dag lastDag;
  private final Map<Integer, Boolean> large = new HashMap<>();

  private volatile Future<?> stuck;

  /** Starts Symja in the background; returns at once. */
  public void warmUp() {
    worker.execute(
        () -> {
          try {
            start();
            Warmth.exercise(algebra, templates);
          } catch (Unanswered harmless) {
            // The first question will say it again.
          }
        });
  }

  private void start() {
    if (algebra == null) {
      algebra = new Algebra();
      templates = new Templates(algebra);
    }
  }

  /** Ends the worker; a call that still runs is abandoned. */
  @Override
  public void close() {
    worker.shutdownNow();
  }

  /**
   * Tries to prove that two formulas are equal wherever both are defined. Derivative nodes in them
   * are Symja's derivatives of the definitions, composed by the chain rule.
   *
   * @param left a node of the graph; may contain derivative nodes
   * @param right likewise
   * @return EQUAL, or SILENT with the reason
   */
  public SymbolicResult prove(Dag dag, int left, int right, Budget budget) {
    Answer<SymbolicResult> answer = ask(() -> answer(dag, left, right, budget));
    return answer.value != null ? answer.value : SymbolicResult.silent(answer.failure);
  }

  /**
   * The derivative of u with respect to v over the document's atoms, as Symja found it, one level
   * of definitions deep.
   *
   * @param u a node
   * @param v a variable or named node
   * @param naming LaTeX for each atom, see {@link #latexName}
   * @return LaTeX; empty where the algebra system has no answer of reasonable size
   */
  public Optional<String> derivativeLatex(Dag dag, int u, int v, Function<Atom, String> naming) {
    return Optional.ofNullable(ask(() -> print(dag, u, v, naming)).value);
  }

  /** The atom's name with its indices, {@code w_{1,2}}. */
  public static String latexName(Atom atom) {
    return LatexPrinter.name(atom);
  }

  private record Answer<T>(T value, String failure) {}

  private <T> Answer<T> ask(java.util.concurrent.Callable<T> question) {
    Future<?> before = stuck;
    if (before != null) {
      if (!before.isDone()) {
        return new Answer<>(null, "an earlier question still keeps the algebra system busy");
      }
      stuck = null;
    }
    Future<T> future = worker.submit(question);
    try {
      return new Answer<>(future.get(SECONDS, TimeUnit.SECONDS), null);
    } catch (TimeoutException slow) {
      stuck = future;
      Algebra running = algebra;
      if (running != null) {
        running.stop();
      }
      return new Answer<>(null, "no answer from the algebra system in " + SECONDS + " s");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      stuck = future;
      return new Answer<>(null, "interrupted");
    } catch (ExecutionException failure) {
      Throwable cause = failure.getCause();
      return new Answer<>(
          null, cause instanceof Unanswered ? cause.getMessage() : "failed: " + cause);
    }
  }

  private SymbolicResult answer(Dag dag, int left, int right, Budget budget) {
    if (left == right) {
      return SymbolicResult.equal("the two sides are the same formula");
    }
    if (isLarge(dag, left, budget) || isLarge(dag, right, budget)) {
      return tooLarge(budget);
    }
    String key = Question.key(dag, 2 * budget.nodes(), left, right);
    if (key == null) {
      return tooLarge(budget);
    }
    SymbolicResult known = answers.get(key);
    if (known == null) {
      start();
      try {
        Cone cone = Cone.of(dag, left, right);
        known = new Proof(dag, cone, algebra, templates, identities, budget).prove(left, right);
      } catch (Unanswered reason) {
        known = SymbolicResult.silent(reason.getMessage());
      } catch (StackOverflowError deep) {
        known = SymbolicResult.silent("a formula is nested too deeply");
      }
      answers.put(key, known);
    }
    return known;
  }

  private static SymbolicResult tooLarge(Budget budget) {
    return SymbolicResult.silent(
        "the claim depends on more than " + budget.nodes() + " operations");
  }

  /** Remembered for the parts too: thousands of claims may differentiate one large loss. */
  private boolean isLarge(Dag dag, int node, Budget budget) {
    if (dag != lastDag) {
      lastDag = dag;
      large.clear();
    }
    for (int k = Math.min(4, dag.childCount(node)) - 1; k >= 0; k--) {
      int child = dag.child(node, k);
      if (large.computeIfAbsent(child, c -> Question.isLarger(dag, c, budget.nodes()))) {
        return true;
      }
    }
    return Question.isLarger(dag, node, budget.nodes());
  }

  private String print(Dag dag, int u, int v, Function<Atom, String> naming) {
    start();
    if (Question.isLarger(dag, u, 20 * Budget.STANDARD.nodes())) {
      return null;
    }
    Formulas formulas = new Formulas();
    ChainRule chain = new ChainRule(dag, Cone.of(dag, u, v), formulas, templates);
    int derivative = chain.tangent(chain.value(u), v);
    return new LatexPrinter(formulas.dag, symbol -> naming.apply(dag.atom(chain.nodeOf(symbol))))
        .print(derivative);
  }

  /** How often Symja has been asked; waits for what runs. */
  public long calls() {
    Answer<Long> answer = ask(() -> algebra == null ? 0L : algebra.calls());
    return answer.value == null ? -1 : answer.value;
  }
}
