package dev.rederive.latex;

import dev.rederive.latex.RelationSign.Kind;
import dev.rederive.latex.Segment.Lead;
import dev.rederive.latex.Segments.Connectives;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins the stretches of a display into chains. A row that begins with a relation sign continues
 * the chain above it; one that begins with + or − continues its last side.
 */
final class ChainReader {
  private final List<Segment> segments;
  private final List<Links> chains = new ArrayList<>();
  private final Map<Integer, Links> lastOfColumn = new HashMap<>();
  private final List<Notation> waiting = new ArrayList<>();
  private Links last;
  private int row = -1;
  private Links inRow;
  private boolean restricting;

  /** Whether what restricts is introduced by {@code \forall}. */
  private boolean quantified;

  ChainReader(List<Token> tidied) {
    this.segments = new Segments(tidied).cut();
  }

  /** Sides as tokens; they may be continued until the display ends. */
  private static final class Links {
    final List<List<Token>> sides = new ArrayList<>();
    final List<RelationSign> signs = new ArrayList<>();
    final List<Notation> conditions = new ArrayList<>();

    List<Token> lastSide() {
      return sides.get(sides.size() - 1);
    }

    boolean equates() {
      for (RelationSign sign : signs) {
        switch (sign.kind()) {
          case EQUAL, DEFINE, APPROX, UPDATE -> {
            return true;
          }
          default -> {}
        }
      }
      return false;
    }
  }

  /** The pieces of one stretch between its relation signs: one more side than signs. */
  private record Parts(List<List<Token>> sides, List<RelationSign> signs) {}

  List<Chain> read() {
    for (Segment segment : segments) {
      if (segment.row() != row) {
        row = segment.row();
        inRow = null;
        restricting = false;
      }
      add(segment);
    }
    if (last != null) {
      last.conditions.addAll(waiting);
    }
    List<Chain> read = new ArrayList<>();
    for (Links links : chains) {
      read.add(chain(links));
    }
    return List.copyOf(read);
  }

  private void add(Segment segment) {
    if (isEquationNumber(segment)) {
      return;
    }
    boolean restricts = segment.prose() != null && Connectives.restricts(segment.prose());
    if (segment.tokens().isEmpty()) {
      if (restricts && last != null && segment.prose().indexOf(' ') > 0) {
        last.conditions.add(new Notation.Prose(segment.prose(), placeOfLast()));
      }
      return;
    }
    Parts parts = parts(segment.tokens());
    if (isCondition(segment, parts, restricts)) {
      restricting = true;
      quantified = segment.lead() == Lead.FOR_ALL;
      List<Notation> read = conditions(segment);
      if (inRow != null) {
        inRow.conditions.addAll(read);
      } else {
        waiting.addAll(read);
      }
      return;
    }
    restricting = false;
    Links target = continued(segment, parts);
    if (target == null) {
      target = new Links();
      target.sides.add(new ArrayList<>());
      target.conditions.addAll(waiting);
      waiting.clear();
      chains.add(target);
    }
    target.lastSide().addAll(parts.sides().get(0));
    for (int i = 0; i < parts.signs().size(); i++) {
      target.signs.add(parts.signs().get(i));
      target.sides.add(new ArrayList<>(parts.sides().get(i + 1)));
    }
    last = target;
    inRow = target;
    lastOfColumn.put(segment.column(), target);
  }

  private Span placeOfLast() {
    return chain(last).span();
  }

  private static Parts parts(List<Token> tokens) {
    int[] match = Brackets.all(tokens);
    List<List<Token>> sides = new ArrayList<>();
    List<RelationSign> signs = new ArrayList<>();
    int start = 0;
    int at = 0;
    while (at < tokens.size()) {
      if (match[at] > at) {
        at = match[at] + 1;
        continue;
      }
      Signs.Found sign = Signs.at(tokens, at, tokens.size());
      boolean script = at > 0 && isScriptMark(tokens.get(at - 1));
      if (sign == null || script) {
        at++;
        continue;
      }
      sides.add(tokens.subList(start, at));
      signs.add(sign.sign());
      at = sign.next();
      start = at;
    }
    sides.add(tokens.subList(start, tokens.size()));
    return new Parts(sides, signs);
  }

