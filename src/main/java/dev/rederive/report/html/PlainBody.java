package dev.rederive.report.html;

import dev.rederive.document.DocumentItem;
import dev.rederive.document.DocumentItem.Heading;
import dev.rederive.source.Source;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * A text whose markup is shown as it is: paragraph by paragraph, with its headings set off and its
 * formulas typeset.
 */
final class PlainBody implements Body {
  private static final Pattern BLANK_LINE = Pattern.compile("\\R[ \\t]*\\R");

  /** A line of one mark that is drawn above or below a title. */
  private static final Pattern RULE = Pattern.compile("(?m)^([=\\-~^\"'`#*+.:_])\\1{2,}[ \\t]*$");

  private final Source source;
  private final Formulas formulas;
  private final List<Piece> pieces = new ArrayList<>();
  private final Element body = Markup.element("div", "plain");
  private Element paragraph = new Element("p");

  /** What is not running text. The heading is null for a formula. */
  private record Piece(Span span, int formula, Heading heading) {}

  PlainBody(Source source, List<DocumentItem> items, Formulas formulas) {
    this.source = source;
    this.formulas = formulas;
    for (int k = 0; k < formulas.count(); k++) {
      pieces.add(new Piece(formulas.fragment(k).span(), k, null));
    }
    for (DocumentItem item : items) {
      if (item instanceof Heading heading) {
        pieces.add(new Piece(heading.span(), -1, heading));
      }
    }
    pieces.sort(Comparator.comparingInt(piece -> piece.span().start()));
  }

  @Override
  public Element render() {
    int at = 0;
    for (int k = 0; k < pieces.size(); k++) {
      Piece piece = pieces.get(k);
      if (piece.span().start() < at) {
        continue;
      }
      text(source.text().substring(at, piece.span().start()));
      boolean holdsFormulas =
          k + 1 < pieces.size() && pieces.get(k + 1).span().start() < piece.span().end();
      if (piece.heading() == null) {
        formulas.nodes(piece.formula()).forEach(paragraph::appendChild);
      } else if (!holdsFormulas) {
        end();
        String level = "h" + Math.min(6, piece.heading().level());
        body.appendChild(Markup.text(level, "", piece.heading().text()));
      } else {
        continue; // its formulas are shown, its words as text around them
      }
      at = piece.span().end();
    }
    text(source.text().substring(at));
    end();
    Blocks.tidy(body);
    return body;
  }

  private void text(String text) {
    String[] paragraphs = BLANK_LINE.split(RULE.matcher(text).replaceAll(""), -1);
    for (int k = 0; k < paragraphs.length; k++) {
      if (k > 0) {
        end();
      }
      paragraph.appendText(paragraphs[k]);
    }
  }

  private void end() {
    if (paragraph.hasText() || paragraph.childrenSize() > 0) {
      body.appendChild(paragraph);
    }
    paragraph = new Element("p");
  }
}
