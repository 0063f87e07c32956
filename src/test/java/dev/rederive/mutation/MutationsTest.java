package dev.rederive.mutation;

import static dev.rederive.mutation.Claims.apply;
import static dev.rederive.mutation.Claims.at;
import static dev.rederive.mutation.Claims.broken;
import static dev.rederive.mutation.Claims.call;
import static dev.rederive.mutation.Claims.claim;
import static dev.rederive.mutation.Claims.decimal;
import static dev.rederive.mutation.Claims.derivative;
import static dev.rederive.mutation.Claims.difference;
import static dev.rederive.mutation.Claims.free;
import static dev.rederive.mutation.Claims.minus;
import static dev.rederive.mutation.Claims.model;
import static dev.rederive.mutation.Claims.natural;
import static dev.rederive.mutation.Claims.number;
import static dev.rederive.mutation.Claims.over;
import static dev.rederive.mutation.Claims.power;
import static dev.rederive.mutation.Claims.product;
import static dev.rederive.mutation.Claims.ref;
import static dev.rederive.mutation.Claims.subject;
import static dev.rederive.mutation.Claims.sum;
import static dev.rederive.mutation.Claims.sumOver;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rederive.math.Expr;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Range;
import dev.rederive.math.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MutationsTest {
  private static final Expr A = ref("a");
  private static final Expr B = ref("b");
  private static final Expr C = ref("c");
  private static final Range N = Range.ofUnknownSize("n");
  private static final Range M = Range.ofUnknownSize("m");

  @Test
  void signs() {
    assertEquals(
        List.of("-y = a + b", "y = -a + b", "y = a - b"),
        broken(Operator.SIGN, claim(ref("y"), sum(A, B))));
    assertEquals(List.of("sin(-x) = y"), onlyArguments(call("sin", ref("x"))));
  }

  private static List<String> onlyArguments(Expr left) {
    return broken(Operator.SIGN, claim(left, ref("y"))).stream()
        .filter(text -> text.contains("(-"))
        .toList();
  }

  @Test
  void differencesOfQuantitiesAreTurnedRound() {
    Statement.Claim claim = claim(ref("y"), product(difference(ref("t"), ref("o")), A));
    assertEquals(List.of("y = (o - t)·a"), broken(Operator.TURNED_DIFFERENCE, claim));
    assertEquals(List.of(), broken(Operator.SWAPPED_OPERANDS, claim));
    assertEquals(
        List.of("y = (-t - o)·a", "y = (t + o)·a"),
        broken(Operator.SIGN, claim),
        "−y = … is the turned difference again");
  }

  @Test
  void otherOperandsAreSwapped() {
    assertEquals(
        List.of("y = a·b - 1", "b/a = y"),
        List.of(
            broken(Operator.SWAPPED_OPERANDS, claim(ref("y"), difference(number(1), product(A, B))))
                .get(0),
            broken(Operator.SWAPPED_OPERANDS, claim(over(A, B), ref("y"))).get(0)));
  }

  @Test
  void factorsAreDropped() {
    assertEquals(
        List.of("y = b·c", "y = a·c", "y = a·b"),
        broken(Operator.DROPPED_FACTOR, claim(ref("y"), product(A, B, C))));
    assertEquals(
        List.of("y = 1/b", "y = a"), broken(Operator.DROPPED_FACTOR, claim(ref("y"), over(A, B))));
  }

  @Test
  void slopesAreDropped() {
    Expr slope = difference(number(1), ref("o"));
    assertEquals(
        List.of("y = a"),
        broken(Operator.DROPPED_SLOPE, claim(ref("y"), product(A, ref("o"), slope))));
    assertEquals(
        List.of("y = a"),
        broken(Operator.DROPPED_SLOPE, claim(ref("y"), product(A, product(ref("o"), slope)))));
    assertEquals(
        List.of("y = a"),
        broken(Operator.DROPPED_SLOPE, claim(ref("y"), product(A, apply("f", 1, B)))));
    assertEquals(
        List.of("y = a"),
        broken(
            Operator.DROPPED_SLOPE,
            claim(ref("y"), product(A, difference(number(1), power(ref("o"), 2))))));
    assertEquals(
        List.of("y = ∂(o)/∂net", "y = ∂(E)/∂o"),
        broken(
            Operator.DROPPED_SLOPE,
            claim(
                ref("y"),
                product(derivative(ref("E"), ref("o")), derivative(ref("o"), ref("net"))))));
  }

  @Test
  void primesAreDropped() {
    assertEquals(
        List.of("y = f(x)"),
        broken(Operator.DROPPED_PRIME, claim(ref("y"), apply("f", 1, ref("x")))));
  }

  @Test
  void termsAreDropped() {
    assertEquals(
        List.of("y = b - c", "y = a - c", "y = a + b"),
        broken(Operator.DROPPED_TERM, claim(ref("y"), sum(A, B, minus(C)))));
  }

  @Test
  void twoIsInsertedAndDropped() {
    assertEquals(
        List.of("2·y = a", "(1/2)·y = a"), broken(Operator.FACTOR_TWO, claim(ref("y"), A)));
    Expr half = over(number(1), number(2));
    assertEquals(
        List.of("2·y = (1/2)·a", "(1/2)·y = (1/2)·a"),
        broken(Operator.FACTOR_TWO, claim(ref("y"), product(half, A))),
        "without ½ is twice as much, and so is the left side halved");
  }

  @Test
  void indicesAreSwappedOnlyWithinOneRange() {
    Expr square = ref("w", List.of(N, N), at("j"), at("i"));
    assertEquals(
        List.of("y = w[i,j]"),
        broken(Operator.SWAPPED_INDICES, claim(ref("y"), square, free("j", N), free("i", N))));
    Expr oblong = ref("w", List.of(N, M), at("j"), at("i"));
    assertEquals(
        List.of(),
        broken(Operator.SWAPPED_INDICES, claim(ref("y"), oblong, free("j", N), free("i", M))));
  }

  @Test
  void indicesAreShiftedInsideTheAxis() {
    Range layers = new Range("0..L", IndexExpr.constant(0), IndexExpr.size("L"));
    Range later = new Range("1..L", IndexExpr.constant(1), IndexExpr.size("L"));
    Expr activation = ref("a", List.of(layers), at("l"));
    assertEquals(
        List.of("y = a[l-1]"),
        broken(Operator.SHIFTED_INDEX, claim(ref("y"), activation, free("l", later))));
    assertEquals(
        List.of(), broken(Operator.SHIFTED_INDEX, claim(ref("y"), activation, free("l", layers))));
  }

  @Test
  void lettersAreReplacedByLettersAtHand() {
    Statement.Claim claim =
        claim(
            ref("y"),
            sumOver("k", N, product(ref("u", List.of(N), at("k")), ref("v", List.of(M), at("i")))),
            free("j", N),
            free("i", M));
    assertEquals(List.of("y = Σ[k = 1..n](u[j]·v[i])"), broken(Operator.WRONG_INDEX, claim));
  }

  @Test
  void layersAreMixedUp() {
    Expr output = ref("net", List.of(N), at("k"));
    Expr hidden = ref("net", List.of(M), at("j"));
    assertEquals(
        List.of("net[j] = net[j]", "net[k] = net[k]"),
        broken(Operator.WRONG_LAYER, claim(output, hidden, free("k", N), free("j", M))));
    assertEquals(
        List.of(),
        broken(Operator.WRONG_LAYER, claim(output, A, free("k", N)), hidden),
        "no letter of the other layer is at hand");
  }

  @Test
  void labelsAreMixedUp() {
    assertEquals(
        List.of("y = w_{6}", "y = w_{4}"),
        broken(
            Operator.WRONG_LABEL,
            claim(ref("y"), ref("w_{5}")),
            ref("w_{10}"),
            ref("w_{6}"),
            ref("w_{4}"),
            ref("w^{+}_{5}")));
    assertEquals(
        List.of("y = f_{5}(x)"),
        broken(
            Operator.WRONG_LABEL,
            claim(ref("y"), apply("f_{4}", 0, ref("x"))),
            apply("f_{5}", 0, ref("x"))));
  }

  @Test
  void derivativesAreTakenOfAndByOtherThings() {
    Statement.Claim claim = claim(derivative(ref("E_{o1}"), ref("w_{5}")), A);
    assertEquals(
        List.of("∂(E_{o1})/∂w_{6} = a"), broken(Operator.WRONG_VARIABLE, claim, ref("w_{6}")));
    assertEquals(
        List.of("∂(E_{o2})/∂w_{5} = a"), broken(Operator.WRONG_FUNCTION, claim, ref("E_{o2}")));
    assertEquals(
        List.of("∂(E_{o1})/∂b = a"),
        broken(Operator.WRONG_VARIABLE, claim, derivative(ref("E_{o1}"), ref("b"))),
        "where no label is alike, another name by which the document differentiates");
  }

  @Test
  void sumsAreShortenedAndExtendedInsideTheArrays() {
    Expr element = ref("a", List.of(N), at("i"));
    assertEquals(
        List.of("y = Σ[i = 2..n](a[i])", "y = Σ[i = 1..n-1](a[i])"),
        broken(Operator.SUM_RANGE, claim(ref("y"), sumOver("i", N, element))));
    Range inner = new Range("2..n", IndexExpr.constant(2), IndexExpr.size("n"));
    assertTrue(
        broken(Operator.SUM_RANGE, claim(ref("y"), sumOver("i", inner, element)))
            .contains("y = Σ[i = 1..n](a[i])"));
  }

  @Test
  void exponentsAreChanged() {
    assertEquals(
        List.of("y = x", "y = x^3"),
        broken(Operator.EXPONENT, claim(ref("y"), power(ref("x"), 2))));
    assertEquals(List.of("y = x"), broken(Operator.EXPONENT, claim(ref("y"), power(ref("x"), -1))));
  }

  @Test
  void exponentialsAndCircularFunctionsAreMistaken() {
    assertEquals(
        List.of("y = e^x"),
        broken(Operator.EXPONENTIAL_SIGN, claim(ref("y"), natural(minus(ref("x"))))));
    assertEquals(
        List.of("y = exp(-x)"),
        broken(Operator.EXPONENTIAL_SIGN, claim(ref("y"), call("exp", ref("x")))));
    assertEquals(
        List.of("y = cos(x)"),
        broken(Operator.SINE_COSINE, claim(ref("y"), call("sin", ref("x")))));
  }

  @Test
  void digitsChangeByTwoUnits() {
    assertEquals(
        List.of("x = 2.39", "x = 0.59", "x = 0.37"),
        broken(Operator.DIGIT, claim(Statement.Claim.Kind.NUMERIC, ref("x"), decimal("0.39"))));
  }

  @Test
  void digitsWithoutInfluenceOnThePrintedResultStay() {
    Statement.Claim claim =
        claim(
            Statement.Claim.Kind.NUMERIC,
            product(decimal("0.4137"), decimal("0.05")),
            decimal("0.021"));
    assertEquals(
        List.of(
            "2.4137·0.05 = 0.021",
            "0.6137·0.05 = 0.021",
            "0.4137·2.05 = 0.021",
            "0.4137·0.25 = 0.021",
            "0.4137·0.07 = 0.021",
            "0.4137·0.05 = 2.021",
            "0.4137·0.05 = 0.221",
            "0.4137·0.05 = 0.041",
            "0.4137·0.05 = 0.023"),
        broken(Operator.DIGIT, claim));
  }

  @Test
  void twiceADecimalIsPrintedToTheSamePlace() {
    assertEquals(
        List.of("2·x = 0.31", "(1/2)·x = 0.31", "x = 0.62", "x = 0.16"),
        broken(
            Operator.FACTOR_TWO, claim(Statement.Claim.Kind.NUMERIC, ref("x"), decimal("0.31"))));
  }

  @Test
  void reorderedFormulasAreNoMutants() {
    assertEquals(key(product(A, B)), key(product(B, A)));
    assertEquals(key(minus(difference(A, B))), key(difference(B, A)));
    assertEquals(
        key(power(difference(A, B), 2)),
        key(power(difference(B, A), 2)),
        "a sign that is squared away");
    assertNotEquals(key(power(difference(A, B), 3)), key(power(difference(B, A), 3)));
    assertNotEquals(key(decimal("0.5")), key(decimal("0.50")), "printed to other digits");
    assertNotEquals(key(over(A, B)), key(over(B, A)));
  }

  private static String key(Expr expr) {
    return new CanonicalKey().of(expr);
  }

  @Test
  void aNumberInFrontOfNothingChangesNothing() {
    assertEquals(List.of(), broken(Operator.FACTOR_TWO, claim(A, number(0))));
    assertEquals(List.of(), broken(Operator.SIGN, claim(A, number(0))));
  }

  @Test
  void noMutantIsTheClaimOrAnotherMutant() {
    Statement.Claim claim = delta();
    List<Mutant> mutants = Mutations.of(model(claim), claim);
    Set<String> keys = new HashSet<>(Set.of(new CanonicalKey().of(claim)));
    for (Mutant mutant : mutants) {
      assertTrue(keys.add(new CanonicalKey().of(mutant.claim())), mutant.description());
    }
    assertTrue(mutants.size() > 20);
  }

  @Test
  void onlyTheSidesOfAClaimChange() {
    Statement.Claim claim = delta();
    for (Mutant mutant : Mutations.of(model(claim), claim)) {
      assertEquals(
          claim, mutant.claim().withSides(claim.left(), claim.right()), mutant.description());
    }
  }

  @Test
  void descriptionsSayWhatAndWhere() {
    Statement.Claim claim = claim(ref("y"), sum(A, product(B, difference(ref("t"), ref("o")))));
    Set<String> descriptions =
        Mutations.of(model(claim), claim).stream()
            .map(Mutant::description)
            .collect(Collectors.toSet());
    assertTrue(
        descriptions.containsAll(
            Set.of(
                "− for + in term 1 of the right side",
                "o − t for t − o in factor 2 of term 2 of the right side",
                "b dropped in term 2 of the right side")),
        descriptions.toString());
  }

  @Test
  void aSampleIsDrawnFromItsSeedAndSpread() {
    List<Subject> subjects =
        List.of(
            subject("a.md", delta()),
            subject("b.md", claim(ref("y"), product(power(ref("x"), 2), decimal("0.25")))),
            subject("c.md", claim(ref("y"), sum(A, B, C))));
    List<Trial> sample = Mutations.sample(subjects, 7, 24);
    assertEquals(24, sample.size());
    assertEquals(sample, Mutations.sample(subjects, 7, 24));
    assertNotEquals(sample, Mutations.sample(subjects, 8, 24));
    Set<Operator> operators =
        Mutations.all(subjects).stream()
            .map(trial -> trial.mutant().operator())
            .collect(Collectors.toSet());
    assertEquals(
        operators,
        sample.stream().map(trial -> trial.mutant().operator()).collect(Collectors.toSet()));
    assertEquals(
        Set.of("a.md", "b.md", "c.md"),
        sample.stream().map(t -> t.subject().source().path()).collect(Collectors.toSet()));
    assertEquals(Mutations.all(subjects).size(), Mutations.sample(subjects, 7, 100_000).size());
  }

  /** ∂E/∂net_j = −(t_j − y_j) y_j (1 − y_j). */
  private static Statement.Claim delta() {
    Expr.Ref net = ref("net", List.of(N), at("j"));
    Expr.Ref y = ref("y", List.of(N), at("j"));
    Expr.Ref t = ref("t", List.of(N), at("j"));
    return claim(
        derivative(ref("E"), net),
        minus(product(difference(t, y), y, difference(number(1), y))),
        free("j", N));
  }
}
