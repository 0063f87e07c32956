package dev.rederive.meaning.notation;

import dev.rederive.latex.Notation;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * How far a slash reaches over factors without a sign between them: over all of them, as in {@code
 * \Delta a / 2x}, except behind a fraction of two numbers that stands for itself, {@code 1/2 x} and
 * {@code 1/2 (a + b)}.
 *
 * @param divisor the first factor, with its argument if it is called
 * @param rest the factors after it
 */
public record SlashScope(List<Notation> divisor, List<Notation> rest, boolean takesAll) {
  /**
   * The scope of a slash where there is a choice, else null.
   *
   * @param unit how many of some factors make the first one: two for {@code f(x)}
   */
  public static SlashScope of(Notation.Binary slash, ToIntFunction<List<Notation>> unit) {
    if (!(slash.right() instanceof Notation.Juxtaposition product)) {
      return null;
    }
    List<Notation> factors = product.factors();
    int width = unit.applyAsInt(factors);
    if (width >= factors.size()) {
      return null;
    }
    Notation first = factors.get(0);
    Notation next = factors.get(width);
    boolean numbers = slash.left() instanceof Notation.Numeral && first instanceof Notation.Numeral;
    boolean apart = next instanceof Notation.Fenced || first.span().end() < next.span().start();
    return new SlashScope(
        factors.subList(0, width), factors.subList(width, factors.size()), !(numbers && apart));
  }

  /** What was chosen, in words. */
  public String reading(boolean all) {
    if (all) {
      return "the slash divides by the whole product after it";
    }
    return takesAll
        ? "the slash divides by the next factor only"
        : "a fraction of two numbers is a factor: the slash divides by the number only";
  }
}
