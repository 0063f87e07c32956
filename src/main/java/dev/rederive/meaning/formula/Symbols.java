package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.math.Definition;
import dev.rederive.math.Expr;
import dev.rederive.math.FunctionDefinition;
import dev.rederive.math.FunctionSymbol;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Quantity;
import dev.rederive.math.Range;
import dev.rederive.meaning.Slices;
import dev.rederive.meaning.name.Ledger;
import dev.rederive.meaning.name.NameUse;
import dev.rederive.meaning.name.NotationText;
import dev.rederive.meaning.name.Typeface;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;

/** What the document has given a meaning so far: definitions, functions, values, versions. */
public final class Symbols {
  /** The choices between readings that were made. */
  public final Ledger ledger;

  public Symbols(Ledger ledger) {
    this.ledger = ledger;
  }

  /** A function's arguments as the document writes them. */
  record Signature(List<NameUse> arguments) {}

  public final Map<Quantity, List<Definition>> definitions = new LinkedHashMap<>();
  public final Map<FunctionSymbol, FunctionDefinition> functions = new LinkedHashMap<>();
  public final Map<Expr.Ref, BigFraction> givens = new LinkedHashMap<>();
  public final Set<String> usedSizes = new LinkedHashSet<>();

  /** Arrays nobody defined that are written with arguments, {@code \mathbf{x}(t)}. */
  public final Map<Quantity, Set<Quantity>> dependents = new LinkedHashMap<>();

  /** Families asked for over samples, by the argument whose samples they are; see {@link Slices}. */
  public final Map<Quantity, String> slices = new LinkedHashMap<>();

  /** Names defined with arguments that are scalars in the formula; null where nobody did. */
  private final Map<String, Signature> signatures = new HashMap<>();

  /** The arguments of the last definition of a function so far. */
  private final Map<String, List<NameUse>> bare = new HashMap<>();

  /** Names defined with arguments that the formula uses by index only: {@code J(\theta)}. */
  private final Map<String, List<NameUse>> dependencies = new HashMap<>();

  /** Names that a left side introduces without arguments. */
  private final Set<String> plain = new HashSet<>();

  /** Names that an equation of the document has on its left. */
  private final Set<String> announced = new HashSet<>();

  /** How many arguments each function is called with, as the definitions and calls say. */
  private final Map<String, Set<Integer>> arities = new HashMap<>();

  /** Names of constants that the document defines for itself: {@code e = x_1 w_1 + \dots}. */
  private final Set<String> shadowed = new HashSet<>();

  /** Names of which a power is defined as a whole, with the exponent: {@code \sigma}, 2. */
  private final Map<String, String> powers = new HashMap<>();

  /** Functions that are called with calls only and whose names stand for numbers elsewhere. */
  private final Map<String, Map<String, Range>> hidden = new HashMap<>();

  private final Set<String> alsoNumbers = new HashSet<>();

  /** Where a function is called with another one's value: the brackets by both names. */
  private final Map<String, Notation.Fenced> compositions = new HashMap<>();

  /** Letters that stand for the imaginary unit where nothing binds them. */
  private final Set<String> imaginary = new HashSet<>();

  /** Bases of functions whose values are numbers, whatever stands in their brackets. */
  private final Set<String> numbers = new HashSet<>();

  /** Functions whose gradient the document takes. */
  private final Set<String> gradients = new HashSet<>();

  /** Functions that the document applies to every element. */
  private final Set<String> broadcast = new HashSet<>();

  /** Whether functions are called with an index only. */
  private final Map<String, Boolean> calls = new HashMap<>();

  private static final Notation.Fenced SEVERAL =
      new Notation.Fenced("", List.of(), "", new Span(0, 0));

  private final Map<String, Integer> versions = new HashMap<>();
  private int turned;
  private final Set<String> namesWithMeaning = new HashSet<>();

  /** Notes that a formula depends on the size in an index, if there is one. */
  void useSize(IndexExpr index) {
    if (index.size() != null) {
      usedSizes.addAll(IndexExpr.summands(index.size()));
    }
  }

  void declareFunction(String name, List<NameUse> arguments) {
    if (arguments != null || !signatures.containsKey(name)) {
      signatures.put(name, new Signature(arguments));
    }
  }

