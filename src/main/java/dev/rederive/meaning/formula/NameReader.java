package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.math.Choice;
import dev.rederive.math.Expr;
import dev.rederive.math.FunctionSymbol;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Quantity;
import dev.rederive.math.Range;
import dev.rederive.math.Readings;
import dev.rederive.meaning.index.Ranges;
import dev.rederive.meaning.name.Binder;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NameUse;
import dev.rederive.meaning.name.NotUnderstood;
import dev.rederive.meaning.name.Notations;
import dev.rederive.meaning.name.Typeface;
import dev.rederive.meaning.name.Vocabulary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides what a name is: a quantity, an index, a size, a constant, a function. */
public final class NameReader {
  private final FormulaReader formulas;
  private final Vocabulary vocabulary;
  private final Ranges ranges;
  private final Symbols symbols;
  private final DependentNames dependents;

  /** Layers that are families of their own, each with the number of its other indices. */
  private final Set<String> ownLayers = new HashSet<>();

  NameReader(FormulaReader formulas, Vocabulary vocabulary, Ranges ranges, Symbols symbols) {
    this.formulas = formulas;
    this.vocabulary = vocabulary;
    this.ranges = ranges;
    this.symbols = symbols;
    this.dependents = new DependentNames(this, formulas, vocabulary, ranges, symbols);
  }

  /** Names that are defined with arguments and are quantities. */
  DependentNames dependents() {
    return dependents;
  }

  Expr read(Name name, Context context) {
    Beyond.refuse(name, vocabulary, symbols);
    NameUse wholePower = wholePower(name);
    if (wholePower != null) {
      return formalOrRef(wholePower, context);
    }
    if (name.power() != null) {
      Name base = name.withoutPower();
      return new Expr.Power(read(base, context), formulas.read(name.power(), context));
    }
    NameUse use = vocabulary.resolve(name);
    noteLabels(name, use, context);
    if (name.isKronecker() && use.arity() == 2 && !symbols.hasMeaning(use.name())) {
      use.indices().forEach(index -> context.range(index.letter(), ranges));
      context.note("\\delta with two indices is the Kronecker delta");
      return new Expr.Kronecker(use.indices().get(0), use.indices().get(1));
    }
    if (isOfIdentity(use)) {
      use.indices().forEach(index -> context.range(index.letter(), ranges));
      context.note(use.name() + " with two indices is an element of the identity matrix");
      return new Expr.Kronecker(use.indices().get(0), use.indices().get(1));
    }
    Quantity formal = context.formal(use);
    if (formal != null) {
      return Expr.Ref.scalar(formal);
    }
    String root = symbols.definedPower(use.name());
    if (root != null) {
      context.note(use.name() + " is the positive root of " + use.name() + "^" + root);
      Expr power = formalOrRef(use.withName(use.name() + "^" + root), context);
      Expr exponent = new Expr.Divide(Expr.Number.of(1), Expr.Number.of(Integer.parseInt(root)));
      return new Expr.Power(power, exponent);
    }
    if (use.arity() == 0) {
      Expr special = special(name, use, context);
      if (special != null) {
        return special;
      }
    }
    Expr function = bareFunction(name, use, context);
    if (function != null) {
      return function;
    }
    Expr.Ref element =
        formulas.arrays() == null
            ? null
            : formulas.arrays().elements(context).element(name, use, context, this);
    return element != null ? element : ref(use, context);
  }

  /** {@code \\mathbf{I}_{jk}}, unless the document says what I is or calls it. */
  private boolean isOfIdentity(NameUse use) {
    return use.arity() == 2
        && Typeface.plain(use.name()).equals("I")
        && use.indices().stream().allMatch(index -> index.letter() != null)
        && !symbols.hasMeaning(use.name())
        && !symbols.isAnnounced(use.name())
        && !symbols.isFunction(use.name())
        && symbols.dependencies(use.name()) == null;
  }

  /** A letter down there could count something; here nothing does. */
  private void noteLabels(Name name, NameUse use, Context context) {
    if (use.arity() == 0) {
      for (Name.Slot slot : name.slots()) {
        String letter = Binder.letter(slot.notation());
        if (letter != null && Character.isLowerCase(letter.charAt(0))) {
          context.note(
              letter
                  + " in "
                  + use.name()
                  + " is a label: nothing sums over it or gives its range");
        }
      }
    }
  }

