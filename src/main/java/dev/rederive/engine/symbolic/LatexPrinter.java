package dev.rederive.engine.symbolic;

import dev.rederive.engine.dag.Atom;
import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import dev.rederive.engine.dag.OpaqueFunction;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.hipparchus.fraction.BigFraction;

/** Writes a formula as LaTeX over the names of its symbols. */
final class LatexPrinter {
  private static final int LENGTH = 4000;

  private final Dag dag;
  private final IntFunction<String> names;

  LatexPrinter(Dag dag, IntFunction<String> names) {
    this.dag = dag;
    this.names = names;
  }

  /** {@code w_{1,2}}; a label and indices share one subscript. */
  static String name(Atom atom) {
    String name = atom.quantity().name();
    if (atom.indices().isEmpty()) {
      return name;
    }
    StringBuilder indices = new StringBuilder();
    for (int index : atom.indices()) {
      indices.append(indices.length() > 0 ? "," : "").append(index);
    }
    int at = name.lastIndexOf("_{");
    if (at > 0 && name.endsWith("}")) {
      return name.substring(0, name.length() - 1) + "," + indices + "}";
    }
    return name + "_{" + indices + "}";
  }

  /** The formula, or null if it is too long to be read. */
  String print(int node) {
    try {
      return sum(factored(node));
    } catch (Unanswered tooLong) {
      return null;
    }
  }

  /** Factors that all terms of a sum share, in front of it. */
  private int factored(int node) {
    int count = dag.childCount(node);
    if (dag.op(node) != Op.ADD && dag.op(node) != Op.MULTIPLY) {
      return node;
    }
    int[] children = new int[count];
    for (int k = 0; k < count; k++) {
      children[k] = factored(dag.child(node, k));
    }
    if (dag.op(node) == Op.MULTIPLY) {
      return dag.multiply(children);
    }
    List<Integer> common = new ArrayList<>(factors(children[0]));
    for (int child : children) {
      common.retainAll(factors(child));
    }
    common.removeIf(dag::isConstant);
    if (common.isEmpty() || common.size() != Set.copyOf(common).size()) {
      return node;
    }
    boolean negative = true;
    for (int child : children) {
      negative &= factors(child).contains(dag.minusOne);
    }
    if (negative) {
      common.add(dag.minusOne);
    }
    int[] rests = new int[count];
    for (int k = 0; k < count; k++) {
      List<Integer> rest = new ArrayList<>(factors(children[k]));
      common.forEach(factor -> rest.remove(factor));
      rests[k] = dag.multiply(rest.stream().mapToInt(Integer::intValue).toArray());
    }
    int[] outside = common.stream().mapToInt(Integer::intValue).toArray();
    return dag.multiply(dag.multiply(outside), dag.add(rests));
  }

  private List<Integer> factors(int node) {
    List<Integer> factors = new ArrayList<>();
    boolean many = dag.op(node) == Op.MULTIPLY;
    for (int k = 0; k < (many ? dag.childCount(node) : 1); k++) {
      factors.add(many ? dag.child(node, k) : node);
    }
    return factors;
  }

  private String sum(int node) {
    if (dag.op(node) != Op.ADD) {
      return bounded(term(node));
    }
    StringBuilder text = new StringBuilder();
    for (boolean positive : new boolean[] {true, false}) {
      for (int k = 0; k < dag.childCount(node); k++) {
        String term = term(dag.child(node, k));
        if (term.startsWith("-") != positive) {
          text.append(text.length() > 0 && positive ? "+" : "").append(term);
        }
      }
    }
    return bounded(text.toString());
  }

  private static String bounded(String text) {
    if (text.length() > LENGTH) {
      throw new Unanswered("too long to be read");
    }
    return text;
  }

  /** A product, a leading minus first. */
  private String term(int node) {
    BigFraction coefficient = BigFraction.ONE;
    List<Integer> above = new ArrayList<>();
    List<int[]> below = new ArrayList<>();
    boolean many = dag.op(node) == Op.MULTIPLY;
    for (int k = 0; k < (many ? dag.childCount(node) : 1); k++) {
      int factor = many ? dag.child(node, k) : node;
      if (dag.isConstant(factor)) {
        coefficient = coefficient.multiply(dag.constantValue(factor));
      } else if (dag.op(factor) == Op.POWER
          && dag.exponent(factor).compareTo(BigFraction.ZERO) < 0) {
        below.add(new int[] {dag.power(dag.child(factor, 0), dag.exponent(factor).negate())});
      } else {
        above.add(factor);
      }
    }
    String sign = coefficient.compareTo(BigFraction.ZERO) < 0 ? "-" : "";
    coefficient = coefficient.abs();
    String numerator = product(coefficient.getNumerator(), above, below.isEmpty());
    List<Integer> divisors = new ArrayList<>();
    below.forEach(one -> divisors.add(one[0]));
    if (divisors.isEmpty()) {
      if (coefficient.getDenominator().equals(BigInteger.ONE)) {
        return sign + numerator;
      }
      String fraction =
          "\\frac{" + coefficient.getNumerator() + "}{" + coefficient.getDenominator() + "}";
      return sign + fraction + (above.isEmpty() ? "" : " " + product(BigInteger.ONE, above, true));
    }
    return sign
        + "\\frac{"
        + numerator
        + "}{"
        + product(coefficient.getDenominator(), divisors, false)
        + "}";
  }

