package dev.rederive.meaning;

import dev.rederive.latex.Notation;
import dev.rederive.latex.RelationSign;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which names are vectors and which are matrices, found once per document to a fixed point: from the
 * way they are printed, from declarations, from the operations they stand in, from what defines
 * them. A name nothing speaks for is a scalar.
 */
final class ArrayKinds {
  private final Vocabulary vocabulary;
  private final Symbols symbols;
  private final Map<String, Kind> kinds = new LinkedHashMap<>();
  private final Map<String, String> reasons = new HashMap<>();

  /** Functions nobody defined that give as many numbers as they get. */
  private final Set<String> elementwise = new HashSet<>();

  /** Names that something else speaks for as numbers, so that weak evidence does not count. */
  private final Set<String> numbers = new HashSet<>();

  /** Names taken for arrays because nothing says otherwise. */
  private final Set<String> guessed = new HashSet<>();

  /** The formal arguments of the function that is being looked at. */
  private Map<String, String> formals = Map.of();

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

  private Kind transposedKind(Name name) {
    String base = vocabulary.resolve(name.withoutPower()).name();
    if (Typeface.isCapital(name.base()) || smallMatrices.contains(base)) {
      return Kind.MATRIX;
    }
    smallTransposed.add(base);
    return Kind.COLUMN;
  }