  /** Whether the document calls it with arguments, or defines it so. */
  boolean isFunction(Name name) {
    NameUse use = vocabulary.resolve(name);
    return use.arity() == 0 && symbols.isFunction(use.name());
  }

  /** Whether the document writes it with that one argument, though it is a quantity. */
  boolean dependsOnlyOn(Name name, Notation variable) {
    List<NameUse> declared = symbols.dependencies(vocabulary.resolve(name).name());
    Name by = vocabulary.name(variable);
    return declared != null
        && by != null
        && declared.size() == 1
        && Context.key(declared.get(0)).equals(Context.key(vocabulary.resolve(by)));
  }

  /** The name of a function as the document declares it. */
  String function(Name name) {
    return vocabulary.resolve(name).name();
  }

  /** The name {@code \sigma^2} if the document defines that power as a whole, else null. */
  public NameUse wholePower(Name name) {
    if (!(name.power() instanceof Notation.Numeral numeral)) {
      return null;
    }
    NameUse base = vocabulary.bare(name);
    return numeral.digits().equals(symbols.definedPower(base.name()))
        ? base.withName(base.name() + "^" + numeral.digits())
        : null;
  }

  private Expr special(Name name, NameUse use, Context context) {
    if (name.slots().isEmpty() && context.isIndex(use.name())) {
      context.range(use.name(), ranges);
      return new Expr.IndexValue(IndexExpr.letter(use.name()));
    }
    if (vocabulary.isSize(use.name())) {
      IndexExpr size = IndexExpr.size(use.name());
      symbols.useSize(size);
      return new Expr.IndexValue(size);
    }
    if (symbols.isImaginary(use.name()) && !symbols.hasMeaning(use.name())) {
      throw new NotUnderstood(
          "complex numbers are not read: " + use.name() + " is the imaginary unit", name.span());
    }
    if (symbols.isShadowed(use.name())) {
      return null;
    }
    return switch (use.name()) {
      case "e" -> new Expr.Constant(Expr.Constant.Kind.E);
      case "\\pi" -> new Expr.Constant(Expr.Constant.Kind.PI);
      default -> null;
    };
  }

  /** A function named without its arguments stands for its value at the document's own. */
  private Expr bareFunction(Name name, NameUse use, Context context) {
    String plain = vocabulary.resolve(name.unprimed()).name();
    String function = symbols.isFunction(use.name()) ? use.name() : plain;
    boolean bare = name.primes() == 0 && symbols.isOnlyIndexed(function);
    if (use.arity() > 0 || !symbols.isFunction(function) || bare) {
      return null; // x_i beside x(t) and g beside g_i(t): other names, whatever they look like
    }
    List<NameUse> arguments = symbols.argumentsOfBare(function);
    if (arguments == null && context.own() != null) {
      context.note(function + " alone is a quantity of its own here");
      return null;
    }
    if (arguments == null && symbols.isAlsoNumber(function) && name.primes() == 0) {
      context.note(function + " alone is a number beside the function of that name");
      return null;
    }
    if (arguments == null) {
      throw new NotUnderstood("the function " + function + " without arguments", name.span());
    }
    List<Expr> values = new ArrayList<>();
    for (NameUse argument : arguments) {
      values.add(formalOrRef(argument, context));
    }
    return apply(function, function.equals(use.name()) ? 0 : name.primes(), values, name);
  }

  private Expr.Ref formalOrRef(NameUse use, Context context) {
    Quantity formal = context.formal(use);
    return formal != null ? Expr.Ref.scalar(formal) : ref(use, context);
  }

  private Expr apply(String function, int primes, List<Expr> arguments, Name name) {
    long proper = arguments.stream().filter(one -> !(one instanceof Expr.IndexValue)).count();
    if (primes > 0 && proper != 1) {
      throw new NotUnderstood("a prime on a function of several arguments", name.span());
    }
    List<Integer> orders = new ArrayList<>(Collections.nCopies(arguments.size(), 0));
    if (primes > 0) {
      orders.set(arguments.size() - 1, primes);
    }
    return new Expr.Apply(symbols.function(function, arguments.size()), orders, arguments);
  }

  /** An element of a quantity. */
  public Expr.Ref ref(NameUse use, Context context) {
    NameUse each = forEach(use, context);
    NameUse own = layered(each, context);
    if (own == each) {
      leaveOutOwnLayers(each, context);
    }
    return new Expr.Ref(quantity(own, context), own.indices());
  }

