package dev.rederive.check;

import dev.rederive.math.Constraint;
import dev.rederive.math.Definition;
import dev.rederive.math.Expr;
import dev.rederive.math.FreeIndex;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Mark;
import dev.rederive.math.Model;
import dev.rederive.math.Parametrisation;
import dev.rederive.math.Quantity;
import dev.rederive.math.Range;
import dev.rederive.math.Relation;
import dev.rederive.math.Site;
import dev.rederive.math.Statement;
import dev.rederive.math.function.ElementaryFunctions;
import dev.rederive.source.Span;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Square matrices over one range, element by element, for tests that have no notation to read. */
final class MatrixExpressions {
  static final Range RANGE = Range.ofUnknownSize("n");

  private static int letters;

  /** A matrix as the formula of its element. */
  interface Matrix {
    Expr at(IndexExpr row, IndexExpr column);

    default Matrix transposed() {
      return (i, j) -> at(j, i);
    }

    default Matrix times(Matrix other) {
      return (i, j) -> sum(k -> product(at(i, k), other.at(k, j)));
    }

    default Matrix plus(Matrix other) {
      return (i, j) -> new Expr.Add(List.of(at(i, j), other.at(i, j)));
    }

    default Matrix negated() {
      return (i, j) -> new Expr.Negate(at(i, j));
    }

    default Matrix inverse() {
      return (i, j) -> {
        IndexExpr row = letter();
        IndexExpr column = letter();
        return new Expr.Inverse(
            i, j, row.letter(), column.letter(), RANGE.lower(), RANGE.upper(), at(row, column));
      };
    }

    default Expr determinant() {
      IndexExpr row = letter();
      IndexExpr column = letter();
      return new Expr.Determinant(
          row.letter(), column.letter(), RANGE.lower(), RANGE.upper(), at(row, column));
    }

    default Expr trace() {
      return sum(k -> at(k, k));
    }
  }

  interface Term {
    Expr at(IndexExpr index);
  }

  static final Matrix IDENTITY = Expr.Kronecker::new;

  private MatrixExpressions() {}

  static IndexExpr letter() {
    return IndexExpr.letter("#" + letters++);
  }

  static Quantity square(String name) {
    return new Quantity(name, List.of(RANGE, RANGE), 1);
  }

  static Matrix matrix(String name) {
    return (i, j) -> element(name, i, j);
  }

  static Expr.Ref element(String name, IndexExpr i, IndexExpr j) {
    return new Expr.Ref(square(name), List.of(i, j));
  }

  static Term vector(String name) {
    return i -> new Expr.Ref(new Quantity(name, List.of(RANGE), 1), List.of(i));
  }

  static Expr sum(Term body) {
    IndexExpr k = letter();
    return new Expr.Reduction(
        Expr.Reduction.Kind.SUM, k.letter(), RANGE.lower(), RANGE.upper(), List.of(), body.at(k));
  }

  static Expr product(Expr... factors) {
    return new Expr.Multiply(Arrays.asList(factors));
  }

  static Expr lnAbs(Expr argument) {
    return call("ln", call("abs", argument));
  }

  static Expr call(String function, Expr argument) {
    return new Expr.Call(ElementaryFunctions.byTexName(function), List.of(argument));
  }

  static Expr derivative(Expr of, String name, IndexExpr i, IndexExpr j) {
    return new Expr.Derivative(of, element(name, i, j));
  }

  /** A claim for all i and j. */
  static Statement.Claim forAll(Expr left, Expr right) {
    return new Statement.Claim(
        new Site(new Span(2, 3), "=", "left", "right", false),
        Statement.Claim.Kind.SYMBOLIC,
        left,
        Relation.EQUAL,
        right,
        List.of(new FreeIndex("i", RANGE, List.of()), new FreeIndex("j", RANGE, List.of())),
        List.of(),
        Mark.NONE,
        0,
        List.of());
  }

  /** A document that says this of its arrays. */
  static Model under(Statement.Claim claim, Constraint... constraints) {
    Map<Quantity, List<Definition>> definitions = new LinkedHashMap<>();
    for (Constraint constraint : constraints) {
      for (Definition definition : Parametrisation.of(constraint)) {
        definitions.put(definition.target(), List.of(definition));
      }
    }
    return model(claim, definitions);
  }

  static Model model(Statement.Claim claim, Map<Quantity, List<Definition>> definitions) {
    return new Model(
        List.of(claim),
        definitions,
        Map.of(),
        Map.of(),
        Map.of(),
        Set.of("n"),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Set.of(),
        List.of());
  }
}
