package dev.rederive.meaning.name;

import dev.rederive.latex.Notation;
import dev.rederive.latex.RelationSign;
import dev.rederive.math.IndexExpr;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a sum, a product or a declaration says of an index letter.
 *
 * @param letter the letter it binds
 * @param key the range's identity: the name of its size ({@code n}), a printed number, or a set's
 *     name; null if nothing but the letter is given
 * @param lower the first value; null unless bounds are given
 * @param upper the last value; null unless bounds are given
 * @param exclusions index notations the letter must differ from
 */
public record Binder(
    String letter, String key, IndexExpr lower, IndexExpr upper, List<Notation> exclusions) {

  /** The binders of a big operator, outermost first; empty if its limits bind nothing. */
  public static List<Binder> of(Notation.BigOperator operator) {
    List<Binder> binders = new ArrayList<>();
    if (operator.lower() == null) {
      String only = operator.upper() == null ? onlyLetter(operator) : null;
      if (only != null) {
        binders.add(new Binder(only, null, null, null, List.of()));
      }
      return binders;
    }
    List<Notation> items =
        operator.lower() instanceof Notation.Sequence sequence
            ? sequence.items()
            : List.of(operator.lower());
    for (Notation item : items) {
      add(item, operator.upper(), binders);
    }
    return binders;
  }

  /** {@code \sum x_i y_i}: the only letter that stands as an index in a sum without limits. */
  private static String onlyLetter(Notation.BigOperator operator) {
    boolean sum = operator.operator().equals("sum") || operator.operator().equals("prod");
    Set<String> letters = new HashSet<>();
    boolean[] other = {!sum || operator.body() == null};
    Notations.walk(
        operator.body(),
        part -> {
          other[0] |= part instanceof Notation.BigOperator;
          if (part instanceof Notation.Script script && script.sub() != null) {
            String letter = boundLetter(script.sub());
            other[0] |= letter == null;
            letters.add(letter);
          }
        });
    return other[0] || letters.size() != 1 ? null : letters.iterator().next();
  }

  private static void add(Notation item, Notation upper, List<Binder> binders) {
    if (item instanceof Notation.Symbol || letter(item) != null) {
      String letter = boundLetter(item);
      if (letter != null) {
        binders.add(new Binder(letter, null, null, null, List.of()));
      }
      return;
    }
    if (item instanceof Notation.Juxtaposition product) {
      refuseWord(product);
      product.factors().forEach(factor -> add(factor, upper, binders));
      return;
    }
    if (!(item instanceof Notation.Related related)) {
      return;
    }
    if (related.sign().kind() == RelationSign.Kind.NOT_EQUAL) {
      exclude(related, binders);
      return;
    }
    if (related.left() instanceof Notation.Sequence letters) {
      // i, j \in S and i, j = 1
      for (Notation each : letters.items()) {
        Notation one = new Notation.Related(each, related.sign(), related.right(), each.span());
        add(one, upper, binders);
      }
      return;
    }
    String letter = boundLetter(related.left());
    if (letter == null) {
      return;
    }
    if (related.sign().kind() == RelationSign.Kind.ELEMENT) {
      Binder set = ofSet(letter, related.right());
      binders.add(set);
    } else if (related.sign().kind() == RelationSign.Kind.EQUAL && upper != null) {
      binders.add(ofBounds(letter, related.right(), upper));
    }
  }

  /** {@code jn outputs} is no list of nine letters to sum over. */
  private static void refuseWord(Notation.Juxtaposition product) {
    List<String> letters = product.factors().stream().map(Binder::letter).toList();
    boolean word = letters.size() > 4 || new HashSet<>(letters).size() < letters.size();
    if (!letters.contains(null) && word) {
      throw new NotUnderstood(
          String.join("", letters) + " is no list of index letters", product.span());
    }
  }

  private static void exclude(Notation.Related related, List<Binder> binders) {
    String letter = letter(related.left());
    if (letter == null) {
      return;
    }
    for (int k = 0; k < binders.size(); k++) {
      Binder binder = binders.get(k);
      if (binder.letter().equals(letter)) {
        List<Notation> more = new ArrayList<>(binder.exclusions());
        more.add(related.right());
        binders.set(k, new Binder(letter, binder.key(), binder.lower(), binder.upper(), more));
        return;
      }
    }
    binders.add(new Binder(letter, null, null, null, List.of(related.right())));
  }

  /** {@code k \in outputs}, {@code i \in \{1, \dots, n\}}; a set that depends on j keeps its name. */
  public static Binder ofSet(String letter, Notation set) {
    if (set instanceof Notation.Fenced fenced && fenced.open().equals("{")) {
      List<Notation> items = fenced.items();
      if (items.size() == 1 && items.get(0) instanceof Notation.Sequence sequence) {
        items = sequence.items();
      }
      if (items.size() >= 2) {
        return ofBounds(letter, items.get(0), items.get(items.size() - 1));
      }
    }
    Binder listed = listed(letter, set);
    if (listed != null) {
      return listed;
    }
    if (set instanceof Notation.Numeral) {
      throw new NotUnderstood("a number is no set", set.span());
    }
    Notation named = set;
    if (set instanceof Notation.Juxtaposition product
        && product.factors().get(product.factors().size() - 1) instanceof Notation.Fenced) {
      List<Notation> head = product.factors().subList(0, product.factors().size() - 1);
      named = head.size() == 1 ? head.get(0) : new Notation.Juxtaposition(head, product.span());
    }
    if (named instanceof Notation.Applied applied) {
      return new Binder(letter, applied.operator(), null, null, List.of());
    }
    return new Binder(letter, NotationText.of(named), null, null, List.of());
  }

  /** {@code 1, \dots, n} or {@code 1 \dots n} in one piece; else null. */
  public static Binder listed(String letter, Notation list) {
    List<Notation> items =
        list instanceof Notation.Sequence sequence
            ? sequence.items()
            : list instanceof Notation.Juxtaposition product ? product.factors() : List.of();
    return items.size() >= 3 && items.stream().anyMatch(Notation.Ellipsis.class::isInstance)
        ? ofBounds(letter, items.get(0), items.get(items.size() - 1))
        : null;
  }

  public static Binder ofBounds(String letter, Notation low, Notation high) {
    IndexExpr lower = bound(low);
    IndexExpr upper = bound(high);
    if (lower == null || upper == null) {
      throw new NotUnderstood(
          "the bounds of " + letter + " are not whole numbers, sizes or letters", low.span());
    }
    String key = upper.size() != null ? upper.size() : upper.letter();
    return new Binder(
        letter, key != null ? key : String.valueOf(upper.offset()), lower, upper, List.of());
  }

  /**
   * A bound: a number, a name, or a name plus or minus a number. Whether the name is a size or an
   * outer letter is not known here: it is given as a size.
   */
  public static IndexExpr bound(Notation notation) {
    if (notation instanceof Notation.Numeral numeral) {
      String digits = numeral.digits();
      if (digits.isEmpty() || digits.chars().anyMatch(c -> c < '0' || c > '9')) {
        return null;
      }
      if (digits.length() <= 9) {
        return IndexExpr.constant(Integer.parseInt(digits));
      }
      BigInteger value = new BigInteger(numeral.digits());
      return IndexExpr.constant(value.min(BigInteger.valueOf(Integer.MAX_VALUE)).intValue());
    }
    if (notation instanceof Notation.Sum sum) {
      IndexExpr total = IndexExpr.constant(0);
      for (Notation.Term term : sum.terms()) {
        IndexExpr part = bound(term.value());
        if (part == null || term.sign() == Notation.Sign.PLUS_MINUS) {
          return null;
        }
        boolean minus = term.sign() == Notation.Sign.MINUS;
        if (part.size() != null && (minus || total.size() != null)) {
          return null;
        }
        total =
            new IndexExpr(
                null,
                part.size() != null ? part.size() : total.size(),
                total.offset() + (minus ? -part.offset() : part.offset()));
      }
      return total;
    }
    if (power(notation)) {
      return tenToThe((Notation.Script) notation);
    }
    Name name = Name.of(notation);
    if (name == null || name.power() != null) {
      return null;
    }
    return IndexExpr.size(NotationText.of(notation));
  }

  private static boolean power(Notation notation) {
    return notation instanceof Notation.Script script
        && script.base() instanceof Notation.Numeral
        && script.sub() == null
        && script.sup() instanceof Notation.Numeral;
  }

  private static IndexExpr tenToThe(Notation.Script script) {
    double value =
        Math.pow(
            Double.parseDouble(((Notation.Numeral) script.base()).digits()),
            Double.parseDouble(((Notation.Numeral) script.sup()).digits()));
    return IndexExpr.constant((int) Math.min(value, Integer.MAX_VALUE));
  }

  public static String letter(Notation notation) {
    if (notation instanceof Notation.Script primed
        && primed.primes() > 0
        && primed.sub() == null
        && primed.sup() == null) {
      String letter = letter(primed.base());
      return letter == null ? null : letter + "'".repeat(primed.primes());
    }
    return notation instanceof Notation.Symbol symbol
            && (symbol.name().length() == 1 || symbol.name().equals("ell"))
            && Character.isLetter(symbol.name().charAt(0))
        ? NotationText.of(symbol)
        : null;
  }

  /** A letter that a sum may bind: an index letter or a Greek one, {@code \\sum_{\\tau=1}^{t}}. */
  public static String boundLetter(Notation notation) {
    String letter = letter(notation);
    boolean greek =
        letter == null
            && notation instanceof Notation.Symbol symbol
            && LetterCommands.contain(symbol.name());
    return greek ? NotationText.of(notation) : letter;
  }
}
