package dev.rederive.meaning.notation;

import dev.rederive.latex.Chain;
import dev.rederive.latex.Notation;
import dev.rederive.latex.RelationSign;
import dev.rederive.meaning.name.DerivativeNotation;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NotationText;
import dev.rederive.meaning.name.Notations;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Names of adjoints as programs have them, {@code dW1}, {@code d\theta}, {@code dh_t}: a d in front
 * of a name that stands alone on the left of an equality or behind an arrow, in a document in which
 * d is nothing by itself. In a quotient of differentials it stays a differential.
 */
public final class Adjoints {
  private static final Set<String> ARROWS = Set.of("\\rightarrow", "\\to", "\\longrightarrow");

  private final Set<String> bases = new HashSet<>();
  private boolean standsAlone;

  private Adjoints() {}

  /** The adjoints of a document, found from all its chains. */
  public static Adjoints of(List<Chain> chains) {
    Adjoints found = new Adjoints();
    for (Chain chain : chains) {
      if (chain.beginsWithEquality()) {
        found.learn(chain.sides().get(0));
      }
      for (int r = 0; r < chain.signs().size(); r++) {
        if (ARROWS.contains(chain.signs().get(r).latex())) {
          found.learn(chain.sides().get(r + 1));
        }
      }
      chain.sides().forEach(found::findAlone);
    }
    if (chains.stream().anyMatch(chain -> found.isDifferential(chain, chains))) {
      found.bases.clear();
    }
    return found;
  }

  /**
   * Whether an equation says how a defined y, or an f that it has derivatives of, follows a change of
   * something else: {@code dy = 2x\,dx}. An adjoint is the other way round.
   */
  private boolean isDifferential(Chain chain, List<Chain> chains) {
    if (!chain.beginsWithEquality()
        || !(chain.sides().get(0) instanceof Notation.Juxtaposition product)
        || product.factors().size() != 2
        || !isD(product.factors().get(0))
        || base(product.factors().get(1)) == null) {
      return false;
    }
    String name = NotationText.of(base(product.factors().get(1)));
    List<Notation> right = chain.sides().subList(1, chain.sides().size());
    boolean follows = right.stream().anyMatch(side -> changes(side, chains));
    return follows
        && (isDefined(name, chains)
            || right.stream().anyMatch(side -> isDifferentiated(side, name)));
  }

  /** Whether there is a d in front of a name that has neither an adjoint nor a definition. */
  private boolean changes(Notation notation, List<Chain> chains) {
    if (notation == null || DerivativeNotation.isQuotientOfDifferentials(notation)) {
      return false;
    }
    if (notation instanceof Notation.Juxtaposition product) {
      for (int k = 0; k + 1 < product.factors().size(); k++) {
        Notation next = base(product.factors().get(k + 1));
        if (isD(product.factors().get(k))
            && next != null
            && !bases.contains(NotationText.of(next))
            && !isDefined(NotationText.of(next), chains)) {
          return true;
        }
      }
    }
    return Notations.parts(notation).stream().anyMatch(part -> changes(part, chains));
  }

  private static boolean isDefined(String name, List<Chain> chains) {
    return chains.stream()
        .anyMatch(
            chain ->
                chain.beginsWithEquality() && NotationText.of(chain.sides().get(0)).equals(name));
  }

  private static boolean isDifferentiated(Notation notation, String name) {
    if (notation == null) {
      return false;
    }
    DerivativeNotation derivative = DerivativeNotation.ofAny(notation);
    return derivative != null
            && derivative.of() != null
            && NotationText.of(derivative.of()).equals(name)
        || Notations.parts(notation).stream().anyMatch(part -> isDifferentiated(part, name));
  }

  /** Whether an arrow leads to the name of an adjoint: {@code \dots \rightarrow dh_t}. */
  public static boolean isNamedBy(RelationSign sign, Notation right) {
    Name name = Name.of(right);
    return ARROWS.contains(sign.latex())
        && name != null
        && name.power() == null
        && (name.base().startsWith("d") && name.base().matches("d\\S.*")
            || name.base().startsWith("\\overline{")
            || name.base().startsWith("\\bar{"));
  }

  private void learn(Notation side) {
    if (side instanceof Notation.Juxtaposition product
        && product.factors().size() == 2
        && isD(product.factors().get(0))
        && base(product.factors().get(1)) != null) {
      bases.add(NotationText.of(base(product.factors().get(1))));
    }
  }

  private static boolean isD(Notation notation) {
    return notation instanceof Notation.Symbol symbol && symbol.name().equals("d");
  }

  /** The name without what stands in its scripts; null if it is none or has a power. */
  private static Notation base(Notation notation) {
    Name name = Name.of(notation);
    if (name == null || name.power() != null || name.primes() > 0 || isD(notation)) {
      return null;
    }
    return notation instanceof Notation.Script script ? script.base() : notation;
  }

  private void findAlone(Notation notation) {
    if (notation == null || standsAlone) {
      return;
    }
    if (notation instanceof Notation.Juxtaposition product) {
      List<Notation> factors = product.factors();
      for (int k = 0; k < factors.size(); k++) {
        boolean differential =
            isD(factors.get(k)) && k + 1 < factors.size() && Name.of(factors.get(k + 1)) != null;
        if (!differential) {
          findAlone(factors.get(k));
        }
      }
      return;
    }
    if (notation instanceof Notation.Script script) {
      findAlone(script.base());
      return;
    }
    if (notation instanceof Notation.Fraction fraction) {
      if (DerivativeNotation.of(fraction) == null) {
        Notations.parts(notation).forEach(this::findAlone);
      }
      return;
    }
    standsAlone = isD(notation);
    Notations.parts(notation).forEach(this::findAlone);
  }

  /** The notation with every adjoint made a name. */
  public Notation name(Notation notation) {
    if (notation == null || standsAlone || bases.isEmpty()) {
      return notation;
    }
    boolean quotient =
        notation instanceof Notation.Fraction fraction && DerivativeNotation.of(fraction) != null
            || notation instanceof Notation.Binary slash && DerivativeNotation.of(slash) != null;
    if (quotient) {
      return notation;
    }
    Notation mapped = Notations.map(notation, this::name);
    if (!(mapped instanceof Notation.Juxtaposition product)) {
      return mapped;
    }
    List<Notation> factors = product.factors();
    List<Notation> named = new ArrayList<>();
    for (int k = 0; k < factors.size(); k++) {
      Notation next = k + 1 < factors.size() ? factors.get(k + 1) : null;
      if (isD(factors.get(k)) && isKnown(next)) {
        named.add(adjoint(factors.get(k), next));
        k++;
      } else {
        named.add(factors.get(k));
      }
    }
    return named.size() == 1 ? named.get(0) : new Notation.Juxtaposition(named, product.span());
  }

  private boolean isKnown(Notation next) {
    Notation base = next instanceof Notation.Script script ? script.base() : next;
    return base != null && Name.of(base) != null && bases.contains(NotationText.of(base));
  }

  private static Notation adjoint(Notation d, Notation next) {
    Span span = d.span().union(next.span());
    if (next instanceof Notation.Script script) {
      Notation word = new Notation.Word("d" + NotationText.of(script.base()), span);
      return new Notation.Script(word, script.sub(), script.sup(), script.primes(), span);
    }
    return new Notation.Word("d" + NotationText.of(next), span);
  }
}