  /** A call of a function with so many arguments, which a product cannot be. */
  void declareArity(String function, int arguments) {
    arities.computeIfAbsent(function, name -> new HashSet<>()).add(arguments);
  }

  /** Whether the document calls the function with so many arguments. */
  boolean takes(String function, int arguments) {
    Set<Integer> known = arities.get(function);
    return known == null || known.contains(arguments);
  }

  /** Notes a name that an equation defines, with or without arguments. */
  void declareAnnounced(String name) {
    announced.add(name);
  }

  boolean isAnnounced(String name) {
    return announced.contains(name);
  }

  void declarePlain(String name) {
    plain.add(name);
  }

  boolean isPlain(String name) {
    return plain.contains(name);
  }

  void declareDependent(String name, List<NameUse> arguments) {
    dependencies.putIfAbsent(name, arguments);
  }

  /** What was announced as a function is a quantity that depends on its arguments. */
  void dependInstead(String name) {
    Signature signature = signatures.remove(name);
    if (signature != null) {
      turned++;
      dependencies.put(name, signature.arguments());
    }
  }

  /** How many functions became quantities. */
  int turned() {
    return turned;
  }

  void shadow(String constant) {
    shadowed.add(constant);
  }

  boolean isShadowed(String constant) {
    return shadowed.contains(constant);
  }

  public void declareImaginary(Set<String> letters) {
    imaginary.addAll(letters);
  }

  public boolean isImaginary(String name) {
    return imaginary.contains(name);
  }

  public void declareNumbers(Set<String> bases) {
    numbers.addAll(bases);
  }

  /** Notes a function whose gradient the document takes. */
  void declareGradient(String function) {
    gradients.add(function);
  }

  boolean hasGradient(String function) {
    return gradients.contains(function);
  }

  /** Notes a function that the document applies to every element, {@code f.(x)}. */
  public void declareBroadcast(String function) {
    broadcast.add(function);
  }

  boolean isBroadcast(String function) {
    return broadcast.contains(function);
  }

  /** Whether a function has a number for a value, as {@code p(x \mid \theta)} has. */
  boolean isNumber(String function) {
    return numbers.contains(function)
        || numbers.stream()
            .anyMatch(base -> function.startsWith(base + "_") || function.startsWith(base + "^"));
  }

  boolean isFunction(String name) {
    return signatures.containsKey(name);
  }

  /** The function that is printed as a letter in bold, {@code \mathbf{f}} for f; null if none is. */
  String functionInBold(String letter) {
    return signatures.keySet().stream()
        .filter(name -> Typeface.isBold(name) && Typeface.plain(name).equals(letter))
        .sorted()
        .findFirst()
        .orElse(null);
  }

  /** The arguments it was defined or first called with, or null. */
  List<NameUse> arguments(String function) {
    Signature signature = signatures.get(function);
    return signature == null ? null : signature.arguments();
  }

  /** From here on a bare f is the one with these arguments: the last that was defined. */
  void bareFrom(String function, List<NameUse> arguments) {
    bare.put(function, arguments);
  }

  /** The arguments of a function that is named without them, or null. */
  List<NameUse> argumentsOfBare(String function) {
    return bare.getOrDefault(function, arguments(function));
  }

  List<NameUse> dependencies(String name) {
    return dependencies.get(name);
  }

  void declarePower(String base, String exponent) {
    powers.put(base, exponent);
  }

  /** The exponent of the power of this name that is defined as a whole, or null. */
  String definedPower(String base) {
    return powers.get(base);
  }

  /**
   * Notes that a name without indices is one number for each value of letters that stand on the
   * right of its definition, with their ranges.
   */
  void hideIndices(String name, Map<String, Range> letters) {
    hidden.put(name, letters);
  }

  /** The letters that a name without indices depends on all the same; empty for most. */
  Map<String, Range> hiddenIndices(String name) {
    return hidden.getOrDefault(name, Map.of());
  }

  /** Notes a function whose name stands for a number as well: h(g(x)) beside f(x + h). */
  void declareAlsoNumber(String function) {
    alsoNumbers.add(function);
  }

