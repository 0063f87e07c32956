package dev.rederive.report.html;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** Elements, built one by one so that text stays text. */
final class Markup {
  private Markup() {}

  static Element element(String name, String classes, Node... children) {
    Element element = new Element(name);
    if (!classes.isEmpty()) {
      element.attr("class", classes);
    }
    for (Node child : children) {
      element.appendChild(child);
    }
    return element;
  }

  static Element text(String name, String classes, String text) {
    return element(name, classes).appendText(text);
  }

  static Element link(String target, String text) {
    return new Element("a").attr("href", target).appendText(text);
  }

  /** The drawn sign of a verdict or a kind, for eyes only. */
  static Element sign(String name) {
    Element use = new Element("use").attr("href", "#sign-" + name);
    return new Element("svg")
        .attr("class", "sign")
        .attr("viewBox", "0 0 16 16")
        .attr("aria-hidden", "true")
        .appendChild(use);
  }
}
