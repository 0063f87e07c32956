package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.math.function.ElementaryFunctions;
import dev.rederive.meaning.name.DerivativeNotation;
import dev.rederive.meaning.name.Kind;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NameUse;
import dev.rederive.meaning.name.Notations;
import dev.rederive.meaning.name.Transposes;
import dev.rederive.meaning.name.Typeface;
import dev.rederive.meaning.name.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/**
 * What kind of array a formula is by what is known of its names; where it only makes sense if a name
 * is an array, the name is taken for one.
 */
final class KindReader {
  private final ArrayKinds facts;
  private final Vocabulary vocabulary;
  private final Symbols symbols;
  private final KindExpectations expectations;

  KindReader(ArrayKinds facts, Vocabulary vocabulary, Symbols symbols) {
    this.facts = facts;
    this.vocabulary = vocabulary;
    this.symbols = symbols;
    this.expectations = new KindExpectations(facts, this);
  }

  KindExpectations expectations() {
    return expectations;
  }

  Kind kind(Notation n) {
    if (n == null) {
      return null;
    }
    Name name = vocabulary.name(n);
    if (name != null) {
      return kind(name);
    }
    if (n instanceof Notation.Numeral) {
      return Kind.SCALAR;
    } else if (n instanceof Notation.Sum sum) {
      return kind(sum);
    } else if (n instanceof Notation.Juxtaposition product) {
      return facts.isCall(product) ? call(product) : product(product.factors());
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
    } else if (n instanceof Notation.BigOperator list
        && list.operator().startsWith(ListsWithDots.DOWN)) {
      Kind entry = kind(list.body());
      boolean down = !list.operator().equals(ListsWithDots.ACROSS);
      boolean several = Kind.isKnownArray(entry);
      return Kind.of(down || several, !down || several);
    } else if (n instanceof Notation.BigOperator operator) {
      return kind(operator.body());
    } else if (n instanceof Notation.Evaluated bar) {
      return kind(bar.body());
    } else if (n instanceof Notation.Root root) {
      return kind(root.radicand());
    } else if (n instanceof Notation.Matrix matrix) {
      return matrix(matrix);
    }
    return null;
  }

  /** A matrix that is written out: of numbers, or of arrays that are put together. */
  private Kind matrix(Notation.Matrix matrix) {
    boolean rows = matrix.rows().size() > 1;
    boolean columns = matrix.rows().get(0).size() > 1;
    for (List<Notation> row : matrix.rows()) {
      for (Notation cell : row) {
        Kind kind = kind(cell);
        rows |= kind != null && kind.rows();
        columns |= kind != null && kind.columns();
      }
    }
    return Kind.of(rows, columns);
  }

  /** {@code [h, x]}: with a vector in it, what goes by a letter and an index is one as well. */
  private Kind joined(Notation.Fenced list) {
    NameUse vector = null;
    for (Notation item : list.items()) {
      Kind kind = kind(item);
      if (kind == Kind.COLUMN) {
        vector = vocabulary.bare(Name.of(item));
      } else if (Kind.isKnownArray(kind)) {
        return Kind.COLUMN;
      }
    }
    if (vector == null) {
      return Kind.COLUMN;
    }
    for (Notation item : list.items()) {
      Name name = vocabulary.name(item);
      if (name == null || Typeface.isBold(vector.name()) && !Typeface.isBold(name.base())) {
        continue;
      }
      boolean alike = vocabulary.bare(name).arity() == vector.arity();
      if (alike && facts.indexed(name) && kind(item) != Kind.COLUMN) {
        facts.stack(name);
      }
      if (alike) {
        expectations.expect(item, Kind.COLUMN, "it is put below a vector");
      }
    }
    return Kind.COLUMN;
  }