  /**
   * @param alone whether nothing divides it; a lone sum in a fraction needs no brackets
   */
  private String product(BigInteger coefficient, List<Integer> factors, boolean alone) {
    StringBuilder text = new StringBuilder();
    boolean one = coefficient.equals(BigInteger.ONE);
    if (!one || factors.isEmpty()) {
      text.append(coefficient);
    }
    for (int factor : ordered(factors)) {
      String part;
      if (dag.op(factor) == Op.ADD) {
        boolean bare = one && factors.size() == 1 && !alone;
        part = bare ? sum(factor) : bracketed(sum(factor));
      } else {
        part = factor(factor);
      }
      boolean space = text.length() > 0 && !part.startsWith("\\left(");
      text.append(space ? " " : "").append(part);
    }
    return bounded(text.toString());
  }

  /** Names before brackets, but y and (1-y) side by side and then after the other brackets. */
  private List<Integer> ordered(List<Integer> factors) {
    List<Integer> pairs = new ArrayList<>();
    for (int factor : factors) {
      int complement = dag.subtract(dag.one, factor);
      if (dag.op(factor) == Op.VARIABLE && factors.contains(complement)) {
        pairs.add(factor);
        pairs.add(complement);
      }
    }
    List<Integer> names = new ArrayList<>();
    List<Integer> brackets = new ArrayList<>();
    for (int factor : factors) {
      if (!pairs.contains(factor)) {
        (dag.op(factor) == Op.ADD ? brackets : names).add(factor);
      }
    }
    List<Integer> ordered = new ArrayList<>();
    if (pairs.isEmpty()) {
      ordered.addAll(names);
      ordered.addAll(brackets);
    } else {
      ordered.addAll(brackets);
      ordered.addAll(pairs);
      ordered.addAll(names);
    }
    return ordered;
  }

  private static String bracketed(String text) {
    return "\\left(" + text + "\\right)";
  }

  private String factor(int node) {
    switch (dag.op(node)) {
      case VARIABLE:
        return names.apply(node);
      case PI:
        return "\\pi";
      case ROUNDED:
        return dag.rounded(node).digits();
      case POWER:
        return power(dag.child(node, 0), dag.exponent(node));
      case EXP:
        return exponential(dag.child(node, 0));
      case LN:
        return "\\ln" + bracketed(sum(dag.child(node, 0)));
      case SIN:
        return "\\sin" + bracketed(sum(dag.child(node, 0)));
      case COS:
        return "\\cos" + bracketed(sum(dag.child(node, 0)));
      case ATAN:
        return "\\arctan" + bracketed(sum(dag.child(node, 0)));
      case ABS:
        return "\\left|" + sum(dag.child(node, 0)) + "\\right|";
      case SIGN:
        return "\\operatorname{sign}" + bracketed(sum(dag.child(node, 0)));
      case OPAQUE:
        return opaque(node);
      case SELECT:
        return "\\begin{cases}"
            + sum(dag.child(node, 2))
            + " & "
            + sum(dag.child(node, 0))
            + " "
            + dag.relation(node).sign()
            + " "
            + sum(dag.child(node, 1))
            + " \\\\ "
            + sum(dag.child(node, 3))
            + " & \\text{otherwise}\\end{cases}";
      default:
        return bracketed(sum(node));
    }
  }

  /** {@code e^{u}}, or {@code x^{a}} for e^(a ln x). */
  private String exponential(int exponent) {
    List<Integer> factors = factors(exponent);
    for (int factor : factors) {
      if (dag.op(factor) == Op.LN) {
        List<Integer> rest = new ArrayList<>(factors);
        rest.remove((Integer) factor);
        int e = dag.multiply(rest.stream().mapToInt(Integer::intValue).toArray());
        int base = dag.child(factor, 0);
        String text = factor(base);
        return (isPlain(base, text) ? text : bracketed(text)) + "^{" + sum(e) + "}";
      }
    }
    return "e^{" + sum(exponent) + "}";
  }

  /** Whether a power can be written on it without brackets. */
  private boolean isPlain(int base, String text) {
    return switch (dag.op(base)) {
      case VARIABLE -> text.indexOf('^') < 0;
      case PI, ADD, MULTIPLY, ABS -> true; // a sum or product brings its brackets
      default -> false;
    };
  }

  private String power(int base, BigFraction exponent) {
    if (exponent.equals(BigFraction.ONE_HALF)) {
      return "\\sqrt{" + sum(base) + "}";
    }
    String e =
        exponent.getDenominator().equals(BigInteger.ONE)
            ? exponent.getNumerator().toString()
            : exponent.getNumerator() + "/" + exponent.getDenominator();
    String text = factor(base);
    return (isPlain(base, text) ? text : bracketed(text)) + "^{" + e + "}";
  }

  private String opaque(int node) {
    OpaqueFunction function = dag.opaque(node);
    StringBuilder text = new StringBuilder();
    int count = dag.childCount(node);
    int order = function.orders().stream().mapToInt(Integer::intValue).sum();
    if (order > 0 && count > 1) {
      text.append("\\partial_{");
      for (int k = 0; k < count; k++) {
        text.append(String.valueOf(k + 1).repeat(function.orders().get(k)));
      }
      text.append("} ");
    }
    text.append(function.name());
    if (order > 0 && count == 1) {
      text.append("'".repeat(order));
    }
    List<String> arguments = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      arguments.add(sum(dag.child(node, k)));
    }
    return text.append(bracketed(String.join(", ", arguments))).toString();
  }
}
