package dev.rederive.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.check.DocumentResult;
import dev.rederive.check.Judgement;
import dev.rederive.check.RelationResult;
import dev.rederive.check.Verdict;
import dev.rederive.math.Mark;
import dev.rederive.source.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

class JobSummaryTest {
  private static String text(boolean strict, DocumentResult... documents) {
    return JobSummary.of(new Run(Reports.of(documents), strict, List.of(), 1, null));
  }

  @Test
  void countsThenFindings() {
    assertEquals(
        """
        ## rederive: 2 findings, 1 relation left open

        | document | proved | agrees | refuted | undecided | unread | skipped | known wrong | conflict |
        |---|--:|--:|--:|--:|--:|--:|--:|--:|
        | `slopes.md` | 1 | 0 | 1 | 0 | 2 | 0 | 0 | 0 |
        | `misprint.md` | 0 | 0 | 0 | 0 | 0 | 0 | 1 | 0 |
        | all | 1 | 0 | 1 | 0 | 2 | 0 | 1 | 0 |

        ```text
        slopes.md:3:9: refuted: the two sides differ
          3 | $$f'(x) = 3 x$$
            |         ^
            left:       f'(x)
            right:      3 x
            instance:   j = 1
            at:         x = 0.7, w_{1,2} = -1/3:  left = 1.4, right = 2.1
            hint:       it holds for x = 0
        ```

        ```text
        slopes.md:4:1: error: unknown directive 'provve'
        ```

        ```text
        slopes.md:5:32: unread: unknown command \\foo
          5 | and $$f'(1) = 2$$ and $$f''(x) = 2 + \\foo{x}$$
            |                                      ^~~~
            left:       a
            right:      b
        ```

        """,
        text(false, Reports.slopes(), Reports.misprint()));
  }

  @Test
  void theTitleSaysHowItEnded() {
    assertTrue(text(false, Reports.sound()).startsWith("## rederive: no findings\n"));
    assertTrue(text(true, Reports.only(Verdict.UNDECIDED)).startsWith("## rederive: 1 finding\n"));
    Run nothing =
        new Run(Reports.of(), false, List.of(new Run.Refusal("a`b.md", "does not exist")), 2, null);
    assertEquals(
        """
        ## rederive: 1 file not usable, nothing was checked

        - error: ``a`b.md does not exist``

        """,
        JobSummary.of(nothing));
  }

  @Test
  void noTextOfADocumentIsMarkup() {
    String hostile = "``` ````\n# x <script>y</script> *e* [l](m) `c` $$z$$ | <!--";
    Source source = new Source("*a*|<b>`c``d.md", "$$1 = 1$$ " + hostile);
    Judgement judgement = Judgement.plain(Verdict.REFUTED, hostile);
    Run run =
        new Run(
            Reports.of(
                new DocumentResult(
                    source,
                    List.of(Reports.claim(source, 1, hostile, hostile, Mark.NONE, judgement)),
                    List.of())),
            false,
            List.of(new Run.Refusal(hostile, hostile)),
            2,
            null);
    List<String> kinds = new ArrayList<>();
    Node page = Parser.builder().build().parse(JobSummary.of(run));
    page.accept(
        new AbstractVisitor() {
          @Override
          public void visit(HtmlBlock node) {
            kinds.add("html");
          }

          @Override
          public void visit(HtmlInline node) {
            kinds.add("html");
          }

          @Override
          public void visit(Emphasis node) {
            kinds.add("emphasis");
          }

          @Override
          public void visit(Link node) {
            kinds.add("link");
          }

          @Override
          public void visit(Code node) {
            kinds.add("code");
          }

          @Override
          public void visit(FencedCodeBlock node) {
            kinds.add("block");
          }
        });
    assertEquals(List.of("code", "code", "block"), kinds);
    // The bar of the path must not end its cell.
    assertTrue(JobSummary.of(run).contains("*a*\\|<b>"), JobSummary.of(run));
  }

  @Test
  void aPageStaysBelowWhatGithubTakes() {
    Source source = new Source("many.md", "$$1 = 1$$" + "\u6881".repeat(5000));
    RelationResult one =
        Reports.claim(
            source,
            1,
            "\u6881".repeat(500),
            "2",
            Mark.NONE,
            Judgement.plain(Verdict.REFUTED, "\u6881".repeat(500)));
    List<RelationResult> relations = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      relations.add(one);
    }
    String page = text(false, new DocumentResult(source, relations, List.of()));
    assertTrue(page.getBytes(StandardCharsets.UTF_8).length < 1 << 20);
    int blocks = page.split("```text", -1).length - 1;
    assertTrue(page.endsWith("And " + (1000 - blocks) + " more.\n"), page);
  }
}
