package dev.rederive.engine.lowering;

import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import dev.rederive.engine.dag.Replacement;
import dev.rederive.engine.dag.RoundedNumber;
import dev.rederive.math.Decimals;
import dev.rederive.math.Definition;
import dev.rederive.math.Expr;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Model;
import dev.rederive.math.Quantity;
import dev.rederive.math.Range;
import dev.rederive.math.function.ElementaryFunction;
import dev.rederive.math.function.Primitive;
import dev.rederive.source.Position;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;

/**
 * Builds the nodes of a document's formulas at one choice of sizes. A definition is worked out once
 * per element, when somebody asks for it, so that what is circular is circular per element:
 * {@code h_t} from {@code h_{t-1}} is not.
 */
public final class Lowering {
  /** Formulas and definitions inside each other; a thousand steps of a recurrence are well below. */
  private static final int DEEPEST = 20_000;

  private int depth;

  /** What looking at a part of a formula costs, in operands of the graph. */
  private static final long STEP_WORK = 20;

  private final Model model;
  private final Map<String, Integer> sizes;
  private final Dag dag;
  private final Map<Quantity, Family> families = new HashMap<>();

  /** Found by the formula itself, which is looked up far more often than it is new. */
  private final Map<Expr.Ref, Family> byReference = new IdentityHashMap<>();

  private final Reductions reductions = new Reductions(this);

  private final FunctionCalls calls;
  private final Set<Atom> inProgress = new HashSet<>();
  private final Map<Long, Integer> copies = new HashMap<>();
  private final Matrices matrices;

  /**
   * @param sizes a value for every size of the model
   */
  public Lowering(Model model, Map<String, Integer> sizes, Dag dag) {
    this.model = model;
    this.sizes = Map.copyOf(sizes);
    this.dag = dag;
    this.calls = new FunctionCalls(this, model);
    this.matrices = new Matrices(dag, this::lower, this::index);
  }

  /**
   * Goes on from another one.
   *
   * @param dag a copy of its graph
   */
  public Lowering(Lowering base, Dag dag) {
    this(base.model, base.sizes, dag);
    base.families.forEach((quantity, family) -> families.put(quantity, family.copy()));
    copies.putAll(base.copies);
  }

  /** Values of functions. */
  FunctionCalls calls() {
    return calls;
  }

  public Dag dag() {
    return dag;
  }

  /**
   * The node of a formula; derivatives stay {@link Op#DERIVATIVE} nodes.
   *
   * @param letters the values of the index letters that are free in it
   * @throws Unresolved if it has none
   */
  public int lower(Expr expr, Map<String, Integer> letters) {
    return lower(expr, Scope.of(letters));
  }

  /** The value of an index at these sizes. */
  public int index(IndexExpr index, Map<String, Integer> letters) {
    return index(index, Scope.of(letters));
  }

  /** The variable or named node of one element. */
  public int element(Quantity quantity, List<Integer> indices) {
    return element(family(quantity), indices);
  }

  Family family(Quantity quantity) {
    Family family = families.get(quantity);
    if (family == null) {
      int rank = quantity.rank();
      int[] lows = new int[rank];
      int[] highs = new int[rank];
      for (int k = 0; k < rank; k++) {
        Range range = quantity.axes().get(k);
        lows[k] = index(range.lower(), Scope.EMPTY);
        highs[k] = index(range.upper(), Scope.EMPTY);
      }
      family = new Family(quantity, lows, highs);
      families.put(quantity, family);
    }
    return family;
  }

  int element(Family family, List<Integer> indices) {
    int known = family.node(indices);
    if (known >= 0) {
      return known;
    }
    Atom atom = new Atom(family.quantity, indices, 0);
    if (!inProgress.add(atom)) {
      throw new Unresolved("the definition of " + atom + " is circular");
    }
    try {
      int node = define(atom);
      family.put(atom.indices(), node);
      return node;
    } finally {
      inProgress.remove(atom);
    }
  }

  private int define(Atom atom) {
    Definition best = null;
    Scope letters = null;
    for (Definition definition : model.definitions().getOrDefault(atom.quantity(), List.of())) {
      Scope match = match(definition, atom.indices());
      // A definition for one element goes before the one for all.
      if (match != null && (best == null || match.length() < letters.length())) {
        best = definition;
        letters = match;
      }
    }
    if (best == null) {
      return dag.variable(atom);
    }
    if (best.body() == null) {
      throw new Unresolved(unknown(atom.toString(), best.place(), best.unknownBecause()));
    }
    return dag.named(atom, lower(best.body(), letters));
  }

  static String unknown(String name, Position place, String reason) {
    return name
        + " is unknown: "
        + (place == null ? reason : "its definition in " + place.inWords() + " could not be read");
  }

