package dev.rederive.math;

import dev.rederive.math.function.ElementaryFunctions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes an array that satisfies a constraint as a rational formula of parameters that satisfy
 * none, so that every point satisfies the constraint exactly and what is proved for all parameters
 * is proved for all such arrays. Where an array has several sorts (a rotation or a reflection, the
 * rank of a projection, which element of a one-hot vector is 1), the signs of parameters choose.
 *
 * <p>Every array of its kind is reached or is a limit of what is: of the orthogonal matrices those are
 * left out that have an eigenvalue &minus;1 once a sign is taken out of the first row (A. Cayley,
 * Journal für die reine und angewandte Mathematik 32, 1846), and what is made of them.
 */
public final class Parametrisation {
  /** No name in a document begins with it. */
  private static final String MARK = "#";

  private static final Expr ZERO = Expr.Number.of(0);
  private static final Expr ONE = Expr.Number.of(1);
  private static final Expr TWO = Expr.Number.of(2);

  private final Constraint constraint;
  private final Quantity quantity;

  /** The axes that number the members of a stack, and a letter for each. */
  private final List<Range> stack;

  private final List<IndexExpr> member = new ArrayList<>();
  private final Range range;
  private final List<Definition> definitions = new ArrayList<>();

  private Parametrisation(Constraint constraint) {
    this.constraint = constraint;
    this.quantity = constraint.quantity();
    int first = quantity.rank() - constraint.kind().axes();
    this.stack = quantity.axes().subList(0, first);
    for (int k = 0; k < first; k++) {
      member.add(IndexExpr.letter(MARK + "m" + k));
    }
    this.range = quantity.axes().get(first);
  }

  /**
   * The definition of the array and those of what it is made of.
   *
   * @throws IllegalArgumentException if the array has too few axes or is not square
   */
  public static List<Definition> of(Constraint constraint) {
    int rank = constraint.quantity().rank();
    if (rank < constraint.kind().axes() || constraint.concerned().stream().distinct().count() > 1) {
      throw new IllegalArgumentException(constraint.toString());
    }
    Parametrisation parametrisation = new Parametrisation(constraint);
    parametrisation.define();
    return parametrisation.definitions;
  }

  /** Whether a quantity is a parameter that stands in no document. */
  public static boolean isParameter(Quantity quantity) {
    return quantity.name().startsWith(MARK);
  }

  private void define() {
    IndexExpr i = IndexExpr.letter(MARK + "i");
    IndexExpr j = IndexExpr.letter(MARK + "j");
    Expr body =
        switch (constraint.kind()) {
          case SYMMETRIC -> choose(i, Relation.LESS_OR_EQUAL, j, square(i, j), square(j, i));
          case SKEW_SYMMETRIC -> skew(i, j);
          case POSITIVE_SEMIDEFINITE -> gram(i, j);
          case POSITIVE_DEFINITE -> definite(i, j);
          case NEGATIVE_DEFINITE -> new Expr.Negate(definite(i, j));
          case DIAGONAL -> choose(i, Relation.EQUAL, j, vector("d", i), ZERO);
          case NONNEGATIVE_DIAGONAL -> choose(i, Relation.EQUAL, j, squared(vector("d", i)), ZERO);
          case POSITIVE_DIAGONAL ->
              choose(
                  i,
                  Relation.EQUAL,
                  j,
                  new Expr.Add(List.of(squared(vector("d", i)), margin())),
                  ZERO);
          case LOWER_TRIANGULAR -> choose(i, Relation.GREATER_OR_EQUAL, j, square(i, j), ZERO);
          case UPPER_TRIANGULAR -> choose(i, Relation.LESS_OR_EQUAL, j, square(i, j), ZERO);
          case ORTHOGONAL -> orthogonal(i, j);
          case IDEMPOTENT -> idempotent(i, j);
          case PROJECTION -> projection(i, j);
          case REFLECTION -> difference(times(TWO, projection(i, j)), new Expr.Kronecker(i, j));
          case UNIT -> unit(i);
          case DISTRIBUTION -> distribution(i);
          case ONE_HOT -> oneHot(i);
        };
    List<IndexExpr> pattern = new ArrayList<>(member);
    pattern.addAll(constraint.kind().axes() == 2 ? List.of(i, j) : List.of(i));
    definitions.add(0, new Definition(quantity, pattern, body, null, null));
  }

  private Expr gram(IndexExpr i, IndexExpr j) {
    return sum("k", k -> times(square(k, i), square(k, j)));
  }

  /**
   * BᵀB + εI with ε > 0: BᵀB alone is singular where B is. Every definite matrix is reached, with an
   * ε below its least eigenvalue.
   */
  private Expr definite(IndexExpr i, IndexExpr j) {
    return new Expr.Add(List.of(gram(i, j), times(margin(), new Expr.Kronecker(i, j))));
  }

  /** Rational, above 0 at every point, as small as one likes. */
  private Expr margin() {
    return new Expr.Divide(ONE, new Expr.Add(List.of(ONE, squared(scalar("e")))));
  }

  private Expr skew(IndexExpr i, IndexExpr j) {
    Expr below = choose(i, Relation.GREATER, j, new Expr.Negate(square(j, i)), ZERO);
    return choose(i, Relation.LESS, j, square(i, j), below);
  }

