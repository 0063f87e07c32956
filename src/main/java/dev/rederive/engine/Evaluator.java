package dev.rederive.engine;

import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.dag.Cone;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import dev.rederive.engine.dag.RoundedNumber;
import dev.rederive.math.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Evaluates nodes of a graph in any number system. Derivative nodes must have been worked out
 * before.
 *
 * @param <T> the numbers
 */
public final class Evaluator<T> {
  private final Dag dag;
  private final Cone cone;
  private final Arithmetic<T> arithmetic;
  private final Order<T> order;
  private final List<T> values;

  /** Decides a condition between two numbers. */
  public interface Order<T> {
    /** Whether the relation holds, or null if these numbers do not tell. */
    Boolean holds(T left, Relation relation, T right);
  }

  /**
   * Evaluates the cone of the roots.
   *
   * @param variables the value of each variable; null where it has none
   */
  public Evaluator(
      Dag dag, Cone cone, Arithmetic<T> arithmetic, Order<T> order, Function<Atom, T> variables) {
    this.dag = dag;
    this.cone = cone;
    this.arithmetic = arithmetic;
    this.order = order;
    this.values = new ArrayList<>(cone.size());
    for (int k = 0; k < cone.size(); k++) {
      values.add(compute(cone.node(k), variables));
    }
  }

  /** The value of a node of the cone, or null where it is not defined. */
  public T value(int node) {
    return values.get(cone.indexOf(node));
  }

  private T compute(int node, Function<Atom, T> variables) {
    Op op = dag.op(node);
    switch (op) {
      case CONSTANT:
        return arithmetic.constant(dag.constantValue(node));
      case ROUNDED:
        RoundedNumber number = dag.rounded(node);
        return arithmetic.range(number.low(), number.high());
      case PI:
        return arithmetic.pi();
      case VARIABLE:
        return variables.apply(dag.atom(node));
      case SELECT:
        return select(node);
      case DERIVATIVE:
        throw new IllegalStateException("expand the derivatives first");
      default:
        break;
    }
    int count = dag.childCount(node);
    T first = value(dag.child(node, 0));
    if (first == null) {
      return null;
    }
    switch (op) {
      case NAMED:
        return first;
      case ADD:
      case MULTIPLY:
        for (int k = 1; k < count; k++) {
          T next = value(dag.child(node, k));
          if (next == null) {
            return null;
          }
          first = op == Op.ADD ? arithmetic.add(first, next) : arithmetic.multiply(first, next);
          if (first == null) {
            return null;
          }
        }
        return first;
      case POWER:
        return dag.exponent(node).equals(org.hipparchus.fraction.BigFraction.MINUS_ONE)
            ? arithmetic.reciprocal(first)
            : arithmetic.power(first, dag.exponent(node));
      case EXP:
        return arithmetic.exp(first);
      case LN:
        return arithmetic.ln(first);
      case SIN:
        return arithmetic.sin(first);
      case COS:
        return arithmetic.cos(first);
      case ATAN:
        return arithmetic.atan(first);
      case ABS:
        return arithmetic.abs(first);
      case SIGN:
        return arithmetic.sign(first);
      case OPAQUE:
        List<T> arguments = new ArrayList<>(count);
        for (int k = 0; k < count; k++) {
          T argument = value(dag.child(node, k));
          if (argument == null) {
            return null;
          }
          arguments.add(argument);
        }
        return OpaqueStandIn.value(arithmetic, dag.opaque(node), arguments);
      default:
        throw new IllegalStateException(op.toString());
    }
  }

  private T select(int node) {
    T left = value(dag.child(node, 0));
    T right = value(dag.child(node, 1));
    if (left == null || right == null) {
      return null;
    }
    Boolean holds = order.holds(left, dag.relation(node), right);
    return holds == null ? null : value(dag.child(node, holds ? 2 : 3));
  }
}