  private Kind kind(Name name) {
    if (Transposes.isInverse(name.power()) || Transposes.isInverseTranspose(name.power())) {
      facts.invert(name);
    }
    if (Transposes.isTranspose(name.power()) || Transposes.isInverseTranspose(name.power())) {
      Kind kind = facts.lookup(name);
      if (kind == null || kind == Kind.SCALAR && facts.indexed(name)) {
        facts.stack(name);
        boolean inverse = Transposes.isInverseTranspose(name.power());
        facts.set(name, inverse ? Kind.MATRIX : facts.transposedKind(name), ArrayKinds.TRANSPOSED);
        kind = facts.lookup(name);
      }
      return kind == null ? null : kind.transposed();
    }
    if (Transposes.isInverse(name.power())) {
      if (facts.lookup(name) == null && facts.isWeak() && Typeface.isCapital(name.base())) {
        facts.set(name, Kind.MATRIX, "it is inverted");
      }
      return facts.lookup(name);
    }
    Kind kind = facts.lookup(name);
    if (name.power() != null && kind == null) {
      return null;
    }
    return kind;
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
          expectations.expect(term.value(), found, "it is added to an array");
        }
      }
      return found;
    }
    return all ? Kind.SCALAR : null;
  }

  private Kind product(List<Notation> factors) {
    List<Kind> found = new ArrayList<>();
    for (Notation factor : factors) {
      boolean list = ArrayOperators.isList(factor) && !isJoined(factor);
      found.add(list ? null : kind(factor));
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

  /** Whether a list puts vectors below each other. */
  private boolean isJoined(Notation factor) {
    return ArrayBlocks.mayJoin(factor)
        && ((Notation.Fenced) factor).items().stream().anyMatch(item -> kind(item) == Kind.COLUMN);
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
      Name name = vocabulary.name(factors.get(k));
      if (k > 0
          && k == factors.size() - 1
          && found.get(k) == null
          && found.get(k - 1) == Kind.ROW
          && isElementwise(factors.get(k))) {
        // y' ln p: without the vector there is nothing for the row to be multiplied by.
        expectations.expect(factors.get(k), Kind.COLUMN, "it stands behind a row");
        found.set(k, kind(factors.get(k)));
      }
      if (found.get(k) != null
          || name == null
          || name.power() != null
          || symbols.dependencies(vocabulary.resolve(name).name()) != null) {
        continue;
      }
      boolean capital = Typeface.isCapital(name.base());
      Kind next = k + 1 < found.size() ? found.get(k + 1) : null;
      Kind before = k > 0 ? found.get(k - 1) : null;
      if (facts.isWeak() && capital && next != null && next.rows()) {
        facts.set(name, Kind.MATRIX, "it stands in front of an array");
      } else if (facts.isWeak() && capital && before != null && before.columns()) {
        facts.set(name, Kind.MATRIX, "it stands behind an array");
      } else if (!capital && k == found.size() - 1 && before != null && before.columns()) {
        facts.set(name, Kind.COLUMN, "it stands behind a matrix");
      }
      found.set(k, facts.lookup(name));
    }
  }

  /** {@code \\ln p}, {@code \\exp(z)}: as many numbers as there are in the argument. */
  private static boolean isElementwise(Notation factor) {
    return factor instanceof Notation.Applied applied
        && applied.argument() != null
        && ElementaryFunctions.byTexName(applied.operator()) != null;
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
          expectations.expectIfOpen(binary.left(), left, either);
          expectations.expectIfOpen(binary.right(), right, either);
          return either;
        }
        if (facts.isWeak()) {
          expectations.expectIfOpen(binary.left(), left, Kind.COLUMN);
          expectations.expectIfOpen(binary.right(), right, Kind.COLUMN);
        }
        return left == null || right == null ? null : Kind.SCALAR;
      case DOT:
        if (left == Kind.COLUMN && right == Kind.COLUMN) {
          return Kind.SCALAR;
        }
        if (left == Kind.COLUMN && DerivativeNotation.isLink(binary)) {
          return kind(DerivativeNotation.ofAny(binary.right()).variables().get(0));
        }
        boolean open =
            left == Kind.COLUMN && right == null && isCall(binary.right())
                || left == null && right == Kind.COLUMN && isGradient(binary.right());
        if (open) {
          return null; // \nabla u \cdot v(t, x): an inner product, if v is a vector
        }
        return product(List.of(binary.left(), binary.right()));
      case KRONECKER:
        return Kind.isKnownArray(left) && Kind.isKnownArray(right)
            ? Kind.of(left.rows() || right.rows(), left.columns() || right.columns())
            : null;
      case CIRC:
        Kind array = Kind.isKnownArray(left) ? left : right;
        if (Kind.isKnownArray(array)) {
          expectations.expectIfOpen(binary.left(), left, array);
          expectations.expectIfOpen(binary.right(), right, array);
        }
        return array;
      default:
        return left == null || right == null
            ? Kind.isKnownArray(left) ? left : Kind.isKnownArray(right) ? right : null
            : times(left, right);
    }
  }

  private static boolean isGradient(Notation notation) {
    return notation instanceof Notation.Applied nabla && nabla.operator().equals("nabla");
  }

  private boolean isCall(Notation notation) {
    return notation instanceof Notation.Juxtaposition product && facts.isCall(product);
  }

  private Kind kind(Notation.Fraction fraction) {
    DerivativeNotation derivative = DerivativeNotation.of(fraction);
    if (derivative != null && derivative.of() != null) {
      return derivative(derivative);
    }
    Kind above = kind(fraction.numerator());
    Kind below = kind(fraction.denominator());
    Name number = vocabulary.name(fraction.denominator());
    if (number != null && below == null && number.power() == null) {
      facts.number(vocabulary.resolve(number));
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
    if (script.sub() == null && ListsWithDots.isInBrackets(script.base())) {
      return kind(script.base());
    }
    if (script.sup() != null && Transposes.isTranspose(script.sup())) {
      Kind kind = kind(script.base());
      if (kind == null) {
        Name inner =
            script.base() instanceof Notation.Fenced fenced && fenced.items().size() == 1
                ? vocabulary.name(fenced.items().get(0))
                : null;
        if (inner != null && inner.power() == null) {
          facts.set(inner, facts.transposedKind(inner), ArrayKinds.TRANSPOSED);
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
        expectations.expect(fenced.items().get(0), Kind.COLUMN, "it has a norm");
      }
      return Kind.SCALAR;
    }
    if (fenced.open().equals("langle")) {
      fenced
          .items()
          .forEach(item -> expectations.expect(item, Kind.COLUMN, "it stands in an inner product"));
      return Kind.SCALAR;
    }
    if (fenced.open().equals("|")) {
      Kind kind = kind(fenced.items().get(0));
      return kind == Kind.MATRIX ? Kind.SCALAR : kind;
    }
    if (fenced.items().size() != 1) {
      if (ArrayBlocks.mayJoin(fenced)) {
        return joined(fenced);
      }
      fenced.items().forEach(this::kind);
      return ArrayOperators.isList(fenced) ? Kind.COLUMN : null;
    }
    return kind(fenced.items().get(0));
  }

  private Kind kind(Notation.Applied applied) {
    Notation argument = applied.argument();
    switch (applied.operator()) {
      case "tr", "det":
        if (kind(argument) == null) {
          expectations.expect(argument, Kind.MATRIX, "it has a trace or a determinant");
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
        expectations.expect(argument, Kind.MATRIX, "it is made a vector");
        return Kind.COLUMN;
      case "softmax":
        expectations.expect(argument, Kind.COLUMN, "it is the argument of a softmax");
        return kind(argument);
      case "nabla":
        Kind of = kind(argument);
        boolean second = applied.sup() != null;
        if (applied.sub() == null) {
          return second || Kind.isKnownArray(of) ? Kind.MATRIX : Kind.COLUMN;
        }
        if (kind(applied.sub()) == null && facts.isWeak()) {
          Name name = vocabulary.name(applied.sub());
          boolean capital = name != null && Typeface.isCapital(name.base());
          expectations.expect(
              applied.sub(), capital ? Kind.MATRIX : Kind.COLUMN, "there is a gradient by it");
        }
        Kind by = kind(applied.sub());
        return second || Kind.isKnownArray(of) && Kind.isKnownArray(by) ? Kind.MATRIX : by;
      default:
        if (argument == null || !ArrayOperators.isList(argument)) {
          return argument == null ? null : kind(argument);
        }
        // Of \max(0, w^\top x) every item can say what its names are.
        Notations.parts(argument).forEach(this::kind);
        return null;
    }
  }

  /** What stands where a function takes an array is one. */
  private void expectArguments(Notation.Juxtaposition call, List<NameUse> declared) {
    List<Notation> items = ((Notation.Fenced) call.factors().get(1)).items();
    for (int k = 0; facts.isWeak() && k < declared.size() && k < items.size(); k++) {
      Kind kind = facts.of(declared.get(k));
      Name name = vocabulary.name(items.get(k));
      if (!kind.isArray() || name == null || name.power() != null) {
        continue;
      }
      if (facts.indexed(name)) {
        // theta_t for theta is one of a stack unless the document has theta_j as an element.
        if (facts.isOneOf(name, declared.get(k))) {
          facts.stack(name);
          facts.set(name, kind, "it stands where a function takes an array");
        }
      } else {
        facts.set(name, kind, "it stands where a function takes an array");
      }
    }
  }

  private Kind call(Notation.Juxtaposition call) {
    String function = facts.function(call);
    if (symbols.dependencies(function) != null) {
      expectArguments(call, symbols.dependencies(function));
      return kind(vocabulary.name(call.factors().get(0)).unprimed());
    }
    List<Notation> items = ((Notation.Fenced) call.factors().get(1)).items();
    Kind argument = null;
    for (Notation item : items) {
      Kind kind = kind(item);
      argument = Kind.isKnownArray(kind) || argument == null ? kind : argument;
    }
    if (!facts.isDefined(function)
        && Kind.isKnownArray(argument)
        && Typeface.kind(vocabulary.name(call.factors().get(0)).base()) != null
        && vocabulary.name(call.factors().get(0)).primes() > 0) {
      facts.elementwise(function); // a prime on a bold function: of as many numbers as z
      return argument;
    }
    List<NameUse> arguments = symbols.arguments(function);
    boolean ofArray =
        arguments != null && arguments.stream().anyMatch(use -> facts.takesArray(function, use));
    if (ofArray) {
      return null;
    }
    if (!facts.isDefined(function)
        && Kind.isKnownArray(argument)
        && !facts.isElementwise(function)) {
      Name name = vocabulary.name(call.factors().get(0));
      if (name.primes() > 0) {
        facts.elementwise(function);
        return argument;
      }
      return Typeface.kind(name.base());
    }
    return argument;
  }
}
