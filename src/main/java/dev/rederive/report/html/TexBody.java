package dev.rederive.report.html;

import dev.rederive.document.DocumentItem;
import dev.rederive.source.Source;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * A TeX text, plainly: sections, paragraphs, lists, emphasis, quotations and the formulas. A command
 * that is not known stays visible as it is written, its arguments as text.
 */
final class TexBody implements Body {
  private static final Map<String, String> STYLES =
      Map.of(
          "emph",
          "em",
          "textit",
          "em",
          "textsl",
          "em",
          "textbf",
          "strong",
          "texttt",
          "code",
          "underline",
          "u",
          "textsc",
          "span",
          "mbox",
          "span",
          "text",
          "span");

  /** Commands that take one argument and show nothing of it. */
  private static final Set<String> HIDDEN =
      Set.of(
          "label",
          "documentclass",
          "usepackage",
          "bibliographystyle",
          "bibliography",
          "vspace",
          "hspace",
          "pagestyle",
          "thispagestyle",
          "input",
          "include",
          "setlength",
          "index");

  private static final Set<String> NOTHING =
      Set.of(
          "maketitle",
          "noindent",
          "bigskip",
          "medskip",
          "smallskip",
          "centering",
          "newpage",
          "clearpage",
          "tableofcontents",
          "small",
          "large",
          "normalsize",
          "protect",
          "hfill",
          "qed");

  private static final Map<String, String> CHARACTERS =
      Map.of(
          "ldots",
          "…",
          "dots",
          "…",
          "LaTeX",
          "LaTeX",
          "TeX",
          "TeX",
          "S",
          "§",
          "textendash",
          "–",
          "textemdash",
          "—",
          "quad",
          "\u2003",
          "qquad",
          "\u2003\u2003");

  private static final int DEEPEST = 40;

  private final String text;
  private final Formulas formulas;
  private final Map<Integer, Integer> fragmentAt = new HashMap<>();
  private final Map<Integer, DocumentItem> itemAt = new HashMap<>();
  private final Deque<Element> open = new ArrayDeque<>();
  private Element paragraph;
  private final int end;
  private int at;

  TexBody(Source source, List<DocumentItem> items, Formulas formulas) {
    this.text = source.text();
    this.formulas = formulas;
    for (int k = 0; k < formulas.count(); k++) {
      fragmentAt.put(formulas.fragment(k).span().start(), k);
    }
    for (DocumentItem item : items) {
      itemAt.putIfAbsent(item.span().start(), item);
    }
    int body = text.indexOf("\\begin{document}");
    at = body < 0 ? 0 : body + "\\begin{document}".length();
    int stop = text.indexOf("\\end{document}", at);
    end = stop < 0 ? text.length() : stop;
  }

  @Override
  public Element render() {
    Element body = Markup.element("div", "tex");
    open.push(body);
    while (at < end) {
      step(end);
    }
    closeParagraph();
    Blocks.tidy(body);
    return body;
  }

  /** Reads one thing: a formula, a comment, a command, a character. */
  private void step(int limit) {
    Integer fragment = fragmentAt.get(at);
    if (fragment != null) {
      formulas.nodes(fragment).forEach(this::put);
      at = formulas.fragment(fragment).span().end();
      return;
    }
    DocumentItem item = itemAt.get(at);
    if (item instanceof DocumentItem.MacroText) {
      at = item.span().end();
      return;
    }
    if (item instanceof DocumentItem.Heading heading) {
      heading(heading);
      return;
    }
    char c = text.charAt(at);
    if (c == '%') {
      at = Math.min(limit, nextLine(at));
    } else if (c == '\\') {
      command(limit);
    } else if (c == '\n' && isBlankLineNext(limit)) {
      closeParagraph();
      at++;
    } else if (c == '{' || c == '}') {
      at++;
    } else {
      character(c);
    }
  }

