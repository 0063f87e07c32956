package dev.rederive.report.html;

import dev.rederive.check.DocumentCommentary;
import dev.rederive.check.DocumentResult;
import dev.rederive.check.RelationCommentary;
import dev.rederive.check.RelationResult;
import dev.rederive.check.Verdict;
import dev.rederive.document.Document;
import dev.rederive.document.DocumentItem;
import dev.rederive.document.Documents;
import dev.rederive.report.Tally;
import dev.rederive.source.Position;
import dev.rederive.source.Source;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/**
 * The annotated article as one HTML file that needs nothing from outside: each write-up rendered,
 * each relation marked with its verdict, the evidence behind the mark.
 */
public final class HtmlReport {
  private final Edition edition;
  private final List<DocumentResult> documents;
  private final Anchors anchors;

  private HtmlReport(Edition edition) {
    this.edition = edition;
    this.documents = edition.run().report().documents();
    this.anchors = new Anchors(edition.run().report());
  }

  /** The page; the same bytes for the same edition. */
  public static String of(Edition edition) {
    return new HtmlReport(edition).page();
  }

  private String page() {
    List<String> scripts = new ArrayList<>();
    scripts.add(Assets.firstScript());
    scripts.add(Assets.typesettingScript());
    if (hasPlots()) {
      scripts.add(Assets.plottingScript());
    }
    scripts.add(Assets.script());
    String style = Assets.typesettingStyle() + "\n" + Assets.style();
    StringBuilder page = new StringBuilder(1 << 20);
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.append("<meta http-equiv=\"Content-Security-Policy\" content=\"");
    page.append(ContentPolicy.of(scripts, style)).append("\">\n");
    page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.append("<meta name=\"color-scheme\" content=\"light dark\">\n");
    page.append("<meta name=\"referrer\" content=\"no-referrer\">\n");
    page.append("<title>").append(Entities.escape(title())).append("</title>\n");
    page.append("<script>").append(scripts.get(0)).append("</script>\n");
    page.append("<style>").append(style).append("</style>\n</head>\n");
    page.append(body()).append('\n');
    for (String script : scripts.subList(1, scripts.size())) {
      page.append("<script>").append(script).append("</script>\n");
    }
    return page.append("</body>\n</html>\n").toString();
  }

  private String title() {
    String name =
        documents.size() == 1 ? documents.get(0).source().path() : documents.size() + " documents";
    return name + " · rederive";
  }

  /** Curves alone need the library that draws them. */
  private boolean hasPlots() {
    for (DocumentCommentary commentary : edition.commentary()) {
      for (RelationCommentary relation : commentary.relations()) {
        if (relation.steps() != null || relation.run() != null) {
          return true;
        }
      }
    }
    return false;
  }

  /** The body element without its end. */
  private String body() {
    org.jsoup.nodes.Document shell = new org.jsoup.nodes.Document("");
    shell
        .outputSettings()
        .prettyPrint(false)
        .escapeMode(Entities.EscapeMode.xhtml)
        .charset(java.nio.charset.StandardCharsets.UTF_8);
    Element body = shell.appendElement("body");
    body.appendChild(Markup.link("#main", "Skip to the text").attr("class", "skip"));
    body.appendChild(new DataNode(Assets.signs()));
    body.appendChild(toolbar());
    Element main = Markup.element("main", documents.size() > 1 ? "several" : "").attr("id", "main");
    main.appendChild(new Overview(edition, anchors).element());
    body.appendChild(main);
    for (int k = 0; k < documents.size(); k++) {
      main.appendChild(article(k));
    }
    for (int k = 0; k < documents.size(); k++) {
      body.appendChild(
          new Element("script")
              .attr("type", "application/json")
              .attr("id", "data-" + anchors.document(k))
              .appendChild(
                  new DataNode(
                      RelationData.of(documents.get(k), edition.commentary().get(k), anchors))));
    }
    Element footer = Markup.element("footer", "");
    footer.appendText(
        "Typeset with KaTeX, plots drawn with D3; their licences are in the source of this page.");
    body.appendChild(footer);
    String html = body.outerHtml();
    return html.substring(0, html.lastIndexOf("</body>"));
  }

