package dev.rederive.document;

import dev.rederive.document.DocumentItem.Layout;
import dev.rederive.source.Source;
import dev.rederive.source.Span;
import java.util.Locale;
import java.util.Set;

/** The HTML that stands in a text of another kind: comments, elements whose content is raw. */
abstract class HtmlScanner extends Scanner {
  private static final Set<String> RAW_TAGS = Set.of("script", "pre", "style", "textarea", "code");

  private int noTagEndUntil = -1;

  HtmlScanner(Source source) {
    super(source);
  }

  /** What begins with a less-than sign: a comment, a tag, an address, or nothing. */
  void angle() {
    if (looksAt("<!--")) {
      comment();
      return;
    }
    int name = at + 1;
    if (name < text.length() && text.charAt(name) == '/') {
      name++;
    }
    int end = name;
    while (end < text.length() && end < name + 40 && isTagCharacter(text.charAt(end))) {
      end++;
    }
    if (end == name || !isLetter(text.charAt(name)) || end >= text.length()) {
      at++;
      return;
    }
    char after = text.charAt(end);
    boolean tag = after == '>' || after == '/' || Character.isWhitespace(after);
    if (!tag && after != ':') {
      at++;
      return;
    }
    int close = tagEnd(end, after == ':');
    if (close < 0) {
      at++;
      return;
    }
    String tagName = text.substring(name, end).toLowerCase(Locale.ROOT);
    int start = at;
    at = close + 1;
    if (text.charAt(start + 1) != '/' && RAW_TAGS.contains(tagName) && after != ':') {
      rawElement(tagName, start, close);
    }
  }

  private static boolean isTagCharacter(char c) {
    return isLetter(c) || (c >= '0' && c <= '9') || c == '-';
  }

  private int tagEnd(int from, boolean link) {
    if (from < noTagEndUntil) {
      return -1;
    }
    int limit = blankLine(from);
    char quote = 0;
    int first = -1;
    for (int i = from; i < limit; i++) {
      char c = text.charAt(i);
      if (c == '>' && first < 0) {
        first = i;
      }
      if (link && Character.isWhitespace(c)) {
        return -1;
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if ((c == '"' || c == '\'') && text.charAt(i - 1) == '=') {
        quote = c;
      } else if (c == '>') {
        return i;
      } else if (c == '<') {
        return -1;
      }
    }
    if (first < 0) {
      noTagEndUntil = limit;
    }
    return first;
  }

  /** {@code <pre>}, {@code <script>}: not read, unless the script holds mathematics. */
  private void rawElement(String name, int start, int close) {
    String ending = "</" + name;
    int end = find(ending, close);
    if (end < 0 || (name.equals("code") && end > blankLine(close))) {
      if (name.equals("script") || name.equals("pre")) {
        defect("<" + name + "> is never closed", start, close + 1);
      }
      return;
    }
    String tag = text.substring(start, close + 1).toLowerCase(Locale.ROOT);
    int after = text.indexOf('>', end);
    at = after < 0 ? text.length() : after + 1;
    if (name.equals("script") && tag.contains("math/tex")) {
      Layout layout = tag.contains("display") ? Layout.DISPLAY : Layout.INLINE;
      math(layout, start, close + 1, end, at);
    }
  }

  private void comment() {
    int start = at;
    int end = find("-->", start + 4);
    if (end < 0) {
      defect("the comment is never closed", start, start + 4);
      at = Math.max(start + 4, Math.min(blankLine(start), text.length()));
      return;
    }
    at = end + 3;
    int first = start + 4;
    while (first < end && Character.isWhitespace(text.charAt(first))) {
      first++;
    }
    if (text.startsWith("rederive:", first)) {
      directives(first, end, new Span(start, at));
    } else {
      hiddenMacros(first, end);
      at = end + 3;
    }
  }

  /** Macros that are defined where no reader sees them: in a comment, in front matter. */
  void hiddenMacros(int from, int end) {
    at = from;
    while (at < end) {
      if (text.charAt(at) != '\\' || !macroDefinition()) {
        at++;
      }
    }
  }

  static boolean isLineBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
