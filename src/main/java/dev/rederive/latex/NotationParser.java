package dev.rederive.latex;

import dev.rederive.latex.Notation.Operator;
import dev.rederive.latex.Notation.Sign;
import dev.rederive.latex.Notation.Term;
import dev.rederive.latex.Token.Kind;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * The grammar of one formula, by recursive descent:
 *
 * <pre>
 * items    = related { "," related }
 * related  = sum { relation sum }
 * sum      = [sign] product { sign product }
 * product  = quotient { (\cdot | \times | \odot …) quotient }
 * quotient = operand { "/" operand }        a slash takes the implicit products on both its sides
 * operand  = sign operand | factor { factor }
 * factor   = atom { script | prime | "!" }
 * </pre>
 *
 * A big operator's body is the product that follows it, up to the next sign or relation.
 */
final class NotationParser {
  private static final int DEEPEST = 200;

  final List<Token> tokens;
  final int[] match;
  private final Bars bars;
  private final Atoms atoms = new Atoms(this);
  int at;
  int limit;
  private int depth;
  private String openBar;
  private boolean inScript;

  NotationParser(List<Token> tokens) {
    this.tokens = tokens;
    this.match = Brackets.all(tokens);
    this.bars = new Bars(tokens, match);
    this.limit = tokens.size();
  }

  /** The whole list as one formula; where it cannot be read, that and why. */
  static Notation read(List<Token> tokens, Span place) {
    try {
      return single(new NotationParser(tokens).items(0, tokens.size()), place);
    } catch (Unreadable unreadable) {
      return unreadable.unread();
    }
  }

  static Notation single(List<Notation> items, Span place) {
    if (items.isEmpty()) {
      throw new Unreadable("a formula is missing", place);
    }
    return items.size() == 1 ? items.get(0) : new Notation.Sequence(items, place);
  }

  /** The comma-separated items between two indices; leaves the position at the end. */
  List<Notation> items(int from, int end) {
    int outerLimit = limit;
    String outerBar = openBar;
    at = from;
    limit = end;
    openBar = null;
    List<Notation> items = new ArrayList<>();
    while (peek() != null) {
      items.add(related());
      if (peek() != null && isComma(peek())) {
        at++;
      } else {
        break;
      }
    }
    if (peek() != null) {
      throw unexpected(peek());
    }
    at = end;
    limit = outerLimit;
    openBar = outerBar;
    return items;
  }

  /** What stands between two indices as one notation. */
  Notation range(int from, int end, Span place) {
    return single(items(from, end), place);
  }

  static boolean isComma(Token token) {
    return token.isCharacter(",") || token.isCharacter(";");
  }

  Unreadable unexpected(Token token) {
    if (token.is(Kind.BROKEN)) {
      return new Unreadable(token.text(), token.span());
    }
    if (Brackets.opens(token) != null || Brackets.closes(token) != null) {
      return new Unreadable("unbalanced " + token.latex(), token.span());
    }
    return new Unreadable("unexpected " + token.latex(), token.span());
  }

  /** The next token inside the current range, or null; alignment marks and gaps are passed over. */
  Token peek() {
    while (at < limit) {
      Token token = tokens.get(at);
      if (isEmptyGroup()) {
        at += 2;
      } else if (token.is(Kind.ALIGN) || token.is(Kind.ROW) || token.isCommand("quad")) {
        at++;
      } else {
        return token;
      }
    }
    return null;
  }

  /** {@code {}} without a script only keeps other tokens apart. */
  private boolean isEmptyGroup() {
    return tokens.get(at).is(Kind.OPEN)
        && at + 1 < limit
        && tokens.get(at + 1).is(Kind.CLOSE)
        && (at + 2 >= limit
            || !(tokens.get(at + 2).is(Kind.SUB) || tokens.get(at + 2).is(Kind.SUP)));
  }

  Span spanFrom(int start) {
    int first = Math.min(start, tokens.size() - 1);
    Span span = tokens.get(first).span();
    return at > first ? span.union(tokens.get(at - 1).span()) : span;
  }

  void enter() {
    if (++depth > DEEPEST) {
      Token token = tokens.get(Math.min(at, tokens.size() - 1));
      throw new Unreadable("nested deeper than " + DEEPEST + " levels", token.span());
    }
  }

  void leave() {
    depth--;
  }

  boolean inScript() {
    return inScript;
  }