  /** {@code L = -\ln p_c}: L is one number for each c. */
  private NameUse forEach(NameUse use, Context context) {
    Map<String, Range> letters = use.arity() > 0 ? Map.of() : symbols.hiddenIndices(use.name());
    if (letters.isEmpty()) {
      return use;
    }
    List<IndexExpr> indices = new ArrayList<>();
    letters.forEach(
        (letter, range) -> {
          context.rangeIn(letter, range);
          context.note(use.name() + " is one number for each " + letter + Readings.FOR_EACH);
          indices.add(IndexExpr.letter(letter));
        });
    return new NameUse(use.name(), indices, null, use.primes(), use.span());
  }

  /**
   * {@code w_{km}^{(2)}} where no {@code w_{jm}^{(l)}} runs over what k and m run over is a family
   * with a name of its own: layers differ in width.
   */
  private NameUse layered(NameUse use, Context context) {
    boolean letters = use.indices().stream().anyMatch(index -> index.letter() != null);
    if (!letters || use.indices().stream().noneMatch(IndexExpr::isConstant)) {
      return use;
    }
    List<Range> axes = new ArrayList<>();
    List<IndexExpr> others = new ArrayList<>();
    int layer = -1;
    for (int k = 0; k < use.arity(); k++) {
      IndexExpr index = use.indices().get(k);
      axes.add(index.letter() == null ? null : context.range(index.letter(), ranges));
      others.add(index);
      layer = index.isConstant() ? k : layer;
    }
    String name = use.name() + "^{(" + others.remove(layer) + ")}";
    // w_{k0}^{(2)}, which fits the layers, goes with w_{kj}^{(2)}, which does not.
    boolean own = ownLayers.contains(name + "/" + others.size());
    if (!own && !fitting(axes, use).isEmpty()) {
      return use;
    }
    ownLayers.add(name + "/" + others.size());
    context.note(name + " is a family of its own: " + use.name() + " runs over other ranges");
    return new NameUse(name, List.copyOf(others), null, use.primes(), use.span());
  }

  /** {@code w_{jm}^{(l)}} beside a w^{(1)} that is a family of its own speaks of l from 2 on. */
  private void leaveOutOwnLayers(NameUse use, Context context) {
    for (int k = 0; k < use.arity(); k++) {
      IndexExpr index = use.indices().get(k);
      String first = use.name() + "^{(1)}/" + (use.arity() - 1);
      if (index.letter() != null && k == use.arity() - 1 && ownLayers.contains(first)) {
        context.beginAt(index.letter(), 2 - index.offset(), ranges);
      }
    }
  }

  Quantity quantity(NameUse use, Context context) {
    List<Range> axes = new ArrayList<>();
    for (IndexExpr index : use.indices()) {
      axes.add(index.letter() == null ? null : context.range(index.letter(), ranges));
    }
    if (axes.contains(null)) {
      fill(axes, use, context);
    }
    for (Range axis : axes) {
      symbols.useSize(axis.lower());
      symbols.useSize(axis.upper());
    }
    boolean alone = context.own() != null;
    return new Quantity(use.name(), axes, alone ? Quantity.LOCAL : symbols.version(use.name()));
  }

  /** Slots that hold numbers take the range of the family with that name. */
  private void fill(List<Range> axes, NameUse use, Context context) {
    List<List<Range>> candidates = fitting(axes, use);
    if (candidates.isEmpty()) {
      throw new NotUnderstood(
          use.name() + " with these indices belongs to no family of the document", use.span());
    }
    if (candidates.size() > 1) {
      context.note(
          use.name()
              + " with numbers as indices could belong to "
              + candidates.size()
              + Readings.FIRST_OF_FAMILIES);
    }
    for (int k = 0; k < axes.size(); k++) {
      axes.set(k, candidates.get(0).get(k));
    }
  }

  /** The families with this name whose ranges are these where these are known. */
  private List<List<Range>> fitting(List<Range> axes, NameUse use) {
    List<List<Range>> candidates = new ArrayList<>();
    for (List<Range> family : ranges.axes(use.name(), use.arity())) {
      boolean fits = true;
      for (int k = 0; k < axes.size(); k++) {
        fits &= axes.get(k) == null || axes.get(k).equals(family.get(k));
      }
      if (fits) {
        candidates.add(family);
      }
    }
    return candidates;
  }

