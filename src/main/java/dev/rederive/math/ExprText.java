package dev.rederive.math;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A formula as unambiguous text: every product has its sign, every call its brackets, every bound
 * letter its range. What a reader compares with the source to see whether it was read rightly.
 */
public final class ExprText {
  private static final int SUM = 1;
  private static final int PRODUCT = 2;
  private static final int POWER = 3;
  private static final int ATOM = 4;

  private ExprText() {}

  public static String of(Expr expr) {
    return print(expr, 0);
  }

  private static String print(Expr expr, int around) {
    int own = level(expr);
    String text = bare(expr);
    return own < around ? "(" + text + ")" : text;
  }

  private static int level(Expr expr) {
    if (expr instanceof Expr.Add || expr instanceof Expr.Negate) {
      return SUM;
    } else if (expr instanceof Expr.Multiply || expr instanceof Expr.Divide) {
      return PRODUCT;
    } else if (expr instanceof Expr.Power) {
      return POWER;
    } else if (expr instanceof Expr.Ref ref && ref.quantity().name().indexOf('^') >= 0) {
      return POWER; // (\sigma^2)^2
    } else if (expr instanceof Expr.Number number) {
      boolean whole = number.value().getDenominator().bitLength() == 1;
      return number.value().compareTo(org.hipparchus.fraction.BigFraction.ZERO) < 0
          ? SUM
          : number.digits() != null || whole ? ATOM : PRODUCT;
    }
    return ATOM;
  }

  private static String bare(Expr expr) {
    if (expr instanceof Expr.Number number) {
      return number.digits() != null
          ? number.digits()
          : number.value().getDenominator().bitLength() == 1
              ? number.value().getNumerator().toString()
              : number.value().getNumerator() + "/" + number.value().getDenominator();
    } else if (expr instanceof Expr.Constant constant) {
      return constant.kind() == Expr.Constant.Kind.PI ? "π" : "e";
    } else if (expr instanceof Expr.Ref ref) {
      return ref(ref);
    } else if (expr instanceof Expr.IndexValue value) {
      return value.index().toString();
    } else if (expr instanceof Expr.Negate negate) {
      return "-" + print(negate.operand(), PRODUCT);
    } else if (expr instanceof Expr.Add add) {
      StringBuilder text = new StringBuilder();
      for (Expr term : add.terms()) {
        boolean minus = term instanceof Expr.Negate;
        Expr value = term instanceof Expr.Negate negate ? negate.operand() : term;
        text.append(text.length() == 0 ? minus ? "-" : "" : minus ? " - " : " + ");
        text.append(print(value, PRODUCT));
      }
      return text.toString();
    } else if (expr instanceof Expr.Multiply product) {
      return product.factors().stream()
          .map(factor -> print(factor, PRODUCT + 1))
          .collect(Collectors.joining("·"));
    } else if (expr instanceof Expr.Divide divide) {
      String below = print(divide.denominator(), POWER);
      boolean quotient = divide.denominator() instanceof Expr.Derivative;
      return print(divide.numerator(), POWER) + "/" + (quotient ? "(" + below + ")" : below);
    } else if (expr instanceof Expr.Power power) {
      return print(power.base(), ATOM) + "^" + print(power.exponent(), ATOM);
    } else if (expr instanceof Expr.Call call) {
      return call.function().name() + list(call.arguments());
    } else if (expr instanceof Expr.Apply apply) {
      return apply(apply);
    } else if (expr instanceof Expr.Reduction sum) {
      String exclusions =
          sum.exclusions().stream().map(i -> ", ≠ " + i).collect(Collectors.joining());
      return sum.kind().sign()
          + "["
          + sum.letter()
          + " = "
          + sum.lower()
          + ".."
          + sum.upper()
          + exclusions
          + "]("
          + of(sum.body())
          + ")";
    } else if (expr instanceof Expr.Spread spread) {
      return spread.name()
          + (spread.outputs().isEmpty() ? "" : spread.outputs().toString())
          + spread.arguments().stream()
              .map(
                  all ->
                      of(all.body())
                          + (all.letters().isEmpty()
                              ? ""
                              : " for all " + String.join(", ", all.letters())))
              .collect(Collectors.joining(", ", "(", ")"));
    } else if (expr instanceof Expr.Determinant det) {
      return "det["
          + det.rowLetter()
          + ","
          + det.columnLetter()
          + " = "
          + det.lower()
          + ".."
          + det.upper()
          + "]("
          + of(det.body())
          + ")";
    } else if (expr instanceof Expr.Inverse inverse) {
      return "inverse["
          + inverse.rowLetter()
          + ","
          + inverse.columnLetter()
          + " = "
          + inverse.lower()
          + ".."
          + inverse.upper()
          + "]("
          + of(inverse.body())
          + ")["
          + inverse.row()
          + ","
          + inverse.column()
          + "]";
    } else if (expr instanceof Expr.Derivative derivative) {
      return "∂(" + of(derivative.of()) + ")/∂" + ref(derivative.variable());
    } else if (expr instanceof Expr.At at) {
      return "("
          + of(at.body())
          + ")|["
          + at.bindings().stream().map(ExprText::binding).collect(Collectors.joining(", "))
          + "]";
    } else if (expr instanceof Expr.Piecewise piecewise) {
      return "{"
          + piecewise.branches().stream()
              .map(branch -> of(branch.value()) + condition(branch.condition()))
              .collect(Collectors.joining("; "))
          + "}";
    }
    Expr.Kronecker delta = (Expr.Kronecker) expr;
    return "[" + delta.a() + " = " + delta.b() + "]";
  }

  private static String condition(Expr.Condition condition) {
    return condition == null ? " otherwise" : " if " + of(condition);
  }

  /** A condition as text. */
  public static String of(Expr.Condition condition) {
    return of(condition.left()) + " " + condition.relation().sign() + " " + of(condition.right());
  }

  private static String binding(Expr.Binding binding) {
    StringBuilder text = new StringBuilder(ref(binding.variable()));
    text.append(" := ").append(of(binding.value()));
    for (int k = 0; k < binding.letters().size(); k++) {
      Range range = binding.ranges().get(k);
      text.append(k == 0 ? " for " : ", ").append(binding.letters().get(k)).append(" = ");
      text.append(range.lower()).append("..").append(range.upper());
    }
    return text.toString();
  }

  private static String ref(Expr.Ref ref) {
    return ref.subscripts().isEmpty()
        ? ref.quantity().toString()
        : ref.quantity()
            + "["
            + ref.subscripts().stream().map(Object::toString).collect(Collectors.joining(","))
            + "]";
  }

  private static String apply(Expr.Apply apply) {
    boolean plain = apply.orders().stream().allMatch(order -> order == 0);
    String orders =
        plain
            ? ""
            : apply.orders().size() == 1 ? "'".repeat(apply.orders().get(0)) : "^" + apply.orders();
    return apply.function().name() + orders + list(apply.arguments());
  }

  private static String list(List<Expr> arguments) {
    return "(" + arguments.stream().map(ExprText::of).collect(Collectors.joining(", ")) + ")";
  }
}
