package dev.rederive.math;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;

/**
 * A formula as LaTeX, as it was understood rather than as it was written: what {@link ExprText} says,
 * for those who have it typeset.
 */
public final class ExprLatex {
  private static final int SUM = 1;
  private static final int PRODUCT = 2;
  private static final int POWER = 3;
  private static final int ATOM = 4;

  /** The names of indices and sizes that nobody named: {@code row 2}, {@code size of y}. */
  private static final Pattern WORDS =
      Pattern.compile("^(?:[a-z]{2,} )+|^[a-z]{2,}(?![_^{a-zA-Z])");

  private ExprLatex() {}

  public static String of(Expr expr) {
    return print(expr, 0);
  }

  /** A condition. */
  public static String of(Expr.Condition condition) {
    return of(condition.left()) + sign(condition.relation()) + of(condition.right());
  }

  /** A relation sign with blanks around it. */
  public static String sign(Relation relation) {
    return " " + relation.sign() + " ";
  }

  /** An index; words in it are set as words, {@code \\text{row}}. */
  private static String index(Object index) {
    if (!(index instanceof IndexExpr expr)) {
      return String.valueOf(index);
    }
    String letter = expr.letter() == null ? null : worded(expr.letter());
    String size = expr.size() == null ? null : worded(expr.size());
    return new IndexExpr(letter, size, expr.offset()).toString();
  }

  private static String worded(String name) {
    return WORDS.matcher(name).replaceFirst("\\\\text{$0}");
  }

  /** A name with its indices, {@code w_{i,j}}; a label and indices share one subscript. */
  public static String name(String name, List<?> indices) {
    if (indices.isEmpty()) {
      return name;
    }
    String list = indices.stream().map(ExprLatex::index).collect(Collectors.joining(","));
    int at = name.lastIndexOf("_{");
    boolean hasLabel = at > 0 && name.endsWith("}") && name.indexOf('}', at) == name.length() - 1;
    return hasLabel
        ? name.substring(0, name.length() - 1) + "," + list + "}"
        : name.indexOf('_') > 0 ? "{" + name + "}_{" + list + "}" : name + "_{" + list + "}";
  }

  /** A name whose meaning the document changed carries the number of the meaning. */
  public static String name(Quantity quantity, List<?> indices) {
    String name = name(signs(quantity.name()), indices);
    return quantity.version() <= 1 || quantity.isLocal()
        ? name
        : "{" + name + "}^{\\#" + quantity.version() + "}";
  }

  /** A quantity that the checker made up has the text of a formula for a name. */
  private static String signs(String name) {
    if (name.chars().allMatch(c -> c < 128)) {
      return name;
    }
    return name.replace("×", "\\times ")
        .replace("⊙", "\\odot ")
        .replace("⊗", "\\otimes ")
        .replace("·", "\\cdot ")
        .replace("ᵀ", "^{\\top}")
        .replace("∂", "\\partial ");
  }

  private static String print(Expr expr, int around) {
    return level(expr) < around ? "\\left(" + bare(expr) + "\\right)" : bare(expr);
  }

  private static int level(Expr expr) {
    if (expr instanceof Expr.Add || expr instanceof Expr.Negate) {
      return SUM;
    } else if (expr instanceof Expr.Multiply || expr instanceof Expr.Reduction) {
      return PRODUCT;
    } else if (expr instanceof Expr.Power || expr instanceof Expr.Divide) {
      return POWER;
    } else if (expr instanceof Expr.Derivative) {
      return POWER;
    } else if (expr instanceof Expr.Number number) {
      return number.value().compareTo(BigFraction.ZERO) < 0 ? SUM : isWhole(number) ? ATOM : POWER;
    }
    return ATOM;
  }

  private static boolean isWhole(Expr.Number number) {
    return number.digits() != null || number.value().getDenominator().bitLength() == 1;
  }

