package dev.rederive.engine.symbolic;

import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import dev.rederive.engine.dag.OpaqueFunction;
import dev.rederive.math.Quantity;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/** A graph written down shortly. */
final class Graph {
  final Dag dag = new Dag();
  private final Map<String, Integer> names = new HashMap<>();

  int of(String name) {
    return names.computeIfAbsent(name, n -> dag.variable(atom(n)));
  }

  int define(String name, int definition) {
    int node = dag.named(atom(name), definition);
    names.put(name, node);
    return node;
  }

  private static Atom atom(String name) {
    return new Atom(Quantity.scalar(name), List.of(), 0);
  }

  int n(long value) {
    return dag.constant(value);
  }

  int n(long p, long q) {
    return dag.constant(new BigFraction(p, q));
  }

  int add(int... terms) {
    return dag.add(terms);
  }

  int sub(int a, int b) {
    return dag.subtract(a, b);
  }

  int mul(int... factors) {
    return dag.multiply(factors);
  }

  int div(int a, int b) {
    return dag.divide(a, b);
  }

  int neg(int a) {
    return dag.negate(a);
  }

  int pow(int a, long n) {
    return dag.power(a, new BigFraction(n));
  }

  int pow(int a, long p, long q) {
    return dag.power(a, new BigFraction(p, q));
  }

  int sqrt(int a) {
    return pow(a, 1, 2);
  }

  int exp(int a) {
    return dag.unary(Op.EXP, a);
  }

  int ln(int a) {
    return dag.unary(Op.LN, a);
  }

  int op(Op op, int a) {
    return dag.unary(op, a);
  }

  int d(int u, int v) {
    return dag.derivative(u, v);
  }

  int d(String u, String v) {
    return d(of(u), of(v));
  }

  int sigmoid(int x) {
    return div(n(1), add(n(1), exp(neg(x))));
  }

  /** y(1 - y). */
  int slope(int y) {
    return mul(y, sub(n(1), y));
  }

  int tanh(int x) {
    return div(sub(exp(x), exp(neg(x))), add(exp(x), exp(neg(x))));
  }

  int call(String f, int order, int... arguments) {
    OpaqueFunction function = new OpaqueFunction(f, Collections.nCopies(arguments.length, 0));
    for (int k = 0; k < order; k++) {
      function = function.differentiate(0);
    }
    return dag.opaque(function, arguments);
  }

  /** The worked example with two inputs, two hidden and two output units. */
  static Graph network() {
    Graph g = new Graph();
    g.define(
        "net_{h1}",
        g.add(g.mul(g.of("w_1"), g.of("i_1")), g.mul(g.of("w_2"), g.of("i_2")), g.of("b_1")));
    g.define(
        "net_{h2}",
        g.add(g.mul(g.of("w_3"), g.of("i_1")), g.mul(g.of("w_4"), g.of("i_2")), g.of("b_1")));
    g.define("out_{h1}", g.sigmoid(g.of("net_{h1}")));
    g.define("out_{h2}", g.sigmoid(g.of("net_{h2}")));
    g.define(
        "net_{o1}",
        g.add(
            g.mul(g.of("w_5"), g.of("out_{h1}")),
            g.mul(g.of("w_6"), g.of("out_{h2}")),
            g.of("b_2")));
    g.define(
        "net_{o2}",
        g.add(
            g.mul(g.of("w_7"), g.of("out_{h1}")),
            g.mul(g.of("w_8"), g.of("out_{h2}")),
            g.of("b_2")));
    for (String o : new String[] {"o1", "o2"}) {
      g.define("out_{" + o + "}", g.sigmoid(g.of("net_{" + o + "}")));
      g.define(
          "E_{" + o + "}",
          g.mul(g.n(1, 2), g.pow(g.sub(g.of("t_{" + o + "}"), g.of("out_{" + o + "}")), 2)));
    }
    g.define("E", g.add(g.of("E_{o1}"), g.of("E_{o2}")));
    return g;
  }

  /** -(t - out) out (1 - out) of an output unit. */
  int delta(String o) {
    int out = of("out_{" + o + "}");
    return mul(n(-1), sub(of("t_{" + o + "}"), out), slope(out));
  }
}
