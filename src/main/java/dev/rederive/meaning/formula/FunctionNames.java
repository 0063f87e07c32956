package dev.rederive.meaning.formula;

import dev.rederive.latex.Chain;
import dev.rederive.latex.Notation;
import dev.rederive.math.Choice;
import dev.rederive.meaning.name.DerivativeNotation;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NameUse;
import dev.rederive.meaning.name.NotationText;
import dev.rederive.meaning.name.Notations;
import dev.rederive.meaning.name.Typeface;
import dev.rederive.meaning.name.Vocabulary;
import dev.rederive.meaning.prose.Passage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which names are functions: defined with arguments, primed in front of a bracket, standing in front
 * of a list in brackets, differentiated with their argument in brackets ({@code df(e)/de}), or
 * declared by a directive.
 */
public final class FunctionNames {
  /** Letters that nobody puts in front of a bracket as a factor unless they stand alone too. */
  private static final Set<String> CONVENTIONAL =
      Set.of("\\sigma", "\\phi", "\\varphi", "\\psi", "f", "g");

  private FunctionNames() {}

  public static void announce(
      Collection<Passage> passages,
      List<Notation> declared,
      DefinitionReader definitions,
      Vocabulary vocabulary,
      Symbols symbols) {
    // Names without primes first: \\sigma' is a derivative if \\sigma is defined, else a name.
    Set<String> asRoots = roots(passages, vocabulary);
    announce(passages, definitions, asRoots, target -> target.name().primes() == 0);
    announce(
        passages,
        definitions,
        asRoots,
        target -> target.name().primes() > 0 && !definitions.isPrimed(target));
    for (Notation notation : declared) {
      declare(notation, vocabulary, symbols);
    }
    Set<String> ofCalls = new HashSet<>();
    for (Passage passage : passages) {
      for (Chain chain : passage.chains()) {
        for (Notation side : chain.sides()) {
          Notations.walk(side, part -> byUse(part, vocabulary, symbols, ofCalls));
        }
      }
    }
    byConvention(passages, vocabulary, symbols);
    if (!ofCalls.isEmpty()) {
      for (Passage passage : passages) {
        for (Chain chain : passage.chains()) {
          chain.sides().forEach(side -> alone(side, ofCalls, vocabulary, symbols));
        }
      }
    }
  }

  /** {@code \sigma(Wx + b)} where σ stands in front of brackets and nowhere else. */
  private static void byConvention(
      Collection<Passage> passages, Vocabulary vocabulary, Symbols symbols) {
    Set<String> called = new HashSet<>();
    Set<String> otherwise = new HashSet<>();
    for (Passage passage : passages) {
      for (Chain chain : passage.chains()) {
        chain.sides().forEach(side -> conventional(side, called, otherwise));
      }
    }
    called.removeAll(otherwise);
    for (String name : called) {
      if (!symbols.isFunction(name)
          && !symbols.isPlain(name)
          && symbols.dependencies(name) == null
          && !vocabulary.isIndexLetter(name)
          && !vocabulary.isSize(name)) {
        symbols.declareFunction(name, null);
      }
    }
  }

  private static void conventional(Notation notation, Set<String> called, Set<String> otherwise) {
    if (notation == null) {
      return;
    }
    Name name = Name.of(notation);
    if (name != null) {
      otherwise.add(name.base());
      return;
    }
    List<Notation> parts = Notations.parts(notation);
    for (int k = 0; k < parts.size(); k++) {
      Name function = Name.of(parts.get(k));
      boolean call =
          function != null
              && CONVENTIONAL.contains(function.base())
              && function.slots().isEmpty()
              && function.power() == null
              && notation instanceof Notation.Juxtaposition
              && k + 1 < parts.size()
              && parts.get(k + 1) instanceof Notation.Fenced bracket
              && bracket.open().equals("(")
              && bracket.items().size() == 1;
      if (call) {
        called.add(function.base());
      } else {
        conventional(parts.get(k), called, otherwise);
      }
    }
  }

  /** Notes which functions that are called with calls only also stand alone, as numbers do. */
  private static void alone(
      Notation notation, Set<String> functions, Vocabulary vocabulary, Symbols symbols) {
    Name name = Name.of(notation);
    if (name != null) {
      String plain = vocabulary.resolve(name.withoutPower()).name();
      if (functions.contains(plain)) {
        symbols.declareAlsoNumber(plain);
      }
      return;
    }
    if (DerivativeNotation.ofAny(notation) != null) {
      return; // dh/dg is of the function
    }
    List<Notation> parts = Notations.parts(notation);
    for (int k = 0; k < parts.size(); k++) {
      boolean called =
          notation instanceof Notation.Juxtaposition
              && k + 1 < parts.size()
              && parts.get(k + 1) instanceof Notation.Fenced bracket
              && bracket.open().equals("(");
      if (parts.get(k) != null && !(called && Name.of(parts.get(k)) != null)) {
        alone(parts.get(k), functions, vocabulary, symbols);
      }
    }
  }

