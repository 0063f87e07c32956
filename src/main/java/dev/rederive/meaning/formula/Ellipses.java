package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.latex.RelationSign;
import dev.rederive.meaning.name.Binder;
import dev.rederive.meaning.name.Ledger;
import dev.rederive.meaning.name.NotationText;
import dev.rederive.meaning.name.Notations;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sums and products with dots: {@code a_1 + a_2 + \dots + a_n} is {@code \sum_{i=1}^{n} a_i}. The
 * terms beside the dots differ in one number that counts; terms before them count down from there.
 * Where that is not so the dots stay, and the formula is open.
 */
final class Ellipses {
  /** The last resort is the sign ι: documents have {@code \\iota}. */
  private static final List<String> LETTERS = List.of("i", "j", "k", "m", "r", "s", "q", "u");

  private final String letter;

  /** Counts the columns of a matrix whose rows the other letter counts. */
  private final String second;

  private final Ledger ledger;

  private Ellipses(String letter, String second, Ledger ledger) {
    this.letter = letter;
    this.second = second;
    this.ledger = ledger;
  }

  /**
   * @param all every notation of the document; a letter that none of them has counts the terms
   */
  public static Ellipses of(List<Notation> all, Ledger ledger) {
    Set<String> used = new HashSet<>();
    boolean[] dots = new boolean[1];
    for (Notation notation : all) {
      Notations.walk(
          notation,
          part -> {
            dots[0] |= part instanceof Notation.Ellipsis;
            if (part instanceof Notation.Symbol symbol) {
              used.add(symbol.name());
            }
          });
    }
    List<String> free =
        LETTERS.stream().filter(one -> !used.contains(one)).limit(2).collect(Collectors.toList());
    free.addAll(List.of("ι", "κ"));
    return new Ellipses(dots[0] ? free.get(0) : null, free.get(1), ledger);
  }

  /** What counts terms and entries. */
  String letter() {
    return letter;
  }

  /** The notation with every such sum and product written out with its sign. */
  Notation unfold(Notation notation) {
    if (notation == null || letter == null) {
      return notation;
    }
    if (notation instanceof Notation.Juxtaposition product) {
      return product(beside(product));
    }
    Notation mapped = Notations.map(notation, this::unfold);
    if (mapped instanceof Notation.Sum sum) {
      return sum(sum);
    }
    if (mapped instanceof Notation.Fenced list) {
      return new ListsWithDots(this, second).list(list);
    }
    if (mapped instanceof Notation.Matrix matrix) {
      return new ListsWithDots(this, second).matrix(matrix);
    }
    return product(mapped);
  }

  /** A list behind a factor holds the arguments of a function: its dots stay. */
  private Notation beside(Notation.Juxtaposition product) {
    List<Notation> factors = new ArrayList<>();
    for (Notation factor : product.factors()) {
      boolean arguments = !factors.isEmpty() && isList(factor);
      factors.add(arguments ? inside(factor) : unfold(factor));
    }
    return new Notation.Juxtaposition(factors, product.span());
  }

  private static boolean isList(Notation factor) {
    Notation bare = factor instanceof Notation.Script script ? script.base() : factor;
    return bare instanceof Notation.Fenced list && list.items().size() > 1;
  }

  private Notation inside(Notation factor) {
    return Notations.map(
        factor,
        part ->
            part instanceof Notation.Fenced list
                ? Notations.map(list, this::unfold)
                : unfold(part));
  }

  private Notation product(Notation mapped) {
    List<Notation> factors = factors(mapped);
    return factors.stream().anyMatch(Notation.Ellipsis.class::isInstance)
        ? product(mapped, factors)
        : mapped;
  }

  private Notation sum(Notation.Sum sum) {
    List<Notation.Term> terms = sum.terms();
    int dots = 0;
    while (dots < terms.size() && !(terms.get(dots).value() instanceof Notation.Ellipsis)) {
      dots++;
    }
    if (dots == 0 || dots + 1 >= terms.size()) {
      return sum;
    }
    Notation.Sign sign = terms.get(dots - 1).sign();
    boolean even =
        terms.get(dots).sign() == terms.get(dots + 1).sign()
            && (terms.get(dots).sign() == sign || dots == 1 && sign == Notation.Sign.PLUS)
            && terms.get(dots).sign() == Notation.Sign.PLUS;
    if (!even) {
      return sum;
    }
    List<Notation> values = terms.stream().map(Notation.Term::value).toList();
    Run run = run(values.subList(0, dots), values.subList(dots + 1, values.size()), "sum", 1);
    if (run == null) {
      return sum;
    }
    List<Notation.Term> all = new ArrayList<>(terms.subList(0, dots - run.before()));
    all.add(new Notation.Term(Notation.Sign.PLUS, run.operator()));
    all.addAll(terms.subList(dots + 1 + run.after(), terms.size()));
    return all.size() == 1
        ? spanning(run.operator(), sum.span())
        : new Notation.Sum(all, sum.span());
  }

