package dev.rederive.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rederive.engine.Evidence;
import dev.rederive.engine.Evidence.Engine;
import dev.rederive.engine.Evidence.Outcome;
import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Derivatives;
import dev.rederive.engine.enclosing.EnclosingEngine;
import dev.rederive.engine.floating.FiniteDifferences;
import dev.rederive.engine.modular.ModularIdentityTest;
import dev.rederive.engine.sampling.Instance;
import dev.rederive.engine.sampling.Question;
import dev.rederive.math.Quantity;
import dev.rederive.math.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTableTest {
  /** Each engine's outcome as a letter: equal, unequal, silent, or - for an engine not asked. */
  @ParameterizedTest
  @CsvSource({
    // modular, symbolic, enclosing (e: agrees, p: looked at points only), differences, network
    "e, e, u, -, -, CONFLICT",
    "e, s, u, e, e, CONFLICT",
    "e, -, u, u, -, CONFLICT",
    "s, s, u, -, -, REFUTED",
    "s, e, u, -, -, REFUTED",
    "-, -, u, u, u, REFUTED",
    "s, s, u, e, e, REFUTED",
    "e, e, e, u, -, CONFLICT",
    "e, s, e, e, u, CONFLICT",
    "e, s, p, u, -, CONFLICT",
    "s, e, e, u, -, CONFLICT",
    "e, e, e, e, e, PROVED",
    "e, s, p, -, -, PROVED",
    "e, -, e, s, s, PROVED",
    "s, e, e, -, -, PROVED",
    "e, e, s, -, -, UNDECIDED",
    "e, -, -, -, -, UNDECIDED",
    "s, s, e, u, -, CONFLICT",
    "s, s, e, -, u, CONFLICT",
    "s, s, e, -, -, AGREES",
    "s, s, e, e, e, AGREES",
    "-, -, e, s, s, AGREES",
    "s, e, p, -, -, UNDECIDED",
    "s, e, s, -, -, UNDECIDED",
    "s, s, p, -, -, UNDECIDED",
    "s, s, s, e, e, UNDECIDED",
    "s, s, s, u, -, UNDECIDED",
    "s, s, s, s, s, UNDECIDED",
  })
  void everyRow(
      char modular,
      char symbolic,
      char enclosing,
      char differences,
      char network,
      Verdict expected) {
    List<Evidence> evidence = new ArrayList<>();
    say(evidence, Engine.MODULAR, modular);
    say(evidence, Engine.SYMBOLIC, symbolic);
    say(evidence, Engine.ENCLOSING, enclosing);
    say(evidence, Engine.FINITE_DIFFERENCE, differences);
    say(evidence, Engine.NETWORK, network);
    assertEquals(expected, VerdictTable.of(evidence));
  }

  private static void say(List<Evidence> evidence, Engine engine, char letter) {
    switch (letter) {
      case 'e' -> evidence.add(new Evidence(engine, Outcome.EQUAL, "", null, 20));
      case 'u' -> evidence.add(new Evidence(engine, Outcome.UNEQUAL, "", null, 1));
      case 'p' -> evidence.add(new Evidence(engine, Outcome.SILENT, "", null, 3));
      case 's' -> evidence.add(new Evidence(engine, Outcome.SILENT, "", null, null));
      default -> {}
    }
  }

  @Test
  void nothingSaidIsUndecided() {
    assertEquals(Verdict.UNDECIDED, VerdictTable.of(List.of()));
  }

  @Test
  void oneInstanceThatFailsOutweighsAllThatHold() {
    List<Evidence> evidence = new ArrayList<>();
    say(evidence, Engine.ENCLOSING, 'e');
    say(evidence, Engine.MODULAR, 's');
    say(evidence, Engine.ENCLOSING, 'u');
    assertEquals(Verdict.REFUTED, VerdictTable.of(evidence));
  }

  /** The rule that (x^n)' = (n - 1) x^(n - 1), which the exact engine and the enclosures share. */
  @Test
  void aWrongDerivativeReachesConflict() {
    Dag dag = new Dag();
    int x = dag.variable(new Atom(Quantity.scalar("x"), List.of(), 0));
    int left = dag.derivative(dag.power(x, new BigFraction(3)), x);
    int wrong = dag.multiply(dag.constant(2), dag.power(x, BigFraction.TWO));
    assertEquals(Verdict.CONFLICT, verdict(dag, left, wrong, wrong));
    int sound = new Derivatives(dag).expand(left);
    assertEquals(Verdict.REFUTED, verdict(dag, left, wrong, sound));
    assertEquals(Verdict.PROVED, verdict(dag, left, sound, sound));
  }

  /** The real engines about left = right where the left side's derivative was worked out so. */
  private static Verdict verdict(Dag dag, int left, int right, int workedOut) {
    Instance instance = new Instance("", left, right, workedOut, right);
    Question question =
        new Question(dag, Relation.EQUAL, List.of(instance), List.of(), Map.of(), 1);
    return VerdictTable.of(
        List.of(
            ModularIdentityTest.test(
                    dag, new int[] {dag.subtract(workedOut, right)}, 1, 1_000_000_000L)
                .evidence(),
            new EnclosingEngine().examine(question).evidence(),
            new FiniteDifferences().examine(question).evidence()));
  }
}
