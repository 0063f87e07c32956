package dev.rederive.document;

import dev.rederive.document.DocumentItem.Heading;
import dev.rederive.document.DocumentItem.Layout;
import dev.rederive.source.Source;
import dev.rederive.source.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the mathematics of reStructuredText: {@code math} directives, whose blocks parted by blank
 * lines are formulas of their own, and {@code math} roles. A comment {@code .. rederive: …} is a
 * directive to the checker.
 */
final class RestructuredTextReader extends Scanner {
  private static final Set<String> LITERAL =
      Set.of(
          "code",
          "code-block",
          "sourcecode",
          "highlight",
          "literalinclude",
          "parsed-literal",
          "raw",
          "ipython",
          "plot",
          "testcode",
          "testoutput",
          "testsetup",
          "doctest",
          "prompt",
          "graphviz",
          "productionlist",
          "csv-table",
          "toctree",
          "image",
          "jupyter-execute",
          "exec",
          "mermaid");
  private static final Pattern DIRECTIVE =
      Pattern.compile("\\.\\. +(?:[^ ]+:)?([A-Za-z][\\w-]*)::");
  private static final Pattern OPTION = Pattern.compile(":[A-Za-z][\\w-]*:(?: .*|)");
  private static final String ROLE = ":math:`";
  private static final String MARKS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

  /** Levels of headings by the marks that underline them, in order of appearance. */
  private final Map<String, Integer> levels = new HashMap<>();

  private boolean mathByDefault;

  /** The directive whose first formula is still to come; −1 after it. */
  private int formulasFrom = -1;

  RestructuredTextReader(Source source) {
    super(source);
  }

  Document read() {
    at = text.startsWith("\ufeff") ? 1 : 0;
    while (at < text.length()) {
      line();
    }
    return document();
  }

  private void line() {
    int end = lineEnd(at);
    int content = indented(at, end);
    if (content >= end) {
      at = nextLine(at);
    } else if (text.startsWith("..", content) && explicit(content, end)) {
      return;
    } else if (!heading(content, end)) {
      paragraph(content);
    }
  }

  /** Explicit markup: a directive or a comment; false for what is neither. */
  private boolean explicit(int content, int end) {
    String rest = text.substring(content, end);
    Matcher directive = DIRECTIVE.matcher(rest);
    if (directive.lookingAt()) {
      String name = directive.group(1);
      int from = content + directive.end();
      if (name.equals("math") || name.equals("amath")) {
        math(content, from);
      } else if (LITERAL.contains(name)) {
        at = bodyEnd(content);
      } else if (name.equals("default-role")) {
        mathByDefault = rest.substring(directive.end()).strip().equals("math");
        at = nextLine(content);
      } else {
        // The body of any other directive is text; its first line may be, too.
        at = from;
        inline(lineEnd(from));
        at = nextLine(content);
      }
      return true;
    }
    if (rest.length() > 2 && rest.charAt(2) != ' ' && rest.charAt(2) != '\t') {
      return false;
    }
    int first = indented(Math.min(content + 2, end), end);
    boolean names = first < end && "[_|".indexOf(text.charAt(first)) >= 0;
    if (names) {
      at = nextLine(content);
      return true;
    }
    int stop = bodyEnd(content);
    while (first < stop && Character.isWhitespace(text.charAt(first))) {
      first++;
    }
    if (text.startsWith("rederive:", first)) {
      directives(first, stop, new Span(content, trimmed(content, stop)));
    }
    at = stop;
    return true;
  }

  /** A formula behind the mark, then options, then blocks, all further in than the mark. */
  private void math(int directive, int from) {
    int stop = bodyEnd(directive);
    boolean options = true;
    formulasFrom = directive;
    int start = -1;
    int last = -1;
    int line = from;
    while (line < stop) {
      int end = Math.min(lineEnd(line), stop);
      int content = indented(line, end);
      if (content >= end) {
        if (start >= 0) {
          formula(start, last);
          start = -1;
        }
        // Behind the mark nothing may stand, and options follow all the same.
        options &= line == from;
      } else if (options && OPTION.matcher(text.substring(content, end)).matches()) {
        if (start >= 0) {
          formula(start, last);
          start = -1;
        }
      } else {
        start = start < 0 ? content : start;
        last = end;
      }
      line = nextLine(line);
    }
    if (start >= 0) {
      formula(start, last);
    }
    at = stop;
  }

  private void formula(int start, int end) {
    math(Layout.DISPLAY, formulasFrom < 0 ? start : formulasFrom, start, end, end);
    formulasFrom = -1;
  }

  /** Where the lines end that are indented more than the one at the offset, blank ones between. */
  private int bodyEnd(int content) {
    int base = columns(lineStart(content), content);
    int line = nextLine(content);
    int stop = line;
    while (line < text.length()) {
      int end = lineEnd(line);
      int first = indented(line, end);
      if (first < end) {
        if (columns(line, first) <= base) {
          break;
        }
        stop = nextLine(line);
      }
      line = nextLine(line);
    }
    return stop;
  }

