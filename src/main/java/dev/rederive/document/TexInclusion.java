package dev.rederive.document;

import dev.rederive.source.Composition;
import dev.rederive.source.Page;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Puts the text of a LaTeX document together: {@code \input}, {@code \include}, {@code \subfile},
 * {@code \import} give way to the file they name, and where a local package is used
 * stand its macro definitions. What cannot be taken in stays as it is, with a remark.
 */
final class TexInclusion {
  private static final Set<String> ONE_NAME =
      Set.of("input", "include", "subfile", "subfileinclude", "InputIfFileExists");
  private static final Set<String> FOLDER_AND_NAME =
      Set.of("import", "subimport", "includefrom", "subincludefrom", "inputfrom", "subinputfrom");
  private static final Set<String> PACKAGES = Set.of("usepackage", "RequirePackage");

  /** Documents of people are nested less, and are shorter; chains and trees of files end here. */
  private static final int DEEPEST = 20;

  private static final int MOST_FILES = 2_000;
  private static final int LONGEST = 32 << 20;

  private final Composition whole;
  private final Neighbours beside;
  private final Deque<String> open = new ArrayDeque<>();
  private int files;

  TexInclusion(Composition whole, Neighbours beside) {
    this.whole = whole;
    this.beside = beside;
  }

  void append(Page page) {
    append(page, 0, page.text().length());
  }

  private void append(Page page, int from, int to) {
    String text = page.text();
    Set<String> endless = new HashSet<>();
    int kept = from;
    int at = from;
    while (at < to) {
      char c = text.charAt(at);
      if (c == '%') {
        at = lineEnd(text, at);
      } else if (c != '\\') {
        at++;
      } else {
        Call call = Call.at(text, at, endless);
        if (call.name.equals("endinput") || text.startsWith("\\end{document}", at)) {
          at = to;
        } else if (call.argument == null) {
          at = Math.max(at + 1, call.end);
        } else if (PACKAGES.contains(call.name)) {
          whole.append(page, kept, call.end);
          kept = call.end;
          packages(call, page);
          at = call.end;
        } else if (takeIn(call, page, kept, at)) {
          kept = call.end;
          at = call.end;
        } else {
          // Kept in the text and remarked upon.
          kept = call.end;
          at = call.end;
        }
      }
    }
    whole.append(page, kept, to);
  }

