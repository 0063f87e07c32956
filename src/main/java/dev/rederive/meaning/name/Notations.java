package dev.rederive.meaning.name;

import dev.rederive.latex.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Walks over notation trees. */
public final class Notations {
  private Notations() {}

  /** The direct parts of a notation, in reading order. */
  public static List<Notation> parts(Notation notation) {
    if (isLeaf(notation)) {
      return List.of();
    }
    List<Notation> parts = new ArrayList<>();
    each(notation, parts::add);
    return parts;
  }

  /** Visits a notation and everything in it, parents first. */
  public static void walk(Notation notation, Consumer<Notation> visitor) {
    if (notation != null) {
      new Walk(visitor).accept(notation);
    }
  }

  /** One object for the whole walk: documents are walked over dozens of times. */
  private static final class Walk implements Consumer<Notation> {
    private final Consumer<Notation> visitor;

    Walk(Consumer<Notation> visitor) {
      this.visitor = visitor;
    }

    @Override
    public void accept(Notation notation) {
      visitor.accept(notation);
      if (!isLeaf(notation)) {
        each(notation, this);
      }
    }
  }

  /** Whether anything in a notation, itself included, is such. */
  public static boolean any(Notation notation, Predicate<Notation> such) {
    if (notation == null) {
      return false;
    }
    if (such.test(notation)) {
      return true;
    }
    if (!isLeaf(notation)) {
      for (Notation part : parts(notation)) {
        if (any(part, such)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isLeaf(Notation notation) {
    return notation instanceof Notation.Symbol
        || notation instanceof Notation.Numeral
        || notation instanceof Notation.Word
        || notation instanceof Notation.Ellipsis
        || notation instanceof Notation.Prose
        || notation instanceof Notation.Unread;
  }

  /** Visits the direct parts of a notation that are there, in reading order. */
  private static void each(Notation notation, Consumer<Notation> f) {
    if (notation instanceof Notation.Accent accent) {
      f.accept(accent.base());
    } else if (notation instanceof Notation.Script script) {
      some(script.base(), f);
      some(script.sub(), f);
      some(script.sup(), f);
    } else if (notation instanceof Notation.Juxtaposition product) {
      some(product.factors(), f);
    } else if (notation instanceof Notation.Sum sum) {
      for (Notation.Term term : sum.terms()) {
        some(term.value(), f);
      }
    } else if (notation instanceof Notation.Binary binary) {
      some(binary.left(), f);
      some(binary.right(), f);
    } else if (notation instanceof Notation.Fraction fraction) {
      some(fraction.numerator(), f);
      some(fraction.denominator(), f);
    } else if (notation instanceof Notation.Root root) {
      some(root.radicand(), f);
      some(root.degree(), f);
    } else if (notation instanceof Notation.Fenced fenced) {
      some(fenced.items(), f);
    } else if (notation instanceof Notation.Sequence sequence) {
      some(sequence.items(), f);
    } else if (notation instanceof Notation.Applied applied) {
      some(applied.sub(), f);
      some(applied.sup(), f);
      some(applied.argument(), f);
    } else if (notation instanceof Notation.BigOperator big) {
      some(big.lower(), f);
      some(big.upper(), f);
      some(big.body(), f);
    } else if (notation instanceof Notation.Evaluated bar) {
      some(bar.body(), f);
      some(bar.lower(), f);
      some(bar.upper(), f);
    } else if (notation instanceof Notation.Cases cases) {
      for (Notation.Case one : cases.cases()) {
        some(one.value(), f);
        some(one.condition(), f);
      }
    } else if (notation instanceof Notation.Matrix matrix) {
      for (List<Notation> row : matrix.rows()) {
        some(row, f);
      }
    } else if (notation instanceof Notation.Factorial factorial) {
      some(factorial.operand(), f);
    } else if (notation instanceof Notation.Binomial binomial) {
      some(binomial.top(), f);
      some(binomial.bottom(), f);
    } else if (notation instanceof Notation.Related related) {
      some(related.left(), f);
      some(related.right(), f);
    }
  }

  private static void some(Notation part, Consumer<Notation> f) {
    if (part != null) {
      f.accept(part);
    }
  }

  private static void some(List<Notation> parts, Consumer<Notation> f) {
    for (int k = 0; k < parts.size(); k++) {
      some(parts.get(k), f);
    }
  }

  /** The same notation with each direct part replaced; itself if every part stays as it is. */
  public static Notation map(Notation notation, UnaryOperator<Notation> by) {
    if (isLeaf(notation)) {
      return notation;
    }
    Replacement replacement = new Replacement(by);
    Notation mapped = rebuilt(notation, replacement);
    return replacement.changes ? mapped : notation;
  }

  /** Replaces the parts that are there and remembers whether any became another. */
  private static final class Replacement implements UnaryOperator<Notation> {
    private final UnaryOperator<Notation> by;
    private boolean changes;

    Replacement(UnaryOperator<Notation> by) {
      this.by = by;
    }

    @Override
    public Notation apply(Notation part) {
      if (part == null) {
        return null;
      }
      Notation mapped = by.apply(part);
      changes |= mapped != part;
      return mapped;
    }
  }

  private static Notation rebuilt(Notation notation, Replacement f) {
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
