package dev.rederive.meaning;

import dev.rederive.document.DocumentItem;
import dev.rederive.document.DocumentItem.Heading;
import dev.rederive.document.DocumentItem.MathFragment;
import dev.rederive.latex.Chain;
import dev.rederive.latex.Notation;
import dev.rederive.meaning.formula.FormulaReader;
import dev.rederive.meaning.name.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Displays that begin with a relation sign, {@code = b}, after some text: they go on from what the
 * display before ended with, as the rows of one display do. What a heading parts does not.
 */
final class ContinuedChains {
  private ContinuedChains() {}

  /** Gives such displays their left sides. */
  static void join(List<DocumentItem> items, Map<Integer, List<Chain>> parsed, Ledger ledger) {
    Notation last = null;
    for (int k = 0; k < items.size(); k++) {
      if (items.get(k) instanceof Heading) {
        last = null;
      }
      List<Chain> chains = parsed.get(k);
      boolean display =
          items.get(k) instanceof MathFragment fragment
              && fragment.layout() == DocumentItem.Layout.DISPLAY;
      if (!display || chains == null || chains.isEmpty()) {
        continue;
      }
      Chain first = chains.get(0);
      if (last != null && goesOn(first)) {
        List<Notation> sides = new ArrayList<>(first.sides());
        // In brackets, so that it is no name that could be defined.
        sides.set(0, new Notation.Fenced("(", List.of(last), ")", last.span()));
        List<Chain> joined = new ArrayList<>(chains);
        joined.set(0, new Chain(sides, first.signs(), first.conditions(), first.span()));
        parsed.put(k, joined);
        ledger.note(first.signs().get(0).span(), "goes on from what the display before ends with");
      }
      List<Notation> sides = chains.get(chains.size() - 1).sides();
      last = sides.get(sides.size() - 1);
      last = last instanceof Notation.Unread ? null : last;
    }
  }

  private static boolean goesOn(Chain chain) {
    return !chain.signs().isEmpty()
        && chain.sides().get(0) instanceof Notation.Unread
        && FormulaReader.relation(chain.signs().get(0).kind()) != null
        && chain.signs().get(0).span().equals(chain.sides().get(0).span());
  }
}
