package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.meaning.name.Kind;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NameUse;
import dev.rederive.meaning.name.Typeface;
import dev.rederive.meaning.name.Vocabulary;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Which names are vectors and which are matrices, found once per document to a fixed point: from the
 * way they are printed, from declarations, from the operations they stand in, from what defines
 * them. A name nothing speaks for is a scalar.
 */
final class ArrayKinds {
  /** The reason that says most of a name that is not printed as an array. */
  static final String TRANSPOSED = "it is transposed";

  private static final String CALLED = "the text calls it so";

  private final Vocabulary vocabulary;
  private final Symbols symbols;
  private final Map<String, Kind> kinds = new LinkedHashMap<>();

  /** Names without indices that are arrays, in plain letters, with how many are printed so. */
  private final Map<String, Integer> wholes = new HashMap<>();

  private final Map<String, String> reasons = new HashMap<>();

  /** Functions nobody defined that give as many numbers as they get. */
  private final Set<String> elementwise = new HashSet<>();

  /** Arrays that have two sizes by what is said of their elements. */
  private final Set<String> torn = new HashSet<>();

  /** Names that something else speaks for as numbers, so that weak evidence does not count. */
  private final Set<String> numbers = new HashSet<>();

  /** Names taken for arrays because nothing says otherwise. */
  private final Set<String> guessed = new HashSet<>();

  /** Names that the document itself says what they are. */
  private final Set<String> defined = new HashSet<>();

  /** Functions that the document seems to say several times what they are. */
  private final Map<String, Integer> definedAgain = new HashMap<>();

  /** Families whose members are arrays though they have an index: {@code h_t} beside ⊙. */
  private final Set<String> stacks = new HashSet<>();

  /** Indexed names that are elements of something. */
  private final Set<String> elements = new HashSet<>();

  /** Names of which the document writes the inverse. */
  private final Set<String> inverted = new HashSet<>();

  /** All names that occur. */
  private final Set<String> open = new HashSet<>();

  /** The formal arguments of the function that is being looked at. */
  private Map<String, String> formals = Map.of();

  /** The function that is being looked at. */
  private String function;

  /** Hears of every name that something was learned of. */
  private Consumer<String> listener = name -> {};

  private NameUse gradientVariable;
  private boolean twoNormOfElements;
  private boolean changed;
  private boolean weak;

  /** Small letters that are transposed: columns as a rule, but some write matrices small. */
  private final Set<String> smallTransposed = new LinkedHashSet<>();

  /** Small letters that are matrices all the same. */
  private final Set<String> smallMatrices;

  /**
   * @param smallMatrices small letters that are matrices
   */
  ArrayKinds(Vocabulary vocabulary, Symbols symbols, Set<String> smallMatrices) {
    this.vocabulary = vocabulary;
    this.symbols = symbols;
    this.smallMatrices = smallMatrices;
  }

  /** Names in small letters that are vectors only because they are transposed. */
  Set<String> smallTransposed() {
    return smallTransposed;
  }

  /**
   * What is known of names without what only follows from where they stand in the document, so that
   * one relation can say it anew.
   */
  ArrayKinds withoutInferred() {
    ArrayKinds rest = new ArrayKinds(vocabulary, symbols, smallMatrices);
    kinds.forEach(
        (key, kind) -> {
          boolean large = kind == Kind.MATRIX && Typeface.isCapital(key);
          if (!isInferred(key) || large || CALLED.equals(reasons.get(key))) {
            rest.put(key, kind);
          }
        });
    reasons.forEach(
        (key, reason) -> {
          if (rest.kinds.containsKey(key)) {
            rest.reasons.put(key, reason);
          }
        });
    rest.twoNormOfElements = twoNormOfElements;
    rest.definedAgain.putAll(definedAgain);
    rest.defined.addAll(defined);
    rest.elementwise.addAll(elementwise);
    rest.torn.addAll(torn);
    return rest;
  }

