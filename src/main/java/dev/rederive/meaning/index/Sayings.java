package dev.rederive.meaning.index;

import dev.rederive.math.Range;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What a document says of the ranges of its index letters, and where it says so. */
final class Sayings {
  private final Map<String, List<Declared>> declared = new HashMap<>();
  private final Map<String, List<Summed>> summed = new HashMap<>();
  private final LetterSlots standing = new LetterSlots();

  /** A declaration in running text, a directive or beside a formula. */
  private record Declared(int ordinal, Range own) {}

  /** A sum over a letter that stands in these slots of its body. */
  private record Summed(int ordinal, Range own, Set<String> slots) {}

  void declare(String letter, int ordinal, Range own) {
    declared.computeIfAbsent(letter, l -> new ArrayList<>()).add(new Declared(ordinal, own));
  }

  /** A sum over a letter, which fills these slots of what is summed. */
  void sum(String letter, int ordinal, Range own, Set<String> slots) {
    summed.computeIfAbsent(letter, l -> new ArrayList<>()).add(new Summed(ordinal, own, slots));
  }

  /** Slots that a letter fills at a place. */
  void place(String letter, int ordinal, Set<String> slots) {
    standing.add(letter, ordinal, slots);
  }

  /**
   * What the document says of a letter that nothing around it binds: a declaration, else a sum over
   * it. Declarations beside a formula, and sums, speak for the slots that the letter fills there and
   * for those it links with them. Where it fills others, and merely has the same name, sums over
   * other letters that run through the arrays it stands at tell more.
   *
   * @param range the whole range of that name
   * @return null if nothing is said of it
   */
  Range nearest(String letter, int ordinal, Function<String, Range> range) {
    Set<String> here = standing.at(letter, ordinal);
    Set<String> linked = standing.linked(letter, here);
    Declared said = null;
    for (Declared place : declared.getOrDefault(letter, List.of())) {
      if (said == null || isNearer(letter, place, said, linked, ordinal)) {
        said = place;
      }
    }
    if (said != null && speaksFor(letter, said, linked)) {
      return said.own();
    }
    Summed best = null;
    for (Summed sum : summed.getOrDefault(letter, List.of())) {
      if (best == null || isNearer(sum, best, here, linked, ordinal)) {
        best = sum;
      }
    }
    if (said == null && best == null) {
      return null;
    } else if (best != null && shares(best, linked)) {
      return best.own();
    }
    Range elsewhere = summedIn(linked, range);
    return elsewhere != null ? elsewhere : said != null ? said.own() : best.own();
  }

  /** A declaration in running text speaks for a letter wherever it stands. */
  private boolean speaksFor(String letter, Declared place, Set<String> slots) {
    Set<String> beside = standing.at(letter, place.ordinal());
    return beside.isEmpty() || slots.isEmpty() || !Collections.disjoint(beside, slots);
  }

  private boolean isNearer(
      String letter, Declared place, Declared best, Set<String> slots, int ordinal) {
    boolean speaks = speaksFor(letter, place, slots);
    if (speaks != speaksFor(letter, best, slots)) {
      return speaks;
    }
    return place.ordinal() <= ordinal;
  }

  /**
   * The one range over which sums, whatever their letters, run through any of the slots, or else
   * through slots that their letters link with these; null if there is none or there are several.
   */
  private Range summedIn(Set<String> slots, Function<String, Range> range) {
    Set<String> keys = new HashSet<>();
    Set<String> farther = new HashSet<>();
    summed.forEach(
        (letter, sums) -> {
          Set<String> linked = standing.linked(letter, slots);
          for (Summed sum : sums) {
            if (shares(sum, slots)) {
              keys.add(sum.own().name());
            } else if (shares(sum, linked)) {
              farther.add(sum.own().name());
            }
          }
        });
    Set<String> found = keys.isEmpty() ? farther : keys;
    return found.size() == 1 ? range.apply(found.iterator().next()) : null;
  }

  private static boolean isNearer(
      Summed sum, Summed best, Set<String> here, Set<String> linked, int ordinal) {
    if (shares(sum, here) != shares(best, here)) {
      return shares(sum, here);
    } else if (shares(sum, linked) != shares(best, linked)) {
      return shares(sum, linked);
    }
    return sum.ordinal() <= ordinal;
  }

  private static boolean shares(Summed sum, Set<String> slots) {
    return !Collections.disjoint(sum.slots(), slots);
  }
}
