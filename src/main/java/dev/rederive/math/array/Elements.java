package dev.rederive.math.array;

import dev.rederive.math.Definition;
import dev.rederive.math.Differential;
import dev.rederive.math.Expr;
import dev.rederive.math.ExprParts;
import dev.rederive.math.FreeLetters;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Quantity;
import dev.rederive.math.Range;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The scalar formula of one element of an array formula: a product becomes a sum, a derivative by a
 * matrix one by its element. An operand of a product that is itself work to compute gets a
 * definition of its own, so that it is worked out once per element and not once per use.
 */
public final class Elements {
  private final Consumer<Definition> definitions;
  private final Map<ArrayExpr, Quantity> named = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private Map<String, Range> letters = Map.of();
  private int fresh;

  /**
   * @param definitions takes the definitions of operands; null to write everything out in place
   */
  public Elements(Consumer<Definition> definitions) {
    this.definitions = definitions;
  }

  /**
   * One element.
   *
   * @param row as many indices as the shape has row ranges
   * @param column as many indices as the shape has column ranges
   * @param free the ranges of the index letters around the formula
   */
  public Expr at(
      ArrayExpr array, List<IndexExpr> row, List<IndexExpr> column, Map<String, Range> free) {
    letters = new HashMap<>(free);
    return at(array, row, column);
  }

  private Expr at(ArrayExpr array, List<IndexExpr> row, List<IndexExpr> column) {
    if (array instanceof ArrayExpr.Scalar scalar) {
      return scalar.value();
    } else if (array instanceof ArrayExpr.Whole whole) {
      return element(whole, row, column);
    } else if (array instanceof ArrayExpr.Constant constant) {
      return constant.value();
    } else if (array instanceof ArrayExpr.Identity) {
      return new Expr.Kronecker(row.get(0), column.get(0));
    } else if (array instanceof ArrayExpr.Transpose transpose) {
      return at(transpose.of(), column, row);
    } else if (array instanceof ArrayExpr.Negate negate) {
      return new Expr.Negate(at(negate.of(), row, column));
    } else if (array instanceof ArrayExpr.Sum sum) {
      return new Expr.Add(all(sum.terms(), row, column));
    } else if (array instanceof ArrayExpr.Scale scale) {
      return new Expr.Multiply(List.of(scalar(scale.factor()), at(scale.of(), row, column)));
    } else if (array instanceof ArrayExpr.Product product) {
      return product(product, row, column);
    } else if (array instanceof ArrayExpr.Hadamard hadamard) {
      return hadamard(hadamard, row, column);
    } else if (array instanceof ArrayExpr.Each each) {
      return each(each, row, column);
    } else if (array instanceof ArrayExpr.Over over) {
      letters.put(over.letter(), range(over));
      Expr body = at(over.of(), row, column);
      return new Expr.Reduction(
          over.kind(), over.letter(), over.lower(), over.upper(), over.exclusions(), body);
    } else if (array instanceof ArrayExpr.Derivative derivative) {
      return derivative(derivative, row, column);
    } else if (array instanceof ArrayExpr.Differential differential) {
      return Differential.of(
          at(once(differential.of(), false), row, column), differential.changing());
    } else if (array instanceof ArrayExpr.Element element) {
      return at(element.of(), element.row(), element.column());
    } else if (array instanceof ArrayExpr.Entries entries) {
      return entry(entries, row, column);
    } else if (array instanceof ArrayExpr.Blocks blocks) {
      return block(blocks, row, column);
    } else if (array instanceof ArrayExpr.Rows rows) {
      return row(rows, row.get(0), column);
    } else if (array instanceof ArrayExpr.Opaque opaque) {
      return opaque(opaque, row, column);
    } else if (array instanceof ArrayExpr.At at) {
      return replaced(at, row, column);
    } else if (array instanceof ArrayExpr.Chain chain) {
      List<IndexExpr> indices = new ArrayList<>(row);
      indices.addAll(column);
      return chain(once(chain.of(), false), List.of(), chain.links(), indices);
    }
    return structured(array, row, column);
  }

