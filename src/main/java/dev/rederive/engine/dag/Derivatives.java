package dev.rederive.engine.dag;

import dev.rederive.math.Relation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * Works out the {@link Op#DERIVATIVE} nodes of a graph by reverse accumulation: the derivative of u
 * with respect to v is the adjoint of node v in u. Because a named quantity is a node of its own,
 * its adjoint counts every use of it and nothing of its own definition: v is a root. One pass over u
 * serves all v; only the adjoints asked for are built.
 *
 * <p>Griewank and Walther, Evaluating Derivatives, section 3.2.
 */
public final class Derivatives {
  /** What turning round the edges of one node costs, in operands of the graph. */
  private static final long VISIT_WORK = 40;

  private final Dag dag;

  /** Node plus one of what a node expands to; 0 for not known. */
  private int[] expanded;

  private final Map<Integer, Adjoints> adjoints = new HashMap<>();

  /** Those of the graph this one goes on from; copied before anything is added to them. */
  private final Map<Integer, Adjoints> inherited;

  /**
   * In graphs with more nodes than this the first adjoints asked for are found without looking at
   * what lies below. Smaller graphs have their work counted as if all of it were looked at.
   */
  private static final int LARGE = 1 << 17;

  public Derivatives(Dag dag) {
    this.dag = dag;
    this.expanded = new int[1024];
    this.inherited = Map.of();
  }

  /**
   * Goes on from another one.
   *
   * @param dag a copy of its graph
   */
  public Derivatives(Derivatives base, Dag dag) {
    this.dag = dag;
    this.expanded = base.expanded.clone();
    this.inherited = base.adjoints;
  }

  private boolean isExpanded(int node) {
    return node < expanded.length && expanded[node] != 0;
  }

  private void remember(int node, int value) {
    if (node >= expanded.length) {
      expanded = Arrays.copyOf(expanded, Math.max(2 * expanded.length, node + 1));
    }
    expanded[node] = value + 1;
  }

  /** The same value without a derivative node in it. */
  public int expand(int root) {
    // Only what no earlier call has seen is visited: a family's instances share nearly everything.
    int[] stack = new int[16];
    int depth = 0;
    stack[depth++] = root;
    while (depth > 0) {
      int node = stack[depth - 1];
      if (isExpanded(node)) {
        depth--;
        continue;
      }
      int count = dag.childCount(node);
      boolean ready = true;
      for (int c = count - 1; c >= 0; c--) {
        int child = dag.child(node, c);
        if (!isExpanded(child)) {
          ready = false;
          if (depth == stack.length) {
            stack = Arrays.copyOf(stack, 2 * depth);
          }
          stack[depth++] = child;
        }
      }
      if (ready) {
        remember(node, rebuilt(node, count));
        depth--;
      }
    }
    return expanded[root] - 1;
  }

  private int rebuilt(int node, int count) {
    int[] children = new int[count];
    boolean same = true;
    for (int c = 0; c < count; c++) {
      children[c] = expanded[dag.child(node, c)] - 1;
      same &= children[c] == dag.child(node, c);
    }
    if (dag.op(node) == Op.DERIVATIVE) {
      return derivative(children[0], children[1]);
    }
    return same ? node : dag.rebuild(node, children);
  }

  /** The derivative of u with respect to the root v, both free of derivative nodes. */
  public int derivative(int u, int v) {
    Adjoints known = adjoints.get(u);
    if (known == null && inherited.containsKey(u)) {
      known = new Adjoints(inherited.get(u));
      adjoints.put(u, known);
    }
    if (known == null || v < known.least) {
      // What u is to v lies above v. Who asks for a second one further down may ask for more.
      known = new Adjoints(u, known == null && u > LARGE ? Math.min(u, v) : 0, known);
      adjoints.put(u, known);
    }
    return known.of(v);
  }

  /** The adjoints of one node's cone, or of the upper part of it, built on demand. */
  private final class Adjoints {
    private final int top;
    private final int least;
    private final Cone cone;
    private final int[] parentStarts;
    private final int[] parents;
    private final int[] built;

    Adjoints(Adjoints original) {
      this.top = original.top;
      this.least = original.least;
      this.cone = original.cone;
      this.parentStarts = original.parentStarts;
      this.parents = original.parents;
      this.built = original.built.clone();
    }

    /**
     * @param least nodes with smaller numbers are left out
     * @param before those of a smaller part that were built, or null
     */
    Adjoints(int top, int least, Adjoints before) {
      this.top = top;
      this.least = least;
      this.cone = Cone.above(dag, least, top);
      int n = cone.size();
      // Finding the cone goes through a bit for every node below the top.
      dag.spend(VISIT_WORK * n + (top - least) / 32);
      parentStarts = new int[n + 1];
      for (int k = 0; k < n; k++) {
        int node = cone.node(k);
        for (int c = dag.childCount(node) - 1; c >= 0; c--) {
          int place = cone.indexOf(dag.child(node, c));
          if (place >= 0) {
            parentStarts[place + 1]++;
          }
        }
      }
      for (int k = 0; k < n; k++) {
        parentStarts[k + 1] += parentStarts[k];
      }
      parents = new int[parentStarts[n]];
      int[] next = Arrays.copyOf(parentStarts, n);
      for (int k = 0; k < n; k++) {
        int node = cone.node(k);
        for (int c = 0; c < dag.childCount(node); c++) {
          int place = cone.indexOf(dag.child(node, c));
          if (place >= 0) {
            parents[next[place]++] = k;
          }
        }
      }
      built = new int[n];
      Arrays.fill(built, -1);
      built[cone.indexOf(top)] = dag.one;
      for (int k = 0; before != null && k < before.cone.size(); k++) {
        built[cone.indexOf(before.cone.node(k))] = before.built[k];
      }
    }

    int of(int v) {
      int place = cone.indexOf(v);
      return place < 0 ? dag.zero : adjoint(place);
    }

    private int adjoint(int place) {
      // Iterative: the way up from an input to the top can be as long as the graph is deep.
      int[] stack = new int[16];
      int depth = 0;
      stack[depth++] = place;
      while (depth > 0) {
        int at = stack[depth - 1];
        if (built[at] >= 0) {
          depth--;
          continue;
        }
        boolean ready = true;
        for (int k = parentStarts[at]; k < parentStarts[at + 1]; k++) {
          if (built[parents[k]] < 0) {
            ready = false;
            if (depth == stack.length) {
              stack = Arrays.copyOf(stack, 2 * depth);
            }
            stack[depth++] = parents[k];
          }
        }
        if (ready) {
          built[at] = collect(at);
          depth--;
        }
      }
      return built[place];
    }

    private int collect(int at) {
      int child = cone.node(at);
      int from = parentStarts[at];
      int to = parentStarts[at + 1];
      int[] terms = new int[to - from];
      int count = 0;
      for (int k = from; k < to; k++) {
        if (k > from && parents[k] == parents[k - 1]) {
          continue; // x·x lists its parent twice; the partial below counts both uses
        }
        int parent = cone.node(parents[k]);
        int above = built[parents[k]];
        if (above != dag.zero) {
          terms[count++] = dag.multiply(above, partial(parent, child));
        }
      }
      return count == 0 ? dag.zero : dag.add(Arrays.copyOf(terms, count));
    }

    @Override
    public String toString() {
      return "adjoints of node " + top;
    }
  }

  /** The partial derivative of an operation with respect to a child, all its uses together. */
  private int partial(int parent, int child) {
    int count = dag.childCount(parent);
    dag.spend(VISIT_WORK);
    int total = dag.zero;
    // The children of sums and products are sorted; a sum over inputs has hundreds.
    boolean sorted = dag.op(parent) == Op.ADD || dag.op(parent) == Op.MULTIPLY;
    for (int k = sorted ? dag.firstChild(parent, child) : 0; k < count; k++) {
      if (sorted && dag.child(parent, k) != child) {
        break;
      }
      if (dag.child(parent, k) == child) {
        total = dag.add(total, partialAt(parent, k));
      }
    }
    return total;
  }

  private int partialAt(int parent, int k) {
    int x = dag.child(parent, k);
    return switch (dag.op(parent)) {
      case CONSTANT, ROUNDED, PI, VARIABLE -> dag.zero;
      case NAMED, ADD -> dag.one;
      case MULTIPLY -> {
        int[] children = dag.children(parent);
        int[] others = new int[children.length - 1];
        System.arraycopy(children, 0, others, 0, k);
        System.arraycopy(children, k + 1, others, k, others.length - k);
        yield dag.multiply(others);
      }
      case POWER -> {
        BigFraction n = dag.exponent(parent);
        yield dag.multiply(dag.constant(n), dag.power(x, n.subtract(BigFraction.ONE)));
      }
      case EXP -> parent;
      case LN -> dag.power(x, BigFraction.MINUS_ONE);
      case SIN -> dag.unary(Op.COS, x);
      case COS -> dag.negate(dag.unary(Op.SIN, x));
      case ATAN ->
          dag.power(dag.add(dag.one, dag.power(x, BigFraction.TWO)), BigFraction.MINUS_ONE);
      case ABS -> dag.unary(Op.SIGN, x);
      case SIGN -> dag.zero;
      case OPAQUE -> dag.opaque(dag.opaque(parent).differentiate(k), dag.children(parent));
      case SELECT -> {
        if (k < 2) {
          yield dag.zero; // off the border the condition does not change
        }
        Relation relation = dag.relation(parent);
        yield dag.select(
            relation,
            dag.child(parent, 0),
            dag.child(parent, 1),
            k == 2 ? dag.one : dag.zero,
            k == 3 ? dag.one : dag.zero);
      }
      case DERIVATIVE -> throw new IllegalStateException("expand the derivatives first");
    };
  }
}
