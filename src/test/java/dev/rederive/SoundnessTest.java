package dev.rederive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.check.CheckSettings;
import dev.rederive.check.Checker;
import dev.rederive.check.RelationResult;
import dev.rederive.check.Verdict;
import dev.rederive.source.Source;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * True identities and claims that are nearly identities, as whole documents: what is false never
 * passes, what is true is never refuted.
 */
class SoundnessTest {
  private static Checker checker;

  @BeforeAll
  static void start() {
    checker = new Checker(CheckSettings.DEFAULT);
  }

  @AfterAll
  static void stop() {
    checker.close();
  }

  /** Verdicts of the claims of a document, in order. */
  private static List<RelationResult> judge(String text) {
    return judge(checker, text);
  }

  static List<RelationResult> judge(Checker checker, String text) {
    return checker
        .check(List.of(new Source("soundness.md", text)), (done, total) -> {})
        .documents()
        .get(0)
        .relations()
        .stream()
        .filter(relation -> relation.verdict() != null)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatIsFalseNeverPassesAndWhatIsTrueIsNeverRefuted(long seed) {
    Map<Verdict, Integer> ofTrue = new EnumMap<>(Verdict.class);
    Map<Verdict, Integer> ofFalse = new EnumMap<>(Verdict.class);
    assertEquals(List.of(), mistakes(checker, seed, 40, ofTrue, ofFalse));
    // Undecided is never wrong, but a checker that says nothing else is worth nothing.
    assertTrue(ofTrue.getOrDefault(Verdict.PROVED, 0) > 20, ofTrue.toString());
    assertTrue(ofFalse.getOrDefault(Verdict.REFUTED, 0) > 30, ofFalse.toString());
  }

  /** Judges that many pairs of a true and a false claim; returns every verdict that is wrong. */
  static List<String> mistakes(
      Checker checker,
      long seed,
      int count,
      Map<Verdict, Integer> ofTrue,
      Map<Verdict, Integer> ofFalse) {
    NearIdentities claims = new NearIdentities(new Random(seed));
    List<String> mistakes = new ArrayList<>();
    List<NearIdentities.Pair> pairs = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < count; k++) {
      NearIdentities.Pair pair = claims.next();
      pairs.add(pair);
      text.append("$$" + pair.holds() + "$$\n\n$$" + pair.fails() + "$$\n\n");
    }
    List<RelationResult> results = judge(checker, NearIdentities.DEFINITIONS + text);
    assertEquals(2 * count, results.size());
    for (int k = 0; k < results.size(); k++) {
      boolean holds = k % 2 == 0;
      Verdict verdict = results.get(k).verdict();
      (holds ? ofTrue : ofFalse).merge(verdict, 1, Integer::sum);
      boolean passes = verdict == Verdict.PROVED || verdict == Verdict.AGREES;
      boolean wrong =
          verdict == Verdict.CONFLICT
              || verdict == Verdict.UNREAD
              || (holds ? verdict == Verdict.REFUTED : passes);
      if (wrong) {
        NearIdentities.Pair pair = pairs.get(k / 2);
        mistakes.add(
            "seed " + seed + ": " + verdict + " for " + (holds ? pair.holds() : pair.fails()));
      }
    }
    return mistakes;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "x + 10^{-20} = x; REFUTED",
        "x + 10^{-100} = x; REFUTED",
        "e^{-1000} x = 0; REFUTED",
        "e^{-100000} x = 0; REFUTED",
        "x(x-\\frac12)(x-1)(x-2)(x+1) = 0; REFUTED",
        "\\ln(1+e^x) = x + \\ln(1+e^{-x}); PROVED",
        "\\sqrt{x^2} = x; REFUTED",
        "\\sqrt{x^2} = |x|; PROVED",
        "\\arctan x + \\arctan\\frac1x = \\frac\\pi2; REFUTED",
        "\\sum_{i=1}^{n} c = c; REFUTED",
        "\\sum_{i=1}^{n} c = n c; PROVED",
        "\\sum_{i=1}^{n} i = \\frac{n(n+1)}{2}; PROVED",
        "\\sum_{i=1}^{n} a_i b_i = \\sum_{i=1}^{n} a_i \\sum_{i=1}^{n} b_i; REFUTED",
        "\\ln(x^2) = 2 \\ln x; PROVED",
        "\\ln(x y) = \\ln x + \\ln y; PROVED",
        "\\sqrt{x y} = \\sqrt x \\sqrt y; PROVED",
        "\\sin^2 x + \\cos^2 x = 1; PROVED",
        "\\sin(x + 10^{-30}) = \\sin x; REFUTED",
      })
  void theWellKnownTraps(String claim, Verdict expected) {
    RelationResult result = judge("$$" + claim + "$$\n").get(0);
    Verdict verdict = result.verdict();
    boolean weaker = expected == Verdict.PROVED && verdict == Verdict.AGREES;
    assertTrue(verdict == expected || weaker, claim + ": " + verdict);
  }

  @Test
  void theMessageNamesTheAssumptionThatSavesAClaim() {
    for (String claim :
        List.of("\\sqrt{x^2} = x", "\\arctan x + \\arctan\\frac1x = \\frac\\pi2", "|x| = x")) {
      RelationResult result = judge("$$" + claim + "$$\n").get(0);
      assertEquals(Verdict.REFUTED, result.verdict());
      assertTrue(result.judgement().hint().contains("x > 0"), result.judgement().hint());
      String assumed = "<!-- rederive: assume x > 0 -->\n\n$$" + claim + "$$\n";
      Verdict saved = judge(assumed).get(0).verdict();
      assertTrue(saved == Verdict.PROVED || saved == Verdict.AGREES, claim + ": " + saved);
    }
  }
}
