package dev.rederive.engine.symbolic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.engine.Evidence.Outcome;
import dev.rederive.engine.dag.Op;
import dev.rederive.engine.dag.RoundedNumber;
import dev.rederive.math.Relation;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a computer algebra system likes to believe and what is false, or unknown, over the reals. */
class UnsoundTest {
  private static SymbolicEngine engine;

  @BeforeAll
  static void start() {
    engine = new SymbolicEngine();
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  private static void check(Outcome outcome, Graph g, int left, int right) {
    SymbolicResult result = engine.prove(g.dag, left, right, Budget.STANDARD);
    assertEquals(outcome, result.outcome(), result.detail());
    // The same through definitions, which are unfolded.
    int u = g.define("unfolded left", left);
    int v = g.define("unfolded right", right);
    result = engine.prove(g.dag, u, v, Budget.STANDARD);
    assertEquals(outcome, result.outcome(), result.detail());
    // And with both sides as part of a larger formula, through Symja's derivative.
    int k = g.of("k");
    int wu = g.define("wu", g.mul(k, g.exp(u)));
    int wv = g.define("wv", g.mul(k, g.exp(v)));
    result = engine.prove(g.dag, g.d(wu, k), g.d(wv, k), Budget.STANDARD);
    assertEquals(outcome, result.outcome(), result.detail());
    int direct = g.d(g.mul(k, k, left), k);
    result = engine.prove(g.dag, direct, g.d(g.mul(k, k, right), k), Budget.STANDARD);
    assertEquals(outcome, result.outcome(), result.detail());
  }

  private static void no(Graph g, int left, int right) {
    check(Outcome.SILENT, g, left, right);
  }

  private static void yes(Graph g, int left, int right) {
    check(Outcome.EQUAL, g, left, right);
  }

  @Test
  void rootsOfSquares() {
    Graph g = new Graph();
    int x = g.of("x");
    int y = g.of("y");
    int square = g.pow(x, 2);
    no(g, g.sqrt(square), x);
    no(g, g.sqrt(square), g.neg(x));
    no(g, g.op(Op.ABS, x), x);
    no(g, g.op(Op.ABS, g.neg(x)), g.neg(x));
    no(g, g.op(Op.SIGN, x), g.n(1));
    no(g, g.sqrt(g.pow(g.sub(x, y), 2)), g.sub(x, y));
    no(g, g.sqrt(g.pow(g.sub(x, y), 2)), g.sub(y, x));
    no(g, g.pow(g.pow(x, 4), 1, 4), x);
    no(g, g.pow(square, 3, 2), g.pow(x, 3));
    no(g, g.pow(g.pow(x, 6), 1, 6), x);
    no(g, g.sqrt(g.mul(square, y)), g.mul(x, g.sqrt(y)));
    no(g, g.sqrt(g.div(square, y)), g.div(x, g.sqrt(y)));
    no(g, g.div(g.sqrt(square), x), g.n(1));
    no(g, g.sqrt(g.mul(g.n(4), square)), g.mul(g.n(2), x));
    no(g, g.d(g.sqrt(square), x), g.n(1));
    no(g, g.d(g.op(Op.ABS, x), x), g.n(1));
    no(g, g.sqrt(x), g.neg(g.sqrt(x)));
    no(g, g.sqrt(g.neg(x)), g.sqrt(x));
    yes(g, g.pow(g.sqrt(x), 2), x);
    yes(g, g.sqrt(square), g.op(Op.ABS, x));
    yes(g, g.pow(g.op(Op.ABS, x), 2), square);
    yes(g, g.pow(g.pow(x, 3), 1, 3), x);
    yes(g, g.mul(g.op(Op.SIGN, x), g.op(Op.ABS, x)), x);
  }

  @Test
  void logarithms() {
    Graph g = new Graph();
    int x = g.of("x");
    int y = g.of("y");
    int square = g.pow(x, 2);
    int half = g.mul(g.n(1, 2), g.ln(square));
    no(g, g.exp(half), x);
    no(g, g.exp(g.mul(g.n(3), half)), g.pow(x, 3));
    no(g, g.exp(g.ln(g.pow(g.sub(x, y), 2))), g.sub(x, y));
    no(g, g.ln(g.add(x, y)), g.add(g.ln(x), g.ln(y)));
    no(g, g.ln(g.op(Op.ABS, x)), x);
    no(g, g.exp(g.mul(g.n(1, 2), g.ln(g.pow(g.sub(x, y), 2)))), g.sub(x, y));
    no(g, g.d(g.exp(half), x), g.n(1));
    // Where both sides exist these hold.
    yes(g, g.ln(square), g.mul(g.n(2), g.ln(x)));
    yes(g, g.ln(g.mul(x, y)), g.add(g.ln(x), g.ln(y)));
    yes(g, g.exp(g.ln(x)), x);
    yes(g, g.ln(g.exp(x)), x);
    yes(g, g.exp(g.ln(square)), square);
    yes(g, g.ln(g.div(g.n(1), x)), g.neg(g.ln(x)));
    yes(g, g.ln(g.n(6)), g.add(g.ln(g.n(2)), g.ln(g.n(3))));
  }

  @Test
  void inverseFunctions() {
    Graph g = new Graph();
    int x = g.of("x");
    int y = g.of("y");
    int half = g.mul(g.n(1, 2), g.dag.pi());
    no(g, g.add(g.op(Op.ATAN, x), g.op(Op.ATAN, g.div(g.n(1), x))), half);
    int tan = g.div(g.op(Op.SIN, x), g.op(Op.COS, x));
    no(g, g.op(Op.ATAN, tan), x);
    no(
        g,
        g.add(g.op(Op.ATAN, x), g.op(Op.ATAN, y)),
        g.op(Op.ATAN, g.div(g.add(x, y), g.sub(g.n(1), g.mul(x, y)))));
    no(g, g.op(Op.COS, x), g.sqrt(g.sub(g.n(1), g.pow(g.op(Op.SIN, x), 2))));
    no(g, g.op(Op.SIN, x), g.op(Op.SIN, g.neg(x)));
    yes(g, g.op(Op.COS, x), g.op(Op.COS, g.neg(x)));
    yes(g, g.add(g.pow(g.op(Op.SIN, x), 2), g.pow(g.op(Op.COS, x), 2)), g.n(1));
    yes(g, g.op(Op.ATAN, g.neg(x)), g.neg(g.op(Op.ATAN, x)));
  }

  @Test
  void powersAndExponents() {
    Graph g = new Graph();
    int x = g.of("x");
    int y = g.of("y");
    no(g, g.exp(g.mul(x, y)), g.mul(g.exp(x), g.exp(y)));
    no(g, g.exp(g.pow(x, 2)), g.pow(g.exp(x), 2));
    no(g, g.exp(g.n(-1000)), g.n(0));
    no(g, g.mul(g.exp(g.n(-1000)), x), g.n(0));
    no(g, g.exp(g.n(1)), g.n(2718281828L, 1000000000L));
    no(g, g.dag.pi(), g.n(355, 113));
    no(g, g.op(Op.SIN, g.n(1)), g.n(0));
    no(g, g.sqrt(g.n(2)), g.n(1414213562L, 1000000000L));
    no(g, g.add(g.sqrt(g.n(2)), g.sqrt(g.n(3))), g.sqrt(g.n(5)));
    no(g, g.div(x, x), g.n(0));
    no(g, g.div(g.n(1), g.add(x, y)), g.add(g.div(g.n(1), x), g.div(g.n(1), y)));
    no(g, g.div(g.n(1), g.sub(x, x)), g.n(1));
    yes(g, g.mul(g.sqrt(g.n(2)), g.sqrt(g.n(3))), g.sqrt(g.n(6)));
    yes(g, g.sqrt(g.n(8)), g.mul(g.n(2), g.sqrt(g.n(2))));
    yes(g, g.div(g.n(1), g.sqrt(g.n(2))), g.mul(g.n(1, 2), g.sqrt(g.n(2))));
    yes(g, g.exp(g.add(x, y)), g.mul(g.exp(x), g.exp(y)));
    yes(g, g.exp(g.mul(x, g.add(y, x))), g.mul(g.exp(g.mul(x, y)), g.exp(g.pow(x, 2))));
  }

  @Test
  void casesAndRoundedNumbers() {
    Graph g = new Graph();
    int x = g.of("x");
    int zero = g.n(0);
    int quotient = g.div(g.sub(g.pow(x, 2), g.pow(g.of("y"), 2)), g.sub(x, g.of("y")));
    SymbolicResult cancelled = engine.prove(g.dag, quotient, g.add(x, g.of("y")), Budget.STANDARD);
    assertEquals(Outcome.EQUAL, cancelled.outcome(), cancelled.detail());
    int positive = g.dag.select(Relation.GREATER, x, zero, x, zero);
    no(g, positive, x);
    no(g, positive, g.dag.select(Relation.LESS, x, zero, x, zero));
    no(g, positive, g.dag.select(Relation.GREATER, x, zero, zero, x));
    // A case that is not chosen must not lend its domain: ln x says nothing about x here.
    int guarded = g.dag.select(Relation.GREATER, x, zero, g.ln(x), zero);
    int half = g.exp(g.mul(g.n(1, 2), g.ln(g.pow(x, 2))));
    no(g, g.add(half, guarded), g.add(x, guarded));
    BigFraction low = new BigFraction(1, 3);
    int rounded =
        g.dag.rounded(new RoundedNumber(low, low.add(new BigFraction(1, 100)), "0.333333"));
    no(g, g.mul(rounded, x), g.mul(g.n(1, 3), x));
  }

  @Test
  void runawayInputIsAnsweredWithSilence() {
    Graph g = new Graph();
    int x = g.of("x");
    int y = g.of("y");
    int sum = g.add(x, y, g.n(1));
    no(g, g.pow(sum, 1000), g.add(g.pow(sum, 999), x));
    no(g, g.pow(sum, 1_000_000_000L), x);
    no(g, g.mul(g.pow(sum, 39), g.pow(g.add(x, g.n(2)), 39)), g.pow(sum, 38));
    int tower = x;
    for (int k = 0; k < 200; k++) {
      tower = g.exp(tower);
    }
    no(g, tower, x);
    no(g, g.d(tower, x), g.n(1));
    int nested = g.n(1);
    for (int k = 0; k < 60; k++) {
      nested = g.add(g.n(1), g.div(x, g.add(g.pow(nested, 2), y)));
    }
    no(g, nested, x);
    no(g, g.d(nested, x), x);
    int deep = x;
    for (int k = 0; k < 900; k++) {
      deep = g.define("d" + k, g.sigmoid(g.mul(g.of("w" + k), deep)));
    }
    SymbolicResult result = engine.prove(g.dag, g.d(deep, x), g.n(1), Budget.STANDARD);
    assertEquals(Outcome.SILENT, result.outcome());
    int[] terms = new int[100_000];
    for (int k = 0; k < terms.length; k++) {
      terms[k] = g.mul(g.of("a" + k), g.of("b" + k));
    }
    int large = g.add(terms);
    no(g, g.d(large, g.of("a5")), g.of("b5"));
    int[] factors = new int[200];
    for (int k = 0; k < factors.length; k++) {
      factors[k] = g.add(g.of("a" + k), g.of("b" + k));
    }
    no(g, g.d(g.mul(factors), g.of("a5")), g.of("b5"));
    no(g, g.mul(factors), g.add(g.mul(factors), x));
    int bits = x;
    for (int k = 0; k < 30; k++) {
      bits = g.pow(g.mul(g.n(10), bits), 30);
    }
    no(g, bits, x);
    assertTrue(engine.calls() >= 0);
  }
}