  private Notation related() {
    peek();
    int start = at;
    Notation left = sum();
    List<Notation> relations = new ArrayList<>();
    while (peek() != null) {
      int signStart = at;
      RelationSign sign = relationSign();
      if (sign == null) {
        break;
      }
      int rightStart = at;
      Notation right = sum();
      relations.add(new Notation.Related(left, sign, right, spanFrom(start)));
      left = right;
      start = Math.max(signStart, rightStart);
    }
    if (relations.isEmpty()) {
      return left;
    }
    return relations.size() == 1
        ? relations.get(0)
        : new Notation.Sequence(
            relations, relations.get(0).span().union(relations.get(relations.size() - 1).span()));
  }

  private RelationSign relationSign() {
    Signs.Found found = Signs.at(tokens, at, limit);
    if (found != null) {
      at = found.next();
      return found.sign();
    }
    Token token = tokens.get(at);
    boolean separates =
        token.isCommand("mid")
            || token.isCharacter(":")
            || token.is(Kind.MIDDLE, "|")
            || token.is(Kind.MIDDLE, "||")
            || (Bars.isBar(token) && !closesBar(token));
    if (!separates) {
      return null;
    }
    at++;
    return new RelationSign(RelationSign.Kind.OTHER, token.latex(), token.span());
  }

  private Sign sign(Token token) {
    if (token == null) {
      return null;
    }
    if (token.isCharacter("+")) {
      return Sign.PLUS;
    }
    if (token.isCharacter("-")) {
      return Sign.MINUS;
    }
    return token.isCommand("pm") || token.isCommand("mp") ? Sign.PLUS_MINUS : null;
  }

  private Notation sum() {
    Sign sign = sign(peek());
    int start = at;
    if (sign != null) {
      at++;
    }
    List<Term> terms = new ArrayList<>();
    terms.add(new Term(sign == null ? Sign.PLUS : sign, product()));
    for (Sign next = sign(peek()); next != null; next = sign(peek())) {
      at++;
      terms.add(new Term(next, product()));
    }
    if (terms.size() == 1 && terms.get(0).sign() == Sign.PLUS) {
      return terms.get(0).value();
    }
    return new Notation.Sum(List.copyOf(terms), spanFrom(start));
  }

  private static Operator operator(Token token) {
    if (token == null) {
      return null;
    }
    if (token.isCharacter("*")) {
      return Operator.DOT;
    }
    if (!token.is(Kind.COMMAND)) {
      return null;
    }
    return switch (token.text()) {
      case "cdot", "ast", "cdotp" -> Operator.DOT;
      case "times" -> Operator.TIMES;
      case "odot" -> Operator.HADAMARD;
      case "circ" -> Operator.CIRC;
      case "otimes" -> Operator.KRONECKER;
      default -> null;
    };
  }

  private static boolean isSlash(Token token) {
    return token != null
        && (token.isCharacter("/") || token.isCommand("div") || token.is(Kind.MIDDLE, "/"));
  }

  /** A product with visible signs, quotients included. */
  Notation product() {
    peek();
    int start = at;
    Notation left = quotient();
    for (Operator next = operator(peek()); next != null; next = operator(peek())) {
      at++;
      left = new Notation.Binary(next, left, quotient(), spanFrom(start));
    }
    return left;
  }

  private Notation quotient() {
    peek();
    int start = at;
    Notation left = operand();
    while (isSlash(peek())) {
      at++;
      left = new Notation.Binary(Operator.SLASH, left, operand(), spanFrom(start));
    }
    return left;
  }

  private Notation operand() {
    Sign sign = sign(peek());
    if (sign == null) {
      return implicitProduct();
    }
    enter();
    int start = at++;
    Notation value = operand();
    leave();
    return sign == Sign.PLUS
        ? value
        : new Notation.Sum(List.of(new Term(sign, value)), spanFrom(start));
  }

  private Notation implicitProduct() {
    List<Notation> factors = new ArrayList<>();
    peek();
    int start = at;
    while (startsFactor(factors.isEmpty())) {
      if (!factors.isEmpty() && isEvaluationBar()) {
        Notation evaluated = evaluationBar(factors, start);
        factors.add(evaluated);
      } else {
        factors.add(factor());
      }
    }
    if (factors.isEmpty()) {
      throw nothingHere();
    }
    return product(factors, spanFrom(start));
  }

  private Unreadable nothingHere() {
    Token token = peek();
    if (token != null) {
      return unexpected(token);
    }
    Token last = tokens.get(Math.max(0, Math.min(at, tokens.size()) - 1));
    return new Unreadable("a formula is missing after " + last.latex(), last.span());
  }

