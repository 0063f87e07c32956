package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.math.Expr;
import dev.rederive.math.FunctionSymbol;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Quantity;
import dev.rederive.math.array.ArrayExpr;
import dev.rederive.math.array.Shape;
import dev.rederive.meaning.index.Ranges;
import dev.rederive.meaning.name.DerivativeNotation;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NameUse;
import dev.rederive.meaning.name.NotUnderstood;
import dev.rederive.meaning.name.Transposes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;

/** Reads functions of the document where they are called with arrays. */
final class ArrayCalls {
  private final ArrayReader reader;
  private final ArrayAlgebra algebra;
  private final ArrayNames names;
  private final Ranges ranges;

  ArrayCalls(ArrayReader reader, ArrayAlgebra algebra, ArrayNames names, Ranges ranges) {
    this.reader = reader;
    this.algebra = algebra;
    this.names = names;
    this.ranges = ranges;
  }

  /** {@code \alpha_i(\mathbf{x})}, which nobody said is a function, is hardly a product. */
  void refuse(Notation before, Notation factor) {
    Name name = Name.of(before);
    Name argument =
        factor instanceof Notation.Fenced bracket
                && bracket.open().equals("(")
                && bracket.items().size() == 1
            ? Name.of(bracket.items().get(0))
            : null;
    if (name != null
        && name.power() == null
        && !name.slots().isEmpty()
        && argument != null
        && reader.isArray(argument)) {
      throw new NotUnderstood(
          "an indexed name before an array in brackets: a function of it, or a product?",
          factor.span());
    }
  }

  /** A function of the document with an array for an argument. */
  ArrayExpr call(Notation.Juxtaposition call, Context context) {
    Name name = Name.of(call.factors().get(0));
    Notation.Fenced bracket = (Notation.Fenced) call.factors().get(1);
    NameUse use = reader.resolve(name);
    Symbols symbols = reader.symbols();
    String plain = reader.resolve(name.unprimed()).name();
    if (symbols.dependencies(plain) != null && reader.isForItself()) {
      return opaque(use, plain, bracket, context);
    }
    if (symbols.dependencies(plain) != null) {
      return dependent(name, use, bracket, context);
    }
    String function = symbols.isFunction(use.name()) ? use.name() : plain;
    int primes = function.equals(use.name()) ? 0 : name.primes();
    List<NameUse> formals = symbols.arguments(function);
    boolean elementwise =
        primes > 0
            || !symbols.isNumber(function) && reader.kinds().isElementwise(function)
            || reader.kinds().isDefined(function)
                && formals != null
                && formals.stream().noneMatch(f -> reader.kinds().takesArray(function, f));
    if (!elementwise) {
      ArrayExpr product = product(call.factors().get(0), use, function, bracket, context);
      return product != null ? product : opaque(use, function, bracket, context);
    }
    List<ArrayExpr> arguments = new ArrayList<>();
    List<Quantity> quantities = new ArrayList<>();
    List<Expr> refs = new ArrayList<>();
    for (Notation item : bracket.items()) {
      refs.add(ArrayAlgebra.formalRef(arguments.size()));
      quantities.add(ArrayAlgebra.formal(arguments.size()));
      arguments.add(reader.read(item, context));
    }
    if (primes > 0 && arguments.size() > 1) {
      throw new NotUnderstood("a prime on a function of several arguments", call.span());
    }
    if (formals != null && formals.size() != arguments.size()) {
      return otherArity(name, use, bracket, context);
    }
    if (!reader.kinds().isDefined(function)) {
      context.note(function + " is applied to every element");
    }
    List<Integer> orders = new ArrayList<>(Collections.nCopies(arguments.size(), 0));
    orders.set(0, primes);
    FunctionSymbol symbol = symbols.function(function, arguments.size());
    return algebra.each(new Expr.Apply(symbol, orders, refs), quantities, arguments, call.span());
  }

  /**
   * {@code \\pi_k (a + b)} beside {@code \\pi_k(\\mathbf{x})}: a function of arrays is not called with a
   * number, and its name with an index is one too. Null if it is no product.
   */
  private ArrayExpr product(
      Notation name, NameUse use, String function, Notation.Fenced bracket, Context context) {
    List<NameUse> formals = reader.symbols().arguments(function);
    boolean ofArrays =
        use.arity() > 0
            && isFormula(bracket)
            && formals != null
            && !formals.isEmpty()
            && formals.stream().allMatch(names::isArray);
    ArrayExpr factor = ofArrays ? reader.read(bracket.items().get(0), context) : null;
    return factor == null || !factor.shape().isScalar()
        ? null
        : algebra.product(reader.read(name, context), factor, bracket.span());
  }

