package dev.rederive.engine.modular;

import dev.rederive.engine.dag.Cone;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import dev.rederive.engine.dag.OpaqueFunction;
import dev.rederive.math.Relation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/** The cone of the differences as flat arrays: what does not change from trial to trial. */
final class Program {
  static final Op[] OPS = Op.values();

  final int size;
  final byte[] ops;
  final int[] starts;
  final int[] children;

  /**
   * Where the node's constant, exponent, plan, function or relation is found in the list of its
   * operation.
   */
  final int[] details;

  final int[] differences;

  final List<BigFraction> constants = new ArrayList<>();
  long[] powers = new long[16];
  final List<Plans.Root> roots = new ArrayList<>();
  final List<Plans.Exponent> exponentials = new ArrayList<>();
  final List<Plans.Exponent> angles = new ArrayList<>();
  final List<Plans.Logarithm> logarithms = new ArrayList<>();
  final List<Plans.Sign> signs = new ArrayList<>();
  final List<OpaqueFunction> functions = new ArrayList<>();
  final List<Relation> relations = new ArrayList<>();

  /** How many monomials there are in exponents, those inside logarithms and roots left out. */
  final int exponents;

  final int arctangents;
  final boolean hasPi;
  final Plans plans;

  Program(Dag dag, int[] roots, Map<Integer, Integer> assumed) {
    Cone cone = Cone.of(dag, roots);
    Positions positions = new Positions(cone);
    plans = new Plans(dag, positions, assumed);
    size = cone.size();
    ops = new byte[size];
    starts = new int[size + 1];
    details = new int[size];
    int edges = 0;
    for (int k = 0; k < size; k++) {
      edges += dag.childCount(cone.node(k));
    }
    children = new int[edges];
    Map<Object, Integer> numbers = new HashMap<>();
    int atans = 0;
    boolean pi = false;
    for (int k = 0; k < size; k++) {
      int node = cone.node(k);
      Op op = dag.op(node);
      ops[k] = (byte) op.ordinal();
      int end = starts[k];
      for (int c = 0; c < dag.childCount(node); c++) {
        children[end++] = positions.of(dag.child(node, c));
      }
      starts[k + 1] = end;
      details[k] = detail(dag, node, op, numbers);
      atans += op == Op.ATAN ? 1 : 0;
      pi |= op == Op.PI;
    }
    exponents = exponentials.stream().mapToInt(plan -> plan.coefficients().length).sum();
    arctangents = atans;
    hasPi = pi;
    differences = Arrays.stream(roots).map(positions::of).toArray();
  }

  private int detail(Dag dag, int node, Op op, Map<Object, Integer> numbers) {
    switch (op) {
      case ROUNDED:
        throw new OutsideClass("rounded decimal in it");
      case DERIVATIVE:
        throw new IllegalArgumentException("expand the derivatives first");
      case CONSTANT:
        return add(constants, dag.constantValue(node));
      case POWER:
        return power(dag, node);
      case EXP:
        return add(exponentials, plans.exponential(dag.child(node, 0)));
      case SIN:
      case COS:
        int argument = dag.child(node, 0);
        return numbers.computeIfAbsent(argument, key -> add(angles, plans.angle(argument)));
      case LN:
        return add(logarithms, plans.logarithm(dag.child(node, 0)));
      case ABS:
      case SIGN:
        return add(signs, plans.sign(dag.child(node, 0)));
      case OPAQUE:
        return numbers.computeIfAbsent(
            dag.opaque(node), function -> add(functions, dag.opaque(node)));
      case SELECT:
        return select(dag, node);
      default:
        return -1;
    }
  }

  /** The relation's number, or &minus;1 or &minus;2 if signs make it true or false. */
  private int select(Dag dag, int node) {
    Relation relation = dag.relation(node);
    if (relation == Relation.APPROXIMATE) {
      throw new OutsideClass("an approximate condition");
    }
    Boolean holds = plans.condition(node);
    return holds == null ? add(relations, relation) : holds ? -1 : -2;
  }

  /** A place among the exponents, or for a real power one less than minus a place among roots. */
  private int power(Dag dag, int node) {
    BigFraction exponent = dag.exponent(node);
    if (!exponent.isInteger()) {
      return -1 - add(roots, plans.root(dag.child(node, 0), exponent));
    }
    if (exponent.getNumerator().bitLength() > 40) {
      throw new OutsideClass("a very large power");
    }
    if (powerCount == powers.length) {
      powers = Arrays.copyOf(powers, 2 * powerCount);
    }
    powers[powerCount] = exponent.getNumeratorAsLong();
    return powerCount++;
  }

  private int powerCount;

  private static <T> int add(List<T> list, T value) {
    list.add(value);
    return list.size() - 1;
  }
}
