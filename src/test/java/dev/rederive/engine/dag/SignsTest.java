package dev.rederive.engine.dag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.engine.program.DoubleProgram;
import dev.rederive.engine.sampling.Condition;
import dev.rederive.engine.sampling.Emptiness;
import dev.rederive.math.Quantity;
import dev.rederive.math.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class SignsTest {
  private static final BigFraction HALF = new BigFraction(1, 2);

  private final Dag dag = new Dag();
  private final int x = dag.variable(new Atom(Quantity.scalar("x"), List.of(), 0));
  private final int y = dag.variable(new Atom(Quantity.scalar("y"), List.of(), 0));

  private int of(int node, Map<Integer, Integer> assumed) {
    return new Signs(dag, Cone.of(dag, node), assumed).of(node);
  }

  @Test
  void formsSayTheirSign() {
    int square = dag.power(x, BigFraction.TWO);
    assertEquals(Signs.ZERO | Signs.POSITIVE, of(square, Map.of()));
    assertEquals(Signs.POSITIVE, of(dag.add(square, dag.one), Map.of()));
    assertEquals(Signs.POSITIVE, of(dag.power(x, new BigFraction(-2)), Map.of()));
    assertEquals(Signs.NEGATIVE, of(dag.negate(dag.unary(Op.EXP, x)), Map.of()));
    assertEquals(Signs.ANY, of(dag.add(x, dag.one), Map.of(x, Signs.NEGATIVE)));
    assertEquals(Signs.NEGATIVE, of(dag.multiply(x, y), Map.of(x, Signs.NEGATIVE, y, 4)));
    assertEquals(0, of(dag.unary(Op.LN, dag.negate(square)), Map.of()));
    assertEquals(0, of(dag.power(x, HALF), Map.of(x, Signs.NEGATIVE)));
  }

  /** Whatever a formula is made of, no value has a sign that was ruled out. */
  @Test
  void neverRulesOutWhatHappens() {
    Random random = new Random(20);
    for (int round = 0; round < 400; round++) {
      List<Integer> nodes = new ArrayList<>(List.of(x, y, dag.constant(-2), dag.constant(3)));
      for (int k = 0; k < 12; k++) {
        nodes.add(grown(nodes, random));
      }
      int root = nodes.get(nodes.size() - 1);
      DoubleProgram program = DoubleProgram.compile(dag, dag.add(new int[] {x, y, root}), root);
      for (int sample = 0; sample < 40; sample++) {
        double[] at = {random.nextInt(-2, 3), random.nextInt(-2, 3)};
        double value = program.run(at)[program.place(root)];
        Map<Integer, Integer> signs =
            random.nextBoolean() ? Map.of() : Map.of(x, sign(at[0]), y, sign(at[1]));
        if (Double.isFinite(value) && Math.abs(value) > 1e-9) {
          assertTrue((of(root, signs) & sign(value)) != 0, dag.op(root) + " is " + value);
        }
      }
    }
  }

  private static int sign(double value) {
    return value < 0 ? Signs.NEGATIVE : value == 0 ? Signs.ZERO : Signs.POSITIVE;
  }

  private int grown(List<Integer> nodes, Random random) {
    int a = nodes.get(random.nextInt(nodes.size()));
    int b = nodes.get(random.nextInt(nodes.size()));
    return switch (random.nextInt(10)) {
      case 0, 1 -> dag.add(a, b);
      case 2, 3 -> dag.multiply(a, b);
      case 4 -> dag.power(a, new BigFraction(random.nextInt(1, 4)));
      case 5 -> dag.power(a, HALF);
      case 6 -> dag.unary(Op.ABS, a);
      case 7 -> dag.unary(Op.EXP, dag.negate(dag.unary(Op.ABS, a)));
      case 8 -> dag.unary(random.nextBoolean() ? Op.LN : Op.ATAN, a);
      default -> dag.select(Relation.LESS, a, b, dag.add(a, dag.one), b);
    };
  }

  @Test
  void tellsWhatHasNoPoint() {
    int logarithm = dag.unary(Op.LN, x);
    int other = dag.unary(Op.LN, dag.negate(x));
    assertTrue(Emptiness.isCertain(dag, new int[] {logarithm, other}, List.of(), Map.of()));
    assertFalse(Emptiness.isCertain(dag, new int[] {logarithm, x}, List.of(), Map.of()));
    Condition below = new Condition(x, Relation.LESS_OR_EQUAL, dag.zero);
    assertTrue(Emptiness.isCertain(dag, new int[] {logarithm}, List.of(below), Map.of()));
    assertFalse(Emptiness.isCertain(dag, new int[] {dag.power(x, HALF)}, List.of(below), Map.of()));
  }
}
