package dev.rederive.engine;

import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Derivatives;
import dev.rederive.engine.dag.Op;
import dev.rederive.engine.sampling.Condition;
import dev.rederive.engine.sampling.Instance;
import dev.rederive.engine.sampling.Question;
import dev.rederive.math.Quantity;
import dev.rederive.math.Relation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/** Short ways to build a graph in tests. */
public final class Formulas {
  public final Dag dag = new Dag();
  public final Derivatives derivatives = new Derivatives(dag);

  public static Atom atom(String name) {
    return new Atom(Quantity.scalar(name), List.of(), 0);
  }

  public static BigFraction fraction(String decimal) {
    BigDecimal value = new BigDecimal(decimal);
    return new BigFraction(value.unscaledValue())
        .divide(new BigFraction(java.math.BigInteger.TEN.pow(Math.max(0, value.scale()))));
  }

  public int variable(String name) {
    return dag.variable(atom(name));
  }

  public int number(String decimal) {
    return dag.constant(fraction(decimal));
  }

  public int number(long numerator, long denominator) {
    return dag.constant(new BigFraction(numerator, denominator));
  }

  public int sum(int... terms) {
    return dag.add(terms);
  }

  public int product(int... factors) {
    return dag.multiply(factors);
  }

  public int minus(int a, int b) {
    return dag.subtract(a, b);
  }

  public int over(int a, int b) {
    return dag.divide(a, b);
  }

  public int power(int base, long n) {
    return dag.power(base, new BigFraction(n));
  }

  public int root(int radicand) {
    return dag.power(radicand, new BigFraction(1, 2));
  }

  public int exp(int a) {
    return dag.unary(Op.EXP, a);
  }

  public int ln(int a) {
    return dag.unary(Op.LN, a);
  }

  public int abs(int a) {
    return dag.unary(Op.ABS, a);
  }

  public int sin(int a) {
    return dag.unary(Op.SIN, a);
  }

  public int cos(int a) {
    return dag.unary(Op.COS, a);
  }

  public int sigmoid(int a) {
    return over(dag.one, sum(dag.one, exp(dag.negate(a))));
  }

  public int named(String name, int definition) {
    return dag.named(atom(name), definition);
  }

  public int derivative(int u, int v) {
    return dag.derivative(u, v);
  }

  public Instance instance(String label, int left, int right) {
    return new Instance(label, left, right, derivatives.expand(left), derivatives.expand(right));
  }

  public Question claim(int left, int right, Condition... conditions) {
    return claim(left, Relation.EQUAL, right, conditions);
  }

  public Question claim(int left, Relation relation, int right, Condition... conditions) {
    return new Question(
        dag,
        relation,
        List.of(instance("", left, right)),
        List.of(conditions),
        Map.of(),
        Question.seed(1, "a claim"));
  }
}
