package dev.rederive.latex;

import dev.rederive.latex.Token.Kind;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Commands that take arguments: fractions, roots, accents, functions, sums. */
final class Commands {
  /** An angle is named by so many points at most. */
  private static final int POINTS = 3;

  private final NotationParser parser;
  private final Atoms atoms;

  Commands(NotationParser parser, Atoms atoms) {
    this.parser = parser;
    this.atoms = atoms;
  }

  Notation read() {
    int start = parser.at;
    Token token = parser.tokens.get(parser.at++);
    String name = token.text();
    switch (name) {
      case "frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac", "flatfrac" -> {
        optional();
        Notation top = argument(token);
        Notation bottom = argument(token);
        return new Notation.Fraction(top, bottom, parser.spanFrom(start));
      }
      case "binom", "dbinom", "tbinom" -> {
        Notation top = argument(token);
        Notation bottom = argument(token);
        return new Notation.Binomial(top, bottom, parser.spanFrom(start));
      }
      case "sqrt" -> {
        Notation degree = optional();
        Notation radicand = argument(token);
        return new Notation.Root(radicand, degree, parser.spanFrom(start));
      }
      case "underbrace", "overbrace", "underbracket", "overbracket" -> {
        Notation inside = argument(token);
        skipNote();
        return inside;
      }
      case "overset", "underset", "stackrel" -> {
        return stacked(token, start);
      }
      case "substack" -> {
        return substack(token);
      }
      case "mathnormal", "mathrm", "mathord" -> {
        return argument(token);
      }
      case "abs", "norm" -> {
        Notation inside = argument(token);
        String bar = name.equals("abs") ? "|" : "||";
        return new Notation.Fenced(bar, List.of(inside), bar, parser.spanFrom(start));
      }
      case "pdv", "dv" -> {
        return derivative(token, start);
      }
      case "angle", "measuredangle" -> {
        Notation points = points();
        return points == null
            ? new Notation.Symbol("angle", token.span())
            : new Notation.Accent("angle", points, parser.spanFrom(start));
      }
      case "ldots" -> {
        return new Notation.Ellipsis(token.span());
      }
      case "arg" -> {
        Token next = parser.peek();
        if (next != null && (next.isCommand("min") || next.isCommand("max"))) {
          parser.at++;
          return applied("arg" + next.text(), start);
        }
        return applied(name, start);
      }
      default -> {
        return byTable(token, name, start);
      }
    }
  }

  private Notation byTable(Token token, String name, int start) {
    if (Functions.isNamed(name)) {
      return applied(name, start);
    }
    if (Functions.isBig(name)) {
      return bigOperator(name, start);
    }
    String accent = Functions.accent(name);
    if (accent != null) {
      return accent(accent, token, start);
    }
    if (Functions.isFont(name)) {
      Notation inside = argument(token);
      return Atoms.inFont(name, inside, parser.spanFrom(start));
    }
    if (Functions.isSymbol(name) || isLoneOperator(name)) {
      return new Notation.Symbol(name, token.span());
    }
    boolean letters = name.chars().allMatch(Character::isLetter);
    String reason = unknown(token);
    if (letters && !takes(parser.peek()) && reason.startsWith("unknown command")) {
      // A name by a macro from elsewhere; with something to work on, it could do anything.
      return new Notation.Symbol(name, token.span());
    }
    throw new Unreadable(reason, token.span());
  }

  /** Whether what follows a command may be its argument. */
  private boolean takes(Token next) {
    if (next == null) {
      return false;
    }
    return switch (next.kind()) {
      case OPEN, LETTER, DIGIT, TEXT, WORD, BEGIN, BROKEN -> true;
      case COMMAND ->
          NotationParser.operator(next) == null
              && Brackets.closes(next) == null
              && Signs.at(parser.tokens, parser.at, parser.limit) == null;
      case CHARACTER -> next.isCharacter("[");
      default -> false;
    };
  }

  private static String unknown(Token token) {
    return switch (token.text()) {
      case "cap", "cup", "setminus", "sqcup", "sqcap", "bigsqcup" ->
          token.latex() + " joins sets, which is not judged";
      case "prescript" -> "scripts before a letter are not read";
      case "%" -> "a per cent sign is not read; write the number";
      default -> "unknown command " + token.latex();
    };
  }

  private static boolean isLoneOperator(String name) {
    return switch (name) {
      case "cdot", "times", "odot", "circ", "otimes" -> true;
      default -> false;
    };
  }

  /** The one or more capital letters behind an angle, with or without braces; null if none are. */
  private Notation points() {
    Token next = parser.peek();
    boolean group = next != null && next.is(Kind.OPEN) && parser.match[parser.at] > 0;
    int from = group ? parser.at + 1 : parser.at;
    int limit = group ? parser.match[parser.at] : parser.limit;
    StringBuilder letters = new StringBuilder();
    int to = from;
    while (to < limit && letters.length() < POINTS && isPoint(parser.tokens.get(to))) {
      letters.append(parser.tokens.get(to++).text());
    }
    if (letters.length() == 0 || group && to < limit) {
      return null;
    }
    parser.at = group ? limit + 1 : to;
    Span span = parser.tokens.get(from).span().union(parser.tokens.get(to - 1).span());
    return new Notation.Word(letters.toString(), span);
  }

