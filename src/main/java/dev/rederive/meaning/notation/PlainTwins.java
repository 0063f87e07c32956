package dev.rederive.meaning.notation;

import dev.rederive.latex.Chain;
import dev.rederive.latex.Notation;
import dev.rederive.meaning.name.Ledger;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NotationText;
import dev.rederive.meaning.name.Notations;
import dev.rederive.meaning.name.Typeface;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A point that is printed in bold once and plainly the next time, {@code f(x_k)} beside {@code
 * f(\mathbf{x}_k)} in one chain of relations: one point, if the plain name stands nowhere in the
 * chain but as an argument of functions that are called with the bold one.
 */
public final class PlainTwins {
  private final Ledger ledger;

  /** For each call, by function and argument in plain letters, the bold argument. */
  private final Map<String, Notation> bold = new HashMap<>();

  private final Map<String, Integer> names = new HashMap<>();
  private final Map<String, Integer> arguments = new HashMap<>();

  private PlainTwins(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The chain with one print for each such point. */
  public static Chain unite(Chain chain, Ledger ledger) {
    PlainTwins twins = new PlainTwins(ledger);
    chain.sides().forEach(side -> Notations.walk(side, twins::look));
    return twins.bold.isEmpty() ? chain : chain.map(twins::rewrite);
  }

  private void look(Notation part) {
    Name name = Name.of(part);
    if (name != null) {
      names.merge(NotationText.of(part), 1, Integer::sum);
    }
    if (part instanceof Notation.Juxtaposition product) {
      for (int k = 0; k + 1 < product.factors().size(); k++) {
        Notation argument = argument(product.factors().get(k), product.factors().get(k + 1));
        if (argument != null) {
          String text = NotationText.of(argument);
          arguments.merge(text, 1, Integer::sum);
          if (Typeface.isBold(Name.of(argument).base())) {
            bold.put(key(product.factors().get(k), Typeface.plain(text)), argument);
          }
        }
      }
    }
  }

  private static String key(Notation function, String argument) {
    return NotationText.of(function) + "(" + argument;
  }

  /** The name that a function is called with; null if this is nothing of the kind. */
  private static Notation argument(Notation function, Notation bracket) {
    Notation inner = bracket instanceof Notation.Script script ? script.base() : bracket;
    boolean call =
        Name.of(function) != null
            && inner instanceof Notation.Fenced fenced
            && fenced.open().equals("(")
            && fenced.items().size() == 1;
    Notation item = call ? ((Notation.Fenced) inner).items().get(0) : null;
    Name name = item == null ? null : Name.of(item);
    return name == null || name.power() != null ? null : item;
  }

  private Notation rewrite(Notation notation) {
    Notation mapped = notation == null ? null : Notations.map(notation, this::rewrite);
    if (!(mapped instanceof Notation.Juxtaposition product)) {
      return mapped;
    }
    List<Notation> factors = new ArrayList<>(product.factors());
    for (int k = 0; k + 1 < factors.size(); k++) {
      Notation item = argument(factors.get(k), factors.get(k + 1));
      String text = item == null ? null : NotationText.of(item);
      Notation twin = text == null ? null : bold.get(key(factors.get(k), text));
      if (twin != null && twin != item && names.get(text).equals(arguments.get(text))) {
        ledger.note(item.span(), text + " is " + NotationText.of(twin) + ", printed without bold");
        factors.set(k + 1, with(twin, factors.get(k + 1)));
      }
    }
    return new Notation.Juxtaposition(factors, product.span());
  }

  private static Notation with(Notation argument, Notation bracket) {
    if (bracket instanceof Notation.Script script) {
      Notation base = with(argument, script.base());
      return new Notation.Script(base, script.sub(), script.sup(), script.primes(), script.span());
    }
    Notation.Fenced fenced = (Notation.Fenced) bracket;
    return new Notation.Fenced(fenced.open(), List.of(argument), fenced.close(), fenced.span());
  }
}
