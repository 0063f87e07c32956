package dev.rederive.engine.lowering;

import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Derivatives;
import dev.rederive.math.Model;
import dev.rederive.math.Quantity;
import java.util.Map;

/**
 * Everything a document defines, worked out once at one choice of sizes, for many claims to go on
 * from. It is never changed, and what it holds depends on the document and the sizes alone, so that
 * a claim finds the same node numbers whichever claims came before it.
 */
public final class Groundwork {
  /** Where no size is larger than this, a claim is as fast by itself. */
  private static final int SMALL = 8;

  /** What does not fit below so many nodes is left to the claims that need it. */
  private static final int NODES = 8_000_000;

  private final Dag dag = new Dag();
  private final Lowering lowering;
  private final Derivatives derivatives = new Derivatives(dag);

  /**
   * @param sizes values for some sizes of the model; what has other sizes is left out
   */
  public Groundwork(Model model, Map<String, Integer> sizes) {
    this.lowering = new Lowering(model, sizes, dag);
    if (isShared(sizes)) {
      for (Quantity quantity : model.definitions().keySet()) {
        workOut(quantity);
      }
    }
  }

  /** Whether definitions are worked out at these sizes before a claim needs them. */
  public static boolean isShared(Map<String, Integer> sizes) {
    return sizes.values().stream().anyMatch(size -> size > SMALL);
  }

  private void workOut(Quantity quantity) {
    try {
      Family family = lowering.family(quantity);
      family.forEach(
          indices -> {
            if (dag.size() < NODES) {
              derivatives.expand(lowering.element(family, indices));
            }
          });
    } catch (Unresolved | Dag.TooLarge | StackOverflowError later) {
      // A claim that needs it will say so.
      return;
    }
  }

  /** How many nodes it has. */
  public int size() {
    return dag.size();
  }

  /**
   * A claim's own graph, lowering and derivatives, with all of this in them.
   *
   * @param work what the claim may add, in operands looked at
   */
  public Start start(long work) {
    Dag own = new Dag(dag, work);
    return new Start(own, new Lowering(lowering, own), new Derivatives(derivatives, own));
  }

  /** What one claim goes on from. */
  public record Start(Dag dag, Lowering lowering, Derivatives derivatives) {}
}
