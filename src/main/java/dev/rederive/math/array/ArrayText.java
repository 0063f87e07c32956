package dev.rederive.math.array;

import dev.rederive.math.Expr;
import dev.rederive.math.ExprParts;
import dev.rederive.math.ExprText;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Quantity;
import dev.rederive.math.Range;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An array formula as unambiguous text: every product has its sign, every call its brackets. */
public final class ArrayText {
  private static final int SUM = 1;
  private static final int PRODUCT = 2;
  private static final int ATOM = 4;

  private ArrayText() {}

  public static String of(ArrayExpr array) {
    return print(array, 0);
  }

  private static String print(ArrayExpr array, int around) {
    String text = bare(array);
    return level(array) < around ? "(" + text + ")" : text;
  }

  private static int level(ArrayExpr array) {
    if (array instanceof ArrayExpr.Sum || array instanceof ArrayExpr.Negate) {
      return SUM;
    } else if (array instanceof ArrayExpr.Scalar scalar) {
      Expr value = scalar.value();
      boolean sum = value instanceof Expr.Add || value instanceof Expr.Negate;
      boolean product = value instanceof Expr.Multiply || value instanceof Expr.Divide;
      return sum ? SUM : product ? PRODUCT : ATOM;
    } else if (array instanceof ArrayExpr.Scale
        || array instanceof ArrayExpr.Product
        || array instanceof ArrayExpr.Hadamard
        || array instanceof ArrayExpr.Kronecker) {
      return PRODUCT;
    } else if (array instanceof ArrayExpr.Each each) {
      return each.template() instanceof Expr.Call || each.template() instanceof Expr.Apply
          ? ATOM
          : SUM;
    }
    return ATOM;
  }

  private static String bare(ArrayExpr array) {
    if (array instanceof ArrayExpr.Scalar scalar) {
      return ExprText.of(scalar.value());
    } else if (array instanceof ArrayExpr.Whole whole) {
      return whole.quantity() + (whole.slots().isEmpty() ? "" : "[" + indices(whole.slots()) + "]");
    } else if (array instanceof ArrayExpr.Constant constant) {
      return "all(" + ExprText.of(constant.value()) + ", " + constant.shape() + ")";
    } else if (array instanceof ArrayExpr.Identity identity) {
      return "I(" + Shape.size(identity.order()) + ")";
    } else if (array instanceof ArrayExpr.Transpose transpose) {
      return print(transpose.of(), ATOM) + "ᵀ";
    } else if (array instanceof ArrayExpr.Negate negate) {
      return "-" + print(negate.of(), PRODUCT);
    } else if (array instanceof ArrayExpr.Sum sum) {
      return sum(sum);
    } else if (array instanceof ArrayExpr.Scale scale) {
      return print(scale.factor(), PRODUCT + 1) + "·" + print(scale.of(), PRODUCT + 1);
    } else if (array instanceof ArrayExpr.Product product) {
      return print(product.left(), PRODUCT) + " × " + print(product.right(), PRODUCT + 1);
    } else if (array instanceof ArrayExpr.Hadamard hadamard) {
      return join(hadamard.factors(), " ⊙ ");
    } else if (array instanceof ArrayExpr.Kronecker kronecker) {
      return join(List.of(kronecker.left(), kronecker.right()), " ⊗ ");
    } else if (array instanceof ArrayExpr.Each each) {
      return each(each);
    } else if (array instanceof ArrayExpr.Over over) {
      return over.kind().sign()
          + "["
          + over.letter()
          + " = "
          + over.lower()
          + ".."
          + over.upper()
          + over.exclusions().stream().map(i -> ", ≠ " + i).collect(Collectors.joining())
          + "]("
          + of(over.of())
          + ")";
    } else if (array instanceof ArrayExpr.Derivative derivative) {
      return "∂("
          + of(derivative.of())
          + ")/∂"
          + print(derivative.by(), ATOM)
          + (derivative.of().shape().isScalar() || derivative.by().shape().isScalar()
              ? ""
              : derivative.outputsFirst() ? "[output, input]" : "[input, output]");
    } else if (array instanceof ArrayExpr.Differential differential) {
      return "d(" + of(differential.of()) + ")";
    } else if (array instanceof ArrayExpr.Element element) {
      List<IndexExpr> all = new java.util.ArrayList<>(element.row());
      all.addAll(element.column());
      return print(element.of(), ATOM) + "[" + indices(all) + "]";
    } else if (array instanceof ArrayExpr.At at) {
      StringBuilder text = new StringBuilder("(").append(of(at.of())).append(")|[");
      for (int k = 0; k < at.variables().size(); k++) {
        text.append(k == 0 ? "" : ", ").append(print(at.variables().get(k), ATOM)).append(" := ");
        text.append(of(at.values().get(k)));
      }
      return text.append("]").toString();
    } else if (array instanceof ArrayExpr.Opaque opaque) {
      return opaque.function() + "(" + join(opaque.arguments(), ", ", 0) + ")";
    } else if (array instanceof ArrayExpr.Chain chain) {
      StringBuilder text = new StringBuilder("chain(");
      ArrayExpr of = chain.of();
      for (ArrayExpr by : chain.links()) {
        text.append(of == chain.of() ? "" : ", ");
        text.append("∂").append(print(of, ATOM)).append("/∂").append(print(by, ATOM));
        of = by;
      }
      return text.append(")").toString();
    } else if (array instanceof ArrayExpr.Rows rows) {
      Range range = rows.range();
      return "["
          + of(rows.of())
          + "; for "
          + rows.letter()
          + " = "
          + range.lower()
          + ".."
          + range.upper()
          + "]";
    } else if (array instanceof ArrayExpr.Entries entries) {
      return rows(entries.rows());
    } else if (array instanceof ArrayExpr.Blocks blocks) {
      return rows(blocks.cells());
    }
    return operator(array) + "(" + join(ArrayParts.of(array), ", ", 0) + ")";
  }

