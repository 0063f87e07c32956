package dev.rederive.mutation;

import dev.rederive.math.Expr;
import dev.rederive.math.ExprText;
import dev.rederive.math.FreeIndex;
import dev.rederive.math.FunctionSymbol;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Mark;
import dev.rederive.math.Model;
import dev.rederive.math.Quantity;
import dev.rederive.math.Range;
import dev.rederive.math.Relation;
import dev.rederive.math.Site;
import dev.rederive.math.Statement;
import dev.rederive.math.function.ElementaryFunctions;
import dev.rederive.source.Source;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Short ways to build claims by hand. */
final class Claims {
  private Claims() {}

  static Expr.Ref ref(String name) {
    return Expr.Ref.scalar(Quantity.scalar(name));
  }

  /** An element; the axes are as many as the subscripts. */
  static Expr.Ref ref(String name, List<Range> axes, IndexExpr... subscripts) {
    return new Expr.Ref(new Quantity(name, axes, 1), List.of(subscripts));
  }

  static IndexExpr at(String letter) {
    return IndexExpr.letter(letter);
  }

  static Expr number(long value) {
    return Expr.Number.of(value);
  }

  static Expr decimal(String digits) {
    return new Expr.Number(dev.rederive.math.Decimals.value(digits), digits);
  }

  static Expr minus(Expr expr) {
    return new Expr.Negate(expr);
  }

  static Expr sum(Expr... terms) {
    return new Expr.Add(List.of(terms));
  }

  static Expr difference(Expr a, Expr b) {
    return sum(a, minus(b));
  }

  static Expr product(Expr... factors) {
    return new Expr.Multiply(List.of(factors));
  }

  static Expr over(Expr a, Expr b) {
    return new Expr.Divide(a, b);
  }

  static Expr power(Expr base, long exponent) {
    return new Expr.Power(base, number(exponent));
  }

  static Expr natural(Expr exponent) {
    return new Expr.Power(new Expr.Constant(Expr.Constant.Kind.E), exponent);
  }

  static Expr call(String function, Expr argument) {
    return new Expr.Call(ElementaryFunctions.byTexName(function), List.of(argument));
  }

  static Expr apply(String function, int order, Expr argument) {
    return new Expr.Apply(new FunctionSymbol(function, 1), List.of(order), List.of(argument));
  }

  static Expr derivative(Expr of, Expr.Ref variable) {
    return new Expr.Derivative(of, variable);
  }

  static Expr sumOver(String letter, Range range, Expr body) {
    return new Expr.Reduction(
        Expr.Reduction.Kind.SUM, letter, range.lower(), range.upper(), List.of(), body);
  }

  static FreeIndex free(String letter, Range range) {
    return new FreeIndex(letter, range, List.of());
  }

  static Statement.Claim claim(Expr left, Expr right, FreeIndex... free) {
    return claim(Statement.Claim.Kind.SYMBOLIC, left, right, free);
  }

  static Statement.Claim claim(
      Statement.Claim.Kind kind, Expr left, Expr right, FreeIndex... free) {
    return new Statement.Claim(
        new Site(new Span(2, 3), "=", "", "", false),
        kind,
        left,
        Relation.EQUAL,
        right,
        List.of(free),
        List.of(),
        Mark.NONE,
        0,
        List.of());
  }

  static Model model(Statement... statements) {
    return new Model(
        List.of(statements),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Set.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Set.of(),
        List.of());
  }

  static Subject subject(String path, Statement.Claim claim) {
    return new Subject(new Source(path, "\nx = y"), model(claim), claim);
  }

  static String text(Statement.Claim claim) {
    return ExprText.of(claim.left()) + " = " + ExprText.of(claim.right());
  }

  /** The mutants one operator makes of a claim that is all its document says. */
  static List<String> broken(Operator operator, Statement.Claim claim, Expr... alsoThere) {
    List<Statement> statements = new ArrayList<>(List.of(claim));
    Arrays.stream(alsoThere).map(other -> claim(other, other)).forEach(statements::add);
    return Mutations.of(model(statements.toArray(Statement[]::new)), claim).stream()
        .filter(mutant -> mutant.operator() == operator)
        .map(mutant -> text(mutant.claim()))
        .toList();
  }
}
