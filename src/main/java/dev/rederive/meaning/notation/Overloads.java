package dev.rederive.meaning.notation;

import dev.rederive.latex.Chain;
import dev.rederive.latex.Notation;
import dev.rederive.meaning.name.Kind;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NotationText;
import dev.rederive.meaning.name.Notations;
import dev.rederive.meaning.name.Typeface;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Functions that a document defines once for a vector and once for a matrix, {@code L(\mathbf{w}) =
 * …} and {@code L(\mathbf{W}) = …}: two functions by one letter. The later one is told apart by what
 * it is a function of; where it is called with just that, it is meant.
 */
public final class Overloads {
  /** For each function its lists of arguments, as they are written, with what each is printed as. */
  private final Map<String, Map<String, List<Kind>>> signatures = new HashMap<>();

  private Overloads() {}

  /**
   * The functions of a document.
   *
   * @param equations its chains that begin with an equality
   */
  public static Overloads of(List<Chain> equations) {
    Overloads found = new Overloads();
    for (Chain equation : equations) {
      found.define(equation.sides().get(0));
    }
    found.signatures.values().removeIf(lists -> !differ(lists));
    return found;
  }

  private void define(Notation left) {
    if (!(left instanceof Notation.Juxtaposition call) || !isCall(call)) {
      return;
    }
    Notation.Fenced bracket = (Notation.Fenced) call.factors().get(1);
    List<Kind> kinds = new ArrayList<>();
    for (Notation item : bracket.items()) {
      Name name = Name.of(item);
      if (name == null || name.power() != null) {
        return;
      }
      kinds.add(Typeface.kind(name.base()));
    }
    signatures
        .computeIfAbsent(NotationText.of(call.factors().get(0)), f -> new LinkedHashMap<>())
        .putIfAbsent(NotationText.of(bracket), kinds);
  }

  private static boolean isCall(Notation.Juxtaposition call) {
    return call.factors().size() == 2
        && call.factors().get(0) instanceof Notation.Symbol
        && call.factors().get(1) instanceof Notation.Fenced bracket
        && bracket.open().equals("(");
  }

  /** Whether the lists are as long as each other and are not of the same kinds. */
  private static boolean differ(Map<String, List<Kind>> lists) {
    List<List<Kind>> all = List.copyOf(lists.values().stream().map(ArrayList::new).toList());
    List<Kind> first = all.get(0);
    return all.stream().allMatch(one -> one.size() == first.size())
        && all.stream().skip(1).allMatch(one -> !Objects.equals(one, first));
  }

  /** The notation with names of their own for the later functions. */
  public Notation tellApart(Notation notation) {
    if (notation == null || signatures.isEmpty()) {
      return notation;
    }
    if (!(notation instanceof Notation.Juxtaposition product)) {
      return Notations.map(notation, this::tellApart);
    }
    List<Notation> factors = new ArrayList<>();
    for (int k = 0; k < product.factors().size(); k++) {
      Notation factor = product.factors().get(k);
      Notation next = k + 1 < product.factors().size() ? product.factors().get(k + 1) : null;
      String mark = factor instanceof Notation.Symbol ? mark(factor, next) : null;
      factors.add(
          mark == null
              ? tellApart(factor)
              : new Notation.Script(
                  factor, null, new Notation.Word(mark, factor.span()), 0, factor.span()));
    }
    return new Notation.Juxtaposition(factors, product.span());
  }

  /** What the later function is of; null for the first one and for anything else. */
  private String mark(Notation function, Notation bracket) {
    Map<String, List<Kind>> lists = signatures.get(NotationText.of(function));
    String text = bracket instanceof Notation.Fenced ? NotationText.of(bracket) : null;
    if (lists == null || text == null || !lists.containsKey(text)) {
      return null;
    }
    return lists.keySet().iterator().next().equals(text)
        ? null
        : Typeface.plain(text.substring(1, text.length() - 1));
  }
}