  /** (I − K)(I + K)⁻¹ = 2(I + K)⁻¹ − I for a skew-symmetric K. */
  private Expr rotation(IndexExpr i, IndexExpr j) {
    IndexExpr row = IndexExpr.letter(MARK + "r");
    IndexExpr column = IndexExpr.letter(MARK + "c");
    Expr shifted = new Expr.Add(List.of(new Expr.Kronecker(row, column), skew(row, column)));
    Expr inverse =
        new Expr.Inverse(
            i, j, row.letter(), column.letter(), range.lower(), range.upper(), shifted);
    return difference(times(TWO, inverse), new Expr.Kronecker(i, j));
  }

  private Expr orthogonal(IndexExpr i, IndexExpr j) {
    Expr rotation = rotation(i, j);
    return choose(i, Relation.EQUAL, range.lower(), times(sign(scalar("s")), rotation), rotation);
  }

  /** Q D Qᵀ with zeros and ones in D. */
  private Expr projection(IndexExpr i, IndexExpr j) {
    Quantity rotated = parameter("q", 2);
    IndexExpr row = IndexExpr.letter(MARK + "i");
    IndexExpr column = IndexExpr.letter(MARK + "j");
    List<IndexExpr> pattern = new ArrayList<>(member);
    pattern.addAll(List.of(row, column));
    definitions.add(new Definition(rotated, pattern, rotation(row, column), null, null));
    return sum("k", k -> times(at(rotated, i, k), bit(k), at(rotated, j, k)));
  }

  /** M D M⁻¹ with zeros and ones in D. */
  private Expr idempotent(IndexExpr i, IndexExpr j) {
    IndexExpr row = IndexExpr.letter(MARK + "r");
    IndexExpr column = IndexExpr.letter(MARK + "c");
    Expr matrix = square(row, column);
    return sum(
        "k",
        k ->
            times(
                square(i, k),
                bit(k),
                new Expr.Inverse(
                    k, j, row.letter(), column.letter(), range.lower(), range.upper(), matrix)));
  }

  /** The last unit vector reflected, which is ±1 if it has no other element. */
  private Expr unit(IndexExpr i) {
    Expr norm = sum("k", k -> squared(vector("v", k)));
    Expr image = times(TWO, vector("v", i), vector("v", range.upper()));
    Expr reflected = difference(new Expr.Kronecker(i, range.upper()), new Expr.Divide(image, norm));
    return choose(range.lower(), Relation.EQUAL, range.upper(), sign(scalar("s")), reflected);
  }

  private Expr distribution(IndexExpr i) {
    return new Expr.Divide(squared(vector("w", i)), sum("k", k -> squared(vector("w", k))));
  }

  /** The first bit that is set, or the last if none is. */
  private Expr oneHot(IndexExpr i) {
    IndexExpr k = IndexExpr.letter(MARK + "k");
    Expr none =
        new Expr.Reduction(
            Expr.Reduction.Kind.PRODUCT,
            k.letter(),
            range.lower(),
            i.plus(-1),
            List.of(),
            difference(ONE, bit(k)));
    return choose(i, Relation.EQUAL, range.upper(), none, times(none, bit(i)));
  }

  /** 0 or 1. */
  private Expr bit(IndexExpr k) {
    return new Expr.Divide(new Expr.Add(List.of(ONE, sign(vector("t", k)))), TWO);
  }

  private Expr square(IndexExpr i, IndexExpr j) {
    return at(parameter("", 2), i, j);
  }

  private Expr vector(String name, IndexExpr i) {
    return at(parameter(name, 1), i);
  }

  private Expr scalar(String name) {
    return at(parameter(name, 0));
  }

  /** A parameter with some axes, one for each member of the stack. */
  private Quantity parameter(String name, int axes) {
    List<Range> all = new ArrayList<>(stack);
    for (int k = 0; k < axes; k++) {
      all.add(range);
    }
    return new Quantity(MARK + name + quantity.name(), all, quantity.version());
  }

  private Expr at(Quantity parameter, IndexExpr... indices) {
    List<IndexExpr> all = new ArrayList<>(member);
    all.addAll(Arrays.asList(indices));
    return new Expr.Ref(parameter, all);
  }

  private interface Term {
    Expr at(IndexExpr index);
  }

  private Expr sum(String letter, Term term) {
    IndexExpr k = IndexExpr.letter(MARK + letter);
    return new Expr.Reduction(
        Expr.Reduction.Kind.SUM, k.letter(), range.lower(), range.upper(), List.of(), term.at(k));
  }

  private static Expr choose(
      IndexExpr one, Relation relation, IndexExpr other, Expr then, Expr otherwise) {
    Expr.Condition condition =
        new Expr.Condition(new Expr.IndexValue(one), relation, new Expr.IndexValue(other));
    return new Expr.Piecewise(
        List.of(new Expr.Branch(then, condition), new Expr.Branch(otherwise, null)));
  }

  private static Expr times(Expr... factors) {
    return new Expr.Multiply(Arrays.asList(factors));
  }

  private static Expr difference(Expr a, Expr b) {
    return new Expr.Add(List.of(a, new Expr.Negate(b)));
  }

  private static Expr squared(Expr value) {
    return new Expr.Power(value, TWO);
  }

  private static Expr sign(Expr value) {
    return new Expr.Call(ElementaryFunctions.byTexName("sign"), List.of(value));
  }
}
