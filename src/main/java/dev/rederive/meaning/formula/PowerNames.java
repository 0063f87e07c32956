package dev.rederive.meaning.formula;

import dev.rederive.latex.Chain;
import dev.rederive.latex.Notation;
import dev.rederive.meaning.name.DerivativeNotation;
import dev.rederive.meaning.name.Kind;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NameUse;
import dev.rederive.meaning.name.Notations;
import dev.rederive.meaning.name.Typeface;
import dev.rederive.meaning.name.Vocabulary;
import dev.rederive.meaning.prose.Passage;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Powers that are defined as a whole: after {@code \sigma^2 = \frac1n \sum_i (x_i - \mu)^2} the name
 * is {@code \sigma^2}, and a bare {@code \sigma} is its positive root. A power is such a name if a
 * left side introduces it, alone or as one of the arguments of a function, its right side does not contain the base, and nothing gives the base a
 * meaning of its own or differentiates by it.
 */
public final class PowerNames {
  private final Vocabulary vocabulary;
  private final Map<String, String> candidates = new LinkedHashMap<>();
  private final Set<String> others = new HashSet<>(Set.of("e", "\\pi"));

  private PowerNames(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * Announces the powers that a document defines.
   *
   * @param passages everything that can define: text and directives
   */
  public static void announce(
      Collection<Passage> passages, Vocabulary vocabulary, Symbols symbols) {
    PowerNames names = new PowerNames(vocabulary);
    for (Passage passage : passages) {
      for (Chain chain : passage.chains()) {
        if (chain.beginsWithEquality()) {
          names.left(chain.sides().get(0), chain.sides().get(1));
        }
        chain.sides().forEach(side -> Notations.walk(side, names::variables));
      }
    }
    names.candidates.forEach(
        (name, digits) -> {
          if (!names.others.contains(name) && !symbols.isImaginary(name)) {
            symbols.declarePower(name, digits);
          }
        });
  }

  private void left(Notation left, Notation right) {
    Name name = vocabulary.name(left);
    if (name == null) {
      name =
          left instanceof Notation.Juxtaposition product
              ? vocabulary.name(product.factors().get(0)) // f(x) = …
              : null;
      if (name != null) {
        others.add(vocabulary.resolve(name).name());
      }
      if (name != null && !NormalDensity.isNamedLikeOne(name)) {
        arguments((Notation.Juxtaposition) left);
      }
      return;
    }
    NameUse use = vocabulary.resolve(name);
    if (isPower(name) && !mentions(right, use.name())) {
      candidates.putIfAbsent(use.name(), digits(name));
    } else if (name.power() == null) {
      others.add(use.name());
    }
  }

  /** {@code \ell(\mu, \sigma^2) = …}: the argument is the power. */
  private void arguments(Notation.Juxtaposition left) {
    if (left.factors().size() == 2 && left.factors().get(1) instanceof Notation.Fenced bracket) {
      for (Notation item : bracket.items()) {
        Name name = Name.of(item);
        if (name != null && isPower(name) && bracket.items().size() > 1) {
          candidates.putIfAbsent(vocabulary.resolve(name).name(), digits(name));
        }
      }
    }
  }

  private boolean isPower(Name name) {
    return name.power() instanceof Notation.Numeral numeral
        && numeral.digits().matches("[2-9]")
        && !vocabulary.isIndexLetter(vocabulary.resolve(name).name())
        && Typeface.kind(name.base()) != Kind.MATRIX;
  }

  private static String digits(Name name) {
    return ((Notation.Numeral) name.power()).digits();
  }

  private boolean mentions(Notation formula, String base) {
    boolean[] found = {false};
    Notations.walk(
        formula,
        part -> {
          Name name = vocabulary.name(part);
          found[0] |= name != null && vocabulary.resolve(name).name().equals(base);
        });
    return found[0];
  }

  private void variables(Notation part) {
    DerivativeNotation derivative =
        part instanceof Notation.Fraction fraction
            ? DerivativeNotation.of(fraction)
            : part instanceof Notation.Binary binary ? DerivativeNotation.of(binary) : null;
    if (derivative != null) {
      for (Notation variable : derivative.variables()) {
        Name name = vocabulary.name(variable);
        if (name != null && name.power() == null) {
          others.add(vocabulary.resolve(name).name());
        }
      }
    }
  }
}
