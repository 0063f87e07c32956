package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.latex.RelationSign;
import dev.rederive.meaning.name.DerivativeNotation;
import dev.rederive.meaning.name.Kind;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NameUse;
import dev.rederive.meaning.name.NotationText;
import dev.rederive.meaning.name.Notations;
import dev.rederive.meaning.name.Transposes;
import dev.rederive.meaning.name.Typeface;
import dev.rederive.meaning.name.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Whether shapes that do not fit are the author's mistake or our reading of a name: a name may be
 * taken for an array on weak evidence, for a number only because nothing speaks for it, or be used
 * in several ways in one document, as in a collection of exercises.
 */
final class ShapeDoubts {
  /** A name must fail to fit so often before the document seems to use it in several ways. */
  static final int FEWEST = 3;

  /** One in so many of its relations, at least, must fail to fit for that. */
  private static final int ONE_IN = 3;

  private final ArrayKinds kinds;
  private final Vocabulary vocabulary;
  private final Set<String> declared = new HashSet<>();

  /** For each name in how many relations it stands and in how many of them it does not fit. */
  private final Map<String, int[]> counts = new HashMap<>();

  private final Function<Notation, String> elements;
  private int misfits;

  /** Names whose definition gives a number. */
  private final Set<String> numbers = new HashSet<>();

  /**
   * @param declared the names whose sizes the document declares
   * @param elements tells the array of which a name is an element, or null
   */
  ShapeDoubts(
      ArrayKinds kinds,
      Vocabulary vocabulary,
      Set<NameUse> declared,
      Function<Notation, String> elements) {
    this.elements = elements;
    this.kinds = kinds;
    this.vocabulary = vocabulary;
    declared.forEach(use -> this.declared.add(ArrayKinds.key(use)));
  }

  /** Notes whether the two sides of a relation fit together. */
  void note(Stated stated, boolean fits) {
    misfits += fits ? 0 : 1;
    Set<String> names = new HashSet<>();
    for (NameUse use : names(stated.left(), stated.right())) {
      if (kinds.of(use).isArray() && names.add(ArrayKinds.key(use))) {
        int[] count = counts.computeIfAbsent(ArrayKinds.key(use), key -> new int[2]);
        count[0]++;
        count[1] += fits ? 0 : 1;
      }
    }
  }

  /** In how many relations shapes do not fit. */
  int misfits() {
    return misfits;
  }

