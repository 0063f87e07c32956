package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.math.Expr;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Quantity;
import dev.rederive.math.Range;
import dev.rederive.math.array.ArrayExpr;
import dev.rederive.math.array.Shape;
import dev.rederive.meaning.index.Ranges;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NameUse;
import dev.rederive.meaning.name.NotUnderstood;
import dev.rederive.meaning.name.Notations;
import dev.rederive.meaning.name.Typeface;
import dev.rederive.meaning.name.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which indexed names are elements of an array that the document also uses as a whole: {@code
 * W_{ij}} and {@code w_{ij}} of {@code \mathbf{W}}, {@code x_i} of {@code \mathbf{x}}, {@code
 * x_{ni}} of {@code \mathbf{x}_n}.
 */
final class ArrayElements {
  private final Vocabulary vocabulary;
  private final ArrayKinds kinds;
  private final ArrayNames names;
  private final Dimensions dimensions;
  private final Ranges ranges;

  /** The arrays in the order they were taken in. */
  private final List<Array> arrays = new ArrayList<>();

  private final Set<String> known = new HashSet<>();

  /** So many of the arrays have dimensions. */
  private int opened;

  /** The arrays whose elements may be called so, in plain letters; those taken in first go first. */
  private final Map<String, List<Array>> byElement = new HashMap<>();

  /** An array as it is named with all its slots; the place says how many were taken in before. */
  private record Array(NameUse use, int slots, int place) {}

  ArrayElements(
      Vocabulary vocabulary,
      ArrayKinds kinds,
      ArrayNames names,
      Dimensions dimensions,
      Ranges ranges) {
    this.vocabulary = vocabulary;
    this.kinds = kinds;
    this.names = names;
    this.dimensions = dimensions;
    this.ranges = ranges;
  }

  /** Takes in a name that stands for a whole array. */
  void add(NameUse use) {
    if (!known.add(use.key())) {
      return;
    }
    Array array = new Array(use, use.arity(), arrays.size());
    arrays.add(array);
    String plain = Typeface.plain(use.name());
    byElement.computeIfAbsent(plain, name -> new ArrayList<>()).add(array);
    if (!plain.isEmpty() && !lower(plain).equals(plain)) {
      byElement.computeIfAbsent(lower(plain), name -> new ArrayList<>()).add(array);
    }
  }

  private record Match(NameUse array, List<IndexExpr> slots, List<IndexExpr> element) {}

  /** The array a scalar name is an element of, or null. */
  private Match match(Name name, NameUse use) {
    if (use.arity() == 0 || arrays.isEmpty() || names.isArray(use)) {
      return null;
    }
    List<Boolean> above = vocabulary.superscripts(name);
    int below = (int) above.stream().filter(superscript -> !superscript).count();
    List<Array> alike = new ArrayList<>(alike(use, above, below));
    // x_{ni} beside \mathbf{x}_n is hardly of X if only a square X has an inverse.
    alike.sort(Comparator.comparing(array -> isSquareCapital(array.use(), use.name())));
    for (Array array : alike) {
      open(array.place() + 1);
      int rank = names.shape(array.use()).axes().size();
      if (rank == 0 || below < rank) {
        continue;
      }
      List<IndexExpr> slots = indices(use, above, below - rank, false);
      List<IndexExpr> element = indices(use, above, below - rank, true);
      if (array.slots() == slots.size() && named(array.use(), use.name(), rank)) {
        return new Match(array.use(), slots, element);
      }
      String labelled = labelled(use.name(), slots);
      if (array.slots() == 0 && labelled != null && named(array.use(), labelled, rank)) {
        return new Match(array.use(), List.of(), element);
      }
    }
    open(arrays.size());
    return null;
  }

  /** The arrays that may have an element of this name, those taken in first go first. */
  private List<Array> alike(NameUse use, List<Boolean> above, int below) {
    List<Array> alike = byElement.getOrDefault(Typeface.plain(use.name()), List.of());
    if (use.indices().stream().noneMatch(IndexExpr::isConstant)) {
      return alike;
    }
    List<Array> all = new ArrayList<>(alike);
    for (int rank = 1; rank <= Math.min(below, 2); rank++) {
      String labelled = labelled(use.name(), indices(use, above, below - rank, false));
      if (labelled != null) {
        all.addAll(byElement.getOrDefault(Typeface.plain(labelled), List.of()));
      }
    }
    all.sort(Comparator.comparing(Array::place));
    return all;
  }

