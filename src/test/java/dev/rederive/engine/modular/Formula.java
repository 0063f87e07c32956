package dev.rederive.engine.modular;

import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import dev.rederive.engine.dag.OpaqueFunction;
import dev.rederive.math.Quantity;
import dev.rederive.math.Relation;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** Short spellings for building graphs in tests. */
final class Formula {
  static final BigFraction HALF = new BigFraction(1, 2);

  final Dag dag = new Dag();

  int variable(String name) {
    return dag.variable(new Atom(Quantity.scalar(name), List.of(), 0));
  }

  int named(String name, int definition) {
    return dag.named(new Atom(Quantity.scalar(name), List.of(), 0), definition);
  }

  int number(long value) {
    return dag.constant(value);
  }

  int fraction(long above, long below) {
    return dag.constant(new BigFraction(above, below));
  }

  int sum(int... terms) {
    return dag.add(terms);
  }

  int product(int... factors) {
    return dag.multiply(factors);
  }

  int minus(int a, int b) {
    return dag.subtract(a, b);
  }

  int negate(int a) {
    return dag.negate(a);
  }

  int over(int a, int b) {
    return dag.divide(a, b);
  }

  int power(int a, long exponent) {
    return dag.power(a, new BigFraction(exponent));
  }

  int power(int a, BigFraction exponent) {
    return dag.power(a, exponent);
  }

  int sqrt(int a) {
    return dag.power(a, HALF);
  }

  int exp(int a) {
    return dag.unary(Op.EXP, a);
  }

  int ln(int a) {
    return dag.unary(Op.LN, a);
  }

  int sin(int a) {
    return dag.unary(Op.SIN, a);
  }

  int cos(int a) {
    return dag.unary(Op.COS, a);
  }

  int abs(int a) {
    return dag.unary(Op.ABS, a);
  }

  int sign(int a) {
    return dag.unary(Op.SIGN, a);
  }

  int atan(int a) {
    return dag.unary(Op.ATAN, a);
  }

  int max(int a, int b) {
    return over(sum(a, b, abs(minus(a, b))), number(2));
  }

  int sigmoid(int a) {
    return power(sum(number(1), exp(negate(a))), -1);
  }

  int tanh(int a) {
    return over(minus(exp(a), exp(negate(a))), sum(exp(a), exp(negate(a))));
  }

  int call(String name, int... arguments) {
    List<Integer> orders = new ArrayList<>();
    for (int k = 0; k < arguments.length; k++) {
      orders.add(0);
    }
    return dag.opaque(new OpaqueFunction(name, orders), arguments);
  }

  int select(Relation relation, int left, int right, int then, int otherwise) {
    return dag.select(relation, left, right, then, otherwise);
  }

  ModularResult test(int left, int right, long seed) {
    return ModularIdentityTest.test(
        dag, new int[] {dag.subtract(left, right)}, seed, 1_000_000_000L);
  }
}
