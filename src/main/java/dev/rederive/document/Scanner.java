package dev.rederive.document;

import dev.rederive.document.DocumentItem.Defect;
import dev.rederive.document.DocumentItem.Directive;
import dev.rederive.document.DocumentItem.Layout;
import dev.rederive.document.DocumentItem.MacroText;
import dev.rederive.document.DocumentItem.MathFragment;
import dev.rederive.document.DocumentItem.Wrapping;
import dev.rederive.source.Source;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the readers of all formats share: a text, its lines, a position and the items found. */
abstract class Scanner {
  private static final Set<String> MATH =
      Set.of(
          "equation",
          "align",
          "aligned",
          "gather",
          "gathered",
          "multline",
          "split",
          "cases",
          "eqnarray",
          "alignat",
          "flalign",
          "displaymath",
          "math",
          "dmath",
          "xalignat",
          "IEEEeqnarray");
  private static final Set<String> DEFINING =
      Set.of(
          "newcommand",
          "renewcommand",
          "providecommand",
          "DeclareRobustCommand",
          "def",
          "gdef",
          "DeclareMathOperator",
          "DeclarePairedDelimiter",
          "NewDocumentCommand",
          "RenewDocumentCommand",
          "ProvideDocumentCommand",
          "DeclareDocumentCommand",
          "edef",
          "xdef",
          "let");

  final String text;
  private final Source source;
  private final List<DocumentItem> items = new ArrayList<>();
  private final Set<String> endless = new HashSet<>();
  private final Map<String, Integer> nextFound = new HashMap<>();
  private int blankFrom = -1;
  private int blankAt = -1;
  int at;

  Scanner(Source source) {
    this.source = source;
    this.text = source.text();
  }

  Document document() {
    items.sort(Comparator.comparingInt(item -> item.span().start()));
    return new Document(source, List.copyOf(items));
  }

  void add(DocumentItem item) {
    items.add(item);
  }

  void math(Layout layout, int start, int contentStart, int contentEnd, int end) {
    int from = Math.min(contentStart, contentEnd);
    items.add(
        new MathFragment(
            layout,
            new Span(start, end),
            new Span(from, contentEnd),
            wrapping(start, contentStart)));
  }

  /** What of the markup stands in a formula that begins here. */
  Wrapping wrapping(int start, int contentStart) {
    return Wrapping.NONE;
  }

  void defect(String message, int start, int end) {
    items.add(new Defect(message, new Span(start, end)));
  }

  boolean looksAt(String expected) {
    return text.startsWith(expected, at);
  }