  private static boolean isPoint(Token token) {
    return token.is(Kind.LETTER) && Character.isUpperCase(token.text().charAt(0));
  }

  /** {@code \overrightarrow{AB}}: two points make one name; else the notation itself. */
  private static Notation segment(Notation inside) {
    StringBuilder letters = new StringBuilder();
    if (inside instanceof Notation.Juxtaposition product && product.factors().size() == 2) {
      for (Notation factor : product.factors()) {
        boolean point =
            factor instanceof Notation.Symbol symbol
                && symbol.name().length() == 1
                && Character.isUpperCase(symbol.name().charAt(0));
        letters.append(point ? ((Notation.Symbol) factor).name() : "");
      }
    }
    return letters.length() == 2 ? new Notation.Word(letters.toString(), inside.span()) : inside;
  }

  /** {@code \hat{y_i}} and {@code \hat{y}_i} are one name: the accent goes to the base. */
  private Notation accent(String accent, Token token, int start) {
    Notation inside = accent.equals("vec") ? segment(argument(token)) : argument(token);
    Span span = parser.spanFrom(start);
    if (inside instanceof Notation.Script script && script.sup() == null && script.primes() == 0) {
      Notation base = new Notation.Accent(accent, script.base(), script.base().span());
      return new Notation.Script(base, script.sub(), null, 0, span);
    }
    return new Notation.Accent(accent, inside, span);
  }

  /** A braced group or a single atom; of unbraced digits only the first. */
  private Notation argument(Token command) {
    Token next = parser.peek();
    if (next == null) {
      throw new Unreadable(command.latex() + " lacks an argument", command.span());
    }
    if (next.is(Kind.DIGIT)) {
      parser.at++;
      return new Notation.Numeral(next.text(), next.span());
    }
    return parser.atom();
  }

  private Notation optional() {
    Token next = parser.peek();
    if (next == null || !next.isCharacter("[") || parser.match[parser.at] < 0) {
      return null;
    }
    int open = parser.at;
    int close = parser.match[open];
    List<Notation> items = parser.items(open + 1, close);
    parser.at = close + 1;
    return NotationParser.single(items, parser.spanFrom(open));
  }

  /** Notes over or under something that is no relation sign: limits of max and min, else dropped. */
  private Notation stacked(Token token, int start) {
    Notation note = argument(token);
    if (token.text().equals("underset")) {
      Notation base = argument(token);
      if (base instanceof Notation.Applied applied && applied.argument() == null) {
        Notation body = parser.startsFactor(true) ? parser.product() : null;
        Span span = parser.spanFrom(start);
        return new Notation.Applied(applied.operator(), note, applied.sup(), body, span);
      }
      return base;
    }
    String mark = note instanceof Notation.Symbol symbol ? symbol.name() : "";
    Notation base = argument(token);
    Span span = parser.spanFrom(start);
    return switch (mark) {
      case "rightarrow", "to" -> new Notation.Accent("vec", base, span);
      case "cdot" -> new Notation.Accent("dot", base, span);
      default ->
          throw new Unreadable(token.latex() + " over what is no relation sign", token.span());
    };
  }

  /** The rows of a limit, as if commas stood between them. */
  private Notation substack(Token command) {
    int open = parser.at;
    boolean group = open < parser.limit && parser.tokens.get(open).is(Kind.OPEN);
    int close = group ? parser.match[open] : -1;
    if (close < 0) {
      return argument(command);
    }
    List<Notation> items = new ArrayList<>();
    int start = open + 1;
    for (int i = open + 1; i <= close; i++) {
      if (i < close && parser.match[i] > i) {
        i = parser.match[i];
      } else if (i == close || parser.tokens.get(i).is(Kind.ROW)) {
        items.addAll(parser.items(start, i));
        start = i + 1;
      }
    }
    parser.at = close + 1;
    return NotationParser.single(items, parser.spanFrom(open));
  }

  /** The note under a brace is for the reader; it is not even parsed. */
  private void skipNote() {
    while (parser.at + 1 < parser.limit
        && (parser.tokens.get(parser.at).is(Kind.SUB)
            || parser.tokens.get(parser.at).is(Kind.SUP))) {
      int note = parser.at + 1;
      parser.at = parser.match[note] > note ? parser.match[note] + 1 : note + 1;
    }
  }

