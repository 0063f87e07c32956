package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.math.Expr;
import dev.rederive.math.FreeIndex;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Quantity;
import dev.rederive.math.Range;
import dev.rederive.math.array.ArrayExpr;
import dev.rederive.math.array.ArraySides;
import dev.rederive.math.array.Elements;
import dev.rederive.math.array.Shape;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NameUse;
import dev.rederive.meaning.name.NotUnderstood;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * What the vectors and matrices of a document mean: from notation to array formulas, and from those
 * to the scalar formula of each element. A claim between arrays is a claim for every row and column.
 */
public final class ArrayMeaning {
  private final ArrayReader reader;
  private final ArrayNotation notation;
  private final ArrayNames names;
  private final ShapeDoubts doubts;
  private final LocalShapes local;
  private final Elements elements;

  ArrayMeaning(
      ArrayReader reader,
      ArrayNotation notation,
      ArrayNames names,
      ShapeDoubts doubts,
      LocalShapes local,
      Symbols symbols) {
    this.reader = reader;
    this.notation = notation;
    this.names = names;
    this.doubts = doubts;
    this.local = local;
    this.elements = new Elements(symbols::define);
  }

  /** Two sides of a claim as arrays and element by element. */
  public record Sides(
      ArrayExpr left, ArrayExpr right, Expr leftElement, Expr rightElement, Shape shape) {
    /** The letters of rows and columns, for every value of which the claim is meant. */
    public List<FreeIndex> free() {
      List<FreeIndex> free = new ArrayList<>();
      add(ArraySides.rows(shape), shape.rows(), free);
      add(ArraySides.columns(shape), shape.columns(), free);
      return free;
    }

    private static void add(List<IndexExpr> letters, List<Range> ranges, List<FreeIndex> free) {
      for (int k = 0; k < letters.size(); k++) {
        free.add(new FreeIndex(letters.get(k).letter(), ranges.get(k), List.of()));
      }
    }
  }

  /** Likewise of a side of a relation, with the reach of its operators decided. */
  boolean concernsWhole(Notation side, Context context) {
    ArrayReader reads = context == null ? reader : reader(context);
    return reads.concerns(side, context) || reads.concerns(notation.normal(side), context);
  }

  /** Whether vectors or matrices stand in a notation; some names may be formal arguments. */
  boolean concerns(Notation side, Context context) {
    return reader(context).concerns(side, context);
  }

  private ArrayReader reader(Context context) {
    return context.own() == null ? reader : context.own();
  }

  public boolean isArray(NameUse use) {
    return names.isArray(use);
  }

  /** Why shapes that do not fit in a relation are no finding; null if they are one. */
  public String doubt(ShapeMismatch mismatch, Notation left, Notation right) {
    boolean turned = mismatch.remedy() != null;
    String doubt = doubts.reason(mismatch.isNumberBesideArray(), turned, left, right);
    return doubt == null && mismatch.isVectorBesideMatrix() ? doubts.ofValues(left, right) : doubt;
  }

  ArrayElements elements(Context context) {
    return reader(context).elements();
  }

  /**
   * What reads a relation for itself, with names that are what the relation alone says; null if more
   * than algebra stands in it.
   *
   * @param otherKinds whether some of its names must then be something else than in the document
   */
  public ArrayReader alone(Notation left, Notation right, int ordinal, boolean otherKinds) {
    return local.readerOfOwnKinds(
        notation.normal(left), notation.normal(right), ordinal, otherKinds);
  }

  /**
   * The value of a formula that has arrays in it and is a number.
   *
   * @throws NotUnderstood if it is no number
   */
  Expr number(Notation side, Context context) {
    ArrayExpr array = reader(context).read(notation.normal(side), context);
    if (!array.shape().isScalar()) {
      throw new NotUnderstood(array.shape().words() + " where a number is needed", side.span());
    }
    return element(array, Shape.SCALAR, context);
  }

  private Expr element(ArrayExpr array, Shape shape, Context context) {
    Shape own = array.shape().isScalar() ? Shape.SCALAR : shape;
    List<IndexExpr> row = ArraySides.rows(own);
    List<IndexExpr> column = ArraySides.columns(own);
    return elements.at(array, row, column, context.letters());
  }

  /** The two sides of a claim; they must have one shape. */
  public Sides sides(Notation left, Notation right, Span sign, Context context) {
    Notation one = notation.normal(left);
    Notation other = notation.normal(right);
    if (context.own() != null) {
      return sides(context.own(), one, other, sign, context);
    }
    try {
      return sides(reader, one, other, sign, context);
    } catch (ShapeMismatch mismatch) {
      String name = doubts.several(one, other);
      if (name == null) {
        throw mismatch;
      }
      return alone(UsedOtherwise.severalWays(name), mismatch, one, other, sign, context);
    } catch (UsedOtherwise otherwise) {
      try {
        return alone(otherwise.reading(), otherwise, one, other, sign, context);
      } catch (ShapeMismatch alsoAlone) {
        throw otherwise; // whose shapes these are is not known
      }
    }
  }

