package dev.rederive.math.array;

import dev.rederive.math.Expr;
import dev.rederive.math.ExprLatex;
import dev.rederive.math.ExprParts;
import dev.rederive.math.IndexExpr;
import dev.rederive.math.Quantity;
import dev.rederive.math.Range;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An array formula as LaTeX: what {@link ArrayText} says, for those who have it typeset. */
public final class ArrayLatex {
  private static final int SUM = 1;
  private static final int PRODUCT = 2;
  private static final int ATOM = 4;

  private ArrayLatex() {}

  public static String of(ArrayExpr array) {
    return print(array, 0);
  }

  private static String print(ArrayExpr array, int around) {
    String latex = bare(array);
    return level(array) < around ? inBrackets(latex) : latex;
  }

  private static String inBrackets(String latex) {
    return "\\left(" + latex + "\\right)";
  }

  private static int level(ArrayExpr array) {
    if (array instanceof ArrayExpr.Sum
        || array instanceof ArrayExpr.Negate
        || array instanceof ArrayExpr.Over) {
      return SUM;
    } else if (array instanceof ArrayExpr.Scalar scalar) {
      return level(scalar.value());
    } else if (array instanceof ArrayExpr.Scale
        || array instanceof ArrayExpr.Product
        || array instanceof ArrayExpr.Hadamard
        || array instanceof ArrayExpr.Kronecker
        || array instanceof ArrayExpr.Chain) {
      return PRODUCT;
    } else if (array instanceof ArrayExpr.Each each) {
      return isCall(each) ? ATOM : SUM;
    }
    return ATOM;
  }

  private static int level(Expr value) {
    boolean isSum =
        value instanceof Expr.Add
            || value instanceof Expr.Negate
            || value instanceof Expr.Reduction
            || value instanceof Expr.Number number && number.value().signum() < 0;
    return isSum ? SUM : value instanceof Expr.Multiply ? PRODUCT : ATOM;
  }

  private static String bare(ArrayExpr array) {
    if (array instanceof ArrayExpr.Scalar scalar) {
      return ExprLatex.of(scalar.value());
    } else if (array instanceof ArrayExpr.Whole whole) {
      return ExprLatex.name(whole.quantity(), whole.slots());
    } else if (array instanceof ArrayExpr.Constant constant) {
      return "\\mathbf{" + ExprLatex.of(constant.value()) + "}";
    } else if (array instanceof ArrayExpr.Identity) {
      return "I";
    } else if (array instanceof ArrayExpr.Transpose transpose) {
      return base(transpose.of()) + "^{\\top}";
    } else if (array instanceof ArrayExpr.Inverse inverse) {
      return base(inverse.of()) + "^{-1}";
    } else if (array instanceof ArrayExpr.Negate negate) {
      return "-" + print(negate.of(), PRODUCT);
    } else if (array instanceof ArrayExpr.Sum sum) {
      return sum(sum);
    } else if (array instanceof ArrayExpr.Scale scale) {
      return print(scale.factor(), PRODUCT) + " \\cdot " + print(scale.of(), PRODUCT);
    } else if (array instanceof ArrayExpr.Product product) {
      return print(product.left(), PRODUCT) + " \\, " + print(product.right(), PRODUCT + 1);
    } else if (array instanceof ArrayExpr.Hadamard hadamard) {
      return joined(hadamard.factors(), " \\odot ", PRODUCT + 1);
    } else if (array instanceof ArrayExpr.Kronecker kronecker) {
      return joined(List.of(kronecker.left(), kronecker.right()), " \\otimes ", PRODUCT + 1);
    } else if (array instanceof ArrayExpr.Each each) {
      return each(each);
    } else if (array instanceof ArrayExpr.Over over) {
      return ExprLatex.reduction(
              over.kind(), over.letter(), over.lower(), over.upper(), over.exclusions())
          + print(over.of(), PRODUCT);
    } else if (array instanceof ArrayExpr.Derivative derivative) {
      return derivative(derivative);
    } else if (array instanceof ArrayExpr.Differential differential) {
      return "\\mathrm{d}" + base(differential.of());
    } else if (array instanceof ArrayExpr.Element element) {
      List<IndexExpr> all = new ArrayList<>(element.row());
      all.addAll(element.column());
      return ExprLatex.name("{" + base(element.of()) + "}", all);
    } else if (array instanceof ArrayExpr.At at) {
      List<String> bindings = new ArrayList<>();
      for (int k = 0; k < at.variables().size(); k++) {
        bindings.add(bare(at.variables().get(k)) + " := " + of(at.values().get(k)));
      }
      return "\\left." + of(at.of()) + "\\right|_{" + String.join(",\\, ", bindings) + "}";
    } else if (array instanceof ArrayExpr.Rows rows) {
      Range range = rows.range();
      return "{"
          + inBrackets(of(rows.of()))
          + "}_{"
          + ExprLatex.range(rows.letter(), range.lower(), range.upper())
          + "}";
    } else if (array instanceof ArrayExpr.Opaque opaque) {
      return opaque.function() + inBrackets(joined(opaque.arguments(), ",\\, ", 0));
    } else if (array instanceof ArrayExpr.Chain chain) {
      return chain(chain);
    } else if (array instanceof ArrayExpr.Entries entries) {
      return rows(entries.rows());
    } else if (array instanceof ArrayExpr.Blocks blocks) {
      return rows(blocks.cells());
    }
    return operator(array) + inBrackets(joined(ArrayParts.of(array), ",\\, ", 0));
  }

