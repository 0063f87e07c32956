package dev.rederive.document;

import dev.rederive.document.DocumentItem.Heading;
import dev.rederive.document.DocumentItem.Layout;
import dev.rederive.source.Source;
import dev.rederive.source.Span;
import java.util.Map;
import java.util.Set;

/** Finds the mathematics of a LaTeX document. A document environment is not required. */
final class TexReader extends Scanner {
  private static final Set<String> VERBATIM =
      Set.of(
          "verbatim",
          "verbatim*",
          "Verbatim",
          "BVerbatim",
          "LVerbatim",
          "alltt",
          "lstlisting",
          "minted",
          "comment",
          "filecontents",
          "filecontents*",
          "pycode",
          "sagesilent");
  private static final Map<String, Integer> SECTIONS =
      Map.of(
          "part",
          1,
          "chapter",
          1,
          "section",
          1,
          "subsection",
          2,
          "subsubsection",
          3,
          "paragraph",
          4,
          "subparagraph",
          5);

  private int mathFrom;

  TexReader(Source source) {
    super(source);
  }

  static boolean isVerbatim(String environment) {
    return VERBATIM.contains(environment);
  }

  Document read() {
    int body = text.indexOf("\\begin{document}");
    mathFrom = Math.max(0, body);
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '%') {
        comment();
      } else if (c == '\\') {
        command();
      } else if (c == '$' && at >= mathFrom) {
        dollars();
      } else {
        at++;
      }
    }
    return document();
  }

  private void comment() {
    int end = lineEnd(at);
    int first = at;
    while (first < end && (text.charAt(first) == '%' || text.charAt(first) == ' ')) {
      first++;
    }
    if (text.startsWith("rederive:", first)) {
      directives(first, end, new Span(at, end));
    }
    at = end;
  }

  private void command() {
    if (at + 1 >= text.length()) {
      at++;
      return;
    }
    char next = text.charAt(at + 1);
    if (next == '[' || next == '(') {
      if (at >= mathFrom) {
        bracketed(next);
      } else {
        at += 2;
      }
      return;
    }
    if (!isLetter(next)) {
      at += 2;
      return;
    }
    if (macroDefinition()) {
      return;
    }
    String name = command(at);
    if (name.equals("begin")) {
      begin();
    } else if (name.equals("end") && looksAt("\\end{document}")) {
      at = text.length();
    } else if ((name.equals("verb") || name.equals("lstinline")) && !looksAt("\\verbatim")) {
      verb(name);
    } else if (name.equals("iffalse")) {
      int end = find("\\fi", at + 8);
      at = end < 0 ? at + 8 : end + 3;
    } else if (name.equals("ensuremath") && at >= mathFrom) {
      ensured();
    } else if (SECTIONS.containsKey(name) && at >= mathFrom) {
      heading(name);
    } else {
      at += 1 + Math.max(1, name.length());
    }
  }

  private void begin() {
    String name = environment(at);
    int after = at + "\\begin".length();
    if (name == null) {
      at = after;
    } else if (VERBATIM.contains(name)) {
      int end = find("\\end{" + name + "}", after);
      if (end < 0) {
        defect("\\begin{" + name + "} is never closed", at, after + name.length() + 2);
        at = after;
      } else {
        at = end + name.length() + "\\end{}".length();
      }
    } else if (isMathEnvironment(name) && at >= mathFrom) {
      int start = at;
      if (bareEnvironment(name, blankLine(at))) {
        directivesInside(start, at);
      }
    } else {
      at = after;
    }
  }

  /** Comments inside a display may hold directives. */
  private void directivesInside(int start, int end) {
    int percent = nextPercent(start, end);
    int resume = at;
    while (percent >= 0 && percent < end) {
      at = percent;
      if (isEscaped(percent)) {
        at = percent + 1;
      } else {
        comment();
      }
      percent = nextPercent(at, end);
    }
    at = resume;
  }

  private int nextPercent(int from, int end) {
    for (int i = from; i < end; i++) {
      if (text.charAt(i) == '%') {
        return i;
      }
    }
    return -1;
  }

  private void bracketed(char bracket) {
    int start = at;
    String ending = bracket == '[' ? "\\]" : "\\)";
    int limit = blankLine(start);
    int end = start + 2;
    while (end < limit && !(text.startsWith(ending, end) && !isEscaped(end))) {
      end++;
    }
    if (end >= limit) {
      defect("\\" + bracket + " is never closed", start, start + 2);
      at = limit;
      return;
    }
    at = end + 2;
    math(bracket == '[' ? Layout.DISPLAY : Layout.INLINE, start, start + 2, end, at);
    directivesInside(start, at);
  }

  private void dollars() {
    int start = at;
    boolean display = looksAt("$$");
    int open = display ? 2 : 1;
    int limit = blankLine(start);
    int depth = 0;
    int end = start + open;
    int fallback = -1;
    while (end < limit) {
      char c = text.charAt(end);
      if (c == '\\') {
        end++;
      } else if (c == '%') {
        end = lineEnd(end);
      } else if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
      } else if (c == '$' && (!display || text.startsWith("$$", end))) {
        if (depth <= 0) {
          break;
        }
        // The dollars of \text{if $x$} stand inside braces; remembered in case the braces err.
        fallback = fallback < 0 ? end : fallback;
      }
      end++;
    }
    if (end >= limit) {
      end = fallback;
    }
    if (end < 0) {
      defect((display ? "$$" : "$") + " is never closed", start, start + open);
      at = limit;
      return;
    }
    at = end + open;
    math(display ? Layout.DISPLAY : Layout.INLINE, start, start + open, end, at);
    directivesInside(start, at);
  }

  /** {@code \ensuremath{x = 1}} in running text. */
  private void ensured() {
    int start = at;
    int open = start + "\\ensuremath".length();
    int end = open < text.length() && text.charAt(open) == '{' ? closingBrace(open) : -1;
    if (end < 0) {
      at = open;
      return;
    }
    at = end + 1;
    math(Layout.INLINE, start, open + 1, end, at);
  }

  private int closingBrace(int open) {
    int limit = Math.min(text.length(), open + 2_000);
    int depth = 0;
    for (int i = open; i < limit; i++) {
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

  private void verb(String name) {
    int mark = at + 1 + name.length();
    if (mark < text.length() && text.charAt(mark) == '*') {
      mark++;
    }
    int end = mark + 1;
    while (end < text.length()
        && text.charAt(end) != text.charAt(mark)
        && text.charAt(end) != '\n'
        && text.charAt(end) != '\r') {
      end++;
    }
    at = Math.min(text.length(), end + 1);
  }

  private void heading(String name) {
    int start = at;
    int open = start + 1 + name.length();
    if (open < text.length() && text.charAt(open) == '*') {
      open++;
    }
    if (open >= text.length() || text.charAt(open) != '{') {
      at = open;
      return;
    }
    int depth = 0;
    int end = open;
    int limit = Math.min(text.length(), open + 600);
    while (end < limit) {
      char c = text.charAt(end);
      if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        break;
      }
      end++;
    }
    if (end >= limit) {
      defect("the heading is never closed", start, open);
      at = open;
      return;
    }
    String title = text.substring(open + 1, end).trim();
    add(new Heading(SECTIONS.get(name), title, new Span(start, end + 1)));
    at = open + 1;
  }
}
