package dev.rederive.latex;

import dev.rederive.latex.Token.Kind;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a formula is made of: numbers, letters, words, brackets and commands with arguments. */
final class Atoms {
  private static final Set<String> PROSE =
      Set.of(
          "if",
          "s.t.",
          "s.t",
          "for",
          "where",
          "and",
          "or",
          "otherwise",
          "with",
          "when",
          "then",
          "else",
          "so",
          "because",
          "as",
          "all",
          "since",
          "thus",
          "hence",
          "is",
          "are",
          "we",
          "have",
          "that",
          "such",
          "let",
          "given",
          "unless",
          "whenever",
          "while",
          "but",
          "by",
          "from",
          "to",
          "on");

  private final NotationParser parser;
  private final Commands commands;
  private final Environments environments;

  Atoms(NotationParser parser) {
    this.parser = parser;
    this.commands = new Commands(parser, this);
    this.environments = new Environments(parser);
  }

  Notation read() {
    Token token = parser.peek();
    if (token == null) {
      Token last = parser.tokens.get(Math.max(0, parser.at - 1));
      throw new Unreadable("a formula is missing after " + last.latex(), last.span());
    }
    return switch (token.kind()) {
      case DIGIT -> number();
      case LETTER -> symbol(token.text());
      case OPEN -> group();
      case LEFT -> sized();
      case BEGIN -> environments.read();
      case TEXT -> text(token);
      case WORD -> word(token);
      case COMMAND -> command(token);
      case CHARACTER -> character(token);
      default -> throw parser.unexpected(token);
    };
  }

  private Notation symbol(String name) {
    Token token = parser.tokens.get(parser.at++);
    return new Notation.Symbol(name, token.span());
  }

  private Notation command(Token token) {
    if (token.isCommand("|")) {
      return parser.absolute();
    }
    if (Brackets.opens(token) != null) {
      return fence();
    }
    return commands.read();
  }

  private Notation character(Token token) {
    return switch (token.text()) {
      case "(", "[" -> fence();
      case "|" -> parser.absolute();
      case "*" -> symbol("ast");
      case "." -> {
        if (Broadcast.isDot(parser.tokens, parser.at)) {
          parser.at++;
          Notation.Fenced bracket = (Notation.Fenced) fence();
          yield new Notation.Fenced(
              Notation.Fenced.BROADCAST, bracket.items(), bracket.close(), bracket.span());
        }
        if (!parser.isDigitAt(parser.at + 1)) {
          throw parser.unexpected(token);
        }
        yield number();
      }
      default -> throw parser.unexpected(token);
    };
  }

  /** Digits with at most one point; {@code 1{,}000}, {@code 1\,000} and {@code 1'000} are one number. */
  private Notation number() {
    int start = parser.at;
    StringBuilder digits = new StringBuilder();
    boolean point = false;
    while (parser.at < parser.limit) {
      Token token = parser.tokens.get(parser.at);
      if (token.spaced() && parser.at > start) {
        break;
      }
      if (token.is(Kind.DIGIT)) {
        digits.append(token.text());
      } else if (token.isCharacter(".") && !point && parser.isDigitAt(parser.at + 1)) {
        point = true;
        digits.append(digits.length() == 0 ? "0." : ".");
      } else if (isThousandsComma(token) && !point && !digits.toString().equals("0")) {
        parser.at += 2;
      } else if (isThousandsMark(token) && !point && digits.length() > 0) {
        // 40'000, as the Swiss write it
        digits.append(parser.tokens.get(++parser.at).text());
      } else if (isDecimalComma(token) && !point && digits.length() > 0) {
        point = true;
        digits.append('.');
        parser.at += 2;
      } else {
        break;
      }
      parser.at++;
    }
    return new Notation.Numeral(digits.toString(), parser.spanFrom(start));
  }

  private boolean isThousandsMark(Token token) {
    int at = parser.at;
    return token.is(Kind.PRIME)
        && parser.isDigitAt(at + 1)
        && parser.isDigitAt(at + 2)
        && parser.isDigitAt(at + 3)
        && !parser.isDigitAt(at + 4);
  }

  /** {@code 0{,}5}, as it is written where a comma parts the decimals. */
  private boolean isDecimalComma(Token token) {
    int at = parser.at;
    return token.is(Kind.OPEN)
        && at + 3 < parser.limit
        && parser.tokens.get(at + 1).isCharacter(",")
        && parser.tokens.get(at + 2).is(Kind.CLOSE)
        && parser.isDigitAt(at + 3);
  }

  private boolean isThousandsComma(Token token) {
    int at = parser.at;
    return token.is(Kind.OPEN)
        && at + 5 < parser.limit
        && parser.tokens.get(at + 1).isCharacter(",")
        && parser.tokens.get(at + 2).is(Kind.CLOSE)
        && parser.isDigitAt(at + 3)
        && parser.isDigitAt(at + 4)
        && parser.isDigitAt(at + 5)
        && !parser.isDigitAt(at + 6);
  }

  private Notation group() {
    int open = parser.at;
    int close = parser.match[open];
    if (close < 0) {
      throw parser.unexpected(parser.tokens.get(open));
    }
    Span span = parser.tokens.get(open).span().union(parser.tokens.get(close).span());
    if (close == open + 1) {
      throw new Unreadable("empty braces", span);
    }
    Notation inside = rangeOrInfix(open + 1, close, span);
    parser.at = close + 1;
    return inside;
  }

