package dev.rederive.latex;

import dev.rederive.latex.Token.Kind;
import dev.rederive.source.Span;

/**
 * Sub- and superscripts and primes. A lone sign is a name's mark, a short script that is no formula
 * a label.
 */
final class ScriptReader {
  private final NotationParser parser;

  ScriptReader(NotationParser parser) {
    this.parser = parser;
  }

  Scripts read() {
    Scripts scripts = new Scripts();
    while (parser.at < parser.limit) {
      Token token = parser.tokens.get(parser.at);
      if (token.is(Kind.PRIME)) {
        scripts.primes++;
        parser.at++;
      } else if (token.is(Kind.SUB)) {
        parser.at++;
        Notation sub = scriptContent(token, null);
        if (sub != null && scripts.sub != null) {
          throw new Unreadable("two subscripts on one base", token.span());
        }
        scripts.sub = sub == null ? scripts.sub : sub;
      } else if (token.is(Kind.SUP)) {
        parser.at++;
        Notation sup = scriptContent(token, scripts);
        if (sup != null && scripts.sup != null) {
          throw new Unreadable("two superscripts on one base", token.span());
        }
        scripts.sup = sup == null ? scripts.sup : sup;
      } else {
        break;
      }
    }
    return scripts;
  }

  /** The script after {@code _} or {@code ^}; null if it is empty or only primes, then counted. */
  private Notation scriptContent(Token sign, Scripts primesOf) {
    if (parser.at >= parser.limit) {
      throw new Unreadable(sign.latex() + " without a script", sign.span());
    }
    boolean outer = parser.nowInScript(true);
    parser.enter();
    Notation content;
    if (parser.tokens.get(parser.at).is(Kind.OPEN)) {
      int open = parser.at;
      int close = parser.match[open];
      if (close < 0) {
        throw parser.unexpected(parser.tokens.get(open));
      }
      content = countPrimes(open + 1, close, primesOf) ? null : group(open, close);
      parser.at = close + 1;
    } else if (countPrimes(parser.at, parser.at + 1, primesOf)) {
      parser.at++;
      content = null;
    } else if (label(parser.at, parser.at + 1) != null && !parser.isDigitAt(parser.at)) {
      content = label(parser.at, parser.at + 1);
      parser.at++;
    } else if (parser.isDigitAt(parser.at)) {
      Token digit = parser.tokens.get(parser.at++);
      content = new Notation.Numeral(digit.text(), digit.span());
    } else {
      content = parser.atom();
    }
    parser.leave();
    parser.nowInScript(outer);
    return content;
  }

  private Notation group(int open, int close) {
    if (close == open + 1) {
      return null;
    }
    Span span = parser.tokens.get(open).span().union(parser.tokens.get(close).span());
    if (close == open + 2) {
      Notation label = label(open + 1, close);
      if (label != null) {
        return label;
      }
    }
    return parser.scriptRange(open + 1, close, span);
  }

  /** A lone sign as a script, {@code w^{+}}, {@code x^*}, is part of a name. */
  private Notation label(int from, int end) {
    Token token = parser.tokens.get(from);
    if (end != from + 1) {
      return null;
    }
    if (token.isCharacter("+") || token.isCharacter("-")) {
      return new Notation.Symbol(token.text(), token.span());
    }
    if (token.isCharacter("*") || token.isCommand("ast")) {
      return new Notation.Symbol("ast", token.span());
    }
    return NotationParser.operator(token) != null
        ? new Notation.Symbol(token.text(), token.span())
        : null;
  }

  /** A short script that is no formula, such as {@code <t} or {@code k+}, is a label. */
  Notation plainLabel(int from, int end, Span span) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < end; i++) {
      Token token = parser.tokens.get(i);
      boolean plain =
          token.is(Kind.LETTER)
              || token.is(Kind.DIGIT)
              || (token.is(Kind.CHARACTER)
                  && Brackets.opens(token) == null
                  && Brackets.closes(token) == null);
      if (!plain || end - from > 12) {
        return null;
      }
      text.append(token.text());
    }
    return new Notation.Word(text.toString(), span);
  }

  private boolean countPrimes(int from, int end, Scripts scripts) {
    if (scripts == null || from >= end) {
      return false;
    }
    for (int i = from; i < end; i++) {
      if (!parser.tokens.get(i).is(Kind.PRIME) && !parser.tokens.get(i).isCommand("prime")) {
        return false;
      }
    }
    scripts.primes += end - from;
    return true;
  }
}
