package dev.rederive.report.html;

import dev.rederive.check.DocumentResult;
import dev.rederive.check.RelationResult;
import dev.rederive.document.DocumentItem;
import dev.rederive.document.DocumentItem.Layout;
import dev.rederive.document.DocumentItem.MathFragment;
import dev.rederive.report.RelationLines;
import dev.rederive.report.Tally;
import dev.rederive.source.Source;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * The mathematics of one document as elements of the page: the LaTeX as it stands in the source, to
 * be typeset when it comes into view, the places of its relation signs, and after it a mark for each
 * relation.
 */
final class Formulas {
  private final Source source;
  private final Anchors anchors;
  private final List<RelationResult> relations;
  private final List<MathFragment> fragments = new ArrayList<>();

  /** Per fragment the numbers of its relations. */
  private final List<List<Integer>> marks = new ArrayList<>();

  private final List<Integer> homeless = new ArrayList<>();
  private final BitSet placed = new BitSet();

  Formulas(DocumentResult document, List<DocumentItem> items, Anchors anchors) {
    this.source = document.source();
    this.anchors = anchors;
    this.relations = document.relations();
    int end = 0;
    for (DocumentItem item : items) {
      // One inside the other would show the same text twice.
      if (item instanceof MathFragment fragment && fragment.span().start() >= end) {
        fragments.add(fragment);
        marks.add(new ArrayList<>());
        end = fragment.span().end();
      }
    }
    for (int k = 0; k < relations.size(); k++) {
      int home = at(relations.get(k).site().sign().start());
      (home < 0 ? homeless : marks.get(home)).add(k);
    }
  }

  /** The fragment whose span holds the offset, or -1. */
  private int at(int offset) {
    int low = 0;
    int high = fragments.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Span span = fragments.get(middle).span();
      if (offset < span.start()) {
        high = middle - 1;
      } else if (offset >= span.end()) {
        low = middle + 1;
      } else {
        return middle;
      }
    }
    return -1;
  }

  int count() {
    return fragments.size();
  }

  MathFragment fragment(int number) {
    return fragments.get(number);
  }

  /** The raw text of a fragment, delimiters included. */
  String raw(int number) {
    return source.slice(fragments.get(number).span());
  }

  /** A fragment with its marks; a display is one block, what is inline several nodes. */
  List<Node> nodes(int number) {
    placed.set(number);
    MathFragment fragment = fragments.get(number);
    boolean isDisplay = fragment.layout() == Layout.DISPLAY;
    Element math = math(fragment, marks.get(number));
    List<Node> nodes = new ArrayList<>();
    if (isDisplay) {
      math.attr("data-display", "");
      Element block = Markup.element("div", "formula", Markup.element("div", "scroll", math));
      Element all = Markup.element("span", "marks");
      buttons(marks.get(number)).forEach(all::appendChild);
      block.appendChild(all);
      nodes.add(block);
    } else {
      nodes.add(math);
      nodes.addAll(buttons(marks.get(number)));
    }
    return nodes;
  }

  /** What no visible text of the document holds; every relation is shown somewhere. */
  List<Element> leftOver() {
    List<Element> rest = new ArrayList<>();
    for (int k = 0; k < fragments.size(); k++) {
      if (!placed.get(k) && !marks.get(k).isEmpty()) {
        Element line = new Element("p");
        nodes(k).forEach(line::appendChild);
        rest.add(line);
      }
    }
    for (int k : homeless) {
      Element line = new Element("p");
      line.appendText(RelationLines.formula(relations.get(k), 80));
      rest.add(line.appendChild(button(k, k)));
    }
    return rest;
  }

  private Element math(MathFragment fragment, List<Integer> here) {
    Span content = fragment.content();
    String tex = bare(fragment);
    Element math = Markup.element("span", "math", new TextNode(tex));
    StringBuilder signs = new StringBuilder();
    int last = -1;
    for (int k : here) {
      Span sign = relations.get(k).site().sign();
      boolean isInside = sign.start() >= content.start() && sign.end() <= content.end();
      if (isInside && sign.start() >= last && sign.length() > 0) {
        signs.append(signs.length() > 0 ? " " : "");
        signs.append(sign.start() - content.start()).append(':').append(sign.length());
        signs.append(':').append(k);
        last = sign.end();
      }
    }
    if (signs.length() > 0) {
      math.attr("data-signs", signs.toString());
    }
    return math;
  }

  /**
   * The content without what belongs to the markup around it: marks of block quotes and backslashes
   * of Markdown become blanks, so that offsets stay.
   */
  private String bare(MathFragment fragment) {
    StringBuilder text = new StringBuilder(source.slice(fragment.content()));
    if (fragment.wrapping().quotes() > 0) {
      for (int at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
        int next = at + 1;
        while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '>')) {
          text.setCharAt(next++, ' ');
        }
      }
    }
    String escaped =
        switch (fragment.wrapping().escapes()) {
          case NONE -> "";
          case BARS -> "|";
          case PUNCTUATION -> DocumentItem.Escapes.ASCII_PUNCTUATION;
        };
    for (int k = 0; k + 1 < text.length() && !escaped.isEmpty(); k++) {
      if (text.charAt(k) == '\\' && escaped.indexOf(text.charAt(k + 1)) >= 0) {
        text.setCharAt(k++, ' ');
      }
    }
    return text.toString();
  }

  private List<Element> buttons(List<Integer> here) {
    List<Element> buttons = new ArrayList<>();
    int sign = -1;
    int last = -1;
    for (int k : here) {
      Span span = relations.get(k).site().sign();
      // Relations that a macro makes share the sign of the call.
      if (span.start() >= last) {
        sign = k;
        last = span.end();
      }
      buttons.add(button(k, sign));
    }
    return buttons;
  }

  private Element button(int number, int sign) {
    RelationResult relation = relations.get(number);
    String kind = kind(relation);
    return new Element("button")
        .attr("type", "button")
        .attr("class", "mark " + kind + (relation.verdict() == null ? " silent" : ""))
        .attr("id", anchors.relation(relation))
        .attr("data-at", Integer.toString(number))
        .attr("data-sign", Integer.toString(sign))
        .attr("aria-expanded", "false")
        .attr("aria-label", label(relation))
        .appendText(glyph(kind));
  }

  /**
   * The sign of a mark as a character. The page draws its own when the document is shown: thousands
   * of drawings would make a large report slow to open.
   */
  private static String glyph(String kind) {
    return switch (kind) {
      case "proved" -> "✓";
      case "agrees" -> "≈";
      case "refuted" -> "✗";
      case "undecided" -> "?";
      case "unread" -> "…";
      case "skipped" -> "▷";
      case "known-wrong" -> "≠";
      case "conflict" -> "‼";
      case "update" -> "←";
      case "declaration" -> "∈";
      default -> "≔";
    };
  }

  /** What the sign of a relation is called: its verdict or, without one, its kind. */
  static String kind(RelationResult relation) {
    Enum<?> name = relation.verdict() == null ? relation.kind() : relation.verdict();
    return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String label(RelationResult relation) {
    String word =
        relation.verdict() == null
            ? relation.kind().name().toLowerCase(Locale.ROOT)
            : Tally.word(relation.verdict());
    String what = relation.verdict() == null ? "" : ": " + RelationLines.message(relation);
    String shortened = what.length() > 160 ? what.substring(0, 159) + "…" : what;
    return word + shortened + " (" + relation.place().inWords() + ")";
  }
}
