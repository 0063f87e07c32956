package dev.rederive.engine.modular;

import dev.rederive.engine.dag.Dag;
import dev.rederive.engine.dag.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * Writes a node as a sum of rational multiples of products: through names, sums, constant factors,
 * and products of sums as long as they stay short. What is not taken apart is an atom. Where two
 * equal exponents are taken apart differently the test only gets weaker.
 */
final class LinearForms {
  /** Products of sums longer than this are not multiplied out. */
  private static final int PRODUCT_LIMIT = 64;

  /** Longer sums are not taken apart beyond their own terms. */
  private static final int SUM_LIMIT = 1 << 16;

  /** When the forms of all sums together are longer, later sums keep their own terms only. */
  private static final int TOTAL_LIMIT = 1 << 22;

  private static final int POWER_LIMIT = 64;

  private final Dag dag;
  private final Positions places;

  /** By position; made when the first form is asked for. */
  private List<Term>[] known;

  private long inSums;

  LinearForms(Dag dag, Positions places) {
    this.dag = dag;
    this.places = places;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  List<Term> of(int node) {
    if (known == null) {
      known = new List[places.size()];
    }
    // Deep chains of sums of names would overflow the stack: children first, by an own stack.
    int[] stack = new int[16];
    int depth = 0;
    stack[depth++] = node;
    while (depth > 0) {
      int top = stack[depth - 1];
      boolean ready = true;
      if (known[places.of(top)] == null && isTakenApart(top)) {
        int count = dag.childCount(top);
        if (depth + count > stack.length) {
          stack = Arrays.copyOf(stack, 2 * (depth + count));
        }
        for (int k = 0; k < count; k++) {
          int child = dag.child(top, k);
          if (known[places.of(child)] == null && isTakenApart(child)) {
            stack[depth++] = child;
            ready = false;
          }
        }
      }
      if (ready) {
        form(top);
        depth--;
      }
    }
    return form(node);
  }

  /** The form of a node whose children, if it is taken apart, have been dealt with. */
  private List<Term> form(int node) {
    int place = places.of(node);
    List<Term> form = known[place];
    if (form == null) {
      form = takeApart(node);
      known[place] = form;
    }
    return form;
  }

  private boolean isTakenApart(int node) {
    return switch (dag.op(node)) {
      case NAMED, ADD, MULTIPLY -> true;
      case POWER -> smallExponent(node) != 0;
      default -> false;
    };
  }

  private int smallExponent(int node) {
    BigFraction exponent = dag.exponent(node);
    return exponent.isInteger() && exponent.getNumerator().bitLength() < 7
        ? exponent.getNumeratorAsInt()
        : 0;
  }

  private List<Term> takeApart(int node) {
    switch (dag.op(node)) {
      case CONSTANT:
        BigFraction value = dag.constantValue(node);
        return value.isZero() ? List.of() : List.of(Term.constant(value));
      case NAMED:
        return form(dag.child(node, 0));
      case ADD:
        return sum(node);
      case MULTIPLY:
        return product(node);
      case POWER:
        int exponent = smallExponent(node);
        return exponent == 0 ? List.of(Term.atom(node, 1)) : power(node, exponent);
      default:
        return List.of(Term.atom(node, 1));
    }
  }

  private List<Term> sum(int node) {
    long total = 0;
    for (int k = 0; k < dag.childCount(node); k++) {
      total += form(dag.child(node, k)).size();
    }
    boolean apart = total <= SUM_LIMIT && inSums + total <= TOTAL_LIMIT;
    inSums += apart ? total : 0;
    List<Term> terms = new ArrayList<>(apart ? (int) total : dag.childCount(node));
    for (int k = 0; k < dag.childCount(node); k++) {
      List<Term> form = form(dag.child(node, k));
      terms.addAll(apart ? form : whole(dag.child(node, k), form));
    }
    return terms;
  }

  private List<Term> whole(int node, List<Term> form) {
    return form.size() <= 1 ? form : List.of(Term.atom(unnamed(node), 1));
  }

  private int unnamed(int node) {
    int at = node;
    while (dag.op(at) == Op.NAMED) {
      at = dag.child(at, 0);
    }
    return at;
  }

  private List<Term> product(int node) {
    Term single = Term.constant(BigFraction.ONE);
    long total = 1;
    boolean sums = false;
    for (int k = 0; k < dag.childCount(node); k++) {
      List<Term> form = form(dag.child(node, k));
      if (form.size() == 1) {
        single = single.times(form.get(0));
      } else {
        sums = true;
        total = Math.min(total * form.size(), Integer.MAX_VALUE);
      }
    }
    if (!sums) {
      return List.of(single);
    }
    boolean expanded = total <= (single.isConstant() ? SUM_LIMIT : PRODUCT_LIMIT);
    List<Term> result = List.of(single);
    for (int k = 0; k < dag.childCount(node); k++) {
      List<Term> form = form(dag.child(node, k));
      if (form.size() != 1) {
        List<Term> factor = expanded ? form : whole(dag.child(node, k), form);
        // Two long factors are not multiplied out even if nothing else stands beside them.
        if (result.size() > 1 && total > PRODUCT_LIMIT) {
          return compact(node, single);
        }
        result = multiply(result, factor);
      }
    }
    return result;
  }

  private List<Term> compact(int node, Term single) {
    Term result = single;
    for (int k = 0; k < dag.childCount(node); k++) {
      if (form(dag.child(node, k)).size() != 1) {
        result = result.times(Term.atom(unnamed(dag.child(node, k)), 1));
      }
    }
    return List.of(result);
  }

  private static List<Term> multiply(List<Term> a, List<Term> b) {
    List<Term> result = new ArrayList<>(a.size() * b.size());
    for (Term left : a) {
      for (Term right : b) {
        result.add(left.times(right));
      }
    }
    return result;
  }

  private List<Term> power(int node, int exponent) {
    int base = dag.child(node, 0);
    List<Term> form = form(base);
    if (form.isEmpty()) {
      return List.of(Term.atom(node, 1));
    }
    if (form.size() == 1) {
      Term term = form.get(0);
      for (int power : term.powers()) {
        if (Math.abs((long) power * exponent) > POWER_LIMIT) {
          return List.of(Term.atom(node, 1));
        }
      }
      return List.of(term.raised(exponent));
    }
    if (exponent > 0 && Math.pow(form.size(), exponent) <= PRODUCT_LIMIT) {
      List<Term> result = form;
      for (int k = 1; k < exponent; k++) {
        result = multiply(result, form);
      }
      return result;
    }
    return List.of(Term.atom(unnamed(base), exponent));
  }
}
