package dev.rederive.report;

import dev.rederive.check.ComparedRow;
import dev.rederive.check.DocumentResult;
import dev.rederive.check.Judgement;
import dev.rederive.check.RelationResult;
import dev.rederive.check.Report;
import dev.rederive.check.Verdict;
import dev.rederive.engine.Evidence;
import dev.rederive.engine.Witness;
import dev.rederive.engine.dag.Atom;
import dev.rederive.math.Expr;
import dev.rederive.math.Mark;
import dev.rederive.math.Model;
import dev.rederive.math.Quantity;
import dev.rederive.math.Relation;
import dev.rederive.math.Site;
import dev.rederive.math.Statement;
import dev.rederive.source.Position;
import dev.rederive.source.Source;
import dev.rederive.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/** Report values made by hand. */
public final class Reports {
  public static final String SLOPES =
      """
      For $f(x) = x^2$ the slope is

      $$f'(x) = 3 x$$

      and $$f'(1) = 2$$ and $$f''(x) = 2 + \\foo{x}$$

      $$\\int f = x^3$$
      """;

  private Reports() {}

  /** A relation whose sign is the so-many-th equals sign of the text. */
  static RelationResult relation(
      Source source, int nth, String left, String right, Statement statement, Judgement judgement) {
    return new RelationResult(
        source.position(sign(source, nth).start()),
        kind(statement),
        statement.site(),
        statement instanceof Statement.Claim claim ? claim.relation() : null,
        statement instanceof Statement.Unread unread ? unread.culprit() : null,
        statement instanceof Statement.Claim claim ? claim.mark() : Mark.NONE,
        judgement,
        List.of("f is a function"),
        left + " = " + right);
  }

  private static RelationResult.Kind kind(Statement statement) {
    return statement instanceof Statement.Defines
        ? RelationResult.Kind.DEFINITION
        : statement instanceof Statement.Declares
            ? RelationResult.Kind.DECLARATION
            : RelationResult.Kind.CLAIM;
  }

  static Span sign(Source source, int nth) {
    int at = -1;
    for (int i = 0; i < nth; i++) {
      at = source.text().indexOf('=', at + 1);
    }
    return new Span(at, at + 1);
  }

  private static Site site(Source source, int nth, String left, String right, boolean inline) {
    return new Site(sign(source, nth), "=", left, right, inline);
  }

  public static RelationResult claim(
      Source source, int nth, String left, String right, Mark mark, Judgement judgement) {
    Expr nothing = new Expr.Number(BigFraction.ZERO, null);
    Statement.Claim claim =
        new Statement.Claim(
            site(source, nth, left, right, false),
            Statement.Claim.Kind.SYMBOLIC,
            nothing,
            Relation.EQUAL,
            nothing,
            List.of(),
            List.of(),
            mark,
            0,
            List.of());
    return relation(source, nth, left, right, claim, judgement);
  }

  static RelationResult definition(Source source, int nth, String left, String right) {
    Statement.Defines defines =
        new Statement.Defines(site(source, nth, left, right, true), left, List.of());
    return relation(source, nth, left, right, defines, null);
  }

  static RelationResult unread(Source source, int nth, boolean inline, Span culprit) {
    Statement.Unread unread =
        new Statement.Unread(
            site(source, nth, "a", "b", inline), "no idea", culprit, Mark.NONE, List.of());
    return relation(
        source, nth, "a", "b", unread, Judgement.plain(Verdict.UNREAD, "unknown command \\foo"));
  }

  static Atom atom(String name, Integer... indices) {
    return new Atom(Quantity.scalar(name), List.of(indices), 0);
  }

  static Judgement refuted() {
    Map<Atom, BigFraction> at = new LinkedHashMap<>();
    at.put(atom("x"), new BigFraction(7, 10));
    at.put(atom("w", 1, 2), new BigFraction(-1, 3));
    return new Judgement(
        Verdict.REFUTED,
        null,
        "it holds for x = 0",
        List.of(
            Evidence.silent(Evidence.Engine.SYMBOLIC, "no normal form"),
            new Evidence(
                Evidence.Engine.FINITE_DIFFERENCE,
                Evidence.Outcome.UNEQUAL,
                "they differ",
                0.5,
                8)),
        new Witness(at, "1.4", "2.1", "j = 1"),
        List.of(Map.of("n", 2, "m", 3)),
        6,
        List.of());
  }

  static Judgement proved() {
    return new Judgement(
        Verdict.PROVED,
        null,
        null,
        List.of(
            new Evidence(
                Evidence.Engine.MODULAR, Evidence.Outcome.EQUAL, "error < 2^-120", null, null),
            new Evidence(
                Evidence.Engine.FINITE_DIFFERENCE, Evidence.Outcome.EQUAL, "", 3.14159e-11, 8)),
        null,
        List.of(),
        1,
        List.of(
            new ComparedRow("i = 1", 0.1 + 0.2, 0.3, 0.30000001, 3.3e-8),
            new ComparedRow("i = 10", Double.NaN, -2, 1e-20, Double.POSITIVE_INFINITY)));
  }

  /** A document with a definition, a refuted, a proved and two unread relations and a finding. */
  static DocumentResult slopes() {
    Source source = new Source("slopes.md", SLOPES);
    int foo = SLOPES.indexOf("\\foo");
    return new DocumentResult(
        source,
        List.of(
            definition(source, 1, "f(x)", "x^2"),
            claim(source, 2, "f'(x)", "3  x", Mark.NONE, refuted()),
            claim(source, 3, "f'(1)", "2", Mark.NONE, proved()),
            unread(source, 4, false, new Span(foo, foo + 4)),
            unread(source, 5, true, new Span(foo, foo + 4))),
        List.of(new Model.Finding(new Position(4, 1), "unknown directive 'provve'")));
  }

  /** A document with one claim that is known to be wrong. */
  static DocumentResult misprint() {
    Source source = new Source("misprint.md", "$$1 = 2$$\n");
    return new DocumentResult(
        source,
        List.of(
            claim(
                source,
                1,
                "1",
                "2",
                new Mark.Wrong("printed so", 1),
                Judgement.plain(Verdict.KNOWN_WRONG, null))),
        List.of());
  }

  /** A document in which all is well. */
  public static DocumentResult sound() {
    Source source = new Source("sound.md", "$$1 = 1$$\n");
    return new DocumentResult(
        source, List.of(claim(source, 1, "1", "1", Mark.NONE, proved())), List.of());
  }

  /** A document whose only claim has this verdict. */
  public static DocumentResult only(Verdict verdict) {
    Source source = new Source("only.md", "$$1 = 1$$\n");
    return new DocumentResult(
        source,
        List.of(claim(source, 1, "1", "1", Mark.NONE, Judgement.plain(verdict, null))),
        List.of());
  }

  public static Report of(DocumentResult... documents) {
    return new Report(List.of(documents), 7);
  }
}