  /** The offset after the line's last character, its ending excluded. */
  int lineEnd(int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  /** The offset where the next line begins. */
  int nextLine(int from) {
    int end = lineEnd(from);
    if (end < text.length() && text.charAt(end) == '\r') {
      end++;
      return end < text.length() && text.charAt(end) == '\n' ? end + 1 : end;
    }
    return Math.min(text.length(), end + 1);
  }

  int lineStart(int from) {
    int start = from;
    while (start > 0 && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r') {
      start--;
    }
    return start;
  }

  boolean isBlank(int from, int end) {
    for (int i = from; i < end; i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether only blanks follow on the line. */
  boolean endsLine(int from) {
    int here = from;
    while (here < text.length() && (text.charAt(here) == ' ' || text.charAt(here) == '\t')) {
      here++;
    }
    return here >= text.length() || text.charAt(here) == '\n' || text.charAt(here) == '\r';
  }

  /** Whether only blanks stand before it on the line. */
  boolean startsLine(int offset) {
    int here = offset;
    while (here > 0 && (text.charAt(here - 1) == ' ' || text.charAt(here - 1) == '\t')) {
      here--;
    }
    return here == 0 || text.charAt(here - 1) == '\n' || text.charAt(here - 1) == '\r';
  }

  /** Whether a line counts as empty. */
  boolean isBlankLine(int start, int end) {
    return isBlank(start, end);
  }

  /** The start of the next blank line, or the end of the text; found once per paragraph. */
  int blankLine(int from) {
    if (from >= blankFrom && from < blankAt) {
      return blankAt;
    }
    int line = nextLine(from);
    while (line < text.length() && !isBlankLine(line, lineEnd(line))) {
      line = nextLine(line);
    }
    blankFrom = from;
    blankAt = Math.min(line, text.length());
    return blankAt;
  }

  /** Whether an odd number of backslashes stands before the offset. */
  boolean isEscaped(int offset) {
    int slashes = 0;
    while (offset - slashes > 0 && text.charAt(offset - slashes - 1) == '\\') {
      slashes++;
    }
    return slashes % 2 == 1;
  }

  /** Like indexOf, but what is found, or known not to follow, is not searched for again. */
  int find(String wanted, int from) {
    if (endless.contains(wanted)) {
      return -1;
    }
    Integer known = nextFound.get(wanted);
    if (known != null && known >= from) {
      return known;
    }
    int found = text.indexOf(wanted, from);
    if (found < 0) {
      endless.add(wanted);
    } else {
      nextFound.put(wanted, found);
    }
    return found;
  }

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** The command whose backslash stands at the offset, without it; empty if none does. */
  String command(int backslash) {
    int end = backslash + 1;
    while (end < text.length() && end < backslash + 40 && isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(Math.min(backslash + 1, text.length()), end);
  }

  /** The name in {@code \begin{name}} at the offset, or null. */
  String environment(int backslash) {
    int open = backslash + "\\begin".length();
    if (open >= text.length() || text.charAt(open) != '{') {
      return null;
    }
    int close = open + 1;
    while (close < text.length() && close < open + 40 && isNameCharacter(text.charAt(close))) {
      close++;
    }
    return close < text.length() && text.charAt(close) == '}'
        ? text.substring(open + 1, close)
        : null;
  }

  private static boolean isNameCharacter(char c) {
    return isLetter(c) || c == '*' || (c >= '0' && c <= '9');
  }

  static boolean isMathEnvironment(String name) {
    return MATH.contains(name.endsWith("*") ? name.substring(0, name.length() - 1) : name);
  }

  /**
   * A bare environment from its {@code \begin} to its own {@code \end}; another {@code \begin} of
   * the same name before that means that this one was never closed.
   *
   * @return whether one was read; if not, a defect was noted and the position moved on
   */
  boolean bareEnvironment(String name, int resumeAfterDefect) {
    int start = at;
    String ending = "\\end{" + name + "}";
    int contentStart = start + "\\begin{}".length() + name.length();
    int end = find(ending, contentStart);
    int again = find("\\begin{" + name + "}", contentStart);
    if (end < 0 || (again >= 0 && again < end)) {
      defect("\\begin{" + name + "} is never closed", start, contentStart);
      at = Math.max(contentStart, resumeAfterDefect);
      return false;
    }
    at = end + ending.length();
    Layout layout = name.equals("math") ? Layout.INLINE : Layout.DISPLAY;
    math(layout, start, start, at, at);
    return true;
  }

  /** A macro definition in running text; true if one was passed over. */
  boolean macroDefinition() {
    String command = command(at);
    if (!DEFINING.contains(command)) {
      return false;
    }
    int start = at;
    int end = start + 1 + command.length();
    int limit = Math.min(text.length(), end + 2000);
    int depth = 0;
    boolean named = false;
    while (end < limit) {
      char c = text.charAt(end);
      if (c == '\\') {
        end++;
        named = true;
      } else if (c == '%' && depth > 0) {
        end = lineEnd(end);
      } else if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
        if (depth == 0 && named) {
          int another = another(end + 1);
          if (another < 0) {
            at = end + 1;
            items.add(new MacroText(new Span(start, at)));
            return true;
          }
          end = another - 1;
        }
      } else if (depth == 0 && (c == '\n' || c == '\r')) {
        break;
      }
      // A name and its parameters are short; what goes on without a brace defines nothing.
      if (depth < 0 || (depth == 0 && end > start + 120)) {
        break;
      }
      end++;
    }
    boolean alias = command.equals("let") && end < text.length();
    if (alias) {
      at = end;
      items.add(new MacroText(new Span(start, end)));
    }
    return alias;
  }

  /** Where the next argument opens, be it on the next line; −1 if none does. */
  private int another(int from) {
    int next = from;
    int lines = 0;
    while (next < text.length() && lines < 2) {
      char c = text.charAt(next);
      if (c == '%') {
        next = lineEnd(next);
      } else if (c == '\n') {
        lines++;
        next++;
      } else if (Character.isWhitespace(c)) {
        next++;
      } else {
        return c == '{' || c == '[' ? next : -1;
      }
    }
    return -1;
  }

  /** Directives: the text between two offsets, which begins with the word {@code rederive:}. */
  void directives(int from, int end, Span whole) {
    List<Integer> starts = new ArrayList<>();
    int line = from;
    while (line < end) {
      int first = line;
      while (first < end && Character.isWhitespace(text.charAt(first))) {
        first++;
      }
      if (text.startsWith("rederive:", first) && first < end) {
        starts.add(first);
      }
      line = Math.max(first, line);
      while (line < end && text.charAt(line) != '\n' && text.charAt(line) != '\r') {
        line++;
      }
      line++;
    }
    for (int i = 0; i < starts.size(); i++) {
      int stop = i + 1 < starts.size() ? starts.get(i + 1) : end;
      Span span = starts.size() == 1 ? whole : new Span(starts.get(i), stop);
      String body = text.substring(starts.get(i) + "rederive:".length(), stop).trim();
      int space = 0;
      while (space < body.length() && !Character.isWhitespace(body.charAt(space))) {
        space++;
      }
      items.add(new Directive(body.substring(0, space), body.substring(space).trim(), span));
    }
  }
}
