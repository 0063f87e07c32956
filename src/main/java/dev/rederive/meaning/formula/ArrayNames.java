package dev.rederive.meaning.formula;

import dev.rederive.math.Range;
import dev.rederive.math.array.Shape;
import dev.rederive.meaning.name.Kind;
import dev.rederive.meaning.name.NameUse;
import dev.rederive.meaning.name.Typeface;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The shapes of all names of a document. */
final class ArrayNames {
  private static final Pattern MARKUP = Pattern.compile("_\\{|[\\\\{}^]");

  private final ArrayKinds kinds;
  private final Dimensions dimensions;
  private final Map<String, Shape> shapes = new LinkedHashMap<>();
  private final Map<String, Shape> occurrences = new HashMap<>();

  ArrayNames(ArrayKinds kinds, Dimensions dimensions) {
    this.kinds = kinds;
    this.dimensions = dimensions;
  }

  /** Fixes a shape from a declaration. */
  void declare(NameUse use, Shape shape) {
    shapes.put(ArrayKinds.key(use), shape);
    kinds.declare(use, Kind.of(!shape.rows().isEmpty(), !shape.columns().isEmpty()));
  }

  boolean isArray(NameUse use) {
    return kinds.of(use).isArray();
  }

  /** The shape of a name, its dimensions as far as they are known to be one with others. */
  Shape shape(NameUse use) {
    Shape shape = shapes.get(ArrayKinds.key(use));
    if (shape == null) {
      String text = plain(use.name());
      shape =
          switch (kinds.of(use)) {
            case SCALAR -> Shape.SCALAR;
            case COLUMN -> Shape.column(dimensions.open("size of " + text));
            case ROW -> new Shape(List.of(), List.of(dimensions.open("size of " + text)));
            case MATRIX ->
                Shape.matrix(
                    dimensions.open("rows of " + text), dimensions.open("columns of " + text));
          };
      shapes.put(ArrayKinds.key(use), shape);
    }
    return resolved(shape);
  }

  /** Lets {@code \mathbf{x}_t} be as long as {@code \mathbf{x}} if only one of them has a size. */
  void joinStacks() {
    shapes.forEach(
        (key, shape) -> {
          int slash = key.lastIndexOf('/');
          Shape whole = shapes.get(key.substring(0, slash) + "/0");
          if (whole != null && whole != shape && whole.isColumn() && shape.isColumn()) {
            dimensions.join(shape.rows(), whole.rows());
          }
        });
  }

  /** A name as one would say it: {@code \\delta_{2}} is delta2. */
  private static String plain(String name) {
    return MARKUP.matcher(Typeface.plain(name)).replaceAll("");
  }

  /** The shape of something whose size only its neighbours tell, such as I, at one place. */
  Shape occurrence(int place, String text, Kind kind) {
    Shape shape =
        occurrences.computeIfAbsent(
            place + text,
            key -> {
              Range rows = dimensions.open("size of " + text);
              return kind == Kind.MATRIX ? Shape.matrix(rows, rows) : Shape.column(rows);
            });
    return resolved(shape);
  }

  /** The dimension of what is put together at one place of parts with these dimensions. */
  Range joined(int place, String direction, String text, List<List<Range>> parts) {
    Shape shape =
        occurrences.computeIfAbsent(
            place + direction, key -> Shape.column(dimensions.joined(parts, text)));
    return dimensions.resolve(shape.rows().get(0));
  }

  /** Whether a dimension is as large as others together. */
  boolean isJoined(Range range) {
    return dimensions.isJoined(range) || dimensions.resolve(range).upper().isConstant();
  }

  /** 1 to a printed number. */
  Range given(int size) {
    return dimensions.given(size);
  }

  Shape resolved(Shape shape) {
    List<Range> rows = dimensions.resolve(shape.rows());
    List<Range> columns = dimensions.resolve(shape.columns());
    return rows == shape.rows() && columns == shape.columns() ? shape : new Shape(rows, columns);
  }
}