  /**
   * The indices of the element, the last of the subscript, or what else there is, which names the
   * array.
   *
   * @param first the first of the subscripts that is the element's
   */
  private static List<IndexExpr> indices(
      NameUse use, List<Boolean> above, int first, boolean ofElement) {
    List<IndexExpr> found = new ArrayList<>();
    int seen = 0;
    for (int k = 0; k < use.arity(); k++) {
      boolean own = !above.get(k) && seen++ >= first;
      if (own == ofElement) {
        found.add(use.indices().get(k));
      }
    }
    return found;
  }

  /** Gives the arrays taken in first their dimensions in that order, which decides their names. */
  private void open(int many) {
    while (opened < many) {
      names.shape(arrays.get(opened++).use());
    }
  }

  /** The name with printed numbers as labels, as in {@code W_{1}} for {@code W^{(1)}}, or null. */
  private static String labelled(String name, List<IndexExpr> slots) {
    if (slots.isEmpty() || !slots.stream().allMatch(IndexExpr::isConstant)) {
      return null;
    }
    StringBuilder labels = new StringBuilder();
    slots.forEach(slot -> labels.append(labels.length() > 0 ? "," : "").append(slot));
    return name + "_{" + labels + "}";
  }

  /** Whether an array is a matrix in a capital that is inverted, and an element is no capital. */
  private boolean isSquareCapital(NameUse array, String element) {
    return kinds.isInverted(array)
        && Typeface.isCapital(array.name())
        && !Typeface.isCapital(element)
        && !isOblong(names.shape(array));
  }

  private boolean isOblong(Shape shape) {
    List<Range> axes = shape.axes();
    return axes.size() == 2
        && axes.stream().allMatch(dimensions::isGiven)
        && !dimensions.same(shape.rows(), shape.columns());
  }

  private static boolean named(NameUse array, String name, int rank) {
    String whole = Typeface.plain(array.name());
    String element = Typeface.plain(name);
    return whole.equals(element) || rank == 2 && whole.length() > 0 && lower(whole).equals(element);
  }