  /** Whether one of these names is something else than others say. */
  boolean differsIn(List<Name> names, ArrayKinds others) {
    return names.stream().map(vocabulary::bare).anyMatch(use -> of(use) != others.of(use));
  }

  Kind transposedKind(Name name) {
    String base = vocabulary.bare(name).name();
    if (Typeface.isCapital(name.base()) || smallMatrices.contains(base)) {
      return Kind.MATRIX;
    }
    smallTransposed.add(base);
    return Kind.COLUMN;
  }

  public static String key(NameUse use) {
    return use.key();
  }

  /** What a name is; never null. */
  Kind of(NameUse use) {
    Kind kind = kinds.get(key(use));
    return kind == null ? Kind.SCALAR : kind;
  }

  /** Why a name is what it is, as a sentence; null where its print says it. */
  String reason(NameUse use) {
    return reasons.get(key(use));
  }

  /** Whether a function nobody defined is applied to every element. */
  boolean isElementwise(String function) {
    return elementwise.contains(function) || symbols.isBroadcast(function);
  }

  boolean any() {
    return kinds.values().stream().anyMatch(Kind::isArray);
  }

  /** Settles a name from outside: a declaration. */
  void declare(NameUse use, Kind kind) {
    put(key(use), kind);
  }

  /** Notes what the running text calls a name. */
  void call(NameUse use, Kind kind) {
    call(use, kind, CALLED);
  }

  private void call(NameUse use, Kind kind, String reason) {
    if (kinds.get(key(use)) == null) {
      put(key(use), kind);
      reasons.put(key(use), reason);
    }
  }

  /** {@code I}, {@code \mathbf{I}}, {@code I_n}, unless the document says what it is. */
  boolean isIdentity(Name name) {
    String plain = Typeface.plain(name.base());
    return plain.equals("I")
        && name.slots().size() <= 1
        && !symbols.hasMeaning(vocabulary.bare(name).name())
        && vocabulary.bare(name).indices().stream().allMatch(index -> index.letter() == null)
        && !defined.contains(vocabulary.bare(name).name());
  }

  /** Notes that the document itself says what a name is. */
  public void defines(NameUse use) {
    defined.add(use.name());
  }

  /** How {@link #definesAgain} calls a function with so many arguments. */
  static String function(String name, int arguments) {
    return name + "/" + arguments;
  }

  /** Notes where the document says once more what a function is. */
  void definesAgain(Map<String, Integer> places) {
    definedAgain.putAll(places);
  }

  /** Whether the document has said several times by then what a function is. */
  boolean isDefinedAgain(String function, int arguments, int ordinal) {
    Integer place = definedAgain.get(function(function, arguments));
    return place != null && place <= ordinal;
  }

  /** Notes an array whose elements the document counts up to one size here and to another there. */
  void tear(NameUse use) {
    torn.add(key(use));
  }

  boolean isTorn(NameUse use) {
    return torn.contains(key(use));
  }

  /** Whether a function's formula takes an array for its argument. */
  boolean takesArray(String function, NameUse formal) {
    return Kind.isKnownArray(kinds.get(function + "(" + key(formal) + ")"))
        || Typeface.isBold(formal.name()) && Kind.isKnownArray(kinds.get(key(formal)));
  }

  /**
   * Takes a name for the array that a function of it takes, unless something speaks for a number.
   *
   * @return whether that was not known before
   */
  boolean adopt(String function, NameUse formal) {
    Kind kind = kinds.get(function + "(" + key(formal) + ")");
    if (!Kind.isKnownArray(kind) || kinds.containsKey(key(formal)) || isNumber(formal)) {
      return false;
    }
    call(formal, kind, "a function takes it as an array");
    guessed.add(key(formal));
    return true;
  }

  String function(Notation.Juxtaposition call) {
    Name name = vocabulary.name(call.factors().get(0));
    NameUse use = vocabulary.resolve(name);
    return symbols.isFunction(use.name()) ? use.name() : vocabulary.resolve(name.unprimed()).name();
  }