  /** Equal factors are a power, as in the square of a norm. */
  private Expr hadamard(ArrayExpr.Hadamard hadamard, List<IndexExpr> row, List<IndexExpr> column) {
    List<Expr> factors = all(hadamard.factors(), row, column);
    boolean equal = hadamard.factors().stream().distinct().count() == 1;
    return equal && factors.size() > 1
        ? new Expr.Power(factors.get(0), Expr.Number.of(factors.size()))
        : new Expr.Multiply(factors);
  }

  private Expr structured(ArrayExpr array, List<IndexExpr> row, List<IndexExpr> column) {
    if (array instanceof ArrayExpr.Inverse inverse) {
      if (inverse.of().shape().isScalar()) {
        return new Expr.Power(at(inverse.of(), row, column), Expr.Number.of(-1));
      }
      Square square = square(inverse.of());
      Range order = inverse.of().shape().rows().get(0);
      return new Expr.Inverse(
          row.get(0),
          column.get(0),
          square.row(),
          square.column(),
          order.lower(),
          order.upper(),
          square.body());
    } else if (array instanceof ArrayExpr.Determinant determinant) {
      if (determinant.of().shape().isScalar()) {
        return at(determinant.of(), row, column);
      }
      Square square = square(determinant.of());
      Range order = determinant.of().shape().rows().get(0);
      return new Expr.Determinant(
          square.row(), square.column(), order.lower(), order.upper(), square.body());
    } else if (array instanceof ArrayExpr.Trace trace) {
      return over(trace.of().shape().rows(), k -> at(trace.of(), k, k));
    } else if (array instanceof ArrayExpr.Total total) {
      Shape shape = total.of().shape();
      return over(shape.rows(), i -> over(shape.columns(), j -> at(total.of(), i, j)));
    } else if (array instanceof ArrayExpr.DiagonalMatrix diagonal) {
      List<Expr> factors = new ArrayList<>();
      for (int k = 0; k < row.size(); k++) {
        factors.add(new Expr.Kronecker(row.get(k), column.get(k)));
      }
      factors.add(
          diagonal.of().shape().isRow()
              ? at(diagonal.of(), List.of(), row)
              : at(diagonal.of(), row, List.of()));
      return new Expr.Multiply(factors);
    } else if (array instanceof ArrayExpr.DiagonalOf diagonal) {
      return at(diagonal.of(), row, row);
    } else if (array instanceof ArrayExpr.Kronecker kronecker) {
      int rows = kronecker.left().shape().rows().size();
      int columns = kronecker.left().shape().columns().size();
      return new Expr.Multiply(
          List.of(
              at(kronecker.left(), row.subList(0, rows), column.subList(0, columns)),
              at(
                  kronecker.right(),
                  row.subList(rows, row.size()),
                  column.subList(columns, column.size()))));
    } else if (array instanceof ArrayExpr.Vec vec) {
      int columns = vec.of().shape().columns().size();
      return at(vec.of(), row.subList(columns, row.size()), row.subList(0, columns));
    }
    throw new IllegalArgumentException("no elements: " + array.getClass().getSimpleName());
  }

  /** The element formula of a square matrix that is no number, and the letters of its row and its column. */
  private record Square(String row, String column, Expr body) {}

  private Square square(ArrayExpr of) {
    Range order = of.shape().rows().get(0);
    String row = "#" + ++fresh;
    String column = "#" + ++fresh;
    letters.put(row, order);
    letters.put(column, order);
    ArrayExpr matrix = once(of, false);
    return new Square(
        row, column, at(matrix, List.of(IndexExpr.letter(row)), List.of(IndexExpr.letter(column))));
  }

  private Expr scalar(ArrayExpr array) {
    return at(array, List.of(), List.of());
  }

  private List<Expr> all(List<ArrayExpr> parts, List<IndexExpr> row, List<IndexExpr> column) {
    List<Expr> elements = new ArrayList<>();
    for (ArrayExpr part : parts) {
      elements.add(part.shape().isScalar() ? scalar(part) : at(part, row, column));
    }
    return elements;
  }

