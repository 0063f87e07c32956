package dev.rederive.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.math.IndexExpr;
import dev.rederive.math.Range;
import dev.rederive.report.JsonReport;
import dev.rederive.source.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
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

  /** What a verdict depends on besides the formulas: an edit of any of it must show. */
  private static final String ARRAYS =
      """
      \\newcommand{\\half}{\\frac{1}{2}}
      <!-- rederive: assume A symmetric -->
      Let $A \\in \\mathbb{R}^{n \\times n}$ and $x \\in \\mathbb{R}^n$.

      $$f = \\half x^T A x$$

      $$\\frac{\\partial f}{\\partial x} = A x$$

      $$g = a + 1$$

      <!-- rederive: wrong on purpose -->
      $$g = a + 2$$

      $$h(u) = u^2, \\quad r = b$$
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<!-- rederive: assume A symmetric --> | none | REFUTED",
        "assume A symmetric | assume A diagonal | PROVED",
        "{\\frac{1}{2}} | {\\frac{1}{4}} | REFUTED",
        "$$g = a + 1$$ | <!-- rederive: layout numerator --> | REFUTED",
        "$$g = a + 1$$ | <!-- rederive: sizes n = 9 --> | PROVED",
      })
  void whatAVerdictDependsOnIsInTheKey(String from, String to, Verdict expected)
      throws IOException {
    JudgementCache cache = new JudgementCache();
    try (Checker cached = new Checker(SETTINGS, cache)) {
      assertEquals(Verdict.PROVED, gradient(cached, ARRAYS));
      cache.forgetUnused();
      assertEquals(expected, gradient(cached, ARRAYS.replace(from.strip(), to.strip())));
      cache.forgetUnused();
      assertEquals(Verdict.PROVED, gradient(cached, ARRAYS));
    }
  }

  /** The verdict on the claim about the derivative, the same with and without the cache. */
  private static Verdict gradient(Checker cached, String text) throws IOException {
    Report report = cached.check(source(text), (done, total) -> {});
    assertEquals(json(plain.check(source(text), (done, total) -> {})), json(report), text);
    return report.documents().get(0).relations().stream()
        .filter(relation -> relation.site().left().contains("partial"))
        .findFirst()
        .orElseThrow()
        .verdict();
  }

  /** The mark of a claim decides whether it is looked for what would save it. */
  @Test
  void marksAreInTheKey() {
    String wrong = "<!-- rederive: wrong on purpose -->\n$$\\sqrt{d^2} = d$$\n";
    JudgementCache cache = new JudgementCache();
    try (Checker cached = new Checker(SETTINGS, cache)) {
      for (String text :
          List.of(wrong.substring(wrong.indexOf('\n')), wrong, wrong.replace("wrong", "claim"))) {
        assertEquals(1, judgedAfter(cache, cached, text));
      }
    }
  }

  /** The reading under which a refuted claim would hold is named again, if it is not marked wrong. */
  @Test
  void otherReadingsAreNamedAgain() {
    String text = "$$\\log(100) = 2$$\n";
    JudgementCache cache = new JudgementCache();
    try (Checker cached = new Checker(SETTINGS, cache)) {
      assertEquals(1, judgedAfter(cache, cached, text));
      assertEquals(0, judgedAfter(cache, cached, text + "\nThe end."));
      assertEquals(1, judgedAfter(cache, cached, "<!-- rederive: wrong on purpose -->\n" + text));
    }
  }

  /** What other parts of a document say of a name decides whether it can refute. */
  @Test
  void whatExplainsANameIsInTheKey() {
    String text = "$$p + q = r + 1$$\n\n";
    JudgementCache cache = new JudgementCache();
    try (Checker cached = new Checker(SETTINGS, cache)) {
      assertEquals(1, judgedAfter(cache, cached, text));
      assertEquals(1, judgedAfter(cache, cached, text + "$$y = p + r$$"));
      assertEquals(2, judgedAfter(cache, cached, text + "$$\\frac{d}{dp} (p q) = q$$"));
      assertEquals(1, judgedAfter(cache, cached, text + "$$\\frac{d}{dp} (p q) = 1 \\cdot q$$"));
    }
  }

  /** Edits of a page, and what they may leave without a meaning. */
  private static final List<UnaryOperator<String>> EDITS =
      List.of(
          text -> "One more line.\n\n" + text,
          text -> text.replaceFirst("0\\.[0-9]+", "0.75"),
          text -> text.replaceFirst("(?s)\\$\\$.*?\\$\\$", ""));

  /** Pages of the project of all sorts, each under one of the edits. */
  @Test
  void cachedReportsAreTheFreshOnesToTheByte() throws IOException {
    List<Source> pages = pages();
    JudgementCache cache = new JudgementCache();
    CheckSettings settings = CheckSettings.DEFAULT;
    try (Checker cached = new Checker(settings, cache);
        Checker fresh = new Checker(settings)) {
      cached.check(pages, (done, total) -> {});
      int all = cache.takeCountOfJudged();
      cache.forgetUnused();
      List<Source> edited = new ArrayList<>();
      for (int k = 0; k < pages.size(); k++) {
        String text = EDITS.get((k + 1) % EDITS.size()).apply(pages.get(k).text());
        edited.add(new Source(pages.get(k).path(), text));
      }
      Report report = cached.check(edited, (done, total) -> {});
      assertEquals(json(fresh.check(edited, (done, total) -> {})), json(report));
      assertTrue(cache.takeCountOfJudged() < all / 2, "most are found again");
    }
  }

  private static List<Source> pages() throws IOException {
    List<Source> pages = new ArrayList<>();
    for (String name :
        List.of(
            "1-gradient-descent.md", // updates executed many times
            "3-xor.md", // worked numbers
            "5-backpropagation.md", // a bound network
            "8b-ng-in-matrices.md",
            "10-softmax.md",
            "11-batch-normalisation.md",
            "13-nielsen.md")) { // any depth
      pages.add(new Source(name, Files.readString(Path.of("derivations", name))));
    }
    return pages;
  }

  private static String json(Report report) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JsonReport.write(report, bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