  static Notation product(List<Notation> factors, Span span) {
    return factors.size() == 1
        ? factors.get(0)
        : new Notation.Juxtaposition(List.copyOf(factors), span);
  }

  /** Whether a factor begins here; at an operand's place a lone sign such as ∗ may be one. */
  boolean startsFactor(boolean first) {
    Token token = peek();
    if (token == null || isComma(token) || sign(token) != null || isSlash(token)) {
      return false;
    }
    if (operator(token) != null) {
      return first && standsAlone();
    }
    if (Bars.isBar(token)) {
      return startsBar(first);
    }
    if (token.is(Kind.CHARACTER)) {
      return token.text().equals("(")
          || token.text().equals("[")
          || (token.text().equals(".") && isDigitAt(at + 1));
    }
    if (token.is(Kind.COMMAND)) {
      return !token.text().equals("mid")
          && Brackets.closes(token) == null
          && Signs.at(tokens, at, limit) == null;
    }
    return switch (token.kind()) {
      case LETTER, DIGIT, OPEN, BEGIN, LEFT, TEXT, WORD, BROKEN -> true;
      default -> false;
    };
  }

  /** {@code (\cdot, x)}: a sign with nothing to join stands for an argument left open. */
  private boolean standsAlone() {
    if (at + 1 >= limit) {
      return true;
    }
    Token next = tokens.get(at + 1);
    return isComma(next)
        || next.is(Kind.SUB)
        || next.is(Kind.SUP)
        || Bars.isBar(next)
        || next.isCommand("mid")
        || (inScript && operator(tokens.get(at)) == Operator.DOT);
  }

  boolean isDigitAt(int index) {
    return index < limit && tokens.get(index).is(Kind.DIGIT);
  }

  private boolean closesBar(Token token) {
    if (openBar == null) {
      return false;
    }
    if (openBar.equals("pair")) {
      return token.isCharacter("|") && at + 1 < limit && tokens.get(at + 1).isCharacter("|");
    }
    return token.isCommand("|") ? openBar.equals("||") : openBar.equals("|");
  }

  private boolean startsBar(boolean first) {
    Token token = tokens.get(at);
    if (first) {
      return bars.following(at) > 0;
    }
    if (closesBar(token)) {
      return false;
    }
    return isEvaluationBar() || bars.following(at) % 2 == 1;
  }

  private boolean isEvaluationBar() {
    Token token = peek();
    return token != null
        && token.isCharacter("|")
        && !closesBar(token)
        && at + 1 < limit
        && tokens.get(at + 1).is(Kind.SUB);
  }

  /** The bar belongs to the product from its first fraction on, else to all of it. */
  private Notation evaluationBar(List<Notation> factors, int start) {
    int from = 0;
    while (from < factors.size() && !(factors.get(from) instanceof Notation.Fraction)) {
      from++;
    }
    List<Notation> tail = factors.subList(from == factors.size() ? 0 : from, factors.size());
    Span span = tail.get(0).span().union(tail.get(tail.size() - 1).span());
    Notation body = product(tail, span);
    at++;
    Notation evaluated = evaluated(body, start);
    tail.clear();
    return evaluated;
  }

  /** Scripts after an evaluation bar. */
  Notation evaluated(Notation body, int start) {
    Scripts scripts = scripts();
    Span span = body.span().union(spanFrom(at - 1));
    return new Notation.Evaluated(body, scripts.sub, scripts.sup, span);
  }

  /** {@code |a|}, {@code \|a\|}, {@code ||a||}; the position is at the opening bar. */
  Notation absolute() {
    int start = at;
    Token bar = tokens.get(at);
    boolean pair =
        bar.isCharacter("|")
            && at + 1 < limit
            && tokens.get(at + 1).isCharacter("|")
            && !tokens.get(at + 1).spaced();
    String outer = openBar;
    openBar = pair ? "pair" : bar.isCommand("|") ? "||" : "|";
    at += pair ? 2 : 1;
    List<Notation> items = new ArrayList<>();
    items.add(related());
    while (peek() != null && isComma(peek())) {
      at++;
      items.add(related());
    }
    Token end = peek();
    if (end == null || !closesBar(end)) {
      throw new Unreadable("a bar that is never closed", bar.span());
    }
    at += pair ? 2 : 1;
    openBar = outer;
    String name = pair || bar.isCommand("|") ? "||" : "|";
    return new Notation.Fenced(name, items, name, spanFrom(start));
  }

