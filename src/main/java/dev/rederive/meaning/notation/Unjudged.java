package dev.rederive.meaning.notation;

import dev.rederive.latex.Chain;
import dev.rederive.latex.Notation;
import dev.rederive.latex.RelationSign;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NotationText;
import dev.rederive.meaning.name.Notations;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Notation that no engine judges, whatever stands in it: integrals, limits, expectations, the
 * probability of an event, what makes something least. It is marked as unread with its kind, so that
 * nothing reads it as a product of letters, and no name in it says anything of the others.
 */
public final class Unjudged {
  static final String EXPECTATION = "expectations and probabilities are not judged";

  private static final Set<String> MOMENTS =
      Set.of("Cov", "cov", "Var", "var", "Pr", "KL", "E", "P", "Corr");

  /** Names that the document says something of, so that a bracket after them is theirs. */
  private final Set<String> defined = new HashSet<>();

  /** Names with a square bracket after them somewhere: {@code E[x]}. */
  private final Set<String> squared = new HashSet<>();

  /**
   * Looks for what the document defines itself.
   *
   * @param equations its chains that begin with an equality
   * @param all everything that is written in it
   */
  public static Unjudged of(List<Chain> equations, List<Notation> all) {
    Unjudged found = new Unjudged();
    all.forEach(notation -> Notations.walk(notation, found::square));
    for (Chain equation : equations) {
      Notation left = equation.sides().get(0);
      Notation head =
          left instanceof Notation.Juxtaposition call
                  && call.factors().size() == 2
                  && call.factors().get(1) instanceof Notation.Fenced bracket
                  && bracket.open().equals("(")
                  && bracket.items().stream().allMatch(item -> Name.of(item) != null)
              ? call.factors().get(0)
              : left;
      Name name = Name.of(head);
      if (name != null) {
        found.defined.add(name.base());
      }
    }
    return found;
  }

  private void square(Notation part) {
    if (part instanceof Notation.Juxtaposition product) {
      for (int k = 0; k + 1 < product.factors().size(); k++) {
        Name name = Name.of(product.factors().get(k));
        Notation.Fenced bracket = bracket(product.factors().get(k + 1));
        if (name != null && bracket != null && bracket.open().equals("[")) {
          squared.add(name.base());
        }
      }
    }
  }

  /** The notation with everything of this kind marked. */
  public Notation mark(Notation notation) {
    if (notation == null) {
      return null;
    }
    String kind = kind(notation);
    if (kind != null) {
      return new Notation.Unread(kind, notation.span());
    }
    Notation mapped = Notations.map(notation, this::mark);
    return mapped instanceof Notation.Juxtaposition product ? calls(product) : mapped;
  }

  private static String kind(Notation notation) {
    if (notation instanceof Notation.BigOperator operator) {
      return switch (operator.operator()) {
        case "int", "iint", "iiint", "oint" -> "integrals are not judged";
        case "lim" -> "limits are not judged";
        case "sum", "prod" ->
            isInfinite(operator.upper()) ? "sums without an end are not judged" : null;
        default -> null;
      };
    }
    if (notation instanceof Notation.Fraction fraction && isOfOpenOrder(fraction)) {
      return "a derivative whose order is no number is not judged";
    }
    if (notation instanceof Notation.Applied applied
        && (applied.operator().equals("argmin") || applied.operator().equals("argmax"))) {
      return "what makes something least or greatest is not judged";
    }
    if (notation instanceof Notation.Applied applied
        && applied.sub() != null
        && Set.of("max", "min", "sup", "inf").contains(applied.operator())) {
      return "a least or greatest value over a set is not judged";
    }
    if (notation instanceof Notation.Sum sum
        && sum.terms().size() > 1
        && sum.terms().get(sum.terms().size() - 1).value() instanceof Notation.Ellipsis) {
      return "sums without an end are not judged";
    }
    Name name = Name.of(notation);
    return name != null && (name.base().equals("\\mathbb{E}") || name.base().equals("\\mathbb{P}"))
        ? EXPECTATION
        : null;
  }

  /** {@code \frac{d^n f}{dx^n}}. */
  private static boolean isOfOpenOrder(Notation.Fraction fraction) {
    Notation above = first(fraction.numerator());
    return above instanceof Notation.Script script
        && script.sub() == null
        && script.sup() != null
        && !(script.sup() instanceof Notation.Numeral)
        && isSign(script.base())
        && isSign(first(fraction.denominator()));
  }

  private static Notation first(Notation notation) {
    return notation instanceof Notation.Juxtaposition product ? product.factors().get(0) : notation;
  }

  private static boolean isSign(Notation notation) {
    String text = NotationText.of(notation);
    return text.equals("d") || text.equals("\\partial") || text.equals("\\mathrm{d}");
  }

  private static boolean isInfinite(Notation upper) {
    return upper instanceof Notation.Symbol symbol && symbol.name().equals("infty");
  }

  private Notation calls(Notation.Juxtaposition product) {
    List<Notation> factors = new ArrayList<>();
    List<Notation> old = product.factors();
    for (int k = 0; k < old.size(); k++) {
      Notation.Fenced bracket = k + 1 < old.size() ? bracket(old.get(k + 1)) : null;
      String kind = bracket == null ? null : kind(old.get(k), bracket);
      if (kind == null) {
        factors.add(old.get(k));
        continue;
      }
      Span span = old.get(k).span().union(old.get(k + 1).span());
      factors.add(new Notation.Unread(kind, span));
      k++;
    }
    return new Notation.Juxtaposition(factors, product.span());
  }

  private static Notation.Fenced bracket(Notation next) {
    Notation inner = next instanceof Notation.Script script ? script.base() : next;
    return inner instanceof Notation.Fenced bracket ? bracket : null;
  }

  private String kind(Notation head, Notation.Fenced bracket) {
    if (head instanceof Notation.Unread unread && unread.reason().equals(EXPECTATION)) {
      return EXPECTATION;
    }
    Name name = Name.of(head);
    if (name == null) {
      return null;
    }
    boolean distributed =
        name.slots().stream()
            .anyMatch(
                slot ->
                    slot.notation() instanceof Notation.Related related
                        && related.sign().latex().equals("\\sim"));
    boolean square = bracket.open().equals("[");
    boolean moment = MOMENTS.contains(name.base()) && !defined.contains(name.base());
    if (distributed || moment && (square || squared.contains(name.base()))) {
      return EXPECTATION;
    }
    for (Notation item : bracket.items()) {
      Notation first = item instanceof Notation.Sequence chain ? chain.items().get(0) : item;
      if (first instanceof Notation.Related related && isEvent(related)) {
        return "the probability of an event is not judged";
      }
      if (first instanceof Notation.Related related && Separators.isDoubleBar(related.sign())) {
        return "a divergence of distributions is not judged";
      }
    }
    return null;
  }

  private static boolean isEvent(Notation.Related related) {
    RelationSign.Kind kind = related.sign().kind();
    return kind == RelationSign.Kind.LESS
        || kind == RelationSign.Kind.LESS_OR_EQUAL
        || kind == RelationSign.Kind.GREATER
        || kind == RelationSign.Kind.GREATER_OR_EQUAL
        || kind == RelationSign.Kind.EQUAL;
  }
}
