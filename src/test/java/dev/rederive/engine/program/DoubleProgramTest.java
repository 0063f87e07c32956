package dev.rederive.engine.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.engine.Evaluator;
import dev.rederive.engine.Formulas;
import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.dag.Cone;
import dev.rederive.engine.dag.Op;
import dev.rederive.engine.dag.OpaqueFunction;
import dev.rederive.engine.floating.DoubleArithmetic;
import dev.rederive.math.Relation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoubleProgramTest {
  private static final Op[] UNARY = {Op.EXP, Op.LN, Op.SIN, Op.COS, Op.ATAN, Op.ABS, Op.SIGN};
  private static final BigFraction[] EXPONENTS = {
    new BigFraction(2), new BigFraction(3), new BigFraction(-1), new BigFraction(-2),
    new BigFraction(1, 2), new BigFraction(1, 3), new BigFraction(-3, 2), new BigFraction(7, 5)
  };

  /** Every operation, hundreds of random nodes, defined or not: the kernel and the evaluator agree. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void kernelsEqualTheGenericEvaluator(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Formulas f = new Formulas();
    int[] nodes = new int[300];
    Map<Atom, Double> values = new HashMap<>();
    for (int k = 0; k < nodes.length; k++) {
      nodes[k] = k < 6 ? f.variable("x" + k) : random(f, nodes, k, random);
      if (k < 6) {
        values.put(Formulas.atom("x" + k), random.nextDouble(-3, 3));
      }
    }
    DoubleProgram program = DoubleProgram.compile(f.dag, nodes);
    double[] inputs = new double[program.variables().length];
    for (int k = 0; k < inputs.length; k++) {
      inputs[k] = values.get(f.dag.atom(program.variables()[k]));
    }
    double[] got = program.run(inputs);
    Cone cone = Cone.of(f.dag, nodes);
    Evaluator<Double> evaluator =
        new Evaluator<>(
            f.dag,
            cone,
            new DoubleArithmetic(),
            (left, relation, right) -> DoubleProgram.holds(left, relation, right),
            values::get);
    int defined = 0;
    for (int k = 0; k < cone.size(); k++) {
      Double expected = evaluator.value(cone.node(k));
      double actual = got[program.place(cone.node(k))];
      assertEquals(
          expected == null ? Double.NaN : expected,
          actual,
          expected == null ? 0 : 1e-12 * Math.abs(expected),
          "node " + cone.node(k) + ": " + f.dag.op(cone.node(k)));
      defined += expected == null ? 0 : 1;
    }
    assertTrue(defined > 60 && defined < cone.size(), defined + " of " + cone.size());
  }

  private static int random(Formulas f, int[] nodes, int k, SplittableRandom random) {
    int a = nodes[random.nextInt(k)];
    int b = nodes[random.nextInt(k)];
    int c = nodes[random.nextInt(6)];
    return switch (random.nextInt(9)) {
      case 0 -> f.sum(a, b, c);
      case 1 -> f.product(a, c);
      case 2 -> f.product(a, b, f.number(random.nextInt(-9, 10), 7));
      case 3 -> f.dag.unary(UNARY[random.nextInt(UNARY.length)], c);
      case 4 -> f.dag.power(c, EXPONENTS[random.nextInt(EXPONENTS.length)]);
      case 5 -> f.dag.select(Relation.values()[2 + random.nextInt(4)], a, c, b, c);
      case 6 -> f.named("n" + k, a);
      case 7 -> f.dag.opaque(new OpaqueFunction("g", List.of(random.nextInt(3), 1)), c, nodes[1]);
      default -> f.sum(f.dag.pi(), a);
    };
  }

  @Test
  void aNamedNodeCanBeSet() {
    Formulas f = new Formulas();
    int x = f.variable("x");
    int net = f.named("net", f.product(x, f.number(3, 1)));
    int u = f.sum(f.power(net, 2), x);
    DoubleProgram program = DoubleProgram.compile(f.dag, u);
    assertEquals(38, program.run(new double[] {2})[program.place(u)]);
    assertEquals(102, program.run(new double[] {2}, Map.of(net, 10.0))[program.place(u)]);
    assertTrue(program.has(net));
    assertFalse(program.has(f.number(99, 1)));
  }

  @Test
  void theCauseOfNoValueIsFound() {
    Formulas f = new Formulas();
    int x = f.variable("x");
    int y = f.variable("y");
    int root = f.sum(f.exp(x), f.ln(y));
    DoubleProgram program = DoubleProgram.compile(f.dag, root);
    double[] values = program.run(new double[] {1, -1});
    assertTrue(Double.isNaN(values[program.place(root)]));
    assertArrayEquals(new int[] {y}, program.causeOfUndefined(root, values));
  }
}
