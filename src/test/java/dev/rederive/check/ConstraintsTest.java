package dev.rederive.check;

import static dev.rederive.check.MatrixExpressions.IDENTITY;
import static dev.rederive.check.MatrixExpressions.derivative;
import static dev.rederive.check.MatrixExpressions.forAll;
import static dev.rederive.check.MatrixExpressions.matrix;
import static dev.rederive.check.MatrixExpressions.product;
import static dev.rederive.check.MatrixExpressions.square;
import static dev.rederive.check.MatrixExpressions.sum;
import static dev.rederive.check.MatrixExpressions.under;
import static dev.rederive.check.MatrixExpressions.vector;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rederive.check.MatrixExpressions.Matrix;
import dev.rederive.check.MatrixExpressions.Term;
import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.symbolic.SymbolicEngine;
import dev.rederive.math.Constraint;
import dev.rederive.math.Constraint.Kind;
import dev.rederive.math.Definition;
import dev.rederive.math.Expr;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Model;
import dev.rederive.math.Parametrisation;
import dev.rederive.math.Quantity;
import dev.rederive.math.Range;
import dev.rederive.math.Relation;
import dev.rederive.math.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConstraintsTest {
  private static final IndexExpr I = IndexExpr.letter("i");
  private static final IndexExpr J = IndexExpr.letter("j");
  private static final Matrix A = matrix("A");
  private static final Term Y = vector("y");
  private static final Expr ZERO = Expr.Number.of(0);
  private static final Expr ONE = Expr.Number.of(1);
  private static final Expr TWO = Expr.Number.of(2);

  private static SymbolicEngine symbolic;

  @BeforeAll
  static void start() {
    symbolic = new SymbolicEngine();
  }

  @AfterAll
  static void stop() {
    symbolic.close();
  }

  private static Judgement judge(Kind kind, Expr left, Relation relation, Expr right) {
    Quantity quantity =
        kind.axes() == 2 ? square("A") : new Quantity("y", List.of(MatrixExpressions.RANGE), 1);
    Statement.Claim equal = forAll(left, right);
    Statement.Claim claim =
        new Statement.Claim(
            equal.site(),
            equal.kind(),
            left,
            relation,
            right,
            equal.free(),
            equal.conditions(),
            equal.mark(),
            0,
            List.of());
    return new ClaimJudge(symbolic, Map.of(), 1)
        .judge(under(claim, new Constraint(kind, quantity)), claim, Thoroughness.EVERYTHING);
  }

  private static void expect(Verdict verdict, Kind kind, Expr left, Expr right) {
    Judgement judgement = judge(kind, left, Relation.EQUAL, right);
    assertEquals(verdict, judgement.verdict(), kind + ": " + judgement);
  }

  private static void proved(Kind kind, Expr left, Expr right) {
    expect(Verdict.PROVED, kind, left, right);
  }

  private static void refuted(Kind kind, Expr left, Expr right) {
    expect(Verdict.REFUTED, kind, left, right);
  }

  private static Expr form(Matrix matrix, Term x) {
    return sum(k -> sum(l -> product(x.at(k), matrix.at(k, l), x.at(l))));
  }

  @Test
  void symmetric() {
    Expr gradient = new Expr.Derivative(form(A, vector("x")), (Expr.Ref) vector("x").at(I));
    proved(Kind.SYMMETRIC, A.at(I, J), A.at(J, I));
    proved(Kind.SYMMETRIC, A.inverse().at(I, J), A.inverse().at(J, I));
    proved(
        Kind.SYMMETRIC, gradient, product(TWO, sum(k -> product(A.at(I, k), vector("x").at(k)))));
    proved(
        Kind.SYMMETRIC,
        derivative(form(A, vector("x")), "A", I, J),
        product(vector("x").at(I), vector("x").at(J)));
    refuted(Kind.SYMMETRIC, form(A, vector("x")), sum(k -> product(A.at(k, k), vector("x").at(k))));
    refuted(Kind.LOWER_TRIANGULAR, A.at(I, J), A.at(J, I));
  }

  @Test
  void skewSymmetric() {
    proved(Kind.SKEW_SYMMETRIC, A.at(I, J), new Expr.Negate(A.at(J, I)));
    proved(Kind.SKEW_SYMMETRIC, form(A, vector("x")), ZERO);
    refuted(Kind.SKEW_SYMMETRIC, A.determinant(), ZERO);
  }

  @Test
  void definite() {
    for (Kind kind : List.of(Kind.POSITIVE_DEFINITE, Kind.POSITIVE_SEMIDEFINITE)) {
      proved(kind, A.at(I, J), A.at(J, I));
      assertEquals(
          Verdict.AGREES,
          judge(kind, form(A, vector("x")), Relation.GREATER_OR_EQUAL, ZERO).verdict());
    }
    Judgement negative =
        judge(Kind.NEGATIVE_DEFINITE, form(A, vector("x")), Relation.LESS_OR_EQUAL, ZERO);
    assertEquals(Verdict.AGREES, negative.verdict());
    // Not below zero at the zero vector, where every form is zero.
    Judgement strict = judge(Kind.NEGATIVE_DEFINITE, form(A, vector("x")), Relation.LESS, ZERO);
    assertEquals(Verdict.REFUTED, strict.verdict());
    assertEquals(
        Verdict.REFUTED,
        judge(Kind.SYMMETRIC, form(A, vector("x")), Relation.GREATER_OR_EQUAL, ZERO).verdict());
  }

  /** No point may be singular where the matrix is said to be definite. */
  @Test
  void definiteIsNeverSingular() {
    for (Kind kind : List.of(Kind.POSITIVE_DEFINITE, Kind.POSITIVE_DIAGONAL)) {
      assertEquals(Verdict.AGREES, judge(kind, A.determinant(), Relation.GREATER, ZERO).verdict());
      assertEquals(Verdict.AGREES, judge(kind, trace(), Relation.GREATER, ZERO).verdict());
    }
    assertEquals(
        Verdict.AGREES, judge(Kind.NEGATIVE_DEFINITE, trace(), Relation.LESS, ZERO).verdict());
    for (Kind kind : List.of(Kind.POSITIVE_SEMIDEFINITE, Kind.NONNEGATIVE_DIAGONAL)) {
      assertEquals(Verdict.REFUTED, judge(kind, A.determinant(), Relation.GREATER, ZERO).verdict());
      assertEquals(Verdict.REFUTED, judge(kind, trace(), Relation.GREATER, ZERO).verdict());
      assertEquals(Verdict.AGREES, judge(kind, trace(), Relation.GREATER_OR_EQUAL, ZERO).verdict());
    }
    assertEquals(Kind.NONNEGATIVE_DIAGONAL, Kind.POSITIVE_SEMIDEFINITE.and(Kind.LOWER_TRIANGULAR));
    assertEquals(Kind.POSITIVE_DIAGONAL, Kind.DIAGONAL.and(Kind.POSITIVE_DEFINITE));
  }

  private static Expr trace() {
    return sum(k -> A.at(k, k));
  }

  @Test
  void zerosInTheirPlaces() {
    Expr diagonal =
        new Expr.Reduction(
            Expr.Reduction.Kind.PRODUCT,
            "k",
            MatrixExpressions.RANGE.lower(),
            MatrixExpressions.RANGE.upper(),
            List.of(),
            A.at(IndexExpr.letter("k"), IndexExpr.letter("k")));
    for (Kind kind :
        List.of(
            Kind.LOWER_TRIANGULAR, Kind.UPPER_TRIANGULAR, Kind.DIAGONAL, Kind.POSITIVE_DIAGONAL)) {
      proved(kind, A.determinant(), diagonal);
    }
    refuted(Kind.SYMMETRIC, A.determinant(), diagonal);
    proved(Kind.DIAGONAL, A.at(I, J), product(A.at(I, I), IDENTITY.at(I, J)));
  }

  @Test
  void orthogonal() {
    for (Kind kind : List.of(Kind.ORTHOGONAL, Kind.REFLECTION)) {
      proved(kind, A.transposed().times(A).at(I, J), IDENTITY.at(I, J));
      proved(kind, A.inverse().at(I, J), A.at(J, I));
      proved(kind, product(A.determinant(), A.determinant()), ONE);
      // There are rotations and reflections.
      refuted(kind, A.determinant(), ONE);
      refuted(kind, A.determinant(), new Expr.Negate(ONE));
    }
    refuted(Kind.ORTHOGONAL, A.at(I, J), A.at(J, I));
    proved(Kind.REFLECTION, A.at(I, J), A.at(J, I));
  }

  @Test
  void idempotent() {
    for (Kind kind : List.of(Kind.IDEMPOTENT, Kind.PROJECTION)) {
      proved(kind, A.times(A).at(I, J), A.at(I, J));
      // Any rank is possible.
      refuted(kind, A.trace(), ONE);
      refuted(kind, A.determinant(), ZERO);
      refuted(kind, A.at(I, J), IDENTITY.at(I, J));
    }
    refuted(Kind.IDEMPOTENT, A.at(I, J), A.at(J, I));
    proved(Kind.PROJECTION, A.at(I, J), A.at(J, I));
  }

  @Test
  void vectors() {
    Expr squares = sum(k -> product(Y.at(k), Y.at(k)));
    proved(Kind.UNIT, squares, ONE);
    refuted(Kind.UNIT, sum(Y), ONE);
    proved(Kind.DISTRIBUTION, sum(Y), ONE);
    refuted(Kind.DISTRIBUTION, squares, ONE);
    assertEquals(
        Verdict.AGREES,
        judge(Kind.DISTRIBUTION, Y.at(I), Relation.GREATER_OR_EQUAL, ZERO).verdict());
    proved(Kind.ONE_HOT, sum(Y), ONE);
    proved(Kind.ONE_HOT, squares, ONE);
    proved(Kind.ONE_HOT, product(Y.at(I), Y.at(J)), product(Y.at(I), IDENTITY.at(I, J)));
    refuted(Kind.ONE_HOT, Y.at(I), IDENTITY.at(I, J));
  }

  @Test
  void aWitnessShowsElementsAndNoParameters() {
    Judgement judgement = judge(Kind.ORTHOGONAL, A.determinant(), Relation.EQUAL, ONE);
    assertEquals(
        Set.of("A_{1,1}", "A_{1,2}", "A_{2,1}", "A_{2,2}"),
        judgement.witness().at().keySet().stream().map(Atom::toString).collect(toSet()));
    assertNull(judgement.hint());
  }

  @Test
  void membersOfAStackAreConstrainedOneByOne() {
    Quantity stack =
        new Quantity("y", List.of(Range.ofUnknownSize("N"), MatrixExpressions.RANGE), 1);
    List<Definition> definitions = Parametrisation.of(new Constraint(Kind.UNIT, stack));
    assertEquals(2, definitions.get(0).pattern().size());
    Expr squares =
        sum(k -> product(new Expr.Ref(stack, List.of(I, k)), new Expr.Ref(stack, List.of(I, k))));
    Statement.Claim one = forAll(squares, ONE);
    Model model = under(one, new Constraint(Kind.UNIT, stack));
    Judgement judgement =
        new ClaimJudge(symbolic, Map.of("N", 2, "n", 2), 1)
            .judge(model, one, Thoroughness.EVERYTHING);
    assertEquals(Verdict.PROVED, judgement.verdict(), judgement.toString());
  }

  @Test
  void onlySquareMatricesAreSymmetric() {
    Quantity oblong =
        new Quantity("A", List.of(Range.ofUnknownSize("N"), MatrixExpressions.RANGE), 1);
    assertThrows(
        IllegalArgumentException.class,
        () -> Parametrisation.of(new Constraint(Kind.SYMMETRIC, oblong)));
  }
}