  private static Expr.Ref element(
      ArrayExpr.Whole whole, List<IndexExpr> row, List<IndexExpr> column) {
    List<IndexExpr> subscripts = new ArrayList<>(whole.slots());
    subscripts.addAll(row);
    subscripts.addAll(column);
    return new Expr.Ref(whole.quantity(), subscripts);
  }

  private Expr product(ArrayExpr.Product product, List<IndexExpr> row, List<IndexExpr> column) {
    ArrayExpr left = product.left();
    ArrayExpr right = product.right();
    if (left instanceof ArrayExpr.Product inner
        && right.shape().columns().isEmpty()
        && !inner.right().shape().columns().isEmpty()) {
      // (A B) x is A (B x), which is less work.
      return product(
          new ArrayExpr.Product(inner.left(), new ArrayExpr.Product(inner.right(), right)),
          row,
          column);
    }
    ArrayExpr one = once(left, column.isEmpty() && row.isEmpty());
    ArrayExpr other = once(right, column.isEmpty() && row.isEmpty());
    return over(
        left.shape().columns(),
        k -> new Expr.Multiply(List.of(at(one, row, k), at(other, k, column))));
  }

  private Expr each(ArrayExpr.Each each, List<IndexExpr> row, List<IndexExpr> column) {
    List<Expr> arguments = all(each.arguments(), row, column);
    Map<Quantity, Expr> values = new HashMap<>();
    for (int k = 0; k < arguments.size(); k++) {
      values.put(each.formals().get(k), arguments.get(k));
    }
    return substitute(each.template(), values);
  }

  private static Expr substitute(Expr template, Map<Quantity, Expr> values) {
    if (template instanceof Expr.Ref ref && values.containsKey(ref.quantity())) {
      return values.get(ref.quantity());
    }
    return ExprParts.map(template, part -> substitute(part, values));
  }

  private Expr derivative(
      ArrayExpr.Derivative derivative, List<IndexExpr> row, List<IndexExpr> column) {
    Shape of = derivative.of().shape();
    Shape by = derivative.by().shape();
    List<IndexExpr> indices = new ArrayList<>(row);
    indices.addAll(column);
    List<IndexExpr> ofIndices;
    List<IndexExpr> byIndices;
    if (of.isScalar()) {
      ofIndices = List.of();
      // A matrix in numerator layout is shaped like the transpose of its variable.
      byIndices = by.isMatrix() && derivative.outputsFirst() ? swapped(row, column) : indices;
    } else if (by.isScalar()) {
      ofIndices = indices;
      byIndices = List.of();
    } else {
      ofIndices = derivative.outputsFirst() ? row : column;
      byIndices = derivative.outputsFirst() ? column : row;
    }
    Expr value =
        of.isScalar()
            ? scalar(once(derivative.of(), false))
            : along(once(derivative.of(), false), ofIndices);
    Expr variable = along(derivative.by(), byIndices);
    return new Expr.Derivative(value, (Expr.Ref) variable);
  }

  /** Sums over all elements of all links but the last. */
  private Expr chain(
      ArrayExpr of, List<IndexExpr> at, List<ArrayExpr> links, List<IndexExpr> last) {
    Expr value = along(of, at);
    ArrayExpr by = links.get(0);
    if (links.size() == 1) {
      return new Expr.Derivative(value, (Expr.Ref) along(by, last));
    }
    return over(
        by.shape().axes(),
        k ->
            new Expr.Multiply(
                List.of(
                    new Expr.Derivative(value, (Expr.Ref) along(by, k)),
                    chain(by, k, links.subList(1, links.size()), last))));
  }

  private Expr opaque(ArrayExpr.Opaque opaque, List<IndexExpr> row, List<IndexExpr> column) {
    List<Expr.Elements> arguments = new ArrayList<>();
    for (ArrayExpr argument : opaque.arguments()) {
      List<String> bound = new ArrayList<>();
      List<IndexExpr> indices = new ArrayList<>();
      for (Range range : argument.shape().axes()) {
        String letter = "#" + ++fresh;
        letters.put(letter, range);
        bound.add(letter);
        indices.add(IndexExpr.letter(letter));
      }
      arguments.add(
          new Expr.Elements(bound, argument.shape().axes(), along(once(argument, false), indices)));
    }
    List<IndexExpr> outputs = new ArrayList<>(row);
    outputs.addAll(column);
    return new Expr.Spread(opaque.function(), outputs, arguments);
  }

