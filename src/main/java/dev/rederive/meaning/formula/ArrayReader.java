package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.math.Expr;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Quantity;
import dev.rederive.math.Range;
import dev.rederive.math.array.ArrayExpr;
import dev.rederive.math.array.Shape;
import dev.rederive.meaning.index.Ranges;
import dev.rederive.meaning.name.Binder;
import dev.rederive.meaning.name.Kind;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NameUse;
import dev.rederive.meaning.name.NotUnderstood;
import dev.rederive.meaning.name.Notations;
import dev.rederive.meaning.name.Transposes;
import dev.rederive.meaning.name.Typeface;
import dev.rederive.meaning.name.Vocabulary;
import dev.rederive.source.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads notation with vectors and matrices in it; what has none is left to {@link FormulaReader}.
 * While dimensions are being found, scalar parts are not read at all.
 */
public final class ArrayReader {
  private final FormulaReader formulas;
  private final Vocabulary vocabulary;
  private final Ranges ranges;
  private final Symbols symbols;
  private final ArrayKinds kinds;
  private final ArrayNames names;
  private final ArrayAlgebra algebra;
  private final ArrayOperators operators;
  private final ArrayCalls calls;
  private final ArrayReductions reductions;
  private final ArrayElements elements;

  /** Whether the arrays it reads belong to one relation alone. */
  private final boolean local;

  /** Which notations were found to concern arrays while the shapes were found. */
  private final Map<Notation, Boolean> concerned = new IdentityHashMap<>();

  ArrayReader(
      FormulaReader formulas,
      Vocabulary vocabulary,
      Ranges ranges,
      Symbols symbols,
      ArrayKinds kinds,
      ArrayNames names,
      Dimensions dimensions,
      LayoutChoice layout,
      boolean forItself) {
    this.formulas = formulas;
    this.local = forItself;
    this.vocabulary = vocabulary;
    this.ranges = ranges;
    this.symbols = symbols;
    this.kinds = kinds;
    this.names = names;
    this.algebra = new ArrayAlgebra(dimensions);
    this.operators =
        new ArrayOperators(this, algebra, names, new ArrayDerivatives(this, algebra, layout));
    this.calls = new ArrayCalls(this, algebra, names, ranges);
    this.reductions = new ArrayReductions(this, formulas, ranges, algebra);
    this.elements = new ArrayElements(vocabulary, kinds, names, dimensions, ranges);
  }

  /** Whether the arrays it reads belong to one relation alone. */
  boolean isForItself() {
    return local;
  }

  ArrayAlgebra algebra() {
    return algebra;
  }

  ArrayCalls calls() {
    return calls;
  }

  ArrayElements elements() {
    return elements;
  }

  /** Whether anything in a notation is a vector or a matrix, or an operation on them. */
  boolean concerns(Notation notation) {
    return concerns(notation, null);
  }

  /**
   * Whether anything in a notation is a vector or a matrix, or an operation on them.
   *
   * @param context what is a formal argument of a function of numbers in it is none; may be null
   */
  boolean concerns(Notation notation, Context context) {
    if (notation == null) {
      return false;
    }
    if (!algebra.isFinding() || context != null && context.hasFormals()) {
      return isOfArrays(notation, context);
    }
    // While shapes are found, nothing gets a meaning that would change it.
    Boolean known = concerned.get(notation);
    if (known == null) {
      known = isOfArrays(notation, null);
      concerned.put(notation, known);
    }
    return known;
  }

  private boolean isOfArrays(Notation notation, Context context) {
    Name name = vocabulary.name(notation);
    if (name != null) {
      boolean formal = context != null && context.formal(vocabulary.bare(name)) != null;
      return !formal && isArray(name) || name.power() != null && concerns(name.power(), context);
    }
    if (notation instanceof Notation.Matrix
        || notation instanceof Notation.Symbol sign && sign.name().equals("nabla")
        || notation instanceof Notation.Applied applied
            && ArrayOperators.OWN.contains(applied.operator())
        || notation instanceof Notation.BigOperator list
            && list.operator().startsWith(ListsWithDots.DOWN)
        || notation instanceof Notation.Fenced fenced
            && (fenced.open().equals("||") || fenced.open().equals("langle"))
        || notation instanceof Notation.Binary binary
            && (binary.operator() == Notation.Operator.KRONECKER
                || binary.operator() == Notation.Operator.CIRC)
        || notation instanceof Notation.Script script && Transposes.isTranspose(script.sup())
        || isNabla(notation)) {
      return !(notation instanceof Notation.Applied applied && applied.operator().equals("det"))
          || kinds.any();
    }
    boolean takesList =
        notation instanceof Notation.Juxtaposition || notation instanceof Notation.Applied;
    return ArrayOperators.isList(notation)
        || Notations.parts(notation).stream()
            .anyMatch(
                part ->
                    takesList && ArrayOperators.isList(part)
                        ? Notations.parts(part).stream().anyMatch(item -> concerns(item, context))
                        : concerns(part, context));
  }

