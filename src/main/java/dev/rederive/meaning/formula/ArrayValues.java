package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NameUse;
import dev.rederive.meaning.name.Transposes;
import dev.rederive.meaning.name.Typeface;
import dev.rederive.meaning.name.Vocabulary;
import dev.rederive.source.Span;
import java.util.List;

/**
 * What is written on the name of a function and meant of its value: {@code \mathbf{f}^\top(x)} is the
 * transpose of {@code \mathbf{f}(x)}, and {@code f_i(x)} its element where nothing defines it otherwise.
 */
final class ArrayValues {
  private final Vocabulary vocabulary;
  private final Symbols symbols;

  ArrayValues(Vocabulary vocabulary, Symbols symbols) {
    this.vocabulary = vocabulary;
    this.symbols = symbols;
  }

  /** The call with what is meant of its value outside; null if a name and a bracket are no such. */
  Notation of(Notation factor, Notation next) {
    if (!(factor instanceof Notation.Script script)
        || script.primes() > 0
        || !(next instanceof Notation.Fenced bracket)
        || !bracket.open().equals("(")) {
      return null;
    }
    Name name = Name.of(factor);
    if (name == null) {
      return null;
    }
    if (Transposes.isTranspose(name.power())) {
      // \lambda^\top (A x - b) is a product, whatever \lambda(T) is.
      boolean names =
          bracket.items().stream()
              .allMatch(item -> Name.of(item) != null && Name.of(item).power() == null);
      return !names ? null : transposed(script, name, bracket);
    }
    return name.power() == null && script.sub() != null && script.sup() == null
        ? element(script, name, bracket)
        : null;
  }

  private Notation transposed(Notation.Script script, Name name, Notation.Fenced bracket) {
    String function = vocabulary.resolve(name.withoutPower()).name();
    if (!symbols.isFunction(function) && symbols.dependencies(function) == null) {
      return null;
    }
    Span span = script.span().union(bracket.span());
    Notation bare =
        script.sub() == null
            ? script.base()
            : new Notation.Script(script.base(), script.sub(), null, 0, script.span());
    Notation call = new Notation.Juxtaposition(List.of(bare, bracket), span);
    return new Notation.Script(call, null, script.sup(), 0, span);
  }

  private Notation element(Notation.Script script, Name name, Notation.Fenced bracket) {
    NameUse use = vocabulary.resolve(name);
    boolean own =
        symbols.dependencies(use.name()) != null
            || symbols.isFunction(use.name()) && symbols.isAnnounced(use.name());
    String bold =
        use.arity() == 0 || Typeface.isBold(name.base()) || own
            ? null
            : symbols.functionInBold(name.base());
    boolean letters = use.indices().stream().allMatch(index -> index.letter() != null);
    if (bold == null || !letters || use.arity() != (Typeface.isCapital(bold) ? 2 : 1)) {
      return null;
    }
    Span span = script.span().union(bracket.span());
    String font = bold.substring(1, bold.indexOf('{'));
    if (!bold.equals("\\" + font + "{" + name.base() + "}")) {
      return null; // of another print
    }
    Notation letter = new Notation.Accent(font, script.base(), script.base().span());
    Notation call = new Notation.Juxtaposition(List.of(letter, bracket), span);
    return new Notation.Script(call, script.sub(), null, 0, span);
  }
}