  /** Every element of a variable is replaced by that of its value. */
  private Expr replaced(ArrayExpr.At at, List<IndexExpr> row, List<IndexExpr> column) {
    List<Expr.Binding> bindings = new ArrayList<>();
    for (int k = 0; k < at.variables().size(); k++) {
      ArrayExpr variable = at.variables().get(k);
      List<String> bound = new ArrayList<>();
      List<IndexExpr> indices = new ArrayList<>();
      for (Range range : variable.shape().axes()) {
        String letter = "#" + ++fresh;
        letters.put(letter, range);
        bound.add(letter);
        indices.add(IndexExpr.letter(letter));
      }
      bindings.add(
          new Expr.Binding(
              (Expr.Ref) along(variable, indices),
              along(once(at.values().get(k), false), indices),
              bound,
              variable.shape().axes()));
    }
    return new Expr.At(at(at.of(), row, column), bindings);
  }

  private static List<IndexExpr> swapped(List<IndexExpr> row, List<IndexExpr> column) {
    List<IndexExpr> indices = new ArrayList<>(column);
    indices.addAll(row);
    return indices;
  }

  /** The element of an array by all its indices, rows first. */
  private Expr along(ArrayExpr array, List<IndexExpr> indices) {
    int rows = array.shape().rows().size();
    return at(array, indices.subList(0, rows), indices.subList(rows, indices.size()));
  }

  private Expr entry(ArrayExpr.Entries entries, List<IndexExpr> row, List<IndexExpr> column) {
    List<Expr> terms = new ArrayList<>();
    for (int i = 0; i < entries.rows().size(); i++) {
      for (int j = 0; j < entries.rows().get(i).size(); j++) {
        List<Expr> factors = new ArrayList<>();
        if (!row.isEmpty()) {
          factors.add(new Expr.Kronecker(row.get(0), IndexExpr.constant(i + 1)));
        }
        if (!column.isEmpty()) {
          factors.add(new Expr.Kronecker(column.get(0), IndexExpr.constant(j + 1)));
        }
        factors.add(scalar(entries.rows().get(i).get(j)));
        terms.add(new Expr.Multiply(factors));
      }
    }
    return new Expr.Add(terms);
  }

  private Expr row(ArrayExpr.Rows rows, IndexExpr row, List<IndexExpr> column) {
    letters.put(rows.letter(), rows.range());
    return new Expr.Reduction(
        Expr.Reduction.Kind.SUM,
        rows.letter(),
        rows.range().lower(),
        rows.range().upper(),
        List.of(),
        new Expr.Multiply(
            List.of(
                new Expr.Kronecker(IndexExpr.letter(rows.letter()), row),
                at(rows.of(), List.of(), column))));
  }

  /** The cell in which an element lies gives it; all others give 0. */
  private Expr block(ArrayExpr.Blocks blocks, List<IndexExpr> row, List<IndexExpr> column) {
    List<Expr> terms = new ArrayList<>();
    IndexExpr above = IndexExpr.constant(0);
    for (int i = 0; i < blocks.cells().size(); i++) {
      IndexExpr before = IndexExpr.constant(0);
      for (int j = 0; j < blocks.cells().get(i).size(); j++) {
        ArrayExpr cell = blocks.cells().get(i).get(j);
        Place down = new Place(blocks.heights(), i, row, above);
        Place across = new Place(blocks.widths(), j, column, before);
        if (!(cell instanceof ArrayExpr.Scalar scalar && Expr.Number.isZero(scalar.value()))) {
          terms.add(along(down, k -> along(across, l -> at(cell, k, l))));
        }
        before = before.plus(across.length());
      }
      above = above.plus(length(blocks.heights().get(i)));
    }
    return terms.isEmpty()
        ? Expr.Number.of(0)
        : terms.size() == 1 ? terms.get(0) : new Expr.Add(terms);
  }

