package dev.rederive.meaning.notation;

import dev.rederive.latex.Notation;
import dev.rederive.math.Choice;
import dev.rederive.meaning.name.Binder;
import dev.rederive.meaning.name.Ledger;
import dev.rederive.meaning.name.NotationText;
import dev.rederive.meaning.name.Notations;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code W1}, {@code h2}: a letter with a number right behind it is read as if the number were its
 * subscript. Nobody writes a factor there.
 */
public final class NumberedLetters {
  private final Ledger ledger;

  public NumberedLetters(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The notation with such numbers made subscripts; what stands in subscripts is left alone. */
  public Notation lower(Notation notation) {
    if (notation == null) {
      return null;
    }
    if (notation instanceof Notation.Script script) {
      return new Notation.Script(
          lower(script.base()),
          script.sub(),
          isLabel(script.sup()) ? script.sup() : lower(script.sup()),
          script.primes(),
          script.span());
    }
    if (!(notation instanceof Notation.Juxtaposition product)) {
      return notation instanceof Notation.BigOperator big
          ? new Notation.BigOperator(
              big.operator(), big.lower(), big.upper(), lower(big.body()), big.span())
          : Notations.map(notation, this::lower);
    }
    List<Notation> factors = product.factors();
    List<Notation> joined = new ArrayList<>();
    for (int k = 0; k < factors.size(); k++) {
      Notation numbered =
          k + 1 < factors.size() ? numbered(factors.get(k), factors.get(k + 1)) : null;
      if (numbered != null) {
        joined.add(numbered);
        k++;
      } else {
        joined.add(lower(factors.get(k)));
      }
    }
    return joined.size() == 1 ? joined.get(0) : new Notation.Juxtaposition(joined, product.span());
  }

  /** Letters and digits only, as in {@code y^{h1}}. */
  private static boolean isLabel(Notation sup) {
    return sup instanceof Notation.Juxtaposition product
        && product.factors().stream()
            .allMatch(
                factor -> Binder.letter(factor) != null || factor instanceof Notation.Numeral);
  }

  private Notation numbered(Notation letter, Notation next) {
    Notation digits = next instanceof Notation.Script script ? script.base() : next;
    boolean beside =
        Binder.letter(letter) != null
            && letter instanceof Notation.Symbol
            && digits instanceof Notation.Numeral number
            && number.digits().matches("\\d{1,2}")
            && letter.span().end() == digits.span().start();
    if (!beside || ledger.isOtherwise(Choice.NUMBERED)) {
      return null;
    }
    ledger.note(
        letter.span(),
        NotationText.of(letter)
            + NotationText.of(digits)
            + " is one name: "
            + NotationText.of(letter)
            + "_"
            + NotationText.of(digits));
    var span = letter.span().union(next.span());
    return next instanceof Notation.Script script
        ? script.sub() != null
            ? null
            : new Notation.Script(letter, digits, lower(script.sup()), script.primes(), span)
        : new Notation.Script(letter, digits, null, 0, span);
  }
}