  private static void announce(
      Collection<Passage> passages,
      DefinitionReader definitions,
      Set<String> asRoots,
      Predicate<DefinitionReader.Target> which) {
    for (Passage passage : passages) {
      for (Chain chain : passage.chains()) {
        int first = Dependences.begins(chain) ? 1 : 0;
        if (chain.beginsWithEquality() && chain.signs().size() > first) {
          DefinitionReader.Target target = definitions.target(chain.sides().get(first));
          if (target != null && which.test(target)) {
            definitions.announce(target, chain.sides().get(first + 1), asRoots);
          }
        }
      }
    }
  }

  /** Names that something is differentiated by, bare, and that no prime differentiates. */
  private static Set<String> roots(Collection<Passage> passages, Vocabulary vocabulary) {
    Set<String> roots = new HashSet<>();
    Set<String> primed = new HashSet<>();
    for (Passage passage : passages) {
      for (Chain chain : passage.chains()) {
        for (Notation side : chain.sides()) {
          Notations.walk(
              side,
              part -> {
                DerivativeNotation derivative = derivative(part);
                if (derivative != null) {
                  for (Notation variable : derivative.variables()) {
                    Name name = vocabulary.name(variable);
                    if (name != null && name.power() == null) {
                      roots.add(vocabulary.resolve(name).name());
                    }
                  }
                }
                Name name = vocabulary.name(part);
                if (name != null && name.primes() > 0) {
                  primed.add(vocabulary.resolve(name.unprimed().withoutPower()).name());
                }
              });
        }
      }
    }
    roots.removeAll(primed);
    return roots;
  }

  private static DerivativeNotation derivative(Notation part) {
    return part instanceof Notation.Fraction fraction
        ? DerivativeNotation.of(fraction)
        : part instanceof Notation.Binary binary ? DerivativeNotation.of(binary) : null;
  }

  private static void declare(Notation notation, Vocabulary vocabulary, Symbols symbols) {
    Notation head = notation;
    List<NameUse> arguments = null;
    if (notation instanceof Notation.Sequence sequence) {
      sequence.items().forEach(item -> declare(item, vocabulary, symbols));
      return;
    }
    if (notation instanceof Notation.Juxtaposition product
        && product.factors().size() == 2
        && product.factors().get(1) instanceof Notation.Fenced bracket) {
      head = product.factors().get(0);
      arguments = names(bracket, vocabulary);
    }
    Name name = vocabulary.name(head);
    if (name != null) {
      symbols.declareFunction(vocabulary.resolve(name).name(), arguments);
    }
  }

  /** The bracket's items if all are names, else null. */
  private static List<NameUse> names(Notation.Fenced bracket, Vocabulary vocabulary) {
    List<NameUse> names = new ArrayList<>();
    for (Notation item : bracket.items()) {
      Name name = vocabulary.name(item);
      if (name == null || name.power() != null) {
        return null;
      }
      names.add(vocabulary.resolve(name));
    }
    return names;
  }

