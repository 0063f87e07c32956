package dev.rederive.engine.modular;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RandomIdentitiesTest {
  private static ModularResult test(Tree left, Tree right, long seed) {
    Formula f = new Formula();
    return f.test(left.build(f), right.build(f), seed);
  }

  /**
   * Rewritten formulas are proved equal, but for those whose exponents or signs are related in ways
   * the test does not see; it must not lose more of them.
   */
  @Test
  void rewrittenFormulasAreProved() {
    SplittableRandom random = new SplittableRandom(20240901);
    int proved = 0;
    Map<String, Integer> silent = new TreeMap<>();
    for (int k = 0; k < 1500; k++) {
      Tree tree = Tree.random(random, 4);
      Tree other = tree.rewritten(random);
      ModularResult result = test(tree, other, k);
      if (result instanceof ModularResult.Silent silence) {
        silent.merge(silence.reason(), 1, Integer::sum);
      } else {
        proved++;
      }
    }
    System.out.println("rewritten: " + proved + " proved, silent " + silent);
    assertTrue(proved > 1200, proved + " of 1500");
  }

  @Test
  void falseMutationsAreNeverProved() {
    SplittableRandom random = new SplittableRandom(77);
    int tried = 0;
    for (int k = 0; tried < 3000; k++) {
      Tree tree = Tree.random(random, 4);
      Tree other = tree.mutated(random);
      if (k % 2 == 0) {
        other = other.rewritten(random);
      }
      if (!differ(tree, other, random)) {
        continue;
      }
      tried++;
      ModularResult result = test(tree, other, k);
      Tree wrong = other;
      assertFalse(result instanceof ModularResult.Equal, () -> tree + " = " + wrong);
    }
  }

  /** Whether doubles show beyond doubt that two formulas differ somewhere. */
  private static boolean differ(Tree a, Tree b, SplittableRandom random) {
    for (int k = 0; k < 20; k++) {
      double[] point = random.doubles(3, -2, 2).toArray();
      double left = a.at(point);
      double right = b.at(point);
      double size = Math.max(Math.abs(left), Math.abs(right));
      if (size < 1e6 && Math.abs(left - right) > 1e-3 * Math.max(1, size)) {
        return true;
      }
    }
    return false;
  }
}