  private Scope match(Definition definition, List<Integer> indices) {
    Scope letters = Scope.EMPTY;
    for (int k = 0; k < indices.size(); k++) {
      IndexExpr pattern = definition.pattern().get(k);
      if (pattern.letter() == null) {
        if (index(pattern, Scope.EMPTY) != indices.get(k)) {
          return null;
        }
        continue;
      }
      int rest = pattern.size() == null ? 0 : size(pattern.size());
      int value = indices.get(k) - pattern.offset() - rest;
      if (!letters.binds(pattern.letter())) {
        letters = letters.bind(pattern.letter(), value);
      } else if (letters.valueOf(pattern.letter()) != value) {
        return null;
      }
      Range range = definition.target().axes().get(k);
      int low = index(range.lower(), Scope.EMPTY);
      int high = index(range.upper(), Scope.EMPTY);
      // The letter runs over the range, not the element: a_{l+1} for l up to M defines a_{M+1}.
      if (value < low || value > high) {
        return null;
      }
    }
    return letters;
  }

  private int size(String name) {
    Integer size = sizes.get(name);
    if (size != null) {
      return size;
    }
    List<String> summands = IndexExpr.summands(name);
    if (summands.size() == 1) {
      throw new Unresolved("the size " + name + " has no value");
    }
    return summands.stream().mapToInt(this::size).sum();
  }

  int index(IndexExpr index, Scope scope) {
    int value = index.offset();
    if (index.letter() != null) {
      value += scope.valueOf(index.letter());
    }
    return index.size() == null ? value : value + size(index.size());
  }

  int lower(Expr expr, Scope scope) {
    dag.spend(STEP_WORK);
    if (depth > DEEPEST) {
      throw new Unresolved("nested too deeply, or a definition that never ends");
    }
    depth++;
    try {
      return lowerOne(expr, scope);
    } finally {
      depth--;
    }
  }

  private int lowerOne(Expr expr, Scope scope) {
    if (expr instanceof Expr.Number number) {
      return number(number);
    } else if (expr instanceof Expr.Constant constant) {
      return constant.kind() == Expr.Constant.Kind.PI ? dag.pi() : dag.unary(Op.EXP, dag.one);
    } else if (expr instanceof Expr.Ref ref) {
      return ref(ref, scope);
    } else if (expr instanceof Expr.IndexValue value) {
      return dag.constant(index(value.index(), scope));
    } else if (expr instanceof Expr.Negate negate) {
      return dag.negate(lower(negate.operand(), scope));
    } else if (expr instanceof Expr.Add add) {
      return dag.add(lowerAll(add.terms(), scope));
    } else if (expr instanceof Expr.Multiply multiply) {
      return dag.multiply(lowerAll(multiply.factors(), scope));
    } else if (expr instanceof Expr.Divide divide) {
      return dag.divide(lower(divide.numerator(), scope), lower(divide.denominator(), scope));
    } else if (expr instanceof Expr.Power power) {
      return power(power, scope);
    } else if (expr instanceof Expr.Call call) {
      return call(call, scope);
    } else if (expr instanceof Expr.Apply apply) {
      return calls.value(apply, scope);
    } else if (expr instanceof Expr.Spread spread) {
      return calls.value(spread, scope);
    } else if (expr instanceof Expr.Reduction reduction) {
      return reductions.node(reduction, scope);
    } else if (expr instanceof Expr.Determinant det) {
      return matrices.determinant(det, scope);
    } else if (expr instanceof Expr.Inverse inverse) {
      return matrices.element(inverse, scope);
    } else if (expr instanceof Expr.Derivative derivative) {
      int root = ref(derivative.variable(), scope);
      if (!dag.isAtom(root)) {
        throw new Unresolved(
            derivative.variable().quantity() + " stands for a formula here, not for a variable");
      }
      return dag.derivative(lower(derivative.of(), scope), root);
    } else if (expr instanceof Expr.At at) {
      return at(at, scope);
    } else if (expr instanceof Expr.Piecewise piecewise) {
      return piecewise(piecewise, scope);
    }
    Expr.Kronecker delta = (Expr.Kronecker) expr;
    return index(delta.a(), scope) == index(delta.b(), scope) ? dag.one : dag.zero;
  }

  int[] lowerAll(List<Expr> parts, Scope scope) {
    int[] nodes = new int[parts.size()];
    for (int k = 0; k < nodes.length; k++) {
      nodes[k] = lower(parts.get(k), scope);
    }
    return nodes;
  }

  private int number(Expr.Number number) {
    if (!number.isRounded()) {
      return dag.constant(number.value());
    }
    BigFraction half = Decimals.unit(number.digits()).divide(2);
    return dag.rounded(
        new RoundedNumber(
            number.value().subtract(half), number.value().add(half), number.digits()));
  }

