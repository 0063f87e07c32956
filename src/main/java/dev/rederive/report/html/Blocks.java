package dev.rederive.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Displayed formulas are blocks; where they stand among text, it is brought in order. */
final class Blocks {
  private static final Set<String> HOLDS_BLOCKS =
      Set.of("div", "li", "blockquote", "td", "th", "dd", "details", "figure", "body", "section");

  private Blocks() {}

  /** Takes displays out of paragraphs; where that cannot be, they become part of the text. */
  static void tidy(Element body) {
    for (Element block : body.select("div.formula")) {
      Element parent = block.parent();
      if (parent != null && parent.normalName().equals("p")) {
        split(parent);
      }
    }
    for (Element block : body.select("div.formula")) {
      boolean isAmongText =
          block.parents().stream().anyMatch(one -> !HOLDS_BLOCKS.contains(within(one)));
      if (isAmongText) {
        block.select("div").forEach(one -> one.tagName("span"));
      }
    }
  }

  /** Rows and the like hold blocks only through their cells. */
  private static String within(Element element) {
    return switch (element.normalName()) {
      case "ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr", "html", "#root", "article" ->
          "div";
      default -> element.normalName();
    };
  }

  private static void split(Element paragraph) {
    List<Node> children = new ArrayList<>(paragraph.childNodes());
    Element open = new Element("p");
    for (Node child : children) {
      if (child instanceof Element element && element.is("div.formula")) {
        close(paragraph, open);
        paragraph.before(element);
        open = new Element("p");
      } else {
        open.appendChild(child);
      }
    }
    close(paragraph, open);
    paragraph.remove();
  }

  private static void close(Element paragraph, Element open) {
    boolean isEmpty =
        open.childNodes().stream()
            .allMatch(node -> node instanceof TextNode text && text.isBlank());
    if (!isEmpty) {
      paragraph.before(open);
    }
  }
}