  private ArrayExpr opaque(NameUse use, String function, Notation.Fenced bracket, Context context) {
    if (reader.isForItself() && use.arity() > 0 && isFormula(bracket)) {
      // \\eta_t(f(x) - f(y)) after \\eta(t): who knows whether it multiplies here.
      throw new NotUnderstood(
          use.name() + " before a bracket: a function of it, or a product?", bracket.span());
    }
    if (reader.kinds().isDefined(function) && !reader.isForItself()) {
      throw UsedOtherwise.inSeveralWays(
          function, " at an argument it is not defined for", bracket.span());
    }
    return opaque(use, bracket, context);
  }

  /**
   * The call in {@code \sigma^2(x)}, whose value is raised; null if it is none.
   *
   * @throws NotUnderstood of a power of -1, which may be the inverse function
   */
  Notation.Juxtaposition withoutPower(Notation factor, Notation next) {
    Name name = Name.of(factor);
    if (name == null
        || name.power() == null
        || Transposes.isTranspose(name.power())
        || !(factor instanceof Notation.Script script)
        || !(next instanceof Notation.Fenced)) {
      return null;
    }
    Notation bare =
        script.sub() == null && script.primes() == 0
            ? script.base()
            : new Notation.Script(
                script.base(), script.sub(), null, script.primes(), script.span());
    Notation.Juxtaposition call =
        new Notation.Juxtaposition(List.of(bare, next), script.span().union(next.span()));
    if (Name.of(bare) == null || !reader.kinds().isCall(call)) {
      return null;
    }
    if (Transposes.isInverse(name.power())) {
      throw new NotUnderstood("the inverse of a function, or one over it?", script.span());
    }
    return call;
  }

  /** Whether a bracket holds one formula that is neither a name nor a call. */
  private boolean isFormula(Notation.Fenced bracket) {
    if (bracket.items().size() != 1) {
      return false;
    }
    Notation only = bracket.items().get(0);
    boolean call = only instanceof Notation.Juxtaposition product && reader.kinds().isCall(product);
    return Name.of(only) == null && !call;
  }

  private ArrayExpr opaque(NameUse use, Notation.Fenced bracket, Context context) {
    List<ArrayExpr> arguments = new ArrayList<>();
    for (Notation item : bracket.items()) {
      arguments.add(reader.read(item, context));
    }
    return opaque(use, arguments, context);
  }

  /** A function nobody defined gives a number, or a vector if its name is one. */
  ArrayExpr opaque(NameUse use, List<ArrayExpr> arguments, Context context) {
    String function = use.name();
    context.note(function + " is any function of all elements of what stands in its brackets");
    Shape shape = reader.symbols().isNumber(function) ? Shape.SCALAR : names.shape(use);
    List<ArrayExpr> all = new ArrayList<>();
    for (IndexExpr index : use.indices()) {
      // f_i is another function for every i.
      if (index.letter() != null && !algebra.isFinding()) {
        context.range(index.letter(), ranges);
      }
      reader.symbols().useSize(index);
      all.add(new ArrayExpr.Scalar(new Expr.IndexValue(index)));
    }
    all.addAll(arguments);
    return new ArrayExpr.Opaque(function, all, shape);
  }

  /** {@code f(\mathbf{x})} where f is defined as a formula in x: f itself; elsewhere, f there. */
  private ArrayExpr dependent(Name name, NameUse use, Notation.Fenced bracket, Context context) {
    NameUse plain = reader.resolve(name.unprimed());
    if (reader.symbols().dependencies(plain.name()).size() != bracket.items().size()) {
      return otherArity(name, use, bracket, context);
    }
    ArrayExpr whole = reader.whole(name.unprimed(), plain, context);
    boolean declared = isAsDeclared(plain, bracket);
    if (!algebra.isFinding()) {
      note(whole, declared, plain, bracket, context);
      for (int k = 0; k < name.primes(); k++) {
        ArrayExpr by = reader.named(reader.symbols().dependencies(plain.name()).get(0), context);
        if (!by.shape().isScalar()) {
          throw new NotUnderstood("a prime on a function of an array", bracket.span());
        }
        whole = new ArrayExpr.Derivative(whole, by, true, whole.shape());
      }
    }
    return declared ? whole : at(whole, plain, bracket, context);
  }

  /** What nobody defined may be anything at each place, so that one place tells nothing of others. */
  private void note(
      ArrayExpr whole, boolean declared, NameUse use, Notation.Fenced bracket, Context context) {
    Quantity of = Differentials.quantity(whole);
    if (of == null || reader.symbols().definitions.containsKey(of) || of.rank() == 0) {
      return;
    }
    if (!declared) {
      throw UsedOtherwise.atTwoPlaces(use.name(), bracket.span());
    }
    for (NameUse argument : reader.symbols().dependencies(use.name())) {
      Quantity by = Differentials.quantity(reader.named(argument, context));
      if (by != null) {
        reader.symbols().dependents.computeIfAbsent(of, q -> new LinkedHashSet<>()).add(by);
      }
    }
  }