  private static boolean isScriptMark(Token token) {
    return token.is(Token.Kind.SUB) || token.is(Token.Kind.SUP);
  }

  /** The chain this stretch goes on with, or null. */
  private Links continued(Segment segment, Parts parts) {
    Links above = lastOfColumn.getOrDefault(segment.column(), last);
    boolean startsRow = segment.lead() == Lead.ROW;
    Links before = startsRow ? above : last;
    if (before == null) {
      return null;
    }
    if (parts.sides().get(0).isEmpty() && !parts.signs().isEmpty()) {
      return before;
    }
    if (!startsRow || segment.row() == 0 && segment.column() == 0) {
      return null;
    }
    List<Token> side = before.lastSide();
    if (side.isEmpty() || Segments.isOperator(side.get(side.size() - 1))) {
      return before;
    }
    Token first = segment.tokens().get(0);
    if (!Segments.isOperator(first)) {
      return null;
    }
    // "-c &= d" is a new equation; "&- c" goes on with the one above.
    boolean opensEquation = !parts.signs().isEmpty() && !first.isCharacter("+");
    boolean newEquation = segment.marked() && !parts.signs().isEmpty();
    return newEquation || (opensEquation && !first.isCommand("cdot")) ? null : before;
  }

  private static boolean isEquationNumber(Segment segment) {
    List<Token> tokens = segment.tokens();
    if (segment.lead() == Lead.COMMA || tokens.size() < 3 || tokens.size() > 8) {
      return false;
    }
    if (segment.lead() == Lead.ROW
        || !tokens.get(0).isCharacter("(")
        || !tokens.get(tokens.size() - 1).isCharacter(")")) {
      return false;
    }
    for (int i = 1; i < tokens.size() - 1; i++) {
      Token token = tokens.get(i);
      if (!token.is(Token.Kind.DIGIT) && !token.isCharacter(".") && !token.isCharacter("*")) {
        return false;
      }
    }
    return true;
  }

  private boolean isCondition(Segment segment, Parts parts, boolean restricts) {
    if (segment.lead() == Lead.FOR_ALL || restricts) {
      return true;
    }
    if (inRow == null || segment.lead() == Lead.ROW && segment.column() == 0) {
      return false;
    }
    if (segment.lead() == Lead.PROSE && segment.prose() != null) {
      return false;
    }
    if (restricting && segment.lead() == Lead.COMMA && parts.sides().size() < 3) {
      return !(quantified && claims(parts));
    }
    if (parts.signs().isEmpty()) {
      return inRow.equates() && isBracketedCondition(segment.tokens());
    }
    if (!inRow.equates() || parts.sides().get(0).isEmpty()) {
      return false;
    }
    for (int i = 0; i < parts.signs().size(); i++) {
      Kind kind = parts.signs().get(i).kind();
      boolean counts =
          kind == Kind.EQUAL
              && isRange(parts.sides().get(i + 1))
              && parts.sides().get(i).size() <= 4;
      boolean bounds =
          switch (kind) {
            case NOT_EQUAL, ELEMENT -> true;
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                isPlain(parts.sides().get(i)) && isPlain(parts.sides().get(i + 1));
            default -> false;
          };
      if (!bounds && !counts) {
        return false;
      }
    }
    return true;
  }

  /** {@code \forall x, f(x) = g(x)}: the equality after the comma is what is said. */
  private static boolean claims(Parts parts) {
    return parts.signs().stream().anyMatch(sign -> sign.kind() == Kind.EQUAL)
        && parts.sides().stream()
            .flatMap(List::stream)
            .noneMatch(token -> token.isCommand("ldots"));
  }

  /** {@code 1, \dots, n} or {@code 1 \dots n}, and no {@code 1 \cdot 2 \cdots n}. */
  private static boolean isRange(List<Token> tokens) {
    for (int k = 0; k < tokens.size(); k++) {
      if (tokens.get(k).isCommand("ldots")) {
        boolean listed =
            k > 0 && NotationParser.isComma(tokens.get(k - 1))
                || k + 1 < tokens.size() && NotationParser.isComma(tokens.get(k + 1));
        return listed || k == 1;
      }
    }
    return false;
  }