  private static int lineEnd(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  /** Replaces the call by the file; if that is not possible, leaves it and says why. */
  private boolean takeIn(Call call, Page page, int kept, int at) {
    String why;
    Neighbours.Answer answer = find(call.argument, page);
    if (answer instanceof Neighbours.Opened opened) {
      why = bound(opened.page());
      if (why == null) {
        whole.append(page, kept, at);
        enter(opened.page());
        return true;
      }
    } else if (answer instanceof Neighbours.Refused refused) {
      why = refused.reason();
    } else if (answer instanceof Neighbours.Known || call.name.equals("InputIfFileExists")) {
      whole.append(page, kept, call.end);
      return false;
    } else {
      why = "there is no such file";
    }
    whole.append(page, kept, call.end);
    whole.remark(call.end - at, "\\" + call.name + "{" + call.argument + "}: " + why);
    return false;
  }

  private String bound(Page page) {
    if (open.contains(page.file())) {
      return "the file takes itself in";
    }
    if (open.size() >= DEEPEST) {
      return "files are nested deeper than " + DEEPEST;
    }
    if (++files > MOST_FILES) {
      return "the document takes in more than " + MOST_FILES + " files";
    }
    return whole.length() + page.text().length() > LONGEST
        ? "with it the document is larger than " + (LONGEST >> 20) + " MiB"
        : null;
  }

  /** Of a file that is a document of its own only the body is taken in. */
  private void enter(Page page) {
    String text = page.text();
    int body = text.indexOf("\\begin{document}");
    int end = text.indexOf("\\end{document}", Math.max(0, body));
    open.push(page.file());
    if (body < 0) {
      append(page, 0, text.length());
    } else {
      append(page, body + "\\begin{document}".length(), end < 0 ? text.length() : end);
    }
    open.pop();
    if (!text.endsWith("\n")) {
      whole.fill(" ");
    }
  }

  /** {@code \input{one}} means one.tex, or else a file that is called just one. */
  private Neighbours.Answer find(String name, Page page) {
    if (name.endsWith(".tex")) {
      return beside.open(name, page);
    }
    Neighbours.Answer answer = beside.open(name + ".tex", page);
    boolean suffixed = name.lastIndexOf('.') > name.lastIndexOf('/');
    return answer instanceof Neighbours.Absent && suffixed ? beside.open(name, page) : answer;
  }

  private void packages(Call call, Page page) {
    for (String name : call.argument.split(",")) {
      String file = name.strip() + ".sty";
      Neighbours.Answer answer = beside.open(file, page);
      if (answer instanceof Neighbours.Opened opened && bound(opened.page()) == null) {
        whole.fill("\n");
        MacroFile.append(opened.page(), whole);
      } else if (answer instanceof Neighbours.Refused refused) {
        whole.remark(0, file + ": " + refused.reason());
      }
    }
  }

  /**
   * A command in a text.
   *
   * @param argument the file it names; null if it is none that takes a file in
   * @param end the offset after it; of what is not to be looked into, after its content
   */
  private record Call(String name, String argument, int end) {
    /**
     * @param endless environments known not to end in the rest of the text
     */
    static Call at(String text, int backslash, Set<String> endless) {
      int end = backslash + 1;
      while (end < text.length() && Scanner.isLetter(text.charAt(end))) {
        end++;
      }
      if (end == backslash + 1) {
        return new Call("", null, Math.min(text.length(), end + 1));
      }
      String name = text.substring(backslash + 1, end);
      if (name.equals("verb") || name.equals("lstinline")) {
        return new Call(name, null, verb(text, end));
      }
      if (name.equals("begin")) {
        return new Call(name, null, verbatim(text, end, endless));
      }
      if (ONE_NAME.contains(name) || FOLDER_AND_NAME.contains(name) || PACKAGES.contains(name)) {
        return naming(text, name, end);
      }
      return new Call(name, null, end);
    }

    private static Call naming(String text, String name, int from) {
      int open = blanks(text, from);
      if (PACKAGES.contains(name) && open < text.length() && text.charAt(open) == '[') {
        int close = text.indexOf(']', open);
        open = close < 0 ? open : blanks(text, close + 1);
      }
      int close = argumentEnd(text, open);
      if (close < 0) {
        return name.equals("input") ? plain(text, open, from) : new Call(name, null, from);
      }
      String first = text.substring(open + 1, close).strip();
      if (!FOLDER_AND_NAME.contains(name)) {
        return new Call(name, first, close + 1);
      }
      int second = blanks(text, close + 1);
      int end = argumentEnd(text, second);
      if (end < 0) {
        return new Call(name, null, from);
      }
      String folder = first.isEmpty() || first.endsWith("/") ? first : first + "/";
      return new Call(name, folder + text.substring(second + 1, end).strip(), end + 1);
    }

    /** Plain TeX's {@code \input name}. */
    private static Call plain(String text, int start, int from) {
      int end = start;
      while (end < text.length() && end < start + 200 && isOfName(text.charAt(end))) {
        end++;
      }
      return end == start || start == from
          ? new Call("input", null, from)
          : new Call("input", text.substring(start, end), end);
    }

    private static boolean isOfName(char c) {
      return Character.isLetterOrDigit(c) || "./_-+".indexOf(c) >= 0;
    }

    private static int blanks(String text, int from) {
      int at = from;
      while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
        at++;
      }
      return at;
    }

    /** The closing brace of a short argument on one line, or −1. */
    private static int argumentEnd(String text, int open) {
      if (open >= text.length() || text.charAt(open) != '{') {
        return -1;
      }
      for (int i = open + 1; i < text.length() && i < open + 1000; i++) {
        char c = text.charAt(i);
        if (c == '}') {
          return i;
        }
        if (c == '{' || c == '\\' || c == '#') {
          return -1;
        }
      }
      return -1;
    }

    private static int verb(String text, int from) {
      int mark = from < text.length() && text.charAt(from) == '*' ? from + 1 : from;
      if (mark >= text.length()) {
        return mark;
      }
      int end = mark + 1;
      while (end < text.length()
          && text.charAt(end) != text.charAt(mark)
          && text.charAt(end) != '\n') {
        end++;
      }
      return Math.min(text.length(), end + 1);
    }

    private static int verbatim(String text, int from, Set<String> endless) {
      int close = argumentEnd(text, from);
      if (close < 0) {
        return from;
      }
      String name = text.substring(from + 1, close);
      if (!TexReader.isVerbatim(name) || endless.contains(name)) {
        return close + 1;
      }
      int end = text.indexOf("\\end{" + name + "}", close);
      if (end < 0) {
        endless.add(name);
        return close + 1;
      }
      return end;
    }
  }
}
