package dev.rederive.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.source.Position;
import dev.rederive.source.Source;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplainerTest {
  private static final Source SOURCE =
      new Source(
          "chain.md",
          """
          With $u = w x$ and

          $$
          y = u^2
          $$

          we have $$\\frac{\\partial y}{\\partial w} = 2 u x, \\quad u + u = 2 w x$$

          Nothing here.
          """);

  private static List<Explanation> explain(int line, int column) {
    return new Explainer(CheckSettings.DEFAULT).explain(SOURCE, new Position(line, column));
  }

  private static List<String> uses(Explanation explanation) {
    return explanation.uses().stream().map(UsedDefinition::text).toList();
  }

  @Test
  void aClaimNamesTheDefinitionsItRestsOnAndTheDerivativeFound() {
    List<Explanation> explanations = explain(7, 0);
    assertEquals(2, explanations.size());
    Explanation first = explanations.get(0);
    assertEquals(Verdict.PROVED, first.relation().verdict());
    assertEquals(List.of("line 1: u = w·x", "line 4: y = u^2"), uses(first));
    assertEquals(1, first.derivatives().size());
    String found = first.derivatives().get(0).text();
    assertTrue(found.startsWith("∂(y)/∂w = "), found);
    assertEquals(List.of("line 1: u = w·x"), uses(explanations.get(1)));
    assertEquals(List.of(), explanations.get(1).derivatives());
  }

  @Test
  void aColumnChoosesOneRelation() {
    Explanation second = explain(7, 0).get(1);
    int column = second.relation().place().column();
    List<Explanation> chosen = explain(7, column);
    assertEquals(1, chosen.size());
    assertEquals(second.relation().place(), chosen.get(0).relation().place());
    assertEquals(2, explain(7, 1).size());
  }

  @Test
  void theDelimitersOfADisplayStandForIt() {
    assertEquals(4, explain(3, 0).get(0).relation().place().line());
    assertEquals(4, explain(5, 9).get(0).relation().place().line());
  }

  @Test
  void aLineWithoutARelationHasNoExplanation() {
    assertEquals(List.of(), explain(2, 0));
    assertEquals(List.of(), explain(9, 0));
    assertEquals(List.of(), explain(SOURCE.lineCount(), 0));
  }

  @Test
  void anUnknownSizeIsToldByName() {
    CheckSettings settings = new CheckSettings(Map.of("q", 2), 1, 1, Duration.ofSeconds(5));
    assertThrows(
        UnknownSize.class, () -> new Explainer(settings).explain(SOURCE, new Position(7, 0)));
  }

  @Test
  void eachChoiceIsToldAndDefinitionsArePrintedBack() {
    Source choices =
        new Source("choices.md", "$$T = p^2 / 2m + net_h(1 - q), \\quad W1 = 2, \\quad W1 = 3$$\n");
    List<Explanation> explanations =
        new Explainer(CheckSettings.DEFAULT).explain(choices, new Position(1, 0));
    RelationResult energy = explanations.get(0).relation();
    assertEquals("T = p^2/(2·m) + n·e·t_{h}·(1 - q)", energy.meaning());
    assertEquals(
        List.of(
            "the slash divides by the whole product after it",
            "t_{h}(…) is a product: nothing says that t_{h} is a function",
            "h in t_{h} is a label: nothing sums over it or gives its range"),
        energy.readings());
    assertEquals("W_{1} = 2", explanations.get(1).relation().meaning());
    RelationResult wrong = explanations.get(2).relation();
    assertEquals(List.of("W1 is one name: W_1"), wrong.readings());
    assertEquals(Verdict.REFUTED, wrong.verdict());
  }

  @Test
  void noReadingIsChosenBecauseItMakesTheClaimTrue() {
    Source slash = new Source("slash.md", "$$1/2q = \\frac{q}{2}, \\quad 1/2q = q^5$$\n");
    List<Explanation> explanations =
        new Explainer(CheckSettings.DEFAULT).explain(slash, new Position(1, 0));
    Judgement otherwise = explanations.get(0).relation().judgement();
    assertEquals(Verdict.REFUTED, otherwise.verdict());
    assertTrue(otherwise.hint().contains("would hold if slashes"), otherwise.hint());
    assertEquals(null, explanations.get(1).relation().judgement().hint());
  }
}
