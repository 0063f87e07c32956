package dev.rederive.engine.symbolic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.engine.Evidence.Outcome;
import dev.rederive.engine.dag.Cone;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Derivatives;
import dev.rederive.engine.dag.Op;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is called equal is equal at random points, by another derivative and in floating point. */
class RandomIdentitiesTest {
  private static SymbolicEngine engine;

  @BeforeAll
  static void start() {
    engine = new SymbolicEngine();
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void equalMeansEqual(long seed) {
    Random random = new Random(seed);
    int equal = 0;
    for (int trial = 0; trial < 60; trial++) {
      Graph g = new Graph();
      int left = formula(g, random, 4);
      int right = rewritten(g, left, random);
      if (random.nextInt(3) > 0) {
        left = g.d(left, g.of("x"));
        right = g.d(right, g.of("x"));
      }
      SymbolicResult result = engine.prove(g.dag, left, right, Budget.STANDARD);
      if (result.outcome() == Outcome.EQUAL) {
        equal++;
        compare(g, left, right, random, seed + "/" + trial);
      }
    }
    assertTrue(equal > 5, "only " + equal + " of 60 were proved");
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void derivativesAgreeWithAdjoints(long seed) {
    Random random = new Random(seed);
    int equal = 0;
    for (int trial = 0; trial < 40; trial++) {
      Graph g = new Graph();
      int u = formula(g, random, 4);
      int symbolic = g.d(u, g.of("x"));
      int adjoint = new Derivatives(g.dag).derivative(u, g.of("x"));
      if (engine.prove(g.dag, symbolic, adjoint, Budget.STANDARD).outcome() == Outcome.EQUAL) {
        equal++;
      }
    }
    // A radical of a quotient that two ways write differently may stay open.
    assertTrue(equal >= 34, "only " + equal + " of 40 derivatives were recognised");
  }

  private static int formula(Graph g, Random random, int depth) {
    if (depth == 0 || random.nextInt(8) == 0) {
      return switch (random.nextInt(4)) {
        case 0 -> g.n(random.nextInt(7) - 3, 1 + random.nextInt(3));
        case 1 -> g.of("y");
        default -> g.of("x");
      };
    }
    int a = formula(g, random, depth - 1);
    return switch (random.nextInt(14)) {
      case 0, 1 -> g.add(a, formula(g, random, depth - 1));
      case 2, 3 -> g.mul(a, formula(g, random, depth - 1));
      case 4 -> g.div(a, g.add(g.n(2), g.pow(formula(g, random, depth - 1), 2)));
      case 5 -> g.exp(a);
      case 6 -> g.ln(a);
      case 7 -> g.sqrt(a);
      case 8 -> g.pow(a, 2 + random.nextInt(2));
      case 9 -> g.op(Op.SIN, a);
      case 10 -> g.op(Op.COS, a);
      case 11 -> g.op(Op.ATAN, a);
      case 12 -> g.op(Op.ABS, a);
      default -> g.define("n" + g.dag.size(), a);
    };
  }

  /** Perhaps true rewritings, applied at random places, and some that are true for x &gt; 0 only. */
  private static int rewritten(Graph g, int node, Random random) {
    Dag dag = g.dag;
    int count = dag.childCount(node);
    int[] children = dag.children(node);
    for (int k = 0; k < count; k++) {
      children[k] = rewritten(g, children[k], random);
    }
    int same = count == 0 ? node : dag.rebuild(node, children);
    if (random.nextInt(5) > 0) {
      return same;
    }
    int x = g.of("x");
    return switch (random.nextInt(8)) {
      case 0 -> dag.op(same) == Op.NAMED ? dag.child(same, 0) : same;
      case 1 -> g.exp(g.ln(same));
      case 2 -> g.sqrt(g.pow(same, 2));
      case 3 -> g.mul(g.n(1, 2), g.mul(g.n(2), same));
      case 4 -> g.sub(g.add(same, g.mul(x, x)), g.pow(x, 2));
      case 5 -> g.define("r" + dag.size(), same);
      case 6 -> dag.op(same) == Op.ABS ? dag.child(same, 0) : g.div(g.mul(same, x), x);
      default -> g.exp(g.mul(g.n(1, 2), g.ln(g.pow(same, 2))));
    };
  }

  private static void compare(Graph g, int left, int right, Random random, String name) {
    Derivatives derivatives = new Derivatives(g.dag);
    int l = derivatives.expand(left);
    int r = derivatives.expand(right);
    for (int point = 0; point < 20; point++) {
      Map<Integer, Double> at = new HashMap<>();
      at.put(g.of("x"), 3 * random.nextGaussian());
      at.put(g.of("y"), 3 * random.nextGaussian());
      double a = value(g.dag, l, at);
      double b = value(g.dag, r, at);
      double largest = 1;
      for (double intermediate : at.values()) {
        largest = Math.max(largest, Math.abs(intermediate));
      }
      if (Double.isFinite(a) && Double.isFinite(b) && largest < 1e6) {
        // Rounding errors of at most some hundred operations, amplified by the largest value met.
        assertEquals(a, b, 1e-9 * largest * Math.max(1, Math.abs(a)), name + " at " + at);
      }
    }
  }

  private static double value(Dag dag, int root, Map<Integer, Double> at) {
    Cone cone = Cone.of(dag, root);
    for (int k = 0; k < cone.size(); k++) {
      int node = cone.node(k);
      if (!at.containsKey(node)) {
        at.put(node, compute(dag, node, at));
      }
    }
    return at.get(root);
  }

  private static double compute(Dag dag, int node, Map<Integer, Double> at) {
    int count = dag.childCount(node);
    double x = count == 0 ? 0 : at.get(dag.child(node, 0));
    switch (dag.op(node)) {
      case CONSTANT:
        return dag.constantValue(node).doubleValue();
      case ADD:
      case MULTIPLY:
        for (int k = 1; k < count; k++) {
          double next = at.get(dag.child(node, k));
          x = dag.op(node) == Op.ADD ? x + next : x * next;
        }
        return x;
      case POWER:
        return Math.pow(x, dag.exponent(node).doubleValue());
      case EXP:
        return Math.exp(x);
      case LN:
        return Math.log(x);
      case SIN:
        return Math.sin(x);
      case COS:
        return Math.cos(x);
      case ATAN:
        return Math.atan(x);
      case ABS:
        return Math.abs(x);
      case SIGN:
        return x == 0 ? Double.NaN : Math.signum(x);
      case NAMED:
        return x;
      default:
        throw new IllegalStateException(dag.op(node).toString());
    }
  }
}