  private static String rows(List<List<ArrayExpr>> rows) {
    return "["
        + rows.stream().map(row -> join(row, ", ", 0)).collect(Collectors.joining("; "))
        + "]";
  }

  private static String operator(ArrayExpr array) {
    if (array instanceof ArrayExpr.Inverse) {
      return "inverse";
    } else if (array instanceof ArrayExpr.Determinant) {
      return "det";
    } else if (array instanceof ArrayExpr.Trace) {
      return "tr";
    } else if (array instanceof ArrayExpr.Total) {
      return "sum of all of ";
    } else if (array instanceof ArrayExpr.Vec) {
      return "vec";
    }
    return array instanceof ArrayExpr.DiagonalMatrix ? "diag" : "diagonal of ";
  }

  private static String sum(ArrayExpr.Sum sum) {
    StringBuilder text = new StringBuilder();
    for (ArrayExpr term : sum.terms()) {
      boolean minus = term instanceof ArrayExpr.Negate;
      ArrayExpr value = term instanceof ArrayExpr.Negate negate ? negate.of() : term;
      text.append(text.length() == 0 ? minus ? "-" : "" : minus ? " - " : " + ");
      text.append(print(value, PRODUCT));
    }
    return text.toString();
  }

  private static String each(ArrayExpr.Each each) {
    Map<Quantity, Quantity> texts = new HashMap<>();
    for (int k = 0; k < each.formals().size(); k++) {
      ArrayExpr argument = each.arguments().get(k);
      boolean inBrackets =
          each.template() instanceof Expr.Call || each.template() instanceof Expr.Apply;
      texts.put(
          each.formals().get(k),
          Quantity.scalar(inBrackets ? of(argument) : print(argument, ATOM)));
    }
    return ExprText.of(rename(each.template(), texts));
  }

  private static Expr rename(Expr template, Map<Quantity, Quantity> texts) {
    if (template instanceof Expr.Ref ref && texts.containsKey(ref.quantity())) {
      return Expr.Ref.scalar(texts.get(ref.quantity()));
    }
    return ExprParts.map(template, part -> rename(part, texts));
  }

  private static String join(List<ArrayExpr> parts, String between) {
    return join(parts, between, PRODUCT + 1);
  }

  private static String join(List<ArrayExpr> parts, String between, int around) {
    return parts.stream().map(part -> print(part, around)).collect(Collectors.joining(between));
  }

  private static String indices(List<IndexExpr> indices) {
    return indices.stream().map(Object::toString).collect(Collectors.joining(","));
  }
}