  /** Whether a function's name is a number where it stands alone. */
  boolean isAlsoNumber(String function) {
    return alsoNumbers.contains(function);
  }

  /** Notes that the document calls a name with an index, {@code g_j(x)}, or without. */
  void declareCalled(String function, boolean indexed) {
    calls.merge(function, indexed, (old, other) -> old && other);
  }

  /** Whether a function never goes without an index: its bare name is another one. */
  boolean isOnlyIndexed(String function) {
    return calls.getOrDefault(function, false);
  }

  /** Notes a call {@code h(g(x))}. */
  void declareComposition(String outer, String inner, Notation.Fenced bracket) {
    compositions.merge(
        outer + "(" + inner,
        bracket,
        (old, other) -> NotationText.of(old).equals(NotationText.of(other)) ? old : SEVERAL);
  }

  /** The bracket with the inner call where the document composes two functions, one way only. */
  Notation.Fenced composition(String outer, String inner) {
    Notation.Fenced bracket = compositions.get(outer + "(" + inner);
    return bracket == SEVERAL ? null : bracket;
  }

  int version(String name) {
    return versions.getOrDefault(name, 1);
  }

  void newVersion(String name) {
    versions.merge(name, 2, (old, two) -> old + 1);
  }

  /**
   * A new version of a function; with other numbers of arguments it stays what it is.
   *
   * @param name of a function that is about to be defined anew
   */
  void newVersionOfFunction(String name) {
    int old = version(name);
    newVersion(name);
    for (FunctionDefinition one : List.copyOf(functions.values())) {
      FunctionSymbol function = one.function();
      if (function.name().equals(name) && function.version() == old) {
        FunctionSymbol kept = function(name, function.arity());
        functions.put(
            kept,
            new FunctionDefinition(
                kept, one.formals(), one.body(), one.unknownBecause(), one.place()));
      }
    }
  }

  /**
   * Ends the scope of names: what was said of them keeps its meaning, and they have none from here
   * on.
   *
   * @param names the names, with their labels; empty for all that have a meaning
   */
  public void forget(Set<String> names) {
    Set<String> all = new HashSet<>(namesWithMeaning);
    functions.keySet().forEach(function -> all.add(function.name()));
    for (String name : names.isEmpty() ? all : names) {
      newVersion(name);
      namesWithMeaning.remove(name);
    }
  }

  /** A function of the document as it is called at this place. */
  FunctionSymbol function(String name, int arity) {
    return new FunctionSymbol(name, arity, version(name));
  }

  public void define(Definition definition) {
    definitions.computeIfAbsent(definition.target(), q -> new ArrayList<>()).add(definition);
    namesWithMeaning.add(definition.target().name());
  }

  public void give(Expr.Ref element, BigFraction value) {
    givens.put(element, value);
    namesWithMeaning.add(element.quantity().name());
  }

  /** Whether any element of that name has a definition or a value. */
  public boolean hasMeaning(String name) {
    return namesWithMeaning.contains(name);
  }

  /** Whether a definition or value already covers an element or pattern. */
  boolean covers(Quantity quantity, List<IndexExpr> pattern) {
    for (Definition definition : definitions.getOrDefault(quantity, List.of())) {
      boolean covers = true;
      for (int k = 0; k < pattern.size(); k++) {
        IndexExpr old = definition.pattern().get(k);
        covers &=
            old.letter() != null
                ? !isBelow(pattern.get(k), old, quantity.axes().get(k))
                : old.equals(pattern.get(k));
      }
      if (covers) {
        return true;
      }
    }
    return givens.containsKey(new Expr.Ref(quantity, pattern));
  }

  /** Whether an element comes before the first that a pattern with a letter speaks of. */
  public static boolean isBelow(IndexExpr element, IndexExpr pattern, Range axis) {
    return element.isConstant()
        && axis.lower().isConstant()
        && pattern.size() == null
        && element.offset() < axis.lower().offset() + pattern.offset();
  }

  /** Whether the value of a quantity depends on another one, through the definitions so far. */
  boolean depends(Quantity quantity, Quantity on) {
    return Dependencies.of(definitions, functions, quantity).contains(on) && !quantity.equals(on);
  }
}