  /** {@code \pdv{f}{x}}, {@code \pdv{x}}, {@code \pdv[2]{f}{x}}, {@code \pdv{f}{x}{y}} of physics. */
  private Notation derivative(Token token, int start) {
    Span place = token.span();
    String sign = token.text().equals("pdv") ? "partial" : "d";
    Notation order = optional();
    List<Notation> arguments = new ArrayList<>();
    while (arguments.size() < 3
        && parser.at < parser.limit
        && parser.tokens.get(parser.at).is(Kind.OPEN)) {
      arguments.add(argument(token));
    }
    if (arguments.isEmpty()) {
      throw new Unreadable(token.latex() + " lacks an argument", place);
    }
    Span span = parser.spanFrom(start);
    Notation top = new Notation.Symbol(sign, place);
    Notation two = new Notation.Numeral("2", place);
    Notation power = arguments.size() == 3 ? two : order;
    if (power != null) {
      top = new Notation.Script(top, null, power, 0, place);
    }
    if (arguments.size() > 1) {
      top = new Notation.Juxtaposition(List.of(top, arguments.get(0)), span);
    }
    List<Notation> bottom = new ArrayList<>();
    for (Notation variable : arguments.subList(arguments.size() > 1 ? 1 : 0, arguments.size())) {
      bottom.add(new Notation.Symbol(sign, place));
      bottom.add(
          order == null
              ? variable
              : new Notation.Script(variable, null, order, 0, variable.span()));
    }
    return new Notation.Fraction(top, new Notation.Juxtaposition(bottom, span), span);
  }

  /** A named function; the position is after its name. */
  Notation applied(String name, int start) {
    Scripts scripts = parser.scripts();
    Token next = parser.peek();
    if (parser.inScript() && !parser.startsFactor(false) && scripts.isEmpty()) {
      return new Notation.Word(name, parser.spanFrom(start));
    }
    Notation argument = null;
    boolean limits = Functions.isWide(name) && scripts.sub != null;
    if (next != null && next.is(Kind.OPEN)) {
      argument = parser.factor();
    } else if (limits && (parser.startsFactor(true) || next != null && next.isCharacter("-"))) {
      argument = parser.product();
    } else if (next != null && isBracket(next)) {
      argument = atoms.read();
    } else if (next != null && next.isCharacter("-") && !parser.inScript()) {
      int minus = parser.at++;
      Notation value = openArgument();
      argument =
          new Notation.Sum(
              List.of(new Notation.Term(Notation.Sign.MINUS, value)), parser.spanFrom(minus));
    } else if (parser.startsFactor(true)) {
      argument = Functions.isWide(name) ? parser.product() : openArgument();
    }
    Span span = parser.spanFrom(start);
    Notation applied = new Notation.Applied(name, scripts.sub, scripts.sup, argument, span);
    return scripts.primes == 0
        ? applied
        : new Notation.Script(applied, null, null, scripts.primes, span);
  }

  private boolean isBracket(Token next) {
    if (Bars.isBar(next)) {
      return parser.startsFactor(true);
    }
    return Brackets.opens(next) != null && !next.is(Kind.BEGIN);
  }

  /**
   * The argument of {@code \sin x}: the factors that follow, up to the next function, sum or text.
   * A bracket right after a letter belongs to it, as in {@code \ln p(x)}, and ends it.
   */
  private Notation openArgument() {
    parser.peek();
    int start = parser.at;
    List<Notation> factors = new ArrayList<>();
    while (parser.startsFactor(factors.isEmpty())) {
      Token token = parser.peek();
      boolean operator =
          token.is(Kind.COMMAND)
              && (Functions.isNamed(token.text()) || Functions.isBig(token.text()));
      boolean bracket = isBracket(token) && !token.is(Kind.OPEN);
      if (!factors.isEmpty()) {
        Notation last = factors.get(factors.size() - 1);
        boolean number = last instanceof Notation.Numeral;
        if (operator
            || token.is(Kind.TEXT)
            || Bars.isBar(token)
            || (bracket && !number && !isName(last))
            || (isFraction(token) && !number)) {
          break;
        }
      }
      factors.add(parser.factor());
      if (operator || (bracket && factors.size() > 1)) {
        break;
      }
    }
    if (factors.isEmpty()) {
      Token next = parser.peek();
      Token place = next == null ? parser.tokens.get(parser.at - 1) : next;
      throw new Unreadable("a function's argument is missing", place.span());
    }
    return NotationParser.product(factors, parser.spanFrom(start));
  }

  private static boolean isFraction(Token token) {
    return token.isCommand("frac") || token.isCommand("dfrac") || token.isCommand("tfrac");
  }

  private static boolean isName(Notation notation) {
    if (notation instanceof Notation.Script script) {
      return isName(script.base());
    }
    return notation instanceof Notation.Symbol
        || notation instanceof Notation.Word
        || notation instanceof Notation.Accent;
  }

  private Notation bigOperator(String name, int start) {
    Scripts scripts = parser.scripts();
    Token next = parser.peek();
    Notation body = null;
    if (parser.startsFactor(true) || (next != null && next.isCharacter("-"))) {
      body = parser.product();
    }
    Span span = parser.spanFrom(start);
    Notation lower = scripts.sub;
    if (lower instanceof Notation.Symbol letter && scripts.primes > 0) {
      // \\sum_s' is set as a prime on the sign and meant as one on the letter
      lower = new Notation.Script(letter, null, null, scripts.primes, letter.span());
    }
    return new Notation.BigOperator(name, lower, scripts.sup, body, span);
  }
}