  private static void byUse(
      Notation part, Vocabulary vocabulary, Symbols symbols, Set<String> ofCalls) {
    if (part instanceof Notation.Juxtaposition product) {
      List<Notation> factors = product.factors();
      for (int k = 0; k + 1 < factors.size(); k++) {
        Name name = vocabulary.name(factors.get(k));
        if (name == null || name.power() != null) {
          continue;
        }
        if (k > 0 && isNabla(factors.get(k - 1))) {
          symbols.declareGradient(vocabulary.resolve(name.unprimed()).name());
        }
        Notation next = factors.get(k + 1);
        if (next instanceof Notation.Script script) {
          next = script.base();
        }
        if (!(next instanceof Notation.Fenced bracket) || !bracket.open().equals("(")) {
          continue;
        }
        NameUse called = vocabulary.resolve(name.unprimed());
        String plain = called.name();
        symbols.declareCalled(plain, called.arity() > 0);
        composed(plain, bracket, vocabulary, symbols);
        if (bracket.items().stream().anyMatch(Notation.Ellipsis.class::isInstance)) {
          continue; // L(w_1, \\dots, w_n): nobody calls it with three arguments
        }
        boolean depends = dependsOnNumber(name, plain, bracket, symbols);
        if (depends && !Name.of(bracket.items().get(0)).slots().isEmpty()) {
          symbols.declareFunction(plain, null); // \mathbf{x}(t_1), \mathbf{x}(t_2)
          continue;
        }
        if (depends) {
          symbols.declareDependent(plain, names(bracket, vocabulary));
          continue;
        }
        boolean raised = factors.get(k + 1) instanceof Notation.Script;
        boolean named = bracket.items().stream().allMatch(FunctionNames::isBareName);
        if (raised
            && name.primes() == 0
            && bracket.items().stream().allMatch(FunctionNames::isMarked)) {
          continue; // b (x^i)^2: the bracket is there for the power
        }
        if (named && !symbols.isPlain(plain)) {
          symbols.declareArity(plain, bracket.items().size());
        } else if (name.primes() == 0 && bracket.items().size() >= 2) {
          symbols.declareArity(plain, bracket.items().size());
        }
        if (symbols.isFunction(plain)) {
          learnArguments(plain, bracket, vocabulary, symbols);
        } else if (name.primes() > 0 && !(symbols.isPlain(plain) && named)) {
          symbols.declareFunction(plain, names(bracket, vocabulary));
        } else if (bracket.items().size() >= 2 && symbols.dependencies(plain) == null) {
          // No product has a list for a factor.
          symbols.declareFunction(plain, names(bracket, vocabulary));
        } else if ((named || isCall(bracket) || symbols.ledger.wants(Choice.PRODUCT))
            && isUnknown(name, plain, vocabulary, symbols)) {
          // Nobody puts a single name or call in brackets to multiply by it.
          if (!named) {
            ofCalls.add(plain);
          }
          symbols.declareFunction(plain, names(bracket, vocabulary));
        }
      }
    }
    DerivativeNotation derivative = derivative(part);
    if (derivative != null
        && derivative.of() instanceof Notation.Juxtaposition product
        && product.factors().size() == 2
        && product.factors().get(1) instanceof Notation.Fenced bracket
        && bracket.items().size() == 1
        && NotationText.of(bracket.items().get(0))
            .equals(NotationText.of(derivative.variables().get(0)))) {
      Name name = vocabulary.name(product.factors().get(0));
      if (name != null && name.power() == null) {
        NameUse use = vocabulary.resolve(name);
        if (use.arity() == 0
            && symbols.dependencies(use.name()) == null
            && !symbols.isFunction(use.name())) {
          symbols.declareFunction(use.name(), null);
        }
      }
    }
  }

  private static boolean isNabla(Notation factor) {
    Notation base = factor instanceof Notation.Script script ? script.base() : factor;
    return base instanceof Notation.Symbol symbol && symbol.name().equals("nabla");
  }

  /** {@code h(g(x))}. */
  private static void composed(
      String outer, Notation.Fenced bracket, Vocabulary vocabulary, Symbols symbols) {
    if (isCall(bracket)) {
      Notation.Juxtaposition call = (Notation.Juxtaposition) bracket.items().get(0);
      NameUse inner = vocabulary.resolve(Name.of(call.factors().get(0)));
      symbols.declareComposition(outer, inner.name(), bracket);
    }
  }

  /** {@code \mathbf{x}(t)} is a vector that depends on t, not a function that one calls. */
  private static boolean dependsOnNumber(
      Name name, String plain, Notation.Fenced bracket, Symbols symbols) {
    return Typeface.isBold(name.base())
        && name.slots().isEmpty()
        && bracket.items().size() == 1
        && isBareName(bracket.items().get(0))
        && !Typeface.isBold(Name.of(bracket.items().get(0)).base())
        && !symbols.isPlain(plain)
        && !symbols.isFunction(plain);
  }

  /** {@code (g(x))} and nothing else. */
  private static boolean isCall(Notation.Fenced bracket) {
    return bracket.items().size() == 1
        && bracket.items().get(0) instanceof Notation.Juxtaposition call
        && call.factors().size() == 2
        && isBareName(call.factors().get(0))
        && call.factors().get(1) instanceof Notation.Fenced inner
        && inner.open().equals("(")
        && (isCall(inner) || inner.items().stream().allMatch(FunctionNames::isBareName));
  }

  private static boolean isBareName(Notation item) {
    Name name = Name.of(item);
    return name != null && name.power() == null;
  }

  /** A name with something above it already. */
  private static boolean isMarked(Notation item) {
    Name name = Name.of(item);
    return name != null && name.slots().stream().anyMatch(Name.Slot::superscript);
  }

  /** Whether a name has no other meaning: no definition, no index, no size, no constant. */
  private static boolean isUnknown(
      Name name, String plain, Vocabulary vocabulary, Symbols symbols) {
    return !symbols.isPlain(plain)
        && symbols.dependencies(plain) == null
        && !vocabulary.isIndexLetter(plain)
        && !vocabulary.isSize(plain)
        && !Set.of("e", "d", "\\pi", "\\Delta").contains(name.base());
  }

  /** A function nobody defined has, bare, the arguments it is first called with. */
  private static void learnArguments(
      String name, Notation.Fenced bracket, Vocabulary vocabulary, Symbols symbols) {
    if (symbols.arguments(name) == null) {
      List<NameUse> arguments = names(bracket, vocabulary);
      if (arguments != null) {
        symbols.declareFunction(name, arguments);
      }
    }
  }
}