  private Element toolbar() {
    Element bar = Markup.element("header", "toolbar");
    bar.appendChild(Markup.link("#overview", "rederive").attr("class", "home"));
    bar.appendChild(Markup.element("span", "here").attr("id", "here"));
    Element filters =
        Markup.element("div", "filters")
            .attr("role", "group")
            .attr("aria-label", "Show only relations that are");
    List<RelationResult> all = documents.stream().flatMap(d -> d.relations().stream()).toList();
    for (Map.Entry<Verdict, Integer> count : Counts.of(all).entrySet()) {
      String sign = Counts.sign(count.getKey());
      String word = Tally.word(count.getKey());
      filters.appendChild(
          new Element("button")
              .attr("type", "button")
              .attr("class", "filter " + sign)
              .attr("data-sign", sign)
              .attr("aria-pressed", "false")
              .attr("title", "Show only what is marked " + word)
              .appendChild(Markup.sign(sign))
              .appendChild(Markup.text("span", "word", word))
              .appendChild(Markup.text("span", "count", Integer.toString(count.getValue()))));
    }
    bar.appendChild(filters);
    Element steps = Markup.element("div", "steps").attr("role", "group");
    steps.attr("aria-label", "Go through the findings");
    steps.appendChild(step("previous", "Previous finding", "p"));
    steps.appendChild(
        Markup.element("span", "position").attr("id", "position").attr("aria-live", "polite"));
    steps.appendChild(step("next", "Next finding", "n"));
    bar.appendChild(steps);
    return bar;
  }

  private static Element step(String id, String name, String key) {
    return new Element("button")
        .attr("type", "button")
        .attr("id", id)
        .attr("aria-label", name)
        .attr("aria-keyshortcuts", key)
        .attr("title", name + " (" + key + ")")
        .appendChild(Markup.sign(id));
  }

  private Element article(int number) {
    DocumentResult document = documents.get(number);
    Source source = document.source();
    String id = anchors.document(number);
    Document read = Documents.read(source);
    Element article =
        new Element("article")
            .attr("id", id)
            .attr("data-path", source.path())
            .attr("aria-label", source.path())
            .attr("tabindex", "-1");
    Element head = Markup.element("div", "document-head");
    head.appendChild(Markup.text("p", "path", source.path()));
    if (documents.size() > 1) {
      head.appendChild(Counts.bar(document.relations()));
      head.appendChild(Markup.text("p", "tally", Tally.plain(document.relations())));
    }
    document.findings().forEach(one -> head.appendChild(defect(one.place(), one.message())));
    if (!edition.commentary().get(number).networks().isEmpty()) {
      head.appendChild(Markup.element("div", "networks"));
    }
    article.appendChild(head);
    Element macros = macros(read);
    if (macros != null) {
      article.appendChild(macros);
    }
    article.appendChild(prose(document, read, id));
    return article;
  }

  private static Element defect(Position place, String message) {
    return Markup.element(
        "p",
        "defect",
        Markup.element("span", "badge refuted", Markup.sign("refuted")),
        Markup.text("span", "", place.inWords() + ": " + message));
  }

  /** Definitions of macros that stand outside the mathematics; the typesetting has to know them. */
  private static Element macros(Document read) {
    Element macros = Markup.element("span", "macros").attr("hidden", "");
    for (DocumentItem item : read.items()) {
      if (item instanceof DocumentItem.MacroText) {
        macros.appendChild(Markup.text("span", "", read.source().slice(item.span())));
      }
    }
    return macros.childrenSize() == 0 ? null : macros;
  }

  private Element prose(DocumentResult document, Document read, String id) {
    Formulas formulas = new Formulas(document, read.items(), anchors);
    Element prose;
    try {
      prose = body(document.source(), read, id, formulas).render();
    } catch (StackOverflowError deep) {
      // Nested beyond all reason; its text is shown all the same.
      formulas = new Formulas(document, read.items(), anchors);
      prose = new PlainBody(document.source(), read.items(), formulas).render();
    }
    prose.addClass("prose");
    List<Element> rest = formulas.leftOver();
    if (!rest.isEmpty()) {
      prose.appendChild(
          Markup.text("h2", "", "Relations that stand in no visible text of the document"));
      rest.forEach(prose::appendChild);
    }
    return prose;
  }

  private Body body(Source source, Document read, String id, Formulas formulas) {
    return switch (Documents.markup(source)) {
      case TEX -> new TexBody(source, read.items(), formulas);
      case RESTRUCTURED_TEXT -> new PlainBody(source, read.items(), formulas);
      case MARKDOWN, NOTEBOOK -> {
        List<Span> parts =
            source.parts().stream().map(part -> new Span(part.start(), part.end())).toList();
        yield new MarkdownBody(source, parts, id, formulas, anchors);
      }
    };
  }
}