  private static Notation spanning(Notation.BigOperator operator, Span span) {
    return new Notation.BigOperator(
        operator.operator(), operator.lower(), operator.upper(), operator.body(), span);
  }

  private Notation product(Notation product, List<Notation> factors) {
    int dots = 0;
    while (!(factors.get(dots) instanceof Notation.Ellipsis)) {
      dots++;
    }
    List<Notation> before = factors.subList(0, dots);
    List<Notation> after = factors.subList(dots + 1, factors.size());
    for (int width = Math.min(after.size(), before.size()); width >= 1; width--) {
      Run run = run(before, after, "prod", width);
      if (run != null) {
        List<Notation> all = new ArrayList<>(before.subList(0, dots - run.before()));
        all.add(run.operator());
        all.addAll(after.subList(run.after(), after.size()));
        return all.size() == 1
            ? spanning(run.operator(), product.span())
            : new Notation.Juxtaposition(all, product.span());
      }
    }
    return product;
  }

  /** The factors of a product with or without signs in between. */
  private static List<Notation> factors(Notation notation) {
    if (notation instanceof Notation.Juxtaposition product) {
      return product.factors();
    }
    if (notation instanceof Notation.Binary binary
        && (binary.operator() == Notation.Operator.DOT
            || binary.operator() == Notation.Operator.TIMES)) {
      List<Notation> all = new ArrayList<>(factors(binary.left()));
      all.addAll(factors(binary.right()));
      return all;
    }
    return List.of(notation);
  }

  /** How many items before and after the dots are one operator. */
  record Run(Notation.BigOperator operator, int before, int after) {}

  /**
   * @param width how many items make one term
   */
  private Run run(List<Notation> before, List<Notation> after, String operator, int width) {
    return run(before, after, operator, width, letter);
  }

  /**
   * The items beside the dots as one operator, or null.
   *
   * @param width how many items make one term
   * @param letter what counts them
   */
  Run run(List<Notation> before, List<Notation> after, String operator, int width, String letter) {
    List<Notation> last = before.subList(before.size() - width, before.size());
    for (int end = after.size() >= 2 * width ? 2 : 1; end >= 1; end--) {
      Counting counting = new Counting(letter);
      List<Notation> ending = after.subList((end - 1) * width, end * width);
      List<Notation> template = new ArrayList<>();
      for (int k = 0; k < width && !template.contains(null); k++) {
        template.add(counting.template(last.get(k), ending.get(k)));
      }
      if (template.contains(null) || counting.first == null) {
        continue;
      }
      int first = Integer.parseInt(counting.first.digits());
      boolean range = width == 1 && template.get(0) instanceof Notation.Symbol;
      if (range && before.size() < 2) {
        continue; // 1 \dots n is a range
      }
      int terms = 1;
      while (before.size() >= (terms + 1) * width
          && first - 1 >= 0
          && matches(template, before, before.size() - (terms + 1) * width, first - 1, letter)) {
        terms++;
        first--;
      }
      if (goesOnOtherwise(before, terms * width, width, letter)) {
        continue; // 1 + 4 + 7 + \dots
      }
      Span span = last.get(0).span().union(ending.get(width - 1).span());
      Notation body = width == 1 ? template.get(0) : new Notation.Juxtaposition(template, span);
      Notation symbol = new Notation.Symbol(letter, span);
      RelationSign equals = new RelationSign(RelationSign.Kind.EQUAL, "=", span);
      Notation.Numeral start = new Notation.Numeral(String.valueOf(first), span);
      Notation lower = new Notation.Related(symbol, equals, start, span);
      String sign = operator.equals("sum") ? "sum" : operator.equals("prod") ? "product" : "list";
      ledger.note(
          span,
          "the dots are a "
              + sign
              + " with a number that counts from "
              + first
              + " to "
              + NotationText.of(counting.last));
      return new Run(
          new Notation.BigOperator(operator, lower, counting.last, body, span),
          terms * width,
          end * width);
    }
    return null;
  }

