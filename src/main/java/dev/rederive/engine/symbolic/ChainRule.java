package dev.rederive.engine.symbolic;

import dev.rederive.engine.dag.Cone;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The formulas of a document's nodes, one level deep: every variable and every defined quantity is
 * a symbol, and a derivative is composed from Symja's derivatives of the definitions between the
 * two quantities, in the order in which they depend on each other. A root keeps its value and its
 * own definition is not entered.
 */
final class ChainRule {
  private static final int DEPTH = 2000;
  private static final int FACTORS = 6;

  private final Dag document;
  private final Formulas formulas;
  private final Dag dag;
  private final Templates templates;

  private final Map<Integer, Integer> values = new HashMap<>();
  private final Map<Integer, Integer> symbols = new HashMap<>();
  private final Map<Integer, Integer> nodes = new HashMap<>();
  private final Map<Integer, Map<Integer, Integer>> tangents = new HashMap<>();
  private final Map<Integer, BitSet> dependents = new HashMap<>();
  private final Cone cone;
  private int depth;

  /**
   * @param cone the document's nodes that may be asked for
   */
  ChainRule(Dag document, Cone cone, Formulas formulas, Templates templates) {
    this.document = document;
    this.cone = cone;
    this.formulas = formulas;
    this.dag = formulas.dag;
    this.templates = templates;
  }

  /** The document's node that a symbol stands for, or null. */
  Integer nodeOf(int symbol) {
    return nodes.get(symbol);
  }

  /** The formula of a document's node. */
  int value(int node) {
    Integer known = values.get(node);
    if (known != null) {
      return known;
    }
    enter();
    int result;
    int count = document.childCount(node);
    switch (document.op(node)) {
      case CONSTANT:
        result = dag.constant(document.constantValue(node));
        break;
      case ROUNDED:
        result = dag.rounded(document.rounded(node));
        break;
      case PI:
        result = dag.pi();
        break;
      case VARIABLE:
      case NAMED:
        result = symbols.computeIfAbsent(node, unused -> formulas.symbol());
        nodes.put(result, node);
        break;
      case DERIVATIVE:
        result = tangent(value(document.child(node, 0)), document.child(node, 1));
        break;
      default:
        int[] children = new int[count];
        for (int k = 0; k < count; k++) {
          children[k] = value(document.child(node, k));
        }
        result =
            switch (document.op(node)) {
              case ADD -> dag.add(children);
              case MULTIPLY -> dag.multiply(children);
              case POWER -> dag.power(children[0], document.exponent(node));
              case OPAQUE -> dag.opaque(document.opaque(node), children);
              case SELECT ->
                  dag.select(
                      document.relation(node), children[0], children[1], children[2], children[3]);
              default -> dag.unary(document.op(node), children[0]);
            };
    }
    depth--;
    values.put(node, result);
    return result;
  }

  /** The formula of a named node's definition. */
  int definition(int named) {
    return value(document.child(named, 0));
  }

  /** The derivative of a formula with respect to a root, a variable or named node. */
  int tangent(int formula, int root) {
    Map<Integer, Integer> known = tangents.computeIfAbsent(root, unused -> new HashMap<>());
    Integer done = known.get(formula);
    if (done != null) {
      return done;
    }
    enter();
    int result = differentiate(formula, root);
    depth--;
    known.put(formula, result);
    return result;
  }

  private void enter() {
    if (++depth > DEPTH) {
      depth = 0;
      throw new Unanswered("definitions nested more than " + DEPTH + " deep");
    }
  }

  private int differentiate(int formula, int root) {
    int count = dag.childCount(formula);
    switch (dag.op(formula)) {
      case CONSTANT:
      case ROUNDED:
      case PI:
      case SIGN:
        return dag.zero;
      case VARIABLE:
        int node = nodes.get(formula);
        if (node == root) {
          return dag.one;
        }
        boolean constant = document.op(node) == Op.VARIABLE || !depends(node, root);
        if (constant) {
          return dag.zero;
        }
        int definition = definition(node);
        return switch (dag.op(definition)) {
          case ADD, MULTIPLY, POWER, EXP ->
              dag.childCount(definition) > FACTORS
                  ? tangent(definition, root)
                  : named(definition, formula, root);
          default -> tangent(definition, root);
        };
      case ABS:
        return dag.multiply(
            dag.unary(Op.SIGN, dag.child(formula, 0)), tangent(dag.child(formula, 0), root));
      case SELECT:
        return dag.select(
            dag.relation(formula),
            dag.child(formula, 0),
            dag.child(formula, 1),
            tangent(dag.child(formula, 2), root),
            tangent(dag.child(formula, 3), root));
      case ADD:
        int[] terms = new int[count];
        for (int k = 0; k < count; k++) {
          terms[k] = tangent(dag.child(formula, k), root);
        }
        return dag.add(terms);
      case OPAQUE:
        int[] links = new int[count];
        for (int k = 0; k < count; k++) {
          int partial = dag.opaque(dag.opaque(formula).differentiate(k), dag.children(formula));
          links[k] = dag.multiply(partial, tangent(dag.child(formula, k), root));
        }
        return dag.add(links);
      case MULTIPLY:
        if (count == 2
            && (dag.isConstant(dag.child(formula, 0)) || dag.isConstant(dag.child(formula, 1)))) {
          int c = dag.isConstant(dag.child(formula, 0)) ? 0 : 1;
          return dag.multiply(dag.child(formula, c), tangent(dag.child(formula, 1 - c), root));
        }
        if (count > FACTORS) {
          int[] factors = dag.children(formula);
          int first = dag.multiply(Arrays.copyOf(factors, count / 2));
          int second = dag.multiply(Arrays.copyOfRange(factors, count / 2, count));
          return compose(templates.product(dag, first, second), root);
        }
        return compose(templates.of(dag, formula), root);
      default:
        return compose(templates.of(dag, formula), root);
    }
  }

  /** In terms of the quantity's own symbol if that can be, else in terms of its definition. */
  private int named(int formula, int symbol, int root) {
    Templates.Instance instance = templates.of(dag, formula);
    int n = instance.atoms().size();
    int[] terms = new int[n];
    for (int k = 0; k < n; k++) {
      int inner = tangent(instance.atoms().get(k), root);
      int partial = inner == dag.zero ? dag.zero : instance.partialInOwnTerms(k, symbol);
      if (partial < 0) {
        return tangent(formula, root);
      }
      terms[k] = dag.multiply(partial, inner);
    }
    return dag.add(terms);
  }

  /** The sum of Symja's partial derivatives times the tangents of the atoms. */
  private int compose(Templates.Instance instance, int root) {
    int n = instance.atoms().size();
    int[] terms = new int[n];
    for (int k = 0; k < n; k++) {
      int inner = tangent(instance.atoms().get(k), root);
      terms[k] = inner == dag.zero ? dag.zero : dag.multiply(instance.partial(k), inner);
    }
    return dag.add(terms);
  }

  private boolean depends(int node, int root) {
    return dependents.computeIfAbsent(root, this::dependents).get(node);
  }

  private BitSet dependents(int root) {
    BitSet set = new BitSet();
    set.set(root);
    for (int k = 0; k < cone.size(); k++) {
      int node = cone.node(k);
      for (int c = document.childCount(node) - 1; c >= 0; c--) {
        if (set.get(document.child(node, c))) {
          set.set(node);
        }
      }
    }
    return set;
  }
}