  /** The sides with arrays and functions of their own, as nothing said elsewhere fits them. */
  private Sides alone(
      String reading,
      NotUnderstood misfit,
      Notation left,
      Notation right,
      Span sign,
      Context context) {
    ArrayReader alone = local.reader(left, right, context.ordinal);
    if (alone == null) {
      throw misfit;
    }
    context.restart();
    Sides sides = sides(alone, left, right, sign, context);
    context.note(reading);
    return sides;
  }

  private Sides sides(
      ArrayReader reader, Notation left, Notation right, Span sign, Context context) {
    ArrayExpr one = reader.read(left, context);
    ArrayExpr other = reader.read(right, context);
    if (one.shape().isVector() && reader.algebra().fits(one.shape().transposed(), other.shape())) {
      // A list in brackets does not say which way it runs.
      one = ListsWithDots.isInBrackets(left) ? ArrayReader.transpose(one) : one;
      other = ListsWithDots.isInBrackets(right) ? ArrayReader.transpose(other) : other;
    }
    Shape shape = one.shape();
    if (!reader.algebra().fits(one.shape(), other.shape())) {
      if (isZero(other)) {
        shape = one.shape();
      } else if (isZero(one)) {
        shape = other.shape();
      } else if (isElementInBrackets(left) || isElementInBrackets(right)) {
        throw new NotUnderstood("an element in brackets: the matrix of these elements?", sign);
      } else if (Name.of(left) != null && Name.of(right) != null && isAlike(one, other)) {
        throw new NotUnderstood(
            "two arrays of which nothing says that they are of one size", right.span());
      } else {
        throw mismatch(one, other, sign);
      }
    }
    for (Range axis : shape.axes()) {
      reader.symbols().useSize(axis.lower());
      reader.symbols().useSize(axis.upper());
    }
    return new Sides(
        one, other, element(one, shape, context), element(other, shape, context), shape);
  }

  /** Whether two arrays differ in nothing but their sizes. */
  private static boolean isAlike(ArrayExpr one, ArrayExpr other) {
    return one.shape().rows().size() == other.shape().rows().size()
        && one.shape().columns().size() == other.shape().columns().size();
  }

  /** {@code (g_{ij})}. */
  private static boolean isElementInBrackets(Notation side) {
    Name name =
        side instanceof Notation.Fenced bracket && bracket.items().size() == 1
            ? Name.of(bracket.items().get(0))
            : null;
    return name != null && !name.slots().isEmpty();
  }

  private static boolean isZero(ArrayExpr array) {
    if (array instanceof ArrayExpr.Constant constant) {
      return constant.value().value().isZero(); // \mathbf{0} of whatever shape is asked for
    }
    return array instanceof ArrayExpr.Scalar scalar
        && DefinitionReader.number(scalar.value()) != null
        && DefinitionReader.number(scalar.value()).isZero();
  }

  private ShapeMismatch mismatch(ArrayExpr one, ArrayExpr other, Span sign) {
    Shape left = one.shape();
    Shape right = other.shape();
    reader.algebra().refuseOpenSizes(left, right, sign);
    boolean turned = reader.algebra().fits(left.transposed(), right);
    return new ShapeMismatch(
        "the left side is " + left.words() + ", the right side is " + right.words(),
        turned ? "transposing one of the two sides would fit" : null,
        sign,
        left,
        right);
  }

  /** The element of a whole array that a definition of it speaks of: any. */
  public Expr.Ref pattern(Name name, NameUse use, Context context) {
    ArrayExpr whole = reader.whole(name, use, context);
    return (Expr.Ref) element(whole, whole.shape(), context);
  }

  /** Whether a list only says what the elements of an array are called. */
  boolean namesElements(Name name, NameUse use, Notation right, Context context) {
    ArrayExpr value = reader.read(notation.normal(right), context);
    ArrayExpr list = value instanceof ArrayExpr.Transpose turned ? turned.of() : value;
    ArrayExpr whole = reader.whole(name, use, context);
    ArrayExpr entry = list;
    while (entry instanceof ArrayExpr.Rows || entry instanceof ArrayExpr.Transpose) {
      entry = entry instanceof ArrayExpr.Rows rows ? rows.of() : ((ArrayExpr.Transpose) entry).of();
    }
    return list instanceof ArrayExpr.Rows
        && whole instanceof ArrayExpr.Whole target
        && entry instanceof ArrayExpr.Scalar scalar
        && scalar.value() instanceof Expr.Ref ref
        && ref.quantity().equals(target.quantity());
  }

  /**
   * The formula of any element of what a whole array is defined as.
   *
   * @throws ShapeMismatch if it has another shape
   */
  Expr body(Name name, NameUse use, Notation right, Context context) {
    ArrayExpr whole = reader.whole(name, use, context);
    ArrayExpr value = reader.read(notation.normal(right), context);
    if (!reader.algebra().fits(whole.shape(), value.shape()) && !isZero(value)) {
      throw mismatch(whole, value, right.span());
    }
    return element(value, whole.shape(), context);
  }

  /** The quantity that a name with arrays in it stands for; null if it is none. */
  Quantity quantity(Notation name, Context context) {
    return Differentials.quantity(reader.read(notation.normal(name), context));
  }

  /** The quantity of a whole array, for messages. */
  Quantity quantity(Name name, NameUse use, Context context) {
    return ((ArrayExpr.Whole) reader.whole(name, use, context)).quantity();
  }
}
