package dev.rederive.latex;

import dev.rederive.latex.Notation.Case;
import dev.rederive.latex.Token.Kind;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Matrices, cases and what else stands between {@code \begin} and {@code \end} in a formula. */
final class Environments {
  private static final Set<String> MATRICES =
      Set.of(
          "matrix",
          "pmatrix",
          "bmatrix",
          "Bmatrix",
          "vmatrix",
          "Vmatrix",
          "smallmatrix",
          "array",
          "bsmallmatrix",
          "psmallmatrix");
  private static final Set<String> CASES = Set.of("cases", "dcases", "rcases", "drcases");

  private final NotationParser parser;

  Environments(NotationParser parser) {
    this.parser = parser;
  }

  Notation read() {
    int open = parser.at;
    Token begin = parser.tokens.get(open);
    int close = parser.match[open];
    if (close < 0 || close >= parser.limit) {
      throw new Unreadable("\\begin{" + begin.text() + "} is never ended", begin.span());
    }
    Token end = parser.tokens.get(close);
    if (!end.text().equals(begin.text())) {
      throw new Unreadable(
          "\\begin{" + begin.text() + "} is ended by \\end{" + end.text() + "}", begin.span());
    }
    String name = begin.text().replace("*", "");
    Span span = begin.span().union(end.span());
    Notation read;
    if (CASES.contains(name)) {
      read = new Notation.Cases(cases(open + 1, close), span);
    } else if (MATRICES.contains(name)) {
      read = new Notation.Matrix(rows(open + 1, close), name, span);
    } else if (Layouts.isAlignment(begin.text())) {
      read = parser.range(open + 1, close, span);
    } else {
      throw new Unreadable("unknown environment " + begin.text(), begin.span());
    }
    parser.at = close + 1;
    return read;
  }

  /** {@code \left\{ \begin{array}{ll} … \end{array} \right.}, the older way to write cases. */
  Notation casesAfterBrace(int from, int end) {
    parser.at = from;
    int outer = parser.limit;
    parser.limit = end;
    Token begin = parser.peek();
    int open = parser.at;
    parser.limit = outer;
    Span brace = parser.tokens.get(from - 1).span();
    if (begin == null || !begin.is(Kind.BEGIN) || parser.match[open] != end - 1) {
      throw new Unreadable("a bracket without its partner", brace);
    }
    return new Notation.Cases(cases(open + 1, end - 1), brace.union(parser.tokens.get(end).span()));
  }

  private List<List<int[]>> cells(int from, int end) {
    List<List<int[]>> rows = new ArrayList<>();
    List<int[]> row = new ArrayList<>();
    int start = from;
    for (int i = from; i <= end; i++) {
      if (i < end && parser.match[i] > i) {
        i = parser.match[i];
        continue;
      }
      boolean last = i == end;
      if (last || parser.tokens.get(i).is(Kind.ALIGN) || parser.tokens.get(i).is(Kind.ROW)) {
        row.add(new int[] {start, i});
        start = i + 1;
        if (last || parser.tokens.get(i).is(Kind.ROW)) {
          boolean empty = row.size() == 1 && row.get(0)[0] == row.get(0)[1];
          if (!empty) {
            rows.add(row);
          }
          row = new ArrayList<>();
        }
      }
    }
    return rows;
  }

  private List<List<Notation>> rows(int from, int end) {
    List<List<Notation>> rows = new ArrayList<>();
    for (List<int[]> cells : cells(from, end)) {
      List<Notation> row = new ArrayList<>();
      for (int[] cell : cells) {
        Span place = parser.tokens.get(Math.min(cell[0], end)).span();
        row.add(
            cell[0] == cell[1]
                ? new Notation.Prose("", place)
                : parser.range(cell[0], cell[1], place));
      }
      rows.add(row);
    }
    return rows;
  }

  private List<Case> cases(int from, int end) {
    List<Case> cases = new ArrayList<>();
    for (List<int[]> cells : cells(from, end)) {
      int[] value = cells.get(0);
      int valueEnd = value[1];
      int conditionStart = cells.size() > 1 ? cells.get(1)[0] : valueEnd;
      int conditionEnd = cells.get(cells.size() - 1)[1];
      if (cells.size() == 1) {
        // Without an alignment mark the text "if" begins the condition.
        int split = firstProse(value[0], valueEnd);
        conditionStart = split;
        valueEnd = split;
      }
      valueEnd = withoutTrailingComma(value[0], valueEnd);
      Span place = parser.tokens.get(Math.min(value[0], end)).span();
      Notation read = parser.range(value[0], valueEnd, place);
      cases.add(new Case(read, condition(conditionStart, conditionEnd, place)));
    }
    if (cases.isEmpty()) {
      throw new Unreadable("cases without a case", parser.tokens.get(from - 1).span());
    }
    return cases;
  }

  private int firstProse(int from, int end) {
    for (int i = from; i < end; i++) {
      if (parser.match[i] > i) {
        i = parser.match[i];
      } else if (isProse(parser.tokens.get(i)) || isGap(i, from, end)) {
        return i;
      }
    }
    return end;
  }

  private boolean isGap(int index, int from, int end) {
    return parser.tokens.get(index).isCommand("quad") && index > from && index + 1 < end;
  }

  private static boolean isProse(Token token) {
    return (token.is(Kind.TEXT) || token.is(Kind.WORD)) && Atoms.isProse(token.text());
  }

  private int withoutTrailingComma(int from, int end) {
    int last = end;
    while (last > from
        && (isPunctuation(parser.tokens.get(last - 1))
            || parser.tokens.get(last - 1).isCommand("quad"))) {
      last--;
    }
    return last;
  }

  private static boolean isPunctuation(Token token) {
    return NotationParser.isComma(token) || token.isCharacter(".") || token.isCharacter(":");
  }

  private Notation condition(int from, int end, Span place) {
    int start = from;
    int last = withoutTrailingComma(from, end);
    while (start < last
        && (isProse(parser.tokens.get(start)) || isLead(parser.tokens.get(start)))) {
      if (isOtherwise(parser.tokens.get(start))) {
        return null;
      }
      boolean more = start + 1 < last;
      if (!more) {
        Token only = parser.tokens.get(start);
        return new Notation.Prose(only.text().trim(), only.span());
      }
      start++;
    }
    if (start >= last || isOtherwise(parser.tokens.get(start))) {
      return null;
    }
    return parser.range(start, last, place);
  }

  private static boolean isLead(Token token) {
    return token.isCommand("quad") || NotationParser.isComma(token) || token.is(Kind.ALIGN);
  }

  private static boolean isOtherwise(Token token) {
    if (!token.is(Kind.TEXT) && !token.is(Kind.WORD)) {
      return false;
    }
    String text = token.text().trim().toLowerCase(Locale.ROOT);
    return text.startsWith("otherwise") || text.startsWith("else") || text.equals("其他");
  }
}
