package dev.rederive.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.document.Documents;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Model;
import dev.rederive.math.Range;
import dev.rederive.math.Statement;
import dev.rederive.meaning.Meaning;
import dev.rederive.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cached verdict must be the verdict of the document as it stands. */
class JudgementCacheTest {
  private static final String NOTES =
      """
      For $i = 1, \\dots, n$ and $\\sigma(x) = \\frac{1}{1 + e^{-x}}$ let

      $$net = \\sum_{i=1}^{n} w_i x_i, \\quad out = \\sigma(net), \\quad E = (t - out)^2$$

      $$q = a^2$$

      The claims are

      $$\\frac{\\partial E}{\\partial w_i} = -2 (t - out) out (1 - out) x_i$$

      $$q = a \\cdot a$$

      With $b = 0.5$ and $c = 0.25$: $$b + c = 0.75$$

      $$\\sqrt{d^2} = d$$
      """;

  /** Documents that rest on many kinds of definitions. */
  private static final List<String> VARIED =
      List.of(
          "chain-rule",
          "constant-subscripts",
          "definitions-circular",
          "domains-assume",
          "forward",
          "functions-shifted",
          "indices-declared",
          "kronecker-assume",
          "loss",
          "numbers-exact",
          "opaque",
          "sets",
          "unknown-definitions",
          "updates",
          "versions");

  private static final CheckSettings SETTINGS = CheckSettings.DEFAULT.withJobs(1);
  private static Checker plain;

  @BeforeAll
  static void open() {
    plain = new Checker(SETTINGS);
  }

  @AfterAll
  static void close() {
    plain.close();
  }

  private static List<Source> source(String text) {
    return List.of(new Source("notes.md", text));
  }

  /** What a report shows of the relations, places included. */
  private static List<String> shown(Report report) {
    List<String> shown = new ArrayList<>();
    for (RelationResult relation : report.documents().get(0).relations()) {
      shown.add(relation.place() + " " + relation.judgement());
    }
    return shown;
  }

  /** After every edit the cached report is the one that is made from nothing. */
  private static int judgedAfter(JudgementCache cache, Checker cached, String text) {
    Report report = cached.check(source(text), (done, total) -> {});
    assertEquals(shown(plain.check(source(text), (done, total) -> {})), shown(report), text);
    cache.forgetUnused();
    return cache.takeCountOfJudged();
  }

  /** Edits of one place of the text, and how many of the five claims have to be judged again. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "The claims are | The claims, as will be seen, are | 0",
        "The claims are | Below.¶¶¶¶The claims are | 0",
        "q = a \\cdot a | q = a + a | 1",
        "q = a^2 | q = a^3 | 1",
        "(t - out)^2 | (t - out)^4 | 1",
        "\\sigma(x) = \\frac{1}{1 + e^{-x}} | \\sigma(x) = \\frac{2}{1 + e^{-x}} | 1",
        "b = 0.5 | b = 0.6 | 1",
        "The claims are | <!-- rederive: assume d > 0 --> | 4",
        "The claims are | <!-- rederive: sizes n = 5 --> | 4",
        "The claims are | And $$r = \\frac{d}{da} a^2$$ | 0",
      })
  void onlyWhatAnEditTouchesIsJudgedAgain(String from, String to, int expected) {
    JudgementCache cache = new JudgementCache();
    try (Checker cached = new Checker(SETTINGS, cache)) {
      assertEquals(4, judgedAfter(cache, cached, NOTES));
      assertEquals(0, judgedAfter(cache, cached, NOTES));
      String edited = NOTES.replace(from.strip(), to.strip().replace("¶", "\n"));
      assertNotEquals(NOTES, edited);
      assertEquals(expected, judgedAfter(cache, cached, edited));
      judgedAfter(cache, cached, NOTES);
    }
  }

  /** A message that names a line is not shown where the line is another. */
  @Test
  void linesInMessagesAreThoseOfTheDocument() {
    String text = "$$y = x^2$$\n\nand $$y = x^3$$\n";
    JudgementCache cache = new JudgementCache();
    try (Checker cached = new Checker(SETTINGS, cache)) {
      assertEquals(1, judgedAfter(cache, cached, text));
      assertEquals(1, judgedAfter(cache, cached, "One more line.\n\n" + text));
      assertEquals(0, judgedAfter(cache, cached, "One more line.\n\n" + text + "\nThe end."));
    }
  }

  @Test
  void settingsAreInTheKey() {
    JudgementCache cache = new JudgementCache();
    for (CheckSettings settings :
        List.of(SETTINGS, SETTINGS.withSeed(2), SETTINGS.withSizes(Map.of("n", 3)))) {
      try (Checker cached = new Checker(settings, cache)) {
        cached.check(source(NOTES), (done, total) -> {});
        assertEquals(4, cache.takeCountOfJudged());
      }
    }
  }

  private static String digest(Object... values) {
    return ContentKey.of(new ContentKey.Shared(), values).digest();
  }

  /** Ranges of one name are equal whatever their ends; their content is not. */
  @Test
  void theKeySeesWhatEqualsDoesNot() {
    Range short_ = new Range("i", IndexExpr.constant(1), IndexExpr.constant(2));
    Range long_ = new Range("i", IndexExpr.constant(1), IndexExpr.constant(3));
    assertEquals(short_, long_);
    assertNotEquals(digest(short_), digest(long_));
    assertNotEquals(digest("a", "bc"), digest("ab", "c"));
    assertNotEquals(digest(List.of("a"), List.of()), digest(List.of(), List.of("a")));
  }

  /** By its slice a claim is judged as by the whole document: a part left out would show. */
  @Test
  void aSliceIsEnough() throws IOException {
    int claims = 0;
    for (String name : VARIED) {
      Path document = Path.of("src/test/resources/cases", name + ".md");
      Source source = new Source(document.toString(), Files.readString(document));
      Model model = Meaning.read(Documents.read(source));
      for (Statement statement : model.statements()) {
        if (statement instanceof Statement.Claim claim && claim.state() == 0) {
          Judgement whole = plain.judge(model, claim, Thoroughness.VERDICT);
          Judgement sliced = plain.judge(ModelSlice.of(model, claim), claim, Thoroughness.VERDICT);
          assertEquals(
              whole.verdict() + " " + whole.reason(),
              sliced.verdict() + " " + sliced.reason(),
              () -> document + ":" + source.position(claim.site().sign().start()).line());
          claims++;
        }
      }
    }
    assertTrue(claims > 80, claims + " claims");
  }
}