  /** A function with another number of arguments than the one of its name that is defined. */
  private ArrayExpr otherArity(Name name, NameUse use, Notation.Fenced bracket, Context context) {
    boolean derivative = name.primes() > 0 || use.arity() > 0;
    if (derivative && reader.isForItself() && (use.arity() == 0 || !isFormula(bracket))) {
      return opaque(use, bracket, context);
    }
    if (derivative) {
      throw UsedOtherwise.inSeveralWays(
          use.name(),
          " is not defined with " + bracket.items().size() + " arguments",
          bracket.span());
    }
    context.note(
        use.name()
            + " of "
            + bracket.items().size()
            + " arguments is another function than the one that is defined");
    return opaque(use, bracket, context);
  }

  /**
   * {@code \\frac{\\partial L}{\\partial w_j}(\\mathbf{w})} of an L that the document defines with
   * arguments: where the derivative is taken; null if the bracket is a factor.
   */
  ArrayExpr derivativeAt(Notation factor, Notation next, Context context) {
    DerivativeNotation derivative =
        factor instanceof Notation.Fraction fraction ? DerivativeNotation.of(fraction) : null;
    Name name = derivative == null || derivative.of() == null ? null : Name.of(derivative.of());
    if (name == null
        || name.power() != null
        || name.primes() > 0
        || !(next instanceof Notation.Fenced bracket)
        || !bracket.open().equals("(")
        || !bracket.items().stream().allMatch(item -> Name.of(item) != null)) {
      return null;
    }
    NameUse use = reader.resolve(name);
    List<NameUse> declared = reader.symbols().dependencies(use.name());
    if (declared == null || declared.size() != bracket.items().size()) {
      return null;
    }
    ArrayExpr value = reader.read(factor, context);
    context.note("the bracket after the derivative of a function is where it is evaluated");
    return isAsDeclared(use, bracket) ? value : at(value, use, bracket, context);
  }

  /** Whether a bracket has the very arguments that a quantity was defined with. */
  boolean isAsDeclared(NameUse use, Notation.Fenced bracket) {
    List<NameUse> declared = reader.symbols().dependencies(use.name());
    boolean same = declared.size() == bracket.items().size();
    for (int k = 0; same && k < declared.size(); k++) {
      same = isSame(declared.get(k), bracket.items().get(k));
    }
    return same;
  }

  private boolean isSame(NameUse declared, Notation item) {
    Name argument = Name.of(item);
    return argument != null
        && argument.power() == null
        && Context.key(reader.resolve(argument)).equals(Context.key(declared));
  }

  /** A formula in the arguments of a function, with what stands in a bracket for them. */
  ArrayExpr at(ArrayExpr of, NameUse function, Notation.Fenced bracket, Context context) {
    List<NameUse> declared = reader.symbols().dependencies(function.name());
    List<ArrayExpr> variables = new ArrayList<>();
    List<ArrayExpr> values = new ArrayList<>();
    List<ArrayExpr> every = new ArrayList<>();
    List<Expr.Binding> bindings = new ArrayList<>();
    List<Quantity> formals = new ArrayList<>();
    for (int k = 0; k < declared.size(); k++) {
      if (isSame(declared.get(k), bracket.items().get(k))) {
        continue;
      }
      ArrayExpr variable = formal(declared.get(k), context);
      ArrayExpr value = reader.read(bracket.items().get(k), context);
      if (variable instanceof ArrayExpr.Scalar scalar
          && !value.shape().isScalar()
          && of instanceof ArrayExpr.Scalar) {
        if (scalar.value() instanceof Expr.Ref ref) {
          bindings.add(new Expr.Binding(ref, ArrayAlgebra.formalRef(every.size())));
        }
        formals.add(ArrayAlgebra.formal(every.size()));
        every.add(value);
        continue;
      }
      if (!algebra.fits(variable.shape(), value.shape())) {
        throw UsedOtherwise.inSeveralWays(
            function.name(),
            " is defined for "
                + algebra.shape(variable.shape())
                + ", its argument here is "
                + algebra.shape(value.shape()),
            bracket.items().get(k).span());
      }
      variables.add(variable);
      values.add(value);
    }
    context.note(function.name() + "(…) is " + function.name() + " with its arguments replaced");
    if (every.isEmpty()) {
      return new ArrayExpr.At(of, variables, values);
    }
    if (!variables.isEmpty()) {
      throw new NotUnderstood(
          function.name() + " of numbers and arrays where it is defined for numbers",
          bracket.span());
    }
    context.note(function.name() + " is applied to every element");
    return each(new Expr.At(((ArrayExpr.Scalar) of).value(), bindings), formals, every, bracket);
  }

  private ArrayExpr each(
      Expr template, List<Quantity> formals, List<ArrayExpr> arguments, Notation.Fenced bracket) {
    return algebra.each(template, formals, arguments, bracket.span());
  }

  /** What an argument is called in a definition, as something that can be replaced. */
  private ArrayExpr formal(NameUse use, Context context) {
    return reader.named(use, context);
  }
}