  /** A gradient that nothing has looked at yet, where the document says what gradients are by. */
  private boolean isNabla(Notation notation) {
    return notation instanceof Notation.Symbol symbol
        && symbol.name().equals("nabla")
        && kinds.gradientVariable() != null;
  }

  boolean isArray(Name name) {
    NameUse use = vocabulary.bare(name);
    return names.isArray(use)
        || isConstant(name)
        || kinds.any() && kinds.isIdentity(name)
        || Transposes.isTranspose(name.power()) && !symbols.hasMeaning("T");
  }

  /** {@code \mathbf{1}} and {@code \mathbf{0}}. */
  private static boolean isConstant(Name name) {
    if (!Typeface.isBold(name.base())) {
      return false;
    }
    String plain = Typeface.plain(name.base());
    return plain.equals("1") || plain.equals("0");
  }

  /**
   * The array formula a notation means.
   *
   * @throws NotUnderstood with the span that stopped it
   * @throws ShapeMismatch if arrays in it do not fit together
   */
  ArrayExpr read(Notation notation, Context context) {
    if (!concerns(notation, context)) {
      return scalar(notation, context);
    }
    Name name = vocabulary.name(notation);
    if (name != null) {
      return name(name, context);
    }
    if (notation instanceof Notation.Juxtaposition product) {
      return kinds.isCall(product) ? calls.call(product, context) : product(product, context);
    } else if (notation instanceof Notation.Sum sum) {
      return sum(sum, context);
    } else if (notation instanceof Notation.Binary binary) {
      return operators.binary(binary, context);
    } else if (notation instanceof Notation.Fraction fraction) {
      return operators.fraction(fraction, context);
    } else if (notation instanceof Notation.Script script) {
      return script(script, context);
    } else if (notation instanceof Notation.Root root) {
      if (root.degree() != null) {
        throw new NotUnderstood("a root of an array", root.span());
      }
      ArrayExpr radicand = read(root.radicand(), context);
      if (radicand.shape().isMatrix()) {
        throw new NotUnderstood("a square root of a matrix", root.span());
      }
      return algebra.root(radicand, root.span());
    } else if (notation instanceof Notation.Fenced fenced) {
      return operators.fenced(fenced, context);
    } else if (notation instanceof Notation.Applied applied) {
      return operators.applied(applied, context);
    } else if (notation instanceof Notation.Evaluated bar) {
      return operators.evaluated(bar, context);
    } else if (notation instanceof Notation.BigOperator operator) {
      return reductions.read(operator, context);
    } else if (notation instanceof Notation.Matrix matrix) {
      return operators.matrix(matrix, context);
    } else if (notation instanceof Notation.Cases cases) {
      return cases(cases, context);
    }
    throw new NotUnderstood(
        "vectors or matrices in a notation that is not read for them", notation.span());
  }

  /** Cases of numbers; arrays may stand in what they are. */
  private ArrayExpr cases(Notation.Cases cases, Context context) {
    if (algebra.isFinding()) {
      for (Notation.Case one : cases.cases()) {
        read(one.value(), context);
      }
      return new ArrayExpr.Scalar(Expr.Number.of(7));
    }
    return new ArrayExpr.Scalar(formulas.cases(cases, context));
  }

  /** A part without arrays. */
  ArrayExpr.Scalar scalar(Notation notation, Context context) {
    if (algebra.isFinding()) {
      elements.find(notation, context.ordinal, algebra);
      return new ArrayExpr.Scalar(
          notation instanceof Notation.Numeral
              ? formulas.read(notation, context)
              : Expr.Number.of(7));
    }
    return new ArrayExpr.Scalar(formulas.read(notation, context));
  }

  private ArrayExpr name(Name name, Context context) {
    NameUse use = vocabulary.bare(name);
    ArrayExpr whole = whole(name.withoutPower(), use, context);
    return name.power() == null ? whole : power(whole, name.power(), name.span(), context);
  }