  private static String lower(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /** Whether a name in a notation is an element of an array. */
  boolean occursIn(Notation notation) {
    boolean[] found = {false};
    Notations.walk(
        notation,
        part -> {
          Name name = vocabulary.name(part);
          found[0] |=
              name != null
                  && !name.slots().isEmpty()
                  && match(name.withoutPower(), vocabulary.bare(name)) != null;
        });
    return found[0];
  }

  /** The name of the array of which a name is an element, or null. */
  String arrayOf(Notation notation) {
    Name name = vocabulary.name(notation);
    Match match =
        name == null || name.slots().isEmpty()
            ? null
            : match(name.withoutPower(), vocabulary.bare(name));
    return match == null ? null : match.array().name();
  }

  /** The element a name means if it is one of an array used as a whole, else null. */
  Expr.Ref element(Name name, NameUse use, Context context, NameReader reader) {
    Match match = match(name, use);
    if (match == null) {
      return null;
    }
    Shape shape = names.shape(match.array());
    List<Range> dims = shape.axes();
    for (int k = 0; k < dims.size(); k++) {
      IndexExpr index = match.element().get(k);
      if (index.letter() == null) {
        continue;
      }
      context.rangeIn(index.letter(), dims.get(k));
      Range range = context.range(index.letter(), ranges);
      if (!dimensions.resolve(range).equals(dims.get(k))) {
        apart(name, use, index, range, match, context);
        return null;
      }
    }
    if (!context.takesForElement(match.array().name(), true)) {
      throw new NotUnderstood(
          use.name() + " with indices over two ranges, beside " + match.array().name(),
          name.span());
    }
    Expr.Ref stack =
        reader.ref(new NameUse(match.array().name(), match.slots(), null, 0, name.span()), context);
    List<Range> axes = new ArrayList<>(stack.quantity().axes());
    axes.addAll(dims);
    List<IndexExpr> subscripts = new ArrayList<>(stack.subscripts());
    subscripts.addAll(match.element());
    return new Expr.Ref(
        new Quantity(match.array().name(), axes, stack.quantity().version()), subscripts);
  }

  /** An index over another range than the array has: a family of its own, unless both stand here. */
  private void apart(
      Name name, NameUse use, IndexExpr index, Range range, Match match, Context context) {
    String text =
        "the index "
            + index.letter()
            + " of "
            + use.name()
            + " runs over "
            + Shape.size(range)
            + ", but "
            + match.array().name()
            + " is "
            + names.shape(match.array()).words();
    if (!context.takesForElement(match.array().name(), false)) {
      throw new NotUnderstood(text, name.span());
    }
    context.note(text + ": it is a family of its own here");
  }

  /**
   * The row of a matrix that an indexed vector in its small letter is, {@code x_i} of X, if nothing
   * defines either of them and its index and its size are those of the matrix; else null.
   */
  ArrayExpr.Whole row(NameUse use, Shape shape, Context context, NameReader reader) {
    IndexExpr index = use.arity() == 1 ? use.indices().get(0) : null;
    if (index == null || !shape.columns().isEmpty() || kinds.isDefined(use.name())) {
      return null;
    }
    for (Array array : arrays) {
      Shape matrix = names.shape(array.use());
      String letter = Typeface.plain(array.use().name());
      boolean named =
          array.slots() == 0
              && matrix.isMatrix()
              && !matrix.isSquare()
              && Typeface.isCapital(array.use().name())
              && !kinds.isDefined(array.use().name())
              && lower(letter).equals(Typeface.plain(use.name()));
      if (!named || !dimensions.same(matrix.columns(), shape.rows())) {
        continue;
      }
      Range rows = matrix.rows().get(0);
      if (index.letter() != null) {
        context.rangeIn(index.letter(), rows);
        if (!dimensions.resolve(context.range(index.letter(), ranges)).equals(rows)) {
          continue;
        }
      }
      context.note(use.name() + "_" + index + " is row " + index + " of " + array.use().name());
      Expr.Ref whole =
          reader.ref(new NameUse(array.use().name(), List.of(), null, 0, use.span()), context);
      List<Range> axes = new ArrayList<>(matrix.axes());
      return new ArrayExpr.Whole(
          new Quantity(array.use().name(), axes, whole.quantity().version()),
          List.of(index),
          shape);
    }
    return null;
  }

  private final Map<String, Range> letters = new HashMap<>();

  /** Lets the indices of elements in a scalar formula say what their dimensions are. */
  void find(Notation notation, int ordinal, ArrayAlgebra algebra) {
    Notations.walk(
        notation,
        part -> {
          Name name = vocabulary.name(part);
          if (name == null || name.slots().isEmpty()) {
            return;
          }
          NameUse use = vocabulary.bare(name);
          Match match = match(name.withoutPower(), use);
          if (match == null) {
            return;
          }
          List<Range> dims = names.shape(match.array()).axes();
          for (int k = 0; k < dims.size(); k++) {
            String letter = match.element().get(k).letter();
            if (letter != null && !find(dims.get(k), letter(letter, ordinal), algebra)) {
              kinds.tear(match.array());
            }
          }
        });
  }

  /**
   * A dimension without a size of its own has the size of the range that the document gives an index
   * of it, whoever settled what else it is one with.
   *
   * @return false if the document gives it two sizes
   */
  private boolean find(Range dimension, Range letter, ArrayAlgebra algebra) {
    if (dimensions.isGiven(letter)) {
      return dimensions.unify(List.of(dimension), List.of(letter), Dimensions.Voice.DEFINITION);
    }
    algebra.fits(List.of(dimension), List.of(letter));
    return true;
  }

  /** Lets a letter behind a formula say how many elements that has. */
  void tell(Range dimension, String letter, int ordinal, ArrayAlgebra algebra) {
    find(dimension, letter(letter, ordinal), algebra);
  }

  /** Lets a letter in a passage run over a range that is written beside it. */
  void bind(String letter, int ordinal, Range range) {
    letters.put(letter + "@" + ordinal, dimensions.given(range));
  }

  private Range letter(String letter, int ordinal) {
    Range bound = letters.get(letter + "@" + ordinal);
    if (bound != null) {
      return bound;
    }
    Range range = ranges.declared(letter, ordinal);
    if (range != null) {
      return dimensions.given(range);
    }
    return letters.computeIfAbsent(
        letter + "@" + ordinal, key -> dimensions.open("range of " + letter));
  }

  /** Tells the ranges of letters what was found of those nobody declared. */
  void settle() {
    letters.forEach((place, range) -> ranges.local(place, dimensions.resolve(range)));
  }
}