  /**
   * A name in front of a bracket, if that is a call; null if it is a product.
   *
   * @param next the factor after the name
   */
  Expr call(Name name, Notation next, Context context) {
    Notation bracket = next;
    Notation power = null;
    if (next instanceof Notation.Script script
        && script.base() instanceof Notation.Fenced
        && script.sub() == null
        && script.primes() == 0) {
      bracket = script.base();
      power = script.sup();
    }
    if (!(bracket instanceof Notation.Fenced fenced)
        || !(fenced.open().equals("(") || fenced.open().equals("["))) {
      return null;
    }
    Expr value = call(name, fenced, context);
    if (value == null || power == null) {
      return value;
    }
    return new Expr.Power(value, formulas.read(power, context));
  }

  /** How many of some factors make the first one: two for a call. */
  int leadingUnit(List<Notation> factors, Context context) {
    Name name = vocabulary.name(factors.get(0));
    boolean called =
        name != null && factors.size() > 1 && call(name, factors.get(1), context) != null;
    return called ? 2 : 1;
  }

  private Expr call(Name name, Notation.Fenced fenced, Context context) {
    if (symbols.ledger.wants(Choice.CALL)) {
      return null;
    }
    Notation namePower = name.power();
    Name bare = name.withoutPower();
    NameUse use = vocabulary.resolve(bare);
    String plain = vocabulary.resolve(bare.unprimed()).name();
    String function = symbols.isFunction(use.name()) ? use.name() : plain;
    Expr derivative = primed(bare, fenced, context);
    if (derivative != null) {
      return derivative;
    }
    Expr partial = partial(plain, bare, fenced, context);
    if (partial != null) {
      return namePower == null
          ? partial
          : new Expr.Power(partial, formulas.read(namePower, context));
    }
    if (context.own() != null && symbols.dependencies(plain) != null) {
      context.note(use.name() + " is any function here");
      Expr any = called(use, fenced, context);
      return namePower == null ? any : new Expr.Power(any, formulas.read(namePower, context));
    }
    if (bare.primes() > 0
        && !symbols.isFunction(use.name())
        && !symbols.isFunction(plain)
        && symbols.dependencies(plain) != null
        && symbols.dependencies(plain).size() > 1) {
      throw new NotUnderstood("a prime on a function of several arguments", fenced.span());
    }
    Expr value;
    List<NameUse> known = symbols.arguments(function);
    Expr normal = NormalDensity.of(use, fenced, formulas, symbols, context);
    if (normal != null) {
      value = normal;
    } else if (bare.primes() > 0 && function.equals(plain) && known != null && known.size() > 1) {
      context.note(use.name() + " is a function of its own: no prime differentiates by several");
      value = called(use, fenced, context);
    } else if (symbols.isFunction(function)) {
      if (fenced.items().stream().anyMatch(item -> standsBare(function, item))) {
        context.note(function + "(…) is a product: the bracket has " + function + " itself, bare");
        return null;
      }
      int given = fenced.items().size();
      List<NameUse> formals = symbols.arguments(function);
      if (formals != null && formals.size() != given) {
        if (!symbols.takes(function, given) && context.own() != null) {
          context.note(use.name() + " is any function here");
          Expr any = ofItsOwn(use, fenced, context);
          return namePower == null ? any : new Expr.Power(any, formulas.read(namePower, context));
        }
        if (!symbols.takes(function, given)) {
          if (given == 1 && use.arity() > 0) {
            context.note(function + "(…) is a product: " + function + " is never called so");
            return null;
          }
          throw new NotUnderstood(
              function + " takes " + formals.size() + " arguments, here are " + given,
              fenced.span());
        }
        context.note(
            function
                + " with "
                + given
                + " arguments is another function than with "
                + formals.size());
      }
      List<Expr> arguments = new ArrayList<>();
      for (IndexExpr index : use.indices()) {
        if (index.letter() != null) {
          context.range(index.letter(), ranges);
        }
        symbols.useSize(index);
        arguments.add(new Expr.IndexValue(index));
      }
      for (Notation item : fenced.items()) {
        arguments.add(formulas.read(item, context));
      }
      value = apply(function, function.equals(use.name()) ? 0 : bare.primes(), arguments, bare);
      symbols.ledger.isOtherwise(Choice.CALL);
    } else {
      Beyond.refuseOrder(name, symbols);
      value =
          bare.primes() > 0 && symbols.dependencies(plain) != null
              ? dependents.derivative(plain, bare.primes(), fenced, context)
              : dependents.substitution(use, fenced, context);
      if (value != null) {
        symbols.ledger.isOtherwise(Choice.CALL);
      } else if (fenced.items().size() == 1 && !symbols.hasMeaning(use.name())) {
        symbols.ledger.isOtherwise(Choice.PRODUCT);
        context.note(
            use.name() + "(…) is a product: nothing says that " + use.name() + " is a function");
      }
    }
    if (value == null || namePower == null) {
      return value;
    }
    return new Expr.Power(value, formulas.read(namePower, context));
  }

