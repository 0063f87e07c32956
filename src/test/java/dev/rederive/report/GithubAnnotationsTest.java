package dev.rederive.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.check.DocumentResult;
import dev.rederive.check.Judgement;
import dev.rederive.check.Verdict;
import dev.rederive.math.Mark;
import dev.rederive.source.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

class GithubAnnotationsTest {
  private static String text(boolean strict, DocumentResult... documents) {
    return GithubAnnotations.of(new Run(Reports.of(documents), strict, List.of(), 1, null));
  }

  @Test
  void aCommandPerFindingThenTheCounts() {
    assertEquals(
        """
        ::error file=slopes.md,line=3,col=9,title=rederive%3A refuted::the two sides differ%0A  3 | \
        $$f'(x) = 3 x$$%0A    |         ^%0A    left:       f'(x)%0A    right:      3 x%0A    \
        instance:   j = 1%0A    at:         x = 0.7, w_{1,2} = -1/3:  left = 1.4, right = 2.1%0A    \
        hint:       it holds for x = 0
        ::error file=slopes.md,line=4,col=1,title=rederive%3A document::unknown directive 'provve'
        ::warning file=slopes.md,line=5,col=32,title=rederive%3A unread::unknown command \\foo%0A  \
        5 | and $$f'(1) = 2$$ and $$f''(x) = 2 + \\foo{x}$$%0A    |                                  \
            ^~~~%0A    left:       a%0A    right:      b
        5 relations: 1 proved, 1 refuted, 2 unread (1 in running text); 1 definition
        """,
        text(false, Reports.slopes()));
  }

  @Test
  void whatIsLeftOpenIsAnErrorUnderStrict() {
    assertTrue(text(false, Reports.only(Verdict.UNDECIDED)).startsWith("::warning "));
    assertTrue(text(true, Reports.only(Verdict.UNDECIDED)).startsWith("::error "));
  }

  @Test
  void noFindingsNoCommands() {
    assertEquals(
        "2 relations: 1 proved, 1 known wrong\n", text(true, Reports.sound(), Reports.misprint()));
  }

  @Test
  void aFileThatCannotBeUsed() {
    assertEquals(
        """
        ::error file=gone.md,title=rederive%3A unusable file::./gone.md does not exist
        0 relations
        """,
        GithubAnnotations.of(
            new Run(
                Reports.of(),
                false,
                List.of(new Run.Refusal("./gone.md", "does not exist")),
                2,
                null)));
  }

  /** Whatever a document says, it adds no line, no property and no command. */
  @Test
  void noTextOfADocumentIsACommand() {
    String text = "100%\r\n::error file=x,line=1::y\u2028\u0085\u0000%0A::stop-commands::z";
    Source source = new Source("a,b:c%\n::error::.md", "$$1 = 1$$ " + text);
    Judgement judgement = Judgement.plain(Verdict.REFUTED, text);
    String commands =
        text(
            false,
            new DocumentResult(
                source,
                List.of(Reports.claim(source, 1, text, text, Mark.NONE, judgement)),
                List.of()));
    List<String> lines = commands.lines().toList();
    assertEquals(2, lines.size(), commands);
    assertTrue(
        lines
            .get(0)
            .startsWith(
                "::error file=a%2Cb%3Ac%25 %3A%3Aerror%3A%3A.md,line=1,col=5,"
                    + "title=rederive%3A refuted::100%25 ::error file"),
        commands);
    assertTrue(lines.get(0).contains("%250A::stop-commands"), commands);
    assertEquals("1 relation: 1 refuted", lines.get(1));
  }
}