  /** A name or a number: {@code x > 0} restricts, {@code (x - 3)^2 \ge 0} is said for itself. */
  private static boolean isPlain(List<Token> side) {
    if (side.isEmpty() || side.size() > 40) {
      return false;
    }
    Notation read = NotationParser.read(side, span(side));
    if (read instanceof Notation.Sum sum && sum.terms().size() == 1) {
      return sum.terms().get(0).value() instanceof Notation.Numeral;
    }
    if (read instanceof Notation.Script script) {
      read = script.base();
    }
    return read instanceof Notation.Numeral
        || read instanceof Notation.Symbol
        || read instanceof Notation.Word
        || read instanceof Notation.Sequence
        || read instanceof Notation.Accent;
  }

  /** {@code (i \ne j)} after a gap. */
  private static boolean isBracketedCondition(List<Token> tokens) {
    if (!tokens.get(0).isCharacter("(") || !tokens.get(tokens.size() - 1).isCharacter(")")) {
      return false;
    }
    int depth = 0;
    boolean related = false;
    for (int i = 0; i < tokens.size(); i++) {
      if (Brackets.opens(tokens.get(i)) != null) {
        depth++;
      } else if (Brackets.closes(tokens.get(i)) != null) {
        depth--;
        if (depth == 0 && i < tokens.size() - 1) {
          return false;
        }
      } else if (depth == 1 && Signs.isRelation(tokens.get(i))) {
        related = true;
      }
    }
    return related;
  }

  private static List<Notation> conditions(Segment segment) {
    List<Token> tokens = segment.tokens();
    if (isBracketedCondition(tokens)) {
      tokens = tokens.subList(1, tokens.size() - 1);
    }
    Span place = span(tokens);
    Notation read = NotationParser.read(tokens, place);
    List<Notation> list = new ArrayList<>();
    if (read instanceof Notation.Sequence sequence) {
      collect(sequence, list);
    } else {
      list.add(read);
    }
    return list;
  }

  /** A condition's list is its relations; {@code i = 1, \dots, n} is one of them. */
  private static void collect(Notation.Sequence sequence, List<Notation> list) {
    for (int i = 0; i < sequence.items().size(); i++) {
      Notation item = sequence.items().get(i);
      if (item instanceof Notation.Related related) {
        List<Notation> more = new ArrayList<>();
        more.add(related.right());
        while (i + 1 < sequence.items().size()
            && !(sequence.items().get(i + 1) instanceof Notation.Related)) {
          more.add(sequence.items().get(++i));
        }
        if (more.size() > 1) {
          Span right = more.get(0).span().union(more.get(more.size() - 1).span());
          list.add(
              new Notation.Related(
                  related.left(),
                  related.sign(),
                  new Notation.Sequence(more, right),
                  related.span().union(right)));
          continue;
        }
      }
      list.add(item);
    }
  }

  static Span span(List<Token> tokens) {
    Span span = tokens.get(0).span();
    for (Token token : tokens) {
      span = span.union(token.span());
    }
    return span;
  }

  private static Chain chain(Links links) {
    List<Notation> sides = new ArrayList<>();
    Span whole = null;
    for (int i = 0; i < links.sides.size(); i++) {
      List<Token> tokens = links.sides.get(i);
      Notation side;
      if (tokens.isEmpty()) {
        RelationSign sign = links.signs.get(Math.max(0, i - 1));
        String where = i == 0 ? "left" : "right";
        side = new Notation.Unread("nothing stands " + where + " of " + sign.latex(), sign.span());
      } else {
        side = NotationParser.read(tokens, span(tokens));
        whole = whole == null ? span(tokens) : whole.union(span(tokens));
      }
      sides.add(side);
    }
    for (RelationSign sign : links.signs) {
      whole = whole == null ? sign.span() : whole.union(sign.span());
    }
    return new Chain(
        List.copyOf(sides), List.copyOf(links.signs), List.copyOf(links.conditions), whole);
  }
}
