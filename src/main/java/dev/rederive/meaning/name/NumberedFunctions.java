package dev.rederive.meaning.name;

import dev.rederive.latex.Notation;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Functions with numbers for labels: in {@code k_1(x, y) + k_2(x, y)} the number stands in front of a
 * list, so that it picks no element of a vector k, unless an index does.
 */
final class NumberedFunctions {
  private final Set<String> numbers = new HashSet<>();
  private final Map<String, Set<String>> letters = new HashMap<>();

  /** Notes the calls in a product. */
  void look(Notation part) {
    if (!(part instanceof Notation.Juxtaposition product)) {
      return;
    }
    List<Notation> factors = product.factors();
    for (int k = 0; k + 1 < factors.size(); k++) {
      Name name = factors.get(k) instanceof Notation.Script ? Name.of(factors.get(k)) : null;
      if (name != null && name.slots().size() == 1 && isList(factors.get(k + 1))) {
        Name.Slot slot = name.slots().get(0);
        if (!slot.superscript() && slot.isNumeral()) {
          numbers.add(name.base());
        } else if (!slot.superscript() && slot.isLetter()) {
          letters.computeIfAbsent(name.base(), base -> new HashSet<>()).add(slot.text());
        }
      }
    }
  }

  private static boolean isList(Notation factor) {
    Notation bracket = factor instanceof Notation.Script script ? script.base() : factor;
    return bracket instanceof Notation.Fenced list
        && list.open().equals("(")
        && list.items().size() > 1;
  }

  /**
   * Whether a number down there is a label.
   *
   * @param indices the letters that certainly are indices
   */
  boolean has(String base, Set<String> indices) {
    return numbers.contains(base)
        && Collections.disjoint(letters.getOrDefault(base, Set.of()), indices);
  }
}
