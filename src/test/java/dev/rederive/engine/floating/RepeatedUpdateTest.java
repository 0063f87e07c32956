package dev.rederive.engine.floating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.engine.Formulas;
import dev.rederive.engine.dag.Atom;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class RepeatedUpdateTest {
  private final Formulas f = new Formulas();
  private final Map<Atom, BigFraction> given = new HashMap<>();

  private int given(String name, String value) {
    given.put(Formulas.atom(name), Formulas.fraction(value));
    return f.variable(name);
  }

  private int unit(String name, int a, int w, int b, int v, int bias) {
    int net = f.named("net_" + name, f.sum(f.product(a, w), f.product(b, v), bias));
    return f.named("out_" + name, f.sigmoid(net));
  }

  /** Two inputs, two hidden and two output units; all eight weights learn, the biases do not. */
  @Test
  void theWorkedExampleAfterTenThousandSteps() {
    String[] starts = {".15", ".20", ".25", ".30", ".40", ".45", ".50", ".55"};
    int[] w = new int[9];
    for (int k = 1; k <= 8; k++) {
      w[k] = given("w" + k, "0" + starts[k - 1]);
    }
    int b1 = given("b1", "0.35");
    int b2 = given("b2", "0.60");
    int i1 = given("i1", "0.05");
    int i2 = given("i2", "0.10");
    int h1 = unit("h1", i1, w[1], i2, w[2], b1);
    int h2 = unit("h2", i1, w[3], i2, w[4], b1);
    int o1 = unit("o1", h1, w[5], h2, w[6], b2);
    int o2 = unit("o2", h1, w[7], h2, w[8], b2);
    int half = f.number(1, 2);
    int error =
        f.named(
            "E",
            f.sum(
                f.product(half, f.power(f.minus(given("t1", "0.01"), o1), 2)),
                f.product(half, f.power(f.minus(given("t2", "0.99"), o2), 2))));
    Map<Atom, Integer> updates = new LinkedHashMap<>();
    for (int k = 1; k <= 8; k++) {
      int slope = f.derivatives.derivative(error, w[k]);
      updates.put(Formulas.atom("w" + k), f.minus(w[k], f.product(half, slope)));
    }
    RepeatedUpdate repeated = new RepeatedUpdate(f.dag, updates, given, error, o1, o2);

    List<RepeatedUpdate.Value> once = repeated.run(1).values();
    assertEquals(0.291027774, once.get(0).value().doubleValue(), 5e-10);

    RepeatedUpdate.Result result = repeated.run(10_000, 1000);
    assertEquals("", result.failure());
    assertEquals(3.5102e-5, result.values().get(0).value().doubleValue(), 5e-10);
    assertEquals(0.0159136, result.values().get(1).value().doubleValue(), 5e-8);
    assertEquals(0.9840643, result.values().get(2).value().doubleValue(), 5e-8);
    assertTrue(result.values().get(0).digits() >= 9, result.toString());
    assertEquals(10, result.curve().size());
    for (int k = 1; k < 10; k++) {
      assertTrue(result.curve().get(k).value() < result.curve().get(k - 1).value());
    }
    assertEquals(result.values().get(0).inDoubles(), result.curve().get(9).value());
  }

  @Test
  void updatesAreSimultaneous() {
    int x = given("x", "1");
    int y = given("y", "2");
    Map<Atom, Integer> swap = Map.of(Formulas.atom("x"), y, Formulas.atom("y"), x);
    RepeatedUpdate.Result result = new RepeatedUpdate(f.dag, swap, given, x, y).run(3);
    assertEquals(2, result.values().get(0).inDoubles());
    assertEquals(1, result.values().get(1).inDoubles());
    RepeatedUpdate.Result none = new RepeatedUpdate(f.dag, swap, given, x, y).run(0);
    assertEquals(1, none.values().get(0).inDoubles());
  }

  @Test
  void digitsLostByDoublesAreNotClaimed() {
    // The logistic map doubles an error in every step: after 40 steps few digits are left.
    int x = given("x", "0.3");
    int next = f.product(f.number(4, 1), x, f.minus(f.dag.one, x));
    RepeatedUpdate.Result result =
        new RepeatedUpdate(f.dag, Map.of(Formulas.atom("x"), next), given, x).run(40);
    assertTrue(result.values().get(0).digits() <= 6, result.toString());
  }

  @Test
  void aValueThatIsMissingIsNamed() {
    int x = given("x", "0.3");
    int next = f.product(f.variable("eta"), x);
    RepeatedUpdate.Result result =
        new RepeatedUpdate(f.dag, Map.of(Formulas.atom("x"), next), given, x).run(40);
    assertTrue(result.failure().contains("eta"), result.failure());
  }

  @Test
  void divergenceIsSaid() {
    int x = given("x", "3");
    RepeatedUpdate.Result result =
        new RepeatedUpdate(f.dag, Map.of(Formulas.atom("x"), f.power(x, 2)), given, x).run(40);
    assertTrue(result.failure().contains("not defined"), result.failure());
  }
}