  /** {@code y'(x)} where y is defined without arguments: its derivative by x, which it depends on. */
  private Expr primed(Name name, Notation.Fenced bracket, Context context) {
    String plain = vocabulary.resolve(name.unprimed()).name();
    Name argument = bracket.items().size() == 1 ? vocabulary.name(bracket.items().get(0)) : null;
    if (name.primes() == 0
        || name.power() != null
        || argument == null
        || argument.power() != null
        || !symbols.isPlain(plain)
        || symbols.isFunction(plain)
        || !(read(argument, context) instanceof Expr.Ref variable)) {
      return null;
    }
    context.note(plain + "'(…) is the derivative of " + plain + " by what stands in the brackets");
    Expr value = read(name.unprimed(), context);
    for (int k = 0; k < name.primes(); k++) {
      value = new Expr.Derivative(value, variable);
    }
    return value;
  }

  /** {@code f'(u)} of an f defined with u and v for arguments: its derivative by u; else null. */
  private Expr partial(String plain, Name name, Notation.Fenced bracket, Context context) {
    List<NameUse> arguments =
        symbols.isFunction(plain) ? symbols.arguments(plain) : symbols.dependencies(plain);
    Name argument = bracket.items().size() == 1 ? vocabulary.name(bracket.items().get(0)) : null;
    if (name.primes() != 1
        || argument == null
        || argument.power() != null
        || arguments == null
        || arguments.size() < 2) {
      return null;
    }
    String key = Context.key(vocabulary.resolve(argument));
    for (int k = 0; k < arguments.size(); k++) {
      if (Context.key(arguments.get(k)).equals(key)) {
        context.note(
            plain + "'(…) of one of its arguments is the derivative of " + plain + " by that one");
        if (!symbols.isFunction(plain)) {
          Expr of = ref(vocabulary.resolve(name.unprimed()), context);
          return new Expr.Derivative(of, formalOrRef(arguments.get(k), context));
        }
        List<Expr> values = new ArrayList<>();
        List<Integer> orders = new ArrayList<>();
        for (NameUse one : arguments) {
          orders.add(values.size() == k ? 1 : 0);
          values.add(formalOrRef(one, context));
        }
        return new Expr.Apply(symbols.function(plain, values.size()), orders, values);
      }
    }
    return null;
  }

  /** Whether a function stands in a formula without arguments, as in {@code \sigma(1-\sigma)}. */
  private boolean standsBare(String function, Notation formula) {
    Name name = vocabulary.name(formula);
    if (name != null) {
      return name.primes() == 0 && vocabulary.bare(name).name().equals(function);
    }
    if (!(formula instanceof Notation.Juxtaposition product)) {
      return Notations.parts(formula).stream().anyMatch(part -> standsBare(function, part));
    }
    List<Notation> factors = product.factors();
    for (int k = 0; k < factors.size(); k++) {
      Notation next = k + 1 < factors.size() ? factors.get(k + 1) : null;
      Notation bracket = next instanceof Notation.Script script ? script.base() : next;
      boolean called =
          bracket instanceof Notation.Fenced && vocabulary.name(factors.get(k)) != null;
      if (!called && standsBare(function, factors.get(k))) {
        return true;
      }
    }
    return false;
  }

  /** A function of a relation that is read for itself. */
  private Expr ofItsOwn(NameUse use, Notation.Fenced fenced, Context context) {
    Expr.Apply call = (Expr.Apply) called(use, fenced, context);
    FunctionSymbol own = new FunctionSymbol(use.name(), call.arguments().size(), Quantity.LOCAL);
    return new Expr.Apply(own, call.orders(), call.arguments());
  }

  /** A function nobody defined. */
  Expr called(NameUse use, Notation.Fenced fenced, Context context) {
    List<Expr> arguments = new ArrayList<>();
    for (Notation item : fenced.items()) {
      arguments.add(formulas.read(item, context));
    }
    return new Expr.Apply(
        new FunctionSymbol(use.name(), arguments.size()),
        Collections.nCopies(arguments.size(), 0),
        arguments);
  }
}
