package dev.rederive.meaning;

import dev.rederive.latex.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Walks over notation trees. */
final class Notations {
  private Notations() {}

  /** The direct parts of a notation, in reading order. */
  static List<Notation> parts(Notation notation) {
    List<Notation> parts = new ArrayList<>();
    map(
        notation,
        part -> {
          parts.add(part);
          return part;
        });
    return parts;
  }

  /** Visits a notation and everything in it, parents first. */
  static void walk(Notation notation, Consumer<Notation> visitor) {
    if (notation != null) {
      visitor.accept(notation);
      for (Notation part : parts(notation)) {
        walk(part, visitor);
      }
    }
  }

  /** The same notation with each direct part replaced. */
  static Notation map(Notation notation, UnaryOperator<Notation> by) {
    UnaryOperator<Notation> f = part -> part == null ? null : by.apply(part);
    if (notation instanceof Notation.Accent accent) {
      return new Notation.Accent(accent.accent(), f.apply(accent.base()), accent.span());
    } else if (notation instanceof Notation.Script script) {
      return new Notation.Script(
          f.apply(script.base()),
          f.apply(script.sub()),
          f.apply(script.sup()),
          script.primes(),
          script.span());
    } else if (notation instanceof Notation.Juxtaposition product) {
      return new Notation.Juxtaposition(all(product.factors(), f), product.span());
    } else if (notation instanceof Notation.Sum sum) {
      List<Notation.Term> terms = new ArrayList<>();
      for (Notation.Term term : sum.terms()) {
        terms.add(new Notation.Term(term.sign(), f.apply(term.value())));
      }
      return new Notation.Sum(terms, sum.span());
    } else if (notation instanceof Notation.Binary binary) {
      return new Notation.Binary(
          binary.operator(), f.apply(binary.left()), f.apply(binary.right()), binary.span());
    } else if (notation instanceof Notation.Fraction fraction) {
      return new Notation.Fraction(
          f.apply(fraction.numerator()), f.apply(fraction.denominator()), fraction.span());
    } else if (notation instanceof Notation.Root root) {
      return new Notation.Root(f.apply(root.radicand()), f.apply(root.degree()), root.span());
    } else if (notation instanceof Notation.Fenced fenced) {
      return new Notation.Fenced(
          fenced.open(), all(fenced.items(), f), fenced.close(), fenced.span());
    } else if (notation instanceof Notation.Sequence sequence) {
      return new Notation.Sequence(all(sequence.items(), f), sequence.span());
    } else if (notation instanceof Notation.Applied applied) {
      return new Notation.Applied(
          applied.operator(),
          f.apply(applied.sub()),
          f.apply(applied.sup()),
          f.apply(applied.argument()),
          applied.span());
    } else if (notation instanceof Notation.BigOperator big) {
      return new Notation.BigOperator(
          big.operator(),
          f.apply(big.lower()),
          f.apply(big.upper()),
          f.apply(big.body()),
          big.span());
    } else if (notation instanceof Notation.Evaluated bar) {
      return new Notation.Evaluated(
          f.apply(bar.body()), f.apply(bar.lower()), f.apply(bar.upper()), bar.span());
    } else if (notation instanceof Notation.Cases cases) {
      List<Notation.Case> mapped = new ArrayList<>();
      for (Notation.Case one : cases.cases()) {
        mapped.add(new Notation.Case(f.apply(one.value()), f.apply(one.condition())));
      }
      return new Notation.Cases(mapped, cases.span());
    } else if (notation instanceof Notation.Matrix matrix) {
      List<List<Notation>> rows = new ArrayList<>();
      for (List<Notation> row : matrix.rows()) {
        rows.add(all(row, f));
      }
      return new Notation.Matrix(rows, matrix.environment(), matrix.span());
    } else if (notation instanceof Notation.Factorial factorial) {
      return new Notation.Factorial(f.apply(factorial.operand()), factorial.span());
    } else if (notation instanceof Notation.Binomial binomial) {
      return new Notation.Binomial(
          f.apply(binomial.top()), f.apply(binomial.bottom()), binomial.span());
    } else if (notation instanceof Notation.Related related) {
      return new Notation.Related(
          f.apply(related.left()), related.sign(), f.apply(related.right()), related.span());
    }
    return notation;
  }

  private static List<Notation> all(List<Notation> parts, UnaryOperator<Notation> f) {
    List<Notation> mapped = new ArrayList<>(parts.size());
    for (Notation part : parts) {
      mapped.add(f.apply(part));
    }
    return mapped;
  }
}
