package dev.rederive.meaning.formula;

import dev.rederive.latex.Notation;
import dev.rederive.math.Expr;
import dev.rederive.math.FunctionSymbol;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Quantity;
import dev.rederive.math.Range;
import dev.rederive.meaning.index.Ranges;
import dev.rederive.meaning.name.Name;
import dev.rederive.meaning.name.NameUse;
import dev.rederive.meaning.name.NotUnderstood;
import dev.rederive.meaning.name.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/**
 * Names that the document defines with arguments and that are quantities all the same, since they
 * have indices or one differentiates by them: what such a name means in front of a bracket.
 */
final class DependentNames {
  private final NameReader names;
  private final FormulaReader formulas;
  private final Vocabulary vocabulary;
  private final Ranges ranges;
  private final Symbols symbols;

  DependentNames(
      NameReader names,
      FormulaReader formulas,
      Vocabulary vocabulary,
      Ranges ranges,
      Symbols symbols) {
    this.names = names;
    this.formulas = formulas;
    this.vocabulary = vocabulary;
    this.ranges = ranges;
    this.symbols = symbols;
  }

  /** {@code J(\theta)} is J, {@code E(w+\epsilon)} is E with w replaced; else null: a product. */
  Expr substitution(NameUse use, Notation.Fenced fenced, Context context) {
    List<NameUse> declared = symbols.dependencies(use.name());
    if (declared != null && declared.size() == fenced.items().size()) {
      Expr.Ref element = dependent(use, fenced, context);
      if (element == null) {
        element = slice(use, fenced, context);
      }
      if (element != null) {
        return element;
      }
      Expr moved = elsewhere(use, declared, fenced, context);
      if (moved != null) {
        return moved;
      }
    }
    if (declared != null
        && declared.size() != fenced.items().size()
        && use.arity() == 0
        && fenced.items().stream().allMatch(this::isPlain)) {
      context.note(
          use.name()
              + " with "
              + fenced.items().size()
              + " arguments is another function than with "
              + declared.size());
      return names.called(use, fenced, context);
    }
    if (use.arity() > 0 || fenced.items().size() != 1 || !symbols.hasMeaning(use.name())) {
      return null;
    }
    Notation argument = fenced.items().get(0);
    Notation first =
        argument instanceof Notation.Sum sum && sum.terms().get(0).sign() == Notation.Sign.PLUS
            ? sum.terms().get(0).value()
            : argument;
    Name variable = vocabulary.name(first);
    if (variable == null || variable.power() != null) {
      return null;
    }
    if (!(names.read(variable, context) instanceof Expr.Ref root)) {
      return null;
    }
    Expr.Ref self = Expr.Ref.scalar(Quantity.scalar(use.name()));
    if (declared == null && !symbols.depends(self.quantity(), root.quantity())) {
      return null;
    }
    if (argument == first) {
      context.note(
          use.name() + "(…) names the argument of " + use.name() + ", which depends on it");
      return self;
    }
    context.note(
        use.name() + "(…) is " + use.name() + " with " + variable.base() + " replaced, no product");
    return new Expr.At(self, List.of(new Expr.Binding(root, formulas.read(argument, context))));
  }

  /**
   * {@code f'(a)} where f is defined as a formula in one name: its derivative there; of a number,
   * where the formula is one in arrays, that of a function nobody defined. Else null: a product.
   */
  Expr derivative(String plain, int primes, Notation.Fenced fenced, Context context) {
    List<NameUse> declared = symbols.dependencies(plain);
    if (declared.size() != 1 || fenced.items().size() != 1 || declared.get(0).arity() > 0) {
      return null;
    }
    Expr at = formulas.read(fenced.items().get(0), context);
    if (formulas.arrays() != null && formulas.arrays().isArray(declared.get(0))) {
      context.note(plain + " of a number is another function than " + plain + " of arrays");
      return new Expr.Apply(new FunctionSymbol(plain, 1), List.of(primes), List.of(at));
    }
    Expr.Ref variable = names.ref(declared.get(0), context);
    Expr derivative = Expr.Ref.scalar(Quantity.scalar(plain));
    for (int k = 0; k < primes; k++) {
      derivative = new Expr.Derivative(derivative, variable);
    }
    return at.equals(variable)
        ? derivative
        : new Expr.At(derivative, List.of(new Expr.Binding(variable, at)));
  }

