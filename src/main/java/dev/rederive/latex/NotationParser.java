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
  private final Atoms atoms = new Atoms(this);
  private final ScriptReader scriptReader = new ScriptReader(this);
  private final BarReader barReader;
  int at;
  int limit;
  private int depth;
  private boolean inScript;

  NotationParser(List<Token> tokens) {
    this.tokens = tokens;
    this.match = Brackets.all(tokens);
    this.barReader = new BarReader(this);
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
    String outerBar = barReader.nowOpen(null);
    at = from;
    limit = end;
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
    barReader.nowOpen(outerBar);
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

  Notation related() {
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
            || (Bars.isBar(token) && !barReader.closesBar(token));
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

  static Operator operator(Token token) {
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
      if (!factors.isEmpty() && barReader.isEvaluationBar()) {
        Notation evaluated = barReader.evaluationBar(factors, start);
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
      return barReader.startsBar(first);
    }
    if (token.is(Kind.CHARACTER)) {
      return token.text().equals("(")
          || token.text().equals("[")
          || (token.text().equals(".") && (isDigitAt(at + 1) || Broadcast.isDot(tokens, at)));
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

  Notation evaluated(Notation body, int start) {
    return barReader.evaluated(body, start);
  }

  Notation absolute() {
    return barReader.absolute();
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

  Scripts scripts() {
    return scriptReader.read();
  }

  /** Reads inside a script; tells what it was before, to be set back. */
  boolean nowInScript(boolean script) {
    boolean before = inScript;
    inScript = script;
    return before;
  }

  /** A braced script as a formula; as a plain label where it is none. */
  Notation scriptRange(int from, int end, Span span) {
    int depthBefore = depth;
    int limitBefore = limit;
    String barBefore = barReader.open();
    try {
      return atoms.rangeOrInfix(from, end, span);
    } catch (Unreadable unreadable) {
      Notation label = scriptReader.plainLabel(from, end, span);
      if (label == null) {
        throw unreadable;
      }
      depth = depthBefore;
      limit = limitBefore;
      barReader.nowOpen(barBefore);
      inScript = true;
      return label;
    }
  }
}
