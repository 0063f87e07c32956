package dev.rederive.meaning.notation;

import dev.rederive.latex.Chain;
import dev.rederive.latex.Notation;
import dev.rederive.meaning.name.NotationText;
import dev.rederive.meaning.name.Notations;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the letters that a document uses as the imaginary unit: i or j where it stands beside π in
 * an exponent of e, is squared to −1, is set equal to {@code \sqrt{-1}}, or multiplies a sine that
 * is added to a cosine. A letter that the document gives another meaning is none.
 */
public final class ImaginaryUnit {
  private static final Set<String> LETTERS = Set.of("i", "j", "\\mathrm{i}", "\\mathrm{j}");

  private final Set<String> letters = new HashSet<>();
  private final Set<String> others = new HashSet<>();

  private ImaginaryUnit() {}

  /** The letters that are the imaginary unit wherever nothing binds them. */
  public static Set<String> of(Collection<Chain> chains) {
    ImaginaryUnit unit = new ImaginaryUnit();
    for (Chain chain : chains) {
      List<Notation> sides = chain.sides();
      sides.forEach(side -> Notations.walk(side, unit::visit));
      for (int k = 1; k < sides.size(); k++) {
        unit.relate(sides.get(k - 1), sides.get(k), k == 1 && chain.beginsWithEquality());
      }
    }
    unit.letters.removeAll(unit.others);
    return unit.letters;
  }

  private void visit(Notation part) {
    if (part instanceof Notation.Script script
        && script.sup() != null
        && NotationText.of(script.base()).equals("e")) {
      rotates(script.sup());
    } else if (part instanceof Notation.Applied applied
        && applied.operator().equals("exp")
        && applied.argument() != null) {
      rotates(applied.argument());
    } else if (part instanceof Notation.Sum sum && contains(sum, "cos")) {
      sum.terms().stream()
          .filter(term -> contains(term.value(), "sin"))
          .forEach(term -> letters.addAll(bare(term.value())));
    }
  }

  private void rotates(Notation exponent) {
    boolean[] pi = {false};
    Notations.walk(exponent, part -> pi[0] |= NotationText.of(part).equals("\\pi"));
    if (pi[0]) {
      letters.addAll(bare(exponent));
    }
  }

  private void relate(Notation left, Notation right, boolean defines) {
    String name = NotationText.of(left);
    if (left instanceof Notation.Script script
        && script.sub() == null
        && script.sup() != null
        && NotationText.of(script.sup()).equals("2")
        && isMinusOne(right)) {
      letters.addAll(bare(script.base()));
    } else if (LETTERS.contains(name) && defines) {
      boolean root = right instanceof Notation.Root of && isMinusOne(of.radicand());
      (root ? letters : others).add(name);
    }
  }

  private static boolean isMinusOne(Notation notation) {
    return NotationText.of(notation).equals("-1");
  }

  private static boolean contains(Notation notation, String operator) {
    boolean[] found = {false};
    Notations.walk(
        notation,
        part ->
            found[0] |=
                part instanceof Notation.Applied applied && applied.operator().equals(operator));
    return found[0];
  }

  /** The letters that stand as factors, not as an index of a name or of a sum. */
  private static Set<String> bare(Notation notation) {
    Set<String> found = new HashSet<>();
    collect(notation, found);
    return found;
  }

  private static void collect(Notation notation, Set<String> found) {
    String text = NotationText.of(notation);
    if (LETTERS.contains(text)) {
      found.add(text);
      return;
    }
    if (notation instanceof Notation.Script script) {
      collect(script.base(), found);
    } else if (!(notation instanceof Notation.Applied)) {
      Notations.parts(notation).forEach(part -> collect(part, found));
    }
  }
}