  /** A name and nothing else, and no family. */
  private boolean isPlain(Notation item) {
    Name name = vocabulary.name(item);
    return name != null
        && name.power() == null
        && !vocabulary.isFamily(vocabulary.resolve(name).name(), 1);
  }

  /**
   * {@code h_\theta(x^{(i)})} where the document defines {@code h_\theta(x)} over the elements of x:
   * the same formula for the i-th x. Null if the bracket is anything else.
   */
  private Expr.Ref slice(NameUse use, Notation.Fenced fenced, Context context) {
    Name argument = vocabulary.name(fenced.items().get(0));
    NameUse formal = symbols.dependencies(use.name()).get(0);
    if (fenced.items().size() != 1 || argument == null || use.arity() > 0 || formal.arity() > 0) {
      return null;
    }
    NameUse given = vocabulary.bare(argument);
    boolean letters = given.indices().stream().allMatch(index -> index.letter() != null);
    if (argument.power() != null
        || !given.name().equals(formal.name())
        || given.arity() == 0
        || !letters) {
      return null;
    }
    Quantity slices =
        names.quantity(new NameUse(use.name(), given.indices(), null, 0, use.span()), context);
    symbols.slices.putIfAbsent(slices, given.name());
    context.note(
        use.name() + "(…) is its formula with every element of " + given.name() + " at that index");
    return new Expr.Ref(slices, given.indices());
  }

  /** {@code \phi_i(x')} after {@code \phi_i(x) = …} is the same with x replaced. */
  private Expr elsewhere(
      NameUse use, List<NameUse> declared, Notation.Fenced fenced, Context context) {
    if (declared.stream().anyMatch(argument -> argument.arity() > 0)) {
      return null;
    }
    if (formulas.arrays() != null && declared.stream().anyMatch(formulas.arrays()::isArray)) {
      return ofNumbers(use, fenced, context);
    }
    List<Expr.Binding> bindings = new ArrayList<>();
    for (int k = 0; k < declared.size(); k++) {
      Notation item = fenced.items().get(k);
      Name same = vocabulary.name(item);
      if (same == null
          || same.power() != null
          || !vocabulary.resolve(same).name().equals(declared.get(k).name())) {
        bindings.add(
            new Expr.Binding(names.ref(declared.get(k), context), formulas.read(item, context)));
      }
    }
    context.note(use.name() + "(…) is " + use.name() + " with its arguments replaced, no product");
    return new Expr.At(names.ref(use, context), bindings);
  }

  /** {@code f(x)} beside {@code f(\mathbf{x}) = …}: what f is of a number is said nowhere. */
  private Expr ofNumbers(NameUse use, Notation.Fenced fenced, Context context) {
    if (use.arity() > 0) {
      throw new NotUnderstood(
          use.name() + " at other arguments than it is defined with", fenced.span());
    }
    context.note(use.name() + " of a number is another function than " + use.name() + " of arrays");
    return names.called(use, fenced, context);
  }

  /** {@code h_\theta(x^{(i)})}: one element per value of the letters in the argument. */
  Expr.Ref dependent(NameUse use, Notation.Fenced fenced, Context context) {
    List<NameUse> declared = symbols.dependencies(use.name());
    if (declared.size() != fenced.items().size()) {
      return null; // f(x, y) beside f(x)
    }
    List<IndexExpr> indices = new ArrayList<>(use.indices());
    for (int k = 0; k < fenced.items().size(); k++) {
      Name argument = vocabulary.name(fenced.items().get(k));
      if (argument == null || argument.power() != null) {
        return null;
      }
      NameUse given = vocabulary.resolve(argument);
      if (!given.name().equals(declared.get(k).name())
          || given.arity() != declared.get(k).arity()) {
        return null;
      }
      indices.addAll(given.indices());
    }
    List<Range> axes = new ArrayList<>();
    for (int k = 0; k < indices.size(); k++) {
      IndexExpr index = indices.get(k);
      if (index.letter() == null) {
        return null;
      }
      Range axis = context.range(index.letter(), ranges);
      symbols.useSize(axis.upper());
      axes.add(axis);
    }
    return new Expr.Ref(new Quantity(use.name(), axes, symbols.version(use.name())), indices);
  }
}
