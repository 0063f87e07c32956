package dev.rederive.engine.symbolic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.dag.Op;
import dev.rederive.math.Quantity;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LatexPrinterTest {
  private static SymbolicEngine engine;

  @BeforeAll
  static void start() {
    engine = new SymbolicEngine();
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  private static void prints(String latex, Graph g, int u, int v) {
    assertEquals(
        latex, engine.derivativeLatex(g.dag, u, v, SymbolicEngine::latexName).orElse("nothing"));
  }

  @Test
  void gradientsOfTheNetwork() {
    Graph g = Graph.network();
    prints(
        "-\\left(t_{o1}-out_{o1}\\right) out_{o1}\\left(1-out_{o1}\\right) out_{h1}",
        g,
        g.of("E"),
        g.of("w_5"));
    prints("-\\left(t_{o1}-out_{o1}\\right)", g, g.of("E"), g.of("out_{o1}"));
    prints("out_{o1}\\left(1-out_{o1}\\right)", g, g.of("out_{o1}"), g.of("net_{o1}"));
    prints("out_{h1}", g, g.of("net_{o1}"), g.of("w_5"));
    prints("0", g, g.of("net_{o1}"), g.of("w_7"));
  }

  @Test
  void functions() {
    Graph g = new Graph();
    int x = g.of("x");
    int a = g.of("a");
    prints("a x^{a-1}", g, g.exp(g.mul(a, g.ln(x))), x);
    prints("\\frac{x}{\\sqrt{1+x^{2}}}", g, g.sqrt(g.add(g.n(1), g.pow(x, 2))), x);
    prints("\\frac{e^{x}}{1+e^{x}}", g, g.ln(g.add(g.n(1), g.exp(x))), x);
    prints("1-y^{2}", g, g.define("y", g.tanh(x)), x);
    prints("a f_4'\\left(x a\\right)", g, g.call("f_4", 0, g.mul(a, x)), x);
    prints("\\operatorname{sign}\\left(x\\right)", g, g.op(Op.ABS, x), x);
    prints("3 x^{2}", g, g.pow(x, 3), x);
    prints("\\frac{1}{2}", g, g.mul(g.n(1, 2), x), x);
  }

  @Test
  void namesKeepTheirLabels() {
    assertEquals("w_{1,2}", SymbolicEngine.latexName(atom("w", 1, 2)));
    assertEquals("net_{h,3}", SymbolicEngine.latexName(atom("net_{h}", 3)));
    assertEquals("\\hat{y}", SymbolicEngine.latexName(atom("\\hat{y}")));
  }

  private static Atom atom(String name, Integer... indices) {
    return new Atom(Quantity.scalar(name), List.of(indices), 0);
  }
}