  /** An atom with its scripts. */
  Notation factor() {
    peek();
    int start = at;
    enter();
    Notation base = atoms.read();
    leave();
    return withScripts(base, start);
  }

  /** An atom without scripts, for the argument of a command. */
  Notation atom() {
    peek();
    enter();
    Notation read = atoms.read();
    leave();
    return read;
  }

  Notation withScripts(Notation base, int start) {
    Notation result = base;
    while (true) {
      Scripts scripts = scripts();
      if (!scripts.isEmpty()) {
        result =
            new Notation.Script(result, scripts.sub, scripts.sup, scripts.primes, spanFrom(start));
      }
      if (at < limit && tokens.get(at).isCharacter("!") && !inScript) {
        at++;
        result = new Notation.Factorial(result, spanFrom(start));
      } else if (scripts.isEmpty()) {
        return result;
      } else if (at >= limit || !tokens.get(at).isCharacter("!")) {
        return result;
      }
    }
  }

  /** Scripts as they are collected; null and 0 where absent. */
  static final class Scripts {
    Notation sub;
    Notation sup;
    int primes;

    boolean isEmpty() {
      return sub == null && sup == null && primes == 0;
    }
  }

  Scripts scripts() {
    Scripts scripts = new Scripts();
    while (at < limit) {
      Token token = tokens.get(at);
      if (token.is(Kind.PRIME)) {
        scripts.primes++;
        at++;
      } else if (token.is(Kind.SUB)) {
        at++;
        Notation sub = scriptContent(token, null);
        if (sub != null && scripts.sub != null) {
          throw new Unreadable("two subscripts on one base", token.span());
        }
        scripts.sub = sub == null ? scripts.sub : sub;
      } else if (token.is(Kind.SUP)) {
        at++;
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
    if (at >= limit) {
      throw new Unreadable(sign.latex() + " without a script", sign.span());
    }
    boolean outer = inScript;
    inScript = true;
    enter();
    Notation content;
    if (tokens.get(at).is(Kind.OPEN)) {
      int open = at;
      int close = match[open];
      if (close < 0) {
        throw unexpected(tokens.get(open));
      }
      content = countPrimes(open + 1, close, primesOf) ? null : group(open, close);
      at = close + 1;
    } else if (countPrimes(at, at + 1, primesOf)) {
      at++;
      content = null;
    } else if (label(at, at + 1) != null && !isDigitAt(at)) {
      content = label(at, at + 1);
      at++;
    } else if (isDigitAt(at)) {
      Token digit = tokens.get(at++);
      content = new Notation.Numeral(digit.text(), digit.span());
    } else {
      content = atom();
    }
    leave();
    inScript = outer;
    return content;
  }

  private Notation group(int open, int close) {
    if (close == open + 1) {
      return null;
    }
    Span span = tokens.get(open).span().union(tokens.get(close).span());
    if (close == open + 2) {
      Notation label = label(open + 1, close);
      if (label != null) {
        return label;
      }
    }
    int depthBefore = depth;
    int limitBefore = limit;
    String barBefore = openBar;
    try {
      return atoms.rangeOrInfix(open + 1, close, span);
    } catch (Unreadable unreadable) {
      Notation label = plainLabel(open + 1, close, span);
      if (label == null) {
        throw unreadable;
      }
      depth = depthBefore;
      limit = limitBefore;
      openBar = barBefore;
      inScript = true;
      return label;
    }
  }

  /** A lone sign as a script, {@code w^{+}}, {@code x^*}, is part of a name. */
  private Notation label(int from, int end) {
    Token token = tokens.get(from);
    if (end != from + 1) {
      return null;
    }
    if (token.isCharacter("+") || token.isCharacter("-")) {
      return new Notation.Symbol(token.text(), token.span());
    }
    if (token.isCharacter("*") || token.isCommand("ast")) {
      return new Notation.Symbol("ast", token.span());
    }
    return operator(token) != null ? new Notation.Symbol(token.text(), token.span()) : null;
  }

  /** A short script that is no formula, such as {@code <t} or {@code k+}, is a label. */
  private Notation plainLabel(int from, int end, Span span) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < end; i++) {
      Token token = tokens.get(i);
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
      if (!tokens.get(i).is(Kind.PRIME) && !tokens.get(i).isCommand("prime")) {
        return false;
      }
    }
    scripts.primes += end - from;
    return true;
  }
}