  boolean isCall(Notation.Juxtaposition product) {
    if (product.factors().size() != 2
        || !(product.factors().get(1) instanceof Notation.Fenced fenced)
        || !fenced.open().equals("(")) {
      return false;
    }
    Name name = vocabulary.name(product.factors().get(0));
    return name != null
        && name.power() == null
        && (symbols.isFunction(vocabulary.resolve(name).name())
            || symbols.isFunction(vocabulary.resolve(name.unprimed()).name())
            || symbols.dependencies(vocabulary.resolve(name.unprimed()).name()) != null);
  }

  Kind lookup(Name name) {
    NameUse use = vocabulary.bare(name);
    String key = key(use);
    key = formals.getOrDefault(key, key);
    Kind kind = kinds.get(key);
    if (kind != null) {
      return kind;
    }
    if (isIdentity(name)) {
      return Kind.MATRIX;
    }
    if (numbers.contains(key)
        || vocabulary.isSize(use.name())
        || vocabulary.isIndexLetter(use.name())
        || use.arity() > 0 && !mayBeStack(use)
        || use.name().equals("e")
        || use.name().equals("\\pi")) {
      return Kind.SCALAR;
    }
    return null;
  }

  /** Whether an indexed name may be one of a stack of arrays: not if it is an element of an array. */
  private boolean mayBeStack(NameUse use) {
    if (use.arity() > 1) {
      return stacks.contains(key(use));
    }
    return !wholes.containsKey(Typeface.plain(use.name()));
  }

  private void put(String key, Kind kind) {
    Kind before = kinds.put(key, kind);
    boolean was = before != null && before.isArray();
    if (was != kind.isArray() && key.endsWith("/0")) {
      String plain = Typeface.plain(key.substring(0, key.length() - 2));
      wholes.merge(plain, kind.isArray() ? 1 : -1, (a, b) -> a + b == 0 ? null : a + b);
    }
  }

  void set(Name name, Kind kind, String reason) {
    NameUse use = vocabulary.bare(name);
    String key = key(use);
    if (symbols.isFunction(use.name()) || isIdentity(name)) {
      return;
    }
    key = formals.getOrDefault(key, key);
    if (!kinds.containsKey(key) && !numbers.contains(key) && !vocabulary.isSize(use.name())) {
      put(key, kind);
      reasons.put(key, reason);
      if (weak) {
        guessed.add(key);
      }
      changed = true;
      listener.accept(use.name());
      if (function != null) {
        listener.accept(function);
      }
    }
  }

  /** Whether a name is an array because of where it stands, not as it is printed or declared. */
  boolean isInferred(String key) {
    String reason = reasons.get(key);
    return reason != null && !reason.equals(TRANSPOSED);
  }

  /** Whether a name is taken for an array on weak evidence only. */
  boolean isGuessed(NameUse use) {
    return guessed.contains(key(use));
  }

  boolean indexed(Name name) {
    return vocabulary.bare(name).arity() > 0;
  }

  /** Notes that the document writes a squared norm with 2 as a sum over two indices. */
  void twoNormOfElements() {
    twoNormOfElements = true;
  }

  /** Whether the norm with 2 of a matrix is that of its elements, as the document says. */
  boolean isTwoNormOfElements() {
    return twoNormOfElements;
  }

  /** Notes an indexed name that is summed over or differentiated by: an element. */
  void element(NameUse use) {
    elements.add(key(use));
  }

  /** Whether an indexed name may be one of several arrays that go by the letter of another. */
  boolean isOneOf(Name name, NameUse whole) {
    NameUse use = vocabulary.resolve(name);
    return use.name().equals(whole.name())
        && use.arity() == 1
        && whole.arity() == 0
        && !elements.contains(key(use));
  }

  void stack(Name name) {
    NameUse use = vocabulary.bare(name);
    if (use.arity() > 0 && stacks.add(key(use))) {
      changed = true;
      listener.accept(use.name());
    }
  }

  boolean isDefined(String function) {
    return defined.contains(function);
  }

