package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Vectors and matrices written out with dots: {@code [x_1, \dots, x_n]} is the list of x_i for i
 * from 1 to n, a column; a matrix with dots both ways is a list of rows. Dots that do not say how
 * the entries go on stay.
 */
final class ListsWithDots {
  /** The operator of a list, one entry below the other. */
  static final String DOWN = "list";

  /** The operator of a list from left to right. */
  static final String ACROSS = "listrow";

  /** The operator of a list in brackets, which does not say which way it runs. */
  static final String IN_BRACKETS = "listbrackets";

  private final Ellipses dots;
  private final String second;

  /**
   * @param second the letter that counts columns where rows are counted too
   */
  ListsWithDots(Ellipses dots, String second) {
    this.dots = dots;
    this.second = second;
  }

  /** Whether it is a list in brackets, with or without dots. */
  static boolean isInBrackets(Notation notation) {
    return notation instanceof Notation.BigOperator list && list.operator().equals(IN_BRACKETS)
        || ArrayOperators.isList(notation);
  }

  Notation list(Notation.Fenced list) {
    boolean brackets = list.open().equals("(") || list.open().equals("[");
    Notation found = brackets ? along(list.items(), IN_BRACKETS, dots.letter(), list.span()) : null;
    return found == null ? list : found;
  }

  Notation matrix(Notation.Matrix matrix) {
    List<List<Notation>> rows = matrix.rows();
    Notation found = null;
    if (rows.size() == 1) {
      found = along(rows.get(0), ACROSS, dots.letter(), matrix.span());
    } else if (rows.stream().allMatch(row -> row.size() == 1)) {
      List<Notation> cells = rows.stream().map(row -> row.get(0)).toList();
      found = along(cells, DOWN, dots.letter(), matrix.span());
    } else if (rows.stream().anyMatch(ListsWithDots::isDots)) {
      found = grid(rows, matrix.span());
    }
    return found == null ? matrix : found;
  }

  /** Rows with dots in them above and below a row of dots. */
  private Notation grid(List<List<Notation>> rows, Span span) {
    List<Notation> lists = new ArrayList<>();
    for (List<Notation> row : rows) {
      if (isDots(row)) {
        lists.add(new Notation.Ellipsis(span));
        continue;
      }
      Notation list = along(row, ACROSS, second, span);
      if (list == null) {
        return null;
      }
      lists.add(list);
    }
    return along(lists, DOWN, dots.letter(), span);
  }

  private static boolean isDots(List<Notation> row) {
    boolean any = false;
    for (Notation cell : row) {
      boolean empty = cell instanceof Notation.Prose prose && prose.text().isBlank();
      any |= cell instanceof Notation.Ellipsis;
      if (!(cell instanceof Notation.Ellipsis) && !empty) {
        return false;
      }
    }
    return any;
  }

  private Notation along(List<Notation> items, String operator, String letter, Span span) {
    int at = 0;
    while (at < items.size() && !(items.get(at) instanceof Notation.Ellipsis)) {
      at++;
    }
    if (at == 0 || at + 1 >= items.size()) {
      return null;
    }
    List<Notation> before = items.subList(0, at);
    List<Notation> after = items.subList(at + 1, items.size());
    Ellipses.Run run = dots.run(before, after, operator, 1, letter);
    if (run == null || run.before() != before.size() || run.after() != after.size()) {
      return null;
    }
    Notation.BigOperator list = run.operator();
    return new Notation.BigOperator(operator, list.lower(), list.upper(), list.body(), span);
  }
}