  /** Whether the term before the run differs from its first in a number too, but not by one. */
  private static boolean goesOnOtherwise(List<Notation> before, int run, int width, String letter) {
    if (before.size() < run + width) {
      return false;
    }
    Counting counting = new Counting(letter);
    for (int k = 0; k < width; k++) {
      Notation earlier = before.get(before.size() - run - width + k);
      if (counting.template(earlier, before.get(before.size() - run + k)) == null) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(
      List<Notation> template, List<Notation> items, int from, int value, String letter) {
    for (int k = 0; k < template.size(); k++) {
      if (!same(at(template.get(k), value, letter), items.get(from + k))) {
        return false;
      }
    }
    return true;
  }

  /** The template with a number for its letter; first powers and zeroth ones as people write them. */
  private static Notation at(Notation template, int value, String letter) {
    if (template instanceof Notation.Symbol symbol && symbol.name().equals(letter)) {
      return new Notation.Numeral(String.valueOf(value), symbol.span());
    }
    Notation mapped = Notations.map(template, part -> at(part, value, letter));
    if (mapped instanceof Notation.Script script
        && script.sup() instanceof Notation.Numeral power
        && script.primes() == 0
        && !same(template, mapped)) {
      if (power.digits().equals("1")) {
        return script.sub() == null
            ? script.base()
            : new Notation.Script(script.base(), script.sub(), null, 0, script.span());
      }
      if (power.digits().equals("0") && script.sub() == null) {
        return new Notation.Numeral("1", script.span());
      }
    }
    return mapped;
  }

  private static boolean same(Notation one, Notation other) {
    if (one == null || other == null) {
      return one == other;
    }
    String text = NotationText.of(one);
    if (!text.contains("@") && text.equals(NotationText.of(other))) {
      return true;
    }
    return Counting.skeleton(one).equals(Counting.skeleton(other))
        && pairwise(Notations.parts(one), Notations.parts(other));
  }

  private static boolean pairwise(List<Notation> ones, List<Notation> others) {
    boolean same = ones.size() == others.size();
    for (int k = 0; same && k < ones.size(); k++) {
      same = same(ones.get(k), others.get(k));
    }
    return same;
  }

  /** What two terms have in common, and the one number in which they differ. */
  private static final class Counting {
    private final String letter;

    /** The number in the first term; null while they do not differ. */
    Notation.Numeral first;

    /** What stands for it in the last. */
    Notation last;

    Counting(String letter) {
      this.letter = letter;
    }

    /** The term with the letter for the number; null if the two have no such form in common. */
    Notation template(Notation from, Notation to) {
      if (from == null || to == null) {
        return null;
      }
      if (same(from, to)) {
        return from;
      }
      if (from instanceof Notation.Numeral number && Binder.bound(to) != null) {
        boolean counts =
            number.digits().matches("\\d{1,3}")
                && (first == null
                    || first.digits().equals(number.digits())
                        && NotationText.of(last).equals(NotationText.of(to)));
        first = number;
        last = to;
        return counts ? new Notation.Symbol(letter, from.span()) : null;
      }
      if (from instanceof Notation.Numeral pair
          && pair.digits().matches("\\d\\d")
          && to instanceof Notation.Juxtaposition product
          && product.factors().size() == 2) {
        return template(digits(pair), to); // w_{11} and w_{1n}
      }
      if (!skeleton(from).equals(skeleton(to))) {
        return null;
      }
      List<Notation> ones = Notations.parts(from);
      List<Notation> others = Notations.parts(to);
      if (ones.size() != others.size() || ones.isEmpty()) {
        return null;
      }
      List<Notation> parts = new ArrayList<>();
      for (int k = 0; k < ones.size(); k++) {
        Notation part = template(ones.get(k), others.get(k));
        if (part == null) {
          return null;
        }
        parts.add(part);
      }
      int[] next = new int[1];
      return Notations.map(from, part -> parts.get(next[0]++));
    }

    private static Notation digits(Notation.Numeral pair) {
      Notation one = new Notation.Numeral(pair.digits().substring(0, 1), pair.span());
      Notation other = new Notation.Numeral(pair.digits().substring(1), pair.span());
      return new Notation.Juxtaposition(List.of(one, other), pair.span());
    }

    /** What a notation is, apart from its parts. */
    static String skeleton(Notation notation) {
      String kind = notation.getClass().getSimpleName();
      if (notation instanceof Notation.Script script) {
        return kind + (script.sub() != null) + (script.sup() != null) + script.primes();
      } else if (notation instanceof Notation.Sum sum) {
        StringBuilder signs = new StringBuilder(kind);
        sum.terms().forEach(term -> signs.append(term.sign()));
        return signs.toString();
      } else if (notation instanceof Notation.Binary binary) {
        return kind + binary.operator();
      } else if (notation instanceof Notation.Fenced fenced) {
        return kind + fenced.open() + fenced.close() + fenced.items().size();
      } else if (notation instanceof Notation.Applied applied) {
        return kind + applied.operator() + (applied.sub() != null) + (applied.sup() != null);
      } else if (notation instanceof Notation.Accent accent) {
        return kind + accent.accent();
      } else if (notation instanceof Notation.Related related) {
        return kind + related.sign().kind();
      } else if (notation instanceof Notation.BigOperator big) {
        return kind + big.operator() + (big.lower() != null) + (big.upper() != null);
      } else if (notation instanceof Notation.Juxtaposition
          || notation instanceof Notation.Fraction
          || notation instanceof Notation.Root
          || notation instanceof Notation.Sequence
          || notation instanceof Notation.Factorial
          || notation instanceof Notation.Binomial) {
        return kind + Notations.parts(notation).size();
      }
      return kind + "@" + notation.span().start();
    }
  }
}