  private void character(char c) {
    String shown = String.valueOf(c);
    int length = 1;
    if (c == '~') {
      shown = "\u00a0";
    } else if (text.startsWith("---", at)) {
      shown = "—";
      length = 3;
    } else if (text.startsWith("--", at)) {
      shown = "–";
      length = 2;
    } else if (text.startsWith("``", at)) {
      shown = "“";
      length = 2;
    } else if (text.startsWith("''", at)) {
      shown = "”";
      length = 2;
    } else if (c == '`') {
      shown = "‘";
    } else if (c == '\'') {
      shown = "’";
    }
    at += length;
    paragraph().appendText(shown);
  }

  private void command(int limit) {
    int nameEnd = at + 1;
    while (nameEnd < limit && Character.isLetter(text.charAt(nameEnd))) {
      nameEnd++;
    }
    String name = text.substring(at + 1, nameEnd);
    if (name.isEmpty()) {
      escaped(limit);
    } else if (name.equals("begin") || name.equals("end")) {
      at = nameEnd;
      environment(name, argument(limit));
    } else if (name.equals("item")) {
      at = nameEnd;
      item(limit);
    } else if (STYLES.containsKey(name)) {
      at = nameEnd;
      styled(Markup.element(STYLES.get(name), ""), limit);
    } else if (name.equals("footnote")) {
      at = nameEnd;
      styled(Markup.element("small", "footnote"), limit);
    } else if (name.equals("title") || name.equals("author") || name.equals("date")) {
      at = nameEnd;
      closeParagraph();
      Element line = Markup.element(name.equals("title") ? "h1" : "p", name);
      open.peek().appendChild(line);
      inside(line, limit);
    } else if (name.equals("par")) {
      at = nameEnd;
      closeParagraph();
    } else if (HIDDEN.contains(name)) {
      at = nameEnd;
      optional(limit);
      argument(limit);
    } else if (NOTHING.contains(name)) {
      at = nameEnd;
    } else if (CHARACTERS.containsKey(name)) {
      at = nameEnd;
      paragraph().appendText(CHARACTERS.get(name));
    } else if (name.equals("ref") || name.equals("eqref") || name.startsWith("cite")) {
      at = nameEnd;
      optional(limit);
      String key = argument(limit);
      put(
          Markup.text(
              "span", "reference", name.startsWith("cite") ? "[" + key + "]" : "(" + key + ")"));
    } else if (name.equals("verb")) {
      verb(nameEnd, limit);
    } else {
      at = nameEnd;
      put(Markup.text("code", "unknown", "\\" + name));
    }
  }

  private void escaped(int limit) {
    char c = at + 1 < limit ? text.charAt(at + 1) : ' ';
    at = Math.min(limit, at + 2);
    if (c == '\\') {
      put(new Element("br"));
    } else if (c != '/' && c != '-' && c != '@') {
      paragraph().appendText(String.valueOf(c == ',' || c == ';' || c == ':' ? '\u2009' : c));
    }
  }

  private void verb(int nameEnd, int limit) {
    int close = nameEnd < limit ? text.indexOf(text.charAt(nameEnd), nameEnd + 1) : -1;
    if (close < 0 || close > limit) {
      at = nameEnd;
      return;
    }
    put(Markup.text("code", "", text.substring(nameEnd + 1, close)));
    at = close + 1;
  }

