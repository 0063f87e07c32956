package dev.rederive.check;

import static dev.rederive.check.MatrixExpressions.IDENTITY;
import static dev.rederive.check.MatrixExpressions.derivative;
import static dev.rederive.check.MatrixExpressions.forAll;
import static dev.rederive.check.MatrixExpressions.lnAbs;
import static dev.rederive.check.MatrixExpressions.matrix;
import static dev.rederive.check.MatrixExpressions.model;
import static dev.rederive.check.MatrixExpressions.product;
import static dev.rederive.check.MatrixExpressions.sum;
import static dev.rederive.check.MatrixExpressions.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.check.MatrixExpressions.Matrix;
import dev.rederive.engine.Evidence;
import dev.rederive.engine.symbolic.SymbolicEngine;
import dev.rederive.math.Expr;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MatricesTest {
  private static final IndexExpr I = IndexExpr.letter("i");
  private static final IndexExpr J = IndexExpr.letter("j");
  private static final Matrix A = matrix("A");
  private static final Matrix B = matrix("B");

  private static SymbolicEngine symbolic;

  @BeforeAll
  static void start() {
    symbolic = new SymbolicEngine();
  }

  @AfterAll
  static void stop() {
    symbolic.close();
  }

  private static Judgement judge(Expr left, Expr right, Map<String, Integer> sizes) {
    Statement.Claim claim = forAll(left, right);
    return new ClaimJudge(symbolic, sizes, 1)
        .judge(model(claim, Map.of()), claim, Thoroughness.EVERYTHING);
  }

  private static Expr reciprocal(Expr of) {
    return new Expr.Divide(Expr.Number.of(1), of);
  }

  private static Judgement proved(Expr left, Expr right) {
    Judgement judgement = judge(left, right, Map.of());
    assertEquals(Verdict.PROVED, judgement.verdict(), judgement.toString());
    return judgement;
  }

  private static void refuted(Expr left, Expr right) {
    assertEquals(Verdict.REFUTED, judge(left, right, Map.of()).verdict());
  }

  private static void provedWithDifferences(Expr left, Expr right) {
    assertTrue(
        proved(left, right).evidence().stream()
            .anyMatch(
                e ->
                    e.engine() == Evidence.Engine.FINITE_DIFFERENCE
                        && e.outcome() == Evidence.Outcome.EQUAL));
  }

  @Test
  void anInverseInverts() {
    proved(A.times(A.inverse()).at(I, J), IDENTITY.at(I, J));
    proved(A.inverse().times(A).at(I, J), IDENTITY.at(I, J));
    proved(A.inverse().inverse().at(I, J), A.at(I, J));
    proved(A.times(B).inverse().at(I, J), B.inverse().times(A.inverse()).at(I, J));
    proved(A.transposed().inverse().at(I, J), A.inverse().transposed().at(I, J));
    refuted(A.times(B).inverse().at(I, J), A.inverse().times(B.inverse()).at(I, J));
    refuted(A.inverse().at(I, J), A.inverse().at(J, I));
  }

  @Test
  void determinantsMultiply() {
    proved(A.times(B).determinant(), product(A.determinant(), B.determinant()));
    proved(A.transposed().determinant(), A.determinant());
    refuted(A.plus(B).determinant(), new Expr.Add(List.of(A.determinant(), B.determinant())));
    refuted(A.negated().determinant(), new Expr.Negate(A.determinant()));
  }

  @Test
  void derivatives() {
    provedWithDifferences(
        derivative(A.determinant(), "A", I, J), product(A.determinant(), A.inverse().at(J, I)));
    provedWithDifferences(derivative(lnAbs(A.determinant()), "A", I, J), A.inverse().at(J, I));
    refuted(derivative(lnAbs(A.determinant()), "A", I, J), A.inverse().at(I, J));
    Expr form =
        sum(k -> sum(l -> product(vector("x").at(k), A.inverse().at(k, l), vector("y").at(l))));
    Expr left = sum(k -> product(A.inverse().at(k, I), vector("x").at(k)));
    Expr right = sum(k -> product(A.inverse().at(J, k), vector("y").at(k)));
    provedWithDifferences(derivative(form, "A", I, J), new Expr.Negate(product(left, right)));
  }

  @Test
  void logarithmsOfDeterminantsAdd() {
    Expr a = lnAbs(A.determinant());
    Expr b = lnAbs(B.determinant());
    proved(lnAbs(A.times(B).determinant()), new Expr.Add(List.of(a, b)));
    proved(new Expr.Add(List.of(b, a)), lnAbs(A.times(B).determinant()));
    proved(lnAbs(A.inverse().determinant()), new Expr.Negate(a));
    proved(lnAbs(A.transposed().times(A).determinant()), product(Expr.Number.of(2), a));
    proved(
        lnAbs(A.times(B).times(A.transposed()).determinant()),
        new Expr.Add(List.of(product(Expr.Number.of(2), a), b)));
    refuted(lnAbs(A.times(B).determinant()), a);
  }

  @Test
  void aLargeDenseMatrixIsWorkedOutWithoutMinors() {
    Map<String, Integer> eleven = Map.of("n", 11);
    Judgement inverts = judge(A.times(A.inverse()).at(I, J), IDENTITY.at(I, J), eleven);
    assertEquals(Verdict.PROVED, inverts.verdict(), inverts.toString());
    Judgement multiplies =
        judge(A.times(B).determinant(), product(A.determinant(), B.determinant()), eleven);
    assertEquals(Verdict.PROVED, multiplies.verdict(), multiplies.toString());
  }

  @Test
  void aMatrixThatIsMostlyZeroIsWorkedOutAtAnySize() {
    Matrix diagonal = (i, j) -> product(IDENTITY.at(i, j), vector("v").at(i));
    Judgement judgement =
        judge(
            product(diagonal.determinant(), diagonal.inverse().at(I, J)),
            product(diagonal.determinant(), IDENTITY.at(I, J), reciprocal(vector("v").at(I))),
            Map.of("n", 40));
    assertEquals(Verdict.PROVED, judgement.verdict(), judgement.toString());
  }

  @Test
  void whatIsTooLargeIsSaidToBe() {
    for (int n : new int[] {30, 100}) {
      Judgement judgement = judge(A.determinant(), A.transposed().determinant(), Map.of("n", n));
      assertEquals(Verdict.UNDECIDED, judgement.verdict());
      assertTrue(judgement.reason().contains(n + " × " + n + " matrix is too large"));
    }
  }

  @Test
  void aMatrixWithoutInverseIsDefinedNowhere() {
    Matrix singular = (i, j) -> product(vector("x").at(i), vector("x").at(j));
    Judgement judgement =
        judge(singular.inverse().at(I, J), singular.inverse().at(J, I), Map.of("n", 3));
    assertEquals(Verdict.UNDECIDED, judgement.verdict(), judgement.toString());
  }
}
