package dev.rederive.check.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.check.ComparedRow;
import dev.rederive.engine.Evidence.Outcome;
import dev.rederive.math.Decimals;
import dev.rederive.math.Expr;
import dev.rederive.math.Mark;
import dev.rederive.math.Repeat;
import dev.rederive.math.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkComparisonTest {
  private static final String SINGLE_NAMES =
      """
      <!-- rederive: network
      layers 2-2-2
      activation sigmoid
      loss E
      inputs i_1, i_2
      weights 1: w_1, w_2 | w_3, w_4
      weights 2: w_5, w_6 | w_7, w_8
      biases 1: b_1, b_1
      biases 2: b_2, b_2
      net 1: net_{h1}, net_{h2}
      net 2: net_{o1}, net_{o2}
      out 1: out_{h1}, out_{h2}
      out 2: out_{o1}, out_{o2}
      errors E_{o1}, E_{o2}
      targets t_1, t_2
      -->
      $$net_{h1} = w_1 i_1 + w_2 i_2 + b_1, \\qquad net_{h2} = w_3 i_1 + w_4 i_2 + b_1$$
      $$out_{h1} = \\frac{1}{1 + e^{-net_{h1}}}, \\qquad out_{h2} = \\frac{1}{1 + e^{-net_{h2}}}$$
      $$net_{o1} = w_5 out_{h1} + w_6 out_{h2} + b_2$$
      $$net_{o2} = w_7 out_{h1} + w_8 out_{h2} + b_2$$
      $$out_{o1} = \\frac{1}{1 + e^{-net_{o1}}}, \\qquad out_{o2} = \\frac{1}{1 + e^{-net_{o2}}}$$
      $$E_{o1} = \\frac12 (t_1 - out_{o1})^2, \\qquad E_{o2} = \\frac12 (t_2 - out_{o2})^2$$
      $$E = E_{o1} + E_{o2}$$
      """;

  private static final String FAMILIES =
      """
      with $i = 1, \\dots, n$, $j = 1, \\dots, m$ and $k = 1, \\dots, p$
      <!-- rederive: network
      layers n-m-p
      activation sigmoid
      loss E
      inputs u_i
      weights 1: w_{ji}
      weights 2: w_{kj}
      biases 1: b_j
      biases 2: b_k
      net 1: net_j
      net 2: net_k
      out 1: a_j
      out 2: y_k
      targets t_k
      -->
      $$\\sigma(z) = \\frac{1}{1 + e^{-z}}$$
      $$net_j = \\sum_{i=1}^{n} w_{ji} u_i + b_j, \\qquad a_j = \\sigma(net_j)$$
      $$net_k = \\sum_{j=1}^{m} w_{kj} a_j + b_k, \\qquad y_k = \\sigma(net_k)$$
      $$E = \\frac12 \\sum_{k=1}^{p} (t_k - y_k)^2$$
      $$\\delta_k = -\\frac{\\partial E}{\\partial net_k}, \\qquad \\delta_j = -\\frac{\\partial E}{\\partial net_j}$$
      """;

  private static final Map<String, Integer> SIZES = Map.of("n", 3, "m", 2, "p", 4);

  private static BoundDocument single(String... claims) {
    return new BoundDocument(SINGLE_NAMES + String.join("\n", claims) + "\n", Map.of());
  }

  private static BoundDocument families(String claim) {
    return new BoundDocument(FAMILIES + claim + "\n", SIZES);
  }

  private static NetworkComparison.Result result(BoundDocument document) {
    Optional<NetworkComparison.Result> result = document.compareLast();
    assertTrue(result.isPresent(), () -> "nothing compared; " + document.comparison.findings());
    return result.get();
  }

  private static void assertOutcome(Outcome expected, BoundDocument document) {
    NetworkComparison.Result result = result(document);
    assertEquals(expected, result.evidence().outcome(), result.evidence().detail());
    if (expected == Outcome.EQUAL) {
      assertTrue(result.evidence().maxRelativeError() < 1e-6, result.rows().toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$$\\frac{\\partial E}{\\partial w_5} ="
            + " -(t_1 - out_{o1}) out_{o1} (1 - out_{o1}) out_{h1}$$",
        "$$\\frac{\\partial E}{\\partial w_5} = \\frac{\\partial E}{\\partial out_{o1}}"
            + " \\frac{\\partial out_{o1}}{\\partial net_{o1}}"
            + " \\frac{\\partial net_{o1}}{\\partial w_5}$$",
        "$$out_{h1} (1 - out_{h1}) = \\frac{\\partial out_{h1}}{\\partial net_{h1}}$$",
        "$$\\frac{\\partial E}{\\partial out_{h1}} = \\frac{\\partial E_{o1}}{\\partial out_{h1}}"
            + " + \\frac{\\partial E_{o2}}{\\partial out_{h1}}$$",
        "$$\\frac{\\partial net_{o2}}{\\partial out_{h2}} = w_8$$",
      })
  void threeNumbersAgreeForSingleNames(String claim) {
    assertOutcome(Outcome.EQUAL, single(claim));
  }

  @Test
  void theTableHasTheThreeNumbersOfEachPoint() {
    NetworkComparison.Result result =
        result(
            single(
                "$$\\frac{\\partial E}{\\partial net_{o1}} ="
                    + " -(t_1 - out_{o1}) out_{o1} (1 - out_{o1})$$"));
    assertEquals(2, result.rows().size());
    assertEquals(2, result.evidence().points());
    ComparedRow row = result.rows().get(0);
    assertTrue(row.formula() != 0);
    assertEquals(row.formula(), row.network(), 1e-12);
    assertEquals(row.network(), row.difference(), 1e-9);
  }

  @Test
  void refutesAWrongSign() {
    assertOutcome(
        Outcome.UNEQUAL,
        single(
            "$$\\frac{\\partial E}{\\partial w_5} ="
                + " (t_1 - out_{o1}) out_{o1} (1 - out_{o1}) out_{h1}$$"));
  }

  @Test
  void refutesADroppedActivationDerivative() {
    assertOutcome(
        Outcome.UNEQUAL,
        single("$$\\frac{\\partial E}{\\partial w_5} = -(t_1 - out_{o1}) out_{h1}$$"));
  }

  @Test
  void aSharedBiasGathersWhatItsNeuronsPassBack() {
    String both =
        "$$\\frac{\\partial E}{\\partial b_2} = -(t_1 - out_{o1}) out_{o1} (1 - out_{o1})"
            + " - (t_2 - out_{o2}) out_{o2} (1 - out_{o2})$$";
    assertOutcome(Outcome.EQUAL, single(both));
    assertOutcome(
        Outcome.UNEQUAL,
        single(
            "$$\\frac{\\partial E}{\\partial b_2} ="
                + " -(t_1 - out_{o1}) out_{o1} (1 - out_{o1})$$"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$$\\delta_k = (t_k - y_k) y_k (1 - y_k)$$",
        "$$\\delta_j = a_j (1 - a_j) \\sum_{k=1}^{p} \\delta_k w_{kj}$$",
        "$$\\frac{\\partial E}{\\partial w_{ji}} = -\\delta_j u_i$$",
        "$$\\frac{\\partial E}{\\partial b_j} = -\\delta_j$$",
        "$$w_{kj} - \\eta \\frac{\\partial E}{\\partial w_{kj}} = w_{kj} + \\eta \\delta_k a_j$$",
      })
  void threeNumbersAgreeForFamilies(String claim) {
    assertOutcome(Outcome.EQUAL, families(claim));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$$\\delta_k = (y_k - t_k) y_k (1 - y_k)$$",
        "$$\\delta_j = \\sum_{k=1}^{p} \\delta_k w_{kj}$$",
        "$$\\frac{\\partial E}{\\partial w_{ji}} = -\\delta_j$$",
      })
  void refutesWrongFormulasOfFamilies(String claim) {
    assertOutcome(Outcome.UNEQUAL, families(claim));
  }

  @Test
  void aQuantityThatHidesADerivativeIsSeenThrough() {
    NetworkComparison.Result result = result(families("$$\\delta_k = (t_k - y_k) y_k (1 - y_k)$$"));
    assertEquals(8, result.rows().size());
    assertTrue(
        result.rows().stream().anyMatch(row -> row.network() != row.difference()),
        "finite differences took no part");
  }

  @Test
  void reportsABindingWithTheTargetsSwapped() {
    BoundDocument document =
        new BoundDocument(
            SINGLE_NAMES.replace("targets t_1, t_2", "targets t_2, t_1")
                + "$$\\frac{\\partial E}{\\partial w_5} ="
                + " -(t_1 - out_{o1}) out_{o1} (1 - out_{o1}) out_{h1}$$\n",
            Map.of());
    NetworkComparison.Result result = result(document);
    assertEquals(Outcome.SILENT, result.evidence().outcome());
    assertEquals(1, document.comparison.findings().size());
    assertEquals(1, document.comparison.findings().get(0).place().line());
    assertTrue(document.comparison.findings().get(0).message().contains("E_{o1}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "weights 1: w_1, w_2 | w_3, w_4 ~ weights 1: w_1, w_2 | w_3 ~ 1 named",
        "weights 1: w_1, w_2 | w_3, w_4 ~ weights 1: w_1, w_2 ~ 1 named",
        "activation sigmoid ~ activation sigmoidal ~ sigmoidal",
        "loss E ~ loss E as hinge ~ hinge",
        "biases 1: b_1, b_1 ~ biases 1: b_1 ~ biases 1",
        "inputs i_1, i_2 ~ inputs i_1 ~ inputs",
        "biases 2: b_2, b_2 ~ biases 2: b_1, b_1 ~ b_{1}",
        "weights 2: w_5, w_6 | w_7, w_8 ~ weights 3: w_5, w_6 | w_7, w_8 ~ weights 3",
        "targets t_1, t_2 ~~ targets",
      })
  void aMalformedBindingIsAFinding(String change) {
    String[] parts = change.split(" ?~ ?", -1);
    String broken = SINGLE_NAMES.replace(parts[0], parts[1].strip()).replace("\n\n", "\n");
    BoundDocument document =
        new BoundDocument(broken + "$$\\frac{\\partial E}{\\partial w_5} = 1$$\n", Map.of());
    assertEquals(1, document.comparison.findings().size());
    assertEquals(1, document.comparison.findings().get(0).place().line());
    String message = document.comparison.findings().get(0).message();
    assertTrue(message.contains(parts[2].strip()), message);
    assertTrue(document.compareLast().isEmpty());
  }

  @Test
  void aClaimWithoutTheNetworkIsNotCompared() {
    assertTrue(single("$$(x + 1)^2 = x^2 + 2 x + 1$$").compareLast().isEmpty());
  }

  @Test
  void comparesAtGivenValues() {
    String given =
        """
        $$w_1 = 0.15, w_2 = 0.20, w_3 = 0.25, w_4 = 0.30$$
        $$w_5 = 0.40, w_6 = 0.45, w_7 = 0.50, w_8 = 0.55$$
        $$b_1 = 0.35, b_2 = 0.60, i_1 = 0.05, i_2 = 0.10, t_1 = 0.01, t_2 = 0.99$$
        """;
    BigFraction unit = new BigFraction(1, 1_000_000_000);
    BoundDocument right = single(given, "$$\\frac{\\partial E}{\\partial w_5} = 0.082167041$$");
    assertEquals(Outcome.EQUAL, atGiven(right, unit));
    BoundDocument wrong = single(given, "$$\\frac{\\partial E}{\\partial w_5} = 0.082167047$$");
    assertEquals(Outcome.UNEQUAL, atGiven(wrong, unit));
  }

  private static Outcome atGiven(BoundDocument document, BigFraction unit) {
    return document
        .comparison
        .compareAtGiven(document.instances(document.lastClaim()), document.given(), unit)
        .orElseThrow()
        .evidence()
        .outcome();
  }

  /** The steps of the worked example are those that the network takes. */
  @Test
  void trainsFromTheGivenValues() throws IOException {
    BoundDocument document =
        new BoundDocument(
            Files.readString(Path.of("derivations", "4-three-layers.md")),
            Map.of("n", 2, "m", 3, "p", 4));
    int compared = 0;
    for (Statement.Claim claim : document.claims()) {
      if (claim.state() == 0 || claim.kind() != Statement.Claim.Kind.NUMERIC) {
        continue;
      }
      Repeat repeat = document.model.repeats().get(claim.state() - 1);
      String digits = ((Expr.Number) claim.right()).digits();
      NetworkComparison.Result result =
          document
              .comparison
              .compareAfter(
                  repeat, 0.5, document.instances(claim), document.given(), Decimals.unit(digits))
              .orElseThrow();
      Outcome expected = claim.mark() instanceof Mark.Wrong ? Outcome.UNEQUAL : Outcome.EQUAL;
      assertEquals(
          expected,
          result.evidence().outcome(),
          claim.site().left() + ": " + result.evidence().detail());
      compared++;
    }
    assertTrue(compared >= 2, "only " + compared + " claims about a repeat");
  }

  @Test
  void trainingLeavesBiasesThatNoUpdateChanges() throws IOException {
    BoundDocument document =
        new BoundDocument(
            Files.readString(Path.of("derivations", "4-three-layers.md")),
            Map.of("n", 2, "m", 3, "p", 4));
    Map<String, Double> values = new HashMap<>();
    document
        .comparison
        .train(document.model.repeats().get(0), 0.5, document.given())
        .orElseThrow()
        .forEach((atom, value) -> values.put(atom.toString(), value));
    assertEquals(0.35, values.get("b_{1}"));
    assertEquals(0.60, values.get("b_{2}"));
    assertTrue(Math.abs(values.get("w_{5}") - 0.40) > 1);
  }

  private static final String SOFTMAX =
      """
      with $i = 1, \\dots, n$ and $k = 1, \\dots, p$
      <!-- rederive: network
      layers n-p
      activation softmax
      loss L as cross-entropy
      inputs x_i
      weights 1: w_{ki}
      net 1: z_k
      out 1: y_k
      targets t_k
      -->
      <!-- rederive: assume \\sum_{k=1}^{p} t_k = 1 -->
      $$z_k = \\sum_{i=1}^{n} w_{ki} x_i, \\qquad y_k = \\frac{e^{z_k}}{\\sum_{l=1}^{p} e^{z_l}}$$
      $$L = -\\sum_{k=1}^{p} t_k \\ln y_k$$
      """;

  @Test
  void pointsKeepWhatTheDocumentAssumes() {
    Map<String, Integer> sizes = Map.of("n", 2, "p", 3);
    String claim = "$$\\frac{\\partial L}{\\partial z_k} = y_k - t_k$$\n";
    assertOutcome(Outcome.EQUAL, new BoundDocument(SOFTMAX + claim, sizes));
    String free = SOFTMAX.replaceAll("<!-- rederive: assume.*-->\n", "");
    assertOutcome(Outcome.UNEQUAL, new BoundDocument(free + claim, sizes));
  }

  @Test
  void aFamilyWhoseFirstIndexIsTheInputIsTurned() {
    String turned =
        SOFTMAX
            .replace("w_{ki}", "w_{ik}")
            .replace("softmax", "identity")
            .replace("\\qquad y_k = \\frac{e^{z_k}}{\\sum_{l=1}^{p} e^{z_l}}", "\\qquad y_k = z_k");
    turned =
        turned
            .replaceAll("<!-- rederive: assume.*-->\n", "")
            .replace("L as cross-entropy", "L as squared-error")
            .replaceAll("\\$\\$L = .*", "\\$\\$L = \\\\sum_{k=1}^{p} (t_k - y_k)^2\\$\\$");
    assertOutcome(
        Outcome.EQUAL,
        new BoundDocument(
            turned + "$$\\frac{\\partial L}{\\partial w_{ik}} = -2 (t_k - y_k) x_i$$\n",
            Map.of("n", 2, "p", 3)));
  }

  /** Every claim of the repository's own chapters that the network has a say in. */
  @ParameterizedTest
  @ValueSource(strings = {"3-xor.md", "4-three-layers.md", "5-backpropagation.md"})
  void neverContradictsTheChapters(String name) throws IOException {
    String text = Files.readString(Path.of("derivations", name));
    BoundDocument document =
        new BoundDocument(
            text, Map.of("n", 2, "m", 3, "p", 4, "F", 2, "Q", 2, "R", 3, "S", 2, "G", 2));
    int equal = 0;
    for (Statement.Claim claim : document.claims()) {
      if (claim.kind() == Statement.Claim.Kind.NUMERIC || claim.state() != 0) {
        continue;
      }
      Optional<NetworkComparison.Result> result = document.compare(claim);
      if (result.isPresent()) {
        String where = claim.site().left() + " = " + claim.site().right();
        if (claim.mark().equals(Mark.NONE)) {
          assertEquals(
              Outcome.EQUAL,
              result.get().evidence().outcome(),
              () -> where + ": " + result.get().evidence().detail());
          equal++;
        }
      }
    }
    assertFalse(equal < 3, "only " + equal + " claims were compared");
    assertTrue(document.comparison.findings().isEmpty());
  }
}
