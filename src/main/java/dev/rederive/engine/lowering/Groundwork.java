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

  /**
   * What a document defines has to fit below so many nodes, some five for each weight of a network.
   * Where it does not, claims are built by themselves: each would carry all of it along.
   */
  private static final int NODES = 1_500_000;

  /** What working it out may take, in operands: a second or so. */
  private static final long WORK = 40_000_000;

  private final Dag dag;
  private final Lowering lowering;
  private final Derivatives derivatives;

  /**
   * @param sizes values for some sizes of the model; what has other sizes is left out
   */
  public Groundwork(Model model, Map<String, Integer> sizes) {
    Dag whole = new Dag(WORK);
    Lowering all = new Lowering(model, sizes, whole);
    Derivatives differentiated = new Derivatives(whole);
    boolean fits = isShared(sizes);
    for (Quantity quantity : model.definitions().keySet()) {
      fits = fits && workOut(quantity, all, differentiated);
    }
    this.dag = fits ? whole : new Dag();
    this.lowering = fits ? all : new Lowering(model, sizes, dag);
    this.derivatives = fits ? differentiated : new Derivatives(dag);
  }

  /** Whether definitions are worked out at these sizes before a claim needs them. */
  public static boolean isShared(Map<String, Integer> sizes) {
    return sizes.values().stream().anyMatch(size -> size > SMALL);
  }

  /** Whether it fits; what has no value is left to the claim that needs it, which will say so. */
  private static boolean workOut(Quantity quantity, Lowering lowering, Derivatives derivatives) {
    Dag dag = lowering.dag();
    try {
      Family family = lowering.family(quantity);
      family.forEach(
          indices -> {
            if (dag.size() < NODES) {
              derivatives.expand(lowering.element(family, indices));
            }
          });
      return dag.size() < NODES;
    } catch (Dag.TooLarge large) {
      return false;
    } catch (Unresolved | StackOverflowError later) {
      return true;
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