  private void environment(String beginOrEnd, String name) {
    closeParagraph();
    if (beginOrEnd.equals("end")) {
      if (open.size() > 1) {
        if (open.peek().normalName().equals("li")) {
          open.pop();
        }
        if (open.size() > 1) {
          open.pop();
        }
      }
      return;
    }
    if (name.startsWith("verbatim") || name.equals("lstlisting") || name.equals("minted")) {
      int close = text.indexOf("\\end{" + name + "}", at);
      int stop = close < 0 ? end : Math.min(end, close);
      open.peek().appendChild(Markup.text("pre", "", text.substring(Math.min(at, stop), stop)));
      at = close < 0 ? end : Math.min(end, close + name.length() + "\\end{}".length());
      return;
    }
    String element =
        switch (name) {
          case "itemize", "description" -> "ul";
          case "enumerate" -> "ol";
          case "quote", "quotation" -> "blockquote";
          default -> "div";
        };
    Element block = Markup.element(element, element.equals("div") ? "environment" : "");
    boolean isNamed = element.equals("div") && !name.equals("center") && !name.startsWith("flush");
    if (isNamed && !name.isEmpty()) {
      block.appendChild(Markup.text("p", "environment-name", name));
    }
    open.peek().appendChild(block);
    // What is nested deeper than any person writes stays on one level.
    if (open.size() < DEEPEST) {
      open.push(block);
    }
  }

  private void item(int limit) {
    closeParagraph();
    if (open.size() > 1 && open.peek().normalName().equals("li")) {
      open.pop();
    }
    Element item = new Element("li");
    open.peek().appendChild(item);
    if (open.size() < DEEPEST) {
      open.push(item);
    }
    String label = optional(limit);
    if (!label.isEmpty()) {
      paragraph().appendChild(Markup.text("strong", "", label + " "));
    }
  }

  private void heading(DocumentItem.Heading heading) {
    closeParagraph();
    int level = Math.min(6, heading.level() + 1);
    Element line = new Element("h" + level);
    open.peek().appendChild(line);
    at = Math.max(at + 1, text.indexOf('{', at));
    int stop = Math.min(end, heading.span().end() - 1);
    Element before = paragraph;
    paragraph = line;
    while (at < stop) {
      step(stop);
    }
    paragraph = before;
    at = heading.span().end();
  }

  /** Takes the argument that follows into an element of the running text. */
  private void styled(Element element, int limit) {
    paragraph().appendChild(element);
    inside(element, limit);
  }

  private void inside(Element element, int limit) {
    int stop = closing(limit);
    if (stop < 0) {
      return;
    }
    Element before = paragraph;
    paragraph = element;
    at++;
    while (at < stop) {
      step(stop);
    }
    paragraph = before;
    at = Math.max(at, stop + 1);
  }

  /** The brace that closes the argument that begins here, or -1 if none begins or ends. */
  private int closing(int limit) {
    if (at >= limit || text.charAt(at) != '{') {
      return -1;
    }
    int depth = 0;
    for (int i = at; i < limit; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private String argument(int limit) {
    int stop = closing(limit);
    if (stop < 0) {
      return "";
    }
    String argument = text.substring(at + 1, stop);
    at = stop + 1;
    return argument;
  }

  private String optional(int limit) {
    int close = at < limit && text.charAt(at) == '[' ? text.indexOf(']', at) : -1;
    if (close < 0 || close >= limit) {
      return "";
    }
    String argument = text.substring(at + 1, close);
    at = close + 1;
    return argument;
  }

  private int nextLine(int from) {
    int line = text.indexOf('\n', from);
    return line < 0 ? text.length() : line + 1;
  }

  private boolean isBlankLineNext(int limit) {
    int next = at + 1;
    while (next < limit && (text.charAt(next) == ' ' || text.charAt(next) == '\r')) {
      next++;
    }
    return next < limit && text.charAt(next) == '\n';
  }

  private void put(Node node) {
    paragraph().appendChild(node);
  }

  private Element paragraph() {
    if (paragraph == null) {
      paragraph = new Element("p");
      open.peek().appendChild(paragraph);
    }
    return paragraph;
  }

  private void closeParagraph() {
    if (paragraph != null
        && paragraph.normalName().equals("p")
        && !paragraph.hasText()
        && paragraph.childrenSize() == 0) {
      paragraph.remove();
    }
    paragraph = paragraph != null && !paragraph.normalName().equals("p") ? paragraph : null;
  }
}