  private static String rows(List<List<ArrayExpr>> rows) {
    return "\\begin{pmatrix}"
        + rows.stream()
            .map(row -> row.stream().map(ArrayLatex::of).collect(Collectors.joining(" & ")))
            .collect(Collectors.joining(" \\\\ "))
        + "\\end{pmatrix}";
  }

  private static String operator(ArrayExpr array) {
    if (array instanceof ArrayExpr.Determinant) {
      return "\\det";
    } else if (array instanceof ArrayExpr.Trace) {
      return "\\operatorname{tr}";
    } else if (array instanceof ArrayExpr.Total) {
      return "\\operatorname{sum}";
    } else if (array instanceof ArrayExpr.Vec) {
      return "\\operatorname{vec}";
    }
    return array instanceof ArrayExpr.DiagonalMatrix
        ? "\\operatorname{diag}"
        : "\\operatorname{diagonal}";
  }

  private static String base(ArrayExpr array) {
    return array instanceof ArrayExpr.Whole || array instanceof ArrayExpr.Identity
        ? "{" + bare(array) + "}"
        : inBrackets(bare(array));
  }

  private static String sum(ArrayExpr.Sum sum) {
    StringBuilder latex = new StringBuilder();
    for (ArrayExpr term : sum.terms()) {
      boolean minus = term instanceof ArrayExpr.Negate;
      ArrayExpr value = term instanceof ArrayExpr.Negate negate ? negate.of() : term;
      latex.append(latex.length() == 0 ? minus ? "-" : "" : minus ? " - " : " + ");
      latex.append(print(value, PRODUCT));
    }
    return latex.toString();
  }

  private static boolean isCall(ArrayExpr.Each each) {
    return each.template() instanceof Expr.Call || each.template() instanceof Expr.Apply;
  }

  private static String each(ArrayExpr.Each each) {
    Map<Quantity, Quantity> texts = new HashMap<>();
    for (int k = 0; k < each.formals().size(); k++) {
      ArrayExpr argument = each.arguments().get(k);
      String latex = isCall(each) ? of(argument) : "{" + print(argument, ATOM) + "}";
      texts.put(each.formals().get(k), Quantity.scalar(latex));
    }
    return ExprLatex.of(rename(each.template(), texts));
  }

  private static Expr rename(Expr template, Map<Quantity, Quantity> texts) {
    if (template instanceof Expr.Ref ref && texts.containsKey(ref.quantity())) {
      return Expr.Ref.scalar(texts.get(ref.quantity()));
    }
    return ExprParts.map(template, part -> rename(part, texts));
  }

  /** Of an array by an array, with what runs along the rows and what along the columns. */
  private static String derivative(ArrayExpr.Derivative derivative) {
    String latex = quotient(derivative.of(), derivative.by());
    if (derivative.of().shape().isScalar() || derivative.by().shape().isScalar()) {
      return latex;
    }
    return "{"
        + inBrackets(latex)
        + "}_{"
        + (derivative.outputsFirst()
            ? "\\text{output},\\,\\text{input}"
            : "\\text{input},\\,\\text{output}")
        + "}";
  }

  private static String quotient(ArrayExpr of, ArrayExpr by) {
    String below = "{\\partial " + print(by, ATOM) + "}";
    return level(of) == ATOM
        ? "\\frac{\\partial " + bare(of) + "}" + below
        : "\\frac{\\partial}" + below + inBrackets(bare(of));
  }

  private static String chain(ArrayExpr.Chain chain) {
    List<String> links = new ArrayList<>();
    ArrayExpr of = chain.of();
    for (ArrayExpr by : chain.links()) {
      links.add(quotient(of, by));
      of = by;
    }
    return String.join(" \\, ", links);
  }

  private static String joined(List<ArrayExpr> parts, String between, int around) {
    return parts.stream().map(part -> print(part, around)).collect(Collectors.joining(between));
  }
}
