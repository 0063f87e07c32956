package dev.rederive.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.check.DocumentResult;
import dev.rederive.check.Judgement;
import dev.rederive.check.RelationResult;
import dev.rederive.check.Report;
import dev.rederive.check.Verdict;
import dev.rederive.engine.Witness;
import dev.rederive.engine.dag.Atom;
import dev.rederive.math.Mark;
import dev.rederive.source.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextReportTest {
  private static String text(Detail detail, DocumentResult... documents) {
    return TextReport.of(Reports.of(documents), detail, Palette.PLAIN, false);
  }

  @Test
  void findingsInFullThenCounts() {
    assertEquals(
        """
        slopes.md: 5 relations: 1 proved, 1 refuted, 2 unread (1 in running text); 1 definition
        slopes.md:3:9: refuted: the two sides differ
          3 | $$f'(x) = 3 x$$
            |         ^
            left:       f'(x)
            right:      3 x
            instance:   j = 1
            at:         x = 0.7, w_{1,2} = -1/3:  left = 1.4, right = 2.1
            hint:       it holds for x = 0
        slopes.md:4:1: error: unknown directive 'provve'
        slopes.md:5:32: unread: unknown command \\foo
          5 | and $$f'(1) = 2$$ and $$f''(x) = 2 + \\foo{x}$$
            |                                      ^~~~
            left:       a
            right:      b

        misprint.md: 1 relation: 1 known wrong
        misprint.md:1:5: known wrong: printed so

        2 documents, 6 relations: 1 proved, 1 refuted, 2 unread (1 in running text), \
        1 known wrong; 1 definition
        2 findings; 1 relation left open, which --strict fails; for more about one: \
        rederive explain FILE:LINE
        """,
        text(Detail.ORDINARY, Reports.slopes(), Reports.misprint()));
  }

  private static String excerpt(String left, String right, int columns) {
    String line = "$$" + left + " &= " + right + " \\quad \\text{as was to be shown, and so on}$$";
    Source source = new Source("a.md", line);
    Judgement refuted = Judgement.plain(Verdict.REFUTED, null);
    RelationResult relation = Reports.claim(source, 1, left, right, Mark.NONE, refuted);
    return String.join("\n", new RelationLines(source, Palette.PLAIN, columns).excerpt(relation));
  }

  @Test
  void theCaretIsUnderTheSideThatFails() {
    assertTrue(excerpt("f", "2 x", 100).endsWith("\n    |        ^~~"), excerpt("f", "2 x", 100));
    assertTrue(excerpt("5", "f x", 100).endsWith("\n    |   ^"), excerpt("5", "f x", 100));
  }

  @Test
  void quotationsFitTheTerminal() {
    String right = "x + ".repeat(60) + "y";
    for (int columns : new int[] {50, 80, 200}) {
      String shown = excerpt("f", right, columns);
      int widest = shown.lines().mapToInt(Legible::width).max().orElseThrow();
      assertTrue(widest <= columns && widest > columns - 12, columns + ": " + widest + shown);
    }
  }

  @Test
  void quietLeavesOutWhatIsKnownAndTheCountsPerDocument() {
    String text = text(Detail.QUIET, Reports.slopes(), Reports.misprint());
    assertTrue(text.contains("slopes.md:3:9: refuted"), text);
    assertFalse(text.contains("printed so"), text);
    assertFalse(text.contains("slopes.md: 5 relations"), text);
    assertTrue(text.contains("2 documents, 6 relations: "), text);
  }

  @Test
  void verboseShowsEveryRelationWithItsEvidence() {
    String text = text(Detail.VERBOSE, Reports.slopes());
    assertTrue(text.contains("slopes.md:1:11: definition: f(x) = x^2\n"), text);
    assertTrue(
        text.contains(
            """
            slopes.md:5:13: proved: f'(1) = 2
                modular           equal   error < 2^-120
                finite-difference equal   8 points; relative error 3.1e-11
                network    formula  backpropagation  finite difference  relative error
                i = 1          0.3              0.3         0.30000001          3.3e-8
                i = 10   undefined               -2              1e-20               ∞
            """),
        text);
    assertTrue(text.contains("    judged at:  m = 3, n = 2 (6 instances)\n"), text);
    assertTrue(text.contains("slopes.md:7:10: unread"), text);
  }

  @Test
  void oneDocumentIsCountedOnce() {
    String text = text(Detail.ORDINARY, Reports.sound());
    assertEquals("1 relation: 1 proved\nno findings\n", text);
  }

  @Test
  void whatIsLeftOpenIsAFindingOnlyUnderStrict() {
    Report report = Reports.of(Reports.sound(), Reports.only(Verdict.UNDECIDED));
    String relaxed = TextReport.of(report, Detail.ORDINARY, Palette.PLAIN, false);
    assertTrue(relaxed.contains("only.md:1:5: undecided: neither proved nor refuted"), relaxed);
    assertTrue(relaxed.endsWith("no findings; 1 relation left open, which --strict fails\n"));
    String strict = TextReport.of(report, Detail.ORDINARY, Palette.PLAIN, true);
    assertTrue(strict.endsWith("1 finding; for more about one: rederive explain FILE:LINE\n"));
  }

  @Test
  void aConflictSaysHowToReproduceIt() {
    String text = text(Detail.QUIET, Reports.only(Verdict.CONFLICT));
    assertTrue(text.contains("conflict: two engines contradict each other"), text);
    assertTrue(text.contains("please report it with the document and --seed 7"), text);
  }

  @Test
  void aDocumentInWhichNothingWasCheckedIsAFinding() {
    DocumentResult empty = new DocumentResult(new Source("e.md", "words\n"), List.of(), List.of());
    String text = text(Detail.QUIET, empty, Reports.only(Verdict.SKIPPED));
    assertTrue(text.contains("e.md:1:1: error: nothing was checked: no equation"), text);
    assertTrue(text.contains("only.md:1:1: error: nothing was checked: none"), text);
    assertTrue(text.contains("2 findings"), text);
  }

  @Test
  void theConclusionCountsWhatFails() {
    for (boolean strict : new boolean[] {false, true}) {
      for (Verdict verdict : Verdict.values()) {
        Report report = Reports.of(Reports.only(verdict));
        boolean fails = report.hasFindings(strict) || !report.documents().get(0).anythingChecked();
        String text = TextReport.of(report, Detail.QUIET, Palette.PLAIN, strict);
        assertEquals(!fails, text.lines().anyMatch(l -> l.startsWith("no findings")), text);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void countsAddUp(long seed) {
    Random random = new Random(seed);
    Source source = new Source("many.md", "$$1 = 1$$\n");
    List<RelationResult> relations = new ArrayList<>();
    int total = 1 + random.nextInt(60);
    for (int i = 0; i < total; i++) {
      Verdict[] verdicts = Verdict.values();
      int pick = random.nextInt(verdicts.length + 1);
      relations.add(
          pick == verdicts.length
              ? Reports.definition(source, 1, "1", "1")
              : Reports.claim(
                  source, 1, "1", "1", Mark.NONE, Judgement.plain(verdicts[pick], null)));
    }
    String line = Tally.of(relations, Palette.PLAIN);
    Matcher numbers = Pattern.compile("\\d+").matcher(line.replaceAll("\\(.*?\\)", ""));
    assertTrue(numbers.find());
    assertEquals(total, Integer.parseInt(numbers.group()));
    int sum = 0;
    while (numbers.find()) {
      sum += Integer.parseInt(numbers.group());
    }
    assertEquals(total, sum, line);
  }

  @ParameterizedTest
  @EnumSource(Detail.class)
  void theSameReportGivesTheSameTextAndPlainTextHasNoEscapes(Detail detail) {
    Report report = Reports.of(Reports.slopes(), Reports.misprint(), Reports.sound());
    String plain = TextReport.of(report, detail, Palette.PLAIN, true);
    assertEquals(plain, TextReport.of(report, detail, Palette.PLAIN, true));
    assertFalse(plain.contains("\u001b"), plain);
    String coloured = TextReport.of(report, detail, Palette.COLOURED, true);
    assertTrue(coloured.contains("\u001b[1;31mrefuted\u001b[0m"), coloured);
    assertEquals(plain, coloured.replaceAll("\u001b\\[[0-9;]*m", ""));
  }

  @Test
  void nothingInADocumentSteersTheTerminal() {
    Source source = new Source("a\u001b[2Jb\n.md", "$$\u001b[31m x = \u202e y \u0007$$ \u009b\n");
    DocumentResult document =
        new DocumentResult(
            source,
            List.of(
                Reports.claim(
                    source, 1, "\u001b[31m x", "\u202e y\n\u0007", Mark.NONE, Reports.refuted())),
            List.of());
    String text = text(Detail.VERBOSE, document);
    assertTrue(text.startsWith("a\ufffd[2Jb .md:1:11: refuted"), text);
    assertTrue(text.chars().allMatch(c -> c == '\n' || Legible.harmless(c) == c), text);
  }

  @Test
  void longSidesAndLongLinesAreCut() {
    String side = "x + ".repeat(100) + "y";
    Source source = new Source("long.md", "words ".repeat(80) + "$" + side + " = 0$ " + side);
    DocumentResult document =
        new DocumentResult(
            source,
            List.of(Reports.claim(source, 1, side, "0", Mark.NONE, Reports.refuted())),
            List.of());
    List<String> lines = text(Detail.ORDINARY, document).lines().toList();
    lines.forEach(line -> assertTrue(line.length() <= 110, line));
    int caret = lines.get(2).indexOf('^');
    assertEquals('0', lines.get(1).charAt(caret));
    assertTrue(lines.get(3).contains(" … "), lines.get(3));
    assertTrue(lines.get(3).endsWith("x + y"), lines.get(3));
  }

  @Test
  void noCommandIsCutThrough() {
    String side = "\\frac{\\partial}{\\partial w_j}\\left(y^{(i)} - \\bar y^{(i)}\\right)^2";
    for (int longest = 20; longest < side.length(); longest++) {
      String[] parts = Legible.line(side, longest).split(" … ");
      assertEquals(2, parts.length);
      assertTrue(side.startsWith(parts[0]) && side.endsWith(parts[1]), parts[0] + parts[1]);
      assertTrue(parts[0].length() + parts[1].length() + 3 <= longest);
      char before = parts[1].equals(side) ? ' ' : side.charAt(side.lastIndexOf(parts[1]) - 1);
      char next = side.charAt(parts[0].length());
      assertFalse(
          Character.isLetter(next) && Character.isLetter(parts[0].charAt(parts[0].length() - 1)),
          parts[0]);
      assertFalse(Character.isLetter(parts[1].charAt(0)) && before == '\\', parts[1]);
    }
  }

  @Test
  void theCaretStandsUnderTheSignAfterWideCharactersAndTabs() {
    Source source = new Source("wide.md", "\t梯度\t$x = 0$\n");
    List<String> lines = Excerpt.of(source, Reports.sign(source, 1), Palette.PLAIN, 96);
    assertEquals(List.of("  1 | 梯度 $x = 0$", "    |         ^"), lines);
  }

  @Test
  void aWitnessOfManyVariablesIsCut() {
    Map<Atom, BigFraction> at = new LinkedHashMap<>();
    for (int i = 1; i <= 1000; i++) {
      at.put(Reports.atom("w", i), new BigFraction(i, 7));
    }
    Judgement refuted = Reports.refuted();
    Judgement judgement =
        new Judgement(
            Verdict.REFUTED,
            "two\nlines",
            null,
            List.of(),
            new Witness(at, "1", "2", ""),
            List.of(),
            1,
            List.of());
    Source source = new Source("w.md", "$$1 = 1$$\n");
    DocumentResult document =
        new DocumentResult(
            source,
            List.of(
                Reports.claim(source, 1, "1", "1", Mark.NONE, judgement),
                Reports.claim(source, 1, "1", "1", Mark.NONE, refuted)),
            List.of());
    String text = text(Detail.ORDINARY, document);
    assertTrue(text.contains("refuted: two lines\n"), text);
    assertTrue(text.contains("w_{8} = 8/7 and 992 more\n"), text);
    assertTrue(text.contains("values:     left = 1, right = 2\n"), text);
  }
}