  private static String bare(Expr expr) {
    if (expr instanceof Expr.Number number) {
      return number(number);
    } else if (expr instanceof Expr.Constant constant) {
      return constant.kind() == Expr.Constant.Kind.PI ? "\\pi" : "e";
    } else if (expr instanceof Expr.Ref ref) {
      return name(ref.quantity(), ref.subscripts());
    } else if (expr instanceof Expr.IndexValue value) {
      return index(value.index());
    } else if (expr instanceof Expr.Negate negate) {
      return "-" + print(negate.operand(), PRODUCT);
    } else if (expr instanceof Expr.Add add) {
      return sum(add);
    } else if (expr instanceof Expr.Multiply product) {
      return product.factors().stream()
          .map(factor -> print(factor, factor instanceof Expr.Reduction ? ATOM : PRODUCT))
          .collect(Collectors.joining(" \\cdot "));
    } else if (expr instanceof Expr.Divide divide) {
      return "\\frac{" + of(divide.numerator()) + "}{" + of(divide.denominator()) + "}";
    } else if (expr instanceof Expr.Power power) {
      return "{" + print(power.base(), ATOM) + "}^{" + of(power.exponent()) + "}";
    } else if (expr instanceof Expr.Call call) {
      return "\\operatorname{" + call.function().name() + "}" + list(call.arguments());
    } else if (expr instanceof Expr.Apply apply) {
      return function(apply) + list(apply.arguments());
    } else if (expr instanceof Expr.Reduction reduction) {
      return reduction(reduction);
    } else if (expr instanceof Expr.Spread spread) {
      return spread.name() + list(spread.arguments().stream().map(Expr.Elements::body).toList());
    } else if (expr instanceof Expr.Determinant det) {
      return "\\det"
          + matrix(det.body(), det.rowLetter(), det.columnLetter(), det.lower(), det.upper());
    } else if (expr instanceof Expr.Inverse inverse) {
      return matrix(
              inverse.body(),
              inverse.rowLetter(),
              inverse.columnLetter(),
              inverse.lower(),
              inverse.upper())
          + "^{-1}_{"
          + index(inverse.row())
          + ","
          + index(inverse.column())
          + "}";
    } else if (expr instanceof Expr.Derivative derivative) {
      return derivative(derivative);
    } else if (expr instanceof Expr.At at) {
      return "\\left."
          + of(at.body())
          + "\\right|_{"
          + at.bindings().stream()
              .map(one -> bare(one.variable()) + " := " + of(one.value()))
              .collect(Collectors.joining(",\\, "))
          + "}";
    } else if (expr instanceof Expr.Piecewise piecewise) {
      return "\\begin{cases}"
          + piecewise.branches().stream()
              .map(branch -> of(branch.value()) + " & " + condition(branch.condition()))
              .collect(Collectors.joining(" \\\\ "))
          + "\\end{cases}";
    }
    Expr.Kronecker delta = (Expr.Kronecker) expr;
    return "[" + index(delta.a()) + " = " + index(delta.b()) + "]";
  }

  private static String number(Expr.Number number) {
    if (number.digits() != null) {
      return number.digits();
    }
    String numerator = number.value().getNumerator().abs().toString();
    String sign = number.value().getNumerator().signum() < 0 ? "-" : "";
    return isWhole(number)
        ? sign + numerator
        : sign + "\\frac{" + numerator + "}{" + number.value().getDenominator() + "}";
  }

  private static String sum(Expr.Add add) {
    StringBuilder text = new StringBuilder();
    for (Expr term : add.terms()) {
      boolean minus = term instanceof Expr.Negate;
      Expr value = term instanceof Expr.Negate negate ? negate.operand() : term;
      text.append(text.length() == 0 ? minus ? "-" : "" : minus ? " - " : " + ");
      text.append(print(value, PRODUCT));
    }
    return text.toString();
  }

  private static String function(Expr.Apply apply) {
    boolean plain = apply.orders().stream().allMatch(order -> order == 0);
    if (plain) {
      return apply.function().name();
    }
    return apply.orders().size() == 1
        ? "{" + apply.function().name() + "}" + "'".repeat(apply.orders().get(0))
        : "{" + apply.function().name() + "}^{" + apply.orders() + "}";
  }

  private static String reduction(Expr.Reduction reduction) {
    return reduction(
            reduction.kind(),
            reduction.letter(),
            reduction.lower(),
            reduction.upper(),
            reduction.exclusions())
        + print(reduction.body(), PRODUCT);
  }

  /** The sign of a sum or product with what it runs over, for what is to stand behind it. */
  public static String reduction(
      Expr.Reduction.Kind kind,
      String letter,
      IndexExpr lower,
      IndexExpr upper,
      List<IndexExpr> exclusions) {
    String sign = kind.latex();
    String bounds = worded(letter) + " = " + index(lower);
    String excluded =
        exclusions.stream()
            .map(other -> worded(letter) + " \\ne " + index(other))
            .collect(Collectors.joining(",\\, "));
    String below = excluded.isEmpty() ? bounds : "\\substack{" + bounds + " \\\\ " + excluded + "}";
    return sign + "_{" + below + "}^{" + index(upper) + "} ";
  }

  /** {@code i = 1, \dots, n}. */
  public static String range(String letters, IndexExpr lower, IndexExpr upper) {
    return worded(letters) + " = " + index(lower) + ", \\dots, " + index(upper);
  }

  private static String matrix(
      Expr body, String row, String column, IndexExpr lower, IndexExpr upper) {
    String range = worded(row) + "," + range(column, lower, upper);
    return "{\\left(" + of(body) + "\\right)_{" + range + "}}";
  }

  private static String derivative(Expr.Derivative derivative) {
    String by = "\\partial " + bare(derivative.variable());
    return level(derivative.of()) == ATOM && !(derivative.of() instanceof Expr.Piecewise)
        ? "\\frac{\\partial " + bare(derivative.of()) + "}{" + by + "}"
        : "\\frac{\\partial}{" + by + "}" + print(derivative.of(), ATOM);
  }

  private static String condition(Expr.Condition condition) {
    return condition == null ? "\\text{otherwise}" : "\\text{if } " + of(condition);
  }

  private static String list(List<Expr> arguments) {
    return "\\left("
        + arguments.stream().map(ExprLatex::of).collect(Collectors.joining(",\\, "))
        + "\\right)";
  }
}
