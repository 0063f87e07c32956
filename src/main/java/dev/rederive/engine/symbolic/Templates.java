package dev.rederive.engine.symbolic;

import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.ISymbol;

/**
 * Derivatives of formulas by Symja, one call per shape: the atoms of a formula are renamed by first
 * appearance, so that net_1 and net_2 of a layer ask the same question once per run.
 */
final class Templates {
  // Symja matches its rules against sums and products in every order: small questions are fast,
  // products of a dozen exponentials are not.
  private static final int OPERATIONS = 40;
  private static final int TERMS = 6;
  private static final int NESTING = 3;

  private final Algebra algebra;
  private final Map<String, Shape> shapes = new HashMap<>();

  Templates(Algebra algebra) {
    this.algebra = algebra;
  }

  /** A formula over its atoms: what is not entered by Symja is an atom. */
  final class Shape {
    private final IExpr expression;
    private final Map<Integer, IExpr> partials = new HashMap<>();
    private final Map<Integer, BigFraction[]> reductions = new HashMap<>();
    private final boolean exponential;
    private final int arity;

    Shape(IExpr expression, int arity, boolean exponential) {
      this.expression = expression;
      this.arity = arity;
      this.exponential = exponential;
    }

    private IExpr partial(int k) {
      return partials.computeIfAbsent(k, i -> algebra.derivative(expression, algebra.symbol(i)));
    }
  }

  /** A shape with the nodes that stand for its atoms. */
  final class Instance {
    private final Dag dag;
    private final Shape shape;
    private final List<Integer> atoms;

    Instance(Dag dag, Shape shape, List<Integer> atoms) {
      this.dag = dag;
      this.shape = shape;
      this.atoms = atoms;
    }

    List<Integer> atoms() {
      return atoms;
    }

    /** The partial derivative with respect to the k-th atom, a node. */
    int partial(int k) {
      Map<ISymbol, Integer> nodes = new HashMap<>();
      for (int i = 0; i < atoms.size(); i++) {
        nodes.put(algebra.symbol(i), atoms.get(i));
      }
      return algebra.take(shape.partial(k), dag, nodes);
    }

    /**
     * The partial derivative as a polynomial of degree 2 in the formula's own value, where it is
     * one: 1/(1+e^(-x)) has y(1-y).
     *
     * @param value the symbol y that stands for the formula
     * @return a node, or -1
     */
    int partialInOwnTerms(int k, int value) {
      if (!shape.exponential || shape.arity > 2) {
        return -1;
      }
      BigFraction[] c = shape.reductions.computeIfAbsent(k, i -> reduce(shape, i));
      if (c.length == 0) {
        return -1;
      }
      if (c[0].isZero() && c[1].equals(c[2].negate())) {
        return dag.multiply(new int[] {dag.constant(c[1]), value, dag.subtract(dag.one, value)});
      }
      return dag.add(
          new int[] {
            dag.constant(c[0]),
            dag.multiply(dag.constant(c[1]), value),
            dag.multiply(dag.constant(c[2]), dag.power(value, BigFraction.TWO))
          });
    }
  }

  /** The shape of a formula; null if it is an atom itself. */
  Instance of(Dag dag, int node) {
    StringBuilder key = new StringBuilder();
    List<Integer> atoms = new ArrayList<>();
    Map<Integer, Integer> seen = new HashMap<>();
    int[] operations = {0};
    write(dag, node, 0, 0, key, atoms, seen, operations);
    boolean exponential = key.indexOf("EXP") >= 0;
    Shape shape =
        shapes.computeIfAbsent(
            key.toString(),
            unused -> {
              Map<Integer, Double> bits = new HashMap<>();
              atoms.forEach(atom -> bits.put(atom, 0.0));
              if (Polynomials.bits(dag, node, bits) > 4.0 * Algebra.BITS) {
                throw new Unanswered("a derivative with numbers too long");
              }
              Map<Integer, IExpr> known = new HashMap<>();
              for (int k = 0; k < atoms.size(); k++) {
                known.put(atoms.get(k), algebra.symbol(k));
              }
              return new Shape(algebra.express(dag, node, known), atoms.size(), exponential);
            });
    return new Instance(dag, shape, atoms);
  }

  /** A product of two atoms, whatever they are made of. */
  Instance product(Dag dag, int a, int b) {
    Shape shape =
        shapes.computeIfAbsent(
            "a0 a1", unused -> new Shape(F.Times(algebra.symbol(0), algebra.symbol(1)), 2, false));
    return new Instance(dag, shape, List.of(a, b));
  }

  private void write(
      Dag dag,
      int node,
      int depth,
      int nesting,
      StringBuilder key,
      List<Integer> atoms,
      Map<Integer, Integer> seen,
      int[] operations) {
    Op op = dag.op(node);
    int count = dag.childCount(node);
    boolean atom =
        switch (op) {
          case CONSTANT, PI -> false;
          case EXP, LN, SIN, COS, ATAN, POWER -> operations[0] > OPERATIONS || nesting >= NESTING;
          case ADD, MULTIPLY -> count > TERMS || operations[0] > OPERATIONS;
          default -> true;
        };
    if (atom && depth > 0 || seen.containsKey(node)) {
      Integer number = seen.get(node);
      if (number == null) {
        number = atoms.size();
        atoms.add(node);
        seen.put(node, number);
      }
      key.append('a').append(number);
      return;
    }
    if (op == Op.CONSTANT) {
      key.append(dag.constantValue(node));
      return;
    }
    operations[0]++;
    key.append(op);
    if (op == Op.POWER) {
      key.append('^').append(dag.exponent(node));
    }
    key.append('(');
    boolean deeper = op != Op.ADD && op != Op.MULTIPLY;
    for (int k = 0; k < count; k++) {
      int below = nesting + (deeper ? 1 : 0);
      write(dag, dag.child(node, k), depth + 1, below, key, atoms, seen, operations);
      key.append(',');
    }
    key.append(')');
  }

  private static final BigFraction[] NONE = {};

  /**
   * Finds c0 + c1 y + c2 y² by exact arithmetic and proves it, all in the normal form. Guessing the
   * coefficients from three values is free: only the proof counts.
   */
  private BigFraction[] reduce(Shape shape, int k) {
    Formulas formulas = new Formulas();
    Dag dag = formulas.dag;
    Map<ISymbol, Integer> nodes = new HashMap<>();
    for (int i = 0; i < shape.arity; i++) {
      nodes.put(algebra.symbol(i), formulas.symbol());
    }
    try {
      int y = algebra.take(shape.expression, dag, nodes);
      int slope = algebra.take(shape.partial(k), dag, nodes);
      Polynomials polynomials = new Polynomials(dag, algebra, Budget.STANDARD);
      NormalForm form = new NormalForm(formulas, new Kernels(formulas, polynomials, Map.of()));
      BigFraction[] c = form.quadratic(y, slope);
      return c == null ? NONE : c;
    } catch (Unanswered outOfClass) {
      return NONE;
    }
  }
}