  static String key(NameUse use) {
    return use.name() + "/" + use.arity();
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

  boolean isElementwise(String function) {
    return elementwise.contains(function);
  }

  boolean any() {
    return kinds.values().stream().anyMatch(Kind::isArray);
  }

  /** Settles a name from outside: a declaration. */
  void declare(NameUse use, Kind kind) {
    kinds.put(key(use), kind);
  }

  /** Finds the kinds of all names in these relations. */
  void infer(List<Stated> relations, List<Notation> all) {
    all.forEach(notation -> Notations.walk(notation, this::printed));
    if (!signs(all) && !any()) {
      return;
    }
    for (int pass = 0; pass < 2; pass++) {
      weak = pass == 1;
      do {
        changed = false;
        for (Stated stated : relations) {
          relate(stated);
        }
        shareAmongLabels();
      } while (changed);
    }
  }

  /** Whether anything in the document is written as only arrays are. */
  private static boolean signs(List<Notation> all) {
    boolean[] found = {false};
    for (Notation notation : all) {
      Notations.walk(
          notation,
          part -> {
            Name name = Name.of(part);
            found[0] |=
                name != null && Transposes.isTranspose(name.power())
                    || part instanceof Notation.Script script
                        && Transposes.isTranspose(script.sup())
                    || part instanceof Notation.Fenced fenced && fenced.open().equals("||")
                    || part instanceof Notation.Binary binary
                        && binary.operator() == Notation.Operator.HADAMARD
                    || part instanceof Notation.Applied applied
                        && Set.of("tr", "det", "nabla", "diag", "vec").contains(applied.operator())
                    || part instanceof Notation.Matrix;
          });
    }
    return found[0];
  }

  private void printed(Notation part) {
    Name name = Name.of(part);
    if (name != null) {
      Kind kind = Typeface.kind(name.base());
      if (kind != null && !isIdentity(name)) {
        Name bare = name.withoutPower();
        NameUse use = vocabulary.resolve(bare);
        long below = vocabulary.superscripts(bare).stream().filter(above -> !above).count();
        boolean element = kind == Kind.MATRIX && use.arity() > 0 && below == 2;
        kinds.putIfAbsent(key(use), element ? Kind.SCALAR : kind);
      }
    }
  }

  /** {@code I}, {@code \mathbf{I}}, {@code I_n}, unless the document says what it is. */
  boolean isIdentity(Name name) {
    String plain = Typeface.plain(name.base());
    return plain.equals("I")
        && name.slots().size() <= 1
        && !symbols.hasMeaning(vocabulary.resolve(name.withoutPower()).name())
        && vocabulary.resolve(name.withoutPower()).indices().stream()
            .allMatch(index -> index.letter() == null)
        && !defined.contains(vocabulary.resolve(name.withoutPower()).name());
  }

  private final Set<String> defined = new HashSet<>();

  /** Notes that the document itself says what a name is. */
  void defines(NameUse use) {
    defined.add(use.name());
  }

  private void relate(Stated stated) {
    formals = formalsOf(stated);
    if (stated.sign() == RelationSign.Kind.ELEMENT) {
      return;
    }
    Kind left = kind(stated.left());
    Kind right = kind(stated.right());
    if (stated.equates() || stated.sign() == RelationSign.Kind.UPDATE) {
      if (stated.left() instanceof Notation.Numeral || stated.right() instanceof Notation.Numeral) {
        Name name = Name.of(stated.left());
        if (name != null && name.power() == null && stated.right() instanceof Notation.Numeral) {
          numbers.add(key(vocabulary.resolve(name)));
        }
      } else if (Kind.isKnownArray(left) && right == null) {
        expect(stated.right(), left, "it equals an array");
      } else if (Kind.isKnownArray(right) && left == null) {
        expect(stated.left(), right, "it equals an array");
      }
    }
    formals = Map.of();
  }

  private Map<String, String> formalsOf(Stated stated) {
    Map<String, String> map = new HashMap<>();
    if (stated.left() instanceof Notation.Juxtaposition call && isCall(call)) {
      for (Notation item : ((Notation.Fenced) call.factors().get(1)).items()) {
        Name name = Name.of(item);
        if (name != null && name.power() == null && !Typeface.isBold(name.base())) {
          String key = key(vocabulary.resolve(name));
          map.put(key, function(call) + "(" + key + ")");
        }
      }
    }
    return map;
  }

  /** Whether a function's formula takes an array for its argument. */
  boolean takesArray(String function, NameUse formal) {
    return Kind.isKnownArray(kinds.get(function + "(" + key(formal) + ")"))
        || Typeface.isBold(formal.name()) && Kind.isKnownArray(kinds.get(key(formal)));
  }

  private String function(Notation.Juxtaposition call) {
    Name name = Name.of(call.factors().get(0));
    NameUse use = vocabulary.resolve(name);
    return symbols.isFunction(use.name()) ? use.name() : vocabulary.resolve(name.unprimed()).name();
  }

  boolean isCall(Notation.Juxtaposition product) {
    if (product.factors().size() != 2
        || !(product.factors().get(1) instanceof Notation.Fenced fenced)
        || !fenced.open().equals("(")) {
      return false;
    }
    Name name = Name.of(product.factors().get(0));
    return name != null
        && name.power() == null
        && (symbols.isFunction(vocabulary.resolve(name).name())
            || symbols.isFunction(vocabulary.resolve(name.unprimed()).name())
            || symbols.dependencies(vocabulary.resolve(name).name()) != null);
  }

  private Kind lookup(Name name) {
    NameUse use = vocabulary.resolve(name.withoutPower());
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
    String plain = Typeface.plain(use.name());
    return kinds.entrySet().stream()
        .noneMatch(
            entry ->
                entry.getValue().isArray()
                    && entry.getKey().endsWith("/0")
                    && Typeface.plain(entry.getKey().substring(0, entry.getKey().length() - 2))
                        .equals(plain));
  }

  /** Families whose members are arrays though they have an index: {@code h_t} beside ⊙. */
  private final Set<String> stacks = new HashSet<>();

  private void set(Name name, Kind kind, String reason) {
    NameUse use = vocabulary.resolve(name.withoutPower());
    String key = key(use);
    if (symbols.isFunction(use.name()) || isIdentity(name)) {
      return;
    }
    key = formals.getOrDefault(key, key);
    if (!kinds.containsKey(key) && !numbers.contains(key) && !vocabulary.isSize(use.name())) {
      kinds.put(key, kind);
      reasons.put(key, reason);
      if (weak) {
        guessed.add(key);
      }
      changed = true;
    }
  }

  /** Whether a name is taken for an array on weak evidence only. */
  boolean isGuessed(NameUse use) {
    return guessed.contains(key(use));
  }

  private Kind kind(Notation n) {
    if (n == null) {
      return null;
    }
    Name name = Name.of(n);
    if (name != null) {
      return kind(name);
    }
    if (n instanceof Notation.Numeral) {
      return Kind.SCALAR;
    } else if (n instanceof Notation.Sum sum) {
      return kind(sum);
    } else if (n instanceof Notation.Juxtaposition product) {
      return isCall(product) ? call(product) : product(product.factors());
    } else if (n instanceof Notation.Binary binary) {
      return kind(binary);
    } else if (n instanceof Notation.Fraction fraction) {
      return kind(fraction);
    } else if (n instanceof Notation.Script script) {
      return kind(script);
    } else if (n instanceof Notation.Fenced fenced) {
      return kind(fenced);
    } else if (n instanceof Notation.Applied applied) {
      return kind(applied);
    } else if (n instanceof Notation.BigOperator operator) {
      return kind(operator.body());
    } else if (n instanceof Notation.Evaluated bar) {
      return kind(bar.body());
    } else if (n instanceof Notation.Root root) {
      return kind(root.radicand());
    } else if (n instanceof Notation.Matrix matrix) {
      matrix.rows().forEach(row -> row.forEach(this::kind));
      return Kind.of(matrix.rows().size() > 1, matrix.rows().get(0).size() > 1);
    }
    return null;
  }

  private Kind kind(Name name) {
    if (Transposes.isTranspose(name.power()) || Transposes.isInverseTranspose(name.power())) {
      Kind kind = lookup(name);
      if (kind == null || kind == Kind.SCALAR && indexed(name)) {
        stack(name);
        boolean inverse = Transposes.isInverseTranspose(name.power());
        set(name, inverse ? Kind.MATRIX : transposedKind(name), "it is transposed");
        kind = lookup(name);
      }
      return kind == null ? null : kind.transposed();
    }
    if (Transposes.isInverse(name.power())) {
      if (lookup(name) == null && weak && Typeface.isCapital(name.base())) {
        set(name, Kind.MATRIX, "it is inverted");
      }
      return lookup(name);
    }
    Kind kind = lookup(name);
    if (name.power() != null && kind == null) {
      return null;
    }
    return kind;
  }

  private boolean indexed(Name name) {
    return vocabulary.resolve(name.withoutPower()).arity() > 0;
  }

  private void stack(Name name) {
    NameUse use = vocabulary.resolve(name.withoutPower());
    if (use.arity() > 0 && stacks.add(key(use))) {
      changed = true;
    }
  }

  private Kind kind(Notation.Sum sum) {
    Kind found = null;
    boolean all = true;
    for (Notation.Term term : sum.terms()) {
      Kind kind = kind(term.value());
      if (Kind.isKnownArray(kind)) {
        found = found == null || kind == Kind.MATRIX ? kind : found;
      }
      all &= kind != null;
    }
    if (found != null) {
      for (Notation.Term term : sum.terms()) {
        if (kind(term.value()) == null) {
          expect(term.value(), found, "it is added to an array");
        }
      }
      return found;
    }
    return all ? Kind.SCALAR : null;
  }

  private Kind product(List<Notation> factors) {
    List<Kind> found = new ArrayList<>();
    for (Notation factor : factors) {
      found.add(kind(factor));
    }
    if (found.stream().anyMatch(Kind::isKnownArray)) {
      beside(factors, found);
    }
    boolean any = false;
    boolean all = true;
    Kind result = Kind.SCALAR;
    for (Kind kind : found) {
      all &= kind != null;
      if (Kind.isKnownArray(kind)) {
        result = any ? times(result, kind) : kind;
        any = true;
      }
    }
    return any ? result : all ? Kind.SCALAR : null;
  }

  static Kind times(Kind left, Kind right) {
    if (!left.isArray() || !right.isArray()) {
      return left.isArray() ? left : right;
    }
    return Kind.of(left.rows(), right.columns());
  }

  /** {@code W x} with x known as a vector: W is a matrix; and the other way about. */
  private void beside(List<Notation> factors, List<Kind> found) {
    for (int k = 0; k < factors.size(); k++) {
      Name name = Name.of(factors.get(k));
      if (found.get(k) != null || name == null || name.power() != null) {
        continue;
      }
      boolean capital = Typeface.isCapital(name.base());
      Kind next = k + 1 < found.size() ? found.get(k + 1) : null;
      Kind before = k > 0 ? found.get(k - 1) : null;
      if (weak && capital && next != null && next.rows()) {
        set(name, Kind.MATRIX, "it stands in front of an array");
      } else if (weak && capital && before != null && before.columns()) {
        set(name, Kind.MATRIX, "it stands behind an array");
      } else if (!capital && k == found.size() - 1 && before != null && before.columns()) {
        set(name, Kind.COLUMN, "it stands behind a matrix");
      }
      found.set(k, lookup(name));
    }
  }

  private Kind kind(Notation.Binary binary) {
    DerivativeNotation derivative = DerivativeNotation.of(binary);
    if (derivative != null && derivative.of() != null) {
      return derivative(derivative);
    }
    Kind left = kind(binary.left());
    Kind right = kind(binary.right());
    switch (binary.operator()) {
      case HADAMARD:
        Kind either = Kind.isKnownArray(left) ? left : Kind.isKnownArray(right) ? right : null;
        if (either != null) {
          expectIfOpen(binary.left(), left, either);
          expectIfOpen(binary.right(), right, either);
          return either;
        }
        if (weak) {
          expectIfOpen(binary.left(), left, Kind.COLUMN);
          expectIfOpen(binary.right(), right, Kind.COLUMN);
        }
        return left == null || right == null ? null : Kind.SCALAR;
      case DOT:
        if (left == Kind.COLUMN && right == Kind.COLUMN) {
          return Kind.SCALAR;
        }
        return product(List.of(binary.left(), binary.right()));
      case KRONECKER:
        return Kind.isKnownArray(left) && Kind.isKnownArray(right)
            ? Kind.of(left.rows() || right.rows(), left.columns() || right.columns())
            : null;
      case CIRC:
        return Kind.isKnownArray(left) ? left : right;
      default:
        return left == null || right == null
            ? Kind.isKnownArray(left) ? left : Kind.isKnownArray(right) ? right : null
            : times(left, right);
    }
  }

  private void expectIfOpen(Notation operand, Kind known, Kind kind) {
    if (known == null || known == Kind.SCALAR && isIndexedName(operand)) {
      Name name = Name.of(operand);
      if (name != null && indexed(name)) {
        if (!weak) {
          return;
        }
        stack(name);
      }
      expect(operand, kind, "it is multiplied element by element");
    }
  }

  private boolean isIndexedName(Notation notation) {
    Name name = Name.of(notation);
    return name != null && name.power() == null && indexed(name);
  }

  private Kind kind(Notation.Fraction fraction) {
    DerivativeNotation derivative = DerivativeNotation.of(fraction);
    if (derivative != null && derivative.of() != null) {
      return derivative(derivative);
    }
    Kind above = kind(fraction.numerator());
    Kind below = kind(fraction.denominator());
    Name number = Name.of(fraction.denominator());
    if (number != null && below == null && number.power() == null) {
      numbers.add(key(vocabulary.resolve(number)));
    }
    return Kind.isKnownArray(above)
        ? above
        : Kind.isKnownArray(below) ? below : above == null || below == null ? null : Kind.SCALAR;
  }

  private Kind derivative(DerivativeNotation derivative) {
    Kind of = kind(derivative.of());
    if (derivative.variables().size() == 2) {
      Kind first = kind(derivative.variables().get(0));
      Kind second = kind(derivative.variables().get(1));
      return Kind.isKnownArray(first) && Kind.isKnownArray(second)
          ? Kind.MATRIX
          : Kind.isKnownArray(first) ? first : Kind.isKnownArray(second) ? second : of;
    }
    Kind by = kind(derivative.variables().get(0));
    if (!Kind.isKnownArray(by)) {
      return by == null && !Kind.isKnownArray(of) ? null : of;
    }
    if (!Kind.isKnownArray(of)) {
      return by;
    }
    return Kind.MATRIX;
  }

  private Kind kind(Notation.Script script) {
    if (script.sup() != null && Transposes.isTranspose(script.sup())) {
      Kind kind = kind(script.base());
      if (kind == null) {
        Name inner =
            script.base() instanceof Notation.Fenced fenced && fenced.items().size() == 1
                ? Name.of(fenced.items().get(0))
                : null;
        if (inner != null && inner.power() == null) {
          set(inner, transposedKind(inner), "it is transposed");
        }
        kind = kind(script.base());
      }
      return kind == null ? null : kind.transposed();
    }
    if (script.base() instanceof Notation.Fenced fenced && fenced.open().equals("||")) {
      return kind(fenced);
    }
    if (script.sub() != null) {
      return Kind.SCALAR; // an element
    }
    return kind(script.base());
  }

  private Kind kind(Notation.Fenced fenced) {
    if (fenced.open().equals("||")) {
      Kind kind = kind(fenced.items().get(0));
      if (!Kind.isKnownArray(kind)) {
        expect(fenced.items().get(0), Kind.COLUMN, "it has a norm");
      }
      return Kind.SCALAR;
    }
    if (fenced.open().equals("langle")) {
      fenced.items().forEach(item -> expect(item, Kind.COLUMN, "it stands in an inner product"));
      return Kind.SCALAR;
    }
    if (fenced.open().equals("|")) {
      Kind kind = kind(fenced.items().get(0));
      return kind == Kind.MATRIX ? Kind.SCALAR : kind;
    }
    if (fenced.items().size() != 1) {
      fenced.items().forEach(this::kind);
      return null;
    }
    return kind(fenced.items().get(0));
  }

  private Kind kind(Notation.Applied applied) {
    Notation argument = applied.argument();
    switch (applied.operator()) {
      case "tr", "det":
        if (kind(argument) == null) {
          expect(argument, Kind.MATRIX, "it has a trace or a determinant");
        }
        return Kind.SCALAR;
      case "diag":
        Kind inner = kind(argument);
        return inner == Kind.MATRIX ? Kind.COLUMN : Kind.MATRIX;
      case "prod":
        List<Notation> links =
            argument instanceof Notation.Fenced fenced ? fenced.items() : List.of(argument);
        DerivativeNotation last =
            links.get(links.size() - 1) instanceof Notation.Fraction fraction
                ? DerivativeNotation.of(fraction)
                : null;
        return last == null ? null : kind(last.variables().get(0));
      case "vec":
        expect(argument, Kind.MATRIX, "it is made a vector");
        return Kind.COLUMN;
      case "softmax":
        expect(argument, Kind.COLUMN, "it is the argument of a softmax");
        return kind(argument);
      case "nabla":
        Kind of = kind(argument);
        boolean second = applied.sup() != null;
        if (applied.sub() == null) {
          return second || Kind.isKnownArray(of) ? Kind.MATRIX : Kind.COLUMN;
        }
        if (kind(applied.sub()) == null && weak) {
          Name name = Name.of(applied.sub());
          boolean capital = name != null && Typeface.isCapital(name.base());
          expect(applied.sub(), capital ? Kind.MATRIX : Kind.COLUMN, "there is a gradient by it");
        }
        Kind by = kind(applied.sub());
        return second || Kind.isKnownArray(of) && Kind.isKnownArray(by) ? Kind.MATRIX : by;
      default:
        return argument == null ? null : kind(argument);
    }
  }

  private Kind call(Notation.Juxtaposition call) {
    String function = function(call);
    if (symbols.dependencies(function) != null) {
      return kind(call.factors().get(0));
    }
    List<Notation> items = ((Notation.Fenced) call.factors().get(1)).items();
    Kind argument = null;
    for (Notation item : items) {
      Kind kind = kind(item);
      argument = Kind.isKnownArray(kind) || argument == null ? kind : argument;
    }
    List<NameUse> arguments = symbols.arguments(function);
    boolean ofArray =
        arguments != null && arguments.stream().anyMatch(use -> takesArray(function, use));
    Kind result = kinds.get(function + "()");
    if (ofArray || result != null) {
      return result == null ? null : result;
    }
    if (!isDefined(function) && Kind.isKnownArray(argument) && !elementwise.contains(function)) {
      Name name = Name.of(call.factors().get(0));
      if (name.primes() > 0) {
        elementwise.add(function);
        changed = true;
        return argument;
      }
      return null;
    }
    return argument;
  }

  boolean isDefined(String function) {
    return defined.contains(function);
  }

  private void expect(Notation n, Kind kind, String reason) {
    Name name = Name.of(n);
    if (name != null) {
      if (Transposes.isTranspose(name.power())) {
        set(name, kind.transposed(), reason);
      } else if (name.power() == null && lookup(name) == null) {
        boolean capital = Typeface.isCapital(name.base());
        set(
            name,
            capital && kind == Kind.COLUMN && reason.contains("norm") ? Kind.MATRIX : kind,
            reason);
      } else if (name.power() == null
          && indexed(name)
          && stacks.contains(key(vocabulary.resolve(name)))) {
        set(name, kind, reason);
      }
    } else if (n instanceof Notation.Sum sum) {
      sum.terms().stream()
          .filter(term -> kind(term.value()) == null)
          .forEach(term -> expect(term.value(), kind, reason));
    } else if (n instanceof Notation.Juxtaposition product) {
      expectProduct(product, kind, reason);
    } else if (n instanceof Notation.Binary binary
        && binary.operator() == Notation.Operator.HADAMARD) {
      expectIfOpen(binary.left(), kind(binary.left()), kind);
      expectIfOpen(binary.right(), kind(binary.right()), kind);
    } else if (n instanceof Notation.Fraction fraction && DerivativeNotation.of(fraction) == null) {
      expect(fraction.numerator(), kind, reason);
    } else if (n instanceof Notation.Fraction fraction) {
      DerivativeNotation derivative = DerivativeNotation.of(fraction);
      if (derivative.of() != null
          && derivative.variables().size() == 1
          && kind(derivative.variables().get(0)) == null
          && !Kind.isKnownArray(kind(derivative.of()))) {
        Name by = Name.of(derivative.variables().get(0));
        boolean fits = by != null && (kind == Kind.MATRIX) == Typeface.isCapital(by.base());
        if (fits) {
          expect(derivative.variables().get(0), kind, "a derivative by it is an array");
        }
      }
    } else if (n instanceof Notation.Fenced fenced && fenced.items().size() == 1) {
      expect(fenced.items().get(0), kind, reason);
    } else if (n instanceof Notation.BigOperator operator && operator.body() != null) {
      expect(operator.body(), kind, reason);
    } else if (n instanceof Notation.Script script && Transposes.isTranspose(script.sup())) {
      expect(script.base(), kind.transposed(), reason);
    } else if (n instanceof Notation.Applied applied
        && applied.argument() != null
        && !Set.of("tr", "det", "diag", "vec", "nabla").contains(applied.operator())) {
      expect(applied.argument(), kind, reason);
    }
  }

  private void expectProduct(Notation.Juxtaposition product, Kind kind, String reason) {
    List<Notation> factors = product.factors();
    if (isCall(product)) {
      String function = function(product);
      if (!isDefined(function) && kinds.get(function + "()") == null && elementwise.add(function)) {
        changed = true;
      }
      ((Notation.Fenced) factors.get(1))
          .items()
          .forEach(
              item -> {
                if (kind(item) == null) {
                  expect(item, kind, reason);
                }
              });
      return;
    }
    Name last = Name.of(factors.get(factors.size() - 1));
    Name before = factors.size() > 1 ? Name.of(factors.get(factors.size() - 2)) : null;
    if (last == null || last.power() != null || kind != Kind.COLUMN) {
      return;
    }
    boolean pair =
        before != null
            && before.power() == null
            && Typeface.isCapital(before.base())
            && !Typeface.isCapital(last.base());
    if (pair && lookup(before) == null && lookup(last) == null) {
      set(before, Kind.MATRIX, "it maps a vector to a vector");
      set(last, Kind.COLUMN, reason);
    } else if (weak && !pair && lookup(last) == null && !Typeface.isCapital(last.base())) {
      set(last, Kind.COLUMN, reason);
    }
  }

  /** {@code W_i} and {@code W_f} are of one kind where capitals are matrices. */
  private void shareAmongLabels() {
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
        kinds.put(key, kind);
        reasons.put(key, "its letter stands for a matrix elsewhere");
        changed = true;
      }
    }
  }

  private final Set<String> open = new HashSet<>();

  /** Notes a name that occurs, so that it can share what is known of others with its letter. */
  void occurs(NameUse use) {
    open.add(key(use));
  }

  private static String base(String key) {
    int label = key.indexOf("_{");
    return label > 0 && Typeface.isCapital(key) && !Typeface.isBold(key) && key.endsWith("/0")
        ? key.substring(0, label)
        : null;
  }

  /** Notes the kind of what a function of arrays gives. */
  void result(String function, Kind kind) {
    if (kinds.put(function + "()", kind) == null) {
      changed = true;
    }
  }
}
