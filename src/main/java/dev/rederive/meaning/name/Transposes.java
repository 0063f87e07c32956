package dev.rederive.meaning.name;

import dev.rederive.latex.Notation;
import java.util.Set;

/** Superscripts that transpose or invert. */
public final class Transposes {
  private static final Set<String> SIGNS = Set.of("T", "top", "intercal");
  private static final Set<String> WORDS = Set.of("T", "t", "⊤", "tr");

  private Transposes() {}

  /** {@code T}, {@code \top}, {@code \mathrm{T}}, {@code \intercal}. */
  public static boolean isTranspose(Notation power) {
    return power instanceof Notation.Symbol symbol && SIGNS.contains(symbol.name())
        || power instanceof Notation.Word word && WORDS.contains(word.text())
        || power instanceof Notation.Prose prose && WORDS.contains(prose.text().strip());
  }

  /** {@code -1}. */
  public static boolean isInverse(Notation power) {
    return negated(power) instanceof Notation.Numeral numeral && numeral.digits().equals("1");
  }

  /** {@code -T}, {@code -\top}. */
  public static boolean isInverseTranspose(Notation power) {
    return isTranspose(negated(power));
  }

  /** What a minus stands in front of, or null. */
  public static Notation negated(Notation power) {
    return power instanceof Notation.Sum sum
            && sum.terms().size() == 1
            && sum.terms().get(0).sign() == Notation.Sign.MINUS
        ? sum.terms().get(0).value()
        : null;
  }
}
