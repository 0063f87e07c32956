package dev.rederive.math.function;

import dev.rederive.math.Expr;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** Short spellings for the formulas of this package. */
final class Formulas {
  static final Expr PI = new Expr.Constant(Expr.Constant.Kind.PI);

  private Formulas() {}

  static Expr number(long value) {
    return Expr.Number.of(value);
  }

  static Expr add(Expr a, Expr b) {
    return new Expr.Add(List.of(a, b));
  }

  static Expr subtract(Expr a, Expr b) {
    return add(a, negate(b));
  }

  static Expr negate(Expr a) {
    return new Expr.Negate(a);
  }

  static Expr multiply(Expr a, Expr b) {
    return new Expr.Multiply(List.of(a, b));
  }

  static Expr divide(Expr a, Expr b) {
    return new Expr.Divide(a, b);
  }

  static Expr sqrt(Expr a) {
    return new Expr.Power(a, new Expr.Number(new BigFraction(1, 2), null));
  }

  static Expr exp(Expr a) {
    return call("exp", a);
  }

  static Expr ln(Expr a) {
    return call("ln", a);
  }

  static Expr sin(Expr a) {
    return call("sin", a);
  }

  static Expr cos(Expr a) {
    return call("cos", a);
  }

  static Expr atan(Expr a) {
    return call("arctan", a);
  }

  static Expr abs(Expr a) {
    return call("abs", a);
  }

  private static Expr call(String name, Expr argument) {
    return new Expr.Call(ElementaryFunctions.byTexName(name), List.of(argument));
  }
}
