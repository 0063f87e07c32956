package dev.rederive.engine.symbolic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rederive.engine.Evidence.Outcome;
import dev.rederive.engine.dag.Op;
import dev.rederive.math.Relation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SymbolicEngineTest {
  private static SymbolicEngine engine;

  @BeforeAll
  static void start() {
    engine = new SymbolicEngine();
    engine.warmUp();
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  static void equal(Graph g, int left, int right) {
    SymbolicResult result = engine.prove(g.dag, left, right, Budget.STANDARD);
    assertEquals(Outcome.EQUAL, result.outcome(), result.detail());
  }

  static void silent(Graph g, int left, int right) {
    SymbolicResult result = engine.prove(g.dag, left, right, Budget.STANDARD);
    assertEquals(Outcome.SILENT, result.outcome(), result.detail());
  }

  @Test
  void everyGradientOfTheNetwork() {
    Graph g = Graph.network();
    String[] inputs = {"out_{h1}", "out_{h2}", "out_{h1}", "out_{h2}"};
    for (int w = 5; w <= 8; w++) {
      String o = w < 7 ? "o1" : "o2";
      String out = "out_{" + o + "}";
      int claimed = g.mul(g.delta(o), g.of(inputs[w - 5]));
      equal(g, g.d("E", "w_" + w), claimed);
      silent(g, g.d("E", "w_" + w), g.neg(claimed));
      silent(g, g.d("E", "w_" + w), g.mul(g.n(2), claimed));
      silent(g, g.d("E", "w_" + w), g.mul(g.delta(o), g.of(inputs[8 - w])));
      equal(
          g,
          g.d("E", "w_" + w),
          g.mul(g.d("E", out), g.d(out, "net_{" + o + "}"), g.d("net_{" + o + "}", "w_" + w)));
    }
    String[][] hidden = {{"h1", "w_5", "w_7"}, {"h2", "w_6", "w_8"}};
    for (int w = 1; w <= 4; w++) {
      String[] h = hidden[w < 3 ? 0 : 1];
      String input = w % 2 == 1 ? "i_1" : "i_2";
      int back = g.add(g.mul(g.delta("o1"), g.of(h[1])), g.mul(g.delta("o2"), g.of(h[2])));
      int out = g.of("out_{" + h[0] + "}");
      equal(g, g.d("E", "w_" + w), g.mul(back, g.slope(out), g.of(input)));
      silent(g, g.d("E", "w_" + w), g.mul(back, out, g.of(input)));
      equal(
          g,
          g.d("E", "w_" + w),
          g.mul(
              g.add(g.d("E_{o1}", "out_{" + h[0] + "}"), g.d("E_{o2}", "out_{" + h[0] + "}")),
              g.d("out_{" + h[0] + "}", "net_{" + h[0] + "}"),
              g.d("net_{" + h[0] + "}", "w_" + w)));
    }
    equal(g, g.d("E", "b_2"), g.add(g.delta("o1"), g.delta("o2")));
    silent(g, g.d("E", "b_2"), g.delta("o1"));
    equal(g, g.d("E", "b_1"), g.add(g.d("E", "net_{h1}"), g.d("E", "net_{h2}")));
    equal(g, g.d("E", "E"), g.n(1));
    equal(g, g.d("net_{h1}", "w_5"), g.n(0));
  }

  @Test
  void derivativeOfTheSigmoidInManyForms() {
    Graph g = new Graph();
    int x = g.of("x");
    int y = g.define("y", g.sigmoid(x));
    int e = g.exp(g.neg(x));
    equal(g, g.d(y, x), g.slope(y));
    equal(g, g.d(y, x), g.div(e, g.pow(g.add(g.n(1), e), 2)));
    equal(g, g.d(y, x), g.div(g.exp(x), g.pow(g.add(g.n(1), g.exp(x)), 2)));
    equal(g, y, g.div(g.exp(x), g.add(g.n(1), g.exp(x))));
    equal(g, g.d(g.d(y, x), x), g.mul(g.slope(y), g.sub(g.n(1), g.mul(g.n(2), y))));
    silent(g, g.d(g.d(y, x), x), g.mul(g.slope(y), g.sub(g.n(1), y)));
    silent(g, g.d(y, x), g.neg(g.div(e, g.pow(g.add(g.n(1), e), 2))));
  }

  @Test
  void derivativeOfTanh() {
    Graph g = new Graph();
    int x = g.of("x");
    int y = g.define("y", g.tanh(x));
    equal(g, g.d(y, x), g.sub(g.n(1), g.pow(y, 2)));
    int twice = g.exp(g.mul(g.n(2), x));
    equal(g, y, g.div(g.sub(twice, g.n(1)), g.add(twice, g.n(1))));
    equal(g, y, g.sub(g.mul(g.n(2), g.sigmoid(g.mul(g.n(2), x))), g.n(1)));
    silent(g, g.d(y, x), g.sub(g.n(1), y));
  }

  @Test
  void jacobianOfSoftmax() {
    Graph g = new Graph();
    int s = g.define("s", g.add(g.exp(g.of("z_1")), g.exp(g.of("z_2")), g.exp(g.of("z_3"))));
    int sum = g.add(g.exp(g.of("z_1")), g.exp(g.of("z_2")), g.exp(g.of("z_3")));
    for (int over : new int[] {s, sum}) {
      for (int i = 1; i <= 3; i++) {
        g.define("p_" + i, g.div(g.exp(g.of("z_" + i)), over));
      }
      for (int i = 1; i <= 3; i++) {
        for (int j = 1; j <= 3; j++) {
          int p = g.of("p_" + i);
          int right = i == j ? g.slope(p) : g.neg(g.mul(p, g.of("p_" + j)));
          equal(g, g.d("p_" + i, "z_" + j), right);
          silent(g, g.d("p_" + i, "z_" + j), g.neg(right));
        }
      }
      int loss =
          g.define(
              "L",
              g.neg(
                  g.add(
                      g.mul(g.of("y_1"), g.ln(g.of("p_1"))),
                      g.mul(g.of("y_2"), g.ln(g.of("p_2"))),
                      g.mul(g.of("y_3"), g.ln(g.of("p_3"))))));
      int total = g.add(g.of("y_1"), g.of("y_2"), g.of("y_3"));
      equal(g, g.d(loss, g.of("z_1")), g.sub(g.mul(total, g.of("p_1")), g.of("y_1")));
      silent(g, g.d(loss, g.of("z_1")), g.sub(g.of("p_1"), g.of("y_1")));
      equal(g, g.add(g.of("p_1"), g.of("p_2"), g.of("p_3")), g.n(1));
    }
  }

  @Test
  void crossEntropyOfASigmoid() {
    Graph g = new Graph();
    int z = g.of("z");
    int y = g.of("y");
    int a = g.define("a", g.sigmoid(z));
    int one = g.n(1);
    int loss =
        g.define("L", g.neg(g.add(g.mul(y, g.ln(a)), g.mul(g.sub(one, y), g.ln(g.sub(one, a))))));
    equal(g, g.d(loss, z), g.sub(a, y));
    equal(g, g.d(loss, a), g.div(g.sub(a, y), g.slope(a)));
    silent(g, g.d(loss, z), g.sub(y, a));
  }

  @Test
  void elementaryDerivatives() {
    Graph g = new Graph();
    int x = g.of("x");
    int a = g.of("a");
    equal(g, g.d(g.ln(x), x), g.div(g.n(1), x));
    equal(g, g.d(g.ln(g.pow(x, 2)), x), g.div(g.n(2), x));
    int u = g.define("u", g.add(g.pow(x, 2), a));
    int v = g.define("v", g.add(g.mul(a, x), g.n(3)));
    int q = g.define("q", g.div(u, v));
    equal(g, g.d(q, x), g.div(g.sub(g.mul(g.d(u, x), v), g.mul(u, g.d(v, x))), g.pow(v, 2)));
    silent(g, g.d(q, x), g.div(g.add(g.mul(g.d(u, x), v), g.mul(u, g.d(v, x))), g.pow(v, 2)));
    equal(g, g.d(g.op(Op.SIN, g.mul(a, x)), x), g.mul(a, g.op(Op.COS, g.mul(a, x))));
    equal(g, g.d(g.op(Op.ATAN, x), x), g.div(g.n(1), g.add(g.n(1), g.pow(x, 2))));
    int tan = g.div(g.op(Op.SIN, x), g.op(Op.COS, x));
    equal(g, g.d(tan, x), g.add(g.n(1), g.pow(tan, 2)));
    int power = g.exp(g.mul(a, g.ln(x)));
    equal(g, g.d(power, x), g.mul(a, g.exp(g.mul(g.sub(a, g.n(1)), g.ln(x)))));
    equal(g, g.d(g.sqrt(x), x), g.div(g.n(1), g.mul(g.n(2), g.sqrt(x))));
    equal(
        g,
        g.d(g.exp(g.mul(x, g.ln(g.n(2)))), x),
        g.mul(g.ln(g.n(2)), g.exp(g.mul(x, g.ln(g.n(2))))));
    int r = g.sqrt(g.add(g.n(1), g.pow(x, 2)));
    equal(g, g.d(r, x), g.div(x, r));
    equal(g, g.d(g.op(Op.ABS, x), x), g.div(x, g.op(Op.ABS, x)));
  }

  @Test
  void gaussian() {
    Graph g = new Graph();
    int x = g.of("x");
    int mu = g.of("mu");
    int sigma = g.of("sigma");
    int z = g.div(g.sub(x, mu), sigma);
    int p =
        g.define(
            "p",
            g.div(
                g.exp(g.mul(g.n(-1, 2), g.pow(z, 2))),
                g.sqrt(g.mul(g.n(2), g.dag.pi(), g.pow(sigma, 2)))));
    equal(g, g.d(p, x), g.neg(g.mul(p, g.div(g.sub(x, mu), g.pow(sigma, 2)))));
    silent(g, g.d(p, x), g.mul(p, g.div(g.sub(x, mu), g.pow(sigma, 2))));
    equal(g, g.d(g.ln(p), mu), g.div(g.sub(x, mu), g.pow(sigma, 2)));
  }

  @Test
  void functionsNobodyDefined() {
    Graph g = new Graph();
    int e = g.define("e_4", g.add(g.mul(g.of("w"), g.of("x")), g.mul(g.of("v"), g.of("z"))));
    int y = g.define("y", g.call("f_4", 0, e));
    int error = g.define("E", g.mul(g.n(1, 2), g.pow(g.sub(g.of("t"), y), 2)));
    int right = g.mul(g.neg(g.sub(g.of("t"), y)), g.call("f_4", 1, e), g.of("x"));
    equal(g, g.d(error, g.of("w")), right);
    silent(g, g.d(error, g.of("w")), g.mul(g.neg(g.sub(g.of("t"), y)), g.of("x")));
    silent(
        g,
        g.d(error, g.of("w")),
        g.mul(g.neg(g.sub(g.of("t"), y)), g.call("f_5", 1, e), g.of("x")));
    silent(
        g,
        g.d(error, g.of("w")),
        g.mul(g.neg(g.sub(g.of("t"), y)), g.call("f_4", 2, e), g.of("x")));
    int spelled = g.add(g.mul(g.of("w"), g.of("x")), g.mul(g.of("v"), g.of("z")));
    equal(g, g.d(y, g.of("w")), g.mul(g.call("f_4", 1, spelled), g.of("x")));
    equal(g, g.d(g.d(y, g.of("w")), g.of("w")), g.mul(g.call("f_4", 2, e), g.pow(g.of("x"), 2)));
  }

  @Test
  void namedDerivativesAndSecondNames() {
    Graph g = Graph.network();
    int delta = g.define("delta_{o1}", g.neg(g.d("E", "net_{o1}")));
    equal(g, delta, g.neg(g.delta("o1")));
    equal(g, g.d("E", "w_5"), g.neg(g.mul(delta, g.of("out_{h1}"))));
    silent(g, g.d("E", "w_5"), g.mul(delta, g.of("out_{h1}")));
    int second = g.define("a", g.of("out_{o1}"));
    equal(g, g.d("out_{o1}", "net_{o1}"), g.slope(second));
    equal(g, g.d(second, g.of("net_{o1}")), g.slope(g.of("out_{o1}")));
    equal(g, g.d(second, second), g.n(1));
    equal(g, g.d(second, g.of("out_{o1}")), g.n(1));
  }

  @Test
  void casesAreOpaque() {
    Graph g = new Graph();
    int x = g.of("x");
    int w = g.of("w");
    int z = g.define("z", g.mul(w, x));
    int relu = g.define("r", g.dag.select(Relation.GREATER, z, g.n(0), z, g.n(0)));
    silent(g, g.d(relu, w), g.mul(g.d(relu, z), w));
    silent(g, g.d(relu, w), x);
  }
}