  private boolean heading(int content, int end) {
    if (content != at) {
      return false;
    }
    int titleEnd = trimmed(content, end);
    int line = nextLine(content);
    boolean over = isUnderline(content, titleEnd);
    int title = content;
    if (over) {
      title = line;
      titleEnd = trimmed(title, lineEnd(title));
      line = nextLine(title);
      title = indented(title, titleEnd);
      if (title >= titleEnd) {
        at = nextLine(content);
        return true;
      }
    }
    if (line >= text.length() || line <= title) {
      return false;
    }
    int under = trimmed(line, lineEnd(line));
    boolean isTitle =
        isUnderline(line, under)
            && under - line >= Math.min(4, titleEnd - title)
            && (!over || text.charAt(line) == text.charAt(content));
    if (!isTitle) {
      return false;
    }
    String style = text.charAt(line) + (over ? "over" : "");
    Integer known = levels.get(style);
    if (known == null) {
      known = levels.size() + 1;
      levels.put(style, known);
    }
    add(new Heading(known, text.substring(title, titleEnd), new Span(title, titleEnd)));
    at = title;
    inline(titleEnd);
    at = nextLine(line);
    return true;
  }

  private boolean isUnderline(int from, int end) {
    if (end - from < 3 || MARKS.indexOf(text.charAt(from)) < 0) {
      return false;
    }
    for (int i = from; i < end; i++) {
      if (text.charAt(i) != text.charAt(from)) {
        return false;
      }
    }
    return true;
  }

  /** Lines of text up to a blank one; two colons at its end make what is indented literal. */
  private void paragraph(int content) {
    int stop = content;
    int last = content;
    while (stop < text.length()) {
      int end = lineEnd(stop);
      int first = indented(stop, end);
      if (first >= end || (stop != content && startsExplicit(first))) {
        break;
      }
      last = first;
      stop = nextLine(stop);
    }
    int textEnd = trimmed(content, Math.min(stop, text.length()));
    at = content;
    inline(textEnd);
    at = Math.max(at, stop);
    if (textEnd - 2 >= content && text.startsWith("::", textEnd - 2)) {
      literal(last);
    }
  }

  private boolean startsExplicit(int first) {
    return text.startsWith(".. ", first);
  }

  private void literal(int lastLine) {
    int stop = bodyEnd(lastLine);
    at = Math.max(at, stop);
  }

  /** Roles and literals in running text, up to an offset. */
  private void inline(int stop) {
    while (at < stop) {
      char c = text.charAt(at);
      if (c == '\\') {
        if (!macroDefinition()) {
          at += 2;
        }
      } else if (c == ':' && looksAt(ROLE)) {
        role(ROLE.length(), stop);
      } else if (c == '`' && looksAt("``")) {
        int end = find("``", at + 2);
        at = end < 0 || end >= stop ? at + 2 : end + 2;
      } else if (c == '`') {
        interpreted(stop);
      } else {
        at++;
      }
    }
  }

  private void role(int opening, int stop) {
    int start = at;
    int end = closingTick(start + opening, stop);
    if (end < 0) {
      defect(":math: is never closed", start, start + opening);
      at = start + opening;
      return;
    }
    math(Layout.INLINE, start, start + opening, end, end + 1);
    at = end + 1;
  }

  /** {@code `x = 1`:math:}, or {@code `x = 1`} where that is the default; else no mathematics. */
  private void interpreted(int stop) {
    int start = at;
    int end = closingTick(start + 1, stop);
    if (end < 0) {
      at++;
      return;
    }
    boolean named = start > 0 && text.charAt(start - 1) == ':';
    boolean suffixed = text.startsWith(":math:", end + 1);
    boolean link = text.startsWith("_", end + 1);
    if (suffixed || (mathByDefault && !named && !link)) {
      int whole = suffixed ? end + 1 + ":math:".length() : end + 1;
      math(Layout.INLINE, start, start + 1, end, whole);
      at = whole;
    } else {
      at = end + 1;
    }
  }

  private int closingTick(int from, int stop) {
    int end = find("`", from);
    return end < 0 || end >= stop || end == from ? -1 : end;
  }

  private int indented(int from, int end) {
    int here = from;
    while (here < end && (text.charAt(here) == ' ' || text.charAt(here) == '\t')) {
      here++;
    }
    return here;
  }

  private int trimmed(int from, int end) {
    int here = end;
    while (here > from && Character.isWhitespace(text.charAt(here - 1))) {
      here--;
    }
    return here;
  }

  /** The width of blanks; a tab goes to the next multiple of eight. */
  private int columns(int from, int end) {
    int width = 0;
    for (int i = from; i < end; i++) {
      width = text.charAt(i) == '\t' ? width + 8 - width % 8 : width + 1;
    }
    return width;
  }
}
