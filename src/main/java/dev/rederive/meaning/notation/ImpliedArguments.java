package dev.rederive.meaning.notation;

import dev.rederive.latex.Chain;
import dev.rederive.latex.Notation;
import dev.rederive.meaning.name.DerivativeNotation;
import dev.rederive.meaning.name.Ledger;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NotationText;
import dev.rederive.meaning.name.Notations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rules of differentiation as they are taught, {@code \frac{d}{dx}(uv) = u'v + uv'} and {@code (fg)'
 * = f'g + fg'}: a name that stands plain under a derivative and primed beside it, and that the
 * document defines nowhere, is a function. It is written with its argument: the name differentiated
 * by, or, behind a mere prime, a letter that the document does not use.
 */
public final class ImpliedArguments {
  private static final List<String> LETTERS = List.of("x", "t", "s", "r", "q");

  private final Set<String> explained = new HashSet<>();
  private final Set<String> used = new HashSet<>();
  private final Map<String, Notation> arguments = new HashMap<>();
  private final Ledger ledger;

  private ImpliedArguments(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Looks at all chains of a document. */
  public static ImpliedArguments of(List<Chain> chains, Ledger ledger) {
    ImpliedArguments found = new ImpliedArguments(ledger);
    chains.forEach(found::learn);
    for (Chain chain : chains) {
      Rule rule = found.rule(chain);
      if (rule.variable != null) {
        rule.functions().forEach(name -> found.arguments.putIfAbsent(name, rule.variable));
      }
    }
    return found;
  }

  /** What has a definition, and what is called: its argument is said. */
  private void learn(Chain chain) {
    if (chain.beginsWithEquality()) {
      explain(chain.sides().get(0));
    }
    for (Notation side : chain.sides()) {
      Notations.walk(
          side,
          part -> {
            Name name = Name.of(part);
            if (name != null) {
              used.add(name.unprimed().base());
            }
            if (part instanceof Notation.Juxtaposition product) {
              for (int k = 0; k + 1 < product.factors().size(); k++) {
                Name head = Name.of(product.factors().get(k));
                boolean called =
                    head != null
                        && product.factors().get(k + 1) instanceof Notation.Fenced bracket
                        && (head.primes() > 0
                            || bracket.items().stream().allMatch(item -> Name.of(item) != null));
                if (called) {
                  explain(product.factors().get(k));
                }
              }
            }
          });
    }
  }

  private void explain(Notation notation) {
    Name name =
        Name.of(notation instanceof Notation.Juxtaposition call ? call.factors().get(0) : notation);
    if (name != null) {
      explained.add(name.unprimed().base());
    }
  }

  /** What one chain differentiates, by what, and what is primed in it. */
  private final class Rule {
    private final Set<String> under = new LinkedHashSet<>();
    private final Set<String> primed = new HashSet<>();
    private Notation variable;
    private boolean several;

    /** The names that are functions here. */
    Set<String> functions() {
      Set<String> functions = new LinkedHashSet<>(under);
      functions.retainAll(primed);
      functions.removeAll(explained);
      if (variable != null) {
        functions.remove(NotationText.of(variable));
      }
      return several ? Set.of() : functions;
    }

    void look(Notation notation, boolean inside) {
      if (notation == null) {
        return;
      }
      DerivativeNotation derivative = DerivativeNotation.ofAny(notation);
      if (derivative != null) {
        by(derivative.variables());
        // y' = \frac{dy}{dx} says what y' is, whatever y is.
        look(derivative.of(), derivative.of() != null && Name.of(derivative.of()) == null);
        derivative.rest().forEach(factor -> look(factor, inside));
        return;
      }
      Name name = Name.of(notation);
      if (name != null) {
        boolean plain = name.slots().isEmpty();
        if (plain && inside && name.primes() == 0) {
          under.add(name.base());
        } else if (plain && !inside && name.primes() > 0) {
          primed.add(name.unprimed().base());
        }
        look(name.power(), inside);
        return;
      }
      if (isPrimedBracket(notation)) {
        look(((Notation.Script) notation).base(), true);
        return;
      }
      if (notation instanceof Notation.Juxtaposition product) {
        boolean behind = inside;
        for (Notation factor : product.factors()) {
          look(factor, behind);
          DerivativeNotation operator = DerivativeNotation.ofAny(factor);
          behind |= operator != null && operator.of() == null;
        }
        return;
      }
      Notations.parts(notation).forEach(part -> look(part, inside));
    }

    private void by(List<Notation> variables) {
      for (Notation each : variables) {
        several |=
            variable != null && !NotationText.of(variable).equals(NotationText.of(each))
                || Name.of(each) == null;
        variable = each;
      }
    }
  }

  private static boolean isPrimedBracket(Notation notation) {
    return notation instanceof Notation.Script script
        && script.primes() > 0
        && script.base() instanceof Notation.Fenced;
  }

  private Rule rule(Chain chain) {
    Rule rule = new Rule();
    chain.sides().forEach(side -> rule.look(side, false));
    return rule;
  }

  /** The chain with such functions called. */
  public Chain write(Chain chain) {
    Rule rule = rule(chain);
    Set<String> functions = rule.functions();
    if (functions.isEmpty()) {
      return chain;
    }
    Notation argument = rule.variable;
    for (String function : functions) {
      argument = argument != null ? argument : arguments.get(function);
    }
    if (argument == null) {
      String letter =
          LETTERS.stream().filter(each -> !used.contains(each)).findFirst().orElse(null);
      if (letter == null) {
        return chain;
      }
      argument = new Notation.Symbol(letter, chain.span());
    }
    for (String function : functions) {
      String by = NotationText.of(argument);
      ledger.note(
          chain.span(),
          function + " is a function of " + by + ": it stands primed and under a derivative");
    }
    Notation called = argument;
    return chain.map(side -> call(side, functions, called));
  }

  private static Notation call(Notation notation, Set<String> functions, Notation argument) {
    if (notation == null) {
      return null;
    }
    Name name = Name.of(notation);
    if (name != null) {
      return isOne(name, functions)
          ? new Notation.Juxtaposition(List.of(notation, list(argument)), notation.span())
          : notation;
    }
    if (notation instanceof Notation.Juxtaposition product) {
      List<Notation> factors = new ArrayList<>();
      for (Notation factor : product.factors()) {
        factors.add(call(factor, functions, argument));
        Name one = Name.of(factor);
        if (one != null && isOne(one, functions)) {
          factors.set(factors.size() - 1, factor);
          factors.add(list(argument));
        }
      }
      return new Notation.Juxtaposition(factors, product.span());
    }
    return Notations.map(notation, part -> call(part, functions, argument));
  }

  private static boolean isOne(Name name, Set<String> functions) {
    return name.slots().isEmpty() && functions.contains(name.unprimed().base());
  }

  private static Notation list(Notation argument) {
    return new Notation.Fenced("(", List.of(argument), ")", argument.span());
  }
}
