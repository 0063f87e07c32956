package dev.rederive.report.html;

import dev.rederive.source.Source;
import dev.rederive.source.Span;
import org.jsoup.nodes.Element;

/** A text whose markup is shown as it is: paragraph by paragraph, with its formulas typeset. */
final class PlainBody implements Body {
  private final Source source;
  private final Formulas formulas;
  private Element paragraph = new Element("p");

  PlainBody(Source source, Formulas formulas) {
    this.source = source;
    this.formulas = formulas;
  }

  @Override
  public Element render() {
    Element body = Markup.element("div", "plain");
    int at = 0;
    for (int k = 0; k < formulas.count(); k++) {
      Span span = formulas.fragment(k).span();
      text(body, source.text().substring(at, span.start()));
      formulas.nodes(k).forEach(paragraph::appendChild);
      at = span.end();
    }
    text(body, source.text().substring(at));
    end(body);
    Blocks.tidy(body);
    return body;
  }

  private void text(Element body, String text) {
    String[] paragraphs = text.split("\\R[ \\t]*\\R", -1);
    for (int k = 0; k < paragraphs.length; k++) {
      if (k > 0) {
        end(body);
      }
      paragraph.appendText(paragraphs[k]);
    }
  }

  private void end(Element body) {
    if (paragraph.hasText() || paragraph.childrenSize() > 0) {
      body.appendChild(paragraph);
    }
    paragraph = new Element("p");
  }
}