  private int ref(Expr.Ref ref, Scope scope) {
    if (!scope.formals().isEmpty()) {
      Integer formal = scope.formals().get(ref.quantity());
      if (formal != null) {
        return formal;
      }
    }
    Family family = byReference.get(ref);
    if (family == null) {
      family = family(ref.quantity());
      byReference.put(ref, family);
    }
    int[] indices = new int[ref.subscripts().size()];
    for (int k = 0; k < indices.length; k++) {
      IndexExpr subscript = ref.subscripts().get(k);
      int value = index(subscript, scope);
      int low = family.lows[k];
      int high = family.highs[k];
      // One step beside the range is a boundary value (h_0 for h_{t-1}), and so is a printed 0 in
      // front of 1 (the bias w_{k0}); any other printed number is a slip.
      boolean bias = value == 0 && low == 1;
      if ((value < low || value > high) && subscript.isConstant() && !bias) {
        throw new Unresolved(
            "index " + value + " of " + ref.quantity() + " is outside " + low + ".." + high);
      }
      indices[k] = value;
    }
    int known = family.at(family.place(indices));
    return known >= 0 ? known : element(family, Arrays.stream(indices).boxed().toList());
  }

  private int power(Expr.Power power, Scope scope) {
    int exponent = lower(power.exponent(), scope);
    if (power.base() instanceof Expr.Constant constant && constant.kind() == Expr.Constant.Kind.E) {
      return dag.unary(Op.EXP, exponent);
    }
    int base = lower(power.base(), scope);
    if (dag.isConstant(exponent)) {
      return dag.power(base, dag.constantValue(exponent));
    }
    return dag.unary(Op.EXP, dag.multiply(exponent, dag.unary(Op.LN, base)));
  }

  private int call(Expr.Call call, Scope scope) {
    ElementaryFunction function = call.function();
    Primitive primitive = function.primitive();
    if (primitive == null) {
      return lower(function.value(call.arguments()), scope);
    }
    int argument = lower(call.arguments().get(0), scope);
    return dag.unary(
        switch (primitive) {
          case EXP -> Op.EXP;
          case LN -> Op.LN;
          case SIN -> Op.SIN;
          case COS -> Op.COS;
          case ATAN -> Op.ATAN;
          case ABS -> Op.ABS;
          case SIGN -> Op.SIGN;
        },
        argument);
  }

  /** A named node that stands for an atom but has another value; the same value, the same node. */
  int copy(Atom atom, int value) {
    int known = atom.copy() > 0 ? -1 : family(atom.quantity()).node(atom.indices());
    int variable = known >= 0 ? known : dag.variable(atom);
    long key = ((long) variable << 32) | value;
    Integer number = copies.get(key);
    if (number == null) {
      number = copies.size() + 1;
      copies.put(key, number);
    }
    return dag.named(new Atom(atom.quantity(), atom.indices(), number), value);
  }

  private int at(Expr.At at, Scope scope) {
    Map<Quantity, Integer> formals = new HashMap<>(scope.formals());
    Map<Integer, Integer> by = new HashMap<>();
    for (Expr.Binding binding : at.bindings()) {
      bind(binding, 0, scope, formals, by);
    }
    int body = lower(at.body(), scope.with(formals));
    HeldRoots.of(dag, body, by).forEach((root, value) -> by.put(root, copy(value, root)));
    return new Replacement(dag, by).apply(body);
  }

  /** Replaces the variable at every value of the letters of a binding. */
  private void bind(
      Expr.Binding binding,
      int at,
      Scope scope,
      Map<Quantity, Integer> formals,
      Map<Integer, Integer> by) {
    if (at < binding.letters().size()) {
      Range range = binding.ranges().get(at);
      int high = index(range.upper(), scope);
      for (int value = index(range.lower(), scope); value <= high; value++) {
        bind(binding, at + 1, scope.bind(binding.letters().get(at), value), formals, by);
      }
      return;
    }
    int value = lower(binding.value(), scope);
    Quantity quantity = binding.variable().quantity();
    if (formals.containsKey(quantity)) {
      // A formal argument stands for whatever was passed; in the body it now stands for this.
      formals.put(quantity, copy(new Atom(quantity, List.of(), 0), value));
    } else {
      int variable = ref(binding.variable(), scope);
      by.put(variable, copy(dag.atom(variable), value));
    }
  }

  private int piecewise(Expr.Piecewise piecewise, Scope scope) {
    int value = dag.power(dag.zero, BigFraction.MINUS_ONE); // no case holds: not defined
    List<Expr.Branch> branches = piecewise.branches();
    for (int k = branches.size() - 1; k >= 0; k--) {
      Expr.Condition condition = branches.get(k).condition();
      if (condition == null) {
        value = lower(branches.get(k).value(), scope);
        continue;
      }
      int left = lower(condition.left(), scope);
      int right = lower(condition.right(), scope);
      if (dag.isConstant(left) && dag.isConstant(right)) {
        // A condition on indices (i = j) is no kink: it is decided here.
        int order = dag.constantValue(left).compareTo(dag.constantValue(right));
        if (condition.relation().holds(order)) {
          value = lower(branches.get(k).value(), scope);
        }
        continue;
      }
      int then = lower(branches.get(k).value(), scope);
      value = dag.select(condition.relation(), left, right, then, value);
    }
    return value;
  }
}
