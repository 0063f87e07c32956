package dev.rederive.report.html;

import dev.rederive.source.Source;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.NodeTraversor;

/**
 * A Markdown text. Its formulas are lifted out by offset before Markdown is read, since a parser of
 * Markdown changes what stands in them, and put back when its HTML has been cleaned.
 */
final class MarkdownBody implements Body {
  /** Characters of private use stand around the number of a formula; nothing else treats them. */
  private static final char OPEN = '\ue000';

  private static final char CLOSE = '\ue001';
  private static final Pattern FORMULA = Pattern.compile(OPEN + "(\\d{1,9})" + CLOSE);
  private static final Pattern FRONT_MATTER =
      Pattern.compile(
          "\\A\ufeff?(---|\\+\\+\\+)[ \\t]*\\R(?=\\S)(.*?)\\R(?:\\1|\\.\\.\\.)[ \\t]*(?:\\R|\\z)",
          Pattern.DOTALL);

  /** Needed to tell relative links from others; never part of the page. */
  private static final String BASE = "https://document.invalid/";

  private static final Safelist ALLOWED =
      Safelist.relaxed()
          .addTags("hr", "del", "s", "kbd", "samp", "var", "mark", "ins", "abbr")
          .addTags("details", "summary", "figure", "figcaption")
          .addAttributes("ol", "start")
          .addAttributes("th", "align")
          .addAttributes("td", "align")
          .addAttributes(":all", "id")
          .removeAttributes("blockquote", "cite")
          .removeAttributes("q", "cite")
          .preserveRelativeLinks(true);

  private final Source source;
  private final List<Span> parts;
  private final String id;
  private final Formulas formulas;
  private final Anchors anchors;
  private final Set<String> taken = new HashSet<>();

  /**
   * @param parts of the source, each a text of its own: the cells of a notebook
   * @param id of the document; those of its headings begin with it
   */
  MarkdownBody(Source source, List<Span> parts, String id, Formulas formulas, Anchors anchors) {
    this.source = source;
    this.parts = parts;
    this.id = id;
    this.formulas = formulas;
    this.anchors = anchors;
  }

  @Override
  public Element render() {
    Element body = new Element("div");
    parts.forEach(part -> render(part, body));
    Blocks.tidy(body);
    return body;
  }

  private void render(Span part, Element body) {
    String text = lifted(part);
    Matcher front = FRONT_MATTER.matcher(text);
    if (front.find()) {
      Element details = Markup.element("details", "front-matter");
      details.appendElement("summary").appendText("Front matter");
      details.appendElement("pre").appendText(putBack(front.group(2)));
      body.appendChild(details);
      text = text.substring(front.end());
    }
    Element clean = clean(html(text));
    images(clean);
    links(clean);
    attributes(clean);
    putBack(clean);
    for (Node node : new ArrayList<>(clean.childNodes())) {
      body.appendChild(node);
    }
  }

  private String lifted(Span part) {
    StringBuilder text = new StringBuilder();
    int at = part.start();
    for (int k = 0; k < formulas.count(); k++) {
      Span span = formulas.fragment(k).span();
      if (span.start() >= at && span.end() <= part.end()) {
        text.append(ordinary(source.text().substring(at, span.start())));
        text.append(OPEN).append(k).append(CLOSE);
        at = span.end();
      }
    }
    return text.append(ordinary(source.text().substring(at, part.end()))).toString();
  }

  private static String ordinary(String text) {
    return text.replace(OPEN, '\ufffd').replace(CLOSE, '\ufffd');
  }

  private String html(String markdown) {
    List<Extension> extensions =
        List.of(
            TablesExtension.create(),
            HeadingAnchorExtension.builder().idPrefix(id + "-").defaultId("part").build());
    Parser parser = Parser.builder().extensions(extensions).build();
    HtmlRenderer renderer =
        HtmlRenderer.builder().extensions(extensions).sanitizeUrls(true).build();
    return renderer.render(parser.parse(markdown));
  }

  private static Element clean(String html) {
    Document dirty = Jsoup.parseBodyFragment(html, BASE);
    return new Cleaner(ALLOWED).clean(dirty).body();
  }

  /** A page that needs nothing from outside shows what an image is called. */
  private void images(Element body) {
    for (Element image : body.select("img")) {
      Element stand = Markup.element("span", "image");
      String name = image.attr("alt").isBlank() ? image.attr("src") : image.attr("alt");
      stand.appendText("image: " + putBack(name));
      image.replaceWith(stand);
    }
  }

  private void links(Element body) {
    for (Element link : body.select("a[href]")) {
      String target = link.attr("href");
      int hash = target.indexOf('#');
      if (hash == 0) {
        link.attr("href", "#" + id + "-" + target.substring(1));
        continue;
      }
      String document =
          anchors.linked(source.path(), hash < 0 ? target : target.substring(0, hash));
      if (document != null) {
        link.attr("href", "#" + document + (hash < 0 ? "" : "-" + target.substring(hash + 1)));
      } else {
        link.attr("rel", "noopener noreferrer");
      }
    }
  }

  /** Ids of the document's own making could pass for those of the page. */
  private void attributes(Element body) {
    for (Element element : body.getAllElements()) {
      if (element.hasAttr("id") && !element.id().startsWith(id + "-")) {
        element.attr("id", id + "-" + element.id());
      }
      if (element.hasAttr("id") && !taken.add(element.id())) {
        element.removeAttr("id");
      }
      for (Attribute attribute : element.attributes().asList()) {
        if (attribute.getValue().indexOf(OPEN) >= 0) {
          element.attr(attribute.getKey(), putBack(attribute.getValue()));
        }
      }
    }
  }

  private String putBack(String text) {
    return FORMULA.matcher(text).replaceAll(match -> Matcher.quoteReplacement(raw(match.group(1))));
  }

  private String raw(String number) {
    int k = Integer.parseInt(number);
    return k < formulas.count() ? formulas.raw(k) : "";
  }

  private void putBack(Element body) {
    List<TextNode> texts = new ArrayList<>();
    NodeTraversor.traverse(
        (node, depth) -> {
          if (node instanceof TextNode text && text.getWholeText().indexOf(OPEN) >= 0) {
            texts.add(text);
          }
        },
        body);
    for (TextNode text : texts) {
      String whole = text.getWholeText();
      Matcher formula = FORMULA.matcher(whole);
      int at = 0;
      while (formula.find()) {
        if (formula.start() > at) {
          text.before(new TextNode(whole.substring(at, formula.start())));
        }
        int number = Integer.parseInt(formula.group(1));
        if (number < formulas.count()) {
          formulas.nodes(number).forEach(text::before);
        }
        at = formula.end();
      }
      if (at < whole.length()) {
        text.before(new TextNode(whole.substring(at)));
      }
      text.remove();
    }
  }
}