  /** Whether a name is a function of which nothing says what its values are. */
  boolean isOpaque(NameUse use) {
    return symbols.isFunction(use.name())
        && !isDefined(use.name())
        && !symbols.isNumber(use.name())
        && !isElementwise(use.name());
  }

  /** {@code W_i} and {@code W_f} are of one kind where capitals are matrices. */
  void shareAmongLabels() {
    Map<String, Kind> byBase = new HashMap<>();
    kinds.forEach(
        (key, kind) -> {
          String base = base(key);
          if (base != null && kind == Kind.MATRIX) {
            byBase.put(base, kind);
          }
        });
    for (String key : open) {
      Kind kind = byBase.get(base(key));
      if (kind != null && !kinds.containsKey(key)) {
        put(key, kind);
        reasons.put(key, "its letter stands for a matrix elsewhere");
        changed = true;
        listener.accept(key.substring(0, key.length() - 2));
      }
    }
  }

  /** Notes a name that occurs, so that it can share what is known of others with its letter. */
  public void occurs(NameUse use) {
    open.add(key(use));
  }

  private static String base(String key) {
    int label = key.indexOf("_{");
    return label > 0 && Typeface.isCapital(key) && !Typeface.isBold(key) && key.endsWith("/0")
        ? key.substring(0, label)
        : null;
  }

  /** Starts another pass over the document. */
  void startPass(boolean weakEvidence) {
    weak = weakEvidence;
    changed = false;
  }

  /** Whether anything was learned in this pass. */
  boolean isChanged() {
    return changed;
  }

  /** Whether weak evidence counts by now. */
  boolean isWeak() {
    return weak;
  }

  /**
   * The formal arguments of the function whose relation is looked at, as names of their own.
   *
   * @param of the function; null if none is looked at
   */
  void formals(Map<String, String> names, String of) {
    formals = names;
    function = of;
  }

  /** Tells of every name that something is learned of from now on. */
  void tell(Consumer<String> hearer) {
    listener = hearer;
  }

  /** Notes what the print of a name says. */
  void printed(NameUse use, Kind kind) {
    if (kinds.get(key(use)) == null) {
      put(key(use), kind);
    }
  }

  /** Notes the one array that all gradients are taken by where the document says it. */
  void gradientVariable(NameUse use) {
    gradientVariable = use;
  }

  /** The one array that all gradients are taken by, or null. */
  NameUse gradientVariable() {
    return gradientVariable;
  }

  /** Takes names for numbers whatever they stand beside. */
  void numbers(Set<String> keys) {
    numbers.addAll(keys);
  }

  /** Notes that a name is a number. */
  void number(NameUse use) {
    if (numbers.add(key(use))) {
      listener.accept(use.name());
    }
  }

  /** Notes that a function nobody defined gives as many numbers as it gets. */
  void elementwise(String function) {
    if (elementwise.add(function)) {
      changed = true;
      listener.accept(function);
    }
  }

  /** Whether something speaks for a name as a number. */
  boolean isNumber(NameUse use) {
    return numbers.contains(key(use))
        || kinds.get(key(use)) == Kind.SCALAR
        || vocabulary.isSize(use.name())
        || vocabulary.isIndexLetter(use.name())
        || symbols.isFunction(use.name())
        || use.name().equals("\\pi");
  }

  /** Whether a name is a function nobody defined, and nothing says what its values are. */
  boolean mayGiveArray(NameUse use) {
    return symbols.isFunction(use.name())
        && !symbols.isNumber(use.name())
        && !defined.contains(use.name())
        && !elementwise.contains(use.name())
        && !kinds.containsKey(key(use));
  }

  /** Notes that the inverse of a name is written: it is square if it is a matrix. */
  void invert(Name name) {
    inverted.add(key(vocabulary.bare(name)));
  }

  /** Whether the document writes the inverse of a matrix. */
  boolean isInverted(NameUse use) {
    return inverted.contains(key(use));
  }

  boolean isStack(Name name) {
    return stacks.contains(key(vocabulary.resolve(name)));
  }
}