  /**
   * A name without its power.
   *
   * @param name null for the name of an array that stands nowhere here
   */
  ArrayExpr whole(Name name, NameUse use, Context context) {
    if (name != null && isConstant(name)) {
      long value = Typeface.plain(name.base()).equals("1") ? 1 : 0;
      String text = value == 1 ? "ones" : "zeros";
      Shape shape = names.occurrence(name.span().start(), text, Kind.COLUMN);
      return new ArrayExpr.Constant(Expr.Number.of(value), shape);
    }
    if (name != null && kinds.isIdentity(name)) {
      Shape shape = names.occurrence(name.span().start(), "I", Kind.MATRIX);
      return new ArrayExpr.Identity(shape.rows().get(0));
    }
    if (!names.isArray(use)) {
      // A number that is transposed: it is its own transpose.
      return algebra.isFinding()
          ? new ArrayExpr.Scalar(Expr.Number.of(7))
          : new ArrayExpr.Scalar(formulas.names().read(name, context));
    }
    if (use.name().contains("@")) {
      throw new NotUnderstood("a subscript that is no index and no label", use.span());
    }
    if (name != null && name.isPart()) {
      PartialArrays.note(name, vocabulary, ranges, symbols, context);
    }
    Shape shape = names.shape(use);
    if (algebra.isFinding()) {
      Quantity quantity = new Quantity(use.name(), List.of(), 1);
      return new ArrayExpr.Whole(quantity, List.of(), shape);
    }
    String reason = kinds.reason(use);
    if (reason != null) {
      context.note(use.name() + " is " + shape.words() + ": " + reason);
    }
    if (!context.takesForElement(use.name(), true)) {
      throw new NotUnderstood(
          use.name() + " beside a family of that letter with another range", use.span());
    }
    ArrayExpr.Whole row = elements.row(use, shape, context, formulas.names());
    if (row != null) {
      return row;
    }
    Expr.Ref stack = formulas.names().ref(use, context);
    List<Range> axes = new ArrayList<>(stack.quantity().axes());
    axes.addAll(shape.axes());
    for (Range axis : shape.axes()) {
      symbols.useSize(axis.lower());
      symbols.useSize(axis.upper());
    }
    return new ArrayExpr.Whole(
        new Quantity(use.name(), axes, local ? Quantity.LOCAL : stack.quantity().version()),
        stack.subscripts(),
        shape);
  }

  /** A quantity by its name alone; one that can be differentiated by or replaced. */
  ArrayExpr named(NameUse use, Context context) {
    if (names.isArray(use)) {
      return whole(null, use, context);
    }
    return algebra.isFinding()
        ? new ArrayExpr.Scalar(Expr.Number.of(7))
        : new ArrayExpr.Scalar(formulas.names().ref(use, context));
  }

  /** A superscript on an array: a transpose, an inverse, a power. */
  private ArrayExpr power(ArrayExpr base, Notation power, Span span, Context context) {
    if (Transposes.isTranspose(power)) {
      return base.shape().isScalar() ? base : transpose(base);
    }
    if (Transposes.isInverseTranspose(power)) {
      return transpose(operators.inverse(base, span));
    }
    if (Transposes.isInverse(power)) {
      return operators.inverse(base, span);
    }
    if (base.shape().isScalar()) {
      ArrayExpr exponent = read(power, context);
      return algebra.each(
          new Expr.Power(ArrayAlgebra.formalRef(0), ArrayAlgebra.formalRef(1)),
          List.of(ArrayAlgebra.formal(0), ArrayAlgebra.formal(1)),
          List.of(base, exponent),
          span);
    }
    boolean inverted = Transposes.negated(power) instanceof Notation.Numeral;
    Notation exponent = inverted ? Transposes.negated(power) : power;
    if (base.shape().isMatrix()
        && exponent instanceof Notation.Numeral numeral
        && numeral.digits().matches("[2-9]")) {
      if (!(base instanceof ArrayExpr.Whole)
          && !algebra.fits(base.shape().rows(), base.shape().columns())) {
        throw new NotUnderstood(
            "a power of a matrix that is not square: element by element?", span);
      }
      algebra.square(base, "powers", span);
      if (inverted) {
        base = operators.inverse(base, span);
      }
      ArrayExpr result = base;
      for (int k = 1; k < Integer.parseInt(numeral.digits()); k++) {
        result = new ArrayExpr.Product(result, base);
      }
      return result;
    }
    throw new NotUnderstood("a power of an array", span);
  }

  static ArrayExpr transpose(ArrayExpr of) {
    return of instanceof ArrayExpr.Transpose twice ? twice.of() : new ArrayExpr.Transpose(of);
  }

