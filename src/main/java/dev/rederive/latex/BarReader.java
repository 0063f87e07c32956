package dev.rederive.latex;

import dev.rederive.latex.Token.Kind;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Bars: absolute values, norms, and the bar that evaluates what stands before it. */
final class BarReader {
  private final NotationParser parser;
  private final Bars bars;

  /** The sort of the innermost open bar, or null. */
  private String openBar;

  BarReader(NotationParser parser) {
    this.parser = parser;
    this.bars = new Bars(parser.tokens, parser.match);
  }

  /** Sets the innermost open bar; tells what it was before, to be set back. */
  String nowOpen(String bar) {
    String before = openBar;
    openBar = bar;
    return before;
  }

  String open() {
    return openBar;
  }

  boolean closesBar(Token token) {
    if (openBar == null) {
      return false;
    }
    if (openBar.equals("pair")) {
      return token.isCharacter("|")
          && parser.at + 1 < parser.limit
          && parser.tokens.get(parser.at + 1).isCharacter("|");
    }
    return token.isCommand("|") ? openBar.equals("||") : openBar.equals("|");
  }

  boolean startsBar(boolean first) {
    Token token = parser.tokens.get(parser.at);
    if (first) {
      return bars.following(parser.at) > 0;
    }
    if (closesBar(token)) {
      return false;
    }
    return isEvaluationBar() || bars.following(parser.at) % 2 == 1;
  }

  boolean isEvaluationBar() {
    Token token = parser.peek();
    return token != null
        && token.isCharacter("|")
        && !closesBar(token)
        && parser.at + 1 < parser.limit
        && parser.tokens.get(parser.at + 1).is(Kind.SUB);
  }

  /** The bar belongs to the product from its first fraction on, else to all of it. */
  Notation evaluationBar(List<Notation> factors, int start) {
    int from = 0;
    while (from < factors.size() && !(factors.get(from) instanceof Notation.Fraction)) {
      from++;
    }
    List<Notation> tail = factors.subList(from == factors.size() ? 0 : from, factors.size());
    Span span = tail.get(0).span().union(tail.get(tail.size() - 1).span());
    Notation body = NotationParser.product(tail, span);
    parser.at++;
    Notation evaluated = evaluated(body, start);
    tail.clear();
    return evaluated;
  }

  /** Scripts after an evaluation bar. */
  Notation evaluated(Notation body, int start) {
    Scripts scripts = parser.scripts();
    Span span = body.span().union(parser.spanFrom(parser.at - 1));
    return new Notation.Evaluated(body, scripts.sub, scripts.sup, span);
  }

  /** {@code |a|}, {@code \|a\|}, {@code ||a||}; the position is at the opening bar. */
  Notation absolute() {
    int start = parser.at;
    Token bar = parser.tokens.get(parser.at);
    boolean pair =
        bar.isCharacter("|")
            && parser.at + 1 < parser.limit
            && parser.tokens.get(parser.at + 1).isCharacter("|")
            && !parser.tokens.get(parser.at + 1).spaced();
    String outer = openBar;
    openBar = pair ? "pair" : bar.isCommand("|") ? "||" : "|";
    parser.at += pair ? 2 : 1;
    List<Notation> items = new ArrayList<>();
    items.add(parser.related());
    while (parser.peek() != null && NotationParser.isComma(parser.peek())) {
      parser.at++;
      items.add(parser.related());
    }
    Token end = parser.peek();
    if (end == null || !closesBar(end)) {
      throw new Unreadable("a bar that is never closed", bar.span());
    }
    parser.at += pair ? 2 : 1;
    openBar = outer;
    String name = pair || bar.isCommand("|") ? "||" : "|";
    return new Notation.Fenced(name, items, name, parser.spanFrom(start));
  }
}
