package dev.rederive.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rederive.HostileDocuments;
import dev.rederive.check.DocumentResult;
import dev.rederive.check.RelationResult;
import dev.rederive.check.Report;
import dev.rederive.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private static final Set<String> HARMLESS =
      Set.of(
          "class",
          "id",
          "href",
          "rel",
          "title",
          "align",
          "start",
          "style",
          "tabindex",
          "hidden",
          "type",
          "role",
          "scope",
          "open",
          "width",
          "height",
          "viewBox",
          "viewbox",
          "d",
          "colspan",
          "rowspan",
          "abbr",
          "axis",
          "nowrap",
          "summary",
          "span");

  private static Document parsed(String page) {
    return Jsoup.parse(page, "https://page.invalid/");
  }

  @Test
  void theSameReportGivesTheSameBytes() {
    Source source = Pages.file("derivations/2-linear-unit.md");
    assertEquals(Pages.page(source), Pages.page(source));
  }

  @Test
  void everyRelationHasOneMarkAndItsData() throws IOException {
    List<Source> sources = new ArrayList<>();
    sources.add(Pages.file("derivations/8-ng.md"));
    sources.add(Pages.file("src/test/resources/cases/article.tex"));
    sources.add(Pages.file("src/test/resources/cases/inline.md"));
    sources.add(
        new Source("quoted.md", "> We have\n>\n> $$\n> 1 + 1\n> = 3\n> $$\n\n<!-- $1 = 2$ -->\n"));
    Report report = Pages.check(sources.toArray(new Source[0]));
    Document page = parsed(HtmlReport.of(Pages.edition(report)));
    Set<String> ids = new HashSet<>();
    for (int k = 0; k < sources.size(); k++) {
      DocumentResult document = report.documents().get(k);
      Element article = page.select("main > article").get(k);
      List<String> numbers = article.select("button.mark").eachAttr("data-at");
      assertEquals(
          IntStream.range(0, document.relations().size())
              .mapToObj(String::valueOf)
              .sorted()
              .toList(),
          numbers.stream().sorted().toList(),
          sources.get(k).path());
      for (Element mark : article.select("button.mark")) {
        assertTrue(ids.add(mark.id()), mark.id());
        assertFalse(mark.attr("aria-label").isBlank());
        assertNotNull(page.getElementById("sign-" + mark.className().split(" ")[1]));
      }
      JsonNode data =
          new ObjectMapper().readTree(page.getElementById("data-" + article.id()).data());
      assertEquals(document.relations().size(), data.get("relations").size());
      for (int r = 0; r < document.relations().size(); r++) {
        RelationResult relation = document.relations().get(r);
        JsonNode one = data.get("relations").get(r);
        assertEquals(relation.place().inWords(), one.get("place").asText());
        assertEquals(relation.site().left(), one.path("left").asText(""));
      }
    }
  }

  /** Of the sign of every relation that stands in a formula the page knows where. */
  @Test
  void signsAreFoundInTheFormulas() {
    Document page = parsed(Pages.page(Pages.file("derivations/3-xor.md")));
    int signs = 0;
    for (Element math : page.select("article .math[data-signs]")) {
      for (String sign : math.attr("data-signs").split(" ")) {
        String[] parts = sign.split(":");
        int start = Integer.parseInt(parts[0]);
        String text = math.wholeText().substring(start, start + Integer.parseInt(parts[1]));
        assertTrue(
            Set.of("=", "\\approx", "\\le", "\\ge", ">", "<", "\\leftarrow", "\\in")
                .contains(text.strip()),
            text);
        signs++;
      }
    }
    assertEquals(page.select("article button.mark").size(), signs);
  }

  @Test
  void markdownIsRenderedAndFormulasAreLeftAlone() {
    String text =
        """
        # A *title*

        We take $a*b*c = a*b*c$ and $a_1 = b_1$, with `code $x$` and [a link](#a-title).

        Then
        $$\\begin{aligned} x &= \\{1\\} \\\\ &= 2 \\end{aligned}$$
        goes on.

        | $x = 1$ | b |
        |---|---|
        | 1 | $\\|y\\| = 2$ |
        """;
    Document page = parsed(Pages.page(new Source("a.md", text)));
    Element prose = page.selectFirst(".prose");
    assertEquals("A title", prose.selectFirst("h1").text());
    assertEquals("doc-a-md-a-title", prose.selectFirst("h1").id());
    assertEquals("#doc-a-md-a-title", prose.selectFirst("a[href^=#doc]").attr("href"));
    assertEquals("a*b*c = a*b*c", prose.selectFirst("p .math").wholeText());
    assertEquals("code $x$", prose.selectFirst("code").text());
    Element display = prose.selectFirst("div.formula");
    assertEquals("p", display.previousElementSibling().normalName());
    assertEquals("goes on.", display.nextElementSibling().text());
    assertEquals(2, display.select("button.mark").size());
    assertEquals(1, prose.select("table thead .math").size());
  }

  @Test
  void linksBetweenTheDocumentsStayOnThePage() {
    Source one = new Source("d/one.md", "[next](two.md#so-what), [away](three.md), $1 = 1$\n");
    Source two = new Source("d/two.md", "# So what\n\n$1 = 1$\n");
    Document page = parsed(Pages.page(one, two));
    List<String> links = page.select("article .prose a").eachAttr("href");
    assertEquals(List.of("#doc-d-two-md-so-what", "three.md"), links);
    assertNotNull(page.getElementById("doc-d-two-md-so-what"));
    assertEquals(2, page.select(".index tbody tr").size());
  }

  @Test
  void teXIsRenderedPlainly() {
    String text =
        """
        \\documentclass{article}
        \\newcommand{\\half}{\\frac12}
        \\begin{document}
        \\section{On $x = 1$ and \\emph{more}}
        Some \\textbf{bold} text~here. % no comment
        \\begin{itemize}
        \\item one $x = 1$
        \\item two
        \\end{itemize}
        \\begin{align}
        y &= \\half + \\half \\\\ y &= 1
        \\end{align}
        \\unknown{thing} \\begin{verbatim}\\x<y\\end{verbatim}
        \\end{document}
        """;
    Document page = parsed(Pages.page(new Source("a.tex", text)));
    Element prose = page.selectFirst(".prose");
    assertEquals(1, prose.select("h2 .math").size());
    assertEquals("more", prose.selectFirst("h2 em").text());
    assertEquals(2, prose.select("ul > li").size());
    assertEquals("bold", prose.selectFirst("strong").text());
    assertFalse(prose.text().contains("no comment"));
    assertTrue(prose.selectFirst("div.formula .math").wholeText().startsWith("\\begin{align}"));
    assertEquals("\\x<y", prose.selectFirst("pre").wholeText());
    assertEquals("\\newcommand{\\half}{\\frac12}", page.selectFirst(".macros > span").wholeText());
  }

  @Test
  void headingsOfPlainTextAreSetOff() {
    String text = "Title\n=====\n\nWe have :math:`x = 1`.\n\n.. math::\n\n   1 + 1 = 2\n";
    Document page = parsed(Pages.page(new Source("a.rst", text)));
    Element prose = page.selectFirst(".prose");
    assertEquals("Title", prose.selectFirst("h1").text());
    assertFalse(prose.text().contains("====="), prose.text());
    assertEquals(1, prose.select("p .math").size());
    assertEquals(1, prose.select("div.formula").size());
  }

  @Test
  void theMarkupAroundAFormulaIsNoPartOfIt() {
    String text = "> $$\n> 1\n> = 1\n> $$\n\n| a |\n|---|\n| $x \\| y = 1$ |\n";
    Document page = parsed(Pages.page(new Source("a.md", text)));
    assertEquals("1 = 1", page.selectFirst("blockquote .math").text().strip());
    assertEquals("x  | y = 1", page.selectFirst("td .math").wholeText());
  }

  /** Scripts are ours alone, and the policy lets no other run. */
  private static void assertHarmless(String page) throws Exception {
    Document document = parsed(page);
    List<Element> scripts =
        document.select("script").stream().filter(s -> !s.hasAttr("type")).toList();
    String policy =
        document.selectFirst("meta[http-equiv=Content-Security-Policy]").attr("content");
    assertTrue(policy.startsWith("default-src 'none'; script-src 'sha256-"), policy);
    for (Element script : scripts) {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(script.data().getBytes(StandardCharsets.UTF_8));
      assertTrue(policy.contains(Base64.getEncoder().encodeToString(digest)));
      assertFalse(script.data().contains("hacked"));
    }
    assertTrue(scripts.size() <= 4);
    assertEquals(1, document.select("style").size());
    assertFalse(document.selectFirst("style").data().contains("url(fonts"));
    assertEquals(
        List.of(),
        document
            .select("img, iframe, object, embed, form, input, base, link, video, audio")
            .eachAttr("id"));
    assertEquals(1, document.select("meta[http-equiv]").size());
    for (Element element : document.body().getAllElements()) {
      for (Attribute attribute : element.attributes()) {
        String name = attribute.getKey();
        assertTrue(
            HARMLESS.contains(name) || name.startsWith("data-") || name.startsWith("aria-"), name);
        if (name.equals("style")) {
          assertTrue(attribute.getValue().matches("flex-grow:\\d+"), attribute.getValue());
        }
        if (name.equals("href")) {
          String target = attribute.getValue().toLowerCase(java.util.Locale.ROOT).strip();
          assertFalse(target.matches("(javascript|data|vbscript):.*"), target);
        }
      }
    }
    Set<String> ids = new HashSet<>();
    document.select("[id]").forEach(one -> assertTrue(ids.add(one.id()), one.id()));
  }

  @Test
  void nothingOfADocumentBecomesAScriptOrAStyle() throws Exception {
    assertHarmless(Pages.page(new Source("<hostile>.md", Pages.HOSTILE)));
    assertHarmless(Pages.page(new Source("hostile.tex", Pages.HOSTILE)));
  }

  @Test
  void hostileDocumentsAreShownAll() throws Exception {
    for (long seed = 0; seed < 8; seed++) {
      Source source = new Source("hostile-" + seed + ".md", HostileDocuments.of(seed));
      Report report = Pages.check(source);
      String page = HtmlReport.of(Pages.edition(report));
      assertHarmless(page);
      assertEquals(
          report.documents().get(0).relations().size(),
          parsed(page).select("article button.mark").size(),
          "seed " + seed);
    }
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/cases/hostile"))) {
      assertHarmless(
          Pages.page(files.sorted().map(f -> Pages.file(f.toString())).toArray(Source[]::new)));
    }
  }

  @Test
  void nestedBeyondReasonIsShownAsText() {
    String deep = ">".repeat(3000) + " a\n\n" + "[".repeat(20000) + "\n\n$1 = 1$\n";
    Document page = parsed(Pages.page(new Source("deep.md", deep)));
    assertEquals(1, page.select("article button.mark").size());
  }

  @Test
  void theHeadSaysWhatWasAndWasNotChecked() {
    Report report = Pages.check(new Source("slopes.md", Pages.HOSTILE));
    Document page = parsed(HtmlReport.of(Pages.edition(report)));
    String head = page.getElementById("overview").text();
    assertTrue(head.contains("rederive check '<b>'"), head);
    assertTrue(head.contains("1.2.3"), head);
    assertTrue(head.contains("is no <i>document</i>"), head);
    assertTrue(page.select("#overview .list a[href^=#r-]").size() > 0);
    page.select("#overview .list a[href^=#r-]")
        .forEach(link -> assertNotNull(page.getElementById(link.attr("href").substring(1))));
  }
}
