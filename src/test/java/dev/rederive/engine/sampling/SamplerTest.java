package dev.rederive.engine.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.engine.Formulas;
import dev.rederive.math.Relation;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplerTest {
  private final Formulas f = new Formulas();
  private final int x = f.variable("x");
  private final int y = f.variable("y");

  private Sample draw(long seed, int root, Condition... conditions) {
    return new Sampler(f.dag, new int[] {root}, new int[0], List.of(conditions), Map.of(), seed)
        .draw(20);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void logarithmsAndRootsFindPoints(long seed) {
    int one = f.dag.one;
    int inside = f.root(f.minus(f.minus(one, f.power(x, 2)), f.power(y, 2)));
    assertEquals(Sample.Coverage.ENOUGH, draw(seed, inside).coverage());
    int both = f.sum(f.ln(x), f.ln(f.dag.negate(y)));
    Sample sample = draw(seed, both);
    assertEquals(20, sample.points().size());
    for (Point point : sample.points()) {
      assertTrue(point.value(x).compareTo(BigFraction.ZERO) > 0);
      assertTrue(point.value(y).compareTo(BigFraction.ZERO) < 0);
    }
    int entropy = f.sum(f.product(x, f.ln(x)), f.product(f.minus(one, x), f.ln(f.minus(one, x))));
    assertEquals(20, draw(seed, entropy).points().size());
  }

  @Test
  void manyLogarithmsOfMixedSigns() {
    int[] terms = new int[40];
    for (int k = 0; k < terms.length; k++) {
      int v = f.variable("v" + k);
      terms[k] = f.ln(k % 3 == 0 ? f.dag.negate(v) : k % 3 == 1 ? v : f.minus(f.dag.one, v));
    }
    assertTrue(draw(7, f.sum(terms)).points().size() > 0);
  }

  @Test
  void theSameSeedGivesTheSamePointsAndAnotherSeedOthers() {
    int root = f.sum(f.ln(x), y);
    assertEquals(draw(3, root).points(), draw(3, root).points());
    assertNotEquals(draw(3, root).points(), draw(4, root).points());
  }

  @Test
  void firstPointsAreShortAndLaterOnesVaried() {
    List<Point> points = draw(11, f.product(x, y)).points();
    assertTrue(points.get(0).length(new int[] {x, y}) <= 8, points.get(0).toString());
    BigFraction one = BigFraction.ONE;
    assertTrue(points.stream().anyMatch(p -> p.value(x).abs().compareTo(one) < 0));
    assertTrue(points.stream().anyMatch(p -> p.value(x).compareTo(one) > 0));
    assertTrue(points.stream().anyMatch(p -> p.value(x).signum() < 0));
    assertTrue(points.stream().anyMatch(p -> p.value(x).abs().doubleValue() > 5));
  }

  @Test
  void equationsHoldExactly() {
    int z = f.variable("z");
    Condition total = new Condition(f.sum(x, y, z), Relation.EQUAL, f.dag.one);
    Condition positive = new Condition(x, Relation.GREATER, f.dag.zero);
    Sample sample = draw(5, f.product(x, y, z), total, positive);
    assertEquals(20, sample.points().size());
    for (Point p : sample.points()) {
      assertEquals(BigFraction.ONE, p.value(x).add(p.value(y)).add(p.value(z)));
      assertTrue(p.value(x).signum() > 0);
    }
  }

  @Test
  void unitVectorsAreFoundExactly() {
    int norm = f.sum(f.power(x, 2), f.power(y, 2));
    for (Condition unit :
        List.of(
            new Condition(norm, Relation.EQUAL, f.dag.one),
            new Condition(f.root(norm), Relation.EQUAL, f.dag.one))) {
      Sample sample = draw(5, f.sum(x, y), unit);
      assertEquals(20, sample.points().size(), sample.shortfall());
      for (Point p : sample.points()) {
        assertEquals(
            BigFraction.ONE, p.value(x).multiply(p.value(x)).add(p.value(y).multiply(p.value(y))));
      }
    }
  }

  @Test
  void anEquationBeyondReachIsReported() {
    Condition strange = new Condition(f.exp(x), Relation.EQUAL, f.sum(x, f.number(3, 1)));
    Sample sample = draw(5, f.sum(x, y), strange);
    assertEquals(Sample.Coverage.NONE, sample.coverage());
    assertFalse(sample.shortfall().isEmpty());
  }

  @Test
  void definedNowhereIsSaid() {
    Sample sample = draw(1, f.ln(f.minus(f.number(-1, 1), f.power(x, 2))));
    assertEquals(Sample.Coverage.NONE, sample.coverage());
    assertTrue(sample.shortfall().contains("not defined"), sample.shortfall());
  }

  @Test
  void unrelatedAssumptionsAndOpenIntervals() {
    int a = f.variable("a");
    Condition unrelated = new Condition(a, Relation.LESS, a);
    Condition low = new Condition(f.dag.zero, Relation.LESS, x);
    Condition high = new Condition(x, Relation.LESS, f.number("0.1"));
    Sample sample = draw(1, f.sum(x, y), unrelated, low, high);
    assertEquals(20, sample.points().size());
    for (Point p : sample.points()) {
      assertTrue(p.value(x).signum() > 0 && p.value(x).doubleValue() < 0.1);
    }
  }

  @Test
  void pinnedEverywhereLeavesOnePoint() {
    Map<dev.rederive.engine.dag.Atom, BigFraction> pinned =
        Map.of(Formulas.atom("x"), new BigFraction(3, 20));
    Sample sample =
        new Sampler(f.dag, new int[] {f.power(x, 2)}, new int[0], List.of(), pinned, 1).draw(20);
    assertEquals(Sample.Coverage.COMPLETE, sample.coverage());
    assertEquals(new BigFraction(3, 20), sample.points().get(0).value(x));
  }

  @Test
  void kinksAreAvoided() {
    for (Point p : draw(2, f.abs(f.minus(x, f.dag.one))).points()) {
      assertNotEquals(BigFraction.ONE, p.value(x));
    }
  }
}