  /**
   * The name that fails to fit most often and is an array only because of where it stands; null if
   * there is none.
   *
   * @param tried names to leave out
   */
  String mostDoubtful(Set<String> tried) {
    return counts.entrySet().stream()
        .filter(entry -> isSeveral(entry.getValue()) && !declared.contains(entry.getKey()))
        .filter(entry -> kinds.isInferred(entry.getKey()) && !tried.contains(entry.getKey()))
        .max(
            Comparator.comparingInt((Map.Entry<String, int[]> entry) -> entry.getValue()[1])
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private static boolean isSeveral(int[] count) {
    return count[1] >= FEWEST && count[1] * ONE_IN >= count[0];
  }

  /** Notes which names are numbers by definition. */
  void settle(List<Stated> relations, KindReader reader) {
    for (Stated stated : relations) {
      Name name = vocabulary.name(stated.left());
      if (stated.defines()
          && name != null
          && stated.sign() != RelationSign.Kind.ELEMENT
          && reader.kind(stated.right()) == Kind.SCALAR) {
        numbers.add(ArrayKinds.key(vocabulary.bare(name)));
      }
    }
  }

  /**
   * Why shapes that do not fit are no finding; null if they are one.
   *
   * @param numberBesideArray whether one side is a number and the other an array
   * @param turned whether a transpose would make them fit
   */
  String reason(boolean numberBesideArray, boolean turned, Notation... sides) {
    List<NameUse> names = names(sides);
    for (NameUse use : names) {
      if (kinds.isGuessed(use)) {
        return "shapes that do not fit if " + use.name() + " is an array";
      }
    }
    String two = printedTwice(names);
    if (two != null) {
      return "shapes that do not fit, but " + two + " may be one array printed in two ways";
    }
    String several = several(sides);
    if (several != null) {
      return "shapes that do not fit, but the document seems to use "
          + several
          + " in several ways";
    }
    String apart = turned ? null : apart(names, sides);
    if (apart != null) {
      return apart;
    }
    String expanded = expanded(sides);
    if (expanded != null) {
      return "shapes that do not fit if " + expanded + " is applied to every element";
    }
    for (NameUse use : names) {
      // p beside p_i may be all of them.
      boolean whole = use.arity() == 0 && vocabulary.isFamily(use.name(), 1);
      if ((numberBesideArray || whole) && isNumberByDefault(use)) {
        return "shapes that do not fit if " + use.name() + " is a number";
      }
    }
    String function = sides.length == 2 ? openFunction(sides[0], sides[1]) : null;
    return function == null ? null : "shapes that do not fit if " + function + " is a number";
  }

  /**
   * The function whose derivative is one side and of which nothing says that its values are numbers;
   * null if there is none.
   */
  String openFunction(Notation left, Notation right) {
    NameUse function = differentiatedFunction(left);
    Notation other = function == null ? left : right;
    function = function == null ? differentiatedFunction(right) : function;
    String key = function == null ? "" : function.key();
    boolean there = names(other).stream().anyMatch(use -> use.key().equals(key));
    return function == null || there ? null : function.name();
  }

  private NameUse differentiatedFunction(Notation side) {
    Notation value = side instanceof Notation.Evaluated bar ? bar.body() : side;
    DerivativeNotation derivative =
        value instanceof Notation.Fraction fraction ? DerivativeNotation.of(fraction) : null;
    Name name =
        derivative != null
                && derivative.of() instanceof Notation.Juxtaposition call
                && kinds.isCall(call)
            ? vocabulary.name(call.factors().get(0))
            : null;
    return name != null && !ArrayNotation.isOperator(name) && kinds.isOpaque(vocabulary.bare(name))
        ? vocabulary.bare(name)
        : null;
  }

  /** {@code x_k} beside \mathbf{x}, of which it is no element by what is said of their sizes. */
  private String apart(List<NameUse> names, Notation... sides) {
    Map<String, Set<String>> families = new HashMap<>();
    for (Notation side : sides) {
      Notations.walk(
          side,
          part -> {
            Name name = vocabulary.name(part);
            if (name != null && !name.slots().isEmpty()) {
              families
                  .computeIfAbsent(vocabulary.bare(name).name(), n -> new HashSet<>())
                  .add(elements.apply(part));
            }
          });
    }
    for (NameUse use : names) {
      String plain = Typeface.plain(use.name());
      Set<String> of = plain.equals(use.name()) ? null : families.get(plain);
      boolean beside = of != null && Typeface.isBold(use.name()) && !of.contains(use.name());
      if (beside && !declared.contains(ArrayKinds.key(use))) {
        return "shapes that do not fit if " + plain + " is another family than " + use.name();
      }
    }
    return null;
  }

  /**
   * Why a vector beside a matrix is no finding: the derivative of a function nobody defined, of which
   * nothing says that its value is a number. Null if it is one.
   */
  String ofValues(Notation... sides) {
    for (NameUse use : names(sides)) {
      if (kinds.mayGiveArray(use)) {
        return "shapes that do not fit if the values of " + use.name() + " are numbers";
      }
    }
    return null;
  }

  /**
   * A function nobody defined that is expanded, {@code f(d) = f(d_0) + f'(d_0) v}: its derivative may
   * be the matrix of all its derivatives; or one of several arguments that is taken to go element by
   * element. Null if there is none.
   */
  private String expanded(Notation... sides) {
    Map<String, Set<String>> places = new HashMap<>();
    Set<String> primed = new HashSet<>();
    Set<String> several = new HashSet<>();
    for (Notation side : sides) {
      Notations.walk(
          side,
          part -> {
            if (part instanceof Notation.Juxtaposition product) {
              for (int k = 0; k + 1 < product.factors().size(); k++) {
                List<Notation> two = product.factors().subList(k, k + 2);
                noteCall(new Notation.Juxtaposition(two, part.span()), places, primed, several);
              }
            }
          });
    }
    if (!several.isEmpty()) {
      return several.iterator().next();
    }
    // The derivative, the function there and the function elsewhere.
    return primed.stream().filter(f -> places.get(f).size() > 2).findFirst().orElse(null);
  }

  private void noteCall(
      Notation.Juxtaposition call,
      Map<String, Set<String>> places,
      Set<String> primed,
      Set<String> several) {
    if (!kinds.isCall(call)) {
      return;
    }
    String function = kinds.function(call);
    boolean many = ((Notation.Fenced) call.factors().get(1)).items().size() > 1;
    if (many && kinds.isElementwise(function) && !kinds.isDefined(function)) {
      several.add(function);
    }
    boolean derivative = Name.of(call.factors().get(0)).primes() > 0;
    if (kinds.isElementwise(function) && derivative) {
      primed.add(function);
    }
    places
        .computeIfAbsent(function, name -> new HashSet<>())
        .add(derivative ? "" : NotationText.of(call.factors().get(1)));
  }

  /** A name in these formulas that the document seems to use in several ways, or null. */
  String several(Notation... sides) {
    for (NameUse use : names(sides)) {
      if (kinds.isTorn(use) && !declared.contains(ArrayKinds.key(use))) {
        return use.name();
      }
      int[] count = counts.get(ArrayKinds.key(use));
      boolean several = count != null && isSeveral(count);
      if (several && !declared.contains(ArrayKinds.key(use))) {
        return use.name();
      }
    }
    return null;
  }

  /** {@code A} beside {@code \mathbf{A}}, both arrays; null if there is no such pair. */
  private String printedTwice(List<NameUse> names) {
    Map<String, NameUse> prints = new HashMap<>();
    for (NameUse use : names) {
      NameUse other =
          kinds.of(use).isArray() ? prints.putIfAbsent(Typeface.plain(use.name()), use) : null;
      if (other != null
          && !other.name().equals(use.name())
          && other.arity() == use.arity()
          && kinds.of(other) == kinds.of(use)) {
        return other.name() + " and " + use.name();
      }
    }
    return null;
  }

  private boolean isNumberByDefault(NameUse use) {
    return !kinds.of(use).isArray()
        && !declared.contains(ArrayKinds.key(use))
        && !numbers.contains(ArrayKinds.key(use))
        && !kinds.isNumber(use);
  }

  private List<NameUse> names(Notation... sides) {
    List<NameUse> names = new ArrayList<>();
    Arrays.stream(sides).forEach(side -> collect(side, names));
    return names;
  }

  private static boolean isDifferential(Notation notation) {
    return notation instanceof Notation.Symbol d && d.name().equals("d");
  }

  /** The names of a formula, whole: \mathbf{x} is no x. */
  private void collect(Notation notation, List<NameUse> names) {
    if (notation == null) {
      return;
    }
    Name name = vocabulary.name(notation);
    if (name != null) {
      names.add(vocabulary.bare(name));
      if (!Transposes.isTranspose(name.power())) {
        collect(name.power(), names);
      }
      return;
    }
    Notations.parts(notation).stream()
        .filter(part -> !isDifferential(part))
        .forEach(part -> collect(part, names));
  }
}
