package dev.rederive.meaning.notation;

import dev.rederive.latex.Chain;
import dev.rederive.latex.Notation;
import dev.rederive.meaning.name.Notations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Functions that are applied to every element, as programs write it: {@code \sigma.(W x + b)}. */
public final class Broadcasts {
  private Broadcasts() {}

  /** The names in front of such brackets. */
  public static List<Notation> of(Collection<List<Chain>> chains) {
    List<Notation> found = new ArrayList<>();
    for (List<Chain> passage : chains) {
      for (Chain chain : passage) {
        chain.sides().forEach(side -> Notations.walk(side, part -> collect(part, found)));
      }
    }
    return found;
  }

  private static void collect(Notation part, List<Notation> found) {
    if (!(part instanceof Notation.Juxtaposition product)) {
      return;
    }
    for (int k = 1; k < product.factors().size(); k++) {
      if (isBroadcast(product.factors().get(k))) {
        found.add(product.factors().get(k - 1));
      }
    }
  }

  private static boolean isBroadcast(Notation notation) {
    return notation instanceof Notation.Fenced bracket
        && bracket.open().equals(Notation.Fenced.BROADCAST);
  }

  /** The notation with plain brackets instead. */
  public static Notation plain(Notation notation) {
    if (notation == null) {
      return null;
    }
    Notation mapped = Notations.map(notation, Broadcasts::plain);
    return isBroadcast(mapped) && mapped instanceof Notation.Fenced bracket
        ? new Notation.Fenced("(", bracket.items(), bracket.close(), bracket.span())
        : mapped;
  }
}