  /** A range that may be split by {@code \over} or {@code \choose}. */
  Notation rangeOrInfix(int from, int end, Span span) {
    for (int i = from; i < end; i++) {
      if (parser.match[i] > i) {
        i = parser.match[i];
      } else if (isInfix(parser.tokens.get(i))) {
        Notation top = parser.range(from, i, span);
        Notation bottom = parser.range(i + 1, end, span);
        parser.at = end;
        return parser.tokens.get(i).isCommand("over")
            ? new Notation.Fraction(top, bottom, span)
            : new Notation.Binomial(top, bottom, span);
      }
    }
    return parser.range(from, end, span);
  }

  private static boolean isInfix(Token token) {
    return token.isCommand("over") || token.isCommand("choose");
  }

  private Notation fence() {
    int open = parser.at;
    Token token = parser.tokens.get(open);
    int close = parser.match[open];
    if (close < 0 || close >= parser.limit) {
      throw parser.unexpected(token);
    }
    List<Notation> items = parser.items(open + 1, close);
    parser.at = close + 1;
    String left = bars(Brackets.opens(token));
    String right = bars(Brackets.closes(parser.tokens.get(close)));
    return new Notation.Fenced(left, items, right, parser.spanFrom(open));
  }

  private static String bars(String name) {
    return switch (name) {
      case "lvert", "rvert" -> "|";
      case "lVert", "rVert" -> "||";
      default -> name;
    };
  }

  private Notation sized() {
    int open = parser.at;
    Token left = parser.tokens.get(open);
    int close = parser.match[open];
    if (close < 0 || close >= parser.limit) {
      throw parser.unexpected(left);
    }
    Token right = parser.tokens.get(close);
    if (left.text().equals("{") && right.text().equals(".")) {
      Notation cases = environments.casesAfterBrace(open + 1, close);
      parser.at = close + 1;
      return cases;
    }
    List<Notation> items = parser.items(open + 1, close);
    parser.at = close + 1;
    Span span = parser.spanFrom(open);
    boolean scripted =
        parser.at < parser.limit
            && (parser.tokens.get(parser.at).is(Kind.SUB)
                || parser.tokens.get(parser.at).is(Kind.SUP));
    boolean bar = right.text().equals("|") && !left.text().equals("|");
    if (bar && scripted) {
      return parser.evaluated(NotationParser.single(items, span), open);
    }
    if (left.text().equals(".") && right.text().equals(".")) {
      return NotationParser.single(items, span);
    }
    if (left.text().equals(".") || right.text().equals(".")) {
      throw new Unreadable("a bracket without its partner", span);
    }
    return new Notation.Fenced(left.text(), items, right.text(), span);
  }

  private Notation text(Token token) {
    parser.at++;
    String text = token.text().trim();
    if (!parser.inScript() && isProse(token.text())) {
      return new Notation.Prose(text, token.span());
    }
    return named(text, token);
  }

  private Notation word(Token token) {
    parser.at++;
    return named(token.text(), token);
  }

  private Notation named(String text, Token token) {
    String function =
        text.replace(" ", "").toLowerCase(Locale.ROOT).equals("argmin")
            ? "argmin"
            : text.replace(" ", "").toLowerCase(Locale.ROOT).equals("argmax") ? "argmax" : text;
    if (Functions.isNamed(function)) {
      return commands.applied(function, parser.at - 1);
    }
    if (text.length() == 1 && Character.isLetter(text.charAt(0))) {
      return new Notation.Symbol(text, token.span());
    }
    if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return new Notation.Numeral(text, token.span());
    }
    return new Notation.Word(text, token.span());
  }

  /** Running text, as opposed to a word that names a quantity. */
  static boolean isProse(String raw) {
    String text = raw.trim();
    if (text.toLowerCase(Locale.ROOT).matches("arg\\s*(min|max)")) {
      return false;
    }
    if (PROSE.contains(text.toLowerCase(Locale.ROOT))) {
      return true;
    }
    if (text.codePoints().anyMatch(Character::isIdeographic)) {
      return true;
    }
    return text.indexOf(' ') > 0 || (text.length() > 1 && !text.equals(raw));
  }

  /** The items of a list of notations spread over a font: {@code \mathbf{w_1}} is bold w, sub 1. */
  static Notation inFont(String font, Notation inside, Span span) {
    if (inside instanceof Notation.Script script) {
      Notation base = inFont(font, script.base(), script.base().span());
      return new Notation.Script(base, script.sub(), script.sup(), script.primes(), span);
    }
    if (inside instanceof Notation.Accent accent && !Functions.isFont(accent.accent())) {
      Notation base = inFont(font, accent.base(), accent.base().span());
      return new Notation.Accent(accent.accent(), base, span);
    }
    if (inside instanceof Notation.Juxtaposition product) {
      StringBuilder letters = new StringBuilder();
      List<Notation> factors = new ArrayList<>();
      for (Notation factor : product.factors()) {
        if (factor instanceof Notation.Symbol symbol && symbol.name().length() == 1) {
          letters.append(symbol.name());
        }
        factors.add(inFont(font, factor, factor.span()));
      }
      if (letters.length() == product.factors().size()) {
        return new Notation.Accent(font, new Notation.Word(letters.toString(), span), span);
      }
      return new Notation.Juxtaposition(factors, span);
    }
    if (inside instanceof Notation.Symbol
        || inside instanceof Notation.Word
        || inside instanceof Notation.Numeral) {
      return new Notation.Accent(font, inside, span);
    }
    return inside;
  }
}
