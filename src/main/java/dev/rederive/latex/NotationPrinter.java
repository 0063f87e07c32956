package dev.rederive.latex;

import dev.rederive.latex.Notation.Case;
import dev.rederive.latex.Notation.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Prints a notation on one line so that its structure can be seen: {@code {a b}} is a product
 * without a sign, {@code {a + b}} a sum, {@code (a, b)} a written bracket, {@code sin[x]} a function
 * with its argument, {@code "net"} a word.
 */
public final class NotationPrinter {
  private NotationPrinter() {}

  /** A chain with its signs and, after {@code ;}, its conditions. */
  public static String print(Chain chain) {
    StringBuilder out = new StringBuilder(print(chain.sides().get(0)));
    for (int i = 0; i < chain.signs().size(); i++) {
      out.append(' ').append(print(chain.signs().get(i))).append(' ');
      out.append(print(chain.sides().get(i + 1)));
    }
    for (Notation condition : chain.conditions()) {
      out.append(" ; ").append(print(condition));
    }
    return out.toString();
  }

  /** The sign by its kind, an unjudged one as written. */
  public static String print(RelationSign sign) {
    return switch (sign.kind()) {
      case EQUAL -> "=";
      case DEFINE -> ":=";
      case APPROX -> "≈";
      case LESS -> "<";
      case LESS_OR_EQUAL -> "≤";
      case GREATER -> ">";
      case GREATER_OR_EQUAL -> "≥";
      case NOT_EQUAL -> "≠";
      case UPDATE -> "←";
      case ELEMENT -> "∈";
      case OTHER -> sign.latex();
    };
  }

  /** One notation; a missing part prints as nothing. */
  public static String print(Notation notation) {
    if (notation == null) {
      return "";
    }
    if (notation instanceof Notation.Numeral numeral) {
      return numeral.digits();
    }
    if (notation instanceof Notation.Symbol symbol) {
      return symbol.name();
    }
    if (notation instanceof Notation.Word word) {
      return '"' + word.text() + '"';
    }
    if (notation instanceof Notation.Accent accent) {
      return accent.accent() + "<" + print(accent.base()) + ">";
    }
    if (notation instanceof Notation.Script script) {
      return print(script.base())
          + "'".repeat(script.primes())
          + scripts(script.sub(), script.sup());
    }
    if (notation instanceof Notation.Juxtaposition product) {
      return "{" + join(product.factors(), " ") + "}";
    }
    if (notation instanceof Notation.Sum sum) {
      return sum(sum);
    }
    if (notation instanceof Notation.Binary binary) {
      return "{" + print(binary.left()) + operator(binary) + print(binary.right()) + "}";
    }
    if (notation instanceof Notation.Fenced fenced) {
      return fence(fenced.open(), "⟨", "{")
          + join(fenced.items(), ", ")
          + fence(fenced.close(), "⟩", "}");
    }
    if (notation instanceof Notation.Sequence sequence) {
      return "{" + join(sequence.items(), ", ") + "}";
    }
    if (notation instanceof Notation.Related related) {
      return "{"
          + print(related.left())
          + " "
          + print(related.sign())
          + " "
          + print(related.right())
          + "}";
    }
    return named(notation);
  }

  private static String named(Notation notation) {
    if (notation instanceof Notation.Fraction fraction) {
      return "frac" + parts(fraction.numerator(), fraction.denominator());
    }
    if (notation instanceof Notation.Root root) {
      return root.degree() == null
          ? "root" + parts(root.radicand())
          : "root" + parts(root.radicand(), root.degree());
    }
    if (notation instanceof Notation.Applied applied) {
      return applied.operator() + scripts(applied.sub(), applied.sup()) + parts(applied.argument());
    }
    if (notation instanceof Notation.BigOperator big) {
      return big.operator() + scripts(big.lower(), big.upper()) + parts(big.body());
    }
    if (notation instanceof Notation.Evaluated evaluated) {
      return "eval" + parts(evaluated.body()) + scripts(evaluated.lower(), evaluated.upper());
    }
    if (notation instanceof Notation.Cases cases) {
      List<String> printed = new ArrayList<>();
      for (Case one : cases.cases()) {
        String condition = one.condition() == null ? "otherwise" : "if " + print(one.condition());
        printed.add(print(one.value()) + " " + condition);
      }
      return "cases[" + String.join("; ", printed) + "]";
    }
    if (notation instanceof Notation.Matrix matrix) {
      List<String> rows = new ArrayList<>();
      for (List<Notation> row : matrix.rows()) {
        rows.add(join(row, ", "));
      }
      return matrix.environment() + "[" + String.join("; ", rows) + "]";
    }
    if (notation instanceof Notation.Factorial factorial) {
      return "factorial" + parts(factorial.operand());
    }
    if (notation instanceof Notation.Binomial binomial) {
      return "binomial" + parts(binomial.top(), binomial.bottom());
    }
    if (notation instanceof Notation.Ellipsis) {
      return "…";
    }
    if (notation instanceof Notation.Prose prose) {
      return "'" + prose.text() + "'";
    }
    Notation.Unread unread = (Notation.Unread) notation;
    return "unread(" + unread.reason() + ")";
  }

  private static String scripts(Notation sub, Notation sup) {
    return (sub == null ? "" : "_" + print(sub)) + (sup == null ? "" : "^" + print(sup));
  }

  private static String parts(Notation... parts) {
    return "[" + join(Arrays.asList(parts), "; ") + "]";
  }

  private static String join(List<Notation> items, String between) {
    List<String> printed = new ArrayList<>();
    for (Notation item : items) {
      printed.add(print(item));
    }
    return String.join(between, printed);
  }

  private static String fence(String name, String angle, String brace) {
    return switch (name) {
      case "langle", "rangle" -> angle;
      case "{", "}" -> "\\" + brace;
      case "lfloor" -> "⌊";
      case "rfloor" -> "⌋";
      case "lceil" -> "⌈";
      case "rceil" -> "⌉";
      case "||" -> "‖";
      default -> name;
    };
  }

  private static String sum(Notation.Sum sum) {
    StringBuilder out = new StringBuilder("{");
    for (int i = 0; i < sum.terms().size(); i++) {
      Term term = sum.terms().get(i);
      String sign =
          switch (term.sign()) {
            case PLUS -> "+";
            case MINUS -> "-";
            case PLUS_MINUS -> "±";
          };
      if (i > 0) {
        out.append(' ').append(sign).append(' ');
      } else if (term.sign() != Notation.Sign.PLUS) {
        out.append(sign);
      }
      out.append(print(term.value()));
    }
    return out.append('}').toString();
  }

  private static String operator(Notation.Binary binary) {
    return switch (binary.operator()) {
      case DOT -> " · ";
      case TIMES -> " × ";
      case SLASH -> " / ";
      case HADAMARD -> " ⊙ ";
      case CIRC -> " ∘ ";
      case KRONECKER -> " ⊗ ";
    };
  }
}