  private ArrayExpr product(Notation.Juxtaposition product, Context context) {
    ArrayExpr result = null;
    for (int k = 0; k < product.factors().size(); k++) {
      Notation factor = product.factors().get(k);
      Notation next = k + 1 < product.factors().size() ? product.factors().get(k + 1) : null;
      if (next != null) {
        formulas.differentials().requireName(factor, next, concerns(next));
      }
      if (ArrayOperators.isList(factor) && !(ArrayBlocks.mayJoin(factor) && concerns(factor))) {
        throw new NotUnderstood("a list in brackets is no factor", factor.span());
      }
      if (k > 0) {
        calls.refuse(product.factors().get(k - 1), factor);
      }
      ArrayExpr contracted =
          result == null ? null : operators.contracted(result, factor, false, context);
      if (contracted != null) {
        result = contracted;
        continue;
      }
      ArrayExpr there = next == null ? null : calls.derivativeAt(factor, next, context);
      if (there != null) {
        result = result == null ? there : algebra.product(result, there, product.span());
        k++;
        continue;
      }
      Notation.Juxtaposition call = next == null ? null : calls.withoutPower(factor, next);
      ArrayExpr value = read(call == null ? factor : call, context);
      if (call != null) {
        value = power(value, Name.of(factor).power(), call.span(), context);
        k++;
      }
      result = result == null ? value : algebra.product(result, value, product.span());
    }
    return result;
  }

  private ArrayExpr sum(Notation.Sum sum, Context context) {
    List<ArrayExpr> terms = new ArrayList<>();
    for (Notation.Term term : sum.terms()) {
      if (term.sign() == Notation.Sign.PLUS_MINUS) {
        throw new NotUnderstood("± says two things at once", sum.span());
      }
      ArrayExpr value = read(term.value(), context);
      terms.add(term.sign() == Notation.Sign.MINUS ? negate(value) : value);
    }
    return algebra.sum(terms, sum.span(), context);
  }

  private static ArrayExpr negate(ArrayExpr value) {
    return value instanceof ArrayExpr.Scalar scalar
        ? new ArrayExpr.Scalar(new Expr.Negate(scalar.value()))
        : new ArrayExpr.Negate(value);
  }

  private ArrayExpr script(Notation.Script script, Context context) {
    Notation base = script.base();
    if (base instanceof Notation.Fenced fenced && fenced.open().equals("||")) {
      return operators.norm(fenced, script.sub(), script.sup(), context);
    }
    if (script.primes() > 0) {
      throw new NotUnderstood("a prime on something that is not a name", script.span());
    }
    if (script.sub() == null
        && ListsWithDots.isInBrackets(base)
        && Transposes.isTranspose(script.sup())) {
      return read(base, context); // [x_1, x_2]^\top is printed as a row and meant as a column
    }
    ArrayExpr value = read(base, context);
    if (script.sub() != null) {
      value = element(value, script.sub(), context);
    }
    return script.sup() == null ? value : power(value, script.sup(), script.span(), context);
  }

  /** {@code [A x]_i}, {@code (A^\top)_{ij}}. */
  private ArrayExpr element(ArrayExpr of, Notation sub, Context context) {
    List<Notation> items =
        sub instanceof Notation.Sequence sequence
            ? sequence.items()
            : sub instanceof Notation.Juxtaposition product ? product.factors() : List.of(sub);
    List<IndexExpr> indices = new ArrayList<>();
    for (Notation item : items) {
      IndexExpr index = vocabulary.index(item);
      if (index == null) {
        index = Binder.letter(item) == null ? null : IndexExpr.letter(Binder.letter(item));
      }
      if (index == null) {
        throw new NotUnderstood("not an index", item.span());
      }
      indices.add(index);
    }
    List<Range> axes = of.shape().axes();
    if (axes.isEmpty() || indices.size() > 2) {
      throw new NotUnderstood("a subscript on a formula that has no such elements", sub.span());
    }
    if (axes.size() != indices.size()) {
      throw new ShapeMismatch(
          algebra.text(of)
              + " is "
              + algebra.shape(of.shape())
              + ", but has "
              + indices.size()
              + " indices here",
          null,
          sub.span());
    }
    int rows = of.shape().rows().size();
    for (int k = 0; k < indices.size(); k++) {
      String letter = indices.get(k).letter();
      if (letter != null && algebra.isFinding()) {
        elements.tell(axes.get(k), letter, context.ordinal, algebra);
      } else if (letter != null) {
        context.rangeIn(letter, axes.get(k));
      }
    }
    return new ArrayExpr.Element(
        of, indices.subList(0, rows), indices.subList(rows, indices.size()));
  }

  NameUse resolve(Name name) {
    return vocabulary.resolve(name);
  }

  /** 1 to a printed number. */
  Range given(int size) {
    return names.given(size);
  }

  FormulaReader formulas() {
    return formulas;
  }

  Symbols symbols() {
    return symbols;
  }

  ArrayKinds kinds() {
    return kinds;
  }
}
