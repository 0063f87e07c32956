package dev.rederive.latex;

import dev.rederive.document.DocumentItem.Wrapping;
import dev.rederive.latex.Token.Kind;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Cuts raw text into tokens: comments and blanks go, every token knows its offsets. */
final class Tokenizer {
  private final Unwrapped raw;
  private final String text;
  private final int end;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private boolean spaced;

  private Tokenizer(Unwrapped raw) {
    this.raw = raw;
    this.text = raw.text();
    this.at = raw.start();
    this.end = raw.end();
  }

  static List<Token> tokenize(String text, Span range, Wrapping wrapping) {
    return new Tokenizer(Unwrapped.of(text, range, wrapping)).run();
  }

  private List<Token> run() {
    while (at < end) {
      char c = text.charAt(at);
      if (c == '\n' || c == '\r') {
        at++;
        spaced = true;
      } else if (Character.isWhitespace(c) || c == '\u00a0' || c == '\ufeff' || c == '\u200b') {
        at++;
        spaced = true;
      } else if (c == '%') {
        skipComment();
      } else if (c == '\\') {
        command();
      } else {
        character();
      }
    }
    return tokens;
  }

  private void skipComment() {
    while (at < end && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
  }

  private void command() {
    int start = at++;
    if (at >= end) {
      add(Kind.BROKEN, "a lone backslash", start);
      return;
    }
    if (isAsciiLetter(text.charAt(at))) {
      int name = at;
      while (at < end && isAsciiLetter(text.charAt(at))) {
        at++;
      }
      String command = text.substring(name, at);
      if (command.equals("begin") || command.equals("end")) {
        environment(command, start);
      } else {
        add(Kind.COMMAND, command, start);
      }
      return;
    }
    if (text.charAt(at) == '\\') {
      at++;
      add(Kind.ROW, "\\\\", start);
      return;
    }
    int point = text.codePointAt(at);
    at = Math.min(end, at + Character.charCount(point));
    String name = Character.isWhitespace(point) ? " " : Character.toString(point);
    add(Kind.COMMAND, name, start);
  }

  private void environment(String command, int start) {
    int open = at;
    while (open < end && Character.isWhitespace(text.charAt(open))) {
      open++;
    }
    int close = open;
    while (close < end && close < open + 40 && text.charAt(close) != '}') {
      close++;
    }
    if (open >= end || text.charAt(open) != '{' || close >= end || text.charAt(close) != '}') {
      add(Kind.BROKEN, "\\" + command + " without an environment's name", start);
      return;
    }
    at = close + 1;
    String name = text.substring(open + 1, close).trim();
    add(command.equals("begin") ? Kind.BEGIN : Kind.END, name, start);
  }

  private void character() {
    int start = at;
    int point = text.codePointAt(at);
    if (point >= 128) {
      beyondAscii(point, start);
      return;
    }
    at++;
    char c = (char) point;
    String one = String.valueOf(c);
    if (isAsciiLetter(c)) {
      add(Kind.LETTER, one, start);
    } else if (c >= '0' && c <= '9') {
      add(Kind.DIGIT, one, start);
    } else {
      Kind kind =
          switch (c) {
            case '{' -> Kind.OPEN;
            case '}' -> Kind.CLOSE;
            case '_' -> Kind.SUB;
            case '^' -> Kind.SUP;
            case '\'' -> Kind.PRIME;
            case '&' -> Kind.ALIGN;
            default -> Kind.CHARACTER;
          };
      if (c == '~') {
        spaced = true;
      } else if (c < ' ') {
        add(Kind.BROKEN, "a control character", start);
      } else {
        add(kind, one, start);
      }
    }
  }

  private void beyondAscii(int point, int start) {
    at = Math.min(end, at + Character.charCount(point));
    if (Character.isIdeographic(point)) {
      while (at < end && Character.isIdeographic(text.codePointAt(at))) {
        at = Math.min(end, at + Character.charCount(text.codePointAt(at)));
      }
      add(Kind.TEXT, text.substring(start, at), start);
      return;
    }
    String script = UnicodeSigns.script(point);
    if (script != null) {
      boolean upper = UnicodeSigns.isSuperscript(point);
      add(upper ? Kind.SUP : Kind.SUB, upper ? "^" : "_", start);
      add(Kind.OPEN, "{", start);
      int from = start;
      while (true) {
        inScript(script, from);
        if (at >= end) {
          break;
        }
        point = text.codePointAt(at);
        script = UnicodeSigns.script(point);
        if (script == null || UnicodeSigns.isSuperscript(point) != upper) {
          break;
        }
        from = at;
        at += Character.charCount(point);
      }
      add(Kind.CLOSE, "}", from);
      return;
    }
    int[] fraction = UnicodeSigns.fraction(point);
    if (fraction != null) {
      fraction(fraction, start);
      return;
    }
    Token known = UnicodeSigns.token(point, raw.span(start, at), spaced);
    spaced = false;
    tokens.add(known);
    if (known.isCommand("mathbb")) {
      tokens.add(new Token(Kind.LETTER, UnicodeSigns.plainLetter(point), known.span(), false));
    }
  }

  /** {@code ½} as {@code \frac{1}{2}}. */
  private void fraction(int[] parts, int start) {
    add(Kind.COMMAND, "frac", start);
    for (int part : parts) {
      add(Kind.OPEN, "{", start);
      for (char digit : Integer.toString(part).toCharArray()) {
        add(Kind.DIGIT, String.valueOf(digit), start);
      }
      add(Kind.CLOSE, "}", start);
    }
  }

  private void inScript(String script, int start) {
    char c = script.charAt(0);
    Kind kind = Character.isDigit(c) ? Kind.DIGIT : isAsciiLetter(c) ? Kind.LETTER : Kind.CHARACTER;
    add(kind, script, start);
  }

  private void add(Kind kind, String value, int start) {
    tokens.add(new Token(kind, value, raw.span(start, at), spaced));
    spaced = false;
  }

  static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