  /**
   * Where a cell lies in one direction.
   *
   * @param ranges of all cells in this direction
   * @param index of the element of the whole; none if the whole has one row or column
   * @param before how many elements come before the cell
   */
  private record Place(
      List<List<Range>> ranges, int cell, List<IndexExpr> index, IndexExpr before) {
    List<Range> own() {
      return ranges.get(cell);
    }

    IndexExpr length() {
      return Elements.length(own());
    }
  }

  private static IndexExpr length(List<Range> ranges) {
    return ranges.isEmpty() ? IndexExpr.constant(1) : ranges.get(0).length();
  }

  private Expr along(Place place, Body body) {
    if (place.ranges().size() == 1) {
      return body.at(place.index());
    }
    if (place.own().isEmpty()) {
      return new Expr.Multiply(
          List.of(
              new Expr.Kronecker(place.index().get(0), place.before().plus(1)),
              body.at(List.of())));
    }
    int first = place.own().get(0).lower().offset();
    return over(
        place.own(),
        k ->
            new Expr.Multiply(
                List.of(
                    new Expr.Kronecker(
                        place.index().get(0), k.get(0).plus(place.before()).plus(1 - first)),
                    body.at(k))));
  }

  private interface Body {
    Expr at(List<IndexExpr> indices);
  }

  /** A sum over one fresh letter per range. */
  private Expr over(List<Range> ranges, Body body) {
    List<IndexExpr> indices = new ArrayList<>();
    List<String> bound = new ArrayList<>();
    for (Range range : ranges) {
      String letter = "#" + ++fresh;
      bound.add(letter);
      letters.put(letter, range);
      indices.add(IndexExpr.letter(letter));
    }
    Expr sum = body.at(indices);
    for (int k = ranges.size() - 1; k >= 0; k--) {
      Range range = ranges.get(k);
      sum =
          new Expr.Reduction(
              Expr.Reduction.Kind.SUM, bound.get(k), range.lower(), range.upper(), List.of(), sum);
    }
    return sum;
  }

  private static Range range(ArrayExpr.Over over) {
    return new Range(over.lower() + ".." + over.upper(), over.lower(), over.upper());
  }

  /** The array itself if its elements are at hand, else a name for it. */
  private ArrayExpr once(ArrayExpr array, boolean usedOnce) {
    if (definitions == null || !Operands.isWork(array) || usedOnce && !(array.shape().isMatrix())) {
      return array;
    }
    Quantity known = named.get(array);
    Map<String, Range> around = new HashMap<>(letters);
    List<IndexExpr> row = new ArrayList<>();
    List<IndexExpr> column = new ArrayList<>();
    array.shape().rows().forEach(range -> row.add(IndexExpr.letter("#" + ++fresh)));
    array.shape().columns().forEach(range -> column.add(IndexExpr.letter("#" + ++fresh)));
    Expr body = at(array, row, column);
    letters = around;
    Set<String> own = new HashSet<>();
    row.forEach(index -> own.add(index.letter()));
    column.forEach(index -> own.add(index.letter()));
    Set<String> outer = FreeLetters.of(body);
    outer.removeAll(own);
    if (!Operands.isClosed(body)
        || outer.stream().anyMatch(letter -> !Operands.isPlain(letters.get(letter)))) {
      return array;
    }
    List<IndexExpr> slots = outer.stream().map(IndexExpr::letter).toList();
    if (known == null) {
      List<Range> axes = new ArrayList<>();
      outer.forEach(letter -> axes.add(letters.get(letter)));
      axes.addAll(array.shape().axes());
      known = new Quantity(unused("(" + ArrayText.of(array) + ")"), axes, 1);
      named.put(array, known);
      List<IndexExpr> pattern = new ArrayList<>(slots);
      pattern.addAll(row);
      pattern.addAll(column);
      definitions.accept(new Definition(known, pattern, body, null, null));
    }
    return new ArrayExpr.Whole(known, slots, array.shape());
  }

  private String unused(String name) {
    String free = name;
    while (!names.add(free)) {
      free += "'";
    }
    return free;
  }
}
